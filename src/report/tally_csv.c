/* The figures of a report as CSV: keys and plain numbers, for programs. */
#include "parts.h"
#include "tally_out.h"
#include "table.h"

static const char *plain(struct arena *a, const struct tally_part *p, const struct tally_line *l, size_t column)
{
	int64_t n = line_figure(p, l, column);

	if (n < 0)
		return "";
	if (p->column[column].kind == COLUMN_RATE)
		return arena_printf(a, "%lld.%03lld", (long long)(n / 1000), (long long)(n % 1000));
	return arena_printf(a, "%lld", (long long)n);
}

/* A line a figure: one table whatever the parts are. */
static void long_csv(struct str *out, const struct report_style *style, const struct tally *s, struct arena *a)
{
	static const char *const titles[] = { "part", "key", "name", "figure", "value" };
	struct table t;

	table_init(&t, a);
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		table_column(&t, titles[i], false);
	for (size_t i = 0; i < s->parts; i++) {
		const struct tally_part *p = &s->part[i];

		for (size_t k = 0; k < p->lines * p->columns; k++) {
			const struct tally_line *l = &p->line[k / p->columns];

			table_cell(&t, p->name);
			table_cell(&t, l->key);
			table_cell(&t, tally_key_shown(a, style, p, l->key));
			table_cell(&t, p->column[k % p->columns].name);
			table_cell(&t, plain(a, p, l, k % p->columns));
		}
	}
	table_csv(&t, out);
}

static void wide_csv(struct str *out, const struct report_style *style, const struct tally_part *p, struct arena *a)
{
	struct table t;

	table_init(&t, a);
	if (!p->ledger) {
		table_column(&t, "key", false);
		table_column(&t, "name", false);
	}
	for (size_t c = 0; c < p->columns; c++)
		table_column(&t, p->column[c].name, false);
	for (size_t i = 0; i < p->lines; i++) {
		if (!p->ledger) {
			table_cell(&t, p->line[i].key);
			table_cell(&t, tally_key_shown(a, style, p, p->line[i].key));
		}
		for (size_t c = 0; c < p->columns; c++)
			table_cell(&t, p->ledger ? p->line[i].text[c] : plain(a, p, &p->line[i], c));
	}
	table_csv(&t, out);
}

void tally_csv(struct str *out, const struct report_style *style, const struct tally *s, const char *only)
{
	struct arena a = ARENA_INIT;
	const struct tally_part *one = s->parts == 1 ? &s->part[0] : NULL;

	for (size_t i = 0; only && i < s->parts; i++)
		if (str_equal(s->part[i].name, only))
			one = &s->part[i];
	if (one)
		wide_csv(out, style, one, &a);
	else
		long_csv(out, style, s, &a);
	arena_release(&a);
}

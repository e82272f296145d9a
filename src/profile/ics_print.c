/* Days off and working days as `holidays` sections: one a holiday, so that the
 * explanation of a due time can name it. */
#include <string.h>

#include "ics.h"
#include "plaint/utf8.h"

/* Days in a row of one kind and name. */
struct run {
	const struct ics_day *first;
	daynum to;
};
struct printing {
	struct ics *x;
	struct run *run;
	size_t count;
	const char *title;
	size_t groups, dated; /* sections; the last of those with days of a year */
	daynum known_until;
};

static void find_runs(struct printing *p, const struct ics_calendar *c)
{
	for (size_t i = 0; i < c->count; i++) {
		const struct ics_day *d = &c->item[i];
		struct run *last = p->count ? &p->run[p->count - 1] : NULL;

		if (last && last->to + 1 == d->day && last->first->yearly == d->yearly && last->first->work == d->work &&
			str_equal(last->first->name, d->name)) {
			last->to = d->day;
			continue;
		}
		p->run = arena_grow(p->x->arena, p->run, p->count, sizeof *p->run);
		p->run[p->count++] = (struct run){d, d->day};
	}
}

static int year_of(const struct ics_day *d)
{
	int y, m, day;

	day_to_civil(d->day, &y, &m, &day);
	return y;
}

static bool together(const struct run *a, const struct run *b)
{
	return a->first->yearly == b->first->yearly && year_of(a->first) == year_of(b->first) &&
		str_equal(a->first->name, b->first->name);
}

static bool leads(const struct printing *p, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (together(&p->run[k], &p->run[i]))
			return false;
	return true;
}

static void count_groups(struct printing *p)
{
	for (size_t i = 0; i < p->count; i++) {
		if (!leads(p, i))
			continue;
		p->groups++;
		if (!p->run[i].first->yearly)
			p->dated = p->groups;
	}
}

/* As a text of the config. */
static void add_text(struct str *out, const char *text)
{
	str_add_char(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			str_add_char(out, '\\');
		if (text[0] == '$' && text[1] == '{') /* the config reads no environment */
			continue;
		str_add_char(out, *text);
	}
	str_add_char(out, '"');
}

static void add_list(struct str *out, const struct printing *p, size_t lead, bool work)
{
	bool any = false;

	for (size_t i = lead; i < p->count; i++) {
		const struct run *r = &p->run[i];
		char from[11], to[11];
		int skip = r->first->yearly ? 5 : 0;

		if (r->first->work != work || !together(&p->run[lead], r))
			continue;
		day_format(r->first->day, from);
		day_format(r->to, to);
		str_add(out, any ? ", " : work ? "  work = { " : "  off = { ");
		str_addf(out, r->to > r->first->day ? "\"%s..%s\"" : "\"%s\"", from + skip, to + skip);
		any = true;
	}
	if (any)
		str_add(out, " }");
}

static void add_section(struct str *out, const struct printing *p, size_t lead, size_t number)
{
	const struct ics_day *d = p->run[lead].first;
	const char *english = ics_english(p->x->arena, d->name);
	char date[11];

	str_addf(out, "holidays \"%s", p->title);
	if (p->groups > 1)
		str_addf(out, "-%zu", number);
	str_add(out, "\" { name = ");
	add_text(out, english ? english : d->name);
	str_add(out, "  name_zh = ");
	add_text(out, d->name);
	add_list(out, p, lead, false);
	add_list(out, p, lead, true);
	if (number == p->dated) {
		day_format(p->known_until, date);
		str_addf(out, "\n\tknown_until = \"%s\"", date);
	}
	str_add(out, " }\n");
}

static void add_head(struct str *out, const struct printing *p)
{
	const char *slash = strrchr(p->x->path, '/');
	char date[11];
	struct str name;

	str_init(&name);
	utf8_clean(&name, slash ? slash + 1 : p->x->path, strlen(slash ? slash + 1 : p->x->path), false);
	str_addf(out, "# Holidays, written by plaint calendar import from %s.\n", name.data);
	str_release(&name);
	if (!p->known_until) {
		str_add(out, "# All of them come every year: no end is known, so known_until is not said.\n");
		return;
	}
	day_format(p->known_until, date);
	str_addf(out, "# known_until is %s, the end of the last year with a day in it: if the\n"
		"# calendar does not reach so far, write an earlier day there.\n", date);
}

void ics_print(struct ics *x, const struct ics_calendar *c, const char *title, struct str *out)
{
	struct printing p = {.x = x, .title = title, .known_until = c->known_until};
	size_t number = 0;

	find_runs(&p, c);
	count_groups(&p);
	add_head(out, &p);
	for (size_t i = 0; i < p.count; i++)
		if (leads(&p, i))
			add_section(out, &p, i, ++number);
}

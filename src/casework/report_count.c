/* report_count.c - what one complaint adds to a report. */
#include <string.h>

#include "plaint/rules/archive.h"
#include "plaint/rules/rights.h"
#include "plaint/str.h"
#include "report.h"

#define LINES_MOST 3000 /* of one part in one piece: a reply has its bounds */
#define ROWS_MOST 500
#define LEDGER_BYTES (400u * 1024)

/* Nobody counts or filters by what is masked for them (P-3): "phone=139*" would tell it
 * digit by digit. named: names were asked for, by one who may have them. */
static const struct complaint *seen_by(struct making *m, const char *source, const struct complaint *c, bool named)
{
	const char *name = str_starts(source, "field ") ? source + strlen("field ") : source;
	int field = field_find(name);
	struct complaint *shown;

	if (!mask_touches(name) || !complaint_field(c, name) ||
		(named && desk_sees(m->d, c->taker, c->value[FIELD_PERSON], c->value[FIELD_DEPARTMENT])))
		return c;
	shown = arena_alloc(&m->a, sizeof *shown);
	*shown = *c;
	if (field >= 0)
		shown->value[field] = mask_value(masks_of(&m->a, m->d->site, c), name, c->value[field]);
	else
		mask_complaint(&m->a, m->d->site, shown);
	return shown;
}

static bool condition_holds(struct making *m, const char *condition, const struct complaint *c)
{
	const char *equals = strchr(condition, '='), *want = equals + 1;
	const char *name = arena_strndup(&m->a, condition, (size_t)(equals - condition));
	struct texts keys = figure_keys(&m->a, m->d->site, name, seen_by(m, name, c, true)), pattern = { &want, 1 };

	for (size_t i = 0; i < keys.count; i++)
		if (texts_match(&pattern, keys.item[i]))
			return true;
	return false;
}

bool making_settled(const struct making *m)
{
	return m->kind && m->kind->by_settlement;
}

bool making_takes(struct making *m, const struct complaint *c)
{
	instant at = making_settled(m) ? figures_settled(m->d->site, c) : c->received;

	return at != INSTANT_NONE && at >= m->tally->from && at <= m->tally->to && making_where(m, c);
}

bool making_where(struct making *m, const struct complaint *c)
{
	for (size_t i = 0; i < m->where.count; i++)
		if (!condition_holds(m, m->where.item[i], c))
			return false;
	return true;
}

/* --- figures ------------------------------------------------------------------- */

static void add_to(const struct tally_part *p, struct tally_line *l, uint64_t holds, const struct figured *f)
{
	for (size_t i = 0; i < p->columns; i++) {
		if (p->column[i].kind == COLUMN_COUNT)
			l->n[i] += holds >> p->column[i].measure & 1;
		else if (p->column[i].kind == COLUMN_SUM)
			l->n[i] += f->spent;
		else if (p->column[i].kind == COLUMN_YUAN)
			l->n[i] += p->column[i].measure == FIG_YUAN ? f->yuan : f->yuan_open;
	}
}

static void count_runs(struct making *m, struct tally_part *p, const struct complaint *c, const struct figured *f)
{
	for (size_t i = 0; i < c->clock_count; i++)
		add_to(p, part_line(m->tally, p, c->clocks[i].name), figures_of_run(&c->clocks[i], m->d->now), f);
}

static void count_violations(struct making *m, struct tally_part *p, const struct complaint *c)
{
	for (size_t i = 0; i < c->violation_count; i++) {
		struct figured f = figures_of_violation(&c->violations[i]);

		add_to(p, part_line(m->tally, p, figure_violation_key(p->source, &c->violations[i])), f.holds, &f);
	}
}

bool making_count(struct making *m, const struct complaint *c, const struct event *events, size_t count)
{
	struct figured f = figures_of(m->d->site, c, events, count, m->d->now);
	bool room = true;

	for (size_t i = 0; i < m->tally->parts; i++) {
		struct tally_part *p = &m->tally->part[i];
		struct texts keys;

		if (str_equal(p->source, "clock")) {
			count_runs(m, p, c, &f);
			continue;
		}
		if (figure_source_violation(p->source)) {
			count_violations(m, p, c);
			continue;
		}
		keys = figure_keys(&m->a, m->d->site, p->source, seen_by(m, p->source, c, m->open_names));
		for (size_t k = 0; k < keys.count; k++)
			add_to(p, part_line(m->tally, p, keys.item[k]), f.holds, &f);
		room = room && p->lines < LINES_MOST;
	}
	return room;
}

/* --- the list behind a figure ----------------------------------------------------- */

/* PART/KEY/FIGURE; the key may hold strokes of its own. */
int making_figure(struct making *m, struct err *err)
{
	const char *first = strchr(m->figure, '/'), *last = strrchr(m->figure, '/');
	const struct tally *s = m->tally;
	const char *part;

	if (!first || first == last)
		return err_set(err, ERR_INPUT, "list", N_("not a figure: %1 (write PART/KEY/FIGURE, as channels/phone/missed)"), m->figure, NULL);
	part = arena_strndup(m->d->a, m->figure, (size_t)(first - m->figure));
	for (m->wanted.part = 0; m->wanted.part < s->parts; m->wanted.part++)
		if (str_equal(s->part[m->wanted.part].name, part))
			break;
	if (m->wanted.part == s->parts)
		return err_set(err, ERR_INPUT, "list", N_("the report %1 has no part \"%2\""), m->name, part, NULL);
	m->wanted.key = arena_strndup(m->d->a, first + 1, (size_t)(last - first - 1));
	m->wanted.column = part_find_column(&s->part[m->wanted.part], last + 1);
	if (m->wanted.column < 0)
		return err_set(err, ERR_INPUT, "list", N_("the part %1 has no figure \"%2\""), part, last + 1, NULL);
	return 0;
}

/* Of a rate: those it is a share of; those that count are marked. */
static int64_t counts_for(const struct tally_part *p, int column, uint64_t holds, int *mark)
{
	const struct tally_column *c = &p->column[column];
	if (c->kind == COLUMN_RATE || c->kind == COLUMN_MEAN) {
		*mark = c->kind == COLUMN_RATE && (holds >> p->column[c->of].measure & 1);
		return (int64_t)(holds >> p->column[c->per].measure & 1);
	}
	if (c->kind == COLUMN_SUM)
		return (int64_t)(holds >> FIG_SETTLED & 1);
	return (int64_t)(holds >> c->measure & 1);
}

static int64_t runs_for(struct making *m, const struct tally_part *p, const struct complaint *c, int *mark)
{
	int64_t n = 0;

	for (size_t i = 0; i < c->clock_count; i++) {
		int one = 0;

		if (!str_equal(c->clocks[i].name, m->wanted.key))
			continue;
		n += counts_for(p, m->wanted.column, figures_of_run(&c->clocks[i], m->d->now), &one);
		*mark = *mark || one;
	}
	return n;
}

static int64_t violations_for(struct making *m, const struct tally_part *p, const struct complaint *c, int *mark)
{
	int64_t n = 0;

	for (size_t i = 0; i < c->violation_count; i++)
		if (str_equal(figure_violation_key(p->source, &c->violations[i]), m->wanted.key))
			n += counts_for(p, m->wanted.column, figures_of_violation(&c->violations[i]).holds, mark);
	return n;
}

static bool has_key(struct making *m, const struct tally_part *p, const struct complaint *c)
{
	struct texts keys = figure_keys(&m->a, m->d->site, p->source, seen_by(m, p->source, c, m->open_names));

	return texts_has(&keys, m->wanted.key);
}

bool making_row(struct making *m, const struct complaint *c, int64_t n, int mark)
{
	struct reply *r = m->d->r;
	struct row row;

	r->total += n;
	row_from_complaint(&m->a, m->d->site, c, &row);
	row.mark = mark;
	if (str_equal(values_get(&m->d->q->fields, "personal"), "no") &&
		desk_sees(m->d, c->taker, c->value[FIELD_PERSON], c->value[FIELD_DEPARTMENT]))
		mask_row(&m->a, m->d->site, &row);
	if (!rows_add(m->d, &row))
		return false;
	r->rows[r->row_count - 1].mark = mark;
	return r->row_count < ROWS_MOST;
}

bool making_list(struct making *m, const struct complaint *c, const struct event *events, size_t count)
{
	const struct tally_part *p = &m->tally->part[m->wanted.part];
	int mark = 0;
	int64_t n = 0;

	if (str_equal(p->source, "clock"))
		n = runs_for(m, p, c, &mark);
	else if (figure_source_violation(p->source))
		n = violations_for(m, p, c, &mark);
	else if (has_key(m, p, c))
		n = counts_for(p, m->wanted.column, figures_of(m->d->site, c, events, count, m->d->now).holds, &mark);
	if (!n)
		return true;
	return making_row(m, c, n, mark);
}

/* --- a ledger's line ----------------------------------------------------------------- */

static const char *cell(struct making *m, const struct complaint *c, const char *field)
{
	if (str_equal(field, "number"))
		return c->number;
	if (str_equal(field, "received"))
		return desk_time(m->d, c->received);
	if (str_equal(field, "registered"))
		return desk_time(m->d, c->registered);
	if (str_equal(field, "closed"))
		return desk_time(m->d, c->closed);
	if (str_equal(field, "level"))
		return arena_printf(&m->a, "%d", c->level);
	if (str_equal(field, "taker"))
		return c->taker;
	if (str_equal(field, "state"))
		return state_names[c->state];
	if (str_equal(field, "emergency"))
		return c->emergency ? "yes" : "no";
	if (str_equal(field, "original"))
		return c->original;
	if (str_equal(field, "incident"))
		return c->incident;
	if (str_equal(field, "returned"))
		return arena_printf(&m->a, "%d", c->returned);
	return complaint_field(c, field);
}

bool making_write(struct making *m, const struct complaint *c)
{
	struct tally_part *p = &m->tally->part[0];
	bool sees = m->open_names && desk_sees(m->d, c->taker, c->value[FIELD_PERSON], c->value[FIELD_DEPARTMENT]);
	struct complaint shown = *c;
	struct tally_line *l = part_line(m->tally, p, c->number);

	if (!archive_may_see(c, m->d->me)) {
		archive_skeleton(&m->a, &shown);
		shown.extra = (struct values){ NULL, 0 };
	} else if (!sees) {
		mask_complaint(&m->a, m->d->site, &shown);
	}
	m->tally->at = m->d->now;
	for (size_t i = 0; i < p->columns; i++) {
		l->text[i] = arena_strdup(m->d->a, cell(m, &shown, p->column[i].name));
		m->bytes += l->text[i] ? strlen(l->text[i]) + 5 : 1;
	}
	return m->bytes < LEDGER_BYTES;
}

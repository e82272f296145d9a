/* report_begin.c - what a report is made of: its period, its parts, their columns. */
#include <string.h>

#include "plaint/rules/rights.h"
#include "plaint/str.h"
#include "report.h"

/* --- columns ---------------------------------------------------------------- */

static int add_figure(struct making *m, struct tally_part *p, enum measure f, bool hidden)
{
	const struct figure_info *info = &figure_table[f];
	struct tally_column c = { .name = info->name, .title = info->title, .means = info->means, .kind = info->kind, .of = -1,
		.per = -1, .hidden = hidden };

	m->events = m->events || info->events;
	return part_column(m->tally, p, &c);
}

/* What a rate is made of stands beside it, out of sight unless asked for. */
static void complete(struct making *m, struct tally_part *p)
{
	size_t count = p->columns;

	for (size_t i = 0; i < count; i++) {
		const struct figure_info *info = &figure_table[figure_find(p->column[i].name)];
		int of, per;

		if (info->kind != COLUMN_RATE && info->kind != COLUMN_MEAN)
			continue;
		of = add_figure(m, p, info->of, true);
		per = add_figure(m, p, info->per, true);
		p->column[i].of = of;
		p->column[i].per = per;
	}
}

/* A long trend is read by weeks or months. */
static const char *source_for(const struct making *m, const struct part_rule *rule)
{
	int64_t days = (m->tally->to - m->tally->from) / DAY;

	if (!str_equal(rule->source, "day") || !str_equal(m->name, "trend"))
		return rule->source;
	return days > 400 ? "month" : days > 62 ? "week" : "day";
}

static const char *title_for(const struct part_rule *rule, const char *source)
{
	if (!str_equal(rule->source, "day") || str_equal(source, "day"))
		return rule->title;
	return str_equal(source, "week") ? N_("Week by week") : N_("Month by month");
}

static void add_part(struct making *m, const struct part_rule *rule)
{
	const char *source = source_for(m, rule);
	struct tally_part *p = tally_part(m->tally, rule->name, title_for(rule, source), NULL, source);
	struct texts keys = figure_all_keys(m->d->a, m->d->site, source, m->tally->from, m->tally->to);

	p->order = rule->order;
	for (const enum measure *f = rule->figures; *f != FIG_COUNT; f++)
		add_figure(m, p, *f, false);
	complete(m, p);
	/* Once: the pieces are added to each other by their keys. */
	for (size_t i = 0; m->d->q->filter.offset <= 0 && i < keys.count; i++)
		part_line(m->tally, p, keys.item[i]);
}

static void add_ledger(struct making *m)
{
	struct tally_part *p = tally_part(m->tally, m->name, m->kind->title, NULL, "number");

	p->ledger = true;
	p->order = PART_BY_KEY;
	for (size_t i = 0; i < m->fields.count; i++) {
		const char *f = m->fields.item[i];
		bool time = str_equal(f, "received") || str_equal(f, "closed") || str_equal(f, "registered");
		struct tally_column c = { .name = f, .kind = time ? COLUMN_TIME : COLUMN_TEXT, .of = -1, .per = -1 };

		part_column(m->tally, p, &c);
	}
}

/* --- what is asked for --------------------------------------------------------- */

static void add_text(struct arena *a, struct texts *t, const char *s)
{
	t->item = arena_grow(a, t->item, t->count, sizeof *t->item);
	t->item[t->count++] = s;
}

static bool field_is_known(const struct site *site, const char *name)
{
	static const char *const others[] = { "number", "received", "registered", "closed", "level", "taker", "state", "emergency",
		"original", "returned", "incident" };

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (str_equal(others[i], name))
			return true;
	return figure_source_known(site, name);
}

static int take_fields(struct making *m, const char *given, struct err *err)
{
	const char *end;

	if (str_empty(given)) {
		for (const char *const *f = ledger_fields; *f; f++)
			add_text(m->d->a, &m->fields, *f);
		return 0;
	}
	for (; *given; given = *end ? end + 1 : end) {
		const char *name;

		end = strchrnul(given, ',');
		name = arena_strndup(m->d->a, given, (size_t)(end - given));
		if (!field_is_known(m->d->site, name))
			return err_set(err, ERR_INPUT, "fields", N_("there is no field \"%1\""), name, NULL);
		add_text(m->d->a, &m->fields, name);
	}
	return 0;
}

static int take_where(struct making *m, const char *condition, struct err *err)
{
	const char *equals = strchr(condition, '=');
	const char *name = equals ? arena_strndup(m->d->a, condition, (size_t)(equals - condition)) : condition;

	if (!equals || equals == condition)
		return err_set(err, ERR_INPUT, "where", N_("not a condition: %1 (write name=value)"), condition, NULL);
	if (!figure_source_known(m->d->site, name) || str_equal(name, "clock"))
		return err_set(err, ERR_INPUT, "where", N_("there is no field \"%1\""), name, NULL);
	add_text(m->d->a, &m->where, condition);
	return 0;
}

static int take_all_where(struct making *m, const struct texts *list, struct err *err)
{
	for (size_t i = 0; i < list->count; i++)
		if (take_where(m, list->item[i], err))
			return -1;
	return 0;
}

/* Personal data are carried only when asked for, by a role that sees any (P-3). */
static int take_names(struct making *m, struct err *err)
{
	const struct me *me = m->d->me;

	if (!str_equal(values_get(&m->d->q->fields, "personal"), "yes"))
		return 0;
	if (!me->alone && !texts_has(&me->sees, "all") && !texts_has(&me->sees, "department"))
		return err_set(err, ERR_DENIED, NULL, N_("%1 may not have customers' data in a report"), me->name, NULL);
	m->open_names = true;
	return 0;
}

static int unknown(const char *name, struct err *err)
{
	return err_set(err, ERR_INPUT, "report", N_("there is no report \"%1\" (plaint report lists them)"), name, NULL);
}

int making_begin(struct making *m, struct err *err)
{
	const struct filter *f = &m->d->q->filter;

	m->kind = report_find(m->name);
	if (!m->kind)
		return unknown(m->name, err);
	m->parts = m->kind->parts;
	m->tally = arena_alloc(m->d->a, sizeof *m->tally);
	tally_init(m->tally, m->d->a);
	m->tally->report = m->name;
	m->tally->title = m->kind->title;
	m->tally->from = f->from;
	m->tally->to = f->to ? f->to : m->d->now;
	m->tally->at = m->d->now;
	if (m->tally->from > m->tally->to)
		return err_set(err, ERR_INPUT, NULL, N_("the period ends before it begins"), NULL);
	if (take_fields(m, values_get(&m->d->q->fields, "fields"), err) || take_all_where(m, &m->d->q->numbers, err) ||
		take_names(m, err))
		return -1;
	m->tally->open_names = m->open_names;
	for (const struct part_rule *p = m->parts; p && p->name; p++)
		add_part(m, p);
	if (!m->parts)
		add_ledger(m);
	return 0;
}

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
		.per = -1, .hidden = hidden, .measure = (int)f };

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

	if (str_equal(rule->source, "settled day"))
		return days > 400 ? "settled month" : days > 62 ? "settled week" : rule->source;
	if (!str_equal(rule->source, "day") || !str_equal(m->name, "trend"))
		return rule->source;
	return days > 400 ? "month" : days > 62 ? "week" : "day";
}

static const char *title_for(const struct part_rule *rule, const char *source)
{
	if (str_equal(rule->source, source))
		return rule->title;
	return strstr(source, "week") ? N_("Week by week") : N_("Month by month");
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

static void add_text_column(struct making *m, struct tally_part *p, const char *name, const char *title, bool time)
{
	struct tally_column c = { .name = name, .title = title, .kind = time ? COLUMN_TIME : COLUMN_TEXT, .of = -1, .per = -1 };

	part_column(m->tally, p, &c);
}

/* Filled in by report_warnings.c, in this order. */
static void add_warnings(struct making *m)
{
	struct tally_part *p = tally_part(m->tally, "warnings", m->kind->title, NULL, "number");

	p->ledger = true;
	p->order = PART_BY_KEY;
	add_text_column(m, p, "at", N_("Given"), true);
	add_text_column(m, p, "warning", N_("Indicator"), false);
	add_text_column(m, p, "area", NULL, false);
	add_text_column(m, p, "count", N_("Count"), false);
	add_text_column(m, p, "within", N_("Within"), false);
	add_text_column(m, p, "number", N_("Last of them"), false);
	add_text_column(m, p, "told", N_("Told"), false);
	add_text_column(m, p, "measure", N_("Measure"), false);
}

static void add_ledger(struct making *m)
{
	struct tally_part *p = tally_part(m->tally, "ledger", m->tally->title, m->tally->title_zh, "number");

	p->ledger = true;
	p->order = PART_BY_KEY;
	for (size_t i = 0; i < m->fields.count; i++) {
		const char *f = m->fields.item[i];
		bool time = str_equal(f, "received") || str_equal(f, "closed") || str_equal(f, "registered");
		add_text_column(m, p, f, NULL, time);
	}
}

/* --- what is asked for --------------------------------------------------------- */

static void add_text(struct arena *a, struct texts *t, const char *s)
{
	t->item = arena_grow(a, t->item, t->count, sizeof *t->item);
	t->item[t->count++] = s;
}

static int take_fields(struct making *m, const char *given, struct err *err)
{
	const char *end;

	if (str_empty(given) && m->rule && m->rule->fields.count) {
		m->fields = m->rule->fields;
		return 0;
	}
	if (str_empty(given)) {
		for (const char *const *f = ledger_fields; *f; f++)
			add_text(m->d->a, &m->fields, *f);
		return 0;
	}
	for (; *given; given = *end ? end + 1 : end) {
		const char *name;

		end = strchrnul(given, ',');
		name = arena_strndup(m->d->a, given, (size_t)(end - given));
		if (!ledger_field_known(m->d->site, name))
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
int report_may_reveal(struct desk *d, struct err *err)
{
	const struct me *me = d->me;

	if (me->alone || texts_has(&me->sees, "all") || texts_has(&me->sees, "department"))
		return 0;
	return err_set(err, ERR_DENIED, NULL, N_("%1 may not have customers' data in a report"), me->name, NULL);
}

/* The lists behind figures are masked as all lists are; only a ledger opens names. */
static int take_names(struct making *m, struct err *err)
{
	if (!str_equal(values_get(&m->d->q->fields, "personal"), "yes"))
		return 0;
	if (report_may_reveal(m->d, err) || (!m->parts && !m->figure && report_revealed(m->d, err)))
		return -1;
	m->open_names = true;
	return 0;
}

static int unknown(const char *name, struct err *err)
{
	return err_set(err, ERR_INPUT, "report", N_("there is no report \"%1\" (plaint report lists them)"), name, NULL);
}

/* A report of the site's own: one table by a field, after the three rates. */
static const struct part_rule *own_parts(struct making *m)
{
	static const enum measure usual[] = { FIG_RECEIVED, FIG_RESPONSE, FIG_SETTLEMENT, FIG_SATISFACTION, FIG_SETTLED, FIG_OPEN,
		FIG_OVERDUE, FIG_MISSED, FIG_COUNT };
	struct part_rule *parts = arena_array(m->d->a, 3, sizeof *parts);
	const struct texts *names = &m->rule->figures;
	enum measure *own = arena_array(m->d->a, names->count + 1, sizeof *own);
	bool time = str_equal(m->rule->by, "day") || str_equal(m->rule->by, "week") || str_equal(m->rule->by, "month");
	size_t count = 0;

	for (size_t i = 0; i < names->count; i++)
		if (figure_find(names->item[i]) >= 0)
			own[count++] = (enum measure)figure_find(names->item[i]);
	own[count] = FIG_COUNT;
	parts[0] = report_table[0].parts[0];
	parts[1] = (struct part_rule){ "by", N_("The table"), m->rule->by, time ? PART_BY_KEY : PART_BY_COUNT, count ? own : usual };
	return parts;
}

static int take_name(struct making *m, struct err *err)
{
	m->rule = site_report(m->d->site, m->name);
	m->kind = report_find(m->name);
	if (!m->kind && !m->rule)
		return unknown(m->name, err);
	if (m->kind)
		m->parts = m->kind->parts;
	else if (m->rule->by)
		m->parts = own_parts(m);
	return 0;
}

static void begin_tally(struct making *m)
{
	const struct filter *f = &m->d->q->filter;
	struct tally *t = arena_alloc(m->d->a, sizeof *t);
	const struct zone *z = &m->d->site->zone;

	m->tally = t;
	tally_init(t, m->d->a);
	t->report = m->name;
	t->title = m->kind ? m->kind->title : m->name;
	t->from = f->from;
	t->to = f->to ? f->to : m->d->now;
	t->at = m->d->now;
	if (!m->rule)
		return;
	if (!str_empty(m->rule->name) || !str_empty(m->rule->name_zh)) {
		t->title = m->rule->name;
		t->title_zh = str_or_empty(m->rule->name_zh);
	}
	t->check = m->rule->check;
	t->approve = m->rule->approve;
	t->due = report_due(z, m->rule->due, t->to);
	t->hand_on = report_due(z, m->rule->hand_on, t->to);
}

int making_begin(struct making *m, struct err *err)
{
	if (take_name(m, err))
		return -1;
	begin_tally(m);
	if (m->tally->from > m->tally->to)
		return err_set(err, ERR_INPUT, NULL, N_("the period ends before it begins"), NULL);
	if (take_fields(m, values_get(&m->d->q->fields, "fields"), err) || take_all_where(m, &m->d->q->numbers, err) ||
		(m->rule && take_all_where(m, &m->rule->where, err)) || take_names(m, err))
		return -1;
	m->tally->open_names = m->open_names;
	for (const struct part_rule *p = m->parts; p && p->name; p++)
		add_part(m, p);
	if (m->kind && str_equal(m->kind->name, "warnings"))
		add_warnings(m);
	else if (!m->parts)
		add_ledger(m);
	return 0;
}

/* report_warnings.c - the early warnings given in a period, from the events (PU-11). */
#include <stdlib.h>

#include "early.h"
#include "plaint/str.h"
#include "report.h"

#define PIECE 60000 /* events looked at: some twentieth of a second */

struct reading {
	struct making *m;
	struct err *err;
	bool failed;
};

static const struct warning_rule *rule_named(const struct site *site, const char *title)
{
	for (size_t i = 0; i < site->warnings_count; i++)
		if (str_equal(site->warnings[i].s.title, title))
			return &site->warnings[i];
	return NULL;
}

/* The site's words in both languages: the reader's is not known here. */
static const char *measure_of(struct arena *a, const struct warning_rule *rule)
{
	const char *en = rule ? rule->measure : NULL, *zh = rule ? rule->measure_zh : NULL;

	if (str_empty(en) || str_empty(zh))
		return str_empty(en) ? zh : en;
	return arena_printf(a, "%s\n%s", en, zh);
}

static bool take(void *arg, const struct event *e)
{
	struct reading *r = arg;
	struct making *m = r->m;
	struct arena *a = m->d->a;
	const char *title = event_after(e, "early warning");
	struct complaint *c;
	struct tally_line *l;

	if (!title || e->at < m->tally->from || e->at > m->tally->to)
		return true;
	arena_clear(&m->a);
	if (store_complaint_id(m->d->t, &m->a, e->complaint, &c, r->err)) {
		r->failed = true;
		return false;
	}
	if (!making_where(m, c))
		return true;
	l = part_line(m->tally, &m->tally->part[0], arena_printf(a, "%012llu", (unsigned long long)e->seq));
	l->text[0] = desk_time(m->d, e->at);
	l->text[1] = arena_strdup(a, title);
	l->text[2] = arena_strdup(a, event_after(e, "area"));
	l->text[3] = arena_strdup(a, event_after(e, "count"));
	l->text[4] = arena_strdup(a, event_after(e, "within"));
	l->text[5] = arena_strdup(a, c->number);
	l->text[6] = arena_strdup(a, event_after(e, "people"));
	l->text[7] = measure_of(a, rule_named(m->d->site, title));
	return true;
}

static const char *const warns[] = { "warn", NULL };

/* Back to where the period begins; what was seen late was recorded after it. */
static int64_t span_of(const struct making *m)
{
	int64_t span = m->d->now - m->tally->from + 2 * DAY;

	return span > 0 ? span : 0;
}

int making_warnings(struct making *m, struct err *err)
{
	struct reading r = { .m = m, .err = err };
	uint64_t newest = store_newest_event(m->d->t), next = m->d->q->filter.offset > 0 ? (uint64_t)m->d->q->filter.offset : newest;
	uint64_t from = next;

	if (store_recent(m->d->t, span_of(m), PIECE, warns, &next, take, &r, err) || r.failed)
		return -1;
	m->tally->whole = (int64_t)newest;
	m->tally->looked = (int64_t)(from - next);
	m->tally->next = next;
	return 0;
}

/* --- the complaints of one warning (U-13) ------------------------------------------- */

struct warned {
	struct making *m;
	uint64_t seq, last, after; /* after: what the warning before counted is not counted again */
	const struct warning_rule *rule;
	const char *area;
	instant at;
	bool found;
};

static bool find_one(void *arg, const struct event *e)
{
	struct warned *w = arg;

	/* Whatever was counted before the time this one looks back over is none of its own. */
	if (w->found && (!w->rule || e->seen < w->at - early_within(w->rule)))
		return false;
	if (w->found && str_equal(event_after(e, "early warning"), w->rule->s.title) && str_equal(event_after(e, "area"), w->area)) {
		w->after = e->complaint;
		return false;
	}
	if (e->seq != w->seq)
		return w->found; /* the first is the wanted one, or it is no warning */
	w->found = true;
	w->rule = rule_named(w->m->d->site, event_after(e, "early warning"));
	w->area = arena_strdup(w->m->d->a, event_after(e, "area"));
	w->at = e->at;
	w->last = e->complaint;
	return true;
}

static bool counted(const struct warned *w, const struct complaint *c)
{
	const char *one[1] = { w->rule->category };
	struct texts pattern = { one, str_empty(w->rule->category) ? 0 : 1 };

	return c->id <= w->last && c->id > w->after && c->received >= w->at - early_within(w->rule) && c->received <= w->at &&
		c->state != STATE_REJECTED && (!w->area || str_equal(w->area, c->value[FIELD_AREA])) &&
		(str_empty(w->rule->kind) || str_equal(w->rule->kind, c->value[FIELD_KIND])) &&
		texts_match(&pattern, c->value[FIELD_CATEGORY]);
}

static bool list_one(void *arg, const struct complaint *c)
{
	struct warned *w = arg;

	arena_clear(&w->m->a);
	if (c->registered < w->at - early_within(w->rule) - 2 * DAY)
		return false;
	return !counted(w, c) || making_row(w->m, c, 1, 0);
}

int making_warned(struct making *m, struct err *err)
{
	struct warned w = { .m = m, .seq = strtoull(m->wanted.key, NULL, 10) };
	uint64_t at = w.seq;

	if (!at || at > store_newest_event(m->d->t))
		return 0;
	if (store_recent(m->d->t, INT64_MAX / 2, SIZE_MAX, warns, &at, find_one, &w, err))
		return -1;
	if (!w.found || !w.rule)
		return 0;
	return store_walk(m->d->t, w.last, list_one, &w, err);
}

/* ladder.c - reminder, supervision notice, criticism: numbered, dated documents (U-6). */
#include "deed.h"
#include "people.h"
#include "plaint/rules/number.h"
#include "plaint/rules/supervision.h"
#include "plaint/str.h"

/* Serials begin anew with each year, each kind for itself. */
static int next_number(struct desk *d, const struct document_rule *rule, const char **number, struct err *err)
{
	daynum day = zone_day(&d->site->zone, d->now);
	uint32_t serial;

	if (store_serial(d->t, arena_printf(d->a, "document %s %d", rule->s.title, zone_civil(&d->site->zone, d->now).year), &serial, err))
		return -1;
	return number_of_year(d->a, rule->number, day, serial, number, err);
}

static int answer_by(struct desk *d, const struct document_rule *rule, instant *at, struct err *err)
{
	struct deadline end;
	struct limit limit;

	*at = INSTANT_NONE;
	if (str_empty(rule->answer))
		return 0;
	if (limit_parse(rule->answer, &limit, err) || deadline_due(d->a, d->days, d->now, &limit, NULL, 0, d->now, &end, NULL, err))
		return -1;
	*at = end.due;
	return 0;
}

static int write_document(struct deed *x, const char *kind, struct err *err)
{
	const struct document_rule *rule = site_document(x->d->site, kind);
	const struct clock_run *run = complaint_nearest(x->c);
	struct document doc = { .kind = kind, .at = x->d->now, .by = desk_login(x->d), .text = values_get(&x->given, "remark") };
	struct complaint *c = x->c;

	if (next_number(x->d, rule, &doc.number, err) || answer_by(x->d, rule, &doc.answer_by, err))
		return -1;
	penalty_falls_on(x->d->site, c, str_empty(rule->to) ? "person" : rule->to, &doc.to, &doc.department);
	if (run) {
		doc.clock = run_title(x->d->a, run);
		doc.due = run->due;
	}
	c->documents = arena_grow(x->d->a, c->documents, c->document_count, sizeof(*c->documents));
	c->documents[c->document_count++] = doc;
	deed_note(x, "addressed to", doc.to);
	deed_note(x, "answer by", desk_time(x->d, doc.answer_by));
	return 0;
}

/* To whom it is addressed, those of the case, and whom the profile says. */
static void tell(struct deed *x, const char *what, const char *kind)
{
	const struct document_rule *rule = site_document(x->d->site, kind);
	struct texts to = people_of_case(x->d, x->c);

	if (rule && x->c->document_count)
		people_add(x->d->a, &to, x->c->documents[x->c->document_count - 1].to);
	for (size_t i = 0; rule && i < rule->tell.count; i++) {
		struct texts more = people_of_target(x->d, x->c, rule->tell.item[i]);

		for (size_t k = 0; k < more.count; k++)
			people_add(x->d->a, &to, more.item[k]);
	}
	for (size_t i = 0; i < to.count; i++)
		if (!str_equal(to.item[i], desk_login(x->d)))
			desk_notice(x->d, x->d->now, what, x->c, NULL, to.item[i]);
}

int urge_apply(struct deed *x, struct err *err)
{
	return site_document(x->d->site, "reminder") ? write_document(x, "reminder", err) : 0;
}

void urge_tell(struct deed *x)
{
	tell(x, "urged", "reminder");
}

/* Without a word the step that is proposed, else the notice. */
int supervise_prepare(struct deed *x, struct err *err)
{
	const char *step = values_get(&x->given, "step"), *next = ladder_next(x->d->site, x->old, x->d->now);

	if (str_empty(step)) {
		step = next && !str_equal(next, "reminder") ? next : "notice";
		values_set(x->d->a, &x->given, "step", step);
	}
	if (!str_equal(step, "notice") && !str_equal(step, "criticism"))
		return err_set(err, ERR_INPUT, "step", N_("%1: there is no \"%2\" (there are: %3)"), "step", step, "notice, criticism", NULL);
	if (!site_document(x->d->site, step))
		return err_set(err, ERR_INPUT, "step", N_("the profile has no document \"%1\""), step, NULL);
	return 0;
}

int supervise_apply(struct deed *x, struct err *err)
{
	return write_document(x, values_get(&x->given, "step"), err);
}

void supervise_tell(struct deed *x)
{
	tell(x, "supervised", values_get(&x->given, "step"));
}

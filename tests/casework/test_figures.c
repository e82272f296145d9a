/* Reports over a real store: each figure of six complaints worked out by hand, the list
 * behind it, what it hides, who signs it, and the warnings of many of a kind.
 * (PU-11, PU-12, GC-11, HT-3, HT-12, U-13, P-3)
 *
 * All are received on Monday 2 March 2026 at 09:00; the reports are made on Tuesday at
 * 12:00. Clocks of the profile: forward 1 h, contact 24 h, special 24 h (no violation),
 * settle 3 working days.
 *
 *   A  09:30 forwarded to the station, 10:00 reached, 11:00 resolved, satisfied
 *   B  10:30 forwarded there: half an hour late; 10:40 reached; being handled
 *   C  an enquiry settled at intake, fairly satisfied; never with a department
 *   D  a letter, rejected as out of scope
 *   E  never forwarded: past due since 10:00
 *   F  09:10 forwarded to the station, 09:20 reached, 09:30 resolved, dissatisfied:
 *      a revisit is wanted
 */
#include "hall.h"

#include <stdlib.h>
#include <string.h>

#include "plaint/rules/figures.h"
#include "plaint/tally.h"

struct six { const char *a, *b, *c, *d, *e, *f; };

static const char *taken(struct hall *h, const char *kind, const char *channel)
{
	DONE(add(h, "chen", "phone", "13800138000", "name", "张伟", "address", "学院路12号3-402", "text", "气费比上月多一倍",
		"category", "bill/amount", "kind", kind, "channel", channel, NULL));
	return h->r.complaint->number;
}

static void forwarded(struct hall *h, const char *number, const char *when, const char *late)
{
	h->now = at(h, when);
	DONE(act(h, "chen", number, "forward", "department", "station", "person", "he", "late_reason", late, NULL));
}

static void reached(struct hall *h, const char *number, const char *when)
{
	h->now = at(h, when);
	DONE(act(h, "he", number, "contact", "outcome", "reached", NULL));
}

static void resolved(struct hall *h, const char *number, const char *when, const char *satisfaction)
{
	h->now = at(h, when);
	DONE(act(h, "he", number, "resolve", "facts", "抄表错", "measures", "更正", "accountability", "谈话", "satisfaction",
		satisfaction, NULL));
}

static struct six six(struct hall *h)
{
	struct six x = { .a = taken(h, "complaint", "phone"), .b = taken(h, "complaint", "phone") };

	x.c = taken(h, "enquiry", "visit");
	x.d = taken(h, "complaint", "letter");
	x.e = taken(h, "complaint", "phone");
	x.f = taken(h, "complaint", "phone");
	DONE(act(h, "chen", x.c, "settle", "measures", "解释", "satisfaction", "fair", NULL));
	DONE(act(h, "chen", x.d, "reject", "reason", "自来水", "told", "yes", NULL));
	forwarded(h, x.f, "2026-03-02T09:10", NULL);
	reached(h, x.f, "2026-03-02T09:20");
	forwarded(h, x.a, "2026-03-02T09:30", NULL);
	resolved(h, x.f, "2026-03-02T09:30", "dissatisfied");
	reached(h, x.a, "2026-03-02T10:00");
	forwarded(h, x.b, "2026-03-02T10:30", "忙");
	reached(h, x.b, "2026-03-02T10:40");
	resolved(h, x.a, "2026-03-02T11:00", "satisfied");
	h->now = at(h, "2026-03-03T12:00");
	sweep(h);
	return x;
}

/* --- asking ----------------------------------------------------------------------- */

static void period(struct hall *h, const char *name)
{
	h->q.text = name;
	h->q.filter.from = at(h, "2026-03-02T00:00");
	h->q.filter.to = at(h, "2026-03-02T23:59:59");
}

static const struct tally *report(struct hall *h, const char *name)
{
	period(h, name);
	DONE(ask(h, "lin", "report"));
	assert_non_null(h->r.tally);
	assert_int_equal(h->r.tally->next, 0);
	return h->r.tally;
}

static int64_t figure(const struct tally *t, const char *part, const char *key, const char *column)
{
	for (size_t i = 0; i < t->parts; i++) {
		const struct tally_part *p = &t->part[i];
		const struct tally_line *l = part_find(p, key);
		int c = part_find_column(p, column);

		if (strcmp(p->name, part) != 0)
			continue;
		if (!l || c < 0)
			fail_msg("no %s of %s in %s", column, key, part);
		return line_figure(p, l, (size_t)c);
	}
	fail_msg("no part %s", part);
	return -2;
}

#define IS(part, key, column, wanted) assert_int_equal(figure(t, part, key, column), wanted)

/* The figures as they are without looking at one list. */
static void test_by_hand(void **state)
{
	struct hall *h = *state;
	const struct tally *t;

	six(h);
	t = report(h, "daily");
	assert_int_equal(strlen(t->head), 64);
	IS("flow", "all", "received", 6);
	/* A, B and F were to be replied to within 24 h and were; E was never forwarded. */
	IS("rates", "all", "reply_due", 3);
	IS("rates", "all", "replied", 3);
	IS("rates", "all", "response_rate", 1000);
	/* A, C, F of all but D: 3 of 5. */
	IS("rates", "all", "in_scope", 5);
	IS("rates", "all", "settled", 3);
	IS("rates", "all", "settlement_rate", 600);
	/* A and C of A, C, F: 2 of 3. */
	IS("rates", "all", "asked", 3);
	IS("rates", "all", "satisfied", 2);
	IS("rates", "all", "satisfaction_rate", 667);
	IS("flow", "all", "at_intake", 1);   /* C */
	IS("flow", "all", "unforwarded", 1); /* E */
	IS("flow", "all", "open", 4);        /* A, B, E, F: resolved is not archived */
	IS("flow", "all", "overdue", 2);     /* E; B, whose 24 hours asked for the reason at 10:30 */
	IS("flow", "all", "rejected", 1);    /* D */
	IS("flow", "all", "returned", 0);
	/* A took 2 h, C none, F 30 min: 9000 s among three. */
	IS("flow", "all", "duration", 3000);
	IS("channels", "phone", "received", 4); /* A, B, E, F */
	IS("channels", "visit", "received", 1);
	IS("channels", "letter", "received", 1);
	IS("channels", "web", "received", 0);   /* shown, though nothing came */
	IS("kinds", "enquiry", "settled", 1);
	IS("departments", "station", "received", 3);
	IS("departments", "", "received", 3);   /* C, D, E */
	/* forward: A and F met, B late, E past due; C and D ended without it. */
	IS("clocks", "forward", "runs", 6);
	IS("clocks", "forward", "met", 2);
	IS("clocks", "forward", "late", 1);
	IS("clocks", "forward", "breached", 1);
	IS("clocks", "forward", "cancelled", 2);
	IS("clocks", "forward", "rate", 500);
	IS("clocks", "contact", "rate", 1000);
	IS("clocks", "settle", "running", 1);   /* B, till Thursday */
	IS("clocks", "special", "breached", 1); /* B */
	IS("clocks", "sign", "runs", 0);
}

static void test_timeliness(void **state)
{
	struct hall *h = *state;
	const struct tally *t;

	six(h);
	t = report(h, "timeliness");
	/* Judged: A and F kept theirs, B and E did not. The 24 hours of B are no violation. */
	IS("all", "all", "judged", 4);
	IS("all", "all", "in_time", 2);
	IS("all", "all", "missed", 2);
	IS("all", "all", "timeliness_rate", 500);
	IS("departments", "station", "timeliness_rate", 667);
	IS("departments", "", "timeliness_rate", 0);
	IS("people", "he", "judged", 3);
	t = report(h, "satisfaction");
	IS("opinions", "dissatisfied", "received", 1);
	IS("opinions", "", "received", 3); /* B, D, E */
	IS("departments", "station", "satisfaction_rate", 500);
	t = report(h, "penalties");
	IS("all", "all", "violations", 2);
	IS("all", "all", "undecided", 2);
	t = report(h, "trend");
	IS("days", "2026-03-02", "received", 6);
	IS("hours", "09", "received", 6);
	IS("hours", "10", "received", 0);
}

/* GC-6: a revisit that finds the customer not satisfied: handled again. */
static void test_revisits(void **state)
{
	struct hall *h = *state;
	struct six x = six(h);
	const struct tally *t = report(h, "revisits");

	IS("all", "all", "to_revisit", 1); /* F */
	IS("all", "all", "waiting", 1);
	IS("all", "all", "revisit_rate", 0);
	DONE(act(h, "chen", x.f, "revisit", "outcome", "not-reached", "satisfied", "no", NULL));
	t = report(h, "revisits");
	IS("all", "all", "revisited", 0);
	IS("all", "all", "revisit_unreached", 1);
	DONE(act(h, "chen", x.f, "revisit", "outcome", "reached", "satisfied", "no", "remark", "仍有异议", NULL));
	t = report(h, "revisits");
	IS("all", "all", "revisited", 1);
	IS("all", "all", "revisit_bad", 1);
	IS("all", "all", "revisit_good", 0);
	IS("all", "all", "revisit_rate", 1000);
	/* No longer settled: A and C alone. */
	IS("rates", "all", "settled", 2);
}

/* --- the list behind a figure (U-13) -------------------------------------------------- */

static size_t listed(struct hall *h, const char *name, const char *what)
{
	period(h, name);
	h->q.action = what;
	DONE(ask(h, "lin", "report"));
	return h->r.row_count;
}

static void test_lists(void **state)
{
	struct hall *h = *state;
	struct six x = six(h);

	assert_int_equal(listed(h, "timeliness", "departments/station/missed"), 1);
	assert_string_equal(h->r.rows[0].number, x.b);
	assert_int_equal(listed(h, "timeliness", "clocks/forward/breached"), 1);
	assert_string_equal(h->r.rows[0].number, x.e);
	assert_int_equal(listed(h, "daily", "departments//received"), 3);
	assert_int_equal(listed(h, "daily", "channels/web/received"), 0);
	/* Of a rate all it is a share of; those that count are marked. */
	assert_int_equal(listed(h, "daily", "rates/all/settlement_rate"), 5);
	assert_int_equal(h->r.total, 5);
	for (size_t i = 0; i < h->r.row_count; i++) {
		bool counts = str_equal(h->r.rows[i].number, x.a) || str_equal(h->r.rows[i].number, x.c) ||
			str_equal(h->r.rows[i].number, x.f);

		assert_int_equal(h->r.rows[i].mark, counts);
	}
}

/* Settled by date (U-13): the day it was settled counts, not the day it came in. B, due by
 * Thursday 17:30, is resolved on Friday. */
static void test_settled_by_date(void **state)
{
	struct hall *h = *state;
	struct six x = six(h);
	const struct tally *t = report(h, "settled");

	IS("all", "all", "settled", 3);         /* A, C, F */
	IS("all", "all", "settled_in_time", 2); /* A, F */
	IS("all", "all", "no_limit", 1);        /* C, at intake */
	IS("all", "all", "settled_late", 0);
	IS("all", "all", "settled_in_time_rate", 1000);
	IS("days", "2026-03-02", "settled", 3);
	IS("departments", "station", "settled", 2);
	h->now = at(h, "2026-03-06T10:00");
	DONE(act(h, "he", x.b, "resolve", "facts", "抄表错", "measures", "更正", "satisfaction", "fair", "late_reason", "等配件",
		"special_reason", "停气检修", NULL));
	h->q.text = "settled";
	h->q.filter.from = at(h, "2026-03-03T00:00");
	h->q.filter.to = at(h, "2026-03-06T23:59:59");
	DONE(ask(h, "lin", "report"));
	t = h->r.tally;
	IS("all", "all", "settled", 1);
	IS("days", "2026-03-03", "settled", 0); /* shown, though nothing was */
	IS("days", "2026-03-06", "settled_late", 1);
	IS("days", "2026-03-06", "settled_in_time_rate", 0);
	h->q.text = "settled";
	h->q.action = "days/2026-03-06/settled_late";
	h->q.filter.from = at(h, "2026-03-03T00:00");
	h->q.filter.to = at(h, "2026-03-06T23:59:59");
	DONE(ask(h, "lin", "report"));
	assert_int_equal(h->r.row_count, 1);
	assert_string_equal(h->r.rows[0].number, x.b);
	/* handled again it is settled no more */
	DONE(act(h, "chen", x.f, "revisit", "outcome", "reached", "satisfied", "no", "remark", "仍有异议", "late_reason",
		"联系不上", NULL));
	t = report(h, "settled");
	IS("all", "all", "settled", 2);
	/* days, weeks, months, as the period is long */
	h->q.text = "settled";
	h->q.filter.from = at(h, "2024-03-03T00:00");
	DONE(ask(h, "lin", "report"));
	t = h->r.tally;
	IS("days", "2026-03", "settled", 3);
}

/* Every figure of every report is as long as its list. */
static void test_every_figure_has_its_list(void **state)
{
	struct hall *h = *state;
	int looked = 0;

	six(h);
	for (size_t n = 0; n < report_count; n++) {
		struct arena a = ARENA_INIT;
		struct tally t;

		if (!report_table[n].parts)
			continue;
		tally_init(&t, &a);
		tally_add(&t, report(h, report_table[n].name));
		for (size_t i = 0; i < t.parts; i++)
			for (size_t k = 0; k < t.part[i].lines * t.part[i].columns; k++) {
				const struct tally_part *p = &t.part[i];
				const struct tally_line *l = &p->line[k / p->columns];
				const struct tally_column *c = &p->column[k % p->columns];

				if (c->kind != COLUMN_COUNT)
					continue;
				listed(h, report_table[n].name, arena_printf(&a, "%s/%s/%s", p->name, l->key, c->name));
				assert_int_equal(h->r.total, l->n[k % p->columns]);
				looked++;
			}
		arena_release(&a);
		arena_clear(&h->a);
	}
	assert_true(looked > 500);
}

/* --- ledgers (HT-3), privacy (P-3) ------------------------------------------------------ */

static const char *cell(const struct tally *t, const char *number, const char *field)
{
	const struct tally_part *p = &t->part[0];
	const struct tally_line *l = part_find(p, number);

	assert_non_null(l);
	assert_true(part_find_column(p, field) >= 0);
	return str_or_empty(l->text[part_find_column(p, field)]);
}

static void revealed(struct hall *h, const char *login, enum err_code code)
{
	period(h, "ledger");
	assert_int_equal(change(h, login, "report-reveal"), code);
}

static void test_ledger(void **state)
{
	struct hall *h = *state;
	struct six x = six(h);
	const struct tally *t = report(h, "ledger");

	assert_int_equal(t->part[0].lines, 6);
	assert_string_equal(cell(t, x.a, "received"), "2026-03-02T09:00:00+08:00");
	assert_string_equal(cell(t, x.a, "category"), "bill/amount");
	assert_string_equal(cell(t, x.d, "state"), "rejected");
	/* Masked for everybody who does not ask. */
	assert_string_equal(cell(t, x.a, "name"), "张*");
	assert_string_equal(cell(t, x.a, "phone"), "138****8000");
	assert_false(t->open_names);
	/* P-3: not before that is on record; one event for all of it. */
	period(h, "ledger");
	values_set(&h->a, &h->q.fields, "personal", "yes");
	assert_int_equal(ask(h, "zong", "report"), ERR_DENIED);
	revealed(h, "zong", ERR_NONE);
	revealed(h, "guan", ERR_DENIED);
	period(h, "ledger");
	values_set(&h->a, &h->q.fields, "personal", "yes");
	assert_int_equal(ask(h, "lin", "report"), ERR_DENIED); /* another's */
	revealed(h, "lin", ERR_NONE);
	period(h, "ledger");
	values_set(&h->a, &h->q.fields, "personal", "yes");
	DONE(ask(h, "zong", "report"));
	assert_true(h->r.tally->open_names);
	assert_string_equal(cell(h->r.tally, x.a, "name"), "张伟");
	/* A lead sees those of the own department alone. */
	period(h, "ledger");
	values_set(&h->a, &h->q.fields, "personal", "yes");
	DONE(ask(h, "lin", "report"));
	assert_string_equal(cell(h->r.tally, x.a, "name"), "张*");
	period(h, "ledger");
	values_set(&h->a, &h->q.fields, "personal", "yes");
	assert_int_equal(ask(h, "guan", "report"), ERR_DENIED);
	assert_null(h->r.tally);
}

static void test_own_reports(void **state)
{
	struct hall *h = *state;
	const char *tip = taken(h, "suggestion", "phone");
	const struct tally *t;
	const char *one = "kind=enquiry";

	taken(h, "enquiry", "phone");
	t = report(h, "suggestions");
	assert_int_equal(t->part[0].columns, 4);
	assert_int_equal(t->part[0].lines, 1);
	assert_string_equal(t->part[0].line[0].key, tip);
	t = report(h, "evidence");
	IS("by", "", "received", 2);
	assert_string_equal(t->part[1].column[0].name, "missed");
	/* Conditions narrow any report, and a star matches any rest. */
	period(h, "categories");
	h->q.numbers = (struct texts){ &one, 1 };
	DONE(ask(h, "lin", "report"));
	t = h->r.tally;
	IS("categories", "bill/amount", "received", 1);
	one = "category=bill/*";
	period(h, "channels");
	h->q.numbers = (struct texts){ &one, 1 };
	DONE(ask(h, "lin", "report"));
	t = h->r.tally;
	IS("channels", "phone", "received", 2);
}

static void test_refusals(void **state)
{
	struct hall *h = *state;
	const char *bad = "moon=full";

	period(h, "moonly");
	assert_int_equal(ask(h, "lin", "report"), ERR_INPUT);
	period(h, "daily");
	h->q.filter.to = h->q.filter.from - 1;
	assert_int_equal(ask(h, "lin", "report"), ERR_INPUT);
	period(h, "daily");
	h->q.numbers = (struct texts){ &bad, 1 };
	assert_int_equal(ask(h, "lin", "report"), ERR_INPUT);
	period(h, "daily");
	h->q.action = "rates";
	assert_int_equal(ask(h, "lin", "report"), ERR_INPUT);
	period(h, "daily");
	h->q.action = "rates/all/moons";
	assert_int_equal(ask(h, "lin", "report"), ERR_INPUT);
	period(h, "ledger");
	values_set(&h->a, &h->q.fields, "fields", "number,moon");
	assert_int_equal(ask(h, "lin", "report"), ERR_INPUT);
	period(h, "daily");
	assert_int_equal(ask(h, "nobody", "report"), ERR_DENIED);
}

/* --- signed upward (HT-12) ------------------------------------------------------------ */

static enum err_code sign(struct hall *h, const char *who, const char *step)
{
	static int made;

	period(h, "weekly");
	h->q.action = step;
	h->q.if_version = 77;
	h->q.id = arena_printf(&h->a, "sign-request-%04d", ++made);
	return change(h, who, "report-sign");
}

static void test_signing(void **state)
{
	struct hall *h = *state;
	const struct tally *t;

	assert_int_equal(sign(h, "lin", "checked"), ERR_INPUT); /* not written yet */
	DONE(sign(h, "chen", "written"));
	assert_int_equal(sign(h, "chen", "checked"), ERR_DENIED); /* the role is lead */
	assert_int_equal(sign(h, "zong", "approved"), ERR_INPUT); /* not checked yet */
	DONE(sign(h, "lin", "checked"));
	assert_int_equal(sign(h, "lin", "approved"), ERR_DENIED);
	DONE(sign(h, "zong", "approved"));
	assert_int_equal(sign(h, "zong", "approved"), ERR_INPUT); /* already */
	assert_int_equal(sign(h, "zong", "sung"), ERR_INPUT);
	hall_again(h);
	t = report(h, "weekly");
	assert_int_equal(t->signings, 3);
	assert_string_equal(t->signing[1].step, "checked");
	assert_string_equal(t->signing[1].by, "lin");
	assert_string_equal(t->signing[1].name, "林芳");
	assert_int_equal(t->signing[2].mark, 77);
	/* Friday of that week, Monday of the next. */
	assert_int_equal(t->due, at(h, "2026-03-06T23:59:59"));
	assert_int_equal(t->hand_on, at(h, "2026-03-09T23:59:59"));
	/* Nobody checks what they wrote; written again it begins anew. */
	DONE(sign(h, "lin", "written"));
	assert_int_equal(report(h, "weekly")->signings, 1);
	assert_int_equal(sign(h, "lin", "checked"), ERR_DENIED);
	assert_int_equal(report(h, "monthly")->signings, 0);
}

/* --- early warnings (PU-11) ------------------------------------------------------------ */

static const char *in_area(struct hall *h, const char *area)
{
	h->now += MINUTE;
	DONE(add(h, "chen", "phone", "13800138000", "name", "张伟", "text", "气费", "category", "bill/amount", "area", area, NULL));
	return h->r.complaint->number;
}

static void test_warnings(void **state)
{
	struct hall *h = *state;
	const char *third, *sixth;
	const struct tally *t;
	int64_t before;

	in_area(h, "east");
	in_area(h, "east");
	in_area(h, "west");
	assert_int_equal(sweep(h), 0);
	third = in_area(h, "east");
	assert_int_equal(casework_next(h->cw), 1); /* at once */
	assert_int_equal(sweep(h), 1);
	assert_string_equal(changed(h, third, "warn", "early warning"), ">bills");
	assert_string_equal(changed(h, third, "warn", "area"), ">east");
	assert_string_equal(changed(h, third, "warn", "count"), ">3");
	/* Once: not again with the fourth and fifth, nor after a restart. */
	in_area(h, "east");
	assert_int_equal(sweep(h), 0);
	hall_again(h);
	in_area(h, "east");
	assert_int_equal(sweep(h), 0);
	sixth = in_area(h, "east");
	assert_int_equal(sweep(h), 1);
	assert_string_equal(changed(h, sixth, "warn", "count"), ">3");
	t = report(h, "warnings");
	assert_int_equal(t->part[0].lines, 2);
	assert_string_equal(t->part[0].line[0].text[part_find_column(&t->part[0], "warning")], "bills");
	assert_string_equal(t->part[0].line[0].text[part_find_column(&t->part[0], "told")], "zong");
	/* Each counted three, newest first; west is another area. */
	assert_int_equal(listed(h, "warnings", arena_printf(&h->a, "warnings/%s/count", t->part[0].line[0].key)), 3);
	assert_string_equal(h->r.rows[0].number, sixth);
	assert_int_equal(listed(h, "warnings", arena_printf(&h->a, "warnings/%s/count", t->part[0].line[1].key)), 3);
	assert_string_equal(h->r.rows[0].number, third);
	/* In pieces: one that begins before the second tells of the first alone. */
	before = (int64_t)event_of(h, sixth, "warn")->seq - 1;
	period(h, "warnings");
	h->q.filter.offset = before;
	DONE(ask(h, "lin", "report"));
	assert_int_equal(h->r.tally->part[0].lines, 1);
	assert_string_equal(h->r.tally->part[0].line[0].text[part_find_column(&h->r.tally->part[0], "number")], third);
}

static void test_warning_is_told(void **state)
{
	struct hall *h = *state;
	struct err err = ERR_INIT;
	int64_t done;
	bool more;

	in_area(h, "north");
	in_area(h, "north");
	h->now += 25 * HOUR; /* the first two are too long ago */
	in_area(h, "north");
	sweep(h);
	assert_int_equal(report(h, "warnings")->part[0].lines, 0);
	in_area(h, "north");
	in_area(h, "north");
	assert_int_equal(casework_sweep(h->cw, h->now, 1, &more, &h->a, &h->o, &done, &err), 0);
	assert_true(noticed(h, "early-warning", "zong"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_by_hand, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_timeliness, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_revisits, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_lists, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_settled_by_date, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_every_figure_has_its_list, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_ledger, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_own_reports, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_refusals, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_signing, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_warnings, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_warning_is_told, hall_up, hall_down),
	};

	hall_config = "tests/casework/reports.conf";
	return cmocka_run_group_tests(tests, NULL, NULL);
}

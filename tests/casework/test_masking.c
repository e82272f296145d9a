/* P-3: for whoever may not see them, the customer's name, number, address, account and
 * what else the profile's forms call personal stand in no byte of any answer: every operation, every report, every action. */
#include "hall.h"

#include <stdlib.h>
#include <string.h>

#include "plaint/rules/figures.h"
#include "plaint/rules/rights.h"

#define PHONE "13957284610"
#define FORMER "13746695013" /* stood there before it was mended */
#define FLAT "12栋丙单元1907室"
#define FORMER_FLAT "6栋戊单元802室"
#define FORMER_NAME "司马相如"
#define FORMER_ADDRESS "胜利路31号2-504"

/* No part of what is hidden. */
static const char *const secrets[] = { PHONE, FORMER, "5728", "4669", "娜娜", "77号", "9-876", "073199", "nana@", "1361234567",
	"丙单元", "1907", "戊单元", "fang.li", "9874", "相如", "31号", "2-504" };
static const char *const writings[] = { "139 5728 4610", "139-5728-4610", "+86 139 5728 4610", "１３９５７２８４６１０", NULL };

/* Nobody of these sees a complaint chen took and that lies with repair. */
static const char *const others[] = { "zhou", "he", "sun", "guan" };

static size_t answers;

static void scan(const char *who, const char *what, const void *bytes, size_t len)
{
	for (size_t i = 0; i < sizeof(secrets) / sizeof(*secrets); i++)
		if (memmem(bytes, len, secrets[i], strlen(secrets[i])))
			fail_msg("%s sees \"%s\" in the answer to %s", who, secrets[i], what);
	for (size_t i = 0; writings[i]; i++)
		if (memmem(bytes, len, writings[i], strlen(writings[i])))
			fail_msg("%s sees \"%s\" in the answer to %s", who, writings[i], what);
	answers++;
}

/* The answer as it goes out; and what is pushed and told of it. */
static void secret(struct hall *h, const char *who, const char *what)
{
	struct reply push;
	struct pack p;

	pack_init(&p);
	reply_pack(&p, &h->r);
	scan(who, what, p.out.data, p.out.len);
	pack_release(&p);
	reply_init(&push);
	push.changed = h->o.changed;
	push.notices = h->o.notices;
	push.notice_count = h->o.notice_count;
	pack_init(&p);
	reply_pack(&p, &push);
	scan("everybody", what, p.out.data, p.out.len);
	pack_release(&p);
}

/* With the customer's data in every text a person can write. */
static const char *a_secret(struct hall *h)
{
	/* A list shows the beginning: what it does not see as the customer's stands there. */
	static const char all[] = FLAT "，" FORMER_FLAT "，" FORMER_NAME "，" FORMER_ADDRESS "，fang.li@example.org；欧阳娜娜，学院路77号9-876，电话" PHONE "（139 5728 4610，139-5728-4610，+86 139 5728 4610，"
		"１３９５７２８４６１０），户号0731998265，nana@example.com，9-876住户；母亲13612345678；以前是" FORMER "；2-504住户";
	const char *n;

	DONE(add(h, "chen", "phone", FORMER, "name", FORMER_NAME, "address", FORMER_ADDRESS, "account", "0731998265",
		"place", FLAT "厨房", "object", "欧阳娜娜的抄表员，见" PHONE, "effect", FORMER_NAME "，" FORMER_ADDRESS "，" FORMER_FLAT, "category", "meter/reading", "text", all,
		"outside_number", "12345-1", "email", "fang.li@example.org", "second", "13698741234", "flat", FORMER_FLAT, NULL));
	n = arena_strdup(&h->a, h->r.complaint->number);
	DONE(act(h, "chen", n, "edit", "phone", PHONE, "name", "欧阳娜娜", "address", "学院路77号9-876", "flat", FLAT, NULL));
	DONE(act(h, "chen", n, "note", "remark", all, NULL));
	DONE(act(h, "chen", n, "forward", "department", "repair", "remark", all, NULL));
	DONE(act(h, "li", n, "receive", NULL));
	DONE(act(h, "li", n, "contact", "outcome", "reached", "remark", all, NULL));
	DONE(act(h, "li", n, "investigate", "remark", all, "plan", all, "proof", all, "cause", all, NULL));
	DONE(act(h, "lin", n, "urge", "remark", all, NULL));
	act(h, "du", n, "penalise", "violation", "manners", "person", "li", "remark", all, NULL);
	assert_true(look(h, n)->document_count > 0 || look(h, n)->violation_count > 0);
	return n;
}

/* Cut in the middle of a number, a name, an address: the beginning a list shows. */
static void cut_texts(struct hall *h)
{
	for (int pad = -100; pad < 60; pad += 5) {
		struct str text;

		str_init(&text);
		for (int i = 0; i < 140 + pad; i++)
			str_add_char(&text, 'x');
		str_add(&text, " " PHONE " 学院路77号9-876 欧阳娜娜 0731998265 " FLAT " 余下的话");
		DONE(add(h, "chen", "phone", PHONE, "name", "欧阳娜娜", "address", "学院路77号9-876", "category", "meter/reading",
			"flat", FLAT, "text", text.data, NULL));
		str_release(&text);
	}
}

static void reads(struct hall *h, const char *who, const char *number)
{
	static const char *const plain[] = { "list", "counts", "board", "handover", "draft-list", "status", "verify" };
	static const char *const words[] = { PHONE, "4610", "5728", "娜娜", "欧阳", "学院路", "77号", "9-876", "0731998265", "0731",
		"nana", "住户", "电话", "号", FLAT, FORMER_NAME, "胜利路", "504", "丙单元", "fang.li", "9874" };

	for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++) {
		h->q.filter.limit = 200;
		ask(h, who, plain[i]);
		secret(h, who, plain[i]);
	}
	h->q.number = number;
	ask(h, who, "show");
	secret(h, who, "show");
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		h->q.text = words[i];
		ask(h, who, "find");
		for (size_t k = 0; k < h->r.row_count; k++)
			assert_true(h->r.rows[k].hit_at >= 0 && (size_t)(h->r.rows[k].hit_at + h->r.rows[k].hit_len) <=
				strlen(str_or_empty(h->r.rows[k].hit)));
		/* What was asked is no secret; it is not said back either. */
		secret(h, who, words[i]);
	}
	values_set(&h->a, &h->q.fields, "phone", PHONE);
	values_set(&h->a, &h->q.fields, "address", "学院路77号");
	values_set(&h->a, &h->q.fields, "account", "0731998265");
	assert_int_equal(ask(h, who, "earlier"), ERR_NONE);
	assert_true(h->r.row_count > 0);
	secret(h, who, "earlier");
}

static void reports(struct hall *h, const char *who)
{
	static const char *const lists[] = { "kinds/complaint/received", "channels/phone/received", "round/all/received" };

	for (size_t i = 0; i < report_count; i++)
		for (size_t k = 0; k <= sizeof(lists) / sizeof(*lists); k++) {
			h->q.text = report_table[i].name;
			h->q.filter.from = h->now - 30 * DAY;
			h->q.action = k ? lists[k - 1] : NULL;
			if (str_equal(h->q.text, "ledger"))
				values_set(&h->a, &h->q.fields, "fields", "number,name,phone,address,account,object,place,text,effect,email,second,flat");
			values_set(&h->a, &h->q.fields, "personal", k == 3 ? "yes" : "no");
			ask(h, who, "report");
			/* The head of the chain holds any digits. */
			if (h->r.tally)
				h->r.tally->head = NULL;
			secret(h, who, report_table[i].name);
		}
}

/* Everything that can be tried with it, in vain or not; but reveal, which is an event. */
static void actions(struct hall *h, const char *who, const char *number)
{
	for (int k = 0; k < ACTION_COUNT; k++) {
		if (k == ACTION_REVEAL || k == ACTION_DESTROY || k == ACTION_RECOMPLAIN || k == ACTION_TAKE)
			continue;
		act(h, who, number, action_table[k].name, "remark", "x", NULL);
		secret(h, who, action_table[k].name);
		h->q.if_version = 1;
		act(h, who, number, action_table[k].name, "phone", "13", "remark", "x", NULL);
		secret(h, who, action_table[k].name);
		h->q.if_version = 99;
		act(h, who, number, action_table[k].name, "no_such_field", "x", NULL);
		secret(h, who, action_table[k].name);
	}
	for (size_t i = 0; i < 2; i++) {
		h->q.numbers = (struct texts){ &number, 1 };
		h->q.text = "dry-run";
		values_set(&h->a, &h->q.fields, "department", "station");
		change(h, who, i ? "urge" : "reassign");
		secret(h, who, i ? "urge" : "reassign");
	}
	change(h, who, "undo");
	secret(h, who, "undo");
}

static void test_no_byte(void **state)
{
	struct hall *h = *state;
	const char *n = a_secret(h);

	cut_texts(h);
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		reads(h, others[i], n);
		reports(h, others[i]);
		actions(h, others[i], n);
		/* What they did themselves has not opened it to them. */
		reads(h, others[i], n);
	}
	/* Clocks warn and break, people are told. */
	h->now = at(h, "2026-03-20T09:00");
	assert_true(sweep(h) > 0);
	secret(h, "everybody", "the sweep");
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		reads(h, others[i], n);
	assert_true(answers > 1000);
}

/* The other way round: the same search of the same answers finds them for who may see. */
static void test_seen_by_those_who_may(void **state)
{
	struct hall *h = *state;
	const char *n = a_secret(h);
	struct pack p;

	h->q.number = n;
	assert_int_equal(ask(h, "li", "show"), ERR_NONE);
	pack_init(&p);
	reply_pack(&p, &h->r);
	for (size_t i = 0; i < sizeof(secrets) / sizeof(*secrets); i++)
		if (!memmem(p.out.data, p.out.len, secrets[i], strlen(secrets[i])))
			fail_msg("li does not see %s", secrets[i]);
	pack_release(&p);
}

static int64_t received_where(struct hall *h, const char *who, const char *where, const char *personal)
{
	h->q.text = "channels";
	h->q.filter.from = h->now - 30 * DAY;
	h->q.numbers = (struct texts){ &where, 1 };
	values_set(&h->a, &h->q.fields, "personal", personal);
	DONE(ask(h, who, "report"));
	for (size_t i = 0; i < h->r.tally->parts; i++) {
		const struct tally_part *part = &h->r.tally->part[i];
		int received = part_find_column(part, "received");
		int64_t all = 0;

		if (!str_equal(part->source, "channel"))
			continue;
		for (size_t k = 0; k < part->lines; k++)
			all += part->line[k].n[received];
		return all;
	}
	fail_msg("no channels in the report");
	return -1;
}

/* Nor digit by digit, by asking how many there are: reports, searches and their totals. */
static void test_no_guessing(void **state)
{
	struct hall *h = *state;

	a_secret(h);
	assert_int_equal(received_where(h, "he", "channel=*", "no"), 1);
	assert_int_equal(received_where(h, "he", "phone=1395*", "no"), 0);
	assert_int_equal(received_where(h, "he", "phone=" PHONE, "no"), 0);
	assert_int_equal(received_where(h, "he", "name=欧阳娜*", "no"), 0);
	assert_int_equal(received_where(h, "he", "address=学院路7*", "yes"), 0);
	assert_int_equal(received_where(h, "he", "account=0731*", "no"), 0);
	assert_int_equal(received_where(h, "he", "object=欧阳娜娜*", "no"), 0);
	assert_int_equal(received_where(h, "he", "flat=12栋*", "no"), 0);
	assert_int_equal(received_where(h, "he", "email=fang*", "yes"), 0);
	assert_int_equal(received_where(h, "li", "phone=1395*", "no"), 1);
	assert_int_equal(received_where(h, "li", "flat=12栋*", "no"), 1);
	for (size_t i = 0; i < 2; i++) {
		h->q.text = i ? "娜娜" : PHONE;
		assert_int_equal(ask(h, "he", "find"), ERR_NONE);
		assert_int_equal(h->r.total, 0);
		assert_int_equal(h->r.row_count, 0);
	}
}

/* An answer kept for one is not given to another, whose id it is not. */
static void test_kept_answers(void **state)
{
	struct hall *h = *state;
	const char *n = a_secret(h);

	h->q.id = "0123456789abcdef0123";
	DONE(act(h, "li", n, "note", "remark", "x", NULL));
	assert_string_equal(h->r.complaint->value[FIELD_PHONE], PHONE);
	h->q.id = "0123456789abcdef0123";
	assert_int_equal(act(h, "zhou", n, "note", "remark", "x", NULL), ERR_DENIED);
	assert_null(h->r.complaint);
	secret(h, "zhou", "somebody's request id");
}

/* What is left of them; sent back it changes nothing; a reveal shows them once. */
static void test_profiles_own(void **state)
{
	struct hall *h = *state;
	const char *n = a_secret(h);

	DONE(act(h, "he", n, "reveal", NULL));
	assert_string_equal(complaint_field(h->r.complaint, "flat"), FLAT);
	assert_string_equal(complaint_field(h->r.complaint, "email"), "fang.li@example.org");
	h->q.number = n;
	DONE(ask(h, "he", "show"));
	assert_string_equal(complaint_field(h->r.complaint, "flat"), "******");
	assert_string_equal(complaint_field(h->r.complaint, "email"), "f***@***");
	assert_string_equal(complaint_field(h->r.complaint, "second"), "136****1234");
	DONE(act(h, "zong", n, "edit", "flat", "******", "email", "f***@***", "effect", "y", NULL));
	assert_string_equal(complaint_field(look(h, n), "flat"), FLAT);
	assert_string_equal(complaint_field(look(h, n), "email"), "fang.li@example.org");
}

/* A mail address: whatever may be one, and several; what cannot be is told, and holds up no
 * emergency. */
static void test_mail(void **state)
{
	static const char *const taken[][2] = { { "a@b", "a@b" }, { "李四@例子.公司", "李四@例子.公司" }, { " a.b+c@d.org ", "a.b+c@d.org" },
		{ "ａ＠qq．com", "ａ@qq.com" }, { "a@b.c，d@e.f", "a@b.c,d@e.f" }, { "a@b.c d@e.f;", "a@b.c d@e.f;" } };
	static const char *const refused[] = { "qq", "@qq.com", "a@", "a@b.c none", "n***@***", ",;", "138 0013 8000" };
	struct hall *h = *state;

	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
		DONE(add(h, "chen", "phone", "13800138000", "category", "meter/reading", "text", "x", "email", taken[i][0], NULL));
		assert_string_equal(complaint_field(h->r.complaint, "email"), taken[i][1]);
	}
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		if (add(h, "chen", "phone", "13800138000", "category", "meter/reading", "text", "x", "email", refused[i], NULL) != ERR_INPUT)
			fail_msg("%s is taken", refused[i]);
		assert_string_equal(h->r.err.field, "email");
		assert_non_null(strstr(said(h), "is no e-mail address"));
	}
	h->q.emergency = true;
	DONE(add(h, "chen", "phone", "13800138000", "email", "qq", NULL));
}

/* GC-8: what is the customer's or the place's goes with the matter; by who does not see it
 * only with a reveal, on record. */
static void test_again(void **state)
{
	struct hall *h = *state;
	const char *n = a_secret(h);
	struct role *taker = (struct role *)site_role(h->site, "taker");
	const struct complaint *c;
	size_t reveal = 0, before;

	DONE(act(h, "zhou", n, "recomplain", "text", "again", "second", "13900139000", NULL));
	c = look(h, h->r.complaint->number);
	assert_string_equal(complaint_field(c, "email"), "fang.li@example.org");
	assert_string_equal(complaint_field(c, "flat"), FLAT);
	assert_string_equal(complaint_field(c, "second"), "13900139000");
	before = events(h, n, "reveal");
	assert_int_equal(before, 1);
	while (!str_equal(taker->may.item[reveal], "reveal"))
		reveal++;
	taker->may.item[reveal] = "note";
	DONE(act(h, "zhou", n, "recomplain", "text", "once more", "phone", "13900139000", NULL));
	taker->may.item[reveal] = "reveal";
	c = look(h, h->r.complaint->number);
	assert_null(complaint_field(c, "email"));
	assert_null(complaint_field(c, "flat"));
	assert_int_equal(events(h, n, "reveal"), before);
}

/* A draft is its owner's. */
static void test_drafts(void **state)
{
	struct hall *h = *state;

	h->q.text = "draft-1";
	h->q.action = "intake";
	h->q.bytes = "x" PHONE;
	h->q.bytes_len = 12;
	assert_int_equal(change(h, "chen", "draft-put"), ERR_NONE);
	assert_int_equal(ask(h, "chen", "draft-list"), ERR_NONE);
	assert_int_equal(h->r.draft_count, 1);
	assert_int_equal(ask(h, "lin", "draft-list"), ERR_NONE);
	assert_int_equal(h->r.draft_count, 0);
	h->q.text = "draft-1";
	change(h, "lin", "draft-drop");
	assert_int_equal(ask(h, "chen", "draft-list"), ERR_NONE);
	assert_int_equal(h->r.draft_count, 1);
	ask(h, "chen", "handover");
	secret(h, "chen", "handover");
}

#define T(f) cmocka_unit_test_setup_teardown(f, hall_up, hall_down)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_no_byte), T(test_seen_by_those_who_may), T(test_no_guessing), T(test_profiles_own), T(test_mail), T(test_again), T(test_kept_answers), T(test_drafts),
	};

	hall_config = "tests/casework/personal/site.conf";
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Letters through the use cases (PU-8, U-6): numbered, kept, hashed, causes, rights. */
#include "hall.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/paths.h"
#include "plaint/rules/letter.h"
#include "plaint/rules/lifecycle.h"

static const char *text_of(struct hall *h)
{
	return arena_strndup(&h->a, h->r.bytes, h->r.bytes_len);
}

static const char *a_done_one(struct hall *h)
{
	const char *n = a_bill(h);

	DONE(act(h, "chen", n, "forward", NULL));
	DONE(act(h, "he", n, "contact", "outcome", "reached", NULL));
	DONE(act(h, "he", n, "resolve", "facts", "表计超差", "measures", "换表并退费", "satisfaction", "satisfied", NULL));
	return n;
}

/* PU-8: the company, the complainant, summary, analysis, measures, who replies, the review. */
static void test_reply(void **state)
{
	struct hall *h = *state;
	const char *n = a_done_one(h), *text, *hash;

	DONE(act(h, "zong", n, "letter", "subject", "reply", "way", "post", "language", "zh", "wording", "另行致歉", NULL));
	assert_int_equal(h->r.notes.count, 1);
	assert_string_equal(h->r.notes.item[0], "L2026-0001");
	assert_string_equal(changed(h, n, "letter", "letter"), ">L2026-0001");
	assert_string_equal(changed(h, n, "letter", "way"), ">post");
	hash = changed(h, n, "letter", "letter hash");
	assert_int_equal(strlen(hash), 65);
	h->q.number = n;
	h->q.text = "last";
	DONE(ask(h, "zong", "letter"));
	text = text_of(h);
	assert_string_equal(changed(h, n, "letter", "letter text") + 1, text);
	assert_non_null(strstr(text, "> 编号：L2026-0001\n"));
	assert_non_null(strstr(text, arena_printf(&h->a, "受理编号：%s", n)));
	assert_non_null(strstr(text, "2026年3月2日"));
	assert_non_null(strstr(text, "　　表计超差\n"));
	assert_non_null(strstr(text, "　　换表并退费\n"));
	assert_non_null(strstr(text, "　　另行致歉\n"));
	assert_non_null(strstr(text, "复查"));
	assert_non_null(strstr(text, "答复人："));
	/* The next one of the year. */
	DONE(act(h, "zong", n, "letter", "subject", "result", "way", "email", "language", "en", NULL));
	assert_string_equal(h->r.notes.item[0], "L2026-0002");
	h->q.number = n;
	h->q.text = "L2026-0001";
	DONE(ask(h, "zong", "letter"));
	assert_string_equal(text_of(h), text);
	h->q.number = n;
	h->q.text = "L2026-0009";
	assert_int_equal(ask(h, "zong", "letter"), ERR_NO);
}

/* A number begins anew with the year. */
static void test_year(void **state)
{
	struct hall *h = *state;
	const char *n = a_done_one(h);

	DONE(act(h, "zong", n, "letter", "subject", "reply", "way", "post", NULL));
	h->now = at(h, "2027-01-04 09:00");
	DONE(act(h, "zong", n, "letter", "subject", "reply", "way", "post", NULL));
	assert_string_equal(h->r.notes.item[0], "L2027-0001");
}

/* A look beforehand leaves nothing. */
static void test_preview(void **state)
{
	struct hall *h = *state;
	const char *n = a_done_one(h);
	size_t before = events(h, n, NULL);
	struct value fields[] = { { "subject", "reply" }, { "language", "en" } };

	h->q.number = n;
	h->q.fields = (struct values){ fields, 2 };
	DONE(ask(h, "zong", "letter"));
	assert_non_null(strstr(text_of(h), "> No. (not numbered yet)\n"));
	assert_int_equal(events(h, n, NULL), before);
	h->q.number = n;
	fields[0].text = "nothing";
	h->q.fields = (struct values){ fields, 1 };
	assert_int_equal(ask(h, "zong", "letter"), ERR_INPUT);
	assert_string_equal(said(h), "there is no letter \"nothing\"; there are: extension, preliminary, reply, result, supervision");
}

/* U-6: kind supervision prints the documents of the ladder as they stand on the record. */
static void test_documents(void **state)
{
	struct hall *h = *state;
	const char *n = a_done_one(h), *cb, *db;
	const struct complaint *c;
	struct value fields[3] = { { "subject", "supervision" }, { "language", "en" }, { "document", NULL } };

	assert_int_equal(act(h, "zong", n, "letter", "subject", "supervision", "way", "system", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.field, "document");
	DONE(act(h, "lin", n, "urge", "remark", "结束后回电", NULL));
	h->now += DAY;
	DONE(act(h, "du", n, "supervise", "step", "notice", "remark", "two days late", NULL));
	c = look(h, n);
	assert_int_equal(c->document_count, 2);
	cb = c->documents[0].number;
	db = c->documents[1].number;
	h->now += DAY;
	h->q.number = n;
	h->q.fields = (struct values){ fields, 2 };
	DONE(ask(h, "zong", "letter"));
	assert_non_null(strstr(text_of(h), "= Supervision notice\n"));
	assert_non_null(strstr(text_of(h), arena_printf(&h->a, "> No. %s\n", db)));
	assert_non_null(strstr(text_of(h), "two days late"));
	assert_non_null(strstr(text_of(h), "Supervised by: 杜威"));
	assert_non_null(strstr(text_of(h), "Answer by: "));
	assert_non_null(strstr(text_of(h), "> 3 March 2026")); /* the day it was written */
	/* whoever reads the record prints them; a letter one may not write */
	h->q.number = n;
	h->q.fields = (struct values){ fields, 2 };
	DONE(ask(h, "sun", "letter"));
	assert_non_null(strstr(text_of(h), arena_printf(&h->a, "> No. %s\n", db)));
	fields[0].text = "reply";
	h->q.number = n;
	h->q.fields = (struct values){ fields, 2 };
	assert_int_equal(ask(h, "sun", "letter"), ERR_DENIED);
	DONE(act(h, "zong", n, "letter", "subject", "supervision", "way", "system", "language", "zh", "document", cb, NULL));
	assert_string_equal(changed(h, n, "letter", "letter"), arena_printf(&h->a, ">%s", cb));
	h->q.number = n;
	h->q.text = cb;
	DONE(ask(h, "zong", "letter"));
	assert_non_null(strstr(text_of(h), "= 催办单\n"));
	assert_non_null(strstr(text_of(h), "结束后回电"));
	assert_non_null(strstr(text_of(h), "督办人：林芳"));
	assert_int_equal(act(h, "zong", n, "letter", "subject", "supervision", "way", "system", "document", "DB-1999-0001", NULL), ERR_INPUT);
	assert_int_equal(act(h, "zong", n, "letter", "subject", "reply", "way", "post", "document", db, NULL), ERR_INPUT);
	/* a reply has its own number all the same */
	DONE(act(h, "zong", n, "letter", "subject", "reply", "way", "post", NULL));
	assert_string_equal(changed(h, n, "letter", "letter"), ">L2026-0001");
}

/* P-3: whoever does not see the customer writes none, and reads one with stars. */
static void test_masked(void **state)
{
	struct hall *h = *state;
	const char *n = a_done_one(h);

	DONE(act(h, "zong", n, "letter", "subject", "reply", "way", "post", "language", "zh", NULL));
	h->q.number = n;
	h->q.text = "last";
	DONE(ask(h, "zong", "letter"));
	assert_non_null(strstr(text_of(h), "张伟"));
	h->q.number = n;
	h->q.text = "last";
	DONE(ask(h, "sun", "letter"));
	assert_null(strstr(text_of(h), "张伟"));
	assert_non_null(strstr(text_of(h), "*"));
	assert_int_equal(act(h, "he", n, "letter", "subject", "reply", "way", "post", NULL), ERR_DENIED);
	assert_int_equal(act(h, "lin", n, "letter", "subject", "reply", "way", "post", NULL), ERR_DENIED);
	assert_string_equal(said(h), "a letter is written by somebody who sees the customer's name and address");
}

/* PU-7: what stops the clock of the reply. */
static void test_causes(void **state)
{
	struct hall *h = *state;
	static const struct { const char *kind, *opinion, *cause; } kinds[] = {
		{ "reply", NULL, "reply" }, { "result", NULL, "reply" }, { "preliminary", "换表", "preliminary" },
		{ "extension", NULL, NULL }, { "extension", "换表", "preliminary" }, { "supervision", NULL, NULL },
	};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct values v = { NULL, 0 };
		struct complaint c = { .state = STATE_HANDLING };
		struct texts t;

		values_set(&h->a, &v, "subject", kinds[i].kind);
		if (kinds[i].opinion)
			values_set(&h->a, &v, "opinion", kinds[i].opinion);
		t = lifecycle_causes(&h->a, h->site, &c, ACTION_LETTER, &v, 0);
		assert_true(texts_has(&t, "letter"));
		assert_true(texts_has(&t, arena_printf(&h->a, "letter:%s", kinds[i].kind)));
		assert_int_equal(texts_has(&t, "reply"), str_equal(kinds[i].cause, "reply"));
		assert_int_equal(texts_has(&t, "preliminary"), str_equal(kinds[i].cause, "preliminary"));
	}
}

/* Each kind in both languages, word for word; PLAINT_GOLDEN=write makes them anew. */
static void golden(struct hall *h, const char *n, const char *kind, const char *language)
{
	struct value fields[] = { { "subject", kind }, { "language", language }, { "opinion", "先行检定" }, { "analysis", "经上门检定" },
		{ "wording", "感谢您的耐心" } };
	const char *file = arena_printf(&h->a, "tests/casework/golden/letter-%s.%s.txt", kind, language), *mode = getenv("PLAINT_GOLDEN");
	const char *text;
	char *wanted;
	FILE *f;
	size_t len;

	h->q.number = n;
	h->q.fields = (struct values){ fields, 5 };
	DONE(ask(h, "zong", "letter"));
	text = text_of(h);
	if (mode && str_equal(mode, "write")) {
		f = fopen(file, "w");
		assert_non_null(f);
		fputs(text, f);
		fclose(f);
	}
	assert_int_equal(path_read(&h->a, file, 65536, &wanted, &len, NULL), 0);
	assert_string_equal(text, wanted);
}

static void test_golden(void **state)
{
	struct hall *h = *state;
	const char *n = a_done_one(h);

	DONE(act(h, "du", n, "supervise", "step", "notice", "remark", "三天未回访", NULL)); /* U-6 */
	assert_true(h->site->letters_count >= 5);
	for (size_t i = 0; i < h->site->letters_count; i++) {
		golden(h, n, h->site->letters[i].s.title, "zh");
		golden(h, n, h->site->letters[i].s.title, "en");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_reply, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_year, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_preview, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_documents, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_masked, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_causes, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_golden, hall_up, hall_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_sheet.c - forms: values, choices, what is missing, errors, layout. */
#include "check.h"

#include "plaint/utf8.h"
#include "tui/widgets/sheet.h"

static struct label channels[] = {
	{{"phone", NULL}, "Telephone", "电话", true, NULL},
	{{"visit", NULL}, "In person", "来访", true, NULL},
	{{"web", NULL}, "Website, app", "网络", true, NULL},
};
static const char *const wants[] = {"repair", "refund", "apology"};
static const char *const wants_en[] = {"repair", "refund", "apology"};
static const char *const wants_zh[] = {"维修", "退费", "道歉"};
static struct form_field fields[] = {
	{.s = {"phone", NULL}, .type = "phone", .label = "Phone", .label_zh = "电话"},
	{.s = {"name", NULL}, .type = "text", .label = "Name", .max = 10},
	{.s = {"channel", NULL}, .type = "choice", .source = "channel", .initial = "phone", .label = "Channel"},
	{.s = {"text", NULL}, .type = "multiline", .required = true, .lines = 4, .label = "What happened"},
	{.s = {"demand", NULL}, .type = "choices", .label = "Wants", .choices = {(const char **)wants, 3},
		.labels = {(const char **)wants_en, 3}, .labels_zh = {(const char **)wants_zh, 3}},
	{.s = {"occurred", NULL}, .type = "time", .label = "When"},
	{.s = {"households", NULL}, .type = "number", .min = 1, .max = 500, .label = "Households"},
	{.s = {"told", NULL}, .type = "yesno", .label = "Told"},
	{.s = {"satisfied", NULL}, .type = "yesno", .required = true, .label = "Settled"},
};
static struct form form = {.s = {"intake", NULL}, .fields = fields, .field_count = sizeof fields / sizeof *fields};
static struct site *site;
static instant now;

static const char *const calls[] = {"phone"}, *const papers[] = {"visit"};
static struct form_field by_channel[] = {
	{.s = {"note", NULL}, .type = "text", .label = "Note", .channels = {(const char **)papers, 1}},
	{.s = {"channel", NULL}, .type = "choice", .source = "channel", .initial = "phone", .label = "Channel"},
	{.s = {"received", NULL}, .type = "time", .label = "Received", .required = true, .unless_channels = {(const char **)calls, 1}},
	{.s = {"text", NULL}, .type = "text", .label = "What happened"},
};
static struct form dated = {.s = {"intake", NULL}, .fields = by_channel, .field_count = 4};

static int set_up(void **state)
{
	site = site_new();
	site->channels = channels;
	site->channels_count = 3;
	if (zone_load(&site->zone, "Asia/Shanghai", NULL) || instant_parse(&site->zone, "2026-02-11T14:32:07", &now))
		return -1;
	return utf8_locale(state);
}

static int tear_down(void **state)
{
	(void)state;
	site->channels = NULL;
	site->channels_count = 0;
	site_unref(site);
	return 0;
}

static void type(struct sheet *s, const char *text)
{
	uint32_t cp;
	size_t at = 0, len = strlen(text);
	int n;

	while ((n = utf8_decode(text + at, len - at, &cp)) > 0) {
		entry_key(sheet_current(s), cp);
		at += (size_t)n;
	}
}

static void go(struct sheet *s, const char *name)
{
	sheet_focus(s, sheet_find(s, name), now);
}

static void values(void **state)
{
	struct arena a = ARENA_INIT;
	struct values v = {NULL, 0};
	struct sheet s;

	(void)state;
	sheet_init(&s, site, &form, true);
	assert_string_equal(s.entry[0].label, "电话");
	type(&s, "１３８ 0013 8000");
	go(&s, "text");
	type(&s, "厨房有煤气味");
	go(&s, "demand");
	entry_key(sheet_current(&s), K_SPACE);
	entry_key(sheet_current(&s), K_RIGHT);
	entry_key(sheet_current(&s), K_RIGHT);
	entry_key(sheet_current(&s), 'x');
	go(&s, "occurred");
	type(&s, "昨晚8点");
	go(&s, "households");
	type(&s, "12");
	go(&s, "told");
	entry_key(sheet_current(&s), K_SPACE);
	go(&s, "satisfied");
	type(&s, "n");
	assert_int_equal(sheet_values(&s, now, true, &a, &v, NULL), 0);
	assert_string_equal(values_get(&v, "phone"), "138 0013 8000");
	assert_string_equal(values_get(&v, "channel"), "phone");
	assert_string_equal(values_get(&v, "text"), "厨房有煤气味");
	assert_string_equal(values_get(&v, "demand"), "repair,apology");
	assert_string_equal(values_get(&v, "occurred"), "2026-02-10T20:00:00+08:00");
	assert_string_equal(values_get(&v, "households"), "12");
	assert_string_equal(values_get(&v, "told"), "yes");
	assert_string_equal(values_get(&v, "satisfied"), "no");
	assert_null(values_get(&v, "name"));
	/* leaving the time showed how it was understood */
	assert_string_equal(sheet_text(&s, "occurred"), "2026-02-10 20:00");
	sheet_release(&s);
	arena_release(&a);
}

static void missing_and_wrong(void **state)
{
	struct arena a = ARENA_INIT;
	struct values v = {NULL, 0};
	struct err err = ERR_INIT;
	struct sheet s;
	struct str out;

	(void)state;
	sheet_init(&s, site, &form, false);
	str_init(&out);
	assert_int_equal(sheet_missing(&s, &out), 2);
	assert_string_equal(out.data, "What happened, Settled");
	assert_int_equal(sheet_values(&s, now, true, &a, &v, &err), -1);
	assert_string_equal(err.field, "text");
	assert_true(sheet_error(&s, &err, "is missing", now));
	assert_string_equal(sheet_current(&s)->name, "text");
	assert_string_equal(sheet_current(&s)->error, "is missing");
	type(&s, "x");
	assert_null(sheet_current(&s)->error);
	go(&s, "satisfied");
	type(&s, "y");
	go(&s, "households");
	type(&s, "501");
	memset(&err, 0, sizeof err);
	assert_int_equal(sheet_values(&s, now, true, &a, &v, &err), -1);
	assert_string_equal(err.field, "households");
	entry_key(sheet_current(&s), K_BACKSPACE);
	go(&s, "occurred");
	type(&s, "soon");
	memset(&err, 0, sizeof err);
	assert_int_equal(sheet_values(&s, now, true, &a, &v, &err), -1);
	assert_string_equal(err.field, "occurred");
	assert_string_equal(sheet_text(&s, "occurred"), "soon"); /* typed text stays */
	str_release(&out);
	sheet_release(&s);
	arena_release(&a);
}

static void choosing(void **state)
{
	struct sheet s;
	struct entry *e;

	(void)state;
	sheet_init(&s, site, &form, true);
	go(&s, "channel");
	e = sheet_current(&s);
	assert_int_equal(e->chosen, 0);
	assert_int_equal(entry_key(e, K_RIGHT), EDIT_CHANGED);
	assert_int_equal(e->chosen, 1);
	entry_key(e, K_LEFT);
	entry_key(e, K_LEFT);
	assert_int_equal(e->chosen, 2);
	entry_key(e, K_SPACE);
	assert_int_equal(e->chosen, 0);
	type(&s, "w");
	assert_int_equal(e->chosen, 2); /* by its key */
	type(&s, "来");
	assert_int_equal(e->chosen, 1); /* by its label */
	entry_key(e, K_LEFT);
	type(&s, "lf");
	assert_int_equal(e->chosen, 1); /* by its pinyin initials */
	type(&s, "dianhua");
	assert_int_equal(e->chosen, 0); /* by the whole of it, letter by letter */
	type(&s, "wangluo");
	assert_int_equal(e->chosen, 2);
	entry_key(e, K_BACKSPACE);
	type(&s, "hua");
	assert_int_equal(e->chosen, 0); /* a later character's */
	entry_key(e, K_BACKSPACE);
	type(&s, "zwl");
	assert_true(entry_empty(e)); /* nothing is of that name, nor is the w of it meant */
	entry_key(e, K_BACKSPACE);
	type(&s, "dh");
	assert_int_equal(e->chosen, 0);
	type(&s, "lf");
	type(&s, "Q");
	assert_int_equal(e->chosen, 1);
	entry_key(e, K_BACKSPACE);
	assert_true(entry_empty(e));
	entry_set(e, &s.arena, "pigeon"); /* a key the site no longer has */
	assert_string_equal(sheet_text(&s, "channel"), "pigeon");
	go(&s, "satisfied");
	assert_true(entry_empty(sheet_current(&s)));
	sheet_release(&s);
}

static void asked_fields(void **state)
{
	struct err err = ERR_INIT;
	struct sheet s;

	(void)state;
	sheet_init(&s, site, &form, false);
	assert_true(sheet_ask(&s, "late_reason", true) >= 0);
	assert_int_equal(sheet_missing(&s, NULL), 3);
	assert_int_equal(sheet_ask(&s, "late_reason", true), s.count - 1);
	err_set(&err, ERR_INPUT, "facts", "is missing", NULL);
	assert_true(sheet_error(&s, &err, "is missing", now)); /* the server wants what the form lacks */
	assert_string_equal(sheet_current(&s)->name, "facts");
	memset(&err, 0, sizeof err);
	err_set(&err, ERR_STORE, NULL, "the disk is full", NULL);
	assert_false(sheet_error(&s, &err, "the disk is full", now));
	sheet_release(&s);
}

/* In every size the caret's row is shown and no field overlaps another. */
static const char *fields_of(struct sheet *s)
{
	const char *all = "";

	for (int i = 0; i < s->count; i++)
		all = arena_printf(&s->arena, "%s%s%s", all, i ? " " : "", s->entry[i].name);
	return all;
}

/* What the channel has no need of is neither shown nor sent; what was typed in it is kept. */
static void follows_the_channel(void **state)
{
	struct values v = {NULL, 0};
	struct arena a = ARENA_INIT;
	struct sheet s;

	(void)state;
	sheet_init(&s, site, &dated, false);
	assert_string_equal(fields_of(&s), "channel text");
	assert_int_equal(sheet_missing(&s, NULL), 0);
	go(&s, "channel");
	type(&s, "w");
	sheet_follow(&s);
	assert_string_equal(fields_of(&s), "channel received text");
	assert_string_equal(sheet_current(&s)->name, "channel");
	assert_int_equal(sheet_missing(&s, NULL), 1);
	go(&s, "received");
	type(&s, "2026-02-09");
	sheet_set(&s, "channel", "visit");
	assert_string_equal(fields_of(&s), "note channel received text");
	assert_string_equal(sheet_current(&s)->name, "received");
	/* One that was added goes behind them, wherever the hidden ones lie. */
	sheet_set(&s, "channel", "phone");
	assert_true(sheet_ask(&s, "late_reason", true) >= 0);
	assert_string_equal(fields_of(&s), "channel text late_reason");
	assert_string_equal(sheet_current(&s)->name, "text");
	assert_int_equal(sheet_values(&s, now, false, &a, &v, NULL), 0);
	assert_null(values_get(&v, "received"));
	sheet_set(&s, "channel", "web");
	assert_string_equal(fields_of(&s), "channel received text late_reason");
	assert_string_equal(sheet_text(&s, "received"), "2026-02-09");
	/* A draft knows the fields by name, in whatever order. */
	sheet_set(&s, "note", "back");
	sheet_set(&s, "channel", "visit");
	assert_string_equal(sheet_text(&s, "note"), "back");
	sheet_release(&s);
	arena_release(&a);
}

/* The profile says which values are possible now, and why (HT-8). */
static void limited(void **state)
{
	static const char *const two[] = {"visit", "web"}, *const one[] = {"web"};
	const struct texts some = {(const char **)two, 2}, last = {(const char **)one, 1};
	struct sheet s;
	struct entry *e;

	(void)state;
	sheet_init(&s, site, &form, false);
	e = &s.entry[sheet_find(&s, "channel")];
	assert_string_equal(sheet_text(&s, "channel"), "phone");
	entry_limit(e, &s.arena, site, &some, "because", false);
	assert_int_equal(e->options, 2);
	assert_string_equal(e->option[0].key, "visit");
	assert_string_equal(e->option[0].label, "In person");
	assert_string_equal(e->help, "because");
	assert_true(entry_empty(e)); /* which of them is the user's to say */
	go(&s, "channel");
	type(&s, "w");
	assert_string_equal(sheet_text(&s, "channel"), "web");
	entry_limit(e, &s.arena, site, &some, "because", false);
	assert_string_equal(sheet_text(&s, "channel"), "web");
	entry_limit(e, &s.arena, site, NULL, NULL, false);
	assert_int_equal(e->options, 3);
	assert_string_equal(e->help, "");
	assert_string_equal(sheet_text(&s, "channel"), "web");
	sheet_set(&s, "channel", "phone");
	entry_limit(e, &s.arena, site, &last, "only that", false);
	assert_string_equal(sheet_text(&s, "channel"), "web");
	/* a text with values on offer becomes a choice */
	e = &s.entry[sheet_find(&s, "name")];
	entry_offer(e, &s.arena, "DB-1", "DB-1 notice");
	entry_offer(e, &s.arena, "CB-1", "CB-1 reminder");
	assert_true(entry_empty(e));
	sheet_set(&s, "name", "CB-1");
	assert_string_equal(sheet_text(&s, "name"), "CB-1");
	assert_int_equal(e->options, 2);
	/* another kind of field is left alone */
	e = &s.entry[sheet_find(&s, "text")];
	entry_limit(e, &s.arena, site, &last, "only that", false);
	assert_false(e->limited);
	e = &s.entry[sheet_find(&s, "satisfied")];
	entry_limit(e, &s.arena, site, &(struct texts){(const char *[]){"no"}, 1}, "not yet", false);
	assert_int_equal(e->options, 1);
	sheet_release(&s);
}

/* A sentence typed one field too early chooses nothing and is all there. */
static void astray(void **state)
{
	struct sheet s;

	(void)state;
	sheet_init(&s, site, &form, false);
	go(&s, "channel");
	type(&s, "we");
	assert_null(entry_astray(sheet_current(&s)));
	entry_key(sheet_current(&s), K_HOME);
	type(&s, "厨房有煤气味, gas leaks");
	assert_string_equal(entry_astray(sheet_current(&s)), "厨房有煤气味, gas leaks");
	assert_string_equal(sheet_text(&s, "channel"), "phone");
	entry_key(sheet_current(&s), K_RIGHT);
	assert_null(entry_astray(sheet_current(&s)));
	go(&s, "demand");
	type(&s, "厨房 xx");
	assert_string_equal(sheet_text(&s, "demand"), "repair"); /* too short for a sentence: blanks and x tick */
	type(&s, "味道很重 x");
	assert_string_equal(sheet_text(&s, "demand"), "repair");
	assert_string_equal(entry_astray(sheet_current(&s)), "味道很重 x");
	go(&s, "told");
	type(&s, "老人头晕 no");
	assert_int_equal(sheet_current(&s)->chosen, -1);
	assert_string_equal(entry_astray(sheet_current(&s)), "老人头晕 no");
	entry_left(sheet_current(&s));
	type(&s, "n");
	assert_string_equal(sheet_text(&s, "told"), "no");
	assert_null(entry_astray(sheet_current(&s)));
	sheet_release(&s);
}

static void layout(void **state)
{
	struct sheet s;

	(void)state;
	sheet_init(&s, site, &form, true);
	for (int rows = 4; rows < 30; rows++)
		for (int cols = 38; cols < 120; cols += 9)
			for (int i = 0; i < s.count; i++) {
				int row, col, end = 0;
				go(&s, s.entry[i].name);
				sheet_layout(&s, cols, cols >= 70 ? cols * 2 / 5 : cols, rows);
				sheet_scroll(&s, 0, rows);
				sheet_caret(&s, &row, &col);
				assert_in_range(row - s.scroll, 0, rows - 1);
				assert_in_range(col, 0, cols - 1);
				for (int k = 0; k < s.count; k++) {
					assert_true(s.entry[k].row >= end);
					end = s.entry[k].row + s.entry[k].rows;
				}
				assert_true(end <= s.height);
			}
	sheet_release(&s);
}

/* A box that appears below does not move the row of who is typing. */
static void nothing_moves_while_typing(void **state)
{
	struct sheet s;
	int row, col;

	(void)state;
	sheet_init(&s, site, &form, true);
	go(&s, "text");
	type(&s, "gas");
	sheet_layout(&s, 80, 32, 15);
	sheet_scroll(&s, 0, 15);
	sheet_caret(&s, &row, &col);
	row -= s.scroll;
	sheet_scroll(&s, 0, 8);
	sheet_scroll(&s, 0, 15);
	sheet_scroll(&s, 3, 15);
	{
		int again, at;
		sheet_caret(&s, &again, &at);
		assert_int_equal(again - s.scroll, row);
	}
	sheet_release(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values),
		cmocka_unit_test(missing_and_wrong),
		cmocka_unit_test(choosing),
		cmocka_unit_test(asked_fields),
		cmocka_unit_test(limited), cmocka_unit_test(follows_the_channel),
		cmocka_unit_test(astray),
		cmocka_unit_test(layout),
		cmocka_unit_test(nothing_moves_while_typing),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}

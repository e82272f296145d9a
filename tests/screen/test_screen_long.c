/* A complaint whose timeline is longer than a message of the server: it is shown, gone
 * back in, acted on, exported, imported and printed (the frame limit of the protocol).
 */
#include "expect.h"

#include <stdlib.h>
#include <string.h>

#include "plaint/client.h"
#include "plaint/str.h"
#include "plaint/wire.h"
#include "world.h"

#define NOTES 500
#define LONG 980 /* characters of a note, three bytes each */

static char number[48];

static struct client *client(struct world *w)
{
	struct client_options o = { .data = w->data, .from = "cli" };
	struct client *c;
	struct err err = ERR_INIT;

	for (size_t i = 0; i < w->env_count; i++)
		putenv(w->env[i]);
	assert_int_equal(client_open(&c, &o, &err), 0);
	return c;
}

static void note(struct client *c, const char *text)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "act";
	q.action = "note";
	q.number = number;
	values_set(&a, &q.fields, "remark", text);
	assert_int_equal(client_call(c, &q, &a, &r, &err), 0);
	/* The record alone comes back. */
	assert_non_null(r.complaint);
	assert_int_equal(r.event_count, 0);
	arena_release(&a);
}

static void write_notes(struct world *w)
{
	struct client *c = client(w);
	struct str text;

	str_init(&text);
	for (int i = 1; i <= NOTES; i++) {
		str_clear(&text);
		str_addf(&text, "note %04d ", i);
		for (int k = 0; k < LONG; k++)
			str_add(&text, "气");
		note(c, text.data);
	}
	assert_true(text.len * NOTES > WIRE_FRAME);
	str_release(&text);
	client_close(c);
}

static int setup(void **state)
{
	struct world *w = malloc(sizeof *w);
	struct str out;

	world_init(w, "en");
	world_write_company(w);
	str_init(&out);
	assert_int_equal(WORLD_RUN(w, &out, "add", "phone=13800138000", "name=Zhang Wei", "address=Xueyuan Rd 12",
		"category=bill/amount", "text=The bill is too high"), 0);
	snprintf(number, sizeof number, "%.*s", (int)strcspn(out.data, "\n"), out.data);
	str_release(&out);
	write_notes(w);
	*state = w;
	return 0;
}

static int teardown(void **state)
{
	world_release(*state);
	free(*state);
	return 0;
}

static size_t count(const char *text, const char *what)
{
	size_t n = 0;

	for (; (text = strstr(text, what)); text++)
		n++;
	return n;
}

/* All of it, in order. */
static void shown_whole(struct world *w, size_t notes)
{
	char what[24];
	struct str out;
	const char *at;

	str_init(&out);
	assert_int_equal(WORLD_RUN(w, &out, "show", number, "--json"), 0);
	assert_int_equal(count(out.data, "\"action\": \"note\"") + count(out.data, "\"action\":\"note\""), notes);
	at = strstr(out.data, "\"events\"");
	for (int i = 1; i <= NOTES; i++) {
		snprintf(what, sizeof what, "note %04d ", i);
		assert_non_null(at);
		at = strstr(at, what);
	}
	assert_non_null(at);
	str_release(&out);
}

/* A page at a time, none twice, none left out. */
static void comes_in_pages(void **state)
{
	struct client *c = client(*state);
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct request q;
	struct reply r;
	size_t seen, pages = 1, whole;

	request_init(&q);
	q.op = "show";
	q.number = number;
	assert_int_equal(client_call(c, &q, &a, &r, &err), 0);
	assert_true(r.more);
	assert_true(r.event_count > 0 && r.event_count < NOTES);
	whole = (size_t)r.total;
	assert_true(whole > NOTES);
	for (seen = r.event_count; r.more; seen += r.event_count, pages++) {
		uint64_t first = r.events[0].seq;

		assert_int_equal(client_show_older(c, number, &r.events[0], &a, &r, &err), 0);
		assert_true(r.event_count > 0 && r.events[r.event_count - 1].seq < first);
		assert_null(r.complaint);
	}
	assert_int_equal(seen, whole);
	assert_true(pages > 5);
	q.filter.limit = 1;
	assert_int_equal(client_call(c, &q, &a, &r, &err), 0);
	assert_int_equal(r.event_count, 1);
	arena_release(&a);
	client_close(c);
	shown_whole(*state, NOTES);
}

static void on_the_screen(void **state)
{
	struct screen *s = world_desk(*state, 24, 80);

	EXPECT_TEXT(s, "The bill");
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "note 0500 ");
	EXPECT_TEXT(s, "timeline 50");
	EXPECT_GONE(s, "older ones");
	/* Back to what was held, then beyond. */
	KEYS(s, "<Home>");
	EXPECT_TEXT(s, "note 0001 ");
	EXPECT_GONE(s, "older ones");
	/* Acted on from there: the new step stands at the end. */
	KEYS(s, "+");
	EXPECT_TEXT(s, "missing: Note");
	KEYS(s, "one more<F2>");
	EXPECT_TEXT(s, "one more");
	EXPECT_GONE(s, "F2 save");
	screen_end(s);
}

static void page_by_page(void **state)
{
	struct screen *s = world_desk(*state, 50, 200);

	EXPECT_TEXT(s, "The bill");
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "[2 timeline 50");
	for (int i = 0; i < 40; i++)
		KEYS(s, "<PgUp>");
	EXPECT_TEXT(s, "note 03");
	KEYS(s, "<End>");
	EXPECT_TEXT(s, "one more");
	screen_end(s);
}

/* Somebody else wrote many notes meanwhile: what they changed is told all the same. */
static void many_since(void **state)
{
	struct world *w = *state;
	struct str out;

	str_init(&out);
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "edit", "area=east"), 0);
	assert_int_equal(WORLD_RUN(w, &out, "do", number, "edit", "address=elsewhere", "--if-version", "1"), 4);
	assert_int_equal(WORLD_RUN(w, &out, "do", number, "forward", "department=repair", "person=sun"), 0);
	str_release(&out);
}

static void exported_and_printed(void **state)
{
	struct world *w = *state, other;
	char file[128];
	struct str out;

	str_init(&out);
	snprintf(file, sizeof file, "%s/all.jsonl", w->root);
	assert_int_equal(WORLD_RUN(w, &out, "letter", number, "--preview", "--kind", "reply"), 0);
	assert_true(count(out.data, "Zhang Wei") > 0);
	assert_int_equal(WORLD_RUN(w, NULL, "export", file), 0);
	str_clear(&out);
	assert_int_equal(WORLD_RUN(w, &out, "verify"), 0);
	world_init(&other, "en");
	world_write_company(&other);
	assert_int_equal(WORLD_RUN(&other, NULL, "import", file), 0);
	shown_whole(&other, NOTES + 1);
	assert_int_equal(WORLD_RUN(&other, NULL, "audit"), 0);
	world_release(&other);
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comes_in_pages),
		cmocka_unit_test(on_the_screen),
		cmocka_unit_test(page_by_page),
		cmocka_unit_test(many_since),
		cmocka_unit_test(exported_and_printed),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}

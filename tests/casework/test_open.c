/* The open cases in memory, against a plain list that does everything the slow way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "casework/heap.h"
#include "casework/names.h"
#include "casework/open.h"
#include "plaint/str.h"

#define MOST 400
#define NOW ((instant)1772413200)

struct plain {
	struct row row[MOST];
	bool there[MOST], revisit[MOST];
};

static const char *const departments[] = { "repair", "station", "market", NULL };
static const char *const people[] = { "chen", "zhou", "li", "sun", NULL };
static const char *const categories[] = { "gas/leak", "gas/hazard", "bill/amount", NULL };

static unsigned seed;
static int dice(int sides)
{
	return rand_r(&seed) % sides;
}

static void throw_row(struct row *r, uint64_t id, struct arena *a)
{
	memset(r, 0, sizeof(*r));
	r->id = id;
	r->number = arena_printf(a, dice(20) ? "20260302-%04d" : "A-VERY-LONG-NUMBER-OF-20260302-%04d", (int)id);
	r->state = (enum state)dice(STATE_COUNT);
	r->level = 1 + dice(3);
	r->safety = dice(3) == 0;
	r->department = departments[dice(4)];
	r->person = people[dice(5)];
	r->taker = people[dice(4)];
	r->category = categories[dice(4)];
	r->received = NOW - dice(100000);
	if (r->state != STATE_SUSPENDED && dice(5)) {
		r->clock = dice(2) ? "settle" : "contact#2";
		r->due = NOW + dice(20000) - 10000;
		r->warn_at = dice(3) ? r->due - dice(5000) : INSTANT_NONE;
		r->fires = dice(4) ? r->due + dice(100) - 200 : INSTANT_NONE;
	}
}

static bool wants(const struct plain *p, int i)
{
	return p->revisit[i] && p->row[i].state == STATE_RESOLVED;
}

static bool passes(const struct plain *p, int i, const struct filter *f, instant now)
{
	const struct row *r = &p->row[i];

	if (!p->there[i] || !state_open(r->state))
		return false;
	if (f->queue && !str_equal(f->queue, r->department))
		return false;
	if (f->owner && !str_equal(f->owner, r->person))
		return false;
	if (f->mine && !str_equal(f->mine, r->person) &&
		!(str_equal(f->mine, r->taker) && (r->state == STATE_ACCEPTED || wants(p, i))))
		return false;
	if (f->state && !str_equal(f->state, state_names[r->state]))
		return false;
	if (f->level && f->level != r->level)
		return false;
	if (f->category && strncmp(str_or_empty(r->category), "gas/", 4))
		return false;
	if (f->overdue && !(r->due && r->due < now))
		return false;
	return !f->due_within || (r->due && r->due <= now + f->due_within);
}

static int by_rows(const void *a, const void *b)
{
	return row_compare(*(const struct row *const *)a, *(const struct row *const *)b);
}

static void check_filter(struct open_cases *o, const struct plain *p, struct filter f, instant now, struct arena *a)
{
	const struct row *want[MOST] = { NULL };
	size_t n = 0, count;
	int64_t total;
	uint64_t *ids;

	for (int i = 0; i < MOST; i++)
		if (passes(p, i, &f, now))
			want[n++] = &p->row[i];
	qsort(want, n, sizeof(*want), by_rows);
	for (f.offset = 0; f.offset < 60; f.offset += 25) {
		ids = open_select(o, a, &f, now, 20, &count, &total);
		assert_int_equal(total, n);
		for (size_t i = 0; i < count; i++)
			assert_int_equal(ids[i], want[(size_t)f.offset + i]->id);
		assert_int_equal(count, (size_t)f.offset >= n ? 0 : n - (size_t)f.offset > 20 ? 20 : n - (size_t)f.offset);
	}
}

static void check_counts(struct open_cases *o, const struct plain *p, instant now, struct arena *a)
{
	struct counts c = { 0 }, want = { 0 };
	const struct row *next = NULL;
	uint64_t next_id;

	open_counts(o, a, "chen", &(struct texts){ NULL, 0 }, now, &c, &next_id);
	for (int i = 0; i < MOST; i++) {
		const struct row *r = &p->row[i];

		if (!passes(p, i, &(struct filter){ 0 }, now))
			continue;
		want.open++;
		want.overdue += r->due && r->due < now;
		want.soon += r->due && r->due >= now && (r->warn_at && r->warn_at < r->due ? r->warn_at : r->due) <= now;
		want.urgent += r->level == 1;
		want.unforwarded += r->state == STATE_ACCEPTED;
		want.revisit += wants(p, i);
		want.mine += passes(p, i, &(struct filter){ .mine = "chen" }, now);
		if (r->due && r->due < now && now - r->due > want.oldest_overdue)
			want.oldest_overdue = now - r->due;
		if (r->due >= now && (!next || r->due < next->due))
			next = r;
	}
	assert_int_equal(c.open, want.open);
	assert_int_equal(c.overdue, want.overdue);
	assert_int_equal(c.soon, want.soon);
	assert_int_equal(c.urgent, want.urgent);
	assert_int_equal(c.unforwarded, want.unforwarded);
	assert_int_equal(c.revisit, want.revisit);
	assert_int_equal(c.mine, want.mine);
	assert_int_equal(c.oldest_overdue, want.oldest_overdue);
	assert_int_equal(c.next_due, next ? next->due : 0);
	if (next)
		assert_string_equal(c.next_clock, next->clock);
	assert_int_equal(open_number_of(o, OPEN_ALL, NULL), want.open);
}

static void check_first(struct open_cases *o, const struct plain *p)
{
	instant least = INSTANT_NONE, fires = INSTANT_NONE;

	for (int i = 0; i < MOST; i++) {
		const struct row *r = &p->row[i];

		/* closed ones, too: what is lent out has a clock (PU-13) */
		if (p->there[i] && r->fires && (!least || r->fires < least))
			least = r->fires;
	}
	assert_int_equal(open_first(o, &fires) != 0, least != INSTANT_NONE);
	assert_int_equal(fires, least);
}

static void test_against_a_plain_list(void **state)
{
	struct open_cases *o = open_new();
	struct plain *p = calloc(1, sizeof(*p));
	struct arena a = ARENA_INIT, scratch = ARENA_INIT;

	(void)state;
	seed = 11;
	for (int step = 0; step < 6000; step++) {
		int i = dice(MOST);
		instant now = NOW + dice(10000) - 5000;

		throw_row(&p->row[i], (uint64_t)i + 1, &a);
		p->there[i] = true;
		p->revisit[i] = dice(2);
		open_put(o, &p->row[i], wants(p, i));
		if (step % 20)
			continue;
		arena_clear(&scratch);
		check_counts(o, p, now, &scratch);
		check_counts(o, p, now, &scratch);
		check_first(o, p);
		check_filter(o, p, (struct filter){ 0 }, now, &scratch);
		check_filter(o, p, (struct filter){ .queue = "station" }, now, &scratch);
		check_filter(o, p, (struct filter){ .owner = "li", .level = 1 }, now, &scratch);
		check_filter(o, p, (struct filter){ .mine = "zhou" }, now, &scratch);
		check_filter(o, p, (struct filter){ .overdue = true, .category = "gas/*" }, now, &scratch);
		check_filter(o, p, (struct filter){ .due_within = 3000, .state = "handling" }, now, &scratch);
		check_filter(o, p, (struct filter){ .owner = "nobody" }, now, &scratch);
	}
	open_free(o);
	free(p);
	arena_release(&a);
	arena_release(&scratch);
}

/* A number too long to be kept: its record is named instead. */
static void test_long_number(void **state)
{
	struct open_cases *o = open_new();
	struct arena a = ARENA_INIT;
	struct row r = { .id = 7, .number = "A-VERY-LONG-NUMBER-OF-20260302-0001", .due = NOW + 5, .clock = "forward" };
	struct counts c = { 0 };
	uint64_t id;

	(void)state;
	open_put(o, &r, false);
	open_counts(o, &a, NULL, &(struct texts){ NULL, 0 }, NOW, &c, &id);
	assert_string_equal(c.next_number, "");
	assert_int_equal(id, 7);
	arena_release(&a);
	open_free(o);
}

/* The day's figure: from the store once, kept up afterwards, whoever comes first. */
static void test_today(void **state)
{
	struct open_cases *o = open_new();
	struct row r = { .id = 5, .number = "x" };
	uint64_t g = open_generation(o);

	(void)state;
	assert_int_equal(open_today(o, 100), -1);
	open_received(o, 100, 5); /* not counted yet: nothing to keep up */
	open_put(o, &r, false);
	open_set_today(o, 100, 4, 4, g); /* counted before that: out of date */
	assert_int_equal(open_today(o, 100), -1);
	g = open_generation(o);
	open_set_today(o, 100, 5, 5, g);
	assert_int_equal(open_today(o, 100), 5);
	open_received(o, 100, 5); /* was in the count */
	assert_int_equal(open_today(o, 100), 5);
	open_received(o, 100, 6);
	assert_int_equal(open_today(o, 100), 6);
	open_received(o, 99, 7);
	assert_int_equal(open_today(o, 100), 6);
	open_free(o);
}

static void test_names(void **state)
{
	struct names n;
	char text[32];

	(void)state;
	names_init(&n);
	assert_int_equal(names_put(&n, NULL), 0);
	assert_int_equal(names_put(&n, ""), 0);
	for (int i = 0; i < 70000; i++) {
		snprintf(text, sizeof(text), "name %d", i);
		/* All numbers taken: none is given twice. */
		assert_int_equal(names_put(&n, text), i < 65535 ? i + 1 : 0);
	}
	assert_int_equal(names_find(&n, "name 777"), 778);
	assert_string_equal(names_text(&n, 778), "name 777");
	assert_int_equal(names_find(&n, "name 66000"), 0);
	assert_null(names_text(&n, 0));
	names_release(&n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_against_a_plain_list),
		cmocka_unit_test(test_long_number),
		cmocka_unit_test(test_today),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

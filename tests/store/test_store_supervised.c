/* The lists of supervision (D-7, U-6): each violation and document in its place, whatever
 * changes; read on from any of them; a store of schema 4 gets them. */
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "plaint/str.h"
#include "store/internal.h"

#define MANY 60
#define MOST 3 /* of each kind on one record */

/* Few times, so that they meet. */
static instant some_time(void)
{
	return T0 + rand() % 7 * HOUR;
}

static void more_violations(struct arena *a, struct complaint *c)
{
	if (c->violation_count == MOST)
		return;
	if (!c->violations)
		c->violations = arena_array(a, MOST, sizeof *c->violations);
	c->violations[c->violation_count++] = (struct violation){ .key = "settle", .amount = "50-100", .at = some_time(),
		.department = rand() % 2 ? "repair" : NULL, .person = "li" };
}

static void more_documents(struct arena *a, struct complaint *c)
{
	if (c->document_count == MOST)
		return;
	if (!c->documents)
		c->documents = arena_array(a, MOST, sizeof *c->documents);
	c->documents[c->document_count++] = (struct document){ .number = "DB-2026-0001", .kind = "notice", .at = some_time(), .to = "li" };
}

static void shake(struct arena *a, struct complaint *c)
{
	if (rand() % 3 == 0)
		more_violations(a, c);
	if (rand() % 3 == 0)
		more_documents(a, c);
	if (c->violation_count && rand() % 2) {
		struct violation *v = &c->violations[rand() % (int)c->violation_count];

		v->state = v->state == VIOLATION_OPEN ? VIOLATION_CONFIRMED : VIOLATION_OPEN;
		v->yuan = v->state == VIOLATION_OPEN ? 0 : 80;
	}
	c->state = rand() % 3 ? STATE_HANDLING : STATE_ARCHIVED;
	/* Destroyed: nothing is left of it (PU-13). */
	if (rand() % 20 == 0)
		c->violation_count = c->document_count = 0;
}

/* --- what should be there ---------------------------------------------------------------- */

struct model {
	struct fixture *f;
	struct complaint *c[MANY];
	struct supervised item[MANY * MOST];
	size_t count;
};

static int newest_first(const void *pa, const void *pb)
{
	const struct supervised *a = pa, *b = pb;

	if (a->at != b->at)
		return a->at < b->at ? 1 : -1;
	if (a->id != b->id)
		return a->id < b->id ? 1 : -1;
	return (int)a->which - (int)b->which;
}

static void expect(struct model *m, enum supervised_list list)
{
	bool violations = list == SUPERVISED_VIOLATIONS || list == SUPERVISED_OPEN;

	m->count = 0;
	for (size_t i = 0; i < MANY; i++) {
		const struct complaint *c = m->c[i];

		for (size_t n = 0; violations && n < c->violation_count; n++)
			if (list == SUPERVISED_VIOLATIONS || c->violations[n].state == VIOLATION_OPEN)
				m->item[m->count++] = (struct supervised){ .at = c->violations[n].at, .id = c->id, .which = (uint32_t)n,
					.state = c->violations[n].state, .yuan = c->violations[n].yuan,
					.department = str_or_empty(c->violations[n].department), .person = "li", .text = "50-100" };
		for (size_t n = 0; !violations && n < c->document_count; n++)
			if (list == SUPERVISED_DOCUMENTS || state_open(c->state))
				m->item[m->count++] = (struct supervised){ .at = c->documents[n].at, .id = c->id, .which = (uint32_t)n,
					.department = "", .person = "li", .text = "DB-2026-0001" };
	}
	qsort(m->item, m->count, sizeof *m->item, newest_first);
}

/* --- what is ----------------------------------------------------------------------------- */

struct reading {
	enum supervised_list list;
	const struct supervised *after;
	instant newest;
	const struct model *m;
	size_t at, most, seen;
};

static bool same(void *arg, const struct supervised *s)
{
	struct reading *r = arg;
	const struct supervised *want = &r->m->item[r->at];

	assert_true(r->at < r->m->count);
	assert_int_equal(newest_first(s, want), 0);
	assert_int_equal(s->state, want->state);
	assert_int_equal(s->yuan, want->yuan);
	assert_string_equal(s->department, want->department);
	assert_string_equal(s->person, want->person);
	assert_string_equal(s->text, want->text);
	r->at++;
	return ++r->seen < r->most;
}

static int read_list(struct store_txn *t, void *arg, struct err *err)
{
	struct reading *r = arg;

	return store_supervised(t, r->list, r->after, r->newest, same, r, err);
}

/* Piece by piece, each from where the one before it ended. */
static void compare(struct model *m, enum supervised_list list)
{
	struct reading r = { .list = list, .newest = INSTANT_NONE, .m = m, .most = 7 };

	expect(m, list);
	do {
		r.seen = 0;
		assert_int_equal(read_code(m->f, read_list, &r), ERR_NONE);
		r.after = r.at ? &m->item[r.at - 1] : NULL;
	} while (r.seen == r.most);
	assert_int_equal(r.at, m->count);
}

static void from_a_time_on(struct model *m, instant newest)
{
	struct reading r = { .list = SUPERVISED_VIOLATIONS, .newest = newest, .m = m, .most = SIZE_MAX };

	expect(m, r.list);
	while (r.at < m->count && m->item[r.at].at > newest)
		r.at++;
	assert_int_equal(read_code(m->f, read_list, &r), ERR_NONE);
	assert_int_equal(r.at, m->count);
}

static void compare_all(struct model *m)
{
	for (enum supervised_list list = SUPERVISED_VIOLATIONS; list <= SUPERVISED_WAITING; list++)
		compare(m, list);
}

static void fill(struct model *m, struct fixture *f)
{
	srand(7);
	m->f = f;
	for (unsigned i = 0; i < MANY; i++) {
		m->c[i] = sample(&f->a, i);
		shake(&f->a, m->c[i]);
		put_new(f, m->c[i]);
	}
}

static void test_places(void **state)
{
	struct model m;

	fill(&m, *state);
	for (int round = 0; round < 4; round++) {
		compare_all(&m);
		from_a_time_on(&m, T0 + 3 * HOUR);
		from_a_time_on(&m, T0 + 3 * HOUR + 1);
		for (size_t i = 0; i < MANY; i++) {
			shake(&m.f->a, m.c[i]);
			put_changed(m.f, m.c[i]);
		}
	}
	assert_int_equal(verify(m.f, NULL), 0);
}

/* --- a store of schema 4: one row a record, in another order --------------------------------- */

static int forget(struct store_txn *t, const struct complaint *c, struct err *err)
{
	struct str v;
	struct key k;

	str_init(&v);
	for (size_t n = 0; supervised_row(c, n, &k, &v); n++)
		if (k.len > 0 && table_remove(t, TABLE_QUEUE, k.data, k.len, err) != 1)
			return -1;
	str_release(&v);
	key_clear(&k);
	key_byte(&k, 'v');
	key_byte(&k, c->state == STATE_ARCHIVED);
	key_u64(&k, ~c->id);
	return table_put(t, TABLE_QUEUE, k.data, k.len, "x", 1, err);
}

static int as_schema_4(struct store_txn *t, void *arg, struct err *err)
{
	const struct model *m = arg;

	for (size_t i = 0; i < MANY; i++)
		if ((m->c[i]->violation_count || m->c[i]->document_count) && forget(t, m->c[i], err) != 0)
			return -1;
	return table_put(t, TABLE_META, "schema", 6, "\0\0\0\4", 4, err);
}

static void test_schema_4(void **state)
{
	struct fixture *f = *state;
	struct str lines;
	struct model m;

	fill(&m, f);
	assert_int_equal(write_code(f, as_schema_4, &m), ERR_NONE);
	str_init(&lines);
	assert_true(verify(f, &lines) > 0); /* both ways: rows that miss, rows too many */
	assert_non_null(strstr(lines.data, "supervision list: no row for "));
	assert_non_null(strstr(lines.data, "queue: a stray row"));
	str_release(&lines);
	fixture_close(f);
	str_clear(&f->log);
	fixture_open(f);
	assert_non_null(strstr(f->log.data, "the store is of schema 4, this program's is 6"));
	compare_all(&m);
	assert_int_equal(verify(f, NULL), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_up, fixture_down)

int main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_places), TEST(test_schema_4) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

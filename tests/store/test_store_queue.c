/* Queues: the order of the index is the order of row_compare, whatever changes. */
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "plaint/str.h"

#define MANY 400

/* Small ranges, so that every rule of the order meets its ties. */
static void shuffle(struct arena *a, struct complaint *c)
{
	static const char *const departments[] = { NULL, "repair", "service", "se" };

	c->level = 1 + rand() % 3;
	c->state = (enum state)(rand() % STATE_COUNT);
	c->taker = rand() % 4 ? "zhang" : "li";
	c->value[FIELD_DEPARTMENT] = departments[rand() % 4];
	c->value[FIELD_PERSON] = rand() % 2 ? "sun" : NULL;
	set(a, c, FIELD_CATEGORY, rand() % 2 ? "gas/leak" : "billing/meter");
	set_due(a, c, T0 + rand() % 5 * HOUR - 2 * HOUR);
	if (rand() % 4 == 0)
		c->clock_count = 0;
}

struct model {
	struct fixture *f;
	struct complaint *c[MANY];
	struct row row[MANY];
	const struct row *sorted[MANY];
};

static int by_urgency(const void *a, const void *b)
{
	return row_compare(*(const struct row *const *)a, *(const struct row *const *)b);
}

static int newest_first(const void *a, const void *b)
{
	const struct row *x = *(const struct row *const *)a, *y = *(const struct row *const *)b;

	return x->id < y->id ? 1 : -1;
}

static bool belongs(const struct row *r, enum queue_kind kind, const char *key)
{
	switch (kind) {
	case QUEUE_OPEN:
		return state_open(r->state);
	case QUEUE_DEPARTMENT:
		return state_open(r->state) && str_equal(r->department, key) && r->department;
	case QUEUE_PERSON:
		return state_open(r->state) && str_equal(r->person, key) && r->person;
	case QUEUE_TAKER:
		return state_open(r->state) && str_equal(r->taker, key);
	case QUEUE_STATE:
	default:
		return str_equal(state_names[r->state], key);
	}
}

static void check_queue(struct model *m, enum queue_kind kind, const char *key, bool closed)
{
	struct str want;
	size_t n = 0;

	for (size_t i = 0; i < MANY; i++)
		if (belongs(&m->row[i], kind, key))
			m->sorted[n++] = &m->row[i];
	qsort(m->sorted, n, sizeof *m->sorted, closed ? newest_first : by_urgency);
	str_init(&want);
	for (size_t i = 0; i < n; i++)
		str_addf(&want, "%s%s", i ? " " : "", m->sorted[i]->number);
	assert_true(n > 0);
	assert_string_equal(queue(m->f, kind, key), want.data);
	str_release(&want);
}

static void check_all(struct model *m)
{
	for (size_t i = 0; i < MANY; i++)
		row_from_complaint(&m->f->a, m->f->site, m->c[i], &m->row[i]);
	check_queue(m, QUEUE_OPEN, NULL, false);
	check_queue(m, QUEUE_DEPARTMENT, "repair", false);
	check_queue(m, QUEUE_DEPARTMENT, "service", false);
	check_queue(m, QUEUE_DEPARTMENT, "se", false);
	check_queue(m, QUEUE_PERSON, "sun", false);
	check_queue(m, QUEUE_TAKER, "li", false);
	for (int s = 0; s < STATE_COUNT; s++)
		check_queue(m, QUEUE_STATE, state_names[s], !state_open((enum state)s));
}

static void test_order(void **state)
{
	struct model *m = calloc(1, sizeof *m);

	m->f = *state;
	srand(20251122);
	for (unsigned i = 0; i < MANY; i++) {
		m->c[i] = sample(&m->f->a, i);
		shuffle(&m->f->a, m->c[i]);
		put_new(m->f, m->c[i]);
	}
	check_all(m);
	for (int round = 0; round < MANY; round++) {
		struct complaint *c = m->c[rand() % MANY];

		shuffle(&m->f->a, c);
		put_changed(m->f, c);
	}
	check_all(m);
	assert_int_equal(verify(m->f, NULL), 0);
	free(m);
}

/* What a row shows is what was stored last. */
struct first {
	struct arena *a;
	struct row row;
	const char *name, *text, *clock;
	int rows;
};

static bool keep_first(void *arg, const struct row *r)
{
	struct first *w = arg;

	w->row = *r;
	w->name = arena_strdup(w->a, r->name);
	w->text = arena_strdup(w->a, r->text);
	w->clock = arena_strdup(w->a, r->clock);
	w->rows++;
	return false;
}

static int first_row(struct store_txn *t, void *arg, struct err *err)
{
	return store_queue(t, QUEUE_OPEN, "not looked at", keep_first, arg, err);
}

static void test_covering_row(void **state)
{
	struct fixture *f = *state;
	struct complaint *c = sample(&f->a, 5);
	struct first w = { .a = &f->a };

	put_new(f, sample(&f->a, 6));
	put_new(f, c);
	set(&f->a, c, FIELD_NAME, "欧阳娜娜");
	put_changed(f, c);
	assert_int_equal(read_code(f, first_row, &w), ERR_NONE);
	assert_int_equal(w.rows, 1); /* stopped when told */
	assert_int_equal(w.row.id, c->id);
	assert_int_equal(w.row.version, 2);
	assert_true(w.row.safety);
	assert_int_equal(w.row.due, c->clocks[0].due);
	assert_string_equal(w.name, "欧阳娜娜");
	assert_string_equal(w.text, c->value[FIELD_TEXT]);
	assert_string_equal(w.clock, "contact");
}

static int no_department(struct store_txn *t, void *arg, struct err *err)
{
	return store_queue(t, QUEUE_DEPARTMENT, arg, keep_first, NULL, err);
}

static int no_kind(struct store_txn *t, void *arg, struct err *err)
{
	return store_queue(t, (enum queue_kind)77, arg, keep_first, NULL, err);
}

static int no_reader(struct store_txn *t, void *arg, struct err *err)
{
	return store_queue(t, QUEUE_OPEN, arg, NULL, NULL, err);
}

static void test_nonsense(void **state)
{
	struct fixture *f = *state;

	put_new(f, sample(&f->a, 1));
	assert_int_equal(read_code(f, no_department, NULL), ERR_INPUT);
	assert_int_equal(read_code(f, no_department, (void *)(uintptr_t)""), ERR_INPUT);
	assert_int_equal(read_code(f, no_kind, NULL), ERR_INPUT);
	assert_int_equal(read_code(f, no_reader, NULL), ERR_INPUT);
	assert_string_equal(queue(f, QUEUE_DEPARTMENT, "nobody"), "");
	assert_string_equal(queue(f, QUEUE_STATE, "confused"), "");
}

/* A reload that makes another category a matter of safety moves its complaints. */
static void test_natures_changed(void **state)
{
	struct fixture *f = *state;
	struct complaint *leak = sample(&f->a, 5), *meter = sample(&f->a, 6);
	const char *leak_first, *meter_first;
	struct site *swapped = fixture_site(true);

	put_new(f, leak);
	put_new(f, meter);
	leak_first = arena_printf(&f->a, "%s %s", leak->number, meter->number);
	meter_first = arena_printf(&f->a, "%s %s", meter->number, leak->number);
	assert_string_equal(queue(f, QUEUE_OPEN, NULL), leak_first);
	store_set_site(f->store, swapped);
	assert_string_equal(queue(f, QUEUE_OPEN, NULL), meter_first);
	assert_int_equal(verify(f, NULL), 0);
	/* The config changed while nothing was running. */
	fixture_close(f);
	fixture_open(f);
	assert_string_equal(queue(f, QUEUE_OPEN, NULL), leak_first);
	put_changed(f, meter);
	assert_string_equal(queue(f, QUEUE_OPEN, NULL), leak_first);
	assert_int_equal(verify(f, NULL), 0);
	assert_string_equal(f->log.data, "");
	site_unref(swapped);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_up, fixture_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_order), TEST(test_covering_row), TEST(test_nonsense), TEST(test_natures_changed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

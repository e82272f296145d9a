/* Searching: against a plain look at every record, through registrations, changes, and
 * indexing at any moment; damage is found; a store of schema 1 gets its index. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"
#include "plaint/str.h"
#include "store/search.h"

static unsigned seed = 12345;

static unsigned pick(unsigned n)
{
	seed = seed * 1103515245u + 12345u;
	return (seed >> 16) % n;
}

/* --- texts ------------------------------------------------------------------------ */

static const char *const bits[] = { "气", "味", "漏", "表", "路", "号", "栋", "12", "3", "301", "1203", "meter", "Met",
	"gas", "a", "，", " ", "。", "-", "Ｇ", "１２", "学", "院" };
#define BITS (sizeof bits / sizeof *bits)

static const char *random_text(struct arena *a, unsigned most)
{
	struct str s;
	const char *text;

	str_init(&s);
	for (unsigned n = pick(most + 1); n > 0; n--)
		str_add(&s, bits[pick(BITS)]);
	text = arena_strdup(a, s.data);
	str_release(&s);
	return text;
}

static void random_fields(struct arena *a, struct complaint *c)
{
	static const enum field fields[] = { FIELD_TEXT, FIELD_NAME, FIELD_ADDRESS, FIELD_PLACE, FIELD_OBJECT,
		FIELD_ACCOUNT, FIELD_OUTSIDE_NUMBER, FIELD_EFFECT, FIELD_DEMAND, FIELD_FACTS, FIELD_MEASURES };

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (pick(3) == 0)
			set(a, c, fields[i], random_text(a, i == 0 ? 30 : 6));
	if (pick(4) == 0)
		complaint_field_set(a, c, "building", random_text(a, 4));
}

/* --- a search -------------------------------------------------------------------- */

struct search {
	struct store_search q;
	struct words word[3];
	uint64_t found[2000], candidates;
	size_t count;
	uint64_t last;
};

static bool word_in(const struct words *w, const struct complaint *c)
{
	struct words text;
	bool in = false;

	words_init(&text);
	for (size_t i = 0; !in && i < searched_count(c); i++) {
		words_cut(&text, searched_field(c, i).text);
		in = words_find(&text, w, NULL, NULL);
	}
	words_release(&text);
	return in;
}

static bool all_in(struct search *s, const struct complaint *c)
{
	for (size_t i = 0; i < s->q.words.count; i++)
		if (!word_in(&s->word[i], c))
			return false;
	return true;
}

static bool candidate(void *arg, const struct complaint *c)
{
	struct search *s = arg;

	assert_true(c->id < s->last);
	s->last = c->id;
	s->candidates++;
	if (all_in(s, c))
		s->found[s->count++] = c->id;
	return true;
}

static int search_work(struct store_txn *t, void *arg, struct err *err)
{
	struct search *s = arg;

	s->count = 0;
	s->candidates = 0;
	s->last = UINT64_MAX;
	return store_search(t, &s->q, candidate, s, err);
}

static void search_begin(struct search *s, const char *const *word, size_t n)
{
	memset(s, 0, sizeof *s);
	s->q.words = (struct texts){ (const char **)(uintptr_t)word, n };
	for (size_t i = 0; i < n; i++) {
		words_init(&s->word[i]);
		words_cut(&s->word[i], word[i]);
	}
}

static void search_end(struct search *s)
{
	for (size_t i = 0; i < s->q.words.count; i++)
		words_release(&s->word[i]);
}

/* Ids found, newest first, joined by blanks. */
static const char *find(struct fixture *f, const char *w1, const char *w2)
{
	static struct search s;
	const char *words[2] = { w1, w2 };
	struct str out;
	const char *text;

	search_begin(&s, words, w2 ? 2 : 1);
	assert_int_equal(read_code(f, search_work, &s), ERR_NONE);
	str_init(&out);
	for (size_t i = 0; i < s.count; i++)
		str_addf(&out, "%s%llu", i ? " " : "", (unsigned long long)s.found[i]);
	text = arena_strdup(&f->a, out.data);
	str_release(&out);
	search_end(&s);
	return text;
}

static void index_all(struct fixture *f)
{
	bool more = true;
	struct err err = ERR_INIT;

	while (more)
		if (store_index(f->store, 1, &more, &err) != 0)
			fail_msg("index: %s [%s]", err.id, err.arg[0]);
}

/* --- random -------------------------------------------------------------------------- */

#define MOST 250
static struct complaint *made[MOST + 1]; /* by id */
static size_t made_count;

static void one_search(struct fixture *f, bool indexed)
{
	static struct search s;
	struct arena a = ARENA_INIT;
	const char *words[3];
	size_t n = 1 + pick(2), at = 0;

	for (size_t i = 0; i < n; i++)
		words[i] = random_text(&a, 3);
	search_begin(&s, words, n);
	assert_int_equal(read_code(f, search_work, &s), ERR_NONE);
	for (size_t id = made_count; id > 0; id--) {
		if (!all_in(&s, made[id]))
			continue;
		if (at >= s.count || s.found[at] != id)
			fail_msg("'%s' '%s' should find %zu, it finds %llu", words[0], n > 1 ? words[1] : "", id,
				(unsigned long long)(at < s.count ? s.found[at] : 0));
		at++;
	}
	assert_int_equal(at, s.count);
	/* A pair of characters is what the index has: nothing is looked at in vain. */
	if (indexed && n == 1 && s.word[0].count == 2 && s.word[0].token[0].single && s.word[0].token[1].single)
		assert_int_equal(s.candidates, s.count);
	search_end(&s);
	arena_release(&a);
}

static void some_steps(struct fixture *f, unsigned n)
{
	struct err err = ERR_INIT;
	bool more = true;

	for (; n > 0 && more; n--)
		assert_int_equal(store_index(f->store, 1 + pick(10), &more, &err), 0);
}

static void test_random(void **state)
{
	struct fixture *f = *state;

	made_count = 0;
	for (unsigned round = 0; round < 700; round++) {
		if (made_count < MOST && pick(2) == 0) {
			struct complaint *c = sample(&f->a, (unsigned)made_count);

			random_fields(&f->a, c);
			put_new(f, c);
			made[++made_count] = c;
			assert_int_equal(c->id, made_count);
		} else if (made_count > 0 && pick(2) == 0) {
			struct complaint *c = made[1 + pick((unsigned)made_count)];

			random_fields(&f->a, c);
			put_changed(f, c);
		}
		if (pick(3) == 0)
			some_steps(f, pick(40));
		one_search(f, false);
		if (round % 150 == 149)
			assert_int_equal(verify(f, NULL), 0);
	}
	index_all(f);
	assert_int_equal(verify(f, NULL), 0);
	for (int i = 0; i < 200; i++)
		one_search(f, true);
	fixture_close(f);
	fixture_open(f);
	for (int i = 0; i < 100; i++)
		one_search(f, true);
	assert_int_equal(verify(f, NULL), 0);
}

/* --- numbers -------------------------------------------------------------------------- */

struct ids {
	struct str out;
	struct store_search q;
};

static bool add_id(void *arg, const struct complaint *c)
{
	struct ids *s = arg;

	str_addf(&s->out, "%s%llu", s->out.len ? " " : "", (unsigned long long)c->id);
	return true;
}

static int ids_work(struct store_txn *t, void *arg, struct err *err)
{
	struct ids *s = arg;

	str_clear(&s->out);
	return store_search(t, &s->q, add_id, s, err);
}

/* All candidates of one word. */
static const char *candidates(struct fixture *f, const char *word, const uint64_t *among, size_t count)
{
	struct ids s = { .q = { .words = { &word, word ? 1 : 0 }, .among = among, .among_count = count,
				 .limited = among != NULL } };
	const char *text;

	str_init(&s.out);
	assert_int_equal(read_code(f, ids_work, &s), ERR_NONE);
	text = arena_strdup(&f->a, s.out.data);
	str_release(&s.out);
	return text;
}

static void test_numbers(void **state)
{
	struct fixture *f = *state;
	static const uint64_t among[] = { 9, 5, 2 };

	for (unsigned n = 0; n < 12; n++)
		put_new(f, sample(&f->a, n));
	for (int indexed = 0; indexed < 2; indexed++) {
		/* What waits is always a candidate: the caller compares. */
		if (indexed) {
			assert_string_equal(candidates(f, "20251101-0007", NULL, 0), "7");
			assert_string_equal(candidates(f, ":0003", NULL, 0), "3");
			assert_string_equal(candidates(f, ":3", NULL, 0), "3");
			assert_string_equal(candidates(f, "0011", NULL, 0), "12 11");
			assert_string_equal(candidates(f, "800000009", NULL, 0), "10");
			assert_string_equal(candidates(f, "12345-00004", NULL, 0), "5");
			assert_string_equal(candidates(f, "ＨＢ-000004", NULL, 0), "5");
			assert_string_equal(candidates(f, "HB000004", NULL, 0), "5");
			assert_string_equal(candidates(f, "学院路4", NULL, 0), "5");
			assert_string_equal(candidates(f, "没有", NULL, 0), "");
			assert_string_equal(candidates(f, "，", NULL, 0), "");
			assert_string_equal(candidates(f, "燃气", among, 3), "9 5 2");
			assert_string_equal(candidates(f, NULL, among, 3), "9 5 2");
			assert_string_equal(candidates(f, "李国", among, 3), "");
		}
		assert_string_equal(candidates(f, NULL, NULL, 0), "12 11 10 9 8 7 6 5 4 3 2 1");
		assert_string_equal(find(f, "李国强", NULL), "10 7 4 1");
		assert_string_equal(find(f, "李", "学院路3"), "4");
		index_all(f);
	}
}

/* --- narrowed by what a record is ------------------------------------------------------ */

static const char *narrowed(struct fixture *f, const char *word, int level, const char *department, const char *person,
	const char *area)
{
	struct ids s = { .q = { .words = { &word, word ? 1 : 0 }, .level = level, .department = department,
				 .person = person, .area = area } };
	const char *text;

	str_init(&s.out);
	assert_int_equal(read_code(f, ids_work, &s), ERR_NONE);
	text = arena_strdup(&f->a, s.out.data);
	str_release(&s.out);
	return text;
}

/* Three of twelve are emergencies of one department, one lies with a person, one in an area. */
static void fill_narrow(struct fixture *f, struct complaint *c[12])
{
	for (unsigned n = 0; n < 12; n++) {
		c[n] = sample(&f->a, n);
		c[n]->level = n % 4 == 0 ? 1 : 3;
		set(&f->a, c[n], FIELD_DEPARTMENT, n % 4 == 0 ? "repair" : "a department with a very long title");
		set(&f->a, c[n], FIELD_PERSON, n == 4 ? "li" : "sun");
		set(&f->a, c[n], FIELD_AREA, n == 5 ? "east" : "");
		put_new(f, c[n]);
	}
}

static void test_narrowed(void **state)
{
	struct fixture *f = *state;
	struct complaint *c[12];

	fill_narrow(f, c);
	index_all(f);
	assert_string_equal(narrowed(f, "燃气", 1, NULL, NULL, NULL), "9 5 1");
	assert_string_equal(narrowed(f, "燃气", 1, "repair", "li", NULL), "5");
	assert_string_equal(narrowed(f, "燃气", 3, "repair", NULL, NULL), "");
	assert_string_equal(narrowed(f, NULL, 0, NULL, NULL, "east"), "6");
	assert_string_equal(narrowed(f, "学院路4", 1, NULL, NULL, NULL), "5");
	assert_string_equal(narrowed(f, "学院路5", 1, NULL, NULL, NULL), "");
	/* Cut where they are indexed, they are found by the whole. */
	assert_string_equal(narrowed(f, NULL, 0, "a department with a very long title", NULL, "east"), "6");
	/* A step that changes no text is seen at once, and the old facts go. */
	set(&f->a, c[4], FIELD_PERSON, "sun");
	c[4]->level = 3;
	put_changed(f, c[4]);
	assert_string_equal(narrowed(f, "燃气", 3, NULL, "sun", "no such"), "5"); /* it waits: the caller compares */
	set(&f->a, c[4], FIELD_PERSON, "wu");
	put_changed(f, c[4]);
	index_all(f);
	assert_string_equal(narrowed(f, "燃气", 1, NULL, NULL, NULL), "9 1");
	assert_string_equal(narrowed(f, "燃气", 0, NULL, "li", NULL), "");
	assert_string_equal(narrowed(f, "燃气", 0, NULL, "wu", NULL), "5");
	assert_int_equal(verify(f, NULL), 0);
}

/* --- postings by themselves ----------------------------------------------------------- */

#define IDS 20000
struct lists {
	bool has[IDS + 1];
	struct edit edit[500];
	size_t count;
	struct gram g;
};

static int by_id(const void *a, const void *b)
{
	const struct edit *x = a, *y = b;

	return x->id < y->id ? -1 : x->id > y->id;
}

static int edit_work(struct store_txn *t, void *arg, struct err *err)
{
	struct lists *l = arg;

	return posting_edit(t, &l->g, l->edit, l->count, err);
}

static int compare_work(struct store_txn *t, void *arg, struct err *err)
{
	struct lists *l = arg;
	struct arena a = ARENA_INIT;
	uint64_t id = IDS, want = IDS;
	struct source *s;

	t->ends.id = IDS;
	s = source_word(t, &a, "k", err);
	assert_non_null(s);
	for (;;) {
		assert_int_equal(source_next(s, id, &id, err), 0);
		while (want > 0 && !l->has[want])
			want--;
		assert_int_equal(id, want);
		if (id == 0)
			break;
		id--;
		want--;
	}
	for (int i = 0; i < 200; i++) {
		uint64_t one = 1 + pick(IDS);

		assert_int_equal(posting_has(t, &l->g, one, err), l->has[one]);
	}
	arena_release(&a);
	return 0;
}

static void test_postings(void **state)
{
	struct fixture *f = *state;
	struct lists *l = calloc(1, sizeof *l);

	l->g = (struct gram){ 1, "k" };
	for (int round = 0; round < 60; round++) {
		bool remove_most = round > 45;
		unsigned from = pick(4) == 0 ? 1 : (unsigned)round * 300 + 1;

		l->count = 0;
		for (unsigned id = from; id <= IDS && l->count < 500; id += 1 + pick(pick(3) ? 3 : 200)) {
			bool remove = pick(8) < (remove_most ? 7 : 2);

			l->edit[l->count++] = (struct edit){ id, remove };
			l->has[id] = !remove;
		}
		qsort(l->edit, l->count, sizeof *l->edit, by_id);
		assert_int_equal(write_code(f, edit_work, l), ERR_NONE);
		assert_int_equal(read_code(f, compare_work, l), ERR_NONE);
	}
	for (unsigned id = 1; id <= IDS; id += 500) {
		l->count = 0;
		for (unsigned i = id; i < id + 500 && i <= IDS; i++) {
			l->edit[l->count++] = (struct edit){ i, true };
			l->has[i] = false;
		}
		assert_int_equal(write_code(f, edit_work, l), ERR_NONE);
	}
	assert_int_equal(read_code(f, compare_work, l), ERR_NONE);
	free(l);
}

/* --- damage --------------------------------------------------------------------------- */

static struct edit planted;

static int plant_posting(struct store_txn *t, void *arg, struct err *err)
{
	struct gram g = { 0 };

	g.len = (unsigned char)strlen(arg);
	memcpy(g.text, arg, g.len);
	return posting_edit(t, &g, &planted, 1, err);
}

static int plant_row(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return table_put(t, TABLE_POSTING, "x\0\377\377\377\377\377", 7, "\377\377", 2, err);
}

static int plant_pending(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return table_put(t, TABLE_PENDING, "\0\0\0\0\0\0\0\1", 8, "ab", 2, err);
}

static void found(struct fixture *f, store_work *work, void *arg, const char *words)
{
	struct str lines;

	assert_int_equal(write_code(f, work, arg), ERR_NONE);
	str_init(&lines);
	assert_int_not_equal(verify(f, &lines), 0);
	if (!strstr(lines.data, words))
		fail_msg("no \"%s\" in: %s", words, lines.data);
	str_release(&lines);
}

static void test_damage(void **state)
{
	struct fixture *f = *state;

	for (unsigned n = 0; n < 5; n++)
		put_new(f, sample(&f->a, n));
	assert_int_equal(verify(f, NULL), 0);
	index_all(f);
	assert_int_equal(verify(f, NULL), 0);
	planted = (struct edit){ 3, true };
	found(f, plant_posting, (char[]){ "燃气" }, "posting: '燃气' lacks 20251101-0003");
	planted.remove = false;
	assert_int_equal(write_code(f, plant_posting, (char[]){ "燃气" }), ERR_NONE);
	assert_int_equal(verify(f, NULL), 0);
	planted = (struct edit){ 2, false };
	found(f, plant_posting, (char[]){ "没有" }, "posting: '没有' has 20251101-0002 (id 2), which does not hold it");
	planted.remove = true;
	assert_int_equal(write_code(f, plant_posting, (char[]){ "没有" }), ERR_NONE);
	assert_int_equal(verify(f, NULL), 0);
	found(f, plant_row, NULL, "posting: a row cannot be read");
	found(f, plant_pending, NULL, "pending: a row of unknown form");
}

/* --- changes while it is indexed ---------------------------------------------------------- */

static void test_in_between(void **state)
{
	struct fixture *f = *state;
	struct complaint *c = sample(&f->a, 1);

	put_new(f, c);
	for (unsigned n = 2; n < 40; n++)
		put_new(f, sample(&f->a, n));
	/* Read, and partly applied; then the record changes, and back, and the store is closed. */
	some_steps(f, 6);
	set(&f->a, c, FIELD_TEXT, "另有一事");
	put_changed(f, c);
	assert_string_equal(find(f, "一事", NULL), "1");
	some_steps(f, 2);
	set(&f->a, c, FIELD_TEXT, "燃气管道");
	put_changed(f, c);
	assert_string_equal(find(f, "一事", NULL), "");
	assert_string_equal(find(f, "管道", NULL), "1");
	some_steps(f, 1);
	fixture_close(f);
	fixture_open(f);
	assert_string_equal(find(f, "管道", NULL), "1");
	assert_int_equal(verify(f, NULL), 0);
	index_all(f);
	assert_int_equal(verify(f, NULL), 0);
	assert_string_equal(find(f, "管道", NULL), "1");
	assert_string_equal(candidates(f, "一事", NULL, 0), "");
	/* A change that says nothing new does not wait for anything. */
	c->returned = 1;
	put_changed(f, c);
	assert_string_equal(candidates(f, "一事", NULL, 0), "");
}

/* --- an older store ------------------------------------------------------------------------ */

static bool kept_as_it_was(struct fixture *f, const char *name)
{
	char path[160];

	snprintf(path, sizeof path, "%s/%s", f->dir, name);
	return access(path, R_OK) == 0;
}

static int old_schema(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return table_put(t, TABLE_META, "schema", 6, "\0\0\0\1", 4, err);
}

/* The postings of schema 2 have no facts. */
static int forget_facts(struct store_txn *t, void *arg, struct err *err)
{
	struct grams g = { 0 };
	struct arena a = ARENA_INIT;
	struct complaint *c;
	unsigned flags;

	(void)arg;
	for (uint64_t id = 1; id <= t->ends.id; id++) {
		struct edit e = { id, true };

		if (record_get(t, &a, id, &c, &flags, err) != 1)
			return -1;
		facts_of(&g, c);
		for (size_t i = 0; i < g.count; i++)
			if (posting_edit(t, &g.item[i], &e, 1, err) != 0)
				return -1;
	}
	grams_release(&g);
	arena_release(&a);
	return table_put(t, TABLE_META, "schema", 6, "\0\0\0\2", 4, err);
}

static void remove_table(struct fixture *f, const char *name)
{
	char path[128];

	snprintf(path, sizeof path, "%s/db/%s", f->dir, name);
	assert_int_equal(unlink(path), 0);
}

static void make_old(struct fixture *f)
{
	assert_int_equal(write_code(f, old_schema, NULL), ERR_NONE);
	fixture_close(f);
	remove_table(f, "posting");
	remove_table(f, "pending");
}

static void test_migration(void **state)
{
	struct fixture *f = *state;
	struct store_status st;

	for (unsigned n = 0; n < 300; n++)
		put_new(f, sample(&f->a, n));
	make_old(f);
	str_clear(&f->log);
	fixture_open(f);
	assert_non_null(strstr(f->log.data, "the store is of schema 1, this program's is 6"));
	assert_non_null(strstr(f->log.data, "the search index is made for 300 complaints"));
	assert_non_null(strstr(f->log.data, "the search index is complete"));
	assert_int_equal(store_status(f->store, &st, NULL), 0);
	assert_int_equal(st.schema, 6);
	assert_true(kept_as_it_was(f, "schema-1/db/complaint"));
	assert_true(kept_as_it_was(f, "schema-1/acknowledged"));
	assert_int_equal(st.complaints, 300);
	assert_int_equal(verify(f, NULL), 0);
	assert_string_equal(candidates(f, "学院路277", NULL, 0), "278");
	put_new(f, sample(&f->a, 300));
	assert_string_equal(find(f, "学院路300", NULL), "301");
	/* Once more, with tables that an earlier attempt left, older than the records. */
	planted = (struct edit){ 2, false };
	assert_int_equal(write_code(f, plant_posting, (char[]){ "没有" }), ERR_NONE);
	assert_int_equal(write_code(f, old_schema, NULL), ERR_NONE);
	fixture_close(f);
	fixture_open(f);
	assert_int_equal(verify(f, NULL), 0);
	assert_string_equal(find(f, "学院路300", NULL), "301");
}

static const uint64_t among_one[] = { 1 };

static void test_migration_of_facts(void **state)
{
	struct fixture *f = *state;
	struct complaint *c[12];

	fill_narrow(f, c);
	index_all(f);
	set(&f->a, c[0], FIELD_TEXT, "另有一事");
	put_changed(f, c[0]); /* waits, with what the index has too much */
	assert_int_equal(write_code(f, forget_facts, NULL), ERR_NONE);
	assert_string_equal(narrowed(f, NULL, 1, NULL, NULL, NULL), "1");
	fixture_close(f);
	fixture_open(f);
	assert_non_null(strstr(f->log.data, "the store is of schema 2, this program's is 6"));
	assert_string_equal(narrowed(f, NULL, 1, NULL, NULL, NULL), "9 5 1");
	assert_string_equal(candidates(f, "管道", among_one, 1), "");
	assert_int_equal(verify(f, NULL), 0);
}

static void test_table_lost(void **state)
{
	struct fixture *f = *state;
	struct err err = ERR_INIT;

	put_new(f, sample(&f->a, 1));
	fixture_close(f);
	remove_table(f, "posting");
	assert_int_equal(fixture_try(f, &err), -1);
	assert_int_equal(err.code, ERR_STORE);
	assert_string_equal(err.arg[0], "posting");
	f->store = NULL;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_up, fixture_down)

int main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_random), TEST(test_numbers), TEST(test_narrowed), TEST(test_postings), TEST(test_damage),
		TEST(test_in_between), TEST(test_migration), TEST(test_migration_of_facts), TEST(test_table_lost) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

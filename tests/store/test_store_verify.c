/* store_verify finds each kind of damage. The damage is done behind the program's back:
 * straight into the tables, in a transaction like any other.
 */
#include <string.h>

#include "fixture.h"
#include "plaint/str.h"
#include "store/internal.h"

static int damage_index; /* which one is damaged */

/* The fixture's three complaints: 1 and 3 with one event, 2 with two (seq 1 to 4). 2 has
 * every index but that of loans, which closed ones alone have. */
static void fill(struct fixture *f)
{
	struct complaint *c = sample(&f->a, 2);

	static struct violation late = { .key = "settle", .clock = "settle", .at = 1000 };

	c->original = "20250101-0001";
	c->violations = &late;
	c->violation_count = 1;
	set(&f->a, c, FIELD_OUTSIDE_NUMBER, "12345-1,12345-2,12345-3,12345-4,12345-5,12345-6");
	if (damage_index == INDEX_LENT)
		c->state = STATE_ARCHIVED;
	put_new(f, sample(&f->a, 1));
	put_new(f, c);
	put_new(f, sample(&f->a, 3));
	put_changed(f, c);
}

/* --- kinds of damage; each is a store_work -------------------------------------- */

static void index_key(struct store_txn *t, struct key *k, struct subject *s, struct err *err)
{
	struct complaint *c;
	unsigned flags;

	assert_int_equal(record_get(t, &t->arena, 2, &c, &flags, err), 1);
	subject_make(t, &t->arena, c, flags & RECORD_SAFETY, s);
	key_clear(k);
	index_list[damage_index].key(k, s);
	assert_true(k->len > 0);
}

static int remove_index_row(struct store_txn *t, void *arg, struct err *err)
{
	struct subject s;
	struct key k;

	(void)arg;
	index_key(t, &k, &s, err);
	return table_remove(t, index_list[damage_index].table, k.data, k.len, err) == 1 ? 0 : -1;
}

/* The row of complaint 2 once more, where no row should be: under another text. */
static int add_stray_row(struct store_txn *t, void *arg, struct err *err)
{
	const struct index *x = &index_list[damage_index];
	unsigned char id[8];
	struct subject s;
	struct bytes v;
	struct key k;

	(void)arg;
	index_key(t, &k, &s, err);
	k.data[k.len > 4 ? 2 : 1] ^= 1;
	v = index_value(x, &s, id);
	return table_put(t, x->table, k.data, k.len, v.data, v.len, err);
}

static int change_index_value(struct store_txn *t, void *arg, struct err *err)
{
	const struct index *x = &index_list[damage_index];
	char copy[1000];
	unsigned char id[8];
	struct subject s;
	struct bytes v;
	struct key k;

	(void)arg;
	index_key(t, &k, &s, err);
	v = index_value(x, &s, id);
	memcpy(copy, v.data, v.len);
	copy[v.len - 1] ^= 1;
	return table_put(t, x->table, k.data, k.len, copy, v.len, err);
}

/* Flips one bit of a row, at from the start (or from the end when negative). */
static int flip(struct store_txn *t, enum table table, const void *key, size_t len, int at, struct err *err)
{
	struct bytes v;
	char *copy;

	if (table_get(t, &t->arena, table, key, len, &v, err) != 1)
		return -1;
	copy = arena_alloc(&t->arena, v.len);
	memcpy(copy, v.data, v.len);
	copy[at < 0 ? (int)v.len + at : at] ^= 1;
	return table_put(t, table, key, len, copy, v.len, err);
}

static const unsigned char id2[8] = { 0, 0, 0, 0, 0, 0, 0, 2 };
static const unsigned char id4[8] = { 0, 0, 0, 0, 0, 0, 0, 4 };
static const unsigned char payload2[16] = { 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 2 };

static int flip_event_header(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return flip(t, TABLE_EVENT, id2, 8, -1, err);
}

static int flip_event_hash(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return flip(t, TABLE_EVENT, id2, 8, 0, err);
}

static int flip_last_hash(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return flip(t, TABLE_EVENT, id4, 8, 0, err);
}

static int shorten_event(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return table_put(t, TABLE_EVENT, id2, 8, "short", 5, err);
}

static int remove_event(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return table_remove(t, TABLE_EVENT, id2, 8, err) == 1 ? 0 : -1;
}

static int remove_last_event(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return table_remove(t, TABLE_EVENT, id4, 8, err) == 1 ? 0 : -1;
}

static int flip_payload(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return flip(t, TABLE_PAYLOAD, payload2, 16, -1, err);
}

static int flip_salt(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return flip(t, TABLE_PAYLOAD, payload2, 16, 0, err);
}

static int remove_payload(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return table_remove(t, TABLE_PAYLOAD, payload2, 16, err) == 1 ? 0 : -1;
}

static int destroy_payload(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return table_put(t, TABLE_PAYLOAD, payload2, 16, "", 0, err);
}

static int stray_payload(struct store_txn *t, void *arg, struct err *err)
{
	static const unsigned char key[16] = { [7] = 2, [15] = 99 };

	(void)arg;
	return table_put(t, TABLE_PAYLOAD, key, 16, "x", 1, err);
}

static int misplaced_payload(struct store_txn *t, void *arg, struct err *err)
{
	static const unsigned char key[16] = { [7] = 3, [15] = 2 };

	(void)arg;
	return table_put(t, TABLE_PAYLOAD, key, 16, "", 0, err);
}

static int rewrite(struct store_txn *t, enum field field, struct err *err)
{
	struct complaint *c;
	unsigned flags;
	struct str v;
	struct pack p;
	int rc;

	if (record_get(t, &t->arena, 2, &c, &flags, err) != 1)
		return -1;
	c->value[field] = "anders";
	str_init(&v);
	pack_init(&p);
	complaint_pack(&p, c);
	str_add_char(&v, RECORD_FORMAT);
	str_add_char(&v, (char)flags);
	str_add_len(&v, p.out.data, p.out.len);
	rc = table_put(t, TABLE_COMPLAINT, id2, 8, v.data, v.len, err);
	pack_release(&p);
	str_release(&v);
	return rc;
}

static int change_record(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return rewrite(t, FIELD_DEMAND, err); /* in no index */
}

static int change_indexed(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return rewrite(t, FIELD_ACCOUNT, err);
}

static int garble_record(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return table_put(t, TABLE_COMPLAINT, id2, 8, "\1\0\xc1", 3, err);
}

static int remove_record(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return table_remove(t, TABLE_COMPLAINT, id2, 8, err) == 1 ? 0 : -1;
}

static int copy_record(struct store_txn *t, void *arg, struct err *err)
{
	static const unsigned char id9[8] = { [7] = 9 };
	struct bytes v;

	(void)arg;
	if (table_get(t, &t->arena, TABLE_COMPLAINT, id2, 8, &v, err) != 1)
		return -1;
	return table_put(t, TABLE_COMPLAINT, id9, 8, v.data, v.len, err);
}

static int bad_counter(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return table_put(t, TABLE_COUNTER, "x", 1, "123", 3, err);
}

static int bad_draft(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return table_put(t, TABLE_DRAFT, "li\0d", 4, "\xc1", 1, err);
}

static int bad_schema(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return table_put(t, TABLE_META, "schema", 6, "\0\0\0\7", 4, err);
}

static int answer_without_expiry(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return table_put(t, TABLE_REQUEST, "0123456789abcdef", 16, "\x80\0\0\0\1\1\1\1abc", 11, err);
}

static int expiry_without_answer(struct store_txn *t, void *arg, struct err *err)
{
	(void)arg;
	return table_put(t, TABLE_EXPIRY, "\x80\0\0\0\1\1\1\1abc", 11, "", 0, err);
}

/* --- each on a store of its own ---------------------------------------------------- */

static void plant(store_work *work, const char *line)
{
	struct str lines;
	struct fixture *f;
	void *state;
	uint64_t faults;

	assert_int_equal(fixture_up(&state), 0);
	f = state;
	fill(f);
	assert_int_equal(verify(f, NULL), 0);
	assert_int_equal(write_code(f, work, f), ERR_NONE);
	str_init(&lines);
	faults = verify(f, &lines);
	if (line && !strstr(lines.data, line))
		fail_msg("expected \"%s\" in:\n%s", line, lines.data);
	assert_int_equal(faults > 0, line != NULL);
	str_release(&lines);
	fixture_down(&state);
}

static void test_missing_index_rows(void **state)
{
	char line[80];

	(void)state;
	for (damage_index = 0; damage_index < INDEX_COUNT; damage_index++) {
		snprintf(line, sizeof line, "%s: no row for 20251101-0003", index_list[damage_index].name);
		plant(remove_index_row, line);
	}
}

static void test_stray_index_rows(void **state)
{
	(void)state;
	for (damage_index = 0; damage_index < INDEX_COUNT; damage_index++)
		plant(add_stray_row, "a stray row (id 2)");
}

static void test_changed_index_rows(void **state)
{
	char line[80];

	(void)state;
	for (damage_index = 0; damage_index < INDEX_COUNT; damage_index++) {
		if (index_list[damage_index].cover == COVER_NONE)
			continue;
		snprintf(line, sizeof line, "%s: the row of 20251101-0003 is not as the record",
			index_list[damage_index].name);
		plant(change_index_value, line);
	}
}

static void test_events(void **state)
{
	(void)state;
	plant(flip_event_header, "the chain is broken at 2 (complaint 2)");
	plant(flip_event_hash, "the chain is broken at 2 (complaint 2)");
	plant(flip_last_hash, "4 is not the one this process stored");
	plant(shorten_event, "event: 2 cannot be read");
	plant(remove_event, "event: 3 follows 1");
	plant(remove_last_event, "the newest is 3, expected 4");
}

static void test_payloads(void **state)
{
	(void)state;
	plant(flip_payload, "the content of event 2 was changed");
	plant(flip_salt, "the content of event 2 was changed");
	plant(remove_payload, "payload: none for event 2");
	plant(stray_payload, "a row without its event");
	plant(misplaced_payload, "event 2 stands with another complaint");
	plant(destroy_payload, NULL); /* on purpose (PU-13): the chain still verifies */
}

static void test_records(void **state)
{
	(void)state;
	plant(change_record, "20251101-0003 is not as event 4 left it");
	plant(change_indexed, "account: no row for 20251101-0003");
	plant(change_indexed, "a stray row (id 2)");
	plant(garble_record, "the record with id 2 cannot be read");
	plant(remove_record, "a stray row (id 2)");
	plant(copy_record, "the record with id 9 is not itself");
}

static void test_the_rest(void **state)
{
	(void)state;
	plant(bad_counter, "counter: x is no number");
	plant(bad_draft, "draft: a row of unknown form");
	plant(bad_schema, "the schema number is wrong");
	plant(answer_without_expiry, "no row for the answer to 0123456789abcdef");
	plant(expiry_without_answer, "expiry: a row without its answer");
}

/* A record changed without an event (a link, say) is no damage. */
static int put_without_event(struct store_txn *t, void *arg, struct err *err)
{
	struct complaint *old, *c;

	(void)arg;
	if (store_complaint_id(t, &t->arena, 2, &old, err) != 0)
		return -1;
	c = complaint_copy(&t->arena, old);
	c->version++;
	c->value[FIELD_DEMAND] = "anders";
	return store_put(t, &t->arena, old, c, err);
}

static void test_unvouched_change(void **state)
{
	(void)state;
	plant(put_without_event, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_missing_index_rows), cmocka_unit_test(test_stray_index_rows),
		cmocka_unit_test(test_changed_index_rows), cmocka_unit_test(test_events),
		cmocka_unit_test(test_payloads), cmocka_unit_test(test_records), cmocka_unit_test(test_the_rest),
		cmocka_unit_test(test_unvouched_change),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

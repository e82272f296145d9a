/* supervised.c - the supervision lists (D-7, U-6): rows of the queue table in the order they
 * are shown, one for each violation and document of a record, which the array of indexes has
 * no way for.
 *
 * Kind, list, ~time, ~id, place within the record. The value is what the lists are narrowed
 * and summed by: state, yuan, department, person, and the amount proposed or the number of
 * the document.
 */
#include <string.h>

#include "internal.h"

#define KIND 'w' /* never reused; the others are in queue_keys.c */
#define KIND_SCHEMA_4 'v'
#define KEY_LEN (2 + 8 + 8 + 2)
#define VALUE_HEAD (1 + 8)

/* --- one row ------------------------------------------------------------------------ */

static void key_newest(struct key *k, instant t)
{
	struct key sorted;

	key_clear(&sorted);
	key_time(&sorted, t);
	for (size_t i = 0; i < sorted.len; i++)
		key_byte(k, (unsigned char)~sorted.data[i]);
}

static void key_list(struct key *k, enum supervised_list list)
{
	key_clear(k);
	key_byte(k, KIND);
	key_byte(k, (unsigned char)list);
}

static void key_place(struct key *k, enum supervised_list list, const struct supervised *s)
{
	key_list(k, list);
	key_newest(k, s->at);
	key_u64(k, ~s->id);
	key_byte(k, (unsigned char)(s->which >> 8));
	key_byte(k, (unsigned char)s->which);
}

static void add_text(struct str *out, const char *text)
{
	str_add(out, str_or_empty(text));
	str_add_len(out, "", 1);
}

static void value_make(struct str *out, const struct supervised *s)
{
	unsigned char head[VALUE_HEAD] = { (unsigned char)s->state };

	put_u64(head + 1, (uint64_t)s->yuan);
	str_clear(out);
	str_add_len(out, (const char *)head, sizeof head);
	add_text(out, s->department);
	add_text(out, s->person);
	add_text(out, s->text);
}

static const char *next_text(const char **at, const char *end)
{
	const char *text = *at, *nul = text < end ? memchr(text, 0, (size_t)(end - text)) : NULL;

	if (nul)
		*at = nul + 1;
	return nul ? text : NULL;
}

static bool row_read(const struct bytes *key, const struct bytes *value, struct supervised *s)
{
	const unsigned char *k = key->data, *v = value->data;
	const char *at = (const char *)value->data + VALUE_HEAD, *end = (const char *)value->data + value->len;

	if (key->len != KEY_LEN || value->len < VALUE_HEAD)
		return false;
	s->at = (instant)(~get_u64(k + 2) ^ UINT64_C(1) << 63);
	s->id = ~get_u64(k + 10);
	s->which = (uint32_t)k[18] << 8 | k[19];
	s->state = v[0];
	s->yuan = (int64_t)get_u64(v + 1);
	s->department = next_text(&at, end);
	s->person = next_text(&at, end);
	s->text = next_text(&at, end);
	return s->text != NULL;
}

/* --- the rows of a record --------------------------------------------------------------- */

static void take_violation(struct supervised *s, const struct violation *v)
{
	s->at = v->at;
	s->state = v->state;
	s->yuan = v->yuan;
	s->department = v->department;
	s->person = v->person;
	s->text = v->amount;
}

static void take_document(struct supervised *s, const struct document *d)
{
	s->at = d->at;
	s->department = d->department;
	s->person = d->to;
	s->text = d->number;
}

bool supervised_row(const struct complaint *c, size_t n, struct key *k, struct str *value)
{
	size_t which = n / 2;
	bool violation = which < c->violation_count, part = n % 2 != 0, in;
	struct supervised s = { .id = c->id };
	enum supervised_list list;

	if (which >= c->violation_count + c->document_count)
		return false;
	if (violation) {
		take_violation(&s, &c->violations[which]);
		list = part ? SUPERVISED_OPEN : SUPERVISED_VIOLATIONS;
		in = !part || s.state == VIOLATION_OPEN;
	} else {
		which -= c->violation_count;
		take_document(&s, &c->documents[which]);
		list = part ? SUPERVISED_WAITING : SUPERVISED_DOCUMENTS;
		in = !part || state_open(c->state);
	}
	s.which = (uint32_t)which;
	key_clear(k);
	if (!in)
		return true;
	key_place(k, list, &s);
	value_make(value, &s);
	return true;
}

bool supervised_is_key(const struct bytes *key)
{
	return key->len == KEY_LEN && *(const unsigned char *)key->data == KIND;
}

uint64_t supervised_id(const struct bytes *key)
{
	return ~get_u64((const unsigned char *)key->data + 10);
}

/* Does the record have this row? value NULL: with whatever value. */
static bool has_row(const struct complaint *c, const struct key *key, const struct str *value)
{
	struct str v;
	struct key k;
	bool found = false;

	str_init(&v);
	for (size_t n = 0; !found && supervised_row(c, n, &k, &v); n++)
		found = key_equal(&k, key) && (!value || (v.len == value->len && memcmp(v.data, value->data, v.len) == 0));
	str_release(&v);
	return found;
}

bool supervised_belongs(const struct complaint *c, const struct bytes *key)
{
	struct key k = { .len = key->len };

	if (!supervised_is_key(key))
		return false;
	memcpy(k.data, key->data, key->len);
	return has_row(c, &k, NULL);
}

int supervised_index(struct store_txn *t, const struct complaint *before, const struct complaint *after, struct err *err)
{
	struct str v;
	struct key k;
	int rc = 0;

	str_init(&v);
	for (size_t n = 0; rc >= 0 && before && supervised_row(before, n, &k, &v); n++)
		if (k.len > 0 && !has_row(after, &k, NULL))
			rc = table_remove(t, TABLE_QUEUE, k.data, k.len, err);
	for (size_t n = 0; rc >= 0 && supervised_row(after, n, &k, &v); n++)
		if (k.len > 0 && !(before && has_row(before, &k, &v)))
			rc = table_put(t, TABLE_QUEUE, k.data, k.len, v.data, v.len, err);
	str_release(&v);
	return rc < 0 ? -1 : 0;
}

int supervised_forget_schema_4(struct store_txn *t, uint64_t id, struct err *err)
{
	struct key k;

	for (unsigned char closed = 0; closed < 2; closed++) {
		key_clear(&k);
		key_byte(&k, KIND_SCHEMA_4);
		key_byte(&k, closed);
		key_u64(&k, ~id);
		if (table_remove(t, TABLE_QUEUE, k.data, k.len, err) < 0)
			return -1;
	}
	return 0;
}

/* --- a list ------------------------------------------------------------------------------- */

struct listing {
	store_each_supervised *each;
	void *arg;
};

static int list_one(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct listing *l = arg;
	struct supervised s;

	if (!row_read(key, value, &s))
		return err_set(err, ERR_STORE, NULL, N_("the store cannot be used: %1 (%2); see plaint-admin(8), \"damaged store\""), "row", table_list[TABLE_QUEUE].name, NULL);
	return l->each(l->arg, &s) ? 0 : 1;
}

int store_supervised(struct store_txn *t, enum supervised_list list, const struct supervised *after, instant newest,
	store_each_supervised *each, void *arg, struct err *err)
{
	struct listing l = { .each = each, .arg = arg };
	struct key prefix, start;
	int rc;

	if (!each)
		return err_set(err, ERR_INPUT, NULL, N_("no such look-up"), NULL);
	key_list(&prefix, list);
	start = prefix;
	if (after) {
		key_place(&start, list, after);
		key_byte(&start, 0);
	} else if (newest != INSTANT_NONE) {
		key_newest(&start, newest);
	}
	t->walks = !t->writes;
	rc = table_scan_from(t, TABLE_QUEUE, &(struct range){ prefix.data, prefix.len, start.data, start.len }, SCAN_FIRST_ROWS,
		list_one, &l, err);
	t->walks = false;
	return rc < 0 ? -1 : 0;
}

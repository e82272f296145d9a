/* verify.c - store_verify: every table and every index both ways, the chain, the note.
 *
 * Beside a working writer: each check looks only at what one change writes together,
 * and changes come through between the blocks.
 */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "access.h"
#include "search.h"

void check_fault(struct check *c, const char *fmt, ...)
{
	char line[400];
	va_list args;

	c->faults++;
	if (!c->fault)
		return;
	va_start(args, fmt);
	vsnprintf(line, sizeof line, fmt, args);
	va_end(args);
	c->fault(c->arg, line);
}

/* --- how far ------------------------------------------------------------------- */

#define TICKS 64 /* rows between two looks at the clock, as it were */

int64_t store_far(struct store *s)
{
	return atomic_load(&s->far);
}

void store_set_far(struct store *s, int64_t far)
{
	atomic_store(&s->far, far);
}

void check_part(struct check *c, int64_t from, int64_t to, uint64_t expected)
{
	c->from = from;
	c->to = to;
	c->seen = 0;
	c->expected = expected ? expected : 1;
	store_set_far(c->store, from);
}

void check_tick(struct check *c)
{
	uint64_t seen = ++c->seen < c->expected ? c->seen : c->expected;

	if (c->seen % TICKS == 0)
		store_set_far(c->store, c->from + (c->to - c->from) * (int64_t)seen / (int64_t)c->expected);
}

/* --- requests and drafts ------------------------------------------------------ */

static int request_row(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct check *c = arg;
	struct arena a = ARENA_INIT;
	struct bytes v, id, first;
	struct key k;
	int rc;

	if (!piece_first(key, value, &id, &first))
		return 0;
	if (first.len < 8 || id.len > KEY_NAME_MOST) {
		check_fault(c, "request: an answer of unknown form");
		return 0;
	}
	key_clear(&k);
	key_u64(&k, get_u64(first.data));
	memcpy(k.data + k.len, id.data, id.len);
	rc = table_get(c->t, &a, TABLE_EXPIRY, k.data, k.len + id.len, &v, err);
	if (rc == 0)
		check_fault(c, "expiry: no row for the answer to %.*s", (int)id.len, (const char *)id.data);
	arena_release(&a);
	return rc < 0 ? -1 : 0;
}

static int expiry_row(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct check *c = arg;
	struct arena a = ARENA_INIT;
	struct bytes v;
	int rc = 0;

	(void)value;
	if (key->len > 8)
		rc = table_get(c->t, &a, TABLE_REQUEST, (const char *)key->data + 8, key->len - 8, &v, err);
	if (rc >= 0 && (rc == 0 || v.len < 8 || memcmp(v.data, key->data, 8) != 0))
		check_fault(c, "expiry: a row without its answer");
	arena_release(&a);
	return rc < 0 ? -1 : 0;
}

static int draft_row(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct check *c = arg;
	struct arena a = ARENA_INIT;
	const struct node *n;
	bool good = memchr(key->data, 0, key->len) && wire_parse(&a, value->data, value->len, &n, NULL) == 0 &&
		node_count(n) >= 4;

	(void)err;
	if (!good)
		check_fault(c, "draft: a row of unknown form");
	arena_release(&a);
	return 0;
}

/* A counter is a number with serial 0; the number after its last must not exist yet. */
static void check_behind(struct check *c, const char *name, size_t len, uint32_t last)
{
	struct arena a = ARENA_INIT;
	struct complaint *there;
	const char *next;
	size_t zeros = 0;

	while (zeros < len && name[len - 1 - zeros] == '0')
		zeros++;
	next = arena_printf(&a, "%.*s%0*u", (int)(len - zeros), name, (int)zeros, last + 1);
	if (zeros && store_complaint(c->t, &a, next, &there, NULL) == 0)
		check_fault(c, "counter: %.*s is behind: %s exists", (int)len, name, next);
	arena_release(&a);
}

static int counter_row(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct check *c = arg;

	(void)err;
	if (value->len != 4 || get_u32(value->data) == 0)
		check_fault(c, "counter: %.*s is no number", (int)key->len, (const char *)key->data);
	else
		check_behind(c, (const char *)key->data, key->len, get_u32(value->data));
	return 0;
}

static int check_meta(struct check *c, struct err *err)
{
	struct bytes v;
	int rc = table_get(c->t, &c->t->arena, TABLE_META, "schema", 6, &v, err);

	if (rc >= 0 && (rc == 0 || v.len != 4 || get_u32(v.data) != SCHEMA_NUMBER))
		check_fault(c, "meta: the schema number is wrong");
	return rc < 0 ? -1 : 0;
}

int check_small(struct check *c, struct err *err)
{
	if (check_meta(c, err) != 0 ||
		table_scan(c->t, TABLE_COUNTER, NULL, 0, SCAN_FIRST_KEYS, counter_row, c, err) != 0 ||
		table_scan(c->t, TABLE_DRAFT, NULL, 0, SCAN_FIRST_ROWS, draft_row, c, err) != 0 ||
		row_scan(c->t, TABLE_REQUEST, NULL, 0, SCAN_FIRST_ROWS, request_row, c, err) != 0)
		return -1;
	return table_scan(c->t, TABLE_EXPIRY, NULL, 0, SCAN_FIRST_ROWS, expiry_row, c, err);
}

#define ROWS_OF_A_RECORD 8 /* in its indexes, or so */

/* --- all ---------------------------------------------------------------------- */

static int verify_work(struct store_txn *t, void *arg, struct err *err)
{
	struct check *c = arg;

	uint64_t events = t->ends.seq, complaints = t->ends.id;

	c->t = t;
	t->walks = true;
	check_part(c, 0, 250, events);
	if (check_small(c, err) != 0 || check_events(c, err) != 0)
		return -1;
	check_part(c, 250, 400, events);
	if (check_payloads(c, err) != 0)
		return -1;
	check_part(c, 400, 600, complaints);
	if (check_complaints(c, err) != 0)
		return -1;
	check_part(c, 600, 950, ROWS_OF_A_RECORD * complaints);
	if (check_indexes(c, err) != 0)
		return -1;
	check_part(c, 950, STORE_FAR_WHOLE, complaints);
	return check_search(c, err);
}

int store_verify(struct store *s, void (*fault)(void *arg, const char *line), void *arg, uint64_t *faults,
	struct err *err)
{
	struct check c = { .store = s, .fault = fault, .arg = arg };

	if (!s || !faults)
		return err_set(err, ERR_INPUT, NULL, N_("no store"), NULL);
	if (store_read(s, verify_work, &c, err) != 0)
		return -1;
	if (check_files(&c, err) != 0)
		return -1;
	*faults = c.faults;
	return 0;
}

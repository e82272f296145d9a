/* timeline.c - the events of one complaint: all, one after the other, or a page. */
#include <string.h>

#include "internal.h"

/* The event whose payload this is, in the arena. */
static int event_of_row(struct store_txn *t, struct arena *a, const struct bytes *key, const struct bytes *value,
	struct event *out, struct err *err)
{
	struct event_head head;
	struct bytes payload, v;
	char *copy;

	if (table_get(t, a, TABLE_EVENT, (const char *)key->data + 8, 8, &v, err) != 1)
		return err_set(err, ERR_STORE, NULL, N_("an event of the store is missing; run plaint verify"), NULL);
	copy = arena_alloc(a, value->len + 1);
	memcpy(copy, value->data, value->len);
	payload = (struct bytes){ copy, value->len };
	if (event_head_read(a, &v, &head, err) != 0)
		return -1;
	return event_read(a, &head, &payload, out, err);
}

static int scan(struct store_txn *t, uint64_t complaint, table_each *each, void *arg, struct err *err)
{
	unsigned char key[8];

	put_u64(key, complaint);
	return table_scan(t, TABLE_PAYLOAD, key, sizeof key, SCAN_FIRST_KEYS, each, arg, err);
}

/* --- all ---------------------------------------------------------------------------- */

struct collect {
	struct store_txn *t;
	struct arena *a;
	struct event *item;
	size_t count;
};

static int collect_one(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct collect *c = arg;

	if (key->len != 16)
		return 0;
	c->item = arena_grow(c->a, c->item, c->count, sizeof *c->item);
	return event_of_row(c->t, c->a, key, value, &c->item[c->count++], err);
}

int store_events(struct store_txn *t, struct arena *a, uint64_t complaint, struct event **out, size_t *count,
	struct err *err)
{
	struct collect c = { .t = t, .a = a };

	if (scan(t, complaint, collect_one, &c, err) != 0)
		return -1;
	*out = c.item;
	*count = c.count;
	return 0;
}

/* --- one after the other -------------------------------------------------------------- */

struct walk {
	struct store_txn *t;
	struct arena a;
	store_each_event *each;
	void *arg;
};

static int walk_one(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct walk *w = arg;
	struct event e;

	if (key->len != 16)
		return 0;
	arena_clear(&w->a);
	if (event_of_row(w->t, &w->a, key, value, &e, err) != 0)
		return -1;
	return w->each(w->arg, &e) ? 0 : 1;
}

int store_timeline(struct store_txn *t, uint64_t complaint, store_each_event *each, void *arg, struct err *err)
{
	struct walk w = { .t = t, .a = ARENA_INIT, .each = each, .arg = arg };
	int rc = scan(t, complaint, walk_one, &w, err);

	arena_release(&w.a);
	return rc;
}

/* --- a page ----------------------------------------------------------------------------- */

/* Which there are, and how long: what a page is chosen by. */
struct size {
	uint64_t seq;
	size_t len;
};
struct sizes {
	struct arena *a;
	uint64_t before;
	struct size *item;
	size_t count, total;
};

static int note_size(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct sizes *s = arg;
	uint64_t seq;

	(void)err;
	if (key->len != 16)
		return 0;
	seq = get_u64((const unsigned char *)key->data + 8);
	s->total++;
	if (s->before && seq >= s->before)
		return 0;
	s->item = arena_grow(s->a, s->item, s->count, sizeof *s->item);
	s->item[s->count++] = (struct size){ seq, value->len };
	return 0;
}

#define EVENT_HEAD 160 /* bytes of an event on the wire beside its payload, or less */

/* So many of the last ones fit. */
static size_t fitting(const struct sizes *s, const struct store_page *page)
{
	size_t n = 0, bytes = 0;

	while (n < s->count && (!page->most || n < page->most)) {
		bytes += s->item[s->count - 1 - n].len + EVENT_HEAD;
		if (bytes > page->bytes && !(n == 0 && page->one))
			break;
		n++;
	}
	return n;
}

static int read_event(struct store_txn *t, struct arena *a, uint64_t complaint, uint64_t seq, struct event *out, struct err *err)
{
	unsigned char key[16];
	struct bytes value;

	put_u64(key, complaint);
	put_u64(key + 8, seq);
	if (table_get(t, a, TABLE_PAYLOAD, key, sizeof key, &value, err) != 1)
		return err_set(err, ERR_STORE, NULL, N_("an event of the store is missing; run plaint verify"), NULL);
	return event_of_row(t, a, &(struct bytes){ key, sizeof key }, &value, out, err);
}

int store_events_page(struct store_txn *t, struct arena *a, uint64_t complaint, struct store_page *page, struct err *err)
{
	struct arena own = ARENA_INIT;
	struct sizes s = { .a = &own, .before = page->before };
	int rc = scan(t, complaint, note_size, &s, err);

	page->count = fitting(&s, page);
	page->first = s.count - page->count;
	page->total = s.total;
	page->events = arena_array(a, page->count, sizeof *page->events);
	for (size_t i = 0; rc == 0 && i < page->count; i++)
		rc = read_event(t, a, complaint, s.item[page->first + i].seq, &page->events[i], err);
	arena_release(&own);
	return rc;
}

/* ends.c - what start-up reads: the newest complaint and event, and whether the
 * indexes fit the site's natures.
 */
#include <sodium.h>
#include <string.h>

#include "internal.h"

static int load(struct store_txn *t, void *arg, struct err *err)
{
	struct ends *e = arg;
	struct bytes k, v = { NULL, 0 };
	int rc = table_last(t, &t->arena, TABLE_COMPLAINT, &k, err);

	*e = (struct ends){ 0 };
	if (rc == 1 && k.len >= 8)
		e->id = get_u64(k.data);
	if (rc >= 0)
		rc = table_last(t, &t->arena, TABLE_EVENT, &k, err);
	if (rc == 1 && k.len == 8)
		rc = table_get(t, &t->arena, TABLE_EVENT, k.data, 8, &v, err);
	if (rc == 1 && v.len >= EVENT_HASH) {
		e->seq = get_u64(k.data);
		memcpy(e->hash, v.data, EVENT_HASH);
	}
	return rc < 0 ? -1 : 0;
}

int ends_load(struct store *s, struct err *err)
{
	struct ends e;

	if (store_read(s, load, &e, err) != 0)
		return -1;
	pthread_mutex_lock(&s->state);
	s->ends = e;
	pthread_mutex_unlock(&s->state);
	return 0;
}

/* --- natures: a category that became a matter of safety moves its open complaints -- */

#define NATURES_KEY "natures"
/* Another text puts the open complaints of every store in order anew: the rule changed. */
#define NATURES_RULE "unknown emergencies first"

static void natures(const struct site *site, unsigned char out[EVENT_HASH])
{
	crypto_generichash_state h;

	crypto_generichash_init(&h, NULL, 0, EVENT_HASH);
	crypto_generichash_update(&h, (const unsigned char *)NATURES_RULE, sizeof NATURES_RULE);
	for (size_t i = 0; i < site->categories_count; i++) {
		const struct category *c = &site->categories[i];
		const char *parts[] = { str_or_empty(c->s.title), str_or_empty(c->nature) };

		for (int j = 0; j < 2; j++)
			crypto_generichash_update(&h, (const unsigned char *)parts[j], strlen(parts[j]) + 1);
	}
	crypto_generichash_final(&h, out, EVENT_HASH);
}

struct walk {
	uint64_t after; /* id done last */
	size_t count;
	uint64_t *id;
	struct arena *arena;
	bool differs;
};

static int compare_natures(struct store_txn *t, void *arg, struct err *err)
{
	struct walk *w = arg;
	unsigned char now[EVENT_HASH];
	struct bytes v;
	int rc = table_get(t, &t->arena, TABLE_META, NATURES_KEY, strlen(NATURES_KEY), &v, err);

	natures(t->site, now);
	w->differs = !(rc == 1 && v.len == EVENT_HASH && memcmp(v.data, now, EVENT_HASH) == 0);
	return rc < 0 ? -1 : 0;
}

static int note_natures(struct store_txn *t, void *arg, struct err *err)
{
	unsigned char now[EVENT_HASH];

	(void)arg;
	natures(t->site, now);
	return table_put(t, TABLE_META, NATURES_KEY, strlen(NATURES_KEY), now, sizeof now, err);
}

static bool add_open(void *arg, const struct row *r)
{
	struct walk *w = arg;

	w->id = arena_grow(w->arena, w->id, w->count, sizeof *w->id);
	w->id[w->count++] = r->id;
	return true;
}

static int list_open(struct store_txn *t, void *arg, struct err *err)
{
	struct walk *w = arg;

	w->count = 0;
	return store_queue(t, QUEUE_OPEN, NULL, add_open, w, err);
}

static int reindex_some(struct store_txn *t, void *arg, struct err *err)
{
	struct walk *w = arg;

	for (size_t i = w->after; i < w->count && i < w->after + REINDEX_AT_ONCE; i++)
		if (record_reindex(t, &t->arena, w->id[i], err) != 0)
			return -1;
	return 0;
}

int reindex_safety(struct store *s, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct walk w = { .arena = &a };
	int rc = store_read(s, compare_natures, &w, err);

	if (rc == 0 && w.differs) {
		rc = store_read(s, list_open, &w, err);
		for (; rc == 0 && w.after < w.count; w.after += REINDEX_AT_ONCE)
			rc = store_write(s, reindex_some, &w, err);
		if (rc == 0)
			rc = store_write(s, note_natures, NULL, err);
	}
	arena_release(&a);
	return rc;
}

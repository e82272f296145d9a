/* repair.c - the derived tables (indexes, search, expiry of answers) made anew from the
 * records and answers; those are only read.
 *
 * First the old files go aside, so that recovery does not stumble over a damaged one; as
 * long as their folder is there the store counts as half repaired and is not opened
 * otherwise. It goes last.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "access.h"
#include "index_keys.h"
#include "search.h"

#define ASIDE "repair"

static int put_aside(const struct store *s, const char *aside)
{
	int rc = mkdir(aside, 0700) != 0 && errno != EEXIST ? -1 : folder_sync(s->dir);

	for (int i = 0; rc == 0 && i < TABLE_COUNT; i++) {
		char *from, *to;

		if (!table_list[i].derived)
			continue;
		from = store_path(s->home, table_list[i].name);
		to = store_path(aside, table_list[i].name);
		rc = rename(from, to) != 0 && errno != ENOENT ? -1 : 0;
		free(from);
		free(to);
	}
	return rc == 0 ? folder_sync(s->home) : rc;
}

int repair_begin(struct store *s, struct err *err)
{
	char *aside = store_path(s->dir, ASIDE);
	struct stat st;
	int rc = 0;

	if (!s->repair && lstat(aside, &st) == 0)
		rc = err_set(err, ERR_STORE, NULL,
			N_("a repair of %1 was cut short; `plaint verify --repair` does it again, see plaint-admin(8), \"repair\""),
			s->dir, NULL);
	else if (s->repair && put_aside(s, aside) != 0)
		rc = err_set(err, ERR_STORE, NULL, N_("cannot write in %1: %2"), s->dir, strerror(errno), NULL);
	free(aside);
	return rc;
}

/* --- index rows of the records ------------------------------------------------------ */

struct filling {
	struct store *store;
	uint64_t from, next;
	uint32_t changed; /* only those of which this schema had other rows; 0: all */
	uint64_t unread; /* records that cannot be read: verify names them */
};

static int write_rows(struct store_txn *t, const struct subject *s, struct err *err)
{
	for (int i = 0; i < INDEX_COUNT; i++) {
		const struct index *x = &index_list[i];
		unsigned char id[8];
		struct bytes v;
		struct key k;

		key_clear(&k);
		x->key(&k, s);
		if (k.len == 0)
			continue;
		v = index_value(x, s, id);
		/* Not table_add: of two records with one number the newer one is found, and
		 * verify names the other. */
		if (table_put(t, x->table, k.data, k.len, v.data, v.len, err) != 0)
			return -1;
	}
	return files_index(t, NULL, s->complaint, err) != 0 ? -1 : supervised_index(t, NULL, s->complaint, err);
}

/* Those of schema 3 had one key for all the numbers of other systems, a row in lists
 * without them, and no list of what is lent out. */
static bool of_schema_3(const struct subject *s)
{
	return !str_empty(s->complaint->value[FIELD_OUTSIDE_NUMBER]) || (!state_open(s->row.state) && s->row.due != INSTANT_NONE);
}

/* Those of schema 4 had no row for each violation and document of supervision. */
static bool of_schema_4(const struct subject *s)
{
	return s->complaint->violation_count || s->complaint->document_count;
}

static int fill_changed(struct store_txn *t, const struct subject *s, uint32_t from, struct err *err)
{
	struct key whole;

	/* Rows of schema 5 did not say what is masked in their text. */
	if (!(from < 4 && of_schema_3(s)) && !(from < 5 && of_schema_4(s)) && !s->row.own.count)
		return 0;
	key_clear(&whole);
	if (from < 4)
		key_outside_whole(&whole, s);
	if (whole.len > 0 && table_remove(t, TABLE_LOOKUP, whole.data, whole.len, err) < 0)
		return -1;
	if (from < 5 && supervised_forget_schema_4(t, s->complaint->id, err) != 0)
		return -1;
	return write_rows(t, s, err);
}

/* A record of an earlier schema: with what it did not keep. */
static int bring_up(struct store_txn *t, struct arena *a, struct complaint *c, unsigned flags, uint32_t from, struct err *err)
{
	int more = former_gather(t, a, c, err);
	struct subject s;

	if (more < 0)
		return -1;
	subject_make(t, a, c, (flags & RECORD_SAFETY) != 0, &s);
	if (more && record_write(t, &s, false, err) != 0)
		return -1;
	return fill_changed(t, &s, from, err);
}

/* 1 done, 0 there is none or it cannot be read, -1. */
static int fill_one(struct store_txn *t, struct arena *a, uint64_t id, uint32_t changed, bool *unread, struct err *err)
{
	unsigned char key[8];
	struct complaint *c;
	struct subject s;
	struct bytes v;
	unsigned flags;
	int rc;

	put_u64(key, id);
	rc = table_get(t, a, TABLE_COMPLAINT, key, sizeof key, &v, err);
	if (rc != 1)
		return rc;
	*unread = record_read(a, &v, &c, &flags, NULL) != 0 || c->id != id || str_empty(c->number);
	if (*unread)
		return 0;
	if (changed)
		return bring_up(t, a, c, flags, changed, err) == 0 ? 1 : -1;
	subject_make(t, a, c, (flags & RECORD_SAFETY) != 0, &s);
	return write_rows(t, &s, err) == 0 ? 1 : -1;
}

static int fill_some(struct store_txn *t, void *arg, struct err *err)
{
	struct filling *f = arg;
	struct arena a = ARENA_INIT;
	uint64_t end = f->from + REINDEX_AT_ONCE;
	int rc = 0;

	f->unread = 0;
	for (f->next = f->from; rc >= 0 && f->next < end && f->next <= t->ends.id; f->next++) {
		bool unread = false;

		rc = fill_one(t, &a, f->next, f->changed, &unread, err);
		f->unread += unread;
		arena_clear(&a);
	}
	arena_release(&a);
	return rc < 0 ? -1 : 0;
}

static int fill_indexes(struct store *s, uint32_t changed, struct err *err)
{
	struct filling f = { .store = s, .from = 1, .changed = changed };
	uint64_t unread = 0;

	for (; f.from <= s->ends.id; f.from = f.next) {
		if (store_write(s, fill_some, &f, err) != 0 || store_maintain(s, 0, err) != 0)
			return -1;
		unread += f.unread;
	}
	if (unread > 0)
		store_say(s, "repair: %" PRIu64 " records cannot be read", unread);
	return 0;
}

int reindex_changed(struct store *s, uint32_t from, struct err *err)
{
	return fill_indexes(s, from, err);
}

/* --- expiry of the answers ---------------------------------------------------------- */

struct expiries {
	struct arena *arena;
	struct bytes *key; /* time, request */
	size_t count, done;
};

static int note_expiry(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct expiries *e = arg;
	struct bytes id, first;
	char *copy;

	(void)err;
	if (!piece_first(key, value, &id, &first) || first.len < 8 || id.len > KEY_NAME_MOST)
		return 0;
	copy = arena_alloc(e->arena, 8 + id.len);
	memcpy(copy, first.data, 8);
	memcpy(copy + 8, id.data, id.len);
	e->key = arena_grow(e->arena, e->key, e->count, sizeof *e->key);
	e->key[e->count++] = (struct bytes){ copy, 8 + id.len };
	return 0;
}

static int find_expiries(struct store_txn *t, void *arg, struct err *err)
{
	((struct expiries *)arg)->count = 0;
	return row_scan(t, TABLE_REQUEST, NULL, 0, SCAN_FIRST_ROWS, note_expiry, arg, err);
}

static int fill_expiries(struct store_txn *t, void *arg, struct err *err)
{
	const struct expiries *e = arg;

	for (size_t i = e->done; i < e->count && i < e->done + ANSWERS_AT_ONCE; i++)
		if (table_put(t, TABLE_EXPIRY, e->key[i].data, e->key[i].len, "", 0, err) != 0)
			return -1;
	return 0;
}

static int fill_expiry(struct store *s, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct expiries e = { .arena = &a };
	int rc = store_read(s, find_expiries, &e, err);

	for (; rc == 0 && e.done < e.count; e.done += ANSWERS_AT_ONCE)
		rc = store_write(s, fill_expiries, &e, err);
	arena_release(&a);
	return rc;
}

/* --- all ------------------------------------------------------------------------------ */

static void remove_aside(const struct store *s)
{
	char *aside = store_path(s->dir, ASIDE);

	for (int i = 0; i < TABLE_COUNT; i++) {
		char *file = store_path(aside, table_list[i].name);

		unlink(file);
		free(file);
	}
	rmdir(aside);
	folder_sync(s->dir);
	free(aside);
}

/* The search index itself is filled later, by the writer when it has nothing else to do:
 * what waits in `pending` is found, too. */
int repair_fill(struct store *s, struct err *err)
{
	int rc;

	store_say(s, "repair: the indexes are made anew from %" PRIu64 " records", s->ends.id);
	if (fill_indexes(s, 0, err) != 0 || search_wait_all(s, err) != 0 || fill_expiry(s, err) != 0)
		return -1;
	rc = s->env->txn_checkpoint(s->env, 0, 0, DB_FORCE);
	if (rc != 0)
		return store_cannot(s, rc, "checkpoint", err);
	if (files_put_aside(s, err) != 0)
		return -1;
	remove_aside(s);
	s->repair = false;
	store_say(s, "repair: done");
	return 0;
}

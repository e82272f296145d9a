/* files_gone.c - a file that no record names any more goes, once that is durable.
 *
 * Until then it is marked in the table meta, so that a crash forgets none.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "files.h"

#define GONE "gone " /* then a hash */

void files_note_gone(struct store *s, const char *hash)
{
	void *more;

	if (!content_is_name(hash))
		return;
	pthread_mutex_lock(&s->state);
	more = realloc(s->files.gone, (s->files.gone_count + 1) * sizeof *s->files.gone);
	if (!more)
		abort();
	s->files.gone = more;
	memcpy(s->files.gone[s->files.gone_count++], hash, CONTENT_NAME + 1);
	pthread_mutex_unlock(&s->state);
}

void files_hold(struct store *s, bool on)
{
	pthread_mutex_lock(&s->state);
	s->files.held += on ? 1 : -1;
	pthread_mutex_unlock(&s->state);
}

/* Whether the change that took it is durable the caller has seen to. No change comes
 * between the question and the removal. */
static int clear_one(struct store *s, const char *hash, struct err *err)
{
	char *path = files_path(s, hash);
	int named;

	pthread_mutex_lock(&s->writer);
	named = files_asked(s, hash, err);
	if (named == 0 && !files_unsettled(s, hash) && unlink(path) != 0 && errno != ENOENT)
		named = files_cannot_write(s, err);
	pthread_mutex_unlock(&s->writer);
	free(path);
	return named < 0 ? -1 : 0;
}

struct cleared {
	char (*hash)[CONTENT_NAME + 1];
	size_t count;
};

static int forget_marks(struct store_txn *t, void *arg, struct err *err)
{
	const struct cleared *c = arg;

	for (size_t i = 0; i < c->count; i++) {
		char key[sizeof GONE + CONTENT_NAME];

		snprintf(key, sizeof key, GONE "%s", c->hash[i]);
		if (table_remove(t, TABLE_META, key, strlen(key), err) < 0)
			return -1;
	}
	return 0;
}

/* Those that wait, taken out of the list; none while a copy is made. */
static struct cleared take_waiting(struct store *s)
{
	struct cleared c = { NULL, 0 };

	pthread_mutex_lock(&s->state);
	if (!s->files.held && !s->copying) {
		c = (struct cleared){ s->files.gone, s->files.gone_count };
		s->files.gone = NULL;
		s->files.gone_count = 0;
	}
	pthread_mutex_unlock(&s->state);
	return c;
}

int files_clear(struct store *s, struct err *err)
{
	struct cleared c = take_waiting(s);
	int rc = 0;

	if (c.count == 0)
		return 0;
	rc = store_flush(s, err);
	for (size_t i = 0; rc == 0 && i < c.count; i++)
		rc = clear_one(s, c.hash[i], err);
	if (rc == 0 && files_sync(s) != 0 && errno != ENOENT)
		rc = files_cannot_write(s, err);
	if (rc == 0)
		rc = store_write(s, forget_marks, &c, err);
	/* Again later. */
	for (size_t i = 0; rc != 0 && i < c.count; i++)
		files_note_gone(s, c.hash[i]);
	free(c.hash);
	return rc;
}

static int mark_row(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	char hash[CONTENT_NAME + 1];

	(void)value;
	(void)err;
	if (key->len != strlen(GONE) + CONTENT_NAME)
		return 0;
	memcpy(hash, (const char *)key->data + strlen(GONE), CONTENT_NAME);
	hash[CONTENT_NAME] = '\0';
	files_note_gone(arg, hash);
	return 0;
}

static int read_marks(struct store_txn *t, void *arg, struct err *err)
{
	return table_scan(t, TABLE_META, GONE, strlen(GONE), SCAN_FIRST_KEYS, mark_row, arg, err);
}

int files_mark_gone(struct store_txn *t, const char *hash, struct err *err)
{
	char key[sizeof GONE + CONTENT_NAME];

	snprintf(key, sizeof key, GONE "%.*s", CONTENT_NAME, hash);
	t->gone = arena_grow(&t->arena, t->gone, t->gone_count, sizeof *t->gone);
	t->gone[t->gone_count++] = arena_strdup(&t->arena, hash);
	return table_put(t, TABLE_META, key, strlen(key), "", 0, err);
}

int files_read_marks(struct store *s, struct err *err)
{
	return store_read(s, read_marks, s, err);
}

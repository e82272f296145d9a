/* incoming.c - files on their way in: begun, piece after piece, ended, and taken by the
 * change whose record names them.
 *
 * Until then one is files/new-TOKEN; such a name never survives a start. The list is
 * locked, the writing is not: one thread brings the pieces, and what it works on has not
 * ended, so that no change takes it meanwhile.
 */
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "internal.h"

enum { COMING, ENDED, PLACED };

struct incoming {
	struct incoming *next;
	struct store_coming c;
	char token[STORE_TOKEN + 1];
	char hash[CONTENT_NAME + 1];
	int state;
	int fd;
	uint64_t got;
	struct content content;
};

static int gone(struct err *err)
{
	return err_set(err, ERR_INPUT, NULL, UPLOAD_LOST, NULL);
}

static char *path_of(const struct store *s, const struct incoming *in)
{
	char name[sizeof "new-" + STORE_TOKEN];

	snprintf(name, sizeof name, "new-%s", in->token);
	return files_path(s, name);
}

/* With the lock held. */
static struct incoming *find(struct store *s, int64_t desk, const char *token)
{
	struct incoming *in = s->files.coming;

	while (in && (in->c.desk != desk || !str_equal(in->token, token)))
		in = in->next;
	return in;
}

static struct incoming *find_locked(struct store *s, int64_t desk, const char *token)
{
	struct incoming *in;

	pthread_mutex_lock(&s->files.lock);
	in = find(s, desk, token);
	pthread_mutex_unlock(&s->files.lock);
	return in;
}

static void forget(struct store *s, struct incoming *in)
{
	char *path = path_of(s, in);

	if (in->fd >= 0)
		close(in->fd);
	if (in->state != PLACED)
		unlink(path);
	free(path);
	free(in);
}

/* Bytes that are still to be written, of all. */
static uint64_t outstanding(struct store *s)
{
	uint64_t sum = 0;

	pthread_mutex_lock(&s->files.lock);
	for (const struct incoming *in = s->files.coming; in; in = in->next)
		sum += in->c.size - in->got;
	pthread_mutex_unlock(&s->files.lock);
	return sum;
}

static int no_room(const struct store *s, struct err *err)
{
	return err_set(err, ERR_STORE, NULL,
		N_("the disk of %1 has no room for this file; see plaint-admin(8), \"disk full\""), s->dir, NULL);
}

static int room_for(struct store *s, uint64_t size, struct err *err)
{
	struct statvfs v;

	if (statvfs(s->dir, &v) != 0)
		return err_set(err, ERR_STORE, NULL, N_("the data directory %1 cannot be reached"), s->dir, NULL);
	if ((uint64_t)v.f_bavail * v.f_frsize >= s->reserve + outstanding(s) + size)
		return 0;
	return no_room(s, err);
}

static int cannot_write(const struct store *s, struct err *err)
{
	if (errno == ENOSPC || errno == EDQUOT)
		return no_room(s, err);
	return err_set(err, ERR_STORE, NULL, N_("cannot write in %1: %2"), s->dir, strerror(errno), NULL);
}

int store_file_begin(struct store *s, const struct store_coming *c, char token[STORE_TOKEN + 1], struct err *err)
{
	unsigned char random[STORE_TOKEN / 2];
	struct incoming *in;
	char *path;

	if (!s || !c->size)
		return err_set(err, ERR_INPUT, NULL, N_("an empty file shows nothing"), NULL);
	if (store_takes(s, err) != 0 || room_for(s, c->size, err) != 0 || files_folder(s, err) != 0)
		return -1;
	in = calloc(1, sizeof *in);
	if (!in)
		abort();
	in->c = *c;
	randombytes_buf(random, sizeof random);
	sodium_bin2hex(in->token, sizeof in->token, random, sizeof random);
	content_begin(&in->content);
	path = path_of(s, in);
	in->fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	free(path);
	if (in->fd < 0) {
		free(in);
		return cannot_write(s, err);
	}
	pthread_mutex_lock(&s->files.lock);
	in->next = s->files.coming;
	s->files.coming = in;
	pthread_mutex_unlock(&s->files.lock);
	memcpy(token, in->token, sizeof in->token);
	return 0;
}

int store_file_piece(struct store *s, int64_t desk, const char *token, uint64_t offset, const void *data, size_t len,
	instant now, struct err *err)
{
	struct incoming *in = find_locked(s, desk, token);
	size_t done = 0;

	if (!in || in->state != COMING)
		return gone(err);
	in->c.at = now;
	if (offset != in->got || len > in->c.size - in->got)
		return err_set(err, ERR_INPUT, NULL, N_("the pieces of a file come in their order"), NULL);
	if (room_for(s, 0, err) != 0)
		return -1;
	while (done < len) {
		ssize_t n = pwrite(in->fd, (const char *)data + done, len - done, (off_t)(offset + done));

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return cannot_write(s, err);
		done += (size_t)n;
	}
	content_add(&in->content, data, len);
	in->got += len;
	return 0;
}

int store_file_end(struct store *s, int64_t desk, const char *token, struct err *err)
{
	struct incoming *in = find_locked(s, desk, token);

	if (!in)
		return gone(err);
	if (in->state != COMING)
		return 0;
	if (in->got != in->c.size)
		return err_set(err, ERR_INPUT, NULL, N_("the file is not whole"), NULL);
	if (fsync(in->fd) != 0)
		return cannot_write(s, err);
	content_end(&in->content, in->hash);
	pthread_mutex_lock(&s->files.lock);
	in->state = ENDED;
	pthread_mutex_unlock(&s->files.lock);
	return 0;
}

/* Takes out of the list what is to be dropped; what a change took is settled by it. */
static struct incoming *take_out(struct store *s, bool (*is)(const struct incoming *in, const void *arg), const void *arg)
{
	struct incoming **at = &s->files.coming, *out = NULL;

	pthread_mutex_lock(&s->files.lock);
	while (*at) {
		struct incoming *in = *at;

		if (in->state == PLACED || !is(in, arg)) {
			at = &in->next;
			continue;
		}
		*at = in->next;
		in->next = out;
		out = in;
	}
	pthread_mutex_unlock(&s->files.lock);
	return out;
}

static void forget_all(struct store *s, struct incoming *list)
{
	while (list) {
		struct incoming *next = list->next;

		forget(s, list);
		list = next;
	}
}

struct whose {
	int64_t desk;
	const char *token;
	instant before;
};

static bool is_of(const struct incoming *in, const void *arg)
{
	const struct whose *w = arg;

	return in->c.desk == w->desk && (!w->token || str_equal(in->token, w->token));
}

static bool is_old(const struct incoming *in, const void *arg)
{
	return in->c.at < ((const struct whose *)arg)->before;
}

void store_file_drop(struct store *s, int64_t desk, const char *token)
{
	forget_all(s, take_out(s, is_of, &(struct whose){ .desk = desk, .token = token }));
}

size_t store_file_expire(struct store *s, instant before)
{
	size_t left = 0;

	forget_all(s, take_out(s, is_old, &(struct whose){ .before = before }));
	pthread_mutex_lock(&s->files.lock);
	for (const struct incoming *in = s->files.coming; in; in = in->next)
		left++;
	pthread_mutex_unlock(&s->files.lock);
	return left;
}

void store_file_way(struct store *s, int64_t desk, uint32_t uid, struct store_way *out)
{
	*out = (struct store_way){ .files = 0 };
	pthread_mutex_lock(&s->files.lock);
	for (const struct incoming *in = s->files.coming; in; in = in->next) {
		out->all += in->c.size;
		if (in->c.uid == uid)
			out->account += in->c.size;
		if (in->c.desk != desk)
			continue;
		out->desk += in->c.size;
		out->files++;
	}
	pthread_mutex_unlock(&s->files.lock);
}

/* --- the change ------------------------------------------------------------------- */

int store_file_take(struct store_txn *t, struct arena *a, int64_t desk, const char *token, const char **hash, int64_t *size,
	struct err *err)
{
	struct store *s = t->store;
	struct incoming *in;
	char *path;
	int rc = 0;

	if (!t->writes)
		return err_set(err, ERR_INPUT, NULL, N_("no store"), NULL);
	/* Held while it is placed: nobody drops it under our hands. */
	pthread_mutex_lock(&s->files.lock);
	in = find(s, desk, token);
	if (!in || in->state == COMING) {
		rc = gone(err);
	} else {
		if (in->state == ENDED) {
			path = path_of(s, in);
			rc = files_place(s, path, in->hash, err);
			free(path);
		}
		if (rc == 0)
			in->state = PLACED;
		*hash = arena_strdup(a, in->hash);
		*size = (int64_t)in->c.size;
	}
	pthread_mutex_unlock(&s->files.lock);
	return rc;
}

void store_file_settle(struct store *s, int64_t desk, bool committed)
{
	struct incoming **at = &s->files.coming;

	pthread_mutex_lock(&s->files.lock);
	while (*at) {
		struct incoming *in = *at;

		if (in->state != PLACED || in->c.desk != desk) {
			at = &in->next;
			continue;
		}
		*at = in->next;
		if (!committed)
			files_note_gone(s, in->hash);
		forget(s, in);
	}
	pthread_mutex_unlock(&s->files.lock);
}

bool files_unsettled(struct store *s, const char *hash)
{
	const struct incoming *in;

	pthread_mutex_lock(&s->files.lock);
	for (in = s->files.coming; in && (in->state != PLACED || !str_equal(in->hash, hash));)
		in = in->next;
	pthread_mutex_unlock(&s->files.lock);
	return in != NULL;
}

void files_init(struct store *s)
{
	pthread_mutex_init(&s->files.lock, NULL);
	arena_init(&s->files.listed);
}

void files_free(struct store *s)
{
	struct incoming *in = s->files.coming;

	s->files.coming = NULL;
	forget_all(s, in);
	free(s->files.gone);
	arena_release(&s->files.listed);
	pthread_mutex_destroy(&s->files.lock);
}

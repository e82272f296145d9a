/* files.c - evidence: files/<hash> beside the environment, named by records.
 *
 * A file is durable under its hash before the event that names it is committed, and goes
 * only after the change that took it from its last record is durable: a power cut leaves
 * at most a file nobody names, never a record without its file.
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

#define FOLDER "files"
#define ASIDE "unnamed"
#define GONE "gone " /* then a hash: in the table meta */
#define IMPORTING "new-import"

char *files_path(const struct store *s, const char *name)
{
	char *dir = store_path(s->dir, FOLDER), *path = store_path(dir, name);

	free(dir);
	return path;
}

static int cannot_write(const struct store *s, struct err *err)
{
	return err_set(err, ERR_STORE, NULL, N_("cannot write in %1: %2"), s->dir, strerror(errno), NULL);
}

static int folder_make(const struct store *s, const char *name)
{
	char *dir = store_path(s->dir, name);
	int rc = mkdir(dir, 0700);

	if (rc == 0)
		rc = store_sync_folder(s->dir);
	else if (errno == EEXIST)
		rc = 0;
	free(dir);
	return rc;
}

int files_folder(struct store *s, struct err *err)
{
	return folder_make(s, FOLDER) == 0 ? 0 : cannot_write(s, err);
}

int files_sync(struct store *s)
{
	char *dir = store_path(s->dir, FOLDER);
	int rc = store_sync_folder(dir);

	free(dir);
	return rc;
}

/* Over one that is there: it is the same content, or was damaged. */
int files_place(struct store *s, const char *from, const char *hash, struct err *err)
{
	char *to = files_path(s, hash);
	int rc = rename(from, to);

	free(to);
	return rc == 0 && files_sync(s) == 0 ? 0 : cannot_write(s, err);
}

/* --- reading ----------------------------------------------------------------------- */

static int open_file(struct store *s, const char *hash, struct err *err)
{
	char *path;
	int fd;

	/* It becomes a path. */
	if (!content_is_name(hash))
		return err_set(err, ERR_STORE, NULL, N_("a record names a file in a form this program does not know"), NULL);
	path = files_path(s, hash);
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	free(path);
	if (fd < 0)
		err_set(err, ERR_STORE, NULL, N_("the file %1 is missing in %2; see plaint-admin(8), \"evidence files\""), hash,
			s->dir, NULL);
	return fd;
}

int store_file_check(struct store *s, const char *hash, int64_t size, struct err *err)
{
	char is[CONTENT_NAME + 1] = "";
	int fd = open_file(s, hash, err), rc;
	struct stat st;

	if (fd < 0)
		return -1;
	rc = fstat(fd, &st) == 0 && st.st_size == size ? content_of_file(fd, is) : 1;
	close(fd);
	if (rc == 0 && str_equal(is, hash))
		return 0;
	return err_set(err, ERR_STORE, NULL,
		N_("the file %1 in %2 is damaged: it is not what was attached; see plaint-admin(8), \"evidence files\""), hash,
		s->dir, NULL);
}

int store_file_size(struct store *s, const char *hash, uint64_t *size, struct err *err)
{
	int fd = open_file(s, hash, err);
	struct stat st = { .st_size = 0 };

	if (fd < 0)
		return -1;
	fstat(fd, &st);
	close(fd);
	*size = (uint64_t)st.st_size;
	return 0;
}

int store_file_read(struct store *s, const char *hash, uint64_t offset, void *out, size_t most, size_t *len, struct err *err)
{
	int fd = open_file(s, hash, err);
	ssize_t n;

	*len = 0;
	if (fd < 0)
		return -1;
	n = pread(fd, out, most, (off_t)offset);
	if (n < 0)
		err_set(err, ERR_STORE, NULL, N_("cannot read %1: %2"), hash, strerror(errno), NULL);
	close(fd);
	*len = n > 0 ? (size_t)n : 0;
	return n < 0 ? -1 : 0;
}

/* --- which records name it ------------------------------------------------------------ */

struct names {
	struct arena *a;
	struct texts *out;
};

static int add_name(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct names *n = arg;
	struct texts *t = n->out;
	const char *hash = (const char *)key->data + 1;

	(void)value;
	(void)err;
	if (key->len != 1 + CONTENT_NAME + 1 + 8 || (t->count && strncmp(t->item[t->count - 1], hash, CONTENT_NAME) == 0))
		return 0;
	t->item = arena_grow(n->a, t->item, t->count, sizeof *t->item);
	t->item[t->count++] = arena_strndup(n->a, hash, CONTENT_NAME);
	return 0;
}

static int list_names(struct store_txn *t, void *arg, struct err *err)
{
	struct names *n = arg;
	struct key k;

	t->walks = true;
	n->out->count = 0;
	files_key(&k, "", 0);
	return table_scan(t, TABLE_LOOKUP, k.data, 1, SCAN_FIRST_KEYS, add_name, n, err);
}

int store_file_names(struct store *s, struct arena *a, struct texts *out, struct err *err)
{
	*out = (struct texts){ NULL, 0 };
	return store_read(s, list_names, &(struct names){ a, out }, err);
}

struct asked {
	const char *hash;
	int named;
};

static int ask(struct store_txn *t, void *arg, struct err *err)
{
	struct asked *q = arg;

	q->named = files_named(t, q->hash, err);
	return q->named < 0 ? -1 : 0;
}

int files_asked(struct store *s, const char *hash, struct err *err)
{
	struct asked q = { .hash = hash };

	return store_read(s, ask, &q, err) == 0 ? q.named : -1;
}

/* --- going ----------------------------------------------------------------------------- */

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
		named = cannot_write(s, err);
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
		rc = cannot_write(s, err);
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

/* --- the folder ------------------------------------------------------------------------ */

typedef int each_entry(struct store *s, int dir, const char *name, void *arg, struct err *err);

static int walk_folder(struct store *s, each_entry *each, void *arg, struct err *err)
{
	char *path = store_path(s->dir, FOLDER);
	DIR *d = opendir(path);
	struct dirent *e;
	int rc = 0;

	free(path);
	if (!d)
		return errno == ENOENT ? 0 : err_set(err, ERR_STORE, NULL, N_("cannot read %1: %2"), FOLDER, strerror(errno), NULL);
	while (rc == 0 && (e = readdir(d)))
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			rc = each(s, dirfd(d), e->d_name, arg, err);
	closedir(d);
	return rc;
}

static int drop_unfinished(struct store *s, int dir, const char *name, void *arg, struct err *err)
{
	(void)s;
	(void)arg;
	(void)err;
	if (str_starts(name, "new-"))
		unlinkat(dir, name, 0);
	return 0;
}

int files_begin(struct store *s, struct err *err)
{
	if (s->copy)
		return 0;
	walk_folder(s, drop_unfinished, NULL, err);
	return store_read(s, read_marks, s, err);
}

static int link_one(const struct store *s, struct store *copy, const char *hash, struct err *err)
{
	char *from = files_path(s, hash), *to = files_path(copy, hash);
	int rc = link(from, to);

	/* A missing one must not keep all the rest from being copied: whoever checks the
	 * copy is told. */
	if (rc != 0 && errno == ENOENT) {
		store_say(copy, "the file %s is missing in %s", hash, s->dir);
		rc = 0;
	} else if (rc != 0) {
		rc = err_set(err, ERR_STORE, NULL, N_("the store cannot be copied to %1: %2"), copy->dir, strerror(errno), NULL);
	}
	free(from);
	free(to);
	return rc;
}

int files_link(const struct store *s, struct store *copy, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct texts names;
	int rc = store_file_names(copy, &a, &names, err);

	if (rc == 0 && names.count)
		rc = files_folder(copy, err);
	for (size_t i = 0; rc == 0 && i < names.count; i++)
		rc = link_one(s, copy, names.item[i], err);
	arena_release(&a);
	return rc;
}

/* --- care -------------------------------------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool waits_to_go(struct store *s, const char *hash)
{
	bool waits = false;

	pthread_mutex_lock(&s->state);
	for (size_t i = 0; i < s->files.gone_count && !waits; i++)
		waits = str_equal(s->files.gone[i], hash);
	pthread_mutex_unlock(&s->state);
	return waits;
}

struct looking {
	struct check *check;
	const struct texts *names;
};

/* What came between the list of names and now is asked for once more, the unfinished
 * first: a change that is settled by then is committed. */
static int look_at(struct store *s, int dir, const char *name, void *arg, struct err *err)
{
	struct looking *l = arg;
	int named;

	(void)dir;
	if (str_starts(name, "new-"))
		return 0;
	if (!content_is_name(name)) {
		check_fault(l->check, "files: %s is none of ours", name);
		return 0;
	}
	if (l->names->count && bsearch(&name, l->names->item, l->names->count, sizeof *l->names->item, by_text))
		return 0;
	if (files_unsettled(s, name) || waits_to_go(s, name))
		return 0;
	named = files_asked(s, name, err);
	if (named == 0)
		check_fault(l->check, "files: no record names %s", name);
	return named < 0 ? -1 : 0;
}

static int look_in(struct store *s, struct check *c, const char *hash, struct err *err)
{
	char is[CONTENT_NAME + 1];
	int fd = open_file(s, hash, NULL), named;

	if (fd >= 0) {
		if (content_of_file(fd, is) != 0)
			check_fault(c, "files: %s cannot be read", hash);
		else if (!str_equal(is, hash))
			check_fault(c, "files: %s is not what was attached: its content is %s", hash, is);
		close(fd);
		return 0;
	}
	/* Destroyed meanwhile? */
	named = files_asked(s, hash, err);
	if (named > 0)
		check_fault(c, "files: %s is missing", hash);
	return named < 0 ? -1 : 0;
}

int check_files(struct check *c, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct texts names;
	int rc = store_file_names(c->store, &a, &names, err);

	for (size_t i = 0; rc == 0 && i < names.count; i++)
		rc = look_in(c->store, c, names.item[i], err);
	if (rc == 0)
		rc = walk_folder(c->store, look_at, &(struct looking){ c, &names }, err);
	arena_release(&a);
	return rc;
}

static int put_one_aside(struct store *s, int dir, const char *name, void *arg, struct err *err)
{
	int named = content_is_name(name) ? files_asked(s, name, err) : 1, to;

	if (named != 0)
		return named < 0 ? -1 : 0;
	if (folder_make(s, ASIDE) != 0)
		return cannot_write(s, err);
	to = *(int *)arg;
	if (to < 0) {
		char *path = store_path(s->dir, ASIDE);

		to = *(int *)arg = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		free(path);
	}
	if (to < 0 || renameat(dir, name, to, name) != 0 || fsync(to) != 0 || fsync(dir) != 0)
		return cannot_write(s, err);
	store_say(s, "repair: no record names the file %s; it lies in %s/%s now", name, s->dir, ASIDE);
	return 0;
}

int files_put_aside(struct store *s, struct err *err)
{
	int to = -1, rc = walk_folder(s, put_one_aside, &to, err);

	if (to >= 0)
		close(to);
	return rc;
}

/* --- an import ------------------------------------------------------------------------------ */

static int write_piece(const char *path, uint64_t offset, const void *data, size_t len, bool last)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (offset ? 0 : O_TRUNC), 0600), rc;
	struct stat st;

	if (fd < 0)
		return -1;
	errno = EIO;
	rc = fstat(fd, &st) == 0 && (uint64_t)st.st_size == offset && pwrite(fd, data, len, (off_t)offset) == (ssize_t)len ? 0 : -1;
	if (rc == 0 && last)
		rc = fsync(fd);
	close(fd);
	return rc;
}

static int place_checked(struct store *s, const char *path, const char *hash, struct err *err)
{
	char is[CONTENT_NAME + 1] = "";
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	if (fd < 0 || content_of_file(fd, is) != 0) {
		if (fd >= 0)
			close(fd);
		return cannot_write(s, err);
	}
	close(fd);
	if (!str_equal(is, hash))
		return err_set(err, ERR_INPUT, NULL, N_("the content of file %1 is not what it was"), hash, NULL);
	return files_place(s, path, hash, err);
}

int files_import(struct store *s, const char *hash, uint64_t size, uint64_t offset, const void *data, size_t len,
	struct err *err)
{
	char *path;
	int rc;

	if (!content_is_name(hash) || offset >= size || !len || len > size - offset)
		return err_set(err, ERR_INPUT, NULL, N_("that is no piece of a file"), NULL);
	if (files_folder(s, err) != 0)
		return -1;
	path = files_path(s, IMPORTING);
	rc = write_piece(path, offset, data, len, offset + len == size) == 0 ? 0 :
		errno == EIO ? err_set(err, ERR_INPUT, NULL, N_("that is no piece of a file"), NULL) : cannot_write(s, err);
	if (rc == 0 && offset + len == size)
		rc = place_checked(s, path, hash, err);
	free(path);
	return rc;
}

/* files.c - evidence: files/<hash> beside the environment, named by records.
 *
 * A file is durable under its hash before the event that names it is committed, and goes
 * only after the change that took it from its last record is durable: a power cut leaves
 * at most a file nobody names, never a record without its file.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"

#define FOLDER "files"

char *files_path(const struct store *s, const char *name)
{
	char *dir = store_path(s->evidence, FOLDER), *path = store_path(dir, name);

	free(dir);
	return path;
}

int files_cannot_write(const struct store *s, struct err *err)
{
	return err_set(err, ERR_STORE, NULL, N_("cannot write in %1: %2"), s->dir, strerror(errno), NULL);
}

int files_folder_make(const struct store *s, const char *name)
{
	char *dir = store_path(s->dir, name);
	int rc = mkdir(dir, 0700);

	if (rc == 0)
		rc = folder_sync(s->dir);
	else if (errno == EEXIST)
		rc = 0;
	free(dir);
	return rc;
}

int files_folder(struct store *s, struct err *err)
{
	return files_folder_make(s, FOLDER) == 0 ? 0 : files_cannot_write(s, err);
}

int files_sync(struct store *s)
{
	char *dir = store_path(s->dir, FOLDER);
	int rc = folder_sync(dir);

	free(dir);
	return rc;
}

/* Over one that is there: it is the same content, or was damaged. */
int files_place(struct store *s, const char *from, const char *hash, struct err *err)
{
	char *to = files_path(s, hash);
	int rc = rename(from, to);

	free(to);
	return rc == 0 && files_sync(s) == 0 ? 0 : files_cannot_write(s, err);
}

/* --- reading ----------------------------------------------------------------------- */

int files_open(const struct store *s, const char *hash, struct err *err)
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
			s->evidence, NULL);
	return fd;
}

int store_file_check(struct store *s, const char *hash, int64_t size, struct err *err)
{
	char is[CONTENT_NAME + 1] = "";
	int fd = files_open(s, hash, err), rc;
	struct stat st;

	if (fd < 0)
		return -1;
	rc = fstat(fd, &st) == 0 && st.st_size == size ? content_of_file(fd, is) : 1;
	close(fd);
	if (rc == 0 && str_equal(is, hash))
		return 0;
	return err_set(err, ERR_STORE, NULL,
		N_("the file %1 in %2 is damaged: it is not what was attached; see plaint-admin(8), \"evidence files\""), hash,
		s->evidence, NULL);
}

int store_file_size(struct store *s, const char *hash, uint64_t *size, struct err *err)
{
	int fd = files_open(s, hash, err);
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
	int fd = files_open(s, hash, err);
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

/* --- the folder ------------------------------------------------------------------------ */

int files_walk(struct store *s, files_entry *each, void *arg, struct err *err)
{
	char *path = store_path(s->evidence, FOLDER);
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
	if (s->evidence == s->dir)
		files_walk(s, drop_unfinished, NULL, err);
	return files_read_marks(s, err);
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

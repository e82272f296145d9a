/* copy.c - backup and export: a copy of the store, made and handed out piece by piece.
 *
 * The client writes the pieces with its own rights; the server only ever writes below
 * its data directory. One copy at a time; a client that went away loses it after a
 * while. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "conn.h"
#include "copy.h"

#define PIECE (512u << 10)
#define COPY_NAME "copy"
#define SECONDS_COPY 60

static const char *folder(struct server *s, struct job *j)
{
	return arena_printf(&j->arena, "%s/%s", s->data, COPY_NAME);
}

static void used(struct server *s, bool there)
{
	uv_mutex_lock(&s->done_lock);
	s->copy_used = there ? instant_now() : INSTANT_NONE;
	uv_mutex_unlock(&s->done_lock);
}

bool copy_idle(struct server *s)
{
	instant at;

	uv_mutex_lock(&s->done_lock);
	at = s->copy_used;
	uv_mutex_unlock(&s->done_lock);
	return at != INSTANT_NONE && (instant_now() - at > SECONDS_COPY || instant_now() < at);
}

void copy_drop(struct server *s)
{
	struct arena a = ARENA_INIT;

	store_close(s->copy);
	s->copy = NULL;
	s->copy_owner = NULL;
	store_snapshot_remove(arena_printf(&a, "%s/%s", s->data, COPY_NAME));
	arena_release(&a);
	used(s, false);
}

/* --- making ------------------------------------------------------------------------ */

static void note(struct job *j, const char *line)
{
	struct texts *t = &j->reply.notes;

	t->item = arena_grow(&j->arena, t->item, t->count, sizeof *t->item);
	t->item[t->count++] = line;
}

/* "file SIZE PREFIXNAME" of each file there. */
static int list_files(struct job *j, const char *dir, const char *prefix, struct texts *out, struct err *err)
{
	DIR *d = opendir(dir);
	struct dirent *e;

	if (!d)
		return err_set(err, ERR_STORE, NULL, N_("cannot read %1: %2"), dir, strerror(errno), NULL);
	while ((e = readdir(d))) {
		struct stat st;

		if (fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) || !S_ISREG(st.st_mode))
			continue;
		out->item = arena_grow(&j->arena, out->item, out->count, sizeof *out->item);
		out->item[out->count++] = arena_printf(&j->arena, "file %lld %s%s", (long long)st.st_size, prefix, e->d_name);
	}
	closedir(d);
	return 0;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Those of evidence, always in the same order; there may be none. */
static int list_evidence(struct job *j, const char *dir, struct texts *out, struct err *err)
{
	if (access(dir, F_OK))
		return 0;
	if (list_files(j, dir, "files/", out, err))
		return -1;
	if (out->count)
		qsort(out->item, out->count, sizeof *out->item, by_text);
	return 0;
}

static int note_evidence(struct job *j, const char *dir, struct err *err)
{
	struct texts all = { NULL, 0 };
	unsigned long long bytes = 0;

	if (list_evidence(j, dir, &all, err))
		return -1;
	for (size_t i = 0; i < all.count; i++)
		bytes += strtoull(all.item[i] + strlen("file "), NULL, 10);
	note(j, arena_printf(&j->arena, "files %zu", all.count));
	note(j, arena_printf(&j->arena, "bytes %llu", bytes));
	return 0;
}

#define FILES_AT_ONCE 4000 /* lines in one reply */

/* Evidence, as many as a reply holds: from the place asked for on. */
static int list_some(struct server *s, struct job *j, struct err *err)
{
	const char *dir = arena_printf(&j->arena, "%s/files", folder(s, j));
	size_t from = (size_t)(j->q.filter.offset > 0 ? j->q.filter.offset : 0);
	struct texts all = { NULL, 0 };

	if (list_evidence(j, dir, &all, err))
		return -1;
	for (size_t i = from; i < all.count && i < from + FILES_AT_ONCE; i++)
		note(j, all.item[i]);
	j->reply.total = (int64_t)(from + j->reply.notes.count);
	j->reply.more = (size_t)j->reply.total < all.count;
	return 0;
}

static void note_status(struct job *j, const struct store_status *st)
{
	char head[2 * EVENT_HASH + 1];

	for (size_t i = 0; i < EVENT_HASH; i++)
		snprintf(head + 2 * i, 3, "%02x", st->head[i]);
	note(j, arena_printf(&j->arena, "schema %u", st->schema));
	note(j, arena_printf(&j->arena, "complaints %llu", (unsigned long long)st->complaints));
	note(j, arena_printf(&j->arena, "events %llu", (unsigned long long)st->events));
	note(j, arena_printf(&j->arena, "head %s", head));
}

static int begin(struct server *s, struct job *j, struct err *err)
{
	const char *dir = folder(s, j);
	bool rows = str_equal(j->q.action, "rows");
	struct store_options o = { .cache = 4u << 20, .reserve = 1 };
	struct store_status st;
	struct site *site;
	int rc;

	if (s->copy_owner && s->copy_owner != j->conn && !copy_idle(s))
		return err_set(err, ERR_CONFLICT, NULL, N_("another backup or export is being made; try again later"), NULL);
	copy_drop(s);
	if (store_snapshot(s->store, dir, &st, err))
		return -1;
	note_status(j, &st);
	if (note_evidence(j, arena_printf(&j->arena, "%s/files", dir), err))
		return -1;
	s->copy_owner = j->conn;
	used(s, true);
	/* All of it goes out unmasked. */
	log_line(s->log, "%s: %llu complaints to %s (uid %lu)", rows ? "export" : "backup", (unsigned long long)st.complaints,
		j->conn->login, (unsigned long)j->conn->who.uid);
	if (!rows)
		return list_files(j, arena_printf(&j->arena, "%s/db", dir), "db/", &j->reply.notes, err) ||
			list_files(j, dir, "", &j->reply.notes, err) ? -1 : 0;
	site = casework_site(s->cw);
	rc = store_open(&s->copy, dir, site, &o, err);
	site_unref(site);
	return rc;
}

/* --- handing out ------------------------------------------------------------------- */

static int piece(struct server *s, struct job *j, struct err *err)
{
	const char *name = str_or_empty(j->q.number), *path;
	char *bytes = arena_alloc(&j->arena, PIECE);
	ssize_t n;
	int fd;

	/* Only files the copy has: no way up, no way into other folders. */
	if (str_empty(name) || name[0] == '.' || name[0] == '/' || strstr(name, "..") ||
		(strchr(name, '/') && !str_starts(name, "db/") && !str_starts(name, "files/")) || j->q.filter.offset < 0)
		return err_set(err, ERR_INPUT, NULL, N_("the copy has no file %1"), name, NULL);
	path = arena_printf(&j->arena, "%s/%s", folder(s, j), name);
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	n = fd < 0 ? -1 : pread(fd, bytes, PIECE, (off_t)j->q.filter.offset);
	if (n < 0)
		err_set(err, ERR_STORE, NULL, N_("cannot read %1: %2"), path, strerror(errno), NULL);
	if (fd >= 0)
		close(fd);
	j->reply.bytes = bytes;
	j->reply.bytes_len = n > 0 ? (size_t)n : 0;
	return n < 0 ? -1 : 0;
}

static int rows(struct server *s, struct job *j, struct err *err)
{
	uint64_t position = (uint64_t)j->q.filter.offset;
	struct pack p;
	bool end = false;
	char *bytes;
	int rc;

	if (!s->copy)
		return err_set(err, ERR_INPUT, NULL, N_("no copy was made for that"), NULL);
	pack_init(&p);
	rc = store_rows(s->copy, &position, PIECE / 2, &p, &end, err);
	bytes = arena_alloc(&j->arena, p.out.len + 1);
	memcpy(bytes, p.out.data, p.out.len);
	j->reply.bytes = bytes;
	j->reply.bytes_len = p.out.len;
	j->reply.total = (int64_t)position;
	j->reply.more = !end;
	pack_release(&p);
	return rc;
}

/* Root copies the store as the machine's backup does; to read it is for who is listed. */
static bool may_begin(struct server *s, const struct job *j)
{
	const struct conn *c = j->conn;
	bool to_read = str_equal(j->q.text, "begin") && str_equal(j->q.action, "rows");

	return (to_read ? c->who.serving_account : c->serving) || casework_may_copy(s->cw, &c->who);
}

static int answer(struct server *s, struct job *j, struct err *err)
{
	const char *what = str_or_empty(j->q.text);

	if (!may_begin(s, j))
		return err_set(err, ERR_DENIED, NULL,
			N_("only the account that runs the server may do that, or a role that may backup and sees all"), NULL);
	if (str_equal(what, "begin"))
		return begin(s, j, err);
	if (s->copy_owner != j->conn)
		return err_set(err, ERR_INPUT, NULL, N_("no copy was made for that"), NULL);
	used(s, true);
	if (str_equal(what, "piece"))
		return piece(s, j, err);
	if (str_equal(what, "rows"))
		return rows(s, j, err);
	if (str_equal(what, "files"))
		return list_some(s, j, err);
	copy_drop(s);
	return 0;
}

void copy_answer(struct server *s, struct job *j)
{
	struct err err = ERR_INIT;

	if (answer(s, j, &err) == 0)
		return;
	j->reply.err = err;
	j->reply.bytes_len = 0;
	/* Half a copy is none. */
	if (str_equal(j->q.text, "begin") && err.code != ERR_CONFLICT && err.code != ERR_DENIED)
		copy_drop(s);
}

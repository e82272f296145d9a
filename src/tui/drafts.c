/* drafts.c - the folder of drafts and the one being written. */
#include "drafts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "drafts_folder.h"
#include "journal.h"
#include "plaint/paths.h"

#define DRAFT_MOST (16u << 20)

struct draft_file {
	struct drafts *folder;
	char id[DRAFT_ID];
	int fd;
	off_t size;
	bool dirty;
	unsigned changes;
	instant saved;
	struct journal journal;
};

int drafts_open(struct drafts **out, const char *dir, const char *login, const char *place, struct err *err)
{
	struct drafts *d;

	if (path_make(dir, err))
		return -1;
	d = calloc(1, sizeof *d);
	if (!d)
		abort();
	d->dir = arena_strdup(&d->arena, dir);
	d->login = arena_strdup(&d->arena, login);
	d->place = arena_strdup(&d->arena, place);
	*out = d;
	return 0;
}

void drafts_close(struct drafts *d)
{
	if (!d)
		return;
	arena_release(&d->arena);
	free(d);
}

void draft_path(const struct drafts *d, const char *id, char path[DRAFT_PATH])
{
	snprintf(path, DRAFT_PATH, "%s/%s.draft", d->dir, id);
}

static int fail(struct err *err, const char *what)
{
	return err_set(err, ERR_STORE, NULL, N_("the draft cannot be kept: %1: %2"), what, strerror(errno), NULL);
}

static int append(struct draft_file *f, const struct str *bytes, struct err *err)
{
	ssize_t n;

	if (!bytes->len)
		return 0;
	n = write(f->fd, bytes->data, bytes->len);
	if (n != (ssize_t)bytes->len) {
		int saved = errno;
		/* a torn record would hide what comes after it */
		if (n > 0 && !ftruncate(f->fd, f->size))
			saved = ENOSPC;
		errno = saved;
		return fail(err, f->id);
	}
	f->size += n;
	f->dirty = true;
	f->changes++;
	f->saved = instant_now();
	return 0;
}

static struct draft_file *file_new(struct drafts *d, const char *id, int fd)
{
	struct draft_file *f = calloc(1, sizeof *f);

	if (!f)
		abort();
	f->folder = d;
	f->fd = fd;
	snprintf(f->id, sizeof f->id, "%s", id);
	journal_init(&f->journal);
	return f;
}

static void file_free(struct draft_file *f)
{
	close(f->fd);
	journal_release(&f->journal);
	free(f);
}

static int create(struct drafts *d, const char *id, const struct draft_head *head, struct draft_file **out, struct err *err)
{
	char path[DRAFT_PATH];
	struct draft_file *f;
	struct str bytes;
	int fd, failed;

	draft_path(d, id, path);
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
	if (fd < 0 || flock(fd, LOCK_EX | LOCK_NB)) {
		fail(err, path);
		if (fd >= 0)
			close(fd);
		return -1;
	}
	f = file_new(d, id, fd);
	str_init(&bytes);
	journal_head(&f->journal, head, &bytes);
	failed = append(f, &bytes, err);
	str_release(&bytes);
	if (failed) {
		unlink(path);
		file_free(f);
		return -1;
	}
	*out = f;
	return 0;
}

static void new_id(struct drafts *d, char id[DRAFT_ID])
{
	snprintf(id, DRAFT_ID, "%llx-%x-%x", (unsigned long long)instant_now(), (unsigned)getpid(), d->begun++);
}

int draft_begin(struct drafts *d, const struct draft_head *head, struct draft_file **out, struct err *err)
{
	char id[DRAFT_ID];

	new_id(d, id);
	return create(d, id, head, out, err);
}

int draft_adopt(struct drafts *d, const char *id, const struct draft_head *head, const struct values *values,
	struct draft_file **out, struct err *err)
{
	struct draft_file *f;
	char fresh[DRAFT_ID];

	if (!id) {
		new_id(d, fresh);
		id = fresh;
	}
	if (!draft_id_ok(id))
		return err_set(err, ERR_INPUT, NULL, N_("not a draft"), NULL);
	if (create(d, id, head, &f, err))
		return -1;
	for (size_t i = 0; i < values->count; i++)
		if (draft_field(f, values->item[i].name, values->item[i].text, err)) {
			draft_drop(f);
			return -1;
		}
	*out = f;
	return 0;
}

int draft_field(struct draft_file *f, const char *name, const char *text, struct err *err)
{
	struct str bytes;
	int failed = 0;

	str_init(&bytes);
	if (!journal_edit(&f->journal, name, str_or_empty(text), &bytes))
		failed = err_set(err, ERR_INPUT, name, N_("the draft cannot be kept: too many fields"), NULL);
	else
		failed = append(f, &bytes, err);
	str_release(&bytes);
	return failed;
}

void draft_sync(struct draft_file *f)
{
	if (f->dirty && !fdatasync(f->fd))
		f->dirty = false;
}

const char *draft_id(const struct draft_file *f)
{
	return f->id;
}

unsigned draft_changes(const struct draft_file *f)
{
	return f->changes;
}

instant draft_saved(const struct draft_file *f)
{
	return f->saved;
}

const struct draft_head *draft_headline(const struct draft_file *f)
{
	return &f->journal.head;
}

struct values draft_values(const struct draft_file *f, struct arena *a)
{
	return journal_values(&f->journal, a);
}

void draft_pack(const struct draft_file *f, struct str *out)
{
	journal_pack(&f->journal, out);
}

int draft_unpack(struct arena *a, const void *bytes, size_t len, struct draft_head *head, struct values *values, struct err *err)
{
	return journal_unpack(a, bytes, len, head, values, err);
}

void draft_drop(struct draft_file *f)
{
	char path[DRAFT_PATH];

	draft_path(f->folder, f->id, path);
	unlink(path);
	file_free(f);
}

void draft_aside(struct draft_file *f)
{
	if (!f)
		return;
	draft_sync(f);
	file_free(f);
}

int draft_resume(struct drafts *d, const char *id, struct draft_file **out, struct err *err)
{
	char path[DRAFT_PATH], *bytes;
	struct arena a = ARENA_INIT;
	struct draft_file *f;
	size_t len, good;
	int fd;

	draft_path(d, id, path);
	fd = open(path, O_RDWR | O_APPEND | O_CLOEXEC);
	if (fd < 0)
		return fail(err, path);
	if (flock(fd, LOCK_EX | LOCK_NB)) {
		close(fd);
		return err_set(err, ERR_CONFLICT, NULL, N_("this draft is open on another desk"), NULL);
	}
	f = file_new(d, id, fd);
	if (path_read(&a, path, DRAFT_MOST, &bytes, &len, err)) {
		file_free(f);
		arena_release(&a);
		return -1;
	}
	good = journal_read(&f->journal, bytes, len);
	arena_release(&a);
	f->size = (off_t)good;
	f->saved = instant_now();
	if (!f->journal.head.form || ftruncate(fd, f->size)) {
		file_free(f);
		return err_set(err, ERR_INPUT, NULL, N_("not a draft"), NULL);
	}
	*out = f;
	return 0;
}

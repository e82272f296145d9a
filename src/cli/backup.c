/* plaint backup: a copy of the whole store, of one moment, while work goes on (O-2).
 * The pieces come over the socket and are written with the caller's own rights. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup.h"
#include "copying.h"
#include "plaint/folder.h"
#include "plaint/paths.h"

struct backing {
	struct cli *c;
	const char *dir;
	struct texts files; /* lines of the list */
	long long done, all; /* bytes */
	bool made;           /* the folder, by us */
};

static int cannot(struct backing *b, const char *what)
{
	return err_set(&b->c->err, ERR_STORE, NULL, N_("cannot write %1: %2"), what, strerror(errno), NULL);
}

/* "file SIZE NAME" of the list. */
static const char *file_of(const char *note, long long *size)
{
	char *end;

	if (!str_starts(note, "file "))
		return NULL;
	*size = strtoll(note + 5, &end, 10);
	return *end == ' ' ? end + 1 : NULL;
}

static int fetch(struct backing *b, int fd, const char *name, const char *path, long long size)
{
	long long at = 0;

	while (at < size) {
		struct arena a = ARENA_INIT;
		struct reply r;
		int rc = copy_ask(b->c, &a, "piece", name, at, &r);

		if (rc == 0 && r.bytes_len == 0)
			rc = err_set(&b->c->err, ERR_STORE, NULL, N_("the copy of %1 is shorter than it should be"), name, NULL);
		if (rc == 0 && path_write(fd, r.bytes, r.bytes_len))
			rc = cannot(b, path);
		at += (long long)r.bytes_len;
		b->done += (long long)r.bytes_len;
		arena_release(&a);
		cli_progress(b->c, b->done, b->all);
		if (rc)
			return -1;
	}
	return fsync(fd) ? cannot(b, path) : 0;
}

static int fetch_file(struct backing *b, const char *name, long long size)
{
	const char *path = arena_printf(&b->c->arena, "%s/%s", b->dir, name);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600), rc;

	if (fd < 0)
		return cannot(b, path);
	rc = fetch(b, fd, name, path, size);
	close(fd);
	return rc;
}

/* Last: a backup without it is not whole. */
static int write_list(struct backing *b, const struct reply *r)
{
	const char *path = arena_printf(&b->c->arena, "%s/%s", b->dir, BACKUP_LIST);
	FILE *f = fopen(path, "wxe");
	int rc = 0;

	if (!f)
		return cannot(b, path);
	fprintf(f, "%s\n", BACKUP_TITLE);
	for (size_t i = 0; i < r->notes.count; i++)
		fprintf(f, "%s\n", r->notes.item[i]);
	for (size_t i = 0; i < b->files.count; i++)
		fprintf(f, "%s\n", b->files.item[i]);
	fputs("end\n", f);
	if (fflush(f) || fsync(fileno(f)))
		rc = cannot(b, path);
	if (fclose(f) && !rc)
		rc = cannot(b, path);
	return rc ? -1 : 0;
}

static const char *folder(struct backing *b, const char *name)
{
	return arena_printf(&b->c->arena, "%s/%s", b->dir, name);
}

static int make_folders(struct backing *b)
{
	const char *db = folder(b, "db"), *files = folder(b, "files");

	if (mkdir(b->dir, 0700))
		return errno == EEXIST ? err_set(&b->c->err, ERR_INPUT, NULL, N_("%1 is there already; a backup wants a new folder"), b->dir, NULL) :
					 cannot(b, b->dir);
	b->made = true;
	if (b->files.count && mkdir(files, 0700))
		return cannot(b, files);
	return mkdir(db, 0700) ? cannot(b, db) : 0;
}

/* Every byte is there, and every name. */
static int settle(struct backing *b)
{
	const char *parent = folder(b, "..");

	if (folder_sync(folder(b, "db")) || (b->files.count && folder_sync(folder(b, "files"))) || folder_sync(b->dir))
		return cannot(b, b->dir);
	/* the disk's top may not be ours to read */
	folder_sync(parent);
	return 0;
}

/* What is no backup does not take the room, or the name, of the next one. */
static void drop(struct backing *b)
{
	if (!b->made)
		return;
	folder_remove(folder(b, "db"));
	folder_remove(folder(b, "files"));
	folder_remove(b->dir);
}

/* Evidence: there may be more of it than a reply holds. */
static int list_evidence(struct backing *b)
{
	int64_t place = 0;
	struct reply r;

	do {
		if (copy_ask(b->c, &b->c->arena, "files", NULL, place, &r))
			return -1;
		for (size_t i = 0; i < r.notes.count; i++) {
			b->files.item = arena_grow(&b->c->arena, b->files.item, b->files.count, sizeof *b->files.item);
			b->files.item[b->files.count++] = r.notes.item[i];
		}
		place = r.total;
	} while (r.more);
	return 0;
}

static int fetch_listed(struct backing *b, const struct texts *list)
{
	long long size;

	for (size_t i = 0; i < list->count; i++) {
		const char *name = file_of(list->item[i], &size);

		if (name && fetch_file(b, name, size))
			return -1;
	}
	return 0;
}

static int fetch_all(struct backing *b, const struct reply *r)
{
	long long size;

	if (copy_figure(r, "files") && list_evidence(b))
		return -1;
	b->all = copy_figure(r, "bytes");
	for (size_t i = 0; i < r->notes.count; i++)
		if (file_of(r->notes.item[i], &size))
			b->all += size;
	return make_folders(b) || fetch_listed(b, &r->notes) || fetch_listed(b, &b->files) ? -1 : 0;
}

static void tell_files(const struct reply *r)
{
	long long files = copy_figure(r, "files");

	if (!files)
		return;
	printf(tr_n("with %lld file of evidence", "with %lld files of evidence", (unsigned long)files), files);
	putchar('\n');
}

static int take(struct backing *b)
{
	struct reply r;
	int rc;

	if (copy_begin(b->c, NULL, &r))
		return -1;
	rc = fetch_all(b, &r);
	/* However it went: the next one must not wait until the server gives the copy up. */
	copy_end(b->c);
	if (rc || write_list(b, &r) || settle(b)) {
		drop(b);
		return -1;
	}
	printf(tr("%lld complaints with %lld events backed up to %s"), (long long)copy_figure(&r, "complaints"),
		(long long)copy_figure(&r, "events"), b->dir);
	putchar('\n');
	tell_files(&r);
	return 0;
}

int cli_backup(struct cli *c, int argc, char **argv)
{
	int words = cli_args(c, argc, argv, NULL, 0);
	struct backing b = {.c = c};

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words != 1)
		return give_up_with(c, ERR_INPUT, N_("where to? plaint backup DIR"), NULL);
	b.dir = argv[0];
	if (access(b.dir, F_OK) == 0)
		return give_up_with(c, ERR_INPUT, N_("%1 is there already; a backup wants a new folder"), b.dir);
	if (open_client(c, true) || take(&b))
		return give_up(c);
	return 0;
}

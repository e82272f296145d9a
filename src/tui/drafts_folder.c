/* drafts_folder.c - which drafts there are that nobody edits now. */
#include "drafts_folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "journal.h"
#include "plaint/paths.h"

#define DRAFT_MOST (16u << 20)

bool draft_id_ok(const char *id)
{
	size_t n = id ? strlen(id) : 0;

	return n && n < DRAFT_ID && strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == n;
}

static bool edited_elsewhere(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool locked;

	if (fd < 0)
		return true;
	locked = flock(fd, LOCK_EX | LOCK_NB) != 0;
	close(fd);
	return locked;
}

static bool look(struct drafts *d, struct arena *a, const char *id, struct draft_found *out)
{
	char path[DRAFT_PATH], *bytes;
	struct journal *j;
	struct stat st;
	size_t len;
	bool ours;

	draft_path(d, id, path);
	if (edited_elsewhere(path) || stat(path, &st) || path_read(a, path, DRAFT_MOST, &bytes, &len, NULL))
		return false;
	j = malloc(sizeof *j);
	if (!j)
		abort();
	journal_init(j);
	journal_read(j, bytes, len);
	ours = j->head.form && str_equal(j->head.login, d->login) && str_equal(j->head.place, d->place);
	out->id = arena_strdup(a, id);
	out->head.form = arena_strdup(a, j->head.form);
	out->head.number = arena_strdup(a, j->head.number);
	out->head.original = arena_strdup(a, j->head.original);
	out->head.login = d->login;
	out->head.place = d->place;
	out->head.began = j->head.began;
	out->head.version = j->head.version;
	out->values = journal_values(j, a);
	out->saved = st.st_mtime;
	journal_release(j);
	free(j);
	return ours && out->values.count;
}

static int newest_first(const void *x, const void *y)
{
	const struct draft_found *a = x, *b = y;

	return a->saved > b->saved ? -1 : a->saved < b->saved ? 1 : strcmp(b->id, a->id);
}

size_t drafts_list(struct drafts *d, struct arena *a, struct draft_found **out)
{
	DIR *dir = opendir(d->dir);
	struct dirent *e;
	struct draft_found *found = NULL;
	size_t n = 0;

	*out = NULL;
	if (!dir)
		return 0;
	while ((e = readdir(dir))) {
		size_t len = strlen(e->d_name);
		char id[DRAFT_ID];
		if (len < 7 || len - 6 >= DRAFT_ID || strcmp(e->d_name + len - 6, ".draft"))
			continue;
		memcpy(id, e->d_name, len - 6);
		id[len - 6] = '\0';
		found = arena_grow(a, found, n, sizeof *found);
		memset(&found[n], 0, sizeof found[n]);
		if (draft_id_ok(id) && look(d, a, id, &found[n]))
			n++;
	}
	closedir(dir);
	if (n)
		qsort(found, n, sizeof *found, newest_first);
	*out = found;
	return n;
}

size_t drafts_count(struct drafts *d)
{
	struct arena a = ARENA_INIT;
	struct draft_found *found;
	size_t n = drafts_list(d, &a, &found);

	arena_release(&a);
	return n;
}

bool drafts_has(struct drafts *d, const char *id)
{
	char path[DRAFT_PATH];

	if (!draft_id_ok(id))
		return false;
	draft_path(d, id, path);
	return !access(path, F_OK);
}

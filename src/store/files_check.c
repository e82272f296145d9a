/* files_check.c - verify and repair: the folder against the records, both ways. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "files.h"

#define ASIDE "unnamed"

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
	int fd = files_open(s, hash, NULL), named;

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
		rc = files_walk(c->store, look_at, &(struct looking){ c, &names }, err);
	arena_release(&a);
	return rc;
}

static int put_one_aside(struct store *s, int dir, const char *name, void *arg, struct err *err)
{
	int named = content_is_name(name) ? files_asked(s, name, err) : 1, to;

	if (named != 0)
		return named < 0 ? -1 : 0;
	if (files_folder_make(s, ASIDE) != 0)
		return files_cannot_write(s, err);
	to = *(int *)arg;
	if (to < 0) {
		char *path = store_path(s->dir, ASIDE);

		to = *(int *)arg = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		free(path);
	}
	if (to < 0 || renameat(dir, name, to, name) != 0 || fsync(to) != 0 || fsync(dir) != 0)
		return files_cannot_write(s, err);
	store_say(s, "repair: no record names the file %s; it lies in %s/%s now", name, s->dir, ASIDE);
	return 0;
}

int files_put_aside(struct store *s, struct err *err)
{
	int to = -1, rc = files_walk(s, put_one_aside, &to, err);

	if (to >= 0)
		close(to);
	return rc;
}

/* reading.c - see reading.h. */
#define _XOPEN_SOURCE 700 /* nftw */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "plaint/paths.h"

#include "control.h"
#include "reading.h"
#include "watch.h"

#define PROBE "writable" /* never there for longer than it takes to look */

/* --- can it be written ------------------------------------------------------------------ */

static int write_probe(int fd, bool flush)
{
	static const char page[4096];

	if (path_write(fd, page, sizeof page) != 0 || (flush && fdatasync(fd) != 0))
		return errno;
	return 0;
}

static int probe(const char *file, bool flush)
{
	int fd, error;

	unlink(file);
	fd = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return errno;
	error = write_probe(fd, flush);
	close(fd);
	unlink(file);
	return error;
}

int reading_cause(const struct server *s, bool flush)
{
	struct arena a = ARENA_INIT;
	const char *home = arena_printf(&a, "%s/db", s->data);
	int error = 0;

	/* Without a store there is nothing to read, and whoever begins one is told; once it is
	 * read, its disk is away to be checked. */
	if (access(home, F_OK) != 0) {
		error = s->reading ? errno : 0;
	} else {
		error = probe(arena_printf(&a, "%s/" PROBE, s->data), flush);
		if (!error && access(home, W_OK) != 0)
			error = errno;
	}
	arena_release(&a);
	return error;
}

/* --- the copy --------------------------------------------------------------------------- */

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	return at->level ? remove(path) : 0;
}

static void empty(const char *dir)
{
	nftw(dir, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

/* Its own lock, so that the disk itself can be unmounted and checked meanwhile. */
static int hold(struct server *s, const char *dir)
{
	s->reading_lock = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	if (s->reading_lock < 0)
		return -1;
	if (flock(s->reading_lock, LOCK_EX | LOCK_NB) == 0)
		return 0;
	close(s->reading_lock);
	errno = EBUSY;
	return -1;
}

/* One that a killed process left is made anew: only the one that serves comes here. */
static int copy_to(struct server *s, const char *base, struct err *err)
{
	struct arena a = ARENA_INIT;
	const char *dir = path_reading(&a, base, s->data);
	int rc = path_private(dir) == 0 && hold(s, dir) == 0 ? 0 : -1;

	if (rc != 0)
		err_set(err, ERR_STORE, NULL, N_("cannot make %1: %2"), dir, strerror(errno), NULL);
	if (rc == 0) {
		empty(dir);
		rc = store_reading_copy(s->data, dir, err);
		if (rc != 0) {
			empty(dir);
			rmdir(dir);
			close(s->reading_lock);
		} else {
			s->reading = strdup(dir);
			if (!s->reading)
				abort();
		}
	}
	arena_release(&a);
	return rc;
}

/* In memory, and nobody else's, rather than in /tmp. */
static size_t places(struct arena *a, const struct server *s, const char *out[3])
{
	const char *own = getenv("RUNTIME_DIRECTORY"), *temporary = getenv("TMPDIR");
	size_t n = 0;

	out[n++] = !str_empty(own) ? own : dirname(arena_strdup(a, s->socket));
	if (!str_empty(temporary))
		out[n++] = temporary;
	out[n++] = "/tmp";
	return n;
}

int reading_begin(struct server *s, int cause, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct err first = ERR_INIT;
	const char *base[3];
	size_t n = places(&a, s, base);

	for (size_t i = 0; i < n && !s->reading; i++) {
		watch_opening(s, SECONDS_READ);
		copy_to(s, base[i], &first);
	}
	arena_release(&a);
	if (s->reading)
		store_cannot_write(s->data, cause, &s->refusal);
	else if (err)
		*err = first;
	return s->reading ? 0 : -1;
}

/* --- the end ---------------------------------------------------------------------------- */

void reading_check(struct server *s)
{
	uint64_t now = uv_now(&s->loop), every = (s->patience ? 1 : SECONDS_READING) * UINT64_C(1000);

	if (!s->reading || s->leaving || now - s->probed < every)
		return;
	s->probed = now;
	if (reading_cause(s, true))
		return;
	/* Not in order: whoever looks after the process starts it again. */
	s->again = true;
	control_leave(s, "the data directory can be written again");
}

void reading_end(struct server *s)
{
	if (!s->reading)
		return;
	empty(s->reading);
	rmdir(s->reading);
	close(s->reading_lock);
	free(s->reading);
	s->reading = NULL;
}

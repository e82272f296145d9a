/* disk.c - Berkeley DB's calls to the disk. What the disk refuses is told at once: Berkeley
 * DB itself tries the same again for seconds, some of it for ever, before it says a word.
 * Pages of tables go by way of doublewrite.c.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#include "doublewrite.h"

/* The store whose owner wants to know; copies beside it are on the same disk. */
static _Atomic(struct store *) watched;

static bool refused(int error)
{
	return error == EIO || error == ENOSPC || error == EDQUOT || error == EROFS;
}

/* errno stays what it was. */
static void look(bool failed, const char *what)
{
	int error = errno;
	struct store *s = failed && refused(error) ? atomic_load(&watched) : NULL;

	if (s && !store_ailing(s))
		store_say(s, "the disk refuses: %s: %s", what, strerror(error));
	if (s)
		store_ails(s, true);
	errno = error;
}

/* Why a page was not taken: Berkeley DB, told of it, turns to lseek and write, and would
 * get it past what is held of the same page, which is older and would come after it. */
static _Thread_local int not_taken;

/* Who opens a table may ask how long it is: all of it is in its place then. */
static int disk_open(const char *path, int flags, ...)
{
	va_list args;
	int fd = -1;

	va_start(args, flags);
	if (doublewrite_settle(path) == 0)
		fd = open(path, flags | O_CLOEXEC, flags & O_CREAT ? va_arg(args, mode_t) : 0);
	va_end(args);
	if (fd >= 0)
		doublewrite_opened(path);
	look(fd < 0, "open");
	return fd;
}

static ssize_t disk_pread(int fd, void *to, size_t len, off_t at)
{
	ssize_t n;

	if (doublewrite_read(fd, to, len, at))
		return (ssize_t)len;
	return doublewrite_read_many(fd, to, len, at, &n) ? n : pread(fd, to, len, at);
}

static ssize_t disk_pwrite(int fd, const void *bytes, size_t len, off_t at)
{
	ssize_t n;

	if (!doublewrite_write(fd, bytes, len, at, &n))
		n = pwrite(fd, bytes, len, at);
	else if (n < 0)
		not_taken = errno;
	look(n < 0, "write");
	return n;
}

/* 0 or the error itself, as Berkeley DB wants it. */
static int disk_seek(int fd, off_t at, int whence)
{
	int error = not_taken;

	not_taken = 0;
	if (!error && lseek(fd, at, whence) < 0)
		error = errno;
	return error;
}

static int disk_cut(int fd, off_t len)
{
	int rc = doublewrite_cut(fd);

	if (rc == 0)
		rc = ftruncate(fd, len);
	look(rc < 0, "cut");
	return rc;
}

static int disk_sync(int fd)
{
	int rc;

	if (!doublewrite_sync(fd, &rc))
		rc = fdatasync(fd);
	look(rc < 0, "flush");
	return rc;
}

void disk_begin(struct store *s)
{
	db_env_set_func_open(disk_open);
	db_env_set_func_pread(disk_pread);
	db_env_set_func_pwrite(disk_pwrite);
	db_env_set_func_seek(disk_seek);
	db_env_set_func_ftruncate(disk_cut);
	db_env_set_func_fsync(disk_sync);
	if (s->ails)
		atomic_store(&watched, s);
}

void disk_end(struct store *s)
{
	struct store *own = s;

	atomic_compare_exchange_strong(&watched, &own, NULL);
}

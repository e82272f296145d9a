/* reading.c - a copy of a data directory that nobody can write to: opened beside it, it is
 * recovered and read as the store would be. Nobody writes to the original meanwhile.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "doublewrite.h"

/* Recovery makes new logs, and writes pages that are in the log only. */
#define ROOM_MORE (4u * (uint64_t)LOG_FILE_SIZE)
#define PIECE (1u << 20)

static int failed(const char *to, const char *why, struct err *err)
{
	return err_set(err, ERR_STORE, NULL, N_("the store cannot be copied to %1: %2"), to, why, NULL);
}

/* -1 with errno. A file that is not there is not made up; opening the copy says so. */
static int copy_file(const char *from, const char *to)
{
	int in = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW), out = -1, saved;
	ssize_t n = -1;

	if (in < 0)
		return errno == ENOENT ? 0 : -1;
	out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (out >= 0)
		while ((n = sendfile(out, in, NULL, PIECE)) > 0)
			;
	saved = errno;
	close(in);
	if (out >= 0)
		close(out);
	errno = saved;
	return n < 0 ? -1 : 0;
}

static int copy_into(const char *dir, const char *to, const char *name)
{
	char *a = store_path(dir, name), *b = store_path(to, name);
	int rc = copy_file(a, b), saved = errno;

	free(a);
	free(b);
	errno = saved;
	return rc;
}

/* The tables and logs; there are no folders among them. */
static int copy_home(const char *from, const char *to)
{
	DIR *d = mkdir(to, 0700) == 0 ? opendir(from) : NULL;
	struct dirent *e;
	int rc = 0;

	if (!d)
		return -1;
	while (rc == 0 && (e = readdir(d)))
		if (e->d_name[0] != '.')
			rc = copy_into(from, to, e->d_name);
	closedir(d);
	return rc;
}

/* A repair that was cut short leaves half an index, in the copy too. */
static int copy_mark(const char *dir, const char *to, const char *name)
{
	char *a = store_path(dir, name), *b = store_path(to, name);
	int rc = access(a, F_OK) == 0 ? mkdir(b, 0700) : 0;

	free(a);
	free(b);
	return rc;
}

int store_cannot_write(const char *dir, int cause, struct err *err)
{
	if (cause == ENOSPC || cause == EDQUOT)
		return err_set(err, ERR_STORE, NULL,
			N_("the disk of %1 is full: nothing is stored until there is room, reading goes on; see plaint-admin(8), \"disk full\""),
			dir, NULL);
	if (cause == EROFS)
		return err_set(err, ERR_STORE, NULL,
			N_("the disk of %1 is read-only: nothing is stored, reading goes on; see plaint-admin(8), \"read-only disk\""),
			dir, NULL);
	return err_set(err, ERR_STORE, NULL,
		N_("%1 cannot be written (%2): nothing is stored, reading goes on; see plaint-admin(8), \"read-only disk\""), dir,
		strerror(cause), NULL);
}

int store_reading_copy(const char *dir, const char *to, struct err *err)
{
	char *from = store_path(dir, "db"), *home = store_path(to, "db");
	struct statvfs v;
	int rc = statvfs(to, &v);

	if (rc == 0 && (uint64_t)v.f_bavail * v.f_frsize < files_size(from, "") + ROOM_MORE) {
		errno = ENOSPC;
		rc = -1;
	}
	if (rc == 0)
		rc = copy_home(from, home);
	if (rc == 0)
		rc = copy_into(dir, to, "acknowledged");
	/* Whole images of what a crash left torn. */
	if (rc == 0)
		rc = copy_into(dir, to, DOUBLEWRITE_NAME);
	if (rc == 0)
		rc = copy_mark(dir, to, "repair");
	if (rc != 0)
		failed(to, strerror(errno), err);
	free(from);
	free(home);
	return rc == 0 ? 0 : -1;
}

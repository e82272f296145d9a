/* disk.c - see disk.h. The functions carry the C library's names, so that Berkeley DB,
 * too, calls these; what they do they let the kernel do.
 */
#include "disk.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char watched[PATH_MAX];
static int record = -1;
static char failing[PATH_MAX];
static long fail_number, count;
static int fail_error;
static bool fail_lasting, fail_reads;

/* --- what lies below a directory --------------------------------------------------- */

static const char *below(const char *dir, const char *path)
{
	size_t len = strlen(dir);

	if (len == 0 || strncmp(dir, path, len) != 0 || (path[len] != '/' && path[len] != '\0'))
		return NULL;
	return path[len] ? path + len + 1 : path + len;
}

static bool path_of(int fd, char out[PATH_MAX])
{
	char link[64];
	long n;

	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	n = syscall(SYS_readlink, link, out, PATH_MAX - 1);
	out[n > 0 ? n : 0] = '\0';
	return n > 0;
}

/* --- failing ------------------------------------------------------------------------ */

/* Is it this call's turn? Then errno says why, or it never comes back. */
static bool fails(const char *path, bool reads)
{
	bool now = false;

	if (!failing[0] || reads != fail_reads || !below(failing, path))
		return false;
	pthread_mutex_lock(&lock);
	count++;
	now = fail_number > 0 && (count == fail_number || (fail_lasting && count > fail_number));
	pthread_mutex_unlock(&lock);
	while (now && fail_error == DISK_HANGS)
		pause();
	if (now)
		errno = fail_error;
	return now;
}

static bool fails_at(int fd, bool reads)
{
	char path[PATH_MAX];

	return failing[0] && reads == fail_reads && path_of(fd, path) && fails(path, reads);
}

void disk_fail_reads(bool reads)
{
	fail_reads = reads;
}

void disk_fail(const char *dir, long number, int error, bool lasting)
{
	pthread_mutex_lock(&lock);
	snprintf(failing, sizeof failing, "%s", dir);
	count = 0;
	fail_number = number;
	fail_error = error;
	fail_lasting = lasting;
	pthread_mutex_unlock(&lock);
}

long disk_count(void)
{
	return count;
}

static void fail_or_not(int number)
{
	count = number;
	fail_number = fail_number ? 0 : number;
}

void disk_fail_from_environment(void)
{
	const char *what = getenv("DISK_FAIL");
	char dir[1024];
	long number;
	int error, lasting, reads = 0;

	if (what && sscanf(what, "%1023s %ld %d %d %d", dir, &number, &error, &lasting, &reads) >= 4) {
		disk_fail_reads(reads != 0);
		disk_fail(dir, number, error, lasting != 0);
		signal(SIGUSR1, fail_or_not);
	}
}

/* --- watching ------------------------------------------------------------------------ */

static void put_down(enum disk_kind kind, const char *path, uint64_t at, const void *bytes, size_t len)
{
	const char *name = record >= 0 ? below(watched, path) : NULL;
	struct disk_act act = { .kind = kind, .at = at, .len = (uint32_t)len };

	if (!name)
		return;
	snprintf(act.name, sizeof act.name, "%s", name);
	pthread_mutex_lock(&lock);
	if (syscall(SYS_write, record, &act, sizeof act) != (long)sizeof act ||
		(len > 0 && syscall(SYS_write, record, bytes, len) != (long)len))
		abort();
	pthread_mutex_unlock(&lock);
}

static void put_down_at(enum disk_kind kind, int fd, uint64_t at, const void *bytes, size_t len)
{
	char path[PATH_MAX];
	int kept = errno;

	if (record >= 0 && path_of(fd, path))
		put_down(kind, path, at, bytes, len);
	errno = kept;
}

void disk_watch(const char *dir, const char *file)
{
	record = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	snprintf(watched, sizeof watched, "%s", dir);
}

void disk_note(uint64_t number)
{
	put_down(DISK_NOTE, watched, number, NULL, 0);
}

/* --- the calls ------------------------------------------------------------------------ */

static int open_any(int dir, const char *path, int flags, mode_t mode)
{
	bool made = (flags & O_CREAT) && syscall(SYS_faccessat, dir, path, F_OK) != 0;
	long fd;

	/* What is there can be read on a read-only or full disk. */
	if (((flags & (O_ACCMODE | O_CREAT)) != O_RDONLY || (fail_error != EROFS && fail_error != ENOSPC)) && fails(path, false))
		return -1;
	fd = syscall(SYS_openat, dir, path, flags, mode);
	if (fd >= 0 && made)
		put_down_at(DISK_MAKE, (int)fd, 0, NULL, 0);
	else if (fd >= 0 && (flags & O_TRUNC))
		put_down_at(DISK_CUT, (int)fd, 0, NULL, 0);
	return (int)fd;
}

#define OPEN(name)                                                                                                     \
	int name(const char *path, int flags, ...);                                                                    \
	int name(const char *path, int flags, ...)                                                                     \
	{                                                                                                              \
		mode_t mode = 0;                                                                                       \
		va_list args;                                                                                          \
                                                                                                                       \
		va_start(args, flags);                                                                                 \
		if (flags & (O_CREAT | O_TMPFILE))                                                                     \
			mode = va_arg(args, mode_t);                                                                   \
		va_end(args);                                                                                          \
		return open_any(AT_FDCWD, path, flags, mode);                                                          \
	}
OPEN(open)
OPEN(open64)

static ssize_t put(int fd, const void *bytes, size_t len, off_t at)
{
	long n;

	if (fails_at(fd, false))
		return -1;
	n = syscall(SYS_pwrite64, fd, bytes, len, at);
	if (n > 0)
		put_down_at(DISK_WRITE, fd, (uint64_t)at, bytes, (size_t)n);
	return n;
}

ssize_t pwrite(int fd, const void *bytes, size_t len, off_t at)
{
	return put(fd, bytes, len, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t len, off_t at);
ssize_t pwrite64(int fd, const void *bytes, size_t len, off_t at)
{
	return put(fd, bytes, len, at);
}

ssize_t write(int fd, const void *bytes, size_t len)
{
	bool ours = record >= 0 || failing[0];
	off_t at = ours ? lseek(fd, 0, SEEK_CUR) : 0;
	long n;

	if (ours && fails_at(fd, false))
		return -1;
	n = syscall(SYS_write, fd, bytes, len);
	if (n > 0 && ours && at >= 0)
		put_down_at(DISK_WRITE, fd, (uint64_t)at, bytes, (size_t)n);
	return n;
}

ssize_t pread(int fd, void *to, size_t len, off_t at)
{
	return fails_at(fd, true) ? -1 : (ssize_t)syscall(SYS_pread64, fd, to, len, at);
}

ssize_t pread64(int fd, void *to, size_t len, off_t at);
ssize_t pread64(int fd, void *to, size_t len, off_t at)
{
	return fails_at(fd, true) ? -1 : (ssize_t)syscall(SYS_pread64, fd, to, len, at);
}

ssize_t read(int fd, void *to, size_t len)
{
	return fails_at(fd, true) ? -1 : (ssize_t)syscall(SYS_read, fd, to, len);
}

int statvfs(const char *path, struct statvfs *v)
{
	struct statfs s;

	if (syscall(SYS_statfs, path, &s) != 0)
		return -1;
	*v = (struct statvfs){ .f_bsize = (unsigned long)s.f_bsize, .f_frsize = (unsigned long)s.f_bsize, .f_blocks = s.f_blocks,
		.f_bfree = s.f_bfree, .f_bavail = s.f_bavail, .f_files = s.f_files, .f_ffree = s.f_ffree, .f_favail = s.f_ffree };
	if (fail_number > 0 && fail_error == EROFS && failing[0] && below(failing, path))
		v->f_flag |= ST_RDONLY;
	return 0;
}

static int cut(int fd, off_t len)
{
	long rc;

	if (fails_at(fd, false))
		return -1;
	rc = syscall(SYS_ftruncate, fd, len);
	if (rc == 0)
		put_down_at(DISK_CUT, fd, (uint64_t)len, NULL, 0);
	return (int)rc;
}

int ftruncate(int fd, off_t len)
{
	return cut(fd, len);
}

int ftruncate64(int fd, off_t len);
int ftruncate64(int fd, off_t len)
{
	return cut(fd, len);
}

static int flush(int fd, long number)
{
	long rc;

	if (fails_at(fd, false))
		return -1;
	rc = syscall(number, fd);
	if (rc == 0)
		put_down_at(DISK_SYNC, fd, 0, NULL, 0);
	return (int)rc;
}

int fsync(int fd)
{
	return flush(fd, SYS_fsync);
}

int fdatasync(int fd)
{
	return flush(fd, SYS_fdatasync);
}

int rename(const char *from, const char *to)
{
	const char *name;
	long rc;

	if (fails(to, false))
		return -1;
	rc = syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
	name = rc == 0 && record >= 0 ? below(watched, to) : NULL;
	if (name)
		put_down(DISK_RENAME, from, 0, name, strlen(name) + 1);
	return (int)rc;
}

int unlink(const char *path)
{
	long rc;

	if (fails(path, false))
		return -1;
	rc = syscall(SYS_unlinkat, AT_FDCWD, path, 0);
	if (rc == 0)
		put_down(DISK_REMOVE, path, 0, NULL, 0);
	return (int)rc;
}

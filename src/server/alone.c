/* alone.c - one server for a data directory, however many are started at once.
 *
 * The one with the lock serves. Another one waits until that one answers (and is
 * not needed), or has left (and is).
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "alone.h"
#include "listen.h"
#include "log.h"

static void note_pid(int fd)
{
	char text[24];
	int n = snprintf(text, sizeof text, "%ld\n", (long)getpid());

	/* Only for people who look. */
	if (ftruncate(fd, 0) == 0 && pwrite(fd, text, (size_t)n, 0) < 0)
		return;
}

static void holder(int fd, char pid[24])
{
	ssize_t n = pread(fd, pid, 23, 0);

	pid[n > 0 ? n : 0] = '\0';
	pid[strcspn(pid, "\n")] = '\0';
}

/* Where nobody can write, what is there is held all the same. */
static int lock_file(const char *data, const char *file, struct err *err)
{
	int fd = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600), error = errno;

	if (fd < 0)
		fd = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0 && errno == ENOENT)
		fd = open(data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		log_no_file(file, error, err);
	return fd;
}

enum alone alone_take(const char *data, const char *socket, int seconds, int *fd, struct err *err)
{
	const struct timespec pause = { .tv_nsec = 10 * 1000 * 1000 };
	char file[4096], pid[24];

	snprintf(file, sizeof file, "%s/serving", data);
	*fd = lock_file(data, file, err);
	if (*fd < 0)
		return ALONE_FAILED;
	for (int tries = 0; tries < seconds * 100; tries++) {
		if (flock(*fd, LOCK_EX | LOCK_NB) == 0) {
			note_pid(*fd);
			return ALONE_YES;
		}
		if (listen_answered(socket)) {
			close(*fd);
			return ALONE_SERVED;
		}
		nanosleep(&pause, NULL);
	}
	holder(*fd, pid);
	close(*fd);
	err_set(err, ERR_STORE, NULL, N_("process %1 serves %2 but does not answer at %3"), pid, data, socket, NULL);
	return ALONE_FAILED;
}

/* daemon.c - going into the background, and telling the starter how it went. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon.h"

static int hear(int fd, struct err *err)
{
	struct err told;
	size_t got = 0;
	ssize_t n;

	memset(&told, 0, sizeof told);
	while (got < sizeof told) {
		n = read(fd, (char *)&told + got, sizeof told - got);
		if (n > 0)
			got += (size_t)n;
		else if (n == 0 || errno != EINTR)
			break;
	}
	if (got < sizeof told)
		return err_set(err, ERR_STORE, NULL,
			N_("the server ended while starting; plaint.log in the data directory may say why"), NULL);
	if (told.code == ERR_NONE)
		return 0;
	if (err)
		*err = told;
	return -1;
}

int daemon_fork(int *report, struct err *err)
{
	int ends[2], rc;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC))
		return err_set(err, ERR_STORE, NULL, N_("cannot start the server: %1"), strerror(errno), NULL);
	pid = fork();
	if (pid < 0) {
		close(ends[0]);
		close(ends[1]);
		return err_set(err, ERR_STORE, NULL, N_("cannot start the server: %1"), strerror(errno), NULL);
	}
	if (pid == 0) {
		close(ends[0]);
		*report = ends[1];
		return 1;
	}
	close(ends[1]);
	rc = hear(ends[0], err);
	close(ends[0]);
	return rc;
}

void daemon_report(int report, const struct err *err)
{
	struct err fine;
	ssize_t n;

	if (report < 0)
		return;
	memset(&fine, 0, sizeof fine);
	do
		n = write(report, err ? err : &fine, sizeof fine);
	while (n < 0 && errno == EINTR);
	close(report);
}

void daemon_settle(int fd)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	setsid();
	umask(077);
	if (chdir("/") || null < 0)
		return;
	dup2(null, STDIN_FILENO);
	dup2(null, STDOUT_FILENO);
	dup2(fd >= 0 ? fd : null, STDERR_FILENO);
	if (null > STDERR_FILENO)
		close(null);
}

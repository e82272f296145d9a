/* letter_pdf.c - a letter as PDF: plaint-pdf lays it out, a program of its own, so that
 * no desk carries fonts and a drawing library. It runs with the caller's own rights. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "plaint/paths.h"
#include "plaint/report.h"

extern char **environ;

/* Exit statuses of plaint-pdf. */
enum { PDF_DONE = 0, PDF_NO_FONT = 3 };

static int missing(struct err *err)
{
	return err_set(err, ERR_STORE, NULL,
		N_("PDF needs plaint-pdf, which this program was built without: install libpango1.0-dev, then build again"), NULL);
}

static int start(const char *program, int in, int out, pid_t *pid)
{
	char *const argv[] = { (char *)(uintptr_t) "plaint-pdf", NULL };
	posix_spawn_file_actions_t files;
	int rc;

	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
	rc = posix_spawn(pid, program, &files, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&files);
	return rc;
}

/* A socket, not a pipe: one that is closed early must not end us with SIGPIPE. */
static void feed(int fd, const char *text)
{
	size_t len = strlen(text);

	while (len) {
		ssize_t n = send(fd, text, len, MSG_NOSIGNAL);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		text += n;
		len -= (size_t)n;
	}
}

static int status_of(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int lay_out(const char *program, const char *text, int out, struct err *err)
{
	int way[2], status;
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, way))
		return err_set(err, ERR_STORE, NULL, N_("cannot start plaint-pdf: %1"), strerror(errno), NULL);
	status = start(program, way[0], out, &pid);
	close(way[0]);
	if (status) {
		close(way[1]);
		return err_set(err, ERR_STORE, NULL, N_("cannot start plaint-pdf: %1"), strerror(status), NULL);
	}
	feed(way[1], text);
	close(way[1]);
	status = status_of(pid);
	if (status == PDF_NO_FONT)
		return err_set(err, ERR_STORE, NULL,
			N_("no font here has all the letter's characters: install fonts-noto-cjk (or another Chinese font)"), NULL);
	return status == PDF_DONE ? 0 : err_set(err, ERR_STORE, NULL, N_("plaint-pdf failed"), NULL);
}

static int there_already(const char *file, struct err *err)
{
	return err_set(err, ERR_INPUT, NULL, N_("%1 is there already; nothing is written over it"), file, NULL);
}

int report_letter_pdf_ready(const char *file, struct err *err)
{
	struct arena a = ARENA_INIT;
	bool have = path_helper(&a, "plaint-pdf") != NULL;
	struct stat st;

	arena_release(&a);
	if (!have)
		return missing(err);
	return lstat(file, &st) == 0 ? there_already(file, err) : 0;
}

int report_letter_pdf(const char *file, const char *text, struct err *err)
{
	struct arena a = ARENA_INIT;
	const char *program = path_helper(&a, "plaint-pdf");
	int out, failed;

	if (!program) {
		arena_release(&a);
		return missing(err);
	}
	out = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (out < 0) {
		arena_release(&a);
		if (errno == EEXIST)
			return there_already(file, err);
		return err_set(err, ERR_STORE, NULL, N_("cannot write %1: %2"), file, strerror(errno), NULL);
	}
	failed = lay_out(program, text, out, err);
	if (!failed && fsync(out) && errno != EINVAL)
		failed = err_set(err, ERR_STORE, NULL, N_("cannot write %1: %2"), file, strerror(errno), NULL);
	close(out);
	if (failed)
		unlink(file);
	arena_release(&a);
	return failed;
}

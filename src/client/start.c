/* start.c - starting the server of a data directory: this same program, as `serve`.
 *
 * `serve` goes into the background by itself and ends in the foreground when it
 * serves; until then what is wrong comes on its stderr.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "plaint/str.h"

#include "connection.h"
#include "start.h"

#define SECONDS 30 /* recovery after a crash may take its time */
#define SECONDS_REPAIR 3600

extern char **environ;

static int cannot(struct err *err, int code)
{
	return err_set(err, ERR_STORE, NULL, N_("cannot start the server: %1"), strerror(code), NULL);
}

/* This program, under its own name if that still leads to it. */
static void program(char path[4096])
{
	static const char own[] = "/proc/self/exe";
	struct stat self, there;
	ssize_t n = readlink(own, path, 4095);

	path[n > 0 ? n : 0] = '\0';
	if (stat(own, &self) || stat(path, &there) || self.st_ino != there.st_ino || self.st_dev != there.st_dev)
		memcpy(path, own, sizeof own);
}

/* A session of its own, signals as usual, no descriptor but the pipe on stderr. */
static int spawn(char *const argv[], int out, pid_t *pid)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t none, all;
	char path[4096];
	int bad;

	program(path);
	sigemptyset(&none);
	sigfillset(&all);
	posix_spawnattr_init(&how);
	posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	posix_spawnattr_setsigmask(&how, &none);
	posix_spawnattr_setsigdefault(&how, &all);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, out, STDERR_FILENO);
	posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
	bad = posix_spawn(pid, path, &files, &how, argv, environ);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&how);
	return bad;
}

/* What it says, until it ends. False: the time is over. */
static bool listen_to(int fd, long long seconds, struct str *said)
{
	long long deadline = connection_clock() + seconds * 1000;
	char buf[1024];

	for (;;) {
		long long left = deadline - connection_clock();
		struct pollfd p = { .fd = fd, .events = POLLIN };
		ssize_t n;

		if (left <= 0)
			return false;
		n = poll(&p, 1, (int)left);
		if (n < 0 && errno != EINTR)
			return true;
		if (n <= 0)
			continue;
		n = read(fd, buf, sizeof buf);
		if (n == 0 || (n < 0 && errno != EINTR))
			return true;
		if (n > 0 && said->len < 8 * sizeof buf)
			str_add_len(said, buf, (size_t)n);
	}
}

/* Its own words, without "plaint: " in front; an argument holds only a part. */
static int tell(const char *said, int status, struct err *err)
{
	struct err whole = ERR_INIT;
	const size_t most = sizeof whole.arg[0] - 1;
	size_t len;

	if (str_starts(said, "plaint: "))
		said += strlen("plaint: ");
	len = strcspn(said, "\n");
	if (!len)
		return err_set(err, ERR_STORE, NULL, N_("the server did not start; see `plaint serve`"), NULL);
	err_set(&whole, status == ERR_INPUT || status == ERR_DENIED ? (enum err_code)status : ERR_STORE, NULL,
		"%1%2%3%4", "", "", "", "", NULL);
	for (int i = 0; i < ERR_ARGS && len; i++) {
		size_t part = len < most ? len : most;

		/* Not in the middle of a character. */
		while (part < len && part > 1 && ((unsigned char)said[part] & 0xc0) == 0x80)
			part--;
		memcpy(whole.arg[i], said, part);
		whole.arg[i][part] = '\0';
		said += part;
		len -= part;
	}
	if (err && err->code == ERR_NONE)
		*err = whole;
	return -1;
}

static int end_of(pid_t pid)
{
	int status = 0;
	pid_t got;

	do
		got = waitpid(pid, &status, 0);
	while (got < 0 && errno == EINTR);
	/* Somebody else may have waited for it: then its words alone count. */
	if (got < 0)
		return 0;
	return WIFEXITED(status) ? WEXITSTATUS(status) : ERR_STORE;
}

int start_server(const char *config, const char *data, bool aside, bool repair, struct err *err)
{
	char *argv[10];
	struct str said;
	int ends[2], n = 0, bad, status;
	pid_t pid;

	argv[n++] = (char *)(uintptr_t)"plaint";
	if (config) {
		argv[n++] = (char *)(uintptr_t)"--config";
		argv[n++] = (char *)(uintptr_t)config;
	}
	argv[n++] = (char *)(uintptr_t)"--data";
	argv[n++] = (char *)(uintptr_t)data;
	argv[n++] = (char *)(uintptr_t)"serve";
	if (aside)
		argv[n++] = (char *)(uintptr_t)"--aside";
	if (repair)
		argv[n++] = (char *)(uintptr_t)"--repair";
	argv[n] = NULL;
	if (pipe2(ends, O_CLOEXEC))
		return cannot(err, errno);
	bad = spawn(argv, ends[1], &pid);
	close(ends[1]);
	if (bad) {
		close(ends[0]);
		return cannot(err, bad);
	}
	str_init(&said);
	if (listen_to(ends[0], repair ? SECONDS_REPAIR : SECONDS, &said)) {
		status = end_of(pid);
		bad = status ? tell(said.data, status, err) : 0;
	} else {
		bad = err_set(err, ERR_STORE, NULL,
			N_("the server still recovers what a crash left; try again in a minute"), NULL);
	}
	close(ends[0]);
	str_release(&said);
	return bad;
}

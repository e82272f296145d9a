#include "command_outside.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "plaint/report.h"
#include "plaint/utf8.h"

#include "reader.h"

#define PATIENCE 15000 /* milliseconds; a report of years takes some seconds */
#define MOST (1u << 20) /* bytes of an answer that are shown */

extern char **environ;

const char *const outside_words[] = { "audit", "calendar", "check", "doctor", "due", "recompute", "report", "supervision", NULL };

bool is_outside(const char *word)
{
	for (size_t i = 0; outside_words[i] != NULL; i++)
		if (str_equal(outside_words[i], word))
			return true;
	return false;
}

/* The program's own arguments: config and data of this desk, then the words. */
static char **arguments(struct arena *a, const struct client_options *o, const struct texts *words)
{
	char **argv = arena_array(a, words->count + 6, sizeof *argv);
	size_t n = 0;

	argv[n++] = arena_strdup(a, "plaint");
	if (o != NULL && o->config != NULL) {
		argv[n++] = arena_strdup(a, "--config");
		argv[n++] = arena_strdup(a, o->config);
	}
	if (o != NULL && o->data != NULL) {
		argv[n++] = arena_strdup(a, "--data");
		argv[n++] = arena_strdup(a, o->data);
	}
	for (size_t i = 0; i < words->count; i++)
		argv[n++] = arena_strdup(a, words->item[i]);
	return argv;
}

/* As wide as the box it is to be read in. */
static char **surroundings(struct arena *a, int cols)
{
	char **env;
	size_t n = 0, kept = 0;

	while (environ[n] != NULL)
		n++;
	env = arena_array(a, n + 2, sizeof *env);
	for (size_t i = 0; i < n; i++)
		if (!str_starts(environ[i], "COLUMNS="))
			env[kept++] = environ[i];
	env[kept] = arena_printf(a, "COLUMNS=%d", cols);
	return env;
}

/* The signals the desk catches or ignores are the program's own to decide. */
static pid_t start(char **argv, char **env, int out)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t all, none;
	pid_t pid;
	int rc;

	sigfillset(&all);
	sigemptyset(&none);
	posix_spawnattr_init(&how);
	posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	posix_spawnattr_setsigmask(&how, &none);
	posix_spawnattr_setsigdefault(&how, &all);
	posix_spawn_file_actions_init(&files);
	if (out >= 0) {
		posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
		posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
		posix_spawn_file_actions_adddup2(&files, out, STDERR_FILENO);
	}
	rc = posix_spawn(&pid, "/proc/self/exe", &files, &how, argv, env);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&how);
	return rc == 0 ? pid : -1;
}

static int64_t milliseconds(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

/* All it says; false when it does not end in time. */
static bool listen_to(int fd, struct str *out)
{
	int64_t until = milliseconds() + PATIENCE;
	char piece[4096];

	for (;;) {
		struct pollfd p = { .fd = fd, .events = POLLIN };
		int64_t left = until - milliseconds();
		ssize_t got;

		if (left <= 0)
			return false;
		if (poll(&p, 1, (int)left) <= 0)
			continue;
		got = read(fd, piece, sizeof piece);
		if (got <= 0)
			return true;
		if (out->len < MOST)
			str_add_len(out, piece, (size_t)got);
	}
}

/* Its exit status, or -1. */
static int ask(struct tui *t, const struct texts *words, struct str *out)
{
	int ends[2], status = -1;
	bool ended;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return -1;
	pid = start(arguments(&t->turn, t->options, words), surroundings(&t->turn, t->cols - 6), ends[1]);
	close(ends[1]);
	ended = pid > 0 && listen_to(ends[0], out);
	close(ends[0]);
	if (pid <= 0)
		return -1;
	if (!ended)
		kill(pid, SIGTERM);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return ended && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool command_outside(struct tui *t, const struct texts *words)
{
	struct str out, clean;
	int status;

	str_init(&out);
	str_init(&clean);
	status = ask(t, words, &out);
	utf8_clean(&clean, out.data, out.len, true);
	str_release(&out);
	while (clean.len > 0 && clean.data[clean.len - 1] == '\n')
		str_splice(&clean, clean.len - 1, 1, NULL, 0);
	if (status < 0)
		tui_say(t, LOOK_ERROR, tr(N_("%s did not answer in time")), words->item[0]);
	else if (status > ERR_NO)
		tui_say(t, LOOK_ERROR, "%s", str_starts(clean.data, "plaint: ") ? clean.data + strlen("plaint: ") : clean.data);
	else if (clean.len == 0)
		tui_say(t, LOOK_GOOD, tr("%s: done (%lld)"), words->item[0], (long long)status);
	else
		pager_add_lines(view_reader_open(t, words->item[0]), LOOK_NORMAL, clean.data);
	str_release(&clean);
	return status == ERR_NONE || status == ERR_NO;
}

void outside_on_terminal(const struct client_options *o, const char *word)
{
	struct texts words = { &word, 1 };
	struct arena a = ARENA_INIT;
	pid_t pid = start(arguments(&a, o, &words), environ, -1);
	int status;

	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	arena_release(&a);
}

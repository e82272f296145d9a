/* bench_start.c - from starting the desk until the queue stands on its terminal: with a
 * server running, with one to be started, and to be started on START_MANY complaints
 * (100000; 0: left out). Medians of START_TIMES (15), against the budgets, beside a
 * bare start of the program (--version) and the machine's load.
 * PLAINT is the program (a build without sanitizers), BENCH_DIR a directory.
 */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>

#include "bench.h"

#define RUNNING_MS 30.0
#define STARTED_MS 150.0
#define MARK "queue-stands"

static const char *program(void)
{
	return getenv("PLAINT") ? getenv("PLAINT") : PLAINT_BUILD_DIR "/plaint";
}

static int from_env(const char *name, int otherwise)
{
	return getenv(name) ? atoi(getenv(name)) : otherwise;
}

static void private_world(const char *dir)
{
	setenv("HOME", dir, 1);
	setenv("XDG_RUNTIME_DIR", dir, 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("LANG", "C.UTF-8", 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_STATE_HOME");
}

static void register_some(int n)
{
	char command[400];
	FILE *to;

	snprintf(command, sizeof command, "%s add --json - >/dev/null", program());
	to = popen(command, "w");
	for (int i = 0; to && i < n; i++)
		fprintf(to, "{\"phone\":\"138%08d\",\"category\":\"bill/amount\",\"name\":\"" MARK "\",\"text\":\"" MARK "\"}\n", i);
	if (!to || pclose(to) != 0)
		die("plaint add", NULL);
}

static void run(const char *arguments)
{
	char command[400];

	snprintf(command, sizeof command, "%s %s >/dev/null", program(), arguments);
	if (system(command) != 0)
		die(command, NULL);
}

/* Reads what the desk draws until a complaint of the queue is there. */
static void until_mark(int fd)
{
	char seen[65536];
	size_t len = 0;

	for (;;) {
		struct pollfd p = { .fd = fd, .events = POLLIN };
		ssize_t n;

		if (poll(&p, 1, 10000) <= 0 || len == sizeof seen)
			die("the queue never stood", NULL);
		n = read(fd, seen + len, sizeof seen - len);
		if (n <= 0)
			die("the desk ended", NULL);
		len += (size_t)n;
		if (memmem(seen, len, MARK, strlen(MARK)))
			return;
	}
}

static double first_screen_ms(void)
{
	struct winsize size = { .ws_row = 50, .ws_col = 200 };
	double at = now_us(), took;
	pid_t desk;
	int fd;

	desk = forkpty(&fd, NULL, NULL, &size);
	if (desk == 0) {
		execl(program(), "plaint", (char *)NULL);
		_exit(127);
	}
	until_mark(fd);
	took = (now_us() - at) / 1000;
	kill(desk, SIGTERM);
	close(fd);
	waitpid(desk, NULL, 0);
	return took;
}

static double bare_ms(void)
{
	double at = now_us();

	run("--version");
	return (now_us() - at) / 1000;
}

/* True within the budget. */
static bool measure(const char *what, bool stop_before, double budget, double bare)
{
	int n = from_env("START_TIMES", 15);
	double *times = calloc((size_t)n, sizeof *times), p50;

	for (int i = 0; i < n; i++) {
		run(stop_before ? "stop" : "status");
		times[i] = first_screen_ms();
		run("status");
	}
	p50 = percentile(times, (size_t)n, 50);
	printf("%-36s p50 %6.1f ms  p90 %6.1f ms  budget %.0f ms  %.1f x a bare start\n", what, p50,
		percentile(times, (size_t)n, 90), budget, p50 / bare);
	free(times);
	return p50 <= budget;
}

int main(void)
{
	int many = from_env("START_MANY", 100000);
	char *dir = bench_dir();
	double bare[15], load = 0, base;
	bool good;

	private_world(dir);
	register_some(60);
	first_screen_ms(); /* the tour that greets a newcomer is over after it */
	for (int i = 0; i < 15; i++)
		bare[i] = bare_ms();
	base = percentile(bare, 15, 50);
	getloadavg(&load, 1);
	printf("load %.1f; a bare start (--version): %.1f ms\n", load, base);
	good = measure("server running, 60 complaints", false, RUNNING_MS, base);
	good &= measure("server to be started, 60", true, STARTED_MS, base);
	if (many > 0) {
		register_some(many);
		good &= measure("server to be started, many", true, STARTED_MS, base);
	}
	run("stop");
	bench_remove(dir);
	return good ? 0 : 1;
}

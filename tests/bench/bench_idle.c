/* bench_idle.c - what a desk costs that nobody touches: CPU of the desk
 * over IDLE_SECONDS (30), in percent of a core; the clock ticks each second meanwhile.
 * PLAINT is the program (a build without sanitizers), BENCH_DIR a directory.
 */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>

#include "bench.h"

#define BUDGET 0.1 /* percent */

static const char *program(void)
{
	return getenv("PLAINT") ? getenv("PLAINT") : PLAINT_BUILD_DIR "/plaint";
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

	for (int i = 0; i < n; i++) {
		snprintf(command, sizeof command, "%s add phone=1380013%04d category=bill/amount text=idle >/dev/null", program(), i);
		if (system(command) != 0)
			die("plaint add", NULL);
	}
}

/* Seconds of CPU by the process so far, to the nanosecond: the clock ticks of stat are
 * as long as all an idle desk does in ten seconds. */
static double cpu_seconds(long pid)
{
	unsigned long long ns = 0;
	char path[64];
	FILE *f;

	snprintf(path, sizeof path, "/proc/%ld/schedstat", pid);
	f = fopen(path, "r");
	if (!f || fscanf(f, "%llu", &ns) != 1)
		die(path, NULL);
	fclose(f);
	return (double)ns / 1e9;
}

/* Reads what the desk writes, as a terminal would. */
static size_t watch_for(int fd, int seconds)
{
	double end = now_us() + seconds * 1e6;
	size_t bytes = 0;
	char buf[4096];

	while (now_us() < end) {
		struct pollfd p = { .fd = fd, .events = POLLIN };
		ssize_t n;

		if (poll(&p, 1, (int)((end - now_us()) / 1000) + 1) <= 0)
			continue;
		n = read(fd, buf, sizeof buf);
		if (n <= 0)
			die("the desk ended", NULL);
		bytes += (size_t)n;
	}
	return bytes;
}

int main(void)
{
	int seconds = getenv("IDLE_SECONDS") ? atoi(getenv("IDLE_SECONDS")) : 30, fd;
	struct winsize size = { .ws_row = 50, .ws_col = 200 };
	char *dir = bench_dir(), command[400];
	double before, used;
	size_t bytes;
	pid_t desk;

	private_world(dir);
	register_some(60);
	desk = forkpty(&fd, NULL, NULL, &size);
	if (desk == 0) {
		execl(program(), "plaint", (char *)NULL);
		_exit(127);
	}
	watch_for(fd, 3);
	before = cpu_seconds(desk);
	bytes = watch_for(fd, seconds);
	used = (cpu_seconds(desk) - before) / seconds * 100;
	printf("idle desk 200x50, 60 open: %.3f %% of a core (budget %.1f), %zu bytes a second\n", used, BUDGET, bytes / (size_t)seconds);
	kill(desk, SIGTERM);
	waitpid(desk, NULL, 0);
	snprintf(command, sizeof command, "%s stop", program());
	if (system(command) != 0)
		fprintf(stderr, "bench: the server did not stop\n");
	bench_remove(dir);
	return used < BUDGET ? 0 : 1;
}

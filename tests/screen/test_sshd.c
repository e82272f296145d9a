/* A real sshd on loopback: the line dropped in mid-sentence, the draft there at the
 * next login (L-6). Skipped, saying so, where there is no sshd to use.
 */
#include "expect.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "world.h"

#define SSHD "/usr/sbin/sshd"
#define SENTENCE "她说从今天早上开始厨房的水管"

struct line {
	struct world world;
	pid_t sshd;
	int port;
	char command[8192]; /* what is run at the other end */
};

/* --- a daemon of our own --------------------------------------------------------- */

static int free_port(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof at;
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	assert_int_equal(bind(fd, (struct sockaddr *)&at, sizeof at), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&at, &len), 0);
	close(fd);
	return ntohs(at.sin_port);
}

static bool answers(int port)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
		.sin_port = htons((uint16_t)port) };
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	bool yes = connect(fd, (struct sockaddr *)&at, sizeof at) == 0;

	close(fd);
	return yes;
}

static void run(const char *fmt, const char *a, const char *b)
{
	char command[512];

	snprintf(command, sizeof command, fmt, a, b);
	assert_int_equal(system(command), 0);
}

static void write_config(const struct line *l)
{
	char path[128];
	FILE *f;

	snprintf(path, sizeof path, "%s/sshd_config", l->world.root);
	f = fopen(path, "w");
	assert_non_null(f);
	fprintf(f,
		"ListenAddress 127.0.0.1\nPort %d\nHostKey %s/host_key\nAuthorizedKeysFile %s/key.pub\n"
		"PidFile none\nUsePAM no\nPasswordAuthentication no\nStrictModes no\nPermitRootLogin yes\n"
		"PrintMotd no\nPrintLastLog no\n",
		l->port, l->world.root, l->world.root);
	fclose(f);
}

static pid_t start_sshd(const struct line *l)
{
	char config[128], log[128];
	pid_t pid;
	int fd;

	snprintf(config, sizeof config, "%s/sshd_config", l->world.root);
	snprintf(log, sizeof log, "%s/sshd.log", l->world.root);
	pid = fork();
	if (pid == 0) {
		fd = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
		dup2(fd, STDERR_FILENO);
		execl(SSHD, SSHD, "-D", "-e", "-f", config, (char *)NULL);
		_exit(127);
	}
	for (int i = 0; i < 500 && !answers(l->port); i++)
		screen_pump(10);
	return pid;
}

/* The world's environment at the other end, whatever the login brings. */
static void make_command(struct line *l)
{
	size_t n = (size_t)snprintf(l->command, sizeof l->command, "exec env -i TERM=xterm-256color");

	for (size_t i = 0; i < l->world.env_count; i++)
		n += (size_t)snprintf(l->command + n, sizeof l->command - n, " '%s'", l->world.env[i]);
	n += (size_t)snprintf(l->command + n, sizeof l->command - n, " '%s' --data '%s'", world_program(), l->world.data);
	assert_true(n < sizeof l->command);
}

static int setup(void **state)
{
	struct line *l = calloc(1, sizeof *l);

	*state = l;
	world_init(&l->world, "en");
	if (access(SSHD, X_OK) != 0 || system("command -v ssh ssh-keygen >/dev/null") != 0)
		return 0;
	if (geteuid() == 0)
		mkdir("/run/sshd", 0755); /* where it wants to lock its helper in */
	run("ssh-keygen -q -t ed25519 -N '' -f %s/%s", l->world.root, "host_key");
	run("ssh-keygen -q -t ed25519 -N '' -f %s/%s", l->world.root, "key");
	l->port = free_port();
	write_config(l);
	make_command(l);
	l->sshd = start_sshd(l);
	return 0;
}

static int teardown(void **state)
{
	struct line *l = *state;

	if (l->sshd > 0) {
		kill(l->sshd, SIGTERM);
		waitpid(l->sshd, NULL, 0);
	}
	world_release(&l->world);
	free(l);
	return 0;
}

/* Can this account log in at all? Some are locked. */
static bool usable(struct line *l)
{
	char command[512];

	if (l->sshd <= 0) {
		print_message("skipped: no sshd on this machine\n");
		return false;
	}
	snprintf(command, sizeof command,
		"ssh -F /dev/null -p %d -i %s/key -o BatchMode=yes -o StrictHostKeyChecking=no "
		"-o UserKnownHostsFile=/dev/null -o LogLevel=ERROR 127.0.0.1 true", l->port, l->world.root);
	if (system(command) == 0)
		return true;
	print_message("skipped: this account cannot log in through sshd (locked, or no shell)\n");
	return false;
}

/* --- logging in -------------------------------------------------------------------- */

static struct screen *login(struct line *l)
{
	char port[12], key[96];
	const char *argv[] = { "/usr/bin/ssh", "-F", "/dev/null", "-tt", "-p", port, "-i", key,
		"-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
		"-o", "LogLevel=ERROR", "127.0.0.1", l->command, NULL };
	struct screen_options o = { .argv = argv, .env = (const char *const *)l->world.env, .rows = 24, .cols = 80 };
	struct screen *s;

	snprintf(port, sizeof port, "%d", l->port);
	snprintf(key, sizeof key, "%s/key", l->world.root);
	s = screen_start(&o);
	EXPECT_TEXT(s, "F1");
	return s;
}

static struct screen *in_mid_sentence(struct line *l)
{
	struct screen *s = login(l);

	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "New complaint");
	KEYS(s, "13800138000<Tab>欧阳静<Tab>东街5号<Tab><Tab><Tab><Tab>" SENTENCE);
	EXPECT_TEXT(s, SENTENCE);
	return s;
}

static void there_at_the_next_login(struct line *l)
{
	struct screen *s = login(l);

	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "New complaint");
	EXPECT_TEXT(s, "Ctrl-T"); /* offered, not filled in unasked */
	EXPECT(s, !screen_find(s, "东街5号", NULL, NULL));
	KEYS(s, "<C-t>");
	EXPECT_TEXT(s, "东街5号");
	EXPECT_TEXT(s, SENTENCE);
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "-0001");
	screen_end(s);
	assert_int_equal(WORLD_RUN(&l->world, NULL, "verify"), 0);
}

/* The caller's end dies: a laptop shut, a network gone. */
static void client_killed(void **state)
{
	struct line *l = *state;
	struct screen *s;

	if (!usable(l))
		skip();
	s = in_mid_sentence(l);
	screen_signal(s, SIGKILL);
	assert_int_equal(screen_wait_exit(s, SCREEN_TIMEOUT), 128 + SIGKILL);
	screen_end(s);
	there_at_the_next_login(l);
}

/* The sessions of our daemon, killed without a word. */
static void kill_sessions(pid_t sshd)
{
	char path[64];
	FILE *f;
	int pid, killed = 0;

	snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)sshd, (int)sshd);
	f = fopen(path, "r");
	assert_non_null(f);
	while (fscanf(f, "%d", &pid) == 1)
		killed += kill(pid, SIGKILL) == 0;
	fclose(f);
	assert_true(killed > 0);
}

/* The machine's end of the line dies. */
static void session_killed(void **state)
{
	struct line *l = *state;
	struct screen *s;

	if (!usable(l))
		skip();
	s = in_mid_sentence(l);
	kill_sessions(l->sshd);
	EXPECT(s, screen_wait_exit(s, SCREEN_TIMEOUT) > 0);
	screen_end(s);
	there_at_the_next_login(l);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(client_killed),
		CASE(session_killed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

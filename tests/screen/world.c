#include "world.h"

#include <fcntl.h>
#include <ftw.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void give_up(const char *what)
{
	perror(what);
	abort();
}

void world_setenv(struct world *w, const char *assignment)
{
	size_t name = strcspn(assignment, "=") + 1;
	char *copy = strdup(assignment);

	if (copy == NULL)
		give_up("memory");
	for (size_t i = 0; i < w->env_count; i++)
		if (strncmp(w->env[i], assignment, name) == 0) {
			free(w->env[i]);
			w->env[i] = copy;
			return;
		}
	if (w->env_count == WORLD_ENV)
		give_up("environment full");
	w->env[w->env_count++] = copy;
	w->env[w->env_count] = NULL;
}

static void set_path(struct world *w, const char *name, const char *below, bool make)
{
	char text[200];
	char *path = text + strlen(name) + 1;

	snprintf(text, sizeof text, "%s=%s%s", name, w->root, below);
	if (make && mkdir(path, 0700) != 0)
		give_up(path);
	world_setenv(w, text);
}

/* What the sanitizers, and a moved clock (tests/support), need from outside. */
static void inherit(struct world *w)
{
	static const char *const names[] = { "PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LD_LIBRARY_PATH",
		"LD_PRELOAD", "MOVED_CLOCK" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *value = getenv(names[i]);
		char text[4096];

		if (value == NULL)
			continue;
		snprintf(text, sizeof text, "%s=%s", names[i], value);
		world_setenv(w, text);
	}
}

/* The tour of the first run was seen. */
static void note_tour(struct world *w)
{
	char path[160];
	int fd;

	snprintf(path, sizeof path, "%s/state/plaint", w->root);
	if (mkdir(path, 0700) != 0)
		give_up(path);
	strcat(path, "/tour-seen");
	fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0)
		give_up(path);
	close(fd);
}

void world_init(struct world *w, const char *language)
{
	memset(w, 0, sizeof *w);
	strcpy(w->root, "/tmp/plaint-XXXXXX");
	if (mkdtemp(w->root) == NULL)
		give_up("mkdtemp");
	snprintf(w->data, sizeof w->data, "%s/data", w->root);
	inherit(w);
	set_path(w, "HOME", "", false);
	set_path(w, "XDG_RUNTIME_DIR", "/run", true);
	set_path(w, "XDG_STATE_HOME", "/state", true);
	note_tour(w);
	set_path(w, "XDG_CONFIG_HOME", "/config", true);
	set_path(w, "XDG_DATA_HOME", "/share", true);
	world_setenv(w, "TERM=xterm-256color");
	world_setenv(w, "LANG=C.UTF-8");
	world_setenv(w, strcmp(language, "zh") == 0 ? "LANGUAGE=zh_CN" : "LANGUAGE=en");
}

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

/* What the sanitizers had to say of the server stands in its log. */
static void look_at_log(const struct world *w)
{
	char path[160], line[1024];
	FILE *f;

	snprintf(path, sizeof path, "%s/plaint.log", w->data);
	f = fopen(path, "r");
	while (f != NULL && fgets(line, sizeof line, f) != NULL)
		if (strstr(line, "ERROR: ") != NULL || strstr(line, "runtime error") != NULL) {
			fprintf(stderr, "in the server's log: %s", line);
			abort();
		}
	if (f != NULL)
		fclose(f);
}

void world_release(struct world *w)
{
	pid_t server = world_server(w);

	if (server > 0) {
		kill(server, SIGTERM);
		for (int i = 0; i < 1000 && process_alive(server); i++)
			screen_pump(10);
		if (process_alive(server))
			kill(server, SIGKILL);
	}
	look_at_log(w);
	nftw(w->root, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
	for (size_t i = 0; i < w->env_count; i++)
		free(w->env[i]);
	w->env_count = 0;
}

const char *world_noon(void)
{
	static char line[64];
	time_t now = time(NULL);
	int ahead = 12 - gmtime(&now)->tm_hour; /* hours east of Greenwich */

	snprintf(line, sizeof line, "calendar { timezone = \"Etc/GMT%+d\" }\n", -ahead);
	return line;
}

static void write_config(struct world *w, const char *text)
{
	char path[160];
	FILE *f;

	snprintf(path, sizeof path, "%s/config/plaint", w->root);
	if (mkdir(path, 0700) != 0)
		abort();
	snprintf(path, sizeof path, "%s/config/plaint/plaint.conf", w->root);
	f = fopen(path, "w");
	if (f == NULL || fputs(text, f) < 0 || fclose(f) != 0)
		abort();
}

void world_write_noon(struct world *w)
{
	write_config(w, world_noon());
}

void world_write_profile(struct world *w, const char *profile)
{
	char text[256];

	snprintf(text, sizeof text, "include(\"profiles/%s.conf\")\n%s", profile, world_noon());
	write_config(w, text);
}

void world_write_company(struct world *w)
{
	const struct passwd *me = getpwuid(getuid());
	char text[2048];

	snprintf(text, sizeof text,
		"company = \"Gas\"\ncompany_zh = \"燃气公司\"\n"
		"include(\"profiles/gas-company.conf\")\n"
		"staff \"%s\" { name = \"陈晨\"  number = \"1003\"  department = \"service\"\n"
		"  roles = { taker, lead, handler, oncall, manager } }\n"
		"staff \"he\" { name = \"何静\"  number = \"5002\"  department = \"station\"  roles = { handler } }\n"
		"staff \"sun\" { name = \"孙浩\"  number = \"2002\"  department = \"repair\"  roles = { handler, oncall } }\n"
		"oncall \"always\" { department = \"repair\"  staff = { sun }  hours = { \"mon-sun 00:00-24:00\" } }\n"
		"calendar { hours = { \"mon-sun 00:00-24:00\" } }\n%s",
		me != NULL ? me->pw_name : "nobody", world_noon());
	write_config(w, text);
}

void world_be(struct world *w, const char *roles)
{
	const struct passwd *me = getpwuid(getuid());
	char path[160];
	FILE *f;

	snprintf(path, sizeof path, "%s/config/plaint/plaint.conf", w->root);
	f = fopen(path, "a");
	if (f == NULL || fprintf(f, "staff \"%s\" { roles = { %s } }\n", me != NULL ? me->pw_name : "nobody", roles) < 0 || fclose(f) != 0)
		abort();
}

const char *world_program(void)
{
	const char *program = getenv("PLAINT");

	return program != NULL ? program : PLAINT_BUILD_DIR "/plaint";
}

/* argv of `plaint --data DIR ARGS`, in a list of at most `room` entries. */
static void fill_argv(struct world *w, const char **argv, size_t room, const char *const *args)
{
	size_t n = 0;

	argv[n++] = world_program();
	argv[n++] = "--data";
	argv[n++] = w->data;
	while (args != NULL && *args != NULL && n + 1 < room)
		argv[n++] = *args++;
	argv[n] = NULL;
}

struct screen *world_start(struct world *w, int rows, int cols, const char *const *args)
{
	const char *argv[64];
	struct screen_options o = { .argv = argv, .env = (const char *const *)w->env, .rows = rows, .cols = cols };

	fill_argv(w, argv, 64, args);
	return screen_start(&o);
}

struct screen *world_desk(struct world *w, int rows, int cols)
{
	return world_start(w, rows, cols, NULL);
}

/* Half of a short command's time with sanitizers goes into looking for leaks and noting who
 * took memory; that is done where every command is tried, tests/cli. */
static void without_leaks(struct world *w)
{
	const char *given = getenv("ASAN_OPTIONS");
	char text[4096];

	snprintf(text, sizeof text, "ASAN_OPTIONS=%s:detect_leaks=0:malloc_context_size=1", given != NULL ? given : "");
	world_setenv(w, text);
}

static void run_child(struct world *w, const char **argv, int out)
{
	int null = open("/dev/null", O_RDWR);

	without_leaks(w);
	dup2(null, 0);
	dup2(out, 1);
	execve(argv[0], (char **)(void *)argv, w->env);
	_exit(127);
}

int world_run(struct world *w, struct str *out, const char *const *args)
{
	const char *argv[64];
	int fds[2], status;
	char buffer[4096];
	ssize_t n;
	pid_t pid = -1;

	fill_argv(w, argv, 64, args);
	if (pipe2(fds, O_CLOEXEC) != 0 || (pid = fork()) < 0)
		give_up("fork");
	if (pid == 0)
		run_child(w, argv, fds[1]);
	close(fds[1]);
	while ((n = read(fds[0], buffer, sizeof buffer)) > 0)
		if (out != NULL)
			str_add_len(out, buffer, (size_t)n);
	close(fds[0]);
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Whoever serves holds the lock of the file with its number. */
pid_t world_server(struct world *w)
{
	char path[160], line[32] = "";
	int fd, pid = 0;

	snprintf(path, sizeof path, "%s/serving", w->data);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return 0;
	if (flock(fd, LOCK_SH | LOCK_NB) != 0 && read(fd, line, sizeof line - 1) > 0)
		pid = atoi(line);
	close(fd);
	return pid;
}

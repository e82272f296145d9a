#include "plaint/paths.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "plaint/str.h"

/* Both set by the build; the defaults let a single file be checked without it. */
#ifndef PLAINT_DATADIR
#define PLAINT_DATADIR "/usr/share/plaint"
#endif
#ifndef PLAINT_SOURCE_DIR
#define PLAINT_SOURCE_DIR "."
#endif
#ifndef PLAINT_BUILD_DIR
#define PLAINT_BUILD_DIR "./build"
#endif

static const char *home(void)
{
	const char *dir = getenv("HOME");
	const struct passwd *pw;

	if (!str_empty(dir))
		return dir;
	pw = getpwuid(getuid());
	return pw && !str_empty(pw->pw_dir) ? pw->pw_dir : NULL;
}

/* $variable/plaint, or ~/otherwise/plaint; NULL without a home. The base directory
 * specification wants relative values ignored. */
static const char *xdg(struct arena *a, const char *variable, const char *otherwise)
{
	const char *dir = getenv(variable);

	if (dir && dir[0] == '/')
		return arena_printf(a, "%s/plaint", dir);
	dir = home();
	return dir ? arena_printf(a, "%s/%s/plaint", dir, otherwise) : NULL;
}

static int no_home(struct err *err)
{
	return err_set(err, ERR_INPUT, NULL, N_("no home directory: set HOME, or say --data"), NULL);
}

static const char *absolute(struct arena *a, const char *path)
{
	char cwd[PATH_MAX];

	if (path[0] == '/' || !getcwd(cwd, sizeof cwd))
		return path;
	return arena_printf(a, "%s/%s", cwd, path);
}

int path_data(struct arena *a, const char *option, const char *config_data, const char **out, struct err *err)
{
	const char *dir = !str_empty(option) ? option : !str_empty(config_data) ? config_data : NULL;

	if (!dir)
		dir = xdg(a, "XDG_DATA_HOME", ".local/share");
	if (!dir)
		return no_home(err);
	*out = absolute(a, dir);
	return 0;
}

int path_state(struct arena *a, const char **out, struct err *err)
{
	const char *dir = xdg(a, "XDG_STATE_HOME", ".local/state");

	if (!dir)
		return no_home(err);
	if (path_make(dir, err))
		return -1;
	*out = dir;
	return 0;
}

const char *path_config(struct arena *a)
{
	return xdg(a, "XDG_CONFIG_HOME", ".config");
}

/* The real path, also of a directory that is still to be made: that of the parents
 * there are, and the rest as written. */
static const char *real_path(struct arena *a, const char *path)
{
	char *full = arena_strdup(a, absolute(a, path)), *head;
	size_t len = strlen(full);
	char real[PATH_MAX];

	while (len > 1 && full[len - 1] == '/')
		full[--len] = '\0';
	head = arena_strdup(a, full);
	while (*head && !realpath(head, real)) {
		char *slash = strrchr(head, '/');

		if (!slash)
			break;
		*slash = '\0';
	}
	if (!*head)
		return full;
	if (strcmp(real, "/") == 0)
		real[0] = '\0';
	return arena_printf(a, "%s%s", real, full + strlen(head));
}

/* FNV-1a: only to tell directories apart, nothing is trusted to it. */
static uint64_t hash(const char *s)
{
	uint64_t h = 14695981039346656037u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211u;
	return h;
}

/* A directory of ours that no one else can put anything into. */
static bool is_ours(const char *dir)
{
	struct stat st;

	return lstat(dir, &st) == 0 && S_ISDIR(st.st_mode) && st.st_uid == getuid() && (st.st_mode & 077) == 0;
}

int path_private(const char *dir)
{
	if (mkdir(dir, 0700) != 0 && errno != EEXIST)
		return -1;
	if (is_ours(dir))
		return 0;
	errno = EPERM;
	return -1;
}

/* The folder sockets are made in. Without XDG_RUNTIME_DIR (cron, su) the one a
 * login would have is looked for, so that all agree on the place. */
static int runtime_dir(struct arena *a, const char **out, struct err *err)
{
	const char *base = getenv("XDG_RUNTIME_DIR");
	const char *dir;

	if (str_empty(base) || base[0] != '/')
		base = arena_printf(a, "/run/user/%lu", (unsigned long)getuid());
	dir = is_ours(base) ? arena_printf(a, "%s/plaint", base)
			    : arena_printf(a, "/tmp/plaint-%lu", (unsigned long)getuid());
	if (path_private(dir) == 0) {
		*out = dir;
		return 0;
	}
	if (errno != EPERM)
		return err_set(err, ERR_STORE, NULL, N_("cannot make %1: %2"), dir, strerror(errno), NULL);
	return err_set(err, ERR_STORE, NULL, N_("%1 is not a private directory of yours"), dir, NULL);
}

int path_socket(struct arena *a, const char *data_dir, const char *config_socket, const char **out, struct err *err)
{
	const char *path, *dir = NULL;

	if (!str_empty(config_socket)) {
		path = config_socket;
	} else {
		if (runtime_dir(a, &dir, err))
			return -1;
		path = arena_printf(a, "%s/%016llx", dir, (unsigned long long)hash(real_path(a, data_dir)));
	}
	if (strlen(path) >= sizeof((struct sockaddr_un *)0)->sun_path)
		return err_set(err, ERR_INPUT, NULL, N_("the socket's path is too long: %1"), path, NULL);
	*out = path;
	return 0;
}

const char *path_reading(struct arena *a, const char *base, const char *data_dir)
{
	return arena_printf(a, "%s/plaint-reading-%lu-%016llx", base, (unsigned long)getuid(),
		(unsigned long long)hash(real_path(a, data_dir)));
}

/* Does this program run from its build folder? */
static bool runs_from_build(void)
{
	char exe[PATH_MAX], build[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);

	if (n <= 0 || !realpath(PLAINT_BUILD_DIR, build))
		return false;
	exe[n] = '\0';
	return str_starts(exe, build);
}

const char *path_shipped(struct arena *a, const char *name)
{
	const char *roots[2] = {PLAINT_DATADIR, PLAINT_SOURCE_DIR};
	bool build = runs_from_build();

	for (int i = 0; i < 2; i++) {
		const char *path = arena_printf(a, "%s/%s", roots[build ? 1 - i : i], name);

		if (access(path, F_OK) == 0)
			return path;
	}
	return NULL;
}

const char *path_helper(struct arena *a, const char *name)
{
	const char *dir = runs_from_build() ? PLAINT_BUILD_DIR : PLAINT_LIBEXECDIR;
	const char *path = arena_printf(a, "%s/%s", dir, name);

	return access(path, X_OK) == 0 ? path : NULL;
}

int path_make(const char *dir, struct err *err)
{
	struct arena a = ARENA_INIT;
	char *path = arena_strdup(&a, dir);
	struct stat st;
	int result = 0;

	for (char *p = path; *p; p++) {
		if (*p != '/' || p == path)
			continue;
		*p = '\0';
		mkdir(path, 0700); /* judged by the last one */
		*p = '/';
	}
	if (mkdir(path, 0700) != 0 && errno != EEXIST)
		result = err_set(err, ERR_STORE, NULL, N_("cannot make %1: %2"), dir, strerror(errno), NULL);
	else if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode))
		result = err_set(err, ERR_STORE, NULL, N_("%1 is not a directory"), dir, NULL);
	arena_release(&a);
	return result;
}

static int cannot_read(const char *file, const char *why, struct err *err)
{
	return err_set(err, ERR_INPUT, NULL, N_("cannot read %1: %2"), file, why, NULL);
}

static int read_all(struct arena *a, int fd, const char *file, size_t most, char **out, size_t *len, struct err *err)
{
	size_t room = 4096, got = 0;
	struct stat st;
	char *data;
	ssize_t n;

	if (fstat(fd, &st) != 0)
		return cannot_read(file, strerror(errno), err);
	if (S_ISREG(st.st_mode) && st.st_size > 0 && (size_t)st.st_size < most)
		room = (size_t)st.st_size + 2;
	data = arena_alloc(a, room);
	while ((n = read(fd, data + got, room - 1 - got)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return cannot_read(file, strerror(errno), err);
		got += (size_t)n;
		if (got > most)
			return cannot_read(file, "too long", err);
		if (got == room - 1) {
			char *grown = arena_alloc(a, room * 2);

			memcpy(grown, data, got);
			data = grown;
			room *= 2;
		}
	}
	data[got] = '\0';
	*out = data;
	*len = got;
	return 0;
}

int path_read(struct arena *a, const char *file, size_t most, char **out, size_t *len, struct err *err)
{
	int fd = open(file, O_RDONLY | O_CLOEXEC);
	int result;

	if (fd < 0)
		return cannot_read(file, strerror(errno), err);
	result = read_all(a, fd, file, most, out, len, err);
	close(fd);
	return result;
}

int path_write(int fd, const void *data, size_t len)
{
	const char *at = data;

	while (len) {
		ssize_t n = write(fd, at, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		at += n;
		len -= (size_t)n;
	}
	return 0;
}

/* log.c - a file that does not grow for ever. */
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <errno.h>

#include "plaint/instant.h"
#include "plaint/str.h"

#include "limits.h"
#include "log.h"

struct log {
	pthread_mutex_t lock;
	int fd;
	size_t size;
	char *file; /* NULL: stderr */
};

static int file_open(const char *file)
{
	return open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

struct log *log_open(const char *data, bool on_stderr, struct err *err)
{
	struct log *l = calloc(1, sizeof *l);
	struct stat st;

	if (!l)
		abort();
	pthread_mutex_init(&l->lock, NULL);
	l->fd = STDERR_FILENO;
	if (on_stderr)
		return l;
	if (asprintf(&l->file, "%s/plaint.log", data) < 0)
		abort();
	l->fd = file_open(l->file);
	if (l->fd < 0) {
		err_set(err, ERR_STORE, NULL, N_("cannot open %1: %2"), l->file, strerror(errno), NULL);
		log_close(l);
		return NULL;
	}
	if (fstat(l->fd, &st) == 0)
		l->size = (size_t)st.st_size;
	return l;
}

void log_close(struct log *l)
{
	if (!l)
		return;
	if (l->file && l->fd >= 0)
		close(l->fd);
	pthread_mutex_destroy(&l->lock);
	free(l->file);
	free(l);
}

/* The full file becomes plaint.log.1; a new one takes its descriptor, which stderr
 * may share. */
static void turn_over(struct log *l)
{
	char old[4096];
	int fd;

	if (snprintf(old, sizeof old, "%s.1", l->file) >= (int)sizeof old || rename(l->file, old) < 0)
		return;
	fd = file_open(l->file);
	if (fd < 0)
		return;
	dup3(fd, l->fd, O_CLOEXEC);
	if (fcntl(STDERR_FILENO, F_GETFD) == 0)
		dup2(fd, STDERR_FILENO);
	close(fd);
	l->size = 0;
}

static void put(struct log *l, const char *line, size_t len)
{
	pthread_mutex_lock(&l->lock);
	if (l->file && l->size + len > LOG_BYTES)
		turn_over(l);
	/* A full disk must not stop the server. */
	if (write(l->fd, line, len) > 0)
		l->size += len;
	pthread_mutex_unlock(&l->lock);
}

void log_line(struct log *l, const char *fmt, ...)
{
	char line[1200];
	time_t now = (time_t)instant_now();
	struct tm tm;
	size_t n;
	int more;
	va_list ap;

	if (!l)
		return;
	gmtime_r(&now, &tm);
	n = strftime(line, sizeof line, "%Y-%m-%dT%H:%M:%SZ ", &tm);
	va_start(ap, fmt);
	more = vsnprintf(line + n, sizeof line - n - 1, fmt, ap);
	va_end(ap);
	if (more > 0)
		n += (size_t)more < sizeof line - n - 1 ? (size_t)more : sizeof line - n - 2;
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)line[i] < ' ')
			line[i] = ' ';
	line[n++] = '\n';
	put(l, line, n);
}

void log_err(struct log *l, const char *what, const struct err *err)
{
	struct str text;

	str_init(&text);
	err_text(err, NULL, &text);
	log_line(l, "%s: %s", what, text.data);
	str_release(&text);
}

int log_fd(const struct log *l)
{
	return l->fd;
}

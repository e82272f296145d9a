/* log.c - a file that does not grow for ever, written by a thread of its own: a disk that
 * hangs, or a pipe nobody reads, holds up that thread and nobody else. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "plaint/instant.h"
#include "plaint/str.h"

#include "limits.h"
#include "log.h"

struct log {
	int fd;
	char *file; /* NULL: stderr */
	pthread_t thread;
	/* the thread's own: */
	size_t size;
	/* with the lock held: */
	pthread_mutex_t lock;
	pthread_cond_t wake;  /* the thread: there is something */
	pthread_cond_t rests; /* others: it wrote what it had, or ended */
	struct str waiting;
	size_t lines;    /* in it */
	size_t lost;     /* since that was told last */
	bool writes, closing, ended;
};

static int file_open(const char *file)
{
	return open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

/* --- the thread ---------------------------------------------------------------------- */

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

static bool put(struct log *l, const char *data, size_t len)
{
	if (l->file && l->size + len > LOG_BYTES)
		turn_over(l);
	while (len) {
		ssize_t n = write(l->fd, data, len);

		if (n < 0 && errno == EINTR)
			continue;
		/* A full disk must not stop the server. */
		if (n <= 0)
			return false;
		l->size += (size_t)n;
		data += n;
		len -= (size_t)n;
	}
	return true;
}

static size_t begin_line(char *line, size_t room)
{
	time_t now = (time_t)instant_now();
	struct tm tm;

	gmtime_r(&now, &tm);
	return strftime(line, room, "%Y-%m-%dT%H:%M:%SZ ", &tm);
}

/* The lock is held before and after, not while it writes. */
static void write_waiting(struct log *l)
{
	struct str chunk = l->waiting;
	size_t lines = l->lines, lost = l->lost;
	char begin[32];
	bool done;

	str_init(&l->waiting);
	l->lines = 0;
	l->lost = 0;
	l->writes = true;
	pthread_mutex_unlock(&l->lock);
	if (lost) {
		begin_line(begin, sizeof begin);
		str_addf(&chunk, "%s%zu lines are missing here: the log could not be written\n", begin, lost);
	}
	done = put(l, chunk.data, chunk.len);
	str_release(&chunk);
	pthread_mutex_lock(&l->lock);
	if (!done)
		l->lost += lines + lost;
	l->writes = false;
	pthread_cond_broadcast(&l->rests);
}

static void *run(void *arg)
{
	struct log *l = arg;

	pthread_mutex_lock(&l->lock);
	while (l->waiting.len || !l->closing) {
		if (l->waiting.len)
			write_waiting(l);
		else
			pthread_cond_wait(&l->wake, &l->lock);
	}
	l->ended = true;
	pthread_cond_broadcast(&l->rests);
	pthread_mutex_unlock(&l->lock);
	return NULL;
}

/* --- life ------------------------------------------------------------------------------ */

static void log_free(struct log *l)
{
	if (l->file && l->fd >= 0)
		close(l->fd);
	pthread_cond_destroy(&l->wake);
	pthread_cond_destroy(&l->rests);
	pthread_mutex_destroy(&l->lock);
	str_release(&l->waiting);
	free(l->file);
	free(l);
}

int log_no_file(const char *file, int code, struct err *err)
{
	return err_set(err, ERR_STORE, NULL, code == EROFS ?
		N_("cannot write %1: its disk is read-only; see plaint-admin(8), \"read-only disk\"") :
		N_("cannot open %1: %2"), file, strerror(code), NULL);
}

static int open_file(struct log *l, const char *data, struct err *err)
{
	struct stat st;

	if (asprintf(&l->file, "%s/plaint.log", data) < 0)
		abort();
	l->fd = file_open(l->file);
	if (l->fd < 0)
		return log_no_file(l->file, errno, err);
	if (fstat(l->fd, &st) == 0)
		l->size = (size_t)st.st_size;
	return 0;
}

static int start_thread(struct log *l, struct err *err)
{
	sigset_t all, before;
	int bad;

	/* Signals are the loop's. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	bad = pthread_create(&l->thread, NULL, run, l);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return bad ? err_set(err, ERR_STORE, NULL, N_("cannot start a thread: %1"), strerror(bad), NULL) : 0;
}

struct log *log_open(const char *data, bool on_stderr, struct err *err)
{
	struct log *l = calloc(1, sizeof *l);

	if (!l)
		abort();
	pthread_mutex_init(&l->lock, NULL);
	pthread_cond_init(&l->wake, NULL);
	pthread_cond_init(&l->rests, NULL);
	str_init(&l->waiting);
	l->fd = STDERR_FILENO;
	if ((!on_stderr && open_file(l, data, err)) || start_thread(l, err)) {
		log_free(l);
		return NULL;
	}
	return l;
}

/* With the lock held: until the thread rests, or is not to be waited for any longer. */
static bool wait_rest(struct log *l, unsigned milliseconds)
{
	struct timespec until;
	int late = 0;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += milliseconds / 1000;
	until.tv_nsec += (long)(milliseconds % 1000) * 1000000;
	if (until.tv_nsec >= 1000000000) {
		until.tv_sec++;
		until.tv_nsec -= 1000000000;
	}
	while (!late && (l->closing ? !l->ended : l->waiting.len || l->writes))
		late = pthread_cond_clockwait(&l->rests, &l->lock, CLOCK_MONOTONIC, &until);
	return l->closing ? l->ended : !l->waiting.len && !l->writes;
}

void log_flush(struct log *l, unsigned milliseconds)
{
	if (!l)
		return;
	pthread_mutex_lock(&l->lock);
	wait_rest(l, milliseconds);
	pthread_mutex_unlock(&l->lock);
}

void log_close(struct log *l)
{
	bool ended;

	if (!l)
		return;
	pthread_mutex_lock(&l->lock);
	l->closing = true;
	pthread_cond_signal(&l->wake);
	ended = wait_rest(l, LOG_GOODBYE);
	pthread_mutex_unlock(&l->lock);
	/* One that hangs goes with the process. */
	if (!ended) {
		pthread_detach(l->thread);
		return;
	}
	pthread_join(l->thread, NULL);
	log_free(l);
}

/* --- lines ------------------------------------------------------------------------------- */

static void enqueue(struct log *l, const char *line, size_t len)
{
	pthread_mutex_lock(&l->lock);
	if (l->waiting.len + len > LOG_WAITING) {
		l->lost++;
	} else {
		str_add_len(&l->waiting, line, len);
		l->lines++;
		pthread_cond_signal(&l->wake);
	}
	pthread_mutex_unlock(&l->lock);
}

void log_line(struct log *l, const char *fmt, ...)
{
	char line[1200];
	size_t n;
	int more;
	va_list ap;

	if (!l)
		return;
	n = begin_line(line, sizeof line);
	va_start(ap, fmt);
	more = vsnprintf(line + n, sizeof line - n - 1, fmt, ap);
	va_end(ap);
	if (more > 0)
		n += (size_t)more < sizeof line - n - 1 ? (size_t)more : sizeof line - n - 2;
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)line[i] < ' ')
			line[i] = ' ';
	line[n++] = '\n';
	enqueue(l, line, n);
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

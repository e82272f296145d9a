/* watch.c - the limit of what the process does now, and the end when it is over. */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "daemon.h"
#include "watch.h"

/* For the last words: the log may be on the same disk. */
#define SECONDS_WORDS 2

enum doing { RESTING, OPENING, LEAVING, ENDED };

struct watch {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t wake;
	enum doing doing;
	int64_t until; /* milliseconds of the monotonic clock */
	uint32_t seconds;
	bool refuses;

	const struct err *trouble; /* the opening thread's; read in that thread only */
	struct err err;            /* what it was when the step began */
	struct log *log;
	const char *data;
	int report;
};

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* --- the end ------------------------------------------------------------------------ */

static void too_long(struct watch *w)
{
	char seconds[16];

	snprintf(seconds, sizeof seconds, "%u", w->seconds);
	if (w->refuses)
		err_set(&w->err, ERR_STORE, NULL,
			N_("the disk does not let the store in %1 be opened; see plaint-admin(8), \"damaged store\""), w->data,
			NULL);
	else
		err_set(&w->err, ERR_STORE, NULL,
			N_("opening the store in %1 did not get on for %2 s; see plaint-admin(8), \"endless recovery\""), w->data,
			seconds, NULL);
}

/* The starter first, which needs no disk; a log that hangs as well is not waited for. */
static _Noreturn void end_opening(struct watch *w)
{
	if (w->err.code == ERR_NONE)
		too_long(w);
	daemon_report(w->report, &w->err);
	alarm(SECONDS_WORDS);
	log_err(w->log, "ended", &w->err);
	log_flush(w->log, LOG_GOODBYE);
	_exit((int)w->err.code);
}

static _Noreturn void end_leaving(struct watch *w)
{
	alarm(SECONDS_WORDS);
	log_line(w->log, w->refuses ? "the disk refuses: gone without closing the store; the next start recovers it" :
		"a thread or the store does not come to an end: gone without it; the next start recovers the store");
	log_flush(w->log, LOG_GOODBYE);
	_exit(ERR_STORE);
}

/* --- the thread ------------------------------------------------------------------------ */

static void wait_until(struct watch *w)
{
	struct timespec t = { .tv_sec = w->until / 1000, .tv_nsec = w->until % 1000 * 1000000 };

	pthread_cond_clockwait(&w->wake, &w->lock, CLOCK_MONOTONIC, &t);
}

static void *run(void *arg)
{
	struct watch *w = arg;

	pthread_mutex_lock(&w->lock);
	while (w->doing != ENDED) {
		if (w->doing == RESTING)
			pthread_cond_wait(&w->wake, &w->lock);
		else if (now_ms() < w->until)
			wait_until(w);
		else if (w->doing == OPENING)
			end_opening(w);
		else
			end_leaving(w);
	}
	pthread_mutex_unlock(&w->lock);
	return NULL;
}

/* --- what it is told -------------------------------------------------------------------- */

void watch_begin(struct server *s, const struct err *err)
{
	struct watch *w = calloc(1, sizeof *w);
	sigset_t all, before;

	if (!w)
		abort();
	s->watch = w;
	w->trouble = err;
	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->wake, NULL);
	/* Signals are the loop's. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	if (pthread_create(&w->thread, NULL, run, w) != 0)
		abort();
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* With the lock held; lets it go. */
static void set(struct watch *w, enum doing doing, uint32_t seconds)
{
	int64_t until = now_ms() + (int64_t)seconds * 1000;
	/* Opening makes a step of each transaction; a later limit is seen when the earlier one ends. */
	bool wake = doing != w->doing || until < w->until;

	w->doing = doing;
	w->seconds = seconds;
	w->until = until;
	pthread_mutex_unlock(&w->lock);
	if (wake)
		pthread_cond_signal(&w->wake);
}

void watch_opening(void *server, uint32_t seconds)
{
	struct server *s = server;
	struct watch *w = s->watch;

	pthread_mutex_lock(&w->lock);
	w->err = *w->trouble;
	w->log = s->log;
	w->data = s->data;
	w->report = s->report;
	set(w, OPENING, s->patience ? s->patience : seconds);
}

void watch_disk(void *server, bool refuses)
{
	struct watch *w = ((struct server *)server)->watch;
	int64_t until = now_ms();

	pthread_mutex_lock(&w->lock);
	w->refuses = refuses;
	/* Opening may still get on, should it have been a single call. */
	until += (w->doing == LEAVING ? SECONDS_REFUSED : SECONDS_STEP) * 1000;
	if (refuses && w->doing != RESTING && until < w->until)
		w->until = until;
	pthread_mutex_unlock(&w->lock);
	pthread_cond_signal(&w->wake);
}

bool watch_disk_refuses(struct server *s)
{
	bool refuses;

	pthread_mutex_lock(&s->watch->lock);
	refuses = s->watch->refuses;
	pthread_mutex_unlock(&s->watch->lock);
	return refuses;
}

void watch_leaving(struct server *s)
{
	struct watch *w = s->watch;

	pthread_mutex_lock(&w->lock);
	/* One limit for all that is left to do with such a disk. */
	if (w->doing == LEAVING && w->refuses)
		pthread_mutex_unlock(&w->lock);
	else
		set(w, LEAVING, w->refuses ? SECONDS_REFUSED : s->patience ? s->patience : SECONDS_LEAVE);
}

void watch_rest(struct server *s)
{
	pthread_mutex_lock(&s->watch->lock);
	set(s->watch, RESTING, 0);
}

void watch_end(struct server *s)
{
	struct watch *w = s->watch;

	pthread_mutex_lock(&w->lock);
	set(w, ENDED, 0);
	pthread_join(w->thread, NULL);
	pthread_mutex_destroy(&w->lock);
	pthread_cond_destroy(&w->wake);
	free(w);
}

/* environment.c - the Berkeley DB environment: private to this process, recovered at
 * each start, with a watch over the recovery.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "internal.h"

#ifndef __has_feature
#define __has_feature(x) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
/* Closing a private environment, Berkeley DB does not give back the descriptors of
 * transactions that snapshots kept alive; the process ends then anyway. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libdb-5.3";
}
#endif

static void say_error(const DB_ENV *env, const char *prefix, const char *message)
{
	(void)prefix;
	store_say(env->app_private, "berkeley db: %s", message);
}

static void on_event(DB_ENV *env, u_int32_t event, void *info)
{
	struct store *s = env->app_private;

	(void)info;
	if (event != DB_EVENT_PANIC && event != DB_EVENT_WRITE_FAILED)
		return;
	store_say(s, "berkeley db: %s", event == DB_EVENT_PANIC ? "the environment failed" : "a write failed");
	pthread_mutex_lock(&s->state);
	s->broken |= event == DB_EVENT_PANIC;
	pthread_mutex_unlock(&s->state);
	store_ails(s, true);
}

/* Sizes and limits: limits.h says why. */
static int configure(struct store *s, DB_ENV *env)
{
	int rc = env->set_cachesize(env, 0, s->cache, 1);

	if (rc == 0)
		rc = env->set_lg_max(env, LOG_FILE_SIZE);
	if (rc == 0)
		rc = env->set_lg_bsize(env, LOG_BUFFER_SIZE);
	if (rc == 0)
		rc = env->set_lg_filemode(env, 0600);
	/* Zeroed when it is begun: a flush then changes no block map of the file system and
	 * is a fourth shorter; a new file costs some 10 ms, once in 800 complaints. */
	if (rc == 0)
		rc = env->log_set_config(env, DB_LOG_ZERO, 1);
	if (rc == 0)
		rc = env->set_tx_max(env, TRANSACTIONS_MOST);
	if (rc == 0)
		rc = env->set_lk_max_locks(env, LOCKS_MOST);
	if (rc == 0)
		rc = env->set_lk_max_objects(env, LOCKED_OBJECTS_MOST);
	if (rc == 0)
		rc = env->set_lk_max_lockers(env, LOCKERS_MOST);
	if (rc == 0)
		rc = env->set_lk_tablesize(env, LOCK_BUCKETS);
	if (rc == 0)
		rc = env->set_lk_detect(env, DB_LOCK_DEFAULT);
	if (rc == 0)
		rc = env->set_event_notify(env, on_event);
	return rc;
}

/* Opening, recovery included, in a thread of its own: recovery can loop on a damaged
 * file and nothing can interrupt it. Past its limit the opener gives up and the
 * process has to end; the thread then keeps what it works on. */
struct opening {
	DB_ENV *env;
	const char *home;
	u_int32_t recover;
	pthread_mutex_t lock;
	pthread_cond_t ended;
	bool done;
	int rc;
};

static void *open_thread(void *arg)
{
	struct opening *o = arg;
	int rc = o->env->open(o->env, o->home,
		DB_CREATE | DB_PRIVATE | o->recover | DB_THREAD | DB_INIT_MPOOL | DB_INIT_LOCK | DB_INIT_LOG |
			DB_INIT_TXN,
		0600);

	pthread_mutex_lock(&o->lock);
	o->rc = rc;
	o->done = true;
	pthread_cond_signal(&o->ended);
	pthread_mutex_unlock(&o->lock);
	return NULL;
}

static bool wait_done(struct opening *o, uint32_t limit)
{
	struct timespec until;
	int rc = 0;
	bool done;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += limit;
	pthread_mutex_lock(&o->lock);
	while (!o->done && rc != ETIMEDOUT)
		rc = pthread_cond_clockwait(&o->ended, &o->lock, CLOCK_MONOTONIC, &until);
	done = o->done;
	pthread_mutex_unlock(&o->lock);
	return done;
}

static struct opening *opening_new(DB_ENV *env, const char *home, u_int32_t recover)
{
	struct opening *o = calloc(1, sizeof *o);
	pthread_condattr_t attr;

	if (!o)
		abort();
	o->env = env;
	o->home = home;
	o->recover = recover;
	pthread_mutex_init(&o->lock, NULL);
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&o->ended, &attr);
	pthread_condattr_destroy(&attr);
	return o;
}

static void opening_free(struct opening *o)
{
	pthread_mutex_destroy(&o->lock);
	pthread_cond_destroy(&o->ended);
	free(o);
}

/* 0, an error of Berkeley DB, or ETIMEDOUT: the thread is still at it. */
static int open_watched(DB_ENV *env, const char *home, u_int32_t recover, uint32_t limit)
{
	struct opening *o = opening_new(env, home, recover);
	pthread_t thread;
	int rc = pthread_create(&thread, NULL, open_thread, o);

	if (rc != 0) {
		opening_free(o);
		return rc;
	}
	if (!wait_done(o, limit)) {
		pthread_detach(thread);
		return ETIMEDOUT;
	}
	pthread_join(thread, NULL);
	rc = o->rc;
	opening_free(o);
	return rc;
}

/* On ETIMEDOUT s->env stays set although unusable: store_open then keeps everything
 * the thread uses, the lock file first of all. */
int env_open(struct store *s, uint32_t limit, struct err *err)
{
	char seconds[16];
	int rc = db_env_create(&s->env, 0);

	if (limit == 0)
		limit = RECOVERY_SECONDS(files_size(s->home, "log."));
	/* Its own limit comes first: what it says is more to the point. */
	store_step(s, limit + STEP_SECONDS);
	if (rc != 0)
		return err_set(err, ERR_STORE, NULL, N_("berkeley db cannot start: %1"), db_strerror(rc), NULL);
	s->env->app_private = s;
	s->env->set_errcall(s->env, say_error);
	rc = configure(s, s->env);
	if (rc == 0)
		rc = open_watched(s->env, s->home, s->copy ? DB_RECOVER_FATAL : DB_RECOVER, limit);
	store_step(s, rc == 0 ? STEP_SECONDS : GIVE_UP_SECONDS);
	if (rc == 0)
		return 0;
	if (rc == ETIMEDOUT) {
		s->log = NULL; /* whoever listened may be gone before the thread */
		snprintf(seconds, sizeof seconds, "%u", limit);
		err_set(err, ERR_STORE, NULL,
			N_("the recovery of %1 did not end in %2 s; see plaint-admin(8), \"endless recovery\""),
			s->home, seconds, NULL);
		return 1;
	}
	s->env->close(s->env, 0);
	s->env = NULL;
	if (env_refused(s, rc, err))
		return -1;
	return err_set(err, ERR_STORE, NULL,
		N_("the store in %1 cannot be opened: %2; see plaint-admin(8), \"damaged store\""), s->home,
		db_strerror(rc), NULL);
}

bool env_refused(struct store *s, int rc, struct err *err)
{
	if (rc == ENOSPC || rc == EDQUOT)
		err_set(err, ERR_STORE, NULL,
			N_("the disk of %1 is full: the store cannot be opened until there is room; see plaint-admin(8), \"disk full\""), s->dir,
			NULL);
	else if (rc == EACCES || rc == EPERM)
		err_set(err, ERR_STORE, NULL,
			N_("the files in %1 are not the account's that serves it: give them back to it (chown -R); see plaint-admin(8), \"restore\""),
			s->dir, NULL);
	else
		return false;
	return true;
}

int store_cannot(struct store *s, int rc, const char *what, struct err *err)
{
	if (rc == ENOSPC || rc == EDQUOT)
		return err_set(err, ERR_STORE, NULL,
			N_("the disk of %1 is full: this is not stored; see plaint-admin(8), \"disk full\""), s->dir, NULL);
	if (rc == EROFS || rc == EACCES || rc == EPERM)
		return err_set(err, ERR_STORE, NULL,
			N_("%1 cannot be written (%2): this is not stored; see plaint-admin(8), \"read-only disk\""), s->dir,
			strerror(rc), NULL);
	return err_set(err, ERR_STORE, NULL, N_("the store cannot be used: %1 (%2); see plaint-admin(8), \"damaged store\""),
		db_strerror(rc), what, NULL);
}

void env_close(struct store *s)
{
	if (!s->env)
		return;
	tables_close(s);
	s->env->close(s->env, 0);
	s->env = NULL;
}

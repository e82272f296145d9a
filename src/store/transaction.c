/* transaction.c - the one way into the tables: a transaction, begun again (bounded)
 * when Berkeley DB says deadlock.
 *
 * The gate keeps readers and the writer apart: a change has it alone for as long as it
 * works (some 50 us, no flush), readers share it for a page of rows. Long scans let
 * changes through between two blocks. Berkeley DB's own snapshots were measured and
 * given up: 5.3.28 never finds the obsolete versions of its pages again (its search for
 * a page to reuse pins the version it then takes for busy), so that with a full cache a
 * save took 700 us, not 50, and versions were frozen in files.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "internal.h"

int store_refused(const struct store *s, struct err *err)
{
	if (s->refusal.code == ERR_NONE)
		return 0;
	if (err && err->code == ERR_NONE)
		*err = s->refusal;
	return -1;
}

/* After an error of its disk a file system takes no writes any more, and not each says so of
 * itself: opening a file to write tells, and writes nothing. 0, or errno. */
static int writes_refused(const struct store *s)
{
	char *file = store_path(s->dir, "lock");
	int fd = open(file, O_RDWR | O_CLOEXEC | O_NOFOLLOW), error = fd < 0 ? errno : 0;

	free(file);
	if (fd >= 0)
		close(fd);
	return error == EROFS || error == EIO ? error : 0;
}

/* A full disk would hang the writer inside Berkeley DB, so we never get there. */
int store_takes(struct store *s, struct err *err)
{
	struct statvfs v;
	int cause;

	if (store_refused(s, err) != 0)
		return -1;
	if (statvfs(s->home, &v) != 0)
		return err_set(err, ERR_STORE, NULL, N_("the data directory %1 cannot be reached"), s->dir, NULL);
	if ((v.f_flag & ST_RDONLY) != 0)
		return store_cannot_write(s->dir, EROFS, err);
	cause = writes_refused(s);
	if (cause)
		return store_cannot_write(s->dir, cause, err);
	if ((uint64_t)v.f_bavail * v.f_frsize < s->reserve)
		return err_set(err, ERR_STORE, NULL,
			N_("the disk of %1 is nearly full: nothing is stored until there is room; see plaint-admin(8), \"disk full\""),
			s->dir, NULL);
	/* Some file systems have no such number. */
	if (v.f_files > 0 && v.f_favail < FILES_RESERVE)
		return err_set(err, ERR_STORE, NULL,
			N_("the disk of %1 has nearly no place for another file (df -i): nothing is stored until there is; see plaint-admin(8), \"disk full\""),
			s->dir, NULL);
	return 0;
}

static bool is_broken(struct store *s)
{
	bool broken;

	pthread_mutex_lock(&s->state);
	broken = s->broken;
	pthread_mutex_unlock(&s->state);
	return broken;
}

/* The first record of a transaction must be one that needs no undoing. Recovery looks
 * for transactions from the end of the log back to the begin of the oldest one that was
 * active at the checkpoint, but not at the record there (5.3.28): one killed after its
 * first record, with a checkpoint since, stays half done. So that record is a remark. */
static int begin_change(struct store_txn *t)
{
	DB_ENV *env = t->store->env;
	int rc = env->txn_begin(env, NULL, &t->txn, DB_TXN_NOSYNC); /* flushed by store_flush, for many at once */

	return rc == 0 ? env->log_printf(env, t->txn, "change") : rc;
}

static int begin(struct store *s, struct store_txn *t, bool writes, struct err *err)
{
	int rc;

	*t = (struct store_txn){ .store = s, .writes = writes };
	arena_init(&t->arena);
	if (is_broken(s))
		return err_set(err, ERR_STORE, NULL,
			N_("the store failed and must be opened again; see plaint-admin(8), \"damaged store\""), NULL);
	rc = writes ? begin_change(t) : 0;
	if (rc != 0)
		return db_failed(t, rc, "txn_begin", err);
	pthread_mutex_lock(&s->state);
	t->ends = s->ends;
	t->site = site_ref(s->site);
	pthread_mutex_unlock(&s->state);
	return 0;
}

static void leave(struct store_txn *t)
{
	if (t->txn)
		t->txn->abort(t->txn);
	site_unref(t->site);
	arena_release(&t->arena);
	free(t->buffer);
}

static int commit(struct store_txn *t, struct err *err)
{
	DB_TXN *txn = t->txn;
	int rc;

	t->txn = NULL; /* gone, whatever the outcome */
	rc = txn->commit(txn, 0);
	if (rc != 0)
		return db_failed(t, rc, "commit", err);
	pthread_mutex_lock(&t->store->state);
	t->store->ends = t->ends;
	pthread_mutex_unlock(&t->store->state);
	for (size_t i = 0; i < t->gone_count; i++)
		files_note_gone(t->store, t->gone[i]);
	return 0;
}

static void gate_enter(struct store *s, bool writes)
{
	if (writes)
		pthread_rwlock_wrlock(&s->gate);
	else
		pthread_rwlock_rdlock(&s->gate);
}

void txn_breathe(struct store_txn *t)
{
	if (t->writes)
		return;
	pthread_rwlock_unlock(&t->store->gate);
	pthread_rwlock_rdlock(&t->store->gate);
}

static int attempt(struct store *s, bool writes, store_work *work, void *arg, bool *again, struct err *err)
{
	struct store_txn t;
	int rc = begin(s, &t, writes, err);

	if (rc == 0)
		rc = work(&t, arg, err);
	/* Work that overlooked a refusal must not commit the half of it. */
	if (rc == 0 && t.failed)
		rc = err_set(err, ERR_STORE, NULL, N_("the change could not be stored"), NULL);
	if (rc == 0 && writes)
		rc = records_finish(&t, err);
	if (rc == 0 && writes)
		rc = commit(&t, err);
	*again = rc != 0 && t.again;
	leave(&t);
	return rc;
}

/* Runs the work once. *again: a deadlock, nothing was done. */
static int once(struct store *s, bool writes, store_work *work, void *arg, bool *again, struct err *err)
{
	int rc;

	gate_enter(s, writes);
	rc = attempt(s, writes, work, arg, again, err);
	pthread_rwlock_unlock(&s->gate);
	return rc;
}

static int run(struct store *s, bool writes, store_work *work, void *arg, struct err *err)
{
	store_step(s, STEP_SECONDS);
	for (int i = 1;; i++) {
		struct err e = ERR_INIT;
		bool again;
		int rc = once(s, writes, work, arg, &again, &e);

		if (rc == 0)
			return 0;
		if (!again || i == TRIES_MOST) {
			if (err && err->code == ERR_NONE)
				*err = e;
			return -1;
		}
		usleep((useconds_t)TRY_WAIT_US << (i < 6 ? i : 6));
	}
}

int store_write(struct store *s, store_work *work, void *arg, struct err *err)
{
	int rc;

	if (!s || !work)
		return err_set(err, ERR_INPUT, NULL, N_("no store"), NULL);
	pthread_mutex_lock(&s->writer);
	rc = store_takes(s, err);
	if (rc == 0)
		rc = run(s, true, work, arg, err);
	pthread_mutex_unlock(&s->writer);
	return rc;
}

int store_read(struct store *s, store_work *work, void *arg, struct err *err)
{
	if (!s || !work)
		return err_set(err, ERR_INPUT, NULL, N_("no store"), NULL);
	return run(s, false, work, arg, err);
}

/* snapshot.c - a copy of the whole store while changes go on.
 *
 * Berkeley DB copies the tables page by page, then the logs; the copy is recovered from
 * the first of those logs on ("catastrophic"), which brings all pages to one moment.
 * Until the logs are copied none may be removed.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "internal.h"
#include "plaint/paths.h"

static int failed(struct err *err, const char *dir, const char *why)
{
	return err_set(err, ERR_STORE, NULL, N_("the store cannot be copied to %1: %2"), dir, why, NULL);
}

/* The recovery of the copy writes too: some more than what is copied. */
static int room_check(struct store *s, const char *dir, struct err *err)
{
	uint64_t need = files_size(s->home, "") + s->reserve;
	struct statvfs v;

	if (statvfs(s->dir, &v) != 0)
		return failed(err, dir, strerror(errno));
	if ((uint64_t)v.f_bavail * v.f_frsize >= need)
		return 0;
	return err_set(err, ERR_STORE, NULL,
		N_("there is no room on the disk of %1 for a copy of the store; see plaint-admin(8), \"backup\""), s->dir,
		NULL);
}

static void keep_logs(struct store *s, bool on)
{
	pthread_mutex_lock(&s->state);
	s->copying += on ? 1 : -1;
	pthread_mutex_unlock(&s->state);
}

static int copy_files(struct store *s, const char *dir, const char *home, struct err *err)
{
	int rc;

	if (mkdir(dir, 0700) != 0 || mkdir(home, 0700) != 0)
		return failed(err, dir, strerror(errno));
	keep_logs(s, true);
	rc = s->env->backup(s->env, home, DB_EXCL);
	keep_logs(s, false);
	return rc == 0 ? 0 : failed(err, dir, db_strerror(rc));
}

/* Recovered and closed it is a store like any other. */
static int settle(struct store *s, const char *dir, struct store_status *st, struct err *err)
{
	struct store_options o = { .cache = CACHE_LEAST, .reserve = 1, .recovery = COPY_SECONDS(files_size(s->home, "")), .copy = true,
		.log = s->log, .log_arg = s->log_arg };
	struct store *copy;
	char *lock;
	int rc;

	if (store_open(&copy, dir, s->site, &o, err) != 0)
		return -1;
	rc = store_status(copy, st, err);
	if (rc == 0)
		rc = files_link(s, copy, err);
	store_close(copy);
	lock = store_path(dir, "lock");
	unlink(lock);
	free(lock);
	return rc;
}

int store_snapshot(struct store *s, const char *dir, struct store_status *st, struct err *err)
{
	char *home;
	int rc;

	if (!s || str_empty(dir) || !st)
		return err_set(err, ERR_INPUT, NULL, N_("no store"), NULL);
	if (store_refused(s, err) != 0 || room_check(s, dir, err) != 0)
		return -1;
	store_step(s, 2 * COPY_SECONDS(files_size(s->home, "")));
	store_snapshot_remove(dir);
	home = store_path(dir, "db");
	/* What its records name stays until it is linked. */
	files_hold(s, true);
	rc = copy_files(s, dir, home, err);
	free(home);
	if (rc == 0)
		rc = settle(s, dir, st, err);
	files_hold(s, false);
	if (rc != 0)
		store_snapshot_remove(dir);
	return rc;
}

void store_snapshot_remove(const char *dir)
{
	static const char *const inside[] = { "db", "files" };

	for (size_t i = 0; i < sizeof inside / sizeof *inside; i++) {
		char *folder = store_path(dir, inside[i]);

		folder_remove(folder);
		free(folder);
	}
	folder_remove(dir);
}

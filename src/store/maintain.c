/* maintain.c - flushes, checkpoints, old logs, figures about the store. */
#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>

#include "internal.h"

static void ends_now(struct store *s, struct ends *out)
{
	pthread_mutex_lock(&s->state);
	*out = s->ends;
	pthread_mutex_unlock(&s->state);
}

static int no_store(struct err *err)
{
	return err_set(err, ERR_INPUT, NULL, N_("no store"), NULL);
}

int store_flush(struct store *s, struct err *err)
{
	struct ends ends;
	int rc;

	if (!s)
		return no_store(err);
	/* Before the flush: what it does not cover must not be noted. */
	ends_now(s, &ends);
	rc = s->env->log_flush(s->env, NULL);
	store_ails(s, rc != 0);
	if (rc != 0)
		return store_cannot(s, rc, "log_flush", err);
	return note_write(s, &ends, err);
}

static int64_t seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec;
}

/* Is it time? Ten seconds since the last; Berkeley DB itself counts the log. */
static bool checkpoint_due(struct store *s)
{
	int64_t now = seconds();
	bool due;

	pthread_mutex_lock(&s->state);
	if (s->checkpoint_at == 0)
		s->checkpoint_at = now;
	due = now - s->checkpoint_at >= CHECKPOINT_SECONDS;
	if (due)
		s->checkpoint_at = now;
	pthread_mutex_unlock(&s->state);
	return due;
}

static bool being_copied(struct store *s)
{
	bool copying;

	pthread_mutex_lock(&s->state);
	copying = s->copying > 0;
	pthread_mutex_unlock(&s->state);
	return copying;
}

static int checkpoint(struct store *s, struct err *err)
{
	/* With both sizes 0 it always makes one, when anything was logged since. */
	u_int32_t kbytes = checkpoint_due(s) ? 0 : CHECKPOINT_KBYTES;
	int rc = s->env->txn_checkpoint(s->env, kbytes, 0, 0);

	store_ails(s, rc != 0 || store_ailing(s));
	if (rc == 0 && !being_copied(s))
		rc = s->env->log_archive(s->env, NULL, DB_ARCH_REMOVE);
	if (rc == 0)
		return 0;
	return store_cannot(s, rc, "checkpoint", err);
}

int store_maintain(struct store *s, instant now, struct err *err)
{
	if (!s)
		return no_store(err);
	if (s->refusal.code != ERR_NONE)
		return 0;
	if (note_sync(s, err) != 0 || checkpoint(s, err) != 0 || files_clear(s, err) != 0)
		return -1;
	return answers_expire(s, now, err);
}

uint64_t files_size(const char *dir, const char *begin)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	uint64_t sum = 0;

	if (!d)
		return 0;
	while ((e = readdir(d))) {
		struct stat st;

		if (str_starts(e->d_name, begin) && fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode))
			sum += (uint64_t)st.st_size;
	}
	closedir(d);
	return sum;
}

int store_status(struct store *s, struct store_status *out, struct err *err)
{
	struct statvfs v;
	struct ends ends;

	if (!s || !out)
		return no_store(err);
	if (statvfs(s->home, &v) != 0)
		return err_set(err, ERR_STORE, NULL, N_("the data directory %1 cannot be reached"), s->dir, NULL);
	ends_now(s, &ends);
	*out = (struct store_status){
		.complaints = ends.id,
		.events = ends.seq,
		.log_bytes = files_size(s->home, "log."),
		.disk_free = (uint64_t)v.f_bavail * v.f_frsize,
		.reserve = s->reserve,
		.schema = SCHEMA_NUMBER,
	};
	memcpy(out->head, ends.hash, EVENT_HASH);
	return 0;
}

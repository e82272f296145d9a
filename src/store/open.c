/* open.c - opening and closing a store: lock file, first start, recovery, checks. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "doublewrite.h"
#include "search.h"
#include "plaint/paths.h"

void store_say(struct store *s, const char *fmt, ...)
{
	char line[512];
	va_list args;

	if (!s->log)
		return;
	va_start(args, fmt);
	vsnprintf(line, sizeof line, fmt, args);
	va_end(args);
	s->log(s->log_arg, line);
}

void store_step(struct store *s, uint32_t seconds)
{
	if (s->step)
		s->step(s->watch_arg, seconds);
}

void store_ails(struct store *s, bool refuses)
{
	bool told;

	pthread_mutex_lock(&s->state);
	refuses |= s->broken;
	told = s->ailing == refuses;
	s->ailing = refuses;
	pthread_mutex_unlock(&s->state);
	if (!told && s->ails)
		s->ails(s->watch_arg, refuses);
}

bool store_ailing(struct store *s)
{
	bool is;

	pthread_mutex_lock(&s->state);
	is = s->ailing;
	pthread_mutex_unlock(&s->state);
	return is;
}

char *store_path(const char *dir, const char *name)
{
	size_t size = strlen(dir) + strlen(name) + 2;
	char *path = malloc(size);

	if (!path)
		abort();
	snprintf(path, size, "%s/%s", dir, name);
	return path;
}

/* Only one process opens a store: Berkeley DB itself would not notice two. */
static int lock_take(struct store *s, struct err *err)
{
	char *file = store_path(s->dir, "lock");
	int rc = 0;

	s->lock_fd = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (s->lock_fd < 0)
		rc = err_set(err, ERR_STORE, NULL, N_("cannot write in %1: %2"), s->dir, strerror(errno), NULL);
	else if (flock(s->lock_fd, LOCK_EX | LOCK_NB) != 0)
		rc = err_set(err, ERR_STORE, NULL, N_("another process has the store in %1 open"), s->dir, NULL);
	free(file);
	return rc;
}

/* Readers come one after another: the writer must not wait for all of them. */
static void gate_init(pthread_rwlock_t *gate)
{
	pthread_rwlockattr_t attr;

	pthread_rwlockattr_init(&attr);
	pthread_rwlockattr_setkind_np(&attr, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
	pthread_rwlock_init(gate, &attr);
	pthread_rwlockattr_destroy(&attr);
}

static struct store *new_store(const char *dir, const struct site *site, const struct store_options *o)
{
	struct store *s = calloc(1, sizeof *s);

	if (!s)
		abort();
	s->dir = strdup(dir);
	if (!s->dir)
		abort();
	s->home = store_path(dir, "db");
	s->evidence = o && o->origin ? strdup(o->origin) : s->dir;
	if (!s->evidence)
		abort();
	s->lock_fd = -1;
	s->note.fd = -1;
	pthread_mutex_init(&s->writer, NULL);
	gate_init(&s->gate);
	pthread_mutex_init(&s->state, NULL);
	pthread_mutex_init(&s->note.lock, NULL);
	files_init(s);
	/* A reference only counts; what the site says is not touched. */
	s->site = site_ref((struct site *)(uintptr_t)site);
	s->cache = o && o->cache ? o->cache : CACHE_DEFAULT;
	if (s->cache < CACHE_LEAST)
		s->cache = CACHE_LEAST;
	s->reserve = o && o->reserve ? o->reserve : RESERVE_DEFAULT(s->cache);
	s->copy = o && o->copy;
	s->repair = o && o->repair;
	s->log = o ? o->log : NULL;
	s->log_arg = o ? o->log_arg : NULL;
	s->step = o ? o->step : NULL;
	s->ails = o ? o->ails : NULL;
	s->watch_arg = o ? o->watch_arg : NULL;
	return s;
}

static void free_store(struct store *s)
{
	env_close(s);
	doublewrite_end(s);
	disk_end(s);
	indexer_free(s->indexer);
	note_close(s);
	files_free(s);
	if (s->lock_fd >= 0)
		close(s->lock_fd);
	site_unref(s->site);
	pthread_mutex_destroy(&s->writer);
	pthread_rwlock_destroy(&s->gate);
	pthread_mutex_destroy(&s->state);
	pthread_mutex_destroy(&s->note.lock);
	free(s->home);
	if (s->evidence != s->dir)
		free(s->evidence);
	free(s->dir);
	free(s);
}

static bool is_there(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

/* Makes the first environment under another name, so that one cut short in the
 * middle is never taken for a store. */
static int prepare(struct store *s, bool create, struct err *err)
{
	if (is_there(s->home))
		return repair_begin(s, err) != 0 ? -1 : tables_present(s, err);
	if (!create)
		return err_set(err, ERR_STORE, NULL, N_("there is no store in %1"), s->dir, NULL);
	return note_absent(s, err) == 0 ? store_create(s, err) : -1;
}

/* Not a reason to stay closed: with a full disk one can still read. */
static void follow_site(struct store *s)
{
	struct err err = ERR_INIT;

	if (reindex_safety(s, &err) == 0)
		return;
	store_say(s, "the queues are still ordered by the natures of an earlier site");
	store_say(s, "%s", err.id);
}

static int open_parts(struct store *s, bool create, uint32_t limit, struct err *err)
{
	int rc;

	if (lock_take(s, err) != 0 || doublewrite_mend(s, err) != 0 || prepare(s, create, err) != 0)
		return -1;
	if (doublewrite_begin(s, err) != 0)
		return -1;
	rc = env_open(s, limit, err);
	if (rc != 0)
		return rc;
	if (tables_open(s, false, err) != 0 || (s->repair && tables_make_derived(s, err) != 0))
		return -1;
	if (schema_check(s, err) != 0 || ends_load(s, err) != 0)
		return -1;
	if (note_open(s, err) != 0 || note_compare(s, err) != 0)
		return -1;
	if (s->repair && repair_fill(s, err) != 0)
		return -1;
	follow_site(s);
	return files_begin(s, err);
}

int store_open(struct store **out, const char *dir, const struct site *site, const struct store_options *o,
	struct err *err)
{
	bool create = o && o->create;
	struct store *s;
	int rc;

	if (!out || str_empty(dir) || !site)
		return err_set(err, ERR_INPUT, NULL, N_("no data directory or no site given"), NULL);
	if (create && path_make(dir, err) != 0)
		return -1;
	if (!is_there(dir))
		return err_set(err, ERR_STORE, NULL, N_("there is no store in %1"), dir, NULL);
	s = new_store(dir, site, o);
	disk_begin(s);
	store_step(s, STEP_SECONDS);
	rc = open_parts(s, create, o ? o->recovery : 0, err);
	if (rc < 0) {
		store_step(s, GIVE_UP_SECONDS);
		free_store(s);
	}
	if (rc == 0) {
		s->step = NULL;
		if (o && o->refusal)
			s->refusal = *o->refusal;
		*out = s;
	}
	/* else recovery still runs in its thread: all it uses stays, the process must end. */
	return rc == 0 ? 0 : -1;
}

void store_close(struct store *s)
{
	struct err err = ERR_INIT;

	if (!s)
		return;
	/* A disk that refuses is left alone: recovery brings back what the log has. */
	if (!s->broken && store_flush(s, &err) == 0) {
		store_ails(s, s->env->txn_checkpoint(s->env, 0, 0, DB_FORCE) != 0);
		s->env->log_archive(s->env, NULL, DB_ARCH_REMOVE);
		note_sync(s, &err);
	}
	free_store(s);
}

void store_set_site(struct store *s, const struct site *site)
{
	struct site *old;

	if (!s || !site)
		return;
	pthread_mutex_lock(&s->state);
	old = s->site;
	s->site = site_ref((struct site *)(uintptr_t)site);
	pthread_mutex_unlock(&s->state);
	site_unref(old);
	follow_site(s);
}

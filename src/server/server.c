/* server.c - from the options to a running loop, and back. */
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plaint/build.h"
#include "plaint/paths.h"
#include "plaint/profile.h"

#include "alone.h"
#include "control.h"
#include "copy.h"
#include "conn.h"
#include "daemon.h"
#include "flow.h"
#include "lease.h"
#include "listen.h"
#include "notify.h"
#include "reading.h"
#include "reload.h"
#include "watch.h"
#include "storing.h"
#include "upload.h"
#include "request.h"
#include "worker.h"

/* --- what to serve ------------------------------------------------------------ */

static char *copy(const char *s)
{
	char *c = strdup(s);

	if (!c)
		abort();
	return c;
}

/* The first fault, and how many more there are. */
static int tell_faults(const struct faults *f, struct err *err)
{
	char line[16], more[24];

	for (size_t i = 0; i < f->count; i++) {
		if (f->item[i].warning)
			continue;
		snprintf(line, sizeof line, "%d", f->item[i].line);
		snprintf(more, sizeof more, "%zu", f->errors - 1);
		return err_set(err, ERR_INPUT, NULL,
			f->errors > 1 ? N_("%1:%2: %3 (and %4 more faults, see plaint check)") : N_("%1:%2: %3"),
			str_or_empty(f->item[i].file), line, f->item[i].text, more, NULL);
	}
	return err_set(err, ERR_INPUT, NULL, N_("the config cannot be used"), NULL);
}

static int read_config(struct server *s, const char *option, struct site **site, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct faults faults;
	struct err own = ERR_INIT;
	const char *file = option ? option : profile_find_config(&a);
	int rc;

	if (file)
		s->config = realpath(file, NULL);
	if (file && !s->config) {
		err_set(err, ERR_INPUT, NULL, N_("cannot read %1: %2"), file, strerror(errno), NULL);
		arena_release(&a);
		return -1;
	}
	faults_init(&faults);
	rc = profile_load(s->config, instant_now(), site, &faults, &own);
	if (rc && faults.errors)
		tell_faults(&faults, err);
	else if (rc && err)
		*err = own;
	faults_release(&faults);
	arena_release(&a);
	return rc;
}

static int find_places(struct server *s, const char *option, const struct site *site, struct err *err)
{
	struct arena a = ARENA_INIT;
	const char *dir, *path, *named, *socket = site->socket;
	struct stat st;
	int rc = -1;

	if (path_data(&a, option, site->data, &dir, err) || path_make(dir, err))
		goto out;
	s->data = realpath(dir, NULL);
	if (!s->data || stat(s->data, &st)) {
		err_set(err, ERR_STORE, NULL, N_("cannot use %1: %2"), dir, strerror(errno), NULL);
		goto out;
	}
	s->data_dev = st.st_dev;
	s->data_inode = st.st_ino;
	/* The socket the config names is that of the data it names. */
	if (option && (path_data(&a, NULL, site->data, &named, NULL) || !str_equal(named, dir)))
		socket = NULL;
	if (path_socket(&a, s->data, socket, &path, err))
		goto out;
	s->socket = copy(path);
	s->shared = !str_empty(socket);
	rc = 0;
out:
	arena_release(&a);
	return rc;
}

/* --- the store ----------------------------------------------------------------- */

static void store_line(void *arg, const char *line)
{
	log_line(arg, "store: %s", line);
}

static int fill_sample(struct server *s, const char *file, struct err *err)
{
	struct store_status st;

	if (store_status(s->store, &st, err))
		return -1;
	if (st.complaints)
		return 0;
	if (casework_sample(s->cw, file, instant_now(), err))
		return -1;
	return store_flush(s->store, err);
}

static int open_store(struct server *s, struct site *site, const struct server_options *options, struct err *err)
{
	const char *sample = options->sample;

	struct store_options o = { .create = !options->repair, .repair = options->repair, .recovery = options->patience,
		.log = store_line, .log_arg = s->log, .step = watch_opening, .ails = watch_disk, .watch_arg = s };

	if (s->reading) {
		log_err(s->log, "a copy is served, to be read", &s->refusal);
		o.create = false;
		o.reserve = 1;
		o.origin = s->data;
		o.refusal = &s->refusal;
		o.ails = NULL;
	}
	if (store_open(&s->store, s->reading ? s->reading : s->data, site, &o, err))
		return -1;
	watch_opening(s, SECONDS_READ);
	if (casework_new(&s->cw, s->store, site, err))
		return -1;
	if (options->aside)
		casework_set_aside(s->cw);
	watch_opening(s, SECONDS_SAMPLE);
	return sample ? fill_sample(s, sample, err) : 0;
}

/* May people read what there is when nothing can be written? Not whoever came to write. */
static bool may_read(const struct server_options *o)
{
	return !o->repair && !o->aside && !o->sample;
}

/* The disk may take small things and refuse the store; then a copy is read. */
static int open_somehow(struct server *s, struct site *site, const struct server_options *o, struct err *err)
{
	struct err first = ERR_INIT;
	int cause;

	if (open_store(s, site, o, &first) == 0)
		return 0;
	cause = s->store || s->reading || !may_read(o) ? 0 : reading_cause(s, true);
	if (cause && reading_begin(s, cause, NULL) == 0 && open_store(s, site, o, NULL) == 0)
		return 0;
	*err = first;
	return -1;
}

/* --- the loop ------------------------------------------------------------------ */

static void post_own(struct worker *w, enum job_kind kind, bool *waits)
{
	struct job *j;

	if (*waits)
		return;
	j = job_new(kind, NULL);
	*waits = worker_post(w, j);
	if (!*waits)
		job_free(j);
}

/* Somebody removed the data: there is nothing left to serve. */
static void check_data(struct server *s)
{
	struct stat st;

	if (s->reading)
		return; /* its disk may be away, to be checked */
	if (stat(s->data, &st) || st.st_ino != s->data_inode || st.st_dev != s->data_dev)
		control_leave(s, "the data directory is gone");
}

static void on_second(uv_timer_t *timer)
{
	struct server *s = timer->data;
	struct conn *next;
	instant due;

	if (s->leaving)
		return;
	for (struct conn *c = s->conns; c; c = next) {
		next = c->next;
		conn_check(c);
	}
	flow_turn(s);
	/* The wall clock each time: it may have jumped, the machine may have slept (D-8). */
	due = casework_next(s->cw);
	if (!s->reading && due != INSTANT_NONE && due <= instant_now())
		post_own(&s->writer, JOB_SWEEP, &s->sweep_waits);
	if (!s->reading)
		post_own(&s->writer, JOB_MAINTAIN, &s->maintain_waits);
	if (copy_idle(s))
		post_own(&s->lengthy, JOB_DROP, &s->drop_waits);
	/* Nobody would ever hear of it. */
	if (worker_busy(&s->writer) >= SECONDS_CHANGE && watch_disk_refuses(s))
		control_leave(s, "the disk refuses, and a change does not come to an end");
	storing_check(s);
	reading_check(s);
	upload_check(s);
	notify_check(s);
	lease_tell(s);
	listen_check(s);
	check_data(s);
	control_linger(s);
}

static void on_signal(uv_signal_t *handle, int number)
{
	struct server *s = handle->data;

	if (number == SIGHUP)
		reload_now(s);
	else
		control_leave(s, "told to stop by a signal");
}

static void prepare_loop(struct server *s)
{
	static const int numbers[] = { SIGTERM, SIGINT, SIGHUP };

	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN); /* a write that fails is the store's to notice */
	uv_loop_init(&s->loop);
	s->done_tail = &s->done;
	uv_mutex_init(&s->done_lock);
	uv_async_init(&s->loop, &s->done_wake, request_done);
	s->done_wake.data = s;
	uv_timer_init(&s->loop, &s->second);
	s->second.data = s;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		uv_signal_init(&s->loop, &s->signals[i]);
		s->signals[i].data = s;
		uv_signal_start(&s->signals[i], on_signal, numbers[i]);
	}
}

static void close_left(uv_handle_t *handle, void *arg)
{
	(void)arg;
	if (!uv_is_closing(handle))
		uv_close(handle, NULL);
}

static void end_loop(struct server *s)
{
	worker_join(&s->writer);
	worker_join(&s->screens);
	worker_join(&s->reports);
	worker_join(&s->lengthy);
	worker_join(&s->files);
	copy_drop(s); /* while its lock is there */
	notify_end(s);
	uv_walk(&s->loop, close_left, NULL);
	uv_run(&s->loop, UV_RUN_DEFAULT);
	uv_loop_close(&s->loop);
	uv_mutex_destroy(&s->done_lock);
	arena_release(&s->push_arena);
}

static bool change_waits(void *arg)
{
	struct server *s = arg;

	return worker_wanted(&s->writer);
}

static int begin(struct server *s, struct err *err)
{
	store_index_wanted(s->store, change_waits, s);
	if (worker_start(&s->writer, s, LIMIT_BATCH, writer_run, err) ||
			worker_start(&s->screens, s, 1, readers_run, err) ||
			worker_start(&s->reports, s, 1, readers_run, err) ||
			worker_start(&s->lengthy, s, 1, readers_run, err) ||
			worker_start(&s->files, s, 1, readers_run, err))
		return -1;
	worker_when_idle(&s->writer, writer_idle);
	return listen_begin(s, err);
}

/* Runs until told to leave. */
static int serve(struct server *s, struct err *err)
{
	int rc = 0;

	prepare_loop(s);
	if (begin(s, err)) {
		worker_close(&s->writer);
		worker_close(&s->screens);
		worker_close(&s->reports);
		worker_close(&s->lengthy);
		worker_close(&s->files);
		rc = -1;
	} else {
		watch_rest(s);
		log_line(s->log, "plaint %s serves %s at %s", build_name(), s->data, s->socket);
		daemon_report(s->report, NULL);
		s->report = -1;
		uv_timer_start(&s->second, on_second, 1000, 1000);
		uv_run(&s->loop, UV_RUN_DEFAULT);
	}
	end_loop(s);
	if (s->lame && err)
		*err = s->fatal;
	else if (s->again)
		err_set(err, ERR_STORE, NULL, N_("%1 can be written again: the server starts anew"), s->data, NULL);
	return s->lame || s->again ? -1 : rc;
}

/* --- the process ---------------------------------------------------------------- */

/* A thousand connections need more than the usual thousand descriptors. */
static void raise_files(void)
{
	const rlim_t wanted = 2 * LIMIT_CONNECTIONS;
	struct rlimit r;

	if (getrlimit(RLIMIT_NOFILE, &r))
		return;
	if (r.rlim_cur >= wanted)
		return;
	r.rlim_cur = r.rlim_max < wanted ? r.rlim_max : wanted;
	setrlimit(RLIMIT_NOFILE, &r);
}

static int open_and_serve(struct server *s, const struct server_options *o, struct site *site, struct err *err)
{
	int rc = -1;

	raise_files();
	if (open_somehow(s, site, o, err) == 0)
		rc = serve(s, err);
	casework_free(s->cw);
	/* Opening that failed tells its reason to the starter, who is waiting. */
	if (s->report < 0 || rc == 0)
		watch_leaving(s);
	else
		watch_opening(s, SECONDS_REFUSED);
	/* After a failed flush nothing more is written: recovery decides. */
	if (!s->lame && s->store)
		store_close(s->store);
	reading_end(s);
	if (rc)
		log_err(s->log, "ended", err);
	else
		log_line(s->log, "left");
	return rc;
}

/* Another one does: just as well, but for a repair. */
static int served(const struct server *s, const struct server_options *o, struct err *err)
{
	if (!o->repair)
		return 0;
	return err_set(err, ERR_STORE, NULL,
		N_("%1 is being served; a repair wants it for itself: first end the server (plaint stop), see plaint-admin(8), \"repair\""),
		s->data, NULL);
}

static int begin_log(struct server *s, const char *dir, struct err *err)
{
	s->log = log_open(dir, s->foreground, err);
	if (!s->log)
		return -1;
	if (!s->foreground)
		daemon_settle(log_fd(s->log));
	return 0;
}

/* Nothing can be written there, not even a log. Without a copy that is what is said. */
static int read_copy(struct server *s, int cause, struct err *err)
{
	struct err none = ERR_INIT;

	if (reading_begin(s, cause, &none) == 0)
		return begin_log(s, s->reading, err);
	if (cause == EACCES || cause == EPERM)
		return err_set(err, ERR_STORE, NULL,
			N_("the files in %1 are not the account's that serves it: give them back to it (chown -R); see plaint-admin(8), \"restore\""),
			s->data, NULL);
	return err_set(err, ERR_STORE, NULL, N_("%1 cannot be written (%2), nor copied to be read: %3; see plaint-admin(8), \"read-only disk\""),
		s->data, strerror(cause), none.arg[1], NULL);
}

/* In the process that is to serve. */
static int run(struct server *s, const struct server_options *o, struct site *site, struct err *err)
{
	int lock, rc = 0, cause;

	watch_begin(s, err);
	watch_opening(s, SECONDS_READ);
	cause = may_read(o) ? reading_cause(s, false) : 0;
	if (!cause && begin_log(s, s->data, err))
		return -1;
	switch (alone_take(s->data, s->socket, SECONDS_START, &lock, err)) {
	case ALONE_YES:
		if (cause) {
			rc = read_copy(s, cause, err);
			close(lock);
			lock = -1;
		}
		if (rc == 0)
			rc = open_and_serve(s, o, site, err);
		/* A store that is left open is let go with the process; so is the lock. */
		if (!s->lame && lock >= 0)
			close(lock);
		break;
	case ALONE_SERVED:
		rc = served(s, o, err);
		break;
	case ALONE_FAILED:
		rc = -1;
		break;
	}
	return rc;
}

static void server_free(struct server *s)
{
	log_close(s->log);
	free(s->config);
	free(s->data);
	free(s->socket);
	free(s);
}

/* The config is read before the fork: its faults are told where they were made. */
static int start(struct server *s, const struct server_options *o, struct site **site, struct err *err)
{
	int rc;

	if (read_config(s, o->config, site, err) || find_places(s, o->data, *site, err))
		return -1;
	if (!o->foreground) {
		if (listen_answered(s->socket))
			return served(s, o, err);
		rc = daemon_fork(&s->report, err);
		if (rc <= 0)
			return rc;
	}
	rc = run(s, o, *site, err);
	watch_end(s);
	daemon_report(s->report, rc ? err : NULL);
	return rc;
}

int server_run(const struct server_options *o, struct err *err)
{
	struct server *s = calloc(1, sizeof *s);
	struct server_options real = *o;
	struct site *site = NULL;
	struct err own = ERR_INIT;
	char *sample = o->sample ? realpath(o->sample, NULL) : NULL;
	int rc;

	if (!s)
		abort();
	/* The folder one is in changes in the background. */
	if (sample)
		real.sample = sample;
	s->foreground = o->foreground;
	s->patience = o->patience;
	s->report = -1;
	s->began = instant_now();
	rc = start(s, &real, &site, &own);
	site_unref(site);
	server_free(s);
	free(sample);
	if (rc && err)
		*err = own;
	return rc;
}

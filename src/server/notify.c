/* notify.c - the site's notification command (E-3), never waited for, never many. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "notify.h"

struct run {
	uv_process_t process;
	struct run *next;
	struct server *server;
	struct arena arena;
	char **argv;
	uint64_t since;
	bool killed;
};

/* --- in the writer ----------------------------------------------------------- */

static bool wanted(const struct texts *events, const char *what)
{
	if (str_equal(what, "changed"))
		return false;
	/* An escalation is the rest of a breach. */
	return texts_match(events, what) || (str_equal(what, "escalated") && texts_has(events, "breached"));
}

static void add_call(struct server *s, struct job *j, const struct notice *n)
{
	struct call *c;
	struct texts logins = casework_recipients(s->cw, &j->arena, n, instant_now());

	if (!logins.count)
		return;
	j->calls = arena_grow(&j->arena, j->calls, j->call_count, sizeof *j->calls);
	c = &j->calls[j->call_count++];
	*c = (struct call){ .event = n->what, .number = n->number, .clock = n->clock, .logins = logins };
}

void notify_calls(struct server *s, struct job *j)
{
	struct site *site;

	if (!j->outcome.notice_count)
		return;
	site = casework_site(s->cw);
	if (!str_empty(site->notify.command)) {
		j->command = arena_strdup(&j->arena, site->notify.command);
		for (size_t i = 0; i < j->outcome.notice_count; i++)
			if (wanted(&site->notify.events, j->outcome.notices[i].what))
				add_call(s, j, &j->outcome.notices[i]);
	}
	site_unref(site);
}

/* --- in the loop ------------------------------------------------------------- */

static void run_free(struct run *r)
{
	arena_release(&r->arena);
	free(r);
}

static void start_waiting(struct server *s);

static void on_closed(uv_handle_t *handle)
{
	struct run *r = handle->data;
	struct server *s = r->server;
	struct run **at = &s->notifier.running;

	while (*at != r)
		at = &(*at)->next;
	*at = r->next;
	s->notifier.running_count--;
	run_free(r);
	if (!s->leaving)
		start_waiting(s);
}

static void on_exit_of(uv_process_t *process, int64_t status, int signal_number)
{
	struct run *r = process->data;

	if (status || signal_number)
		log_line(r->server->log, "notification command: status %lld, signal %d (%s %s)",
			(long long)status, signal_number, r->argv[1], r->argv[2]);
	uv_close((uv_handle_t *)process, on_closed);
}

/* Of the server's environment only who and where it is. */
static char **environment(struct arena *a)
{
	static const char *const passed[] = { "HOME", "LOGNAME", "USER", "TZ", "LANG" };
	char **env = arena_array(a, sizeof passed / sizeof *passed + 2, sizeof *env);
	size_t n = 0;

	env[n++] = arena_strdup(a, "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
	for (size_t i = 0; i < sizeof passed / sizeof *passed; i++)
		if (getenv(passed[i]))
			env[n++] = arena_printf(a, "%s=%s", passed[i], getenv(passed[i]));
	return env;
}

static void start(struct server *s, struct run *r)
{
	/* Its words go where the server's do: the log, or /dev/null. */
	uv_stdio_container_t io[3] = {
		{ .flags = UV_IGNORE },
		{ .flags = UV_IGNORE },
		{ .flags = UV_INHERIT_FD, .data.fd = log_fd(s->log) },
	};
	uv_process_options_t o = {
		.file = r->argv[0], .args = r->argv, .exit_cb = on_exit_of, .stdio = io, .stdio_count = 3,
		.flags = UV_PROCESS_DETACHED, .cwd = "/", .env = environment(&r->arena),
	};
	int bad;

	r->process.data = r;
	r->since = uv_now(&s->loop);
	r->next = s->notifier.running;
	s->notifier.running = r;
	s->notifier.running_count++;
	bad = uv_spawn(&s->loop, &r->process, &o);
	if (!bad) {
		uv_unref((uv_handle_t *)&r->process); /* the end of the server waits for none */
		return;
	}
	log_line(s->log, "notification command %s: %s", r->argv[0], uv_strerror(bad));
	uv_close((uv_handle_t *)&r->process, on_closed);
}

/* May another one be started in this minute? */
static bool rate(struct server *s)
{
	struct notifier *n = &s->notifier;
	uint64_t minute = uv_now(&s->loop) / 60000;

	if (minute != n->minute) {
		if (n->dropped)
			log_line(s->log, "notification command: %u runs dropped, too many waited", n->dropped);
		n->minute = minute;
		n->started = n->dropped = 0;
	}
	return n->started < NOTIFY_A_MINUTE;
}

static void start_waiting(struct server *s)
{
	struct notifier *n = &s->notifier;

	while (n->waiting && n->running_count < NOTIFY_RUNNING && rate(s)) {
		struct run *r = n->waiting;

		n->waiting = r->next;
		n->waiting_count--;
		n->started++;
		start(s, r);
	}
}

/* Emergencies go first. */
static void enqueue(struct notifier *n, struct run *r)
{
	struct run **at = &n->waiting;

	while (*at && (str_equal((*at)->argv[1], "emergency") || !str_equal(r->argv[1], "emergency")))
		at = &(*at)->next;
	r->next = *at;
	*at = r;
	n->waiting_count++;
}

void notify_run(struct server *s, const char *command, const struct call *call)
{
	struct run *r;
	size_t n = 0;

	/* An emergency finds room where nothing else does. */
	if (s->notifier.waiting_count >= NOTIFY_WAITING * (str_equal(call->event, "emergency") ? 2 : 1)) {
		s->notifier.dropped++;
		return;
	}
	r = calloc(1, sizeof *r);
	if (!r)
		abort();
	r->server = s;
	r->argv = arena_array(&r->arena, call->logins.count + 5, sizeof *r->argv);
	r->argv[n++] = arena_strdup(&r->arena, command);
	r->argv[n++] = arena_strdup(&r->arena, call->event);
	r->argv[n++] = arena_strdup(&r->arena, str_or_empty(call->number));
	r->argv[n++] = arena_strdup(&r->arena, call->clock ? call->clock : "-");
	for (size_t i = 0; i < call->logins.count; i++)
		r->argv[n++] = arena_strdup(&r->arena, call->logins.item[i]);
	enqueue(&s->notifier, r);
	start_waiting(s);
}

void notify_check(struct server *s)
{
	uint64_t now = uv_now(&s->loop);

	for (struct run *r = s->notifier.running; r; r = r->next)
		if (!r->killed && now - r->since > NOTIFY_SECONDS * 1000 &&
				!uv_is_closing((uv_handle_t *)&r->process)) {
			r->killed = true;
			log_line(s->log, "notification command: took too long, killed");
			kill(-r->process.pid, SIGKILL);
		}
	start_waiting(s);
}

void notify_end(struct server *s)
{
	struct notifier *n = &s->notifier;

	for (struct run *r = n->running; r; r = r->next)
		if (!uv_is_closing((uv_handle_t *)&r->process))
			uv_close((uv_handle_t *)&r->process, on_closed);
	if (n->waiting_count)
		log_line(s->log, "notification command: %zu runs not started", n->waiting_count);
	while (n->waiting) {
		struct run *r = n->waiting;

		n->waiting = r->next;
		run_free(r);
	}
	n->waiting_count = 0;
}

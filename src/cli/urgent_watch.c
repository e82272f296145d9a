/* A line for what changes, a bell for a new emergency, and else silence: good on a line
 * of 9,600 baud, in a pane, in a pipe. */
#include "urgent_watch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "plaint/paths.h"
#include "urgent_seen.h"

#define WAIT_MOST 300 /* seconds; the server says when something changes */
#define RETRY_MOST 8

struct watch {
	struct cli *c;
	struct seen_list seen;
	bool begun;   /* the first list is no news */
	bool lost;    /* it was said that there is no connection */
	int retry;    /* seconds until the next attempt, 0: connected */
};

/* The write end; a handler may do no more than write to it. */
static int interrupted = -1;

static void on_signal(int sig)
{
	int kept = errno;

	(void)sig;
	/* full is as good as written */
	if (write(interrupted, "", 1) < 0)
		errno = kept;
	errno = kept;
}

/* Handlers, not masks: a server that is started from here must not inherit them. */
static int catch_signals(void)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
	struct sigaction sa = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
	int ends[2];

	if (pipe2(ends, O_CLOEXEC | O_NONBLOCK))
		return -1;
	interrupted = ends[1];
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		sigaction(signals[i], &sa, NULL);
	return ends[0];
}

/* --- telling ------------------------------------------------------------------- */

static const char *const news_words[] = {
	[NEWS_NEW] = N_("NEW"), [NEWS_CHANGED] = N_("now"), [NEWS_OVERDUE] = N_("overdue"), [NEWS_AGAIN] = N_("urgent again"),
};

static void begin_line(struct str *out, const struct report_style *style, const char *what)
{
	struct civil now = zone_civil(&style->site->zone, style->now);

	str_addf(out, "%02d:%02d %s ", now.hour, now.minute, what);
}

static void tell(struct watch *w, const struct report_style *style, const struct row *r, struct str *out)
{
	enum urgent_news news = seen_take(&w->seen, r, style->now);

	if (news == NEWS_NONE)
		return;
	if (w->begun)
		begin_line(out, style, tr(news_words[news]));
	report_urgent(out, style, r, 1);
	/* In a file a bell is a stray byte. */
	if (w->begun && news == NEWS_NEW && isatty(STDOUT_FILENO))
		str_add_char(out, '\a');
}

/* Past stdio, which would try again at the end. 0 done, -1 nobody reads, else the status. */
static int say(struct str *out)
{
	int status = 0;

	if (path_write(STDOUT_FILENO, out->data, out->len) != 0)
		status = errno == EPIPE || errno == EIO ? -1 : ERR_STORE;
	str_release(out);
	return status;
}

static void tell_all(struct watch *w, const struct report_style *style, const struct reply *r, struct str *out)
{
	const struct seen *gone;

	if (!w->begun && !r->row_count)
		str_addf(out, "%s\n", tr(N_("Nothing urgent is open.")));
	for (size_t i = 0; i < r->row_count; i++)
		tell(w, style, &r->rows[i], out);
	while ((gone = seen_gone(&w->seen, r->rows, r->row_count))) {
		begin_line(out, style, tr(N_("done")));
		str_addf(out, "%s\n", gone->number);
	}
	w->begun = true;
}

/* --- asking -------------------------------------------------------------------- */

static int not_now(struct watch *w)
{
	struct str out;
	bool before = w->lost;

	if (!w->begun || (w->c->err.code != ERR_STORE))
		return give_up(w->c);
	memset(&w->c->err, 0, sizeof w->c->err);
	w->retry = w->retry ? (w->retry * 2 > RETRY_MOST ? RETRY_MOST : w->retry * 2) : 1;
	w->lost = true;
	arena_clear(&w->c->arena);
	str_init(&out);
	if (!before)
		str_addf(&out, "%s\n", tr(N_("no connection to the server; trying again")));
	return say(&out);
}

static int look(struct watch *w)
{
	struct report_style style;
	struct request q;
	struct reply r;
	struct str out;
	int status;

	request_init(&q);
	q.op = "list";
	q.filter.level = 1;
	q.filter.limit = URGENT_MOST;
	if (ask(w->c, &q, &r))
		return not_now(w);
	w->retry = 0;
	w->lost = false;
	style = style_now(w->c);
	str_init(&out);
	tell_all(w, &style, &r, &out);
	status = say(&out);
	arena_clear(&w->c->arena);
	return status;
}

/* --- waiting ------------------------------------------------------------------- */

static int patience(const struct watch *w)
{
	instant due = seen_next_due(&w->seen), now = client_now(w->c->client);

	if (w->retry)
		return w->retry;
	if (due == INSTANT_NONE || due + 1 - now > WAIT_MOST)
		return WAIT_MOST;
	return due + 1 > now ? (int)(due + 1 - now) : 1;
}

static void hear(struct watch *w)
{
	struct arena a = ARENA_INIT;
	struct reply r;

	reply_init(&r);
	while (client_push(w->c->client, &a, &r, NULL) == 1) {
		site_unref(r.site);
		arena_clear(&a);
		reply_init(&r);
	}
	arena_release(&a);
}

/* False: it is time to leave. */
static bool wait_for_change(struct watch *w, int signals)
{
	struct pollfd p[] = {
		{.fd = signals, .events = POLLIN},
		{.fd = STDOUT_FILENO}, /* tells when nobody reads it any more */
		{.fd = w->retry ? -1 : client_fd(w->c->client), .events = POLLIN},
	};

	if (poll(p, 3, patience(w) * 1000) < 0)
		return errno == EINTR;
	if (p[0].revents || p[1].revents & (POLLERR | POLLHUP))
		return false;
	if (p[2].revents)
		hear(w);
	return true;
}

int urgent_watch(struct cli *c)
{
	/* As a desk: it is told of changes, and counts as somebody being there. */
	const struct client_options o = {.config = c->config, .data = c->data, .from = "desk", .start = true};
	struct watch w = {.c = c};
	int signals = catch_signals(), status;

	if (!c->client && client_open(&c->client, &o, &c->err))
		return give_up(c);
	if (signals < 0)
		return give_up_with(c, ERR_STORE, N_("the machine gives no pipe"), NULL);
	do
		status = look(&w);
	while (!status && wait_for_change(&w, signals));
	seen_release(&w.seen);
	return status < 0 ? ERR_NONE : status;
}

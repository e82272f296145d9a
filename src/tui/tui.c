/* tui.c - the desk from its start to its end: the loop. */
#include "plaint/tui.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "canvas.h"
#include "charset.h"
#include "drafts.h"
#include "editing.h"
#include "mouse.h"
#include "notice.h"
#include "plaint/paths.h"
#include "plaint/report.h"
#include "plaint/utf8.h"
#include "sending.h"
#include "terminal.h"
#include "train.h"
#include "turn.h"
#include "views/command_outside.h"
#include "views/tour.h"
#include "waiting.h"

/* How often a lost server is looked for, in seconds: doubled up to the last one. */
#define RETRY_FIRST 1
#define RETRY_MOST 8

struct desk {
	struct tui tui;
	struct terminal *terminal;
	struct sending sending;
	bool probed;       /* the terminal has said how wide it draws */
	instant second;    /* of the last tick */
	instant retry;     /* when a lost server is looked for next */
	int wait;
};

static void paste(struct tui *t, const char *text, size_t len)
{
	struct str utf8, clean;

	str_init(&utf8);
	str_init(&clean);
	if (charset_older())
		charset_paste(&utf8, text, len);
	else
		str_add_len(&utf8, text, len);
	utf8_clean(&clean, utf8.data, utf8.len, true);
	view_paste(t, clean.data, clean.len);
	str_release(&clean);
	str_release(&utf8);
}

static void on_input(void *arg, const struct input *in)
{
	struct desk *d = arg;

	if (in->type == INPUT_PROBE) {
		/* Once: some terminals send the same for Ctrl-F3. */
		if (!d->probed) {
			draw_set_wide(in->key != 1);
			/* What was drawn before the answer stands where nobody knows. */
			if (in->key != 1)
				clearok(curscr, TRUE);
		}
		d->probed = true;
	} else if (in->type == INPUT_PASTE) {
		paste(&d->tui, in->text, in->len);
	} else if (in->type == INPUT_MOUSE) {
		mouse_click(&d->tui, in->row, in->col);
	} else {
		view_input(&d->tui, in->key);
	}
}

/* True when there was one. */
static bool read_pushes(struct desk *d)
{
	struct arena a = ARENA_INIT;
	struct reply r;
	bool any = false;
	int got;

	for (;;) {
		reply_init(&r);
		got = client_push(d->tui.client, &a, &r, NULL);
		if (got != 1)
			break;
		any = true;
		turn_push(&d->tui, &r);
		site_unref(r.site);
		arena_clear(&a);
	}
	if (got < 0 && !d->tui.offline) {
		d->tui.offline = true;
		d->wait = RETRY_FIRST;
		d->retry = 0;
	}
	arena_release(&a);
	return any;
}

/* The person goes on typing; a server that died is there again a moment later. */
static void reconnect(struct desk *d)
{
	instant now = instant_now();

	if (!d->tui.offline || now < d->retry)
		return;
	if (!client_reconnect(d->tui.client, NULL)) {
		d->tui.offline = false;
		d->wait = RETRY_FIRST;
		turn_sync(&d->tui);
		view_stale_all(&d->tui);
		return;
	}
	d->retry = now + d->wait;
	d->wait = d->wait * 2 > RETRY_MOST ? RETRY_MOST : d->wait * 2;
}

static void on_signals(struct desk *d)
{
	unsigned got = terminal_signals(d->terminal);

	if (got & GOT_END)
		d->tui.quit = true;
	if (got & GOT_STOP)
		d->tui.suspend = true;
	if (got & GOT_RESIZE)
		terminal_resize(d->terminal);
}

static void tick(struct desk *d)
{
	instant now = instant_now();

	if (now == d->second)
		return;
	d->second = now;
	reconnect(d);
	turn_tick(&d->tui);
}

static void run_train(void *arg)
{
	const struct tui *t = arg;

	outside_on_terminal(t->options, "train");
}

/* What came meanwhile is read, and shown, afterwards. */
static void practise(struct desk *d)
{
	terminal_lend(d->terminal, run_train, &d->tui);
	view_stale_all(&d->tui);
}

static void loop(struct desk *d)
{
	struct tui *t = &d->tui;

	while (!t->quit && t->top) {
		unsigned woke;

		turn_draw(t);
		view_bury(t);
		/* Pushes that came together with a reply: the socket will not tell of them again. */
		if (!t->quit && t->top && read_pushes(d)) {
			arena_clear(&t->turn);
			continue;
		}
		woke = terminal_wait(d->terminal, client_fd(t->client), t->hurry);
		arena_clear(&t->turn);
		t->now = client_now(t->client);
		if (woke & WAKE_SIGNAL)
			on_signals(d);
		if (woke & WAKE_SOCKET)
			read_pushes(d);
		if (woke & WAKE_INPUT && !terminal_read(d->terminal, on_input, d))
			t->quit = true;
		sending_typed(&d->sending, on_input, d);
		if (woke & WAKE_GONE)
			t->quit = true;
		tick(d);
		if (t->suspend) {
			t->suspend = false;
			terminal_suspend(d->terminal);
		}
		if (t->train) {
			t->train = false;
			practise(d);
		}
	}
}

/* One name for the data directory, by whatever way it was named; of an installed site's
 * that staff may not look at, the configured one. */
static void find_place(struct tui *t)
{
	const char *data = client_data(t->client);

	t->place = realpath(data, NULL);
	if (!t->place && !(t->place = strdup(data)))
		abort();
}

static void open_drafts(struct tui *t)
{
	struct err err = ERR_INIT;
	const char *state;

	if (path_state(&t->turn, &state, &err) ||
		drafts_open(&t->drafts, arena_printf(&t->turn, "%s/drafts", state), t->me ? t->me->login : "", t->place, &err))
		tui_error(t, &err);
}

static void offer_drafts(struct tui *t)
{
	size_t n = t->drafts ? drafts_count(t->drafts) : 0;

	if (n && !t->message.len)
		tui_say(t, LOOK_MESSAGE, tr(N_("drafts set aside: %zu; \":drafts\" takes one up")), n);
}

static void close_all(struct desk *d)
{
	struct tui *t = &d->tui;

	train_end(t);
	while (t->aside) {
		struct view *v = t->aside;
		t->aside = v->below;
		v->below = t->top;
		t->top = v;
	}
	while (t->top)
		view_close(t, t->top);
	view_bury(t);
	canvas_release();
	sending_release(&d->sending);
	terminal_close(d->terminal);
	drafts_close(t->drafts);
	free(t->place);
	editing_release(t);
	site_unref(t->site);
	client_close(t->client);
	str_release(&t->message);
	arena_release(&t->turn);
}

/* What a person's settings say of the looks. */
static void dress(struct desk *d, const struct desk_settings *s)
{
	struct tui *t = &d->tui;

	t->plain = s->plain;
	t->mouse = s->mouse;
	draw_set_plain(s->plain);
	if (s->mouse)
		terminal_mouse(d->terminal);
	notice_open(t, d->terminal, s->bell, s->title);
}

int tui_run(const struct client_options *o, const struct desk_settings *s, const char *trouble, struct err *err)
{
	struct desk d;
	struct tui *t = &d.tui;
	const char *characters;

	memset(&d, 0, sizeof d);
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(err, ERR_INPUT, NULL, N_("the desk needs a terminal; without one use `plaint list`"), NULL);
	t->zh = report_language(s->language);
	characters = charset_open();
	str_init(&t->message);
	if (client_open(&t->client, o, err)) {
		str_release(&t->message);
		return -1;
	}
	draw_set_older(charset_older());
	if (terminal_open(&d.terminal, stdin, stdout, s->theme, err)) {
		close_all(&d);
		return -1;
	}
	t->win = stdscr;
	sending_open(&d.sending, t, d.terminal);
	waiting_open(t);
	t->options = o;
	t->everywhere = everywhere;
	turn_sync(t);
	dress(&d, s);
	find_place(t);
	open_drafts(t);
	editing_sync(t);
	if (characters)
		tui_say(t, LOOK_MESSAGE, "%s", tr(characters));
	else if (trouble)
		tui_say(t, LOOK_MESSAGE, "%s", trouble);
	d.second = instant_now();
	view_desk_open(t);
	offer_drafts(t);
	train_begin(t);
	tour_first(t);
	loop(&d);
	close_all(&d);
	return 0;
}

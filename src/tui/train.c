/* train.c - the trainer: tells what the caller says, measures, shows what came of it. */
#include "train.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "plaint/report.h"
#include "plaint/tui.h"
#include "plaint/utf8.h"
#include "views/reader.h"

#define SAY_MILLISECONDS 4000 /* a line; then the caller goes on */

static const char *calls_text; /* what the next desk trains */

void tui_train(const char *text)
{
	calls_text = text;
}

static int64_t milliseconds(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* What the callers complained of before is there before they call. */
static void seed(struct tui *t, struct training *w)
{
	for (int i = 0; i < w->calls.count; i++) {
		struct arena a = ARENA_INIT;
		struct request q;
		struct reply r;

		if (!w->calls.call[i].earlier.count)
			continue;
		request_init(&q);
		reply_init(&r);
		q.op = "add";
		q.received = t->now - 20 * DAY;
		q.fields = w->calls.call[i].earlier;
		tui_call(t, &q, &a, &r, NULL);
		arena_release(&a);
	}
}

static void explain(struct tui *t, const struct training *w)
{
	struct pager *p = view_reader_open(t, tr(N_("Training")));

	pager_add(p, LOOK_NORMAL, arena_printf(&t->turn, tr(N_("%d sample calls, on a desk of its own: nothing here touches the real records, nobody is notified.")), w->calls.count));
	pager_add(p, LOOK_NORMAL, "");
	pager_add(p, LOOK_NORMAL, tr(N_("What the caller says stands in the two last rows, a line after the other, over and over. F2 takes the call; fill in the form as always.")));
	pager_add(p, LOOK_NORMAL, "");
	pager_add(p, LOOK_NORMAL, tr(N_("Measured: the seconds from the first key to the number, and the keys beside the text itself. A leak of an earlier caller takes at most 12.")));
	pager_add(p, LOOK_NORMAL, "");
	pager_add(p, LOOK_NORMAL, tr(N_("Enter begins; F10 on the desk ends the training.")));
}

void train_begin(struct tui *t)
{
	struct training *w;
	int line;

	if (!calls_text)
		return;
	w = calloc(1, sizeof *w);
	if (!w)
		abort();
	line = calls_parse(&w->calls, &w->arena, arena_strdup(&w->arena, calls_text));
	calls_text = NULL;
	if (line) {
		tui_say(t, LOOK_ERROR, tr(N_("the sample calls make no sense in line %d")), line);
		arena_release(&w->arena);
		free(w);
		return;
	}
	t->training = w;
	seed(t, w);
	explain(t, w);
}

void train_end(struct tui *t)
{
	if (!t->training)
		return;
	arena_release(&t->training->arena);
	free(t->training);
	t->training = NULL;
}

static struct sample_call *call_now(struct training *w)
{
	return w->at < w->calls.count ? &w->calls.call[w->at] : NULL;
}

static bool in_form(const struct tui *t)
{
	for (const struct view *v = t->top; v; v = v->below)
		if (v->ops->scope == IN_INTAKE)
			return true;
	return false;
}

void train_key(struct tui *t, uint32_t key)
{
	struct training *w = t->training;

	if (!w || !in_form(t))
		return;
	if (!w->telling) {
		w->telling = true;
		w->began = milliseconds();
		w->keys_began = t->keys - 1; /* F2, which took the call, counts */
		w->text_began = w->text_keys;
	}
	/* characters, and taking them back, are the text itself */
	if (t->top->ops->scope == IN_INTAKE && ((key >= K_SPACE && key < K_BASE) || key == K_BACKSPACE))
		w->text_keys++;
}

static bool as_wanted(enum want want, const struct complaint *c, bool emergency)
{
	switch (want) {
	case WANT_FORWARD:
		return c->value[FIELD_DEPARTMENT] != NULL;
	case WANT_EMERGENCY:
		return emergency;
	case WANT_SETTLE:
		return !state_open(c->state);
	default:
		return !emergency;
	}
}

void train_registered(struct tui *t, const struct complaint *c, bool emergency)
{
	struct training *w = t->training;
	struct sample_call *now = w ? call_now(w) : NULL;
	int64_t took = w ? milliseconds() - w->began : 0;

	if (!now)
		return;
	now->done = true;
	now->right = as_wanted(now->want, c, emergency);
	now->seconds = (int)((took + 999) / 1000);
	now->text_keys = (int)(w->text_keys - w->text_began);
	now->keys = (int)(t->keys - w->keys_began) - now->text_keys;
	w->telling = false;
	w->picked = 0;
	w->at++;
}

static const char *verdict(const struct sample_call *c)
{
	static const char *const should[] = {
		N_("should have been registered alone"),
		N_("should have been registered and forwarded: F5"),
		N_("should have been an emergency: F8"),
		N_("should have been settled at once: F7"),
	};

	if (!c->right)
		return tr(should[c->want]);
	return c->goal && c->keys > c->goal ? tr(N_("more keys than needed")) : tr(N_("well done"));
}

static void show_results(struct tui *t, struct training *w)
{
	struct pager *p = view_reader_open(t, tr(N_("What came of it")));

	for (int i = 0; i < w->calls.count; i++) {
		const struct sample_call *c = &w->calls.call[i];

		pager_add(p, LOOK_TITLE, arena_printf(&t->turn, "%d %s", i + 1, c->title));
		pager_add_led(p, 2, LOOK_NORMAL, "", c->right ? LOOK_NORMAL : LOOK_SOON,
			arena_printf(&t->turn, tr(N_("%d s, %d keys beside the text (goal %d), %d characters: %s")), c->seconds, c->keys,
				c->goal, c->text_keys, verdict(c)));
	}
	pager_add(p, LOOK_NORMAL, "");
	pager_add(p, LOOK_NORMAL, tr(N_("The desk stays for trying things out; F10 ends the training and everything in it.")));
	w->shown = true;
}

void train_turn(struct tui *t)
{
	struct training *w = t->training;

	if (!w)
		return;
	if (in_form(t) && !w->picked)
		w->picked = milliseconds();
	else if (!in_form(t) && !w->telling)
		w->picked = 0;
	/* an emergency's form is still open: the rest is filled in first */
	if (!call_now(w) && !w->shown && t->top && !t->top->below)
		show_results(t, w);
}

static const char *line_now(struct tui *t, struct training *w)
{
	const struct sample_call *c = call_now(w);

	if (!c)
		return tr(N_("All calls are done. F10 ends the training."));
	if (!w->picked)
		return arena_printf(&t->turn, tr(N_("It rings: %s. F2 takes the call.")), c->title);
	return c->say[(milliseconds() - w->picked) / SAY_MILLISECONDS % c->says];
}

void train_draw(struct tui *t)
{
	struct training *w = t->training;
	const char *text = line_now(t, w), *mark;
	size_t len = strlen(text), fits;
	int used, room;

	mark = arena_printf(&t->turn, w->at < w->calls.count ? " %s %d/%d " : " %s ", tr(N_("Training")), w->at + 1, w->calls.count);
	draw_fill(t->win, t->rows, 0, TRAIN_ROWS, t->cols, LOOK_BIG);
	used = draw_text(t->win, t->rows, 0, t->cols, LOOK_BIG, mark);
	room = t->cols - used - 1;
	fits = utf8_fit(text, len, room, NULL);
	/* a word is not cut */
	if (fits < len)
		for (size_t at = fits; at && at + 20 > fits; at--)
			if (text[at] == ' ') {
				fits = at + 1;
				break;
			}
	draw_bytes(t->win, t->rows, used, LOOK_BIG, text, utf8_fit(text, fits, room, NULL));
	draw_bytes(t->win, t->rows + 1, used, LOOK_BIG, text + fits, utf8_fit(text + fits, len - fits, room, NULL));
}

#include "sending.h"

#include <string.h>
#include <time.h>

#include "canvas.h"
#include "draw.h"
#include "keys.h"
#include "plaint/client.h"
#include "plaint/report.h"
#include "widgets/progress.h"

#define FIRST 1000 /* milliseconds without a word */
#define AGAIN 100  /* between two drawings */
#define WORDS 3000 /* ... for a screen reader, which reads each */

static int64_t milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Not a key is lost; Esc is for the file. */
static void keep(void *arg, const struct input *in)
{
	struct sending *s = arg;
	struct input own = *in;

	if (in->type == INPUT_KEY && in->key == K_ESC) {
		s->stop = true;
		return;
	}
	if (in->text)
		own.text = arena_strndup(&s->arena, in->text, in->len);
	s->typed = arena_grow(&s->arena, s->typed, s->count, sizeof *s->typed);
	s->typed[s->count++] = own;
}

static void draw(struct sending *s, int64_t done, int64_t whole)
{
	struct tui *t = s->t;
	int row = t->rows - 2;

	draw_pad(t->win, row, 0, t->cols, LOOK_MESSAGE, arena_printf(&t->turn, tr("sending the file: %d%%; Esc stops it"),
		(int)(done * 100 / whole)));
	if (t->rows > 4)
		progress_draw(t, row - 1, done, whole);
	/* Drawn beside the turn: the next one draws all of it. */
	canvas_forget();
	wnoutrefresh(t->win);
	doupdate();
}

static bool tell(void *arg, int64_t done, int64_t whole)
{
	struct sending *s = arg;
	int64_t now = milliseconds();

	/* Another file. */
	if (!s->began || done <= s->done) {
		s->began = now;
		s->said = 0;
		s->stop = false;
	}
	s->done = done;
	if (done >= whole)
		s->began = 0;
	if (done >= whole || now - s->began < FIRST)
		return true;
	if (now - s->said >= (s->t->plain ? WORDS : AGAIN)) {
		draw(s, done, whole);
		s->said = now;
	}
	if (terminal_waiting(s->terminal))
		terminal_read(s->terminal, keep, s);
	if (s->stop)
		s->began = 0;
	return !s->stop;
}

void sending_open(struct sending *s, struct tui *t, struct terminal *terminal)
{
	memset(s, 0, sizeof *s);
	s->t = t;
	s->terminal = terminal;
	client_on_sending(t->client, tell, s);
}

void sending_typed(struct sending *s, decoder_emit *emit, void *arg)
{
	struct arena a = s->arena;
	struct input *typed = s->typed;
	size_t count = s->count;

	/* One of them may send another file. */
	arena_init(&s->arena);
	s->typed = NULL;
	s->count = 0;
	for (size_t i = 0; i < count; i++)
		emit(arg, &typed[i]);
	arena_release(&a);
}

void sending_release(struct sending *s)
{
	arena_release(&s->arena);
}

/* textfield_undo.c - what the field held before. A run of typed characters is one step. */
#include "textfield.h"

#include <stdlib.h>
#include <string.h>

#define STEPS 64
#define RUN_MOST 20 /* characters of a run */

struct step {
	struct str text;
	size_t cursor;
};

/* Steps before the present text, then those taken back. */
struct textfield_past {
	struct step step[STEPS];
	int before, after;
	size_t run_at;      /* where the run goes on; only while running */
	int run;            /* characters in it so far */
};

static void take(struct step *s, const struct textfield *f)
{
	str_init(&s->text);
	str_add_len(&s->text, f->text.data, f->text.len);
	s->cursor = f->cursor;
}

static void forget(struct textfield_past *p, int from, int to)
{
	for (int i = from; i < to; i++)
		str_release(&p->step[i].text);
}

void textfield_forget(struct textfield *f)
{
	if (!f->past)
		return;
	forget(f->past, 0, f->past->before + f->past->after);
	free(f->past);
	f->past = NULL;
}

void textfield_note(struct textfield *f, bool typed)
{
	struct textfield_past *p = f->past;
	bool goes_on;

	if (!p && !(p = f->past = calloc(1, sizeof *p)))
		abort();
	goes_on = typed && p->run && p->run < RUN_MOST && p->run_at == f->cursor && !p->after;
	p->run = typed ? (goes_on ? p->run + 1 : 1) : 0;
	if (goes_on)
		return;
	forget(p, p->before, p->before + p->after);
	p->after = 0;
	if (p->before == STEPS) {
		forget(p, 0, 1);
		memmove(p->step, p->step + 1, (STEPS - 1) * sizeof *p->step);
		p->before--;
	}
	take(&p->step[p->before++], f);
}

void textfield_noted(struct textfield *f)
{
	if (f->past)
		f->past->run_at = f->cursor;
}

void textfield_join(struct textfield *f)
{
	f->past->run = 1;
	f->past->run_at = f->cursor;
}

static enum edited swap(struct textfield *f, int at)
{
	struct step *s = &f->past->step[at], now = {f->text, f->cursor};

	f->text = s->text;
	f->cursor = s->cursor;
	*s = now;
	f->past->run = 0;
	f->left = 0;
	f->top = 0;
	f->goal = -1;
	f->edits++;
	return EDIT_CHANGED;
}

enum edited textfield_undo(struct textfield *f)
{
	struct textfield_past *p = f->past;

	if (!p || !p->before)
		return EDIT_IGNORED;
	p->before--;
	p->after++;
	return swap(f, p->before);
}

enum edited textfield_redo(struct textfield *f)
{
	struct textfield_past *p = f->past;

	if (!p || !p->after)
		return EDIT_IGNORED;
	p->before++;
	p->after--;
	return swap(f, p->before - 1);
}

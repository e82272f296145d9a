/* view.c - the stack of views. */
#include "turn.h"

#include "train.h"

#include <stdlib.h>

struct view *view_push(struct tui *t, const struct view_ops *ops)
{
	struct view *v = calloc(1, ops->size);

	if (!v)
		abort();
	v->ops = ops;
	v->below = t->top;
	v->stale = true;
	t->top = v;
	return v;
}

void view_close(struct tui *t, struct view *v)
{
	for (struct view **at = &t->top; *at; at = &(*at)->below) {
		if (*at != v)
			continue;
		*at = v->below;
		if (*at)
			(*at)->stale = true;
		v->below = t->dead;
		t->dead = v;
		v->closed = true;
		return;
	}
}

void view_stale_all(struct tui *t)
{
	for (struct view *v = t->top; v; v = v->below)
		v->stale = true;
}

const char *tui_subject(struct tui *t)
{
	for (struct view *v = t->top; v; v = v->below) {
		const char *number = v->ops->subject ? v->ops->subject(v) : NULL;
		/* What a whole screen hides is not meant by a key pressed on it. */
		if (number || !v->ops->overlay)
			return number;
	}
	return NULL;
}

static void answer(struct tui *t, struct view *v, enum handled h)
{
	if (h == VIEW_CLOSED && !v->closed)
		view_close(t, v);
}

void tui_command(struct tui *t, enum cmd cmd, int arg)
{
	struct view *v = t->top;
	enum handled h = VIEW_IGNORED;

	if (v && v->ops->command)
		h = v->ops->command(v, t, cmd, arg);
	if (h != VIEW_IGNORED)
		answer(t, v, h);
	else if (t->everywhere)
		t->everywhere(t, cmd, arg);
}

void view_input(struct tui *t, uint32_t key)
{
	struct view *v = t->top;
	const struct command *c;

	if (!v)
		return;
	train_key(t, key);
	t->keys++;
	str_clear(&t->message);
	if (v->ops->text && v->ops->key && key >= K_SPACE && key < K_BASE && key != K_BACKSPACE) {
		answer(t, v, v->ops->key(v, t, key));
		return;
	}
	c = command_of_key(v->ops->scope, key);
	if (c)
		tui_command(t, c->id, c->arg);
	else if (v->ops->key)
		answer(t, v, v->ops->key(v, t, key));
}

void view_paste(struct tui *t, const char *text, size_t len)
{
	struct view *v = t->top;

	str_clear(&t->message);
	if (v && v->ops->paste)
		answer(t, v, v->ops->paste(v, t, text, len));
}

void view_bury(struct tui *t)
{
	while (t->dead) {
		struct view *v = t->dead;
		t->dead = v->below;
		if (v->ops->free)
			v->ops->free(v);
		free(v);
	}
}

/* opened.c - complaints that are open, forms that are laid by. */
#include "opened.h"

#include <stdio.h>
#include <string.h>

#include "plaint/report.h"
#include "plaint/utf8.h"

static int place_of(const struct tui *t, const char *number)
{
	for (int i = 0; i < t->opened_count; i++)
		if (!strcmp(t->opened[i], number))
			return i;
	return -1;
}

void opened_note(struct tui *t, const char *number)
{
	if (place_of(t, number) >= 0)
		return;
	if (t->opened_count == OPENED_MOST) {
		memmove(t->opened, t->opened + 1, sizeof t->opened - sizeof t->opened[0]);
		t->opened_count--;
	}
	snprintf(t->opened[t->opened_count++], sizeof t->opened[0], "%s", number);
}

const char *opened_after(const struct tui *t, const char *number)
{
	int at = number ? place_of(t, number) : -1;

	if (!t->opened_count)
		return NULL;
	/* from the desk: the one opened last */
	if (at < 0)
		return t->opened[t->opened_count - 1];
	return t->opened_count > 1 ? t->opened[(at + 1) % t->opened_count] : NULL;
}

/* Out of the list it is in. */
static void unlink_view(struct view **list, struct view *v)
{
	for (; *list; list = &(*list)->below)
		if (*list == v) {
			*list = v->below;
			v->below = NULL;
			return;
		}
}

static void show(struct tui *t, struct view *v)
{
	v->below = t->top;
	t->top = v;
	v->stale = true;
}

void opened_lay_by(struct tui *t, struct view *form)
{
	unlink_view(&t->top, form);
	form->below = t->aside;
	t->aside = form;
	if (t->top)
		t->top->stale = true;
}

static struct view *found_in(struct view *list, enum scope scope, const char *number)
{
	for (; list; list = list->below)
		if (list->ops->scope == scope && !list->closed &&
			(!number || (list->ops->subject && str_equal(list->ops->subject(list), number))))
			return list;
	return NULL;
}

bool opened_return(struct tui *t, enum scope scope, const char *number)
{
	struct view *v = found_in(t->top, scope, number);

	if (v) {
		unlink_view(&t->top, v);
	} else {
		v = found_in(t->aside, scope, number);
		if (!v)
			return false;
		unlink_view(&t->aside, v);
	}
	show(t, v);
	return true;
}

bool opened_swap(struct tui *t, struct view *form)
{
	struct view *oldest = t->aside;

	if (!oldest)
		return false;
	while (oldest->below)
		oldest = oldest->below;
	unlink_view(&t->aside, oldest);
	opened_lay_by(t, form);
	show(t, oldest);
	return true;
}

/* "20261122-0031" → "1122-0031": the year says nothing among those of today. */
static const char *brief(const char *number)
{
	size_t len = strlen(number);

	return len > 9 ? number + len - 9 : number;
}

static void add_forms(struct tui *t, struct str *out)
{
	int n = 0;

	for (struct view *v = t->aside; v; v = v->below)
		n += v->ops->scope == IN_INTAKE;
	if (n)
		str_addf(out, tr(N_("forms open: %d (F2)")), n);
	/* those come back with their complaint */
	for (struct view *v = t->aside; v; v = v->below)
		if (v->ops->scope != IN_INTAKE && v->ops->subject) {
			str_add(out, out->len ? "  " : "");
			str_addf(out, tr(N_("laid by on %s")), brief(str_or_empty(v->ops->subject(v))));
		}
}

void opened_draw(struct tui *t)
{
	const char *current = t->top->ops->subject ? t->top->ops->subject(t->top) : NULL;
	struct str out;

	if (!(t->top->ops->scope & IN_LISTS))
		return;
	str_init(&out);
	add_forms(t, &out);
	if (t->top->ops->scope == IN_COMPLAINT && t->opened_count > 1) {
		str_addf(&out, "%s' %s", out.len ? "  " : "", tr(N_("open:")));
		for (int i = 0; i < t->opened_count; i++)
			str_addf(&out, str_equal(t->opened[i], current) ? " [%s]" : " %s", brief(t->opened[i]));
	}
	if (out.len)
		draw_text(t->win, t->rows - 2, 1 + t->told, t->cols - 14 - t->told, LOOK_TITLE, out.data);
	str_release(&out);
}

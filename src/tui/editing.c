/* editing.c - who fills in a form on which complaint. */
#include "editing.h"

#include <string.h>

#include "plaint/report.h"
#include "views/record.h"

#define MOST 512 /* shown; the others' forms are opened all the same */

static void forget(struct editings *e, size_t i)
{
	memmove(&e->item[i], &e->item[i + 1], (--e->count - i) * sizeof *e->item);
}

static void take(struct tui *t, const struct editing *x)
{
	struct editings *e = &t->editing;

	for (size_t i = 0; i < e->count; i++)
		if (e->item[i].desk == x->desk && str_equal(e->item[i].number, x->number) && str_equal(e->item[i].form, x->form)) {
			forget(e, i);
			break;
		}
	if (x->state != EDITING_NOW || x->desk == e->desk || e->count == MOST)
		return;
	e->item = arena_grow(&e->arena, e->item, e->count, sizeof *e->item);
	e->item[e->count++] = (struct editing){.number = arena_strdup(&e->arena, x->number),
		.login = arena_strdup(&e->arena, x->login), .form = arena_strdup(&e->arena, x->form), .since = x->since, .desk = x->desk};
}

/* Copies those that are left: what was forgotten is not kept for ever. */
static void settle(struct tui *t)
{
	struct editings old = t->editing;

	if (t->editing.learned++ < MOST)
		return;
	t->editing = (struct editings){.desk = old.desk, .connection = old.connection};
	arena_init(&t->editing.arena);
	for (size_t i = 0; i < old.count; i++)
		take(t, &old.item[i]);
	arena_release(&old.arena);
}

void editing_learn(struct tui *t, const struct reply *r)
{
	for (size_t i = 0; i < r->editing_count; i++) {
		settle(t);
		take(t, &r->editing[i]);
	}
}

void editing_release(struct tui *t)
{
	arena_release(&t->editing.arena);
	t->editing = (struct editings){.desk = 0};
}

static void ask(struct tui *t, const char *verb, const char *number, const char *form, instant since)
{
	struct arena a = ARENA_INIT;
	struct err ignored = ERR_INIT;
	struct request q;
	struct reply r;

	if (t->offline)
		return;
	request_init(&q);
	q.op = "lease";
	q.text = verb;
	q.number = number;
	q.action = form;
	q.received = since;
	if (!tui_call(t, &q, &a, &r, &ignored)) {
		t->editing.desk = r.total;
		editing_learn(t, &r);
	}
	arena_release(&a);
}

void editing_sync(struct tui *t)
{
	unsigned connection = client_connections(t->client);

	if (t->offline || connection == t->editing.connection)
		return;
	editing_release(t);
	t->editing.connection = connection;
	ask(t, "list", NULL, NULL, 0);
}

void editing_begin(struct tui *t, const char *number, const char *form, instant since)
{
	ask(t, "begin", number, form, since);
}

void editing_renew(struct tui *t, const char *number, const char *form, instant since)
{
	ask(t, "renew", number, form, since);
}

void editing_end(struct tui *t, const char *number, const char *form)
{
	ask(t, "end", number, form, 0);
}

/* --- words ------------------------------------------------------------------- */

static const struct editing *first(const struct tui *t, const char *number, size_t *more)
{
	const struct editing *found = NULL;

	*more = 0;
	for (size_t i = 0; number && i < t->editing.count; i++)
		if (str_equal(t->editing.item[i].number, number)) {
			*more += found != NULL;
			if (!found)
				found = &t->editing.item[i];
		}
	return found;
}

bool editing_by_others(const struct tui *t, const char *number)
{
	for (size_t i = 0; number && i < t->editing.count; i++)
		if (str_equal(t->editing.item[i].number, number) && t->me && !str_equal(t->editing.item[i].login, t->me->login))
			return true;
	return false;
}

/* Oneself at another desk is told apart from the others. */
static const char *person(struct tui *t, const struct editing *e)
{
	if (t->me && str_equal(e->login, t->me->login))
		return tr(N_("another desk of yours"));
	return text_person(t, e->login);
}

const char *editing_who(struct tui *t, const char *number)
{
	size_t more;
	const struct editing *e = first(t, number, &more);

	if (!e)
		return NULL;
	return more ? arena_printf(&t->turn, "%s +%zu", text_person(t, e->login), more) : text_person(t, e->login);
}

const char *editing_line(struct tui *t, const char *number)
{
	size_t more;
	const struct editing *e = first(t, number, &more);
	const struct form *form = e ? site_form(t->site, e->form) : NULL;
	int action = e ? action_find(e->form) : -1;
	const char *what = form ? site_pick(form->name, form->name_zh, t->zh) : action >= 0 ? tr(action_table[action].label) : "";
	int64_t s = e && t->now > e->since ? t->now - e->since : 0;

	if (!e)
		return NULL;
	if (t->plain) /* the seconds would be read out */
		return arena_printf(&t->turn, tr(N_("%s is filling in %s since %s%s")), person(t, e), what, tui_hhmm(t, e->since),
			more ? arena_printf(&t->turn, " +%zu", more) : "");
	return arena_printf(&t->turn, tr(N_("%s is filling in %s %s%s")), person(t, e), what, text_remaining(t, t->now + s),
		more ? arena_printf(&t->turn, " +%zu", more) : "");
}

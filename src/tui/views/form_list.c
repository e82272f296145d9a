/* form_list.c - drafts set aside, here and on other machines, to pick from. */
#include "form.h"

#include <stdlib.h>
#include <string.h>

#include "../widgets/popup.h"
#include "plaint/report.h"
#include "plaint/utf8.h"

struct shelf {
	struct arena arena;
	struct draft_found *found; /* ours */
	size_t count;
	struct draft_found *away;  /* the server's copies of others */
	size_t away_count;
};

static bool here(const struct shelf *s, const char *id)
{
	for (size_t i = 0; i < s->count; i++)
		if (!strcmp(s->found[i].id, id))
			return true;
	return false;
}

static void add_away(struct shelf *s, struct tui *t, const struct draft *from)
{
	struct draft_found *d;

	s->away = arena_grow(&s->arena, s->away, s->away_count, sizeof *s->away);
	d = &s->away[s->away_count];
	memset(d, 0, sizeof *d);
	/* one that another desk here has open is in neither list */
	if (here(s, from->id) || drafts_has(t->drafts, from->id) ||
		draft_unpack(&s->arena, from->bytes, from->bytes_len, &d->head, &d->values, NULL))
		return;
	/* The same records, wherever the other machine has them. */
	d->head.place = t->place;
	d->id = from->id;
	d->saved = from->saved;
	s->away_count++;
}

static void ask_server(struct shelf *s, struct tui *t)
{
	struct request q;
	struct reply r;
	struct err err = ERR_INIT;
	int64_t had = 0;

	do {
		request_init(&q);
		reply_init(&r);
		q.op = "draft-list";
		q.filter.offset = had;
		if (tui_call(t, &q, &s->arena, &r, &err))
			return;
		for (size_t i = 0; i < r.draft_count; i++)
			add_away(s, t, &r.drafts[i]);
		had += (int64_t)r.draft_count;
	} while (r.draft_count > 0 && had < r.total);
}

static const char *form_label(struct tui *t, const struct draft_head *h)
{
	const struct form *form = site_form(t->site, h->form);
	const char *name = form ? site_pick(form->name, form->name_zh, t->zh) : h->form;

	return h->number ? arena_printf(&t->turn, "%s %s", name, h->number) : name;
}

static void item_of(struct tui *t, struct popup_item *item, const struct draft_found *d)
{
	const char *name = values_get(&d->values, "name"), *text = values_get(&d->values, "text");

	if (!text)
		text = d->values.count ? d->values.item[0].text : "";
	item->key = d->id;
	item->label = arena_printf(&t->turn, "%s  %s %.*s", form_label(t, &d->head), str_or_empty(name),
		(int)utf8_fit(text, strcspn(text, "\n"), 40, NULL), text);
	item->note = arena_printf(&t->turn, "%s %s", tui_age(t, d->saved), tr(N_("ago")));
}

static void load(struct shelf *s, struct tui *t)
{
	memset(s, 0, sizeof *s);
	s->count = drafts_list(t->drafts, &s->arena, &s->found);
	ask_server(s, t);
}

static void newest_of(instant *since, const struct draft_found *d, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (d[i].saved > *since)
			*since = d[i].saved;
}

size_t form_drafts_waiting(struct tui *t, instant *since)
{
	struct shelf s;
	size_t count;

	*since = 0;
	if (!t->drafts || t->offline)
		return 0;
	load(&s, t);
	newest_of(since, s.found, s.count);
	newest_of(since, s.away, s.away_count);
	count = s.count + s.away_count;
	arena_release(&s.arena);
	return count;
}

/* The empty form from which the list was opened is in the way. */
static void close_empty(struct tui *t)
{
	if (t->top && t->top->ops->scope & IN_FORMS && !((struct form_view *)t->top)->draft)
		view_close(t, t->top);
}

void form_open_draft(struct tui *t, const struct draft_found *found)
{
	int action = action_find(found->head.form);
	struct form_view *f = NULL;

	close_empty(t);
	if (!strcmp(found->head.form, "intake"))
		f = intake_new(t);
	else if (found->head.number && action >= 0)
		f = action_form_new(t, found->head.number, (enum action)action);
	if (f)
		form_resume(f, t, found);
}

/* A copy of another machine's draft becomes one of ours, set aside. */
static bool adopt(struct tui *t, struct draft_found *d)
{
	struct draft_file *file;
	struct err err = ERR_INIT;

	/* A name of its own: should the other machine's desk still be at it, the two do not write
	 * over each other's copies. One that is gone leaves none behind. */
	if (draft_adopt(t->drafts, NULL, &d->head, &d->values, &file, &err)) {
		tui_error(t, &err);
		return false;
	}
	form_drop_copy(t, d->id);
	d->id = arena_strdup(&t->turn, draft_id(file));
	draft_aside(file);
	return true;
}

static void picked(struct tui *t, void *arg, const char *id)
{
	struct shelf s;

	(void)arg;
	id = arena_strdup(&t->turn, id);
	load(&s, t);
	for (size_t i = 0; i < s.count; i++)
		if (!strcmp(s.found[i].id, id))
			form_open_draft(t, &s.found[i]);
	for (size_t i = 0; i < s.away_count; i++)
		if (!strcmp(s.away[i].id, id) && adopt(t, &s.away[i]))
			form_open_draft(t, &s.away[i]);
	arena_release(&s.arena);
}

void view_drafts_open(struct tui *t)
{
	struct popup_item *items;
	struct shelf s;
	size_t n = 0;

	if (!t->drafts)
		return;
	load(&s, t);
	items = arena_array(&t->turn, s.count + s.away_count + 1, sizeof *items);
	for (size_t i = 0; i < s.count; i++)
		item_of(t, &items[n++], &s.found[i]);
	for (size_t i = 0; i < s.away_count; i++)
		item_of(t, &items[n++], &s.away[i]);
	if (n)
		popup_pick(t, tr(N_("Drafts set aside")), items, n, NULL, picked, NULL);
	else
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("no draft is set aside")));
	arena_release(&s.arena);
}

/* form_draft.c - the draft of a form: begun at its first key, copied to the server,
 * offered again. */
#include "form.h"

#include <string.h>

#include "plaint/report.h"

#define COPY_EVERY 2 /* seconds */

const char *tui_age(struct tui *t, instant since)
{
	int64_t s = t->now - since;

	if (s < 90)
		return arena_printf(&t->turn, "%d %s", (int)(s < 0 ? 0 : s), tr(N_("s")));
	if (s < 90 * MINUTE)
		return arena_printf(&t->turn, "%d %s", (int)(s / MINUTE), tr(N_("min")));
	if (s < 36 * HOUR)
		return arena_printf(&t->turn, "%d %s", (int)(s / HOUR), tr(N_("h")));
	return arena_printf(&t->turn, "%d %s", (int)(s / DAY), tr(N_("d")));
}

static bool begin(struct form_view *f, struct tui *t)
{
	struct err err = ERR_INIT;

	if (f->draft)
		return true;
	if (!f->head.began)
		f->head.began = t->now;
	if (t->drafts && !draft_begin(t->drafts, &f->head, &f->draft, &err)) {
		f->kept = t->now;
		return true;
	}
	if (!f->draft_lost && err.code)
		tui_error(t, &err);
	f->draft_lost = true;
	return false;
}

void form_keep_named(struct form_view *f, struct tui *t, const char *name, const char *text)
{
	struct err err = ERR_INIT;

	if (!begin(f, t))
		return;
	if (draft_field(f->draft, name, text, &err)) {
		if (!f->draft_lost)
			tui_error(t, &err);
		f->draft_lost = true;
	} else {
		f->draft_lost = false;
	}
}

void form_keep(struct form_view *f, struct tui *t, const struct entry *e)
{
	struct str text;

	str_init(&text);
	entry_text(e, &text);
	form_keep_named(f, t, e->name, text.data);
	str_release(&text);
}

void form_keep_all(struct form_view *f, struct tui *t)
{
	for (int i = 0; i < f->sheet.count; i++)
		if (!entry_empty(&f->sheet.entry[i]))
			form_keep(f, t, &f->sheet.entry[i]);
}

/* A copy, so that it is there from another machine too. Nothing is said when it fails:
 * the journal is what counts. */
void form_copy(struct form_view *f, struct tui *t)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct request q;
	struct reply r;
	struct str bytes;

	if (!f->draft || t->offline || draft_changes(f->draft) == f->copied)
		return;
	str_init(&bytes);
	draft_pack(f->draft, &bytes);
	request_init(&q);
	reply_init(&r);
	q.op = "draft-put";
	q.text = draft_id(f->draft);
	q.action = f->head.form;
	q.number = f->head.number;
	q.bytes = bytes.data;
	q.bytes_len = bytes.len;
	if (!tui_call(t, &q, &a, &r, &err))
		f->copied = draft_changes(f->draft);
	str_release(&bytes);
	arena_release(&a);
}

void form_tick(struct form_view *f, struct tui *t)
{
	if (!f->draft)
		return;
	draft_sync(f->draft);
	f->kept = draft_saved(f->draft);
	if (t->now < f->copy_at)
		return;
	f->copy_at = t->now + COPY_EVERY;
	form_copy(f, t);
}

void form_drop_copy(struct tui *t, const char *id)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct request q;
	struct reply r;

	request_init(&q);
	reply_init(&r);
	q.op = "draft-drop";
	q.text = id;
	tui_call(t, &q, &a, &r, &err);
	arena_release(&a);
}

void form_done(struct form_view *f, struct tui *t)
{
	if (!f->draft)
		return;
	if (f->copied)
		form_drop_copy(t, draft_id(f->draft));
	draft_drop(f->draft);
	f->draft = NULL;
	f->copied = 0;
}

void form_find_drafts(struct form_view *f, struct tui *t)
{
	struct draft_found *all;
	size_t count;

	if (!t->drafts)
		return;
	count = drafts_list(t->drafts, &f->arena, &all);
	f->found = arena_array(&f->arena, count + 1, sizeof *f->found);
	f->found_count = 0;
	for (size_t i = 0; i < count; i++)
		if (str_equal(all[i].head.form, f->head.form) && str_equal(all[i].head.number, f->head.number))
			f->found[f->found_count++] = all[i];
}

void form_resume(struct form_view *f, struct tui *t, const struct draft_found *found)
{
	struct err err = ERR_INIT;

	f->found_count = 0;
	if (draft_resume(t->drafts, found->id, &f->draft, &err)) {
		tui_error(t, &err);
		return;
	}
	f->copied = 1;
	f->kept = found->saved;
	f->head.began = found->head.began;
	f->head.original = arena_strdup(&f->arena, found->head.original);
	for (size_t i = 0; i < found->values.count; i++) {
		sheet_ask(&f->sheet, found->values.item[i].name, false);
		sheet_set(&f->sheet, found->values.item[i].name, found->values.item[i].text);
	}
	if (f->edited)
		f->edited(f, t);
	if (f->resumed)
		f->resumed(f, t, found);
	tui_say(t, LOOK_MESSAGE, tr(N_("the draft of %s ago goes on")), tui_age(t, found->saved));
}

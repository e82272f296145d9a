/* form.c - a form: keys, errors, the line of choices. */
#include "form.h"

#include <string.h>

#include "../opened.h"
#include "../widgets/popup.h"
#include "../widgets/sheet_draw.h"
#include "field_help.h"
#include "plaint/report.h"
#include "plaint/utf8.h"

/* Where nobody is listed the account itself is all there is to be named (GC-10). */
static void offer_self(struct form_view *f, struct tui *t)
{
	for (int i = 0; i < f->sheet.count && f->site->staff_count == 0 && t->me != NULL; i++) {
		struct entry *e = &f->sheet.entry[i];

		if (str_equal(e->spec->type, "staff"))
			entry_offer(e, &f->sheet.arena, t->me->login, t->me->login);
	}
}

void form_init(struct form_view *f, struct tui *t, const struct form *form, const struct draft_head *head)
{
	f->site = site_ref(t->site);
	arena_init(&f->arena);
	f->head = *head;
	f->head.number = arena_strdup(&f->arena, head->number);
	f->head.original = arena_strdup(&f->arena, head->original);
	f->head.login = arena_strdup(&f->arena, t->me ? t->me->login : "");
	f->head.place = arena_strdup(&f->arena, t->place);
	sheet_init(&f->sheet, f->site, form, t->zh);
	offer_self(f, t);
	f->sheet.spoken = t->plain;
	str_init(&f->astray);
	str_init(&f->missing);
	f->missing_in = -1;
	form_find_drafts(f, t);
}

void form_release(struct form_view *f)
{
	draft_aside(f->draft);
	f->draft = NULL;
	sheet_release(&f->sheet);
	str_release(&f->astray);
	str_release(&f->missing);
	arena_release(&f->arena);
	site_unref(f->site);
}

static void changed(struct form_view *f, struct tui *t)
{
	f->found_count = 0;
	form_keep(f, t, sheet_current(&f->sheet));
	sheet_follow(&f->sheet);
	if (f->edited)
		f->edited(f, t);
}

static void go_on(struct form_view *f, struct tui *t, int by)
{
	struct entry *e = sheet_current(&f->sheet);

	sheet_move(&f->sheet, by, t->now);
	/* leaving a time shows how it was understood */
	if (e && (e->kind == ENTRY_TIME || e->kind == ENTRY_DATE) && f->draft)
		form_keep(f, t, e);
}

static void say_dropped(struct tui *t, const struct entry *e)
{
	if (e->edit.dropped)
		tui_say(t, LOOK_ERROR, tr(N_("%s holds %zu characters; %zu did not fit and are not in it")), e->label,
			e->edit.max, e->edit.dropped);
}

#define ASTRAY_SHOWN 24 /* columns */

/* The taker was one field too early: said at once, and what was typed is kept. */
static void note_astray(struct form_view *f, struct tui *t, const struct entry *e)
{
	const char *typed = entry_astray(e);
	struct str shown;

	if (!typed)
		return;
	str_clear(&f->astray);
	str_add(&f->astray, typed);
	str_init(&shown);
	utf8_pad(&shown, typed, ASTRAY_SHOWN, false, draw_ascii());
	tui_say(t, LOOK_ERROR, tr(N_("%s has no value \"%s\"; Ctrl-Y in another field puts it there")), e->label, shown.data);
	str_release(&shown);
}

static enum edited put_astray(struct form_view *f, struct entry *e)
{
	enum edited r = entry_paste(e, f->astray.data, f->astray.len);

	str_clear(&f->astray);
	return r;
}

/* Esc and Del, and nothing else, throws typed text away. */
static void throw_away(struct form_view *f, struct tui *t)
{
	form_done(f, t);
	view_close(t, &f->v);
	tui_say(t, LOOK_MESSAGE, "%s", tr(N_("thrown away")));
}

/* A digit is an F-key; Esc again is handled as a command; anything else goes on typing. */
static bool chosen(struct form_view *f, struct tui *t, uint32_t key)
{
	uint32_t digit = key_narrow(key);
	const struct command *c;

	f->choosing = false;
	if (key == K_DELETE) {
		throw_away(f, t);
		return true;
	}
	if (digit < '0' || digit > '9')
		return false;
	c = command_of_key(f->v.ops->scope, K_F(digit == '0' ? 10 : digit - '0'));
	if (c && c->id == CMD_BACK)
		tui_command(t, CMD_SET_ASIDE, 0);
	else if (c)
		tui_command(t, c->id, c->arg);
	return true;
}

enum handled form_key(struct form_view *f, struct tui *t, uint32_t key)
{
	struct entry *e = sheet_current(&f->sheet);
	enum edited r;

	if (f->choosing && chosen(f, t, key))
		return VIEW_HANDLED;
	if (!e)
		return VIEW_IGNORED;
	if (f->typed_in != f->sheet.current)
		entry_left(e);
	f->typed_in = f->sheet.current;
	r = key == K_CTRL('Y') && f->astray.len && entry_is_text(e) ? put_astray(f, e) : entry_key(e, key);
	if (r == EDIT_CHANGED)
		changed(f, t);
	if (r != EDIT_IGNORED) {
		say_dropped(t, sheet_current(&f->sheet));
		note_astray(f, t, e);
		return VIEW_HANDLED;
	}
	switch (key) {
	case K_ENTER:
		if (f->sheet.current == f->sheet.count - 1) {
			const struct command *save = command_of_id(f->v.ops->scope, CMD_SAVE, 0);
			tui_say(t, LOOK_MESSAGE, "F2 %s", save ? tr(save->label) : "");
			return VIEW_HANDLED;
		}
		go_on(f, t, 1);
		return VIEW_HANDLED;
	case K_DOWN:
		go_on(f, t, 1);
		return VIEW_HANDLED;
	case K_UP:
		go_on(f, t, -1);
		return VIEW_HANDLED;
	case K_PGDN:
	case K_PGUP:
		for (int i = 0; i < 5; i++)
			if (key == K_PGDN ? f->sheet.current < f->sheet.count - 1 : f->sheet.current > 0)
				go_on(f, t, key == K_PGDN ? 1 : -1);
		return VIEW_HANDLED;
	default:
		return VIEW_IGNORED;
	}
}

enum handled form_paste(struct form_view *f, struct tui *t, const char *text, size_t len)
{
	struct entry *e = sheet_current(&f->sheet);

	f->choosing = false;
	if (!e)
		return VIEW_IGNORED;
	if (entry_paste(e, text, len) == EDIT_CHANGED)
		changed(f, t);
	else if (!e->edit.dropped)
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("nothing of the pasted text fits this field")));
	say_dropped(t, sheet_current(&f->sheet));
	return VIEW_HANDLED;
}

static void picked(struct tui *t, void *arg, const char *key)
{
	struct form_view *f = arg;
	struct entry *e = sheet_current(&f->sheet);

	if (!e)
		return;
	entry_set(e, &f->sheet.arena, key);
	changed(f, t);
}

bool form_has_values(const struct form_view *f)
{
	const struct entry *e = f->sheet.count ? &f->sheet.entry[f->sheet.current] : NULL;

	return e && (e->kind == ENTRY_TICK || (e->kind == ENTRY_CHOICE && e->options));
}

/* What to do in a field that has no list of values. */
static const char *no_values(const struct entry *e)
{
	if (e && e->kind == ENTRY_CHOICES)
		return tr(N_("Space ticks; left and right go from one to the next"));
	if (e && !str_empty(e->help) && (e->kind == ENTRY_NUMBER || e->kind == ENTRY_DATE || e->kind == ENTRY_TIME))
		return e->help;
	return tr(N_("this field takes any text"));
}

static void open_answers(struct form_view *f, struct tui *t, const struct entry *e)
{
	struct popup_item *items = arena_array(&t->turn, 2, sizeof *items);

	items[0] = (struct popup_item){ "yes", tr("yes"), NULL };
	items[1] = (struct popup_item){ "no", tr("no"), NULL };
	popup_pick(t, e->label, items, 2, e->chosen == 0 ? "no" : "yes", picked, f);
}

/* F4: the values of a choice. */
static void open_values(struct form_view *f, struct tui *t)
{
	struct entry *e = sheet_current(&f->sheet);
	struct popup_item *items;

	if (!form_has_values(f)) {
		tui_say(t, LOOK_MESSAGE, "%s", no_values(e));
		return;
	}
	if (e->kind == ENTRY_TICK) {
		open_answers(f, t, e);
		return;
	}
	items = arena_array(&t->turn, (size_t)e->options, sizeof *items);
	for (int i = 0; i < e->options; i++) {
		items[i].key = e->option[i].key;
		items[i].label = e->option[i].label;
		items[i].note = e->option[i].key;
	}
	popup_pick(t, e->label, items, (size_t)e->options, e->chosen >= 0 ? e->option[e->chosen].key : NULL, picked, f);
}

static void open_help(struct form_view *f, struct tui *t)
{
	struct entry *e = sheet_current(&f->sheet);

	if (e)
		view_field_help_open(t, e, f->v.ops->scope);
	else
		view_help_open(t, f->v.ops->scope);
}

static void set_aside(struct form_view *f, struct tui *t)
{
	if (!f->draft) {
		view_close(t, &f->v);
		return;
	}
	form_copy(f, t);
	draft_aside(f->draft);
	f->draft = NULL;
	tui_say(t, LOOK_MESSAGE, "%s", tr(N_("set aside as a draft; it is offered when the form is opened again")));
	view_close(t, &f->v);
}

static void take_back(struct form_view *f, struct tui *t, bool back)
{
	struct entry *e = sheet_current(&f->sheet);

	if (e && entry_is_text(e) && (back ? textfield_undo(&e->edit) : textfield_redo(&e->edit)) == EDIT_CHANGED) {
		e->error = NULL;
		changed(f, t);
	} else {
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("nothing more to take back in this field")));
	}
}

enum handled form_command(struct form_view *f, struct tui *t, enum cmd cmd)
{
	switch (cmd) {
	case CMD_NEXT_FIELD:
		go_on(f, t, 1);
		return VIEW_HANDLED;
	case CMD_PREVIOUS_FIELD:
		go_on(f, t, -1);
		return VIEW_HANDLED;
	case CMD_VALUES:
		open_values(f, t);
		return VIEW_HANDLED;
	case CMD_HELP:
		open_help(f, t);
		return VIEW_HANDLED;
	case CMD_BACK:
		if (!f->choosing && f->draft) {
			f->choosing = true;
			return VIEW_HANDLED;
		}
		set_aside(f, t);
		return VIEW_HANDLED;
	case CMD_TEXT_UNDO:
	case CMD_TEXT_REDO:
		take_back(f, t, cmd == CMD_TEXT_UNDO);
		return VIEW_HANDLED;
	case CMD_LAY_BY:
		f->choosing = false;
		/* what is about many has no complaint to come back with */
		if (f->v.ops->scope == IN_FORM && !(f->v.ops->subject && f->v.ops->subject(&f->v)))
			tui_say(t, LOOK_MESSAGE, "%s", tr(N_("this form is finished or set aside, not laid by")));
		else
			opened_lay_by(t, &f->v);
		return VIEW_HANDLED;
	case CMD_SWITCH:
		f->choosing = false;
		if (!opened_swap(t, &f->v))
			tui_say(t, LOOK_MESSAGE, "%s", tr(N_("no other form is open")));
		return VIEW_HANDLED;
	case CMD_SET_ASIDE:
		set_aside(f, t);
		return VIEW_HANDLED;
	case CMD_DRAFTS:
		if (f->found_count == 1 && !f->draft)
			form_resume(f, t, &f->found[0]);
		else if (!f->draft)
			view_drafts_open(t);
		return VIEW_HANDLED;
	default:
		return VIEW_IGNORED;
	}
}

void form_set(struct form_view *f, struct tui *t, const char *name, const char *text)
{
	sheet_set(&f->sheet, name, text);
	form_keep_named(f, t, name, text);
}

/* A field the form did not have until now comes with what the profile proposes: it is not
 * missing, it is to be looked at. */
static const char *proposed(struct form_view *f, const struct err *err)
{
	struct entry *e = sheet_current(&f->sheet);

	if (!str_starts(err->id, "not filled in: ") || !e || !str_equal(e->name, err->field) || entry_empty(e))
		return NULL;
	e->error = arena_printf(&f->sheet.arena, tr(N_("%s: as proposed? The same key once more, or change it")), e->label);
	return e->error;
}

void form_say_error(struct form_view *f, struct tui *t, const struct err *err)
{
	const char *text = tui_error_text(t, err), *other;

	sheet_error(&f->sheet, err, text, t->now);
	if (f->edited) /* a field was added, perhaps: which values it may have */
		f->edited(f, t);
	other = proposed(f, err);
	text = other ? other : text;
	tui_say(t, LOOK_ERROR, "%s", text);
}

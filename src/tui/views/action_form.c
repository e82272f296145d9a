/* action_form.c - the form of one action on one complaint. */
#include "form.h"
#include "bulk.h"
#include "letter.h"

#include <string.h>

#include "plaint/report.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/rules/rights.h"
#include "plaint/rules/triage.h"

#define PROMPT_ROWS 16 /* on a lower screen the fields come first */

struct action_form {
	struct form_view f;
	enum action action;
	const char *number;    /* or NULL: many */
	int64_t version;       /* the record the form was filled from */
	struct values before;  /* what the record's fields held */
	const char *heading;   /* whose and what, second line */
};

static bool of_record(const char *name)
{
	return !field_of_event(name);
}

static const char *record_text(struct action_form *x, const struct complaint *c, const char *name)
{
	if (!strcmp(name, "level"))
		return arena_printf(&x->f.arena, "%d", c->level);
	return complaint_field(c, name);
}

static bool masked(const char *text)
{
	return strchr(text, '*') != NULL;
}

/* The record's fields as they are, so that one changes them instead of typing anew. */
static void fill_from_record(struct action_form *x, const struct complaint *c)
{
	for (int i = 0; i < x->f.sheet.count; i++) {
		struct entry *e = &x->f.sheet.entry[i];
		const char *text = of_record(e->name) ? record_text(x, c, e->name) : NULL;
		if (str_empty(text) || (masked(text) && x->action == ACTION_EDIT))
			continue;
		entry_set(e, &x->f.sheet.arena, text);
		values_set(&x->f.arena, &x->before, e->name, arena_strdup(&x->f.arena, text));
	}
}

/* Forwarding begins with where the route leads. */
static void fill_route(struct action_form *x, struct tui *t, const struct complaint *c)
{
	struct workdays *days = NULL;
	struct route_to to;

	if (x->action != ACTION_FORWARD || workdays_new(&x->f.arena, x->f.site, &days, NULL))
		return;
	to = route_find(x->f.site, days, c, t->now);
	if (!sheet_text(&x->f.sheet, "department"))
		sheet_set(&x->f.sheet, "department", to.department);
	if (!sheet_text(&x->f.sheet, "person"))
		sheet_set(&x->f.sheet, "person", to.person);
}

static void ask_reasons(struct action_form *x, struct tui *t, const struct complaint *c)
{
	struct texts asks = lifecycle_asks(&t->turn, x->f.site, c, x->action, t->now);

	for (size_t i = 0; i < asks.count; i++)
		sheet_ask(&x->f.sheet, asks.item[i], true);
}

static int fetch(struct tui *t, struct arena *a, const char *number, struct reply *r)
{
	struct request q;

	request_init(&q);
	reply_init(r);
	q.op = "show";
	q.number = number;
	return tui_call(t, &q, a, r, NULL) || !r->complaint ? -1 : 0;
}

static void said(struct tui *t, const char *number, enum action action)
{
	bool back = action == ACTION_FORWARD || action == ACTION_REASSIGN;

	tui_say(t, LOOK_MESSAGE, back ? tr(N_("%s: %s; U takes it back for a minute")) : "%s: %s", number, tr(action_table[action].done));
	view_stale_all(t);
}

static int send(struct tui *t, const char *number, enum action action, int64_t version, const struct values *fields,
	struct err *err)
{
	struct arena a = ARENA_INIT;
	struct request q;
	struct reply r;
	int failed;

	request_init(&q);
	reply_init(&r);
	q.op = "act";
	q.number = number;
	q.action = action_table[action].name;
	q.if_version = version;
	q.fields = *fields;
	failed = tui_call(t, &q, &a, &r, err);
	if (!failed && (action == ACTION_FORWARD || action == ACTION_REASSIGN))
		bulk_undoable(q.id);
	arena_release(&a);
	return failed;
}

/* Only what was changed goes into an edit; other actions send all their form holds. */
static void collect(struct action_form *x, struct arena *a, const struct values *now, struct values *out)
{
	for (int i = 0; i < x->f.sheet.count; i++) {
		const char *name = x->f.sheet.entry[i].name;
		const char *before = values_get(&x->before, name), *after = values_get(now, name);
		bool same = str_equal(str_or_empty(before), str_or_empty(after));
		if (same && (x->action == ACTION_EDIT || str_empty(after)))
			continue;
		values_set(a, out, name, str_or_empty(after));
	}
}

/* Times come back from the record in ISO 8601, as the form sends them: compared as such. */
static int values_of(struct action_form *x, struct tui *t, struct arena *a, struct values *out, struct err *err)
{
	struct values now = {NULL, 0};

	if (sheet_values(&x->f.sheet, t->now, true, a, &now, err))
		return -1;
	collect(x, a, &now, out);
	return 0;
}

/* What the other one changed and we did not touch is shown as it is now. */
static void refill(struct action_form *x, const struct complaint *c)
{
	for (int i = 0; i < x->f.sheet.count; i++) {
		struct entry *e = &x->f.sheet.entry[i];
		const char *now = of_record(e->name) ? record_text(x, c, e->name) : NULL;
		const char *typed = sheet_text(&x->f.sheet, e->name);
		bool untouched = str_equal(str_or_empty(typed), str_or_empty(values_get(&x->before, e->name)));

		if (str_empty(now) || masked(now))
			continue;
		now = arena_strdup(&x->f.arena, now);
		values_set(&x->f.arena, &x->before, e->name, now);
		if (untouched)
			entry_set(e, &x->f.sheet.arena, now);
	}
}

/* Someone was faster: what is typed stays, the next save goes upon the new version. */
static void on_conflict(struct action_form *x, struct tui *t, const struct err *err)
{
	struct arena a = ARENA_INIT;
	struct reply r;

	if (!fetch(t, &a, x->number, &r)) {
		x->version = r.complaint->version;
		refill(x, r.complaint);
		ask_reasons(x, t, r.complaint);
	}
	tui_say(t, LOOK_ERROR, "%s; %s", tui_error_text(t, err), tr(N_("F2 saves yours all the same")));
	arena_release(&a);
}

static void save(struct action_form *x, struct tui *t)
{
	struct arena a = ARENA_INIT;
	struct values fields = {NULL, 0};
	struct err err = ERR_INIT;
	int failed = values_of(x, t, &a, &fields, &err);

	if (!failed && x->action == ACTION_EDIT && !fields.count) {
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("nothing was changed")));
		form_done(&x->f, t);
		view_close(t, &x->f.v);
	} else if (!failed) {
		failed = send(t, x->number, x->action, x->version, &fields, &err);
		if (!failed) {
			const char *number = arena_strdup(&t->turn, str_or_empty(x->number));
			enum action action = x->action;

			form_done(&x->f, t);
			view_close(t, &x->f.v);
			if (*number)
				said(t, number, action);
			if (action == ACTION_LETTER && *number)
				view_letter_open(t, number, "last", NULL);
		}
	}
	if (failed && err.code == ERR_CONFLICT && x->number)
		on_conflict(x, t, &err);
	else if (failed)
		form_say_error(&x->f, t, &err);
	arena_release(&a);
}

/* The letter as it would be now; nothing is numbered or kept. */
static void preview(struct action_form *x, struct tui *t)
{
	struct arena a = ARENA_INIT;
	struct values fields = {NULL, 0};
	struct err err = ERR_INIT;

	if (values_of(x, t, &a, &fields, &err))
		form_say_error(&x->f, t, &err);
	else
		view_letter_open(t, x->number, NULL, &fields);
	arena_release(&a);
}

static enum handled command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct action_form *x = (struct action_form *)v;

	(void)arg;
	if (cmd == CMD_SAVE) {
		save(x, t);
		return VIEW_HANDLED;
	}
	if (cmd == CMD_PREVIEW) {
		if (x->action == ACTION_LETTER && x->number)
			preview(x, t);
		return VIEW_HANDLED;
	}
	if (cmd == CMD_WHY && x->number) {
		view_why_open(t, x->number, NULL);
		return VIEW_HANDLED;
	}
	return form_command(&x->f, t, cmd);
}

static enum handled key(struct view *v, struct tui *t, uint32_t k)
{
	return form_key((struct form_view *)v, t, k);
}

static enum handled paste(struct view *v, struct tui *t, const char *text, size_t len)
{
	return form_paste((struct form_view *)v, t, text, len);
}

static void tick(struct view *v, struct tui *t)
{
	form_tick((struct form_view *)v, t);
}

/* A form is not filled anew under the hands of who types. */
static void push(struct view *v, struct tui *t, const struct reply *r)
{
	(void)v;
	(void)t;
	(void)r;
}

static void repaint(struct view *v, struct tui *t)
{
	struct action_form *x = (struct action_form *)v;
	const struct form *form = site_form(x->f.site, action_table[x->action].name);
	const char *name = form ? site_pick(form->name, form->name_zh, t->zh) : tr(action_table[x->action].label);
	const char *kept = x->f.draft ? arena_printf(&t->turn, "%s %s", tr(N_("draft kept")), tui_clock(t, x->f.kept)) : "";

	draw_header(t, arena_printf(&t->turn, " %s  %s", name, x->number ? x->number : ""),
		x->f.draft_lost ? tr(N_("DRAFT NOT KEPT")) : kept);
	draw_text(t->win, 2, 1, t->cols - 2, LOOK_TITLE, x->heading);
	x->f.bottom = t->rows - 2;
	x->f.top = 3;
	if (t->rows >= PROMPT_ROWS)
		x->f.top += form_prompts_draw(&x->f, t, 3, 1, 2, t->cols - 2);
	form_draw(&x->f, t, 0, x->f.bottom - x->f.top, t->cols);
}

static const char *subject(struct view *v)
{
	return ((struct action_form *)v)->number;
}

static void release(struct view *v)
{
	form_release((struct form_view *)v);
}

static bool possible(struct view *v, enum cmd cmd)
{
	if (cmd == CMD_PREVIEW)
		return ((struct action_form *)v)->action == ACTION_LETTER;
	return cmd != CMD_VALUES || form_has_values((struct form_view *)v);
}

static const struct view_ops action_ops = {
	.name = N_("Action"),
	.scope = IN_FORM,
	.size = sizeof(struct action_form),
	.text = true,
	.repaint = repaint,
	.command = command,
	.key = key,
	.paste = paste,
	.tick = tick,
	.push = push,
	.possible = possible,
	.subject = subject,
	.free = release,
};

static const char *heading_of(struct action_form *x, struct tui *t, const struct complaint *c)
{
	const char *category = c->value[FIELD_CATEGORY], *text = str_or_empty(c->value[FIELD_TEXT]);

	return arena_printf(&x->f.arena, "%s  %s  %.*s", str_or_empty(c->value[FIELD_NAME]),
		category ? site_name(x->f.site, "category", category, t->zh) : "", (int)strcspn(text, "\n"), text);
}

static struct action_form *form_of(struct tui *t, const char *number, enum action action)
{
	const struct draft_head head = {.form = action_table[action].name, .number = number};
	struct action_form *x = (struct action_form *)view_push(t, &action_ops);

	x->action = action;
	form_init(&x->f, t, site_form(t->site, action_table[action].name), &head);
	x->number = x->f.head.number;
	return x;
}

/* Nothing to ask: done at once. */
static void do_now(struct tui *t, const char *number, enum action action, int64_t version)
{
	struct values none = {NULL, 0};
	struct err err = ERR_INIT;

	if (send(t, number, action, version, &none, &err))
		tui_error(t, &err);
	else
		said(t, number, action);
}

static bool allowed(struct tui *t, const struct complaint *c, enum action action)
{
	struct err err = ERR_INIT;

	if (!rights_check(t->me, action, &err) && !lifecycle_check(t->site, c, action, &err))
		return true;
	tui_error(t, &err);
	return false;
}

static struct form_view *open_form(struct tui *t, const char *number, enum action action, const struct complaint *c)
{
	const struct form *form = site_form(t->site, action_table[action].name);
	struct texts asks = lifecycle_asks(&t->turn, t->site, c, action, t->now);
	struct action_form *x;

	if (!form && !asks.count) {
		do_now(t, number, action, c->version);
		return NULL;
	}
	x = form_of(t, number, action);
	x->version = c->version;
	fill_from_record(x, c);
	fill_route(x, t, c);
	ask_reasons(x, t, c);
	x->heading = heading_of(x, t, c);
	return &x->f;
}

struct form_view *action_form_new(struct tui *t, const char *number, enum action action)
{
	struct arena a = ARENA_INIT;
	struct form_view *f = NULL;
	struct reply r;

	if (!fetch(t, &a, number, &r) && allowed(t, r.complaint, action))
		f = open_form(t, r.complaint->number, action, r.complaint);
	arena_release(&a);
	return f;
}

void view_action_open(struct tui *t, const char *number, enum action action)
{
	action_form_new(t, number, action);
}

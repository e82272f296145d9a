/* action_form.c - the form of one action on one complaint. */
#include "action_form.h"
#include "bulk.h"
#include "letter.h"

#include <string.h>

#include "../editing.h"
#include "../spoken.h"
#include "plaint/report.h"
#include "plaint/rules/approval.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/rules/rights.h"
#include "record.h"
#include "since.h"

#define PROMPT_ROWS 16 /* on a lower screen the fields come first */
#define TELL_EVERY 5   /* seconds: who types goes on being shown to the others */

static int fetch(struct tui *t, struct arena *a, const char *number, int events, struct reply *r, struct err *err)
{
	struct request q;

	request_init(&q);
	reply_init(r);
	q.op = "show";
	q.number = number;
	q.filter.limit = events;
	return tui_call(t, &q, a, r, err) || !r->complaint ? -1 : 0;
}

static void said(struct tui *t, const char *number, enum action action, const struct complaint *c)
{
	bool back = action == ACTION_FORWARD || action == ACTION_REASSIGN;
	bool waits = action != ACTION_PROPOSE && action != ACTION_EXTEND && c != NULL
		&& complaint_asking(c, action_table[action].name) != NULL;

	if (waits)
		tui_say(t, LOOK_MESSAGE, tr("%s: asked for: %s"), number, tr(action_table[action].label));
	else
		tui_say(t, LOOK_MESSAGE, back ? tr(N_("%s: %s; U takes it back for a minute")) : "%s: %s", number, tr(action_table[action].done));
	view_stale_all(t);
}

static int send(struct tui *t, const char *number, enum action action, int64_t version, const struct values *fields,
	struct arena *a, struct reply *r, struct err *err)
{
	struct request q;
	int failed;

	request_init(&q);
	reply_init(r);
	q.op = "act";
	q.number = number;
	q.action = action_table[action].name;
	q.if_version = version;
	q.fields = *fields;
	failed = tui_call(t, &q, a, r, err);
	if (!failed && (action == ACTION_FORWARD || action == ACTION_REASSIGN))
		bulk_undoable(q.id);
	return failed;
}

static void close_form(struct action_form *x, struct tui *t)
{
	form_done(&x->f, t);
	view_close(t, &x->f.v);
}

/* It lies in other hands now: whoever saves all the same says so twice. */
static bool held_back(struct action_form *x, struct tui *t)
{
	if (!x->taken_by || x->insists)
		return false;
	x->insists = true;
	tui_say(t, LOOK_ERROR, tr(N_("%s took it over; Esc sets your text aside, F2 once more saves it all the same")), x->taken_by);
	return true;
}

void action_save(struct action_form *x, struct tui *t)
{
	struct arena a = ARENA_INIT;
	struct values fields = {NULL, 0};
	struct err err = ERR_INIT;
	struct reply r;
	int failed;

	if (held_back(x, t))
		return;
	failed = action_values(x, t, &a, &fields, &err);
	if (!failed && x->action == ACTION_EDIT && !fields.count) {
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("nothing was changed")));
		close_form(x, t);
	} else if (!failed) {
		failed = send(t, x->number, x->action, x->version, &fields, &a, &r, &err);
		if (!failed) {
			const char *number = arena_strdup(&t->turn, str_or_empty(x->number));
			enum action action = x->action;

			close_form(x, t);
			if (*number)
				said(t, number, action, r.complaint);
			if (action == ACTION_LETTER && *number)
				view_letter_open(t, number, "last", NULL);
		} else if (err.code == ERR_CONFLICT && x->number && r.complaint) {
			action_merge(x, t, &r);
			arena_release(&a);
			return;
		}
	}
	if (failed)
		form_say_error(&x->f, t, &err);
	arena_release(&a);
}

/* The letter as it would be now; nothing is numbered or kept. */
static void preview(struct action_form *x, struct tui *t)
{
	struct arena a = ARENA_INIT;
	struct values fields = {NULL, 0};
	struct err err = ERR_INIT;

	if (action_values(x, t, &a, &fields, &err))
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
		action_save(x, t);
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
	((struct action_form *)v)->typed = true;
	return form_key((struct form_view *)v, t, k);
}

static enum handled paste(struct view *v, struct tui *t, const char *text, size_t len)
{
	((struct action_form *)v)->typed = true;
	return form_paste((struct form_view *)v, t, text, len);
}

static void look_again(struct action_form *x, struct tui *t)
{
	x->connection = client_connections(t->client);
	x->look = x->number != NULL;
	x->f.v.stale = true;
}

/* What others made of the record meanwhile is told at once; the form stays as it is. */
static void recalc(struct view *v, struct tui *t)
{
	struct action_form *x = (struct action_form *)v;
	struct arena a = ARENA_INIT;
	struct err ignored = ERR_INIT;
	const char *line = NULL;
	struct reply r;

	if (!x->look)
		return;
	x->look = false;
	if (!fetch(t, &a, x->number, SINCE_EVENTS, &r, &ignored))
		line = since_line(t, r.complaint, r.events, r.event_count, x->version, 0, NULL);
	if (line && !str_equal(line, x->since)) {
		x->since = arena_strdup(&x->f.arena, line);
		spoken_tell(t, tr("changed meanwhile: %s"), x->since);
	}
	arena_release(&a);
}

/* The others see who types here as long as there is a key now and then (U-7). */
static void tick(struct view *v, struct tui *t)
{
	struct action_form *x = (struct action_form *)v;

	form_tick(&x->f, t);
	/* what came while the line was down was told to nobody */
	if (!t->offline && x->connection != client_connections(t->client))
		look_again(x, t);
	if (!x->typed || !x->number || x->taken_by || t->now < x->told + TELL_EVERY)
		return;
	x->typed = false;
	x->told = t->now;
	editing_renew(t, x->number, action_table[x->action].name, x->opened);
}

/* A form is not filled anew under the hands of who types; only that it was taken over,
 * or its record changed, is told at once. */
static void push(struct view *v, struct tui *t, const struct reply *r)
{
	struct action_form *x = (struct action_form *)v;

	if (x->number && texts_has(&r->changed, x->number))
		look_again(x, t);
	for (size_t i = 0; i < r->editing_count; i++) {
		const struct editing *e = &r->editing[i];

		if (e->state != EDITING_TAKEN || e->desk != t->editing.desk || !str_equal(e->number, x->number) ||
			!str_equal(e->form, action_table[x->action].name))
			continue;
		x->taken_by = arena_strdup(&x->f.arena, text_person(t, e->by));
		x->insists = false;
		form_copy(&x->f, t);
		tui_say(t, LOOK_ERROR, tr(N_("%s took over what you fill in on %s; your text is kept as a draft")), x->taken_by, x->number);
	}
}

/* What is to be known above all else, instead of whose it is. */
static void draw_heading(struct action_form *x, struct tui *t)
{
	const char *others = x->number ? editing_line(t, x->number) : NULL;

	if (x->impossible)
		draw_text(t->win, 2, 1, t->cols - 2, LOOK_ERROR, x->impossible);
	else if (x->taken_by)
		draw_printf(t->win, 2, 1, t->cols - 2, LOOK_ERROR, tr(N_("%s took it over; your text is kept as a draft")), x->taken_by);
	else if (x->since)
		draw_text(t->win, 2, 1, t->cols - 2, LOOK_SOON, arena_printf(&t->turn, tr("changed meanwhile: %s"), x->since));
	else if (others)
		draw_text(t->win, 2, 1, t->cols - 2, LOOK_SOON, others);
	else
		draw_text(t->win, 2, 1, t->cols - 2, LOOK_TITLE, x->heading);
}

static void repaint(struct view *v, struct tui *t)
{
	struct action_form *x = (struct action_form *)v;
	const struct form *form = site_form(x->f.site, action_table[x->action].name);
	const char *name = form ? site_pick(form->name, form->name_zh, t->zh) : tr(action_table[x->action].label);
	const char *kept = x->f.draft ? arena_printf(&t->turn, "%s %s", tr(N_("draft kept")), tui_clock(t, x->f.kept)) : "";

	draw_header(t, arena_printf(&t->turn, " %s  %s", name, x->number ? x->number : ""),
		x->f.draft_lost ? tr(N_("DRAFT NOT KEPT")) : kept);
	draw_heading(x, t);
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
	struct action_form *x = (struct action_form *)v;

	/* at the end of the program the line itself ends it */
	if (x->number && !x->t->quit)
		editing_end(x->t, x->number, action_table[x->action].name);
	form_release((struct form_view *)v);
}

static bool possible(struct view *v, enum cmd cmd)
{
	if (cmd == CMD_PREVIEW)
		return ((struct action_form *)v)->action == ACTION_LETTER;
	if (cmd == CMD_NEXT_FIELD)
		return ((struct form_view *)v)->sheet.count > 1;
	return cmd != CMD_VALUES || form_has_values((struct form_view *)v);
}

static const struct view_ops action_ops = {
	.name = N_("Action"),
	.scope = IN_FORM,
	.size = sizeof(struct action_form),
	.text = true,
	.recalc = recalc,
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

/* "Extend, asked by Liu Yang 10:00: settle; 2 working days; spare part": what one is to
 * decide on stands above the decision. */
static const char *asked_of(struct action_form *x, struct tui *t, const struct asking *w)
{
	struct str s;
	const char *text;

	str_init(&s);
	str_add(&s, text_asking(t, w));
	for (size_t i = 0; i < w->fields.count; i++)
		str_addf(&s, "%s%s", i > 0 ? "; " : ": ", text_value(t, w->fields.item[i].name, w->fields.item[i].text));
	text = arena_strdup(&x->f.arena, s.data);
	str_release(&s);
	return text;
}

static const char *heading_of(struct action_form *x, struct tui *t, const struct complaint *c)
{
	const bool decides = t->me != NULL && (x->action == ACTION_APPROVE || x->action == ACTION_REFUSE);
	const struct asking *w = decides ? approval_for(t->site, c, t->me) : NULL;
	const char *category = c->value[FIELD_CATEGORY], *text = str_or_empty(c->value[FIELD_TEXT]);

	if (w != NULL)
		return asked_of(x, t, w);
	return arena_printf(&x->f.arena, "%s  %s  %.*s", str_or_empty(c->value[FIELD_NAME]),
		category ? site_name(x->f.site, "category", category, t->zh) : "", (int)strcspn(text, "\n"), text);
}

static struct action_form *form_of(struct tui *t, const char *number, enum action action)
{
	const struct draft_head head = {.form = action_table[action].name, .number = number};
	struct action_form *x = (struct action_form *)view_push(t, &action_ops);

	x->t = t;
	x->action = action;
	x->opened = x->told = t->now;
	x->connection = client_connections(t->client);
	form_init(&x->f, t, site_form(t->site, action_table[action].name), &head);
	x->number = x->f.head.number;
	return x;
}

/* Nothing to ask: done at once. */
static void do_now(struct tui *t, const char *number, enum action action, int64_t version)
{
	struct values none = {NULL, 0};
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct reply r;

	if (send(t, number, action, version, &none, &a, &r, &err))
		tui_error(t, &err);
	else
		said(t, number, action, r.complaint);
	arena_release(&a);
}

static bool allowed(struct tui *t, const struct complaint *c, enum action action)
{
	struct err err = ERR_INIT;

	if (!rights_check(t->me, action, &err) && !lifecycle_check(t->site, c, action, &err))
		return true;
	tui_error(t, &err);
	return false;
}

/* A draft stands upon the record it was begun on: what others changed since is shown
 * before it is saved, as if the form had been open all the time. */
static void resumed(struct form_view *f, struct tui *t, const struct draft_found *found)
{
	struct action_form *x = (struct action_form *)f;

	if (found->head.version <= 0 || found->head.version >= x->version)
		return;
	x->version = found->head.version;
	look_again(x, t);
}

static void edited(struct form_view *f, struct tui *t)
{
	struct action_form *x = (struct action_form *)f;

	if (x->record) {
		form_limits(f, t, x->record, x->action, NULL);
		form_needs(f, t, x->record, x->action);
	}
	form_people(f, t);
}

/* What is asked for and which values are possible follows what is filled in (HT-8). */
static void begin_limits(struct action_form *x, struct tui *t, const struct complaint *c)
{
	if (form_asked(x->f.site, x->action))
		x->record = complaint_copy(&x->f.arena, c);
	x->f.edited = edited;
	edited(&x->f, t);
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
	x->f.head.version = c->version;
	x->f.resumed = resumed;
	action_fill(x, t, c);
	form_ask_missing(&x->f, t, c, action);
	begin_limits(x, t, c);
	x->heading = heading_of(x, t, c);
	editing_begin(t, x->number, action_table[action].name, x->opened);
	return &x->f;
}

struct form_view *action_form_new(struct tui *t, const char *number, enum action action)
{
	struct arena a = ARENA_INIT;
	struct form_view *f = NULL;
	struct reply r;

	if (!fetch(t, &a, number, 1, &r, NULL) && allowed(t, r.complaint, action))
		f = open_form(t, r.complaint->number, action, r.complaint);
	arena_release(&a);
	return f;
}

void view_action_open(struct tui *t, const char *number, enum action action)
{
	action_form_new(t, number, action);
}

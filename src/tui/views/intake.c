/* intake.c - a new complaint: keys and life of the view. */
#include "intake.h"

#include <stdlib.h>
#include <string.h>

#include "../notice.h"
#include "../opened.h"
#include "../spoken.h"
#include "plaint/report.h"
#include "plaint/rules/calendar.h"
#include "plaint/rules/rights.h"
#include "record.h"
#include "since.h"

static void edited(struct form_view *f, struct tui *t)
{
	struct intake *in = (struct intake *)f;
	bool danger = in->preview.danger != NULL;

	preview_update(in, t);
	if (!danger && in->preview.danger != NULL)
		spoken_tell(t, "%s: \"%s\"", tr("DANGER"), in->preview.word);
	f->v.stale = true;
}

/* What others make of what is registered, while the rest is filled in. */
static void look(struct intake *in, struct tui *t)
{
	struct record r = { .c = NULL };
	struct err ignored = ERR_INIT;
	const char *line;

	in->look = false;
	if (record_load(t, &r, in->number, SINCE_EVENTS, &ignored))
		return;
	line = since_line(t, r.c, r.events, r.event_count, in->told, 0, NULL);
	in->told = r.c->version;
	if (line && !(t->message.len && t->message_look == LOOK_ERROR))
		tui_say(t, LOOK_MESSAGE, tr("changed meanwhile: %s"), line);
	record_release(&r);
}

static void recalc(struct view *v, struct tui *t)
{
	struct intake *in = (struct intake *)v;

	earlier_ask(in, t);
	if (in->look)
		look(in, t);
}

static void tick(struct view *v, struct tui *t)
{
	struct intake *in = (struct intake *)v;

	form_tick(&in->f, t);
	v->stale = true;
}

/* What is typed now matters; lists beside it are asked for at the next tick. */
static void push(struct view *v, struct tui *t, const struct reply *r)
{
	struct intake *in = (struct intake *)v;

	(void)t;
	if (in->number && texts_has(&r->changed, in->number))
		in->look = v->stale = true;
	if (r->changed.count && in->earlier_count) {
		free(in->asked);
		in->asked = NULL;
	}
}

static const char *const kept_fields[] = {"name", "phone", "address", "area", "account", "category", "object", "place", "kind"};

/* Masked data are not data. */
static bool masked(const char *text)
{
	return strchr(text, '*') != NULL;
}

/* The customer, the place and the matter: of the profile's own fields what goes with the
 * customer or the place. */
static bool kept(const struct entry *e)
{
	for (size_t i = 0; i < sizeof kept_fields / sizeof *kept_fields; i++)
		if (str_equal(kept_fields[i], e->name))
			return true;
	return field_find(e->name) < 0 && e->spec && form_field_stays(e->spec);
}

static void keep_of(struct intake *in, struct tui *t, const struct complaint *c, const struct entry *e)
{
	const char *text = kept(e) && entry_empty(e) ? complaint_field(c, e->name) : NULL;

	if (!str_empty(text) && !masked(text))
		form_set(&in->f, t, e->name, text);
}

static void same_again(struct intake *in, struct tui *t, const char *number)
{
	struct arena a = ARENA_INIT;
	struct request q;
	struct reply r;

	request_init(&q);
	reply_init(&r);
	q.op = "show";
	q.number = number;
	q.filter.limit = 1;
	if (!tui_call(t, &q, &a, &r, NULL) && r.complaint) {
		in->f.head.original = arena_strdup(&in->f.arena, r.complaint->number);
		for (int i = 0; i < in->f.sheet.count; i++)
			keep_of(in, t, r.complaint, &in->f.sheet.entry[i]);
		form_keep_named(&in->f, t, "original", r.complaint->number);
		sheet_focus(&in->f.sheet, sheet_find(&in->f.sheet, "text"), t->now);
		tui_say(t, LOOK_MESSAGE, tr(N_("the same matter again: %s is attached")), r.complaint->number);
		edited(&in->f, t);
	}
	arena_release(&a);
}

static enum handled earlier_command(struct intake *in, struct tui *t, enum cmd cmd)
{
	const struct row *row = earlier_selected(in);

	switch (cmd) {
	case CMD_VALUES:
		in->in_earlier = false;
		if (row)
			same_again(in, t, row->number);
		return VIEW_HANDLED;
	case CMD_BACK:
	case CMD_EARLIER:
	case CMD_NEXT_FIELD:
	case CMD_PREVIOUS_FIELD:
		in->in_earlier = false;
		return VIEW_HANDLED;
	default:
		in->in_earlier = false;
		return VIEW_IGNORED;
	}
}

/* Arrows and Enter only; whatever is typed belongs to the form. */
static bool earlier_key(struct intake *in, struct tui *t, uint32_t key)
{
	const struct row *row = earlier_selected(in);
	enum cmd cmd = key == K_UP ? CMD_UP : key == K_DOWN ? CMD_DOWN : key == K_PGUP ? CMD_PAGE_UP : key == K_PGDN ? CMD_PAGE_DOWN : CMD_NONE;

	if (cmd != CMD_NONE)
		return list_command(&in->earlier_list, cmd);
	if (key == K_ENTER && row) {
		view_complaint_open(t, row->number);
		return true;
	}
	in->in_earlier = false;
	return false;
}

static void show_earlier(struct intake *in, struct tui *t)
{
	/* typed ahead of the answer: it is asked for now */
	in->asked_at = 0;
	earlier_ask(in, t);
	in->in_earlier = in->earlier_count > 0;
	if (!in->in_earlier)
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("nothing earlier from this caller or place")));
}

static enum handled command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct intake *in = (struct intake *)v;

	(void)arg;
	if (in->in_earlier && earlier_command(in, t, cmd) == VIEW_HANDLED)
		return VIEW_HANDLED;
	switch (cmd) {
	case CMD_SAVE:
		intake_register(in, t, NULL);
		return VIEW_HANDLED;
	case CMD_SAVE_FORWARD:
		intake_register(in, t, "forward");
		return VIEW_HANDLED;
	case CMD_SETTLE:
		intake_settle(in, t);
		return VIEW_HANDLED;
	case CMD_EMERGENCY:
		intake_emergency(in, t);
		return VIEW_HANDLED;
	case CMD_EARLIER:
		show_earlier(in, t);
		return VIEW_HANDLED;
	case CMD_ANOTHER:
		opened_lay_by(t, v);
		view_intake_another(t);
		return VIEW_HANDLED;
	default:
		return form_command(&in->f, t, cmd);
	}
}

static enum handled key(struct view *v, struct tui *t, uint32_t k)
{
	struct intake *in = (struct intake *)v;

	if (in->in_earlier && earlier_key(in, t, k))
		return VIEW_HANDLED;
	return form_key(&in->f, t, k);
}

static enum handled paste(struct view *v, struct tui *t, const char *text, size_t len)
{
	((struct intake *)v)->in_earlier = false;
	return form_paste((struct form_view *)v, t, text, len);
}

static void release(struct view *v)
{
	struct intake *in = (struct intake *)v;

	list_release(&in->earlier_list);
	arena_release(&in->earlier_arena);
	arena_release(&in->preview.arena);
	free(in->asked);
	form_release(&in->f);
}

static bool possible(struct view *v, enum cmd cmd)
{
	const struct intake *in = (struct intake *)v;

	if (cmd == CMD_VALUES)
		return in->in_earlier || form_has_values(&in->f);
	return cmd != CMD_EARLIER || in->earlier_count;
}

static const struct view_ops intake_ops = {
	.name = N_("New complaint"),
	.scope = IN_INTAKE,
	.size = sizeof(struct intake),
	.text = true,
	.recalc = recalc,
	.repaint = intake_repaint,
	.command = command,
	.key = key,
	.paste = paste,
	.tick = tick,
	.push = push,
	.possible = possible,
	.free = release,
};

struct form_view *intake_new(struct tui *t)
{
	const struct form *form = site_form(t->site, "intake");
	const struct draft_head head = {.form = "intake"};
	struct intake *in = (struct intake *)view_push(t, &intake_ops);

	form_init(&in->f, t, form, &head);
	in->f.edited = edited;
	in->f.sheet.also = site_form(in->f.site, "forward");
	in->opened = t->now;
	list_init(&in->earlier_list);
	workdays_new(&in->f.arena, in->f.site, &in->days, NULL);
	preview_update(in, t);
	if (!in->f.found_count)
		in->f.waiting = form_drafts_waiting(t, &in->f.waiting_since);
	notice_counts(t);
	return &in->f;
}

/* Told at the key, not when all of it is typed. */
static bool takes_complaints(struct tui *t)
{
	struct err err = ERR_INIT;

	if (!t->me || !rights_check(t->me, ACTION_ACCEPT, &err))
		return true;
	tui_error(t, &err);
	return false;
}

void view_intake_open(struct tui *t)
{
	if (takes_complaints(t) && !opened_return(t, IN_INTAKE, NULL))
		intake_new(t);
}

void view_intake_another(struct tui *t)
{
	if (takes_complaints(t))
		intake_new(t);
}

void view_intake_again(struct tui *t, const char *number)
{
	if (!t->me || rights_may(t->me, ACTION_RECOMPLAIN) || takes_complaints(t))
		same_again((struct intake *)intake_new(t), t, number);
}

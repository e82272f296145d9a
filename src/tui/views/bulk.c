#include "bulk.h"

#include <stdio.h>
#include <string.h>

#include "plaint/report.h"
#include "plaint/utf8.h"

#include "../widgets/popup.h"
#include "pager.h"
#include "record.h"

#define OVERDUE_SHOWN 8
#define CHANGED_SHOWN 6

struct bulk {
	struct view view;
	struct arena arena;
	enum action action;
	struct bulk_set set;
	const char *department, *person; /* reassign: to whom; both NULL: not chosen yet */
	struct values extra;             /* what the profile asks for beside (HT-8) */
	const char *asked;               /* the field of it that is being chosen */
	bool shown;
	int64_t seen, newest;            /* the mark of what is shown, the newest event then */
	int64_t fresh;                   /* so many of them are forwarded, not reassigned */
	const char **changed;            /* by others, since it was shown before: "20261122-0031  Li received 14:31" */
	size_t changed_count;
	struct pager pager;
	const char *title;
};

/* Of the last reassign of this desk: another desk of the same account has its own. */
static char last_request[65];

static int ask(struct bulk *b, struct tui *t, bool dry, struct arena *a, struct reply *r, struct err *err)
{
	struct request q;

	request_init(&q);
	reply_init(r);
	q.op = b->action == ACTION_URGE ? "urge" : "reassign";
	q.numbers = b->set.numbers;
	q.text = dry ? "dry-run" : NULL;
	if (b->department)
		values_set(a, &q.fields, "department", b->department);
	if (b->person)
		values_set(a, &q.fields, "person", b->person);
	for (size_t i = 0; i < b->extra.count; i++)
		values_set(a, &q.fields, b->extra.item[i].name, b->extra.item[i].text);
	if (!dry) {
		q.if_version = b->seen;
		q.filter.offset = b->newest;
	}
	if (tui_call(t, &q, a, r, err) != 0)
		return -1;
	if (!dry && b->action == ACTION_REASSIGN)
		snprintf(last_request, sizeof last_request, "%s", str_or_empty(q.id));
	return 0;
}

/* --- what it means --------------------------------------------------------------- */

static const char *who(struct tui *t, const char *department, const char *person)
{
	if (str_empty(department) && str_empty(person))
		return tr("nobody yet");
	return arena_printf(&t->turn, "%s%s%s", text_department(t, department), str_empty(department) || str_empty(person) ? "" : "  ",
		text_person(t, person));
}

static void add_from(struct bulk *b, struct tui *t, const struct load *l, bool first)
{
	const char *late = l->overdue ? arena_printf(&t->turn, tr(", %lld of them overdue"), (long long)l->overdue) : "";

	pager_add_led(&b->pager, 10, LOOK_LABEL, first ? b->action == ACTION_URGE ? tr("with") : tr("from") : "", LOOK_NORMAL,
		arena_printf(&t->turn, "%s: %lld%s", who(t, l->department, l->person), (long long)l->open, late));
}

static void add_overdue(struct bulk *b, struct tui *t, const struct reply *r)
{
	int64_t late = 0, shown = 0;

	for (size_t i = 0; i < r->load_count; i++)
		late += r->loads[i].overdue;
	if (late == 0)
		return;
	for (size_t i = 0; i < r->row_count && shown < OVERDUE_SHOWN; i++) {
		const struct row *row = &r->rows[i];

		if (row->due == INSTANT_NONE || row->due >= t->now)
			continue;
		pager_add_led(&b->pager, 10, LOOK_OVERDUE, shown++ == 0 ? tr("overdue") : "", LOOK_NORMAL,
			arena_printf(&t->turn, "!! %s  %s %s  %s", row->number, text_clock(t, row->clock), text_remaining(t, row->due),
				str_or_empty(row->text)));
	}
	if (late > shown)
		pager_add_led(&b->pager, 10, LOOK_LABEL, "", LOOK_DIM, arena_printf(&t->turn, tr("and %lld more overdue"), (long long)(late - shown)));
}

/* What others were faster with. */
static void add_changed(struct bulk *b, struct tui *t)
{
	for (size_t i = 0; i < b->changed_count && i < CHANGED_SHOWN; i++)
		pager_add_led(&b->pager, 10, LOOK_SOON, i == 0 ? tr("changed") : "", LOOK_SOON, arena_printf(&t->turn, "* %s", b->changed[i]));
	if (b->changed_count > CHANGED_SHOWN)
		pager_add_led(&b->pager, 10, LOOK_LABEL, "", LOOK_DIM,
			arena_printf(&t->turn, tr("and %zu more of them"), b->changed_count - CHANGED_SHOWN));
}

static const char *title(struct bulk *b, long long all)
{
	unsigned long n = (unsigned long)all;

	if (b->action == ACTION_URGE)
		return arena_printf(&b->arena, tr_n("Urge for %lld complaint", "Urge for %lld complaints", n), all);
	if (b->fresh == 0)
		return arena_printf(&b->arena, tr_n("Reassign %lld complaint", "Reassign %lld complaints", n), all);
	if (b->fresh == all)
		return arena_printf(&b->arena, tr_n("Forward %lld complaint", "Forward %lld complaints", n), all);
	return arena_printf(&b->arena, tr("Forward %lld, reassign %lld"), (long long)b->fresh, all - b->fresh);
}

static void show(struct bulk *b, struct tui *t, const struct reply *r)
{
	pager_clear(&b->pager);
	b->fresh = 0;
	for (size_t i = 0; i < r->load_count; i++)
		b->fresh += r->loads[i].fresh;
	b->title = title(b, (long long)r->total);
	add_changed(b, t);
	if (b->action == ACTION_REASSIGN)
		pager_add_led(&b->pager, 10, LOOK_LABEL, tr("to"), LOOK_TITLE, who(t, b->department, b->person));
	for (size_t i = 0; i < r->load_count; i++)
		add_from(b, t, &r->loads[i], i == 0);
	add_overdue(b, t, r);
	if (b->set.left_out > 0)
		pager_add_led(&b->pager, 10, LOOK_LABEL, tr("left out"), LOOK_DIM,
			arena_printf(&t->turn, tr("%lld not forwarded yet, or resolved"), (long long)b->set.left_out));
	b->shown = true;
	b->seen = r->place;
	b->newest = (int64_t)r->far.next;
}

static void look(struct bulk *b, struct tui *t);

static void answered(struct tui *t, void *arg, const char *key)
{
	struct bulk *b = arg;

	values_set(&b->arena, &b->extra, b->asked, arena_strdup(&b->arena, key));
	look(b, t);
}

/* A choice the action's form has is asked for here, too; false: it is none, or it was
 * asked for already. */
static bool ask_choice(struct bulk *b, struct tui *t, const char *name)
{
	const struct form_field *f = form_find(site_form(t->site, action_table[b->action].name), name);
	struct popup_item *items;

	if (!f || !f->choices.count || values_get(&b->extra, name))
		return false;
	items = arena_array(&t->turn, f->choices.count, sizeof *items);
	for (size_t i = 0; i < f->choices.count; i++)
		items[i] = (struct popup_item){
			.key = f->choices.item[i],
			.label = site_pick(i < f->labels.count ? f->labels.item[i] : f->choices.item[i],
				i < f->labels_zh.count ? f->labels_zh.item[i] : NULL, t->zh),
		};
	b->asked = arena_strdup(&b->arena, name);
	popup_pick(t, site_pick(f->label, f->label_zh, t->zh), items, f->choices.count, NULL, answered, b);
	return true;
}

/* Nothing is changed by looking; what cannot be done is said at once. */
static void look(struct bulk *b, struct tui *t)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct reply r;

	if (ask(b, t, true, &a, &r, &err) == 0) {
		show(b, t, &r);
	} else if (err.code != ERR_INPUT || !ask_choice(b, t, err.field)) {
		if (b->changed_count)
			tui_say(t, LOOK_ERROR, "%s; %s", b->changed[0], tui_error_text(t, &err));
		else
			tui_error(t, &err);
		view_close(t, &b->view);
	}
	arena_release(&a);
}

/* Which ones, who it was and what they did. */
static void note_changed(struct bulk *b, struct tui *t, const struct reply *r)
{
	b->changed = arena_array(&b->arena, r->event_count, sizeof *b->changed);
	b->changed_count = 0;
	for (size_t i = 0; i < r->event_count && i < r->row_count; i++) {
		const struct event *e = &r->events[i];

		b->changed[b->changed_count++] = arena_printf(&b->arena, "%s  %s %s %s", r->rows[i].number, e->name,
			report_event_did(&t->turn, e), tui_hhmm(t, e->seen));
	}
}

static void say_changed(struct bulk *b, struct tui *t, const struct err *err)
{
	if (b->changed_count == 0)
		tui_error(t, err);
	else if (b->changed_count == 1)
		tui_say(t, LOOK_ERROR, tr("nothing done: %s"), b->changed[0]);
	else
		tui_say(t, LOOK_ERROR, tr("nothing done: %s (and %zu more)"), b->changed[0], b->changed_count - 1);
}

static void say_done(struct bulk *b, struct tui *t, long long all)
{
	const char *to = b->person ? text_person(t, b->person) : text_department(t, b->department);

	if (b->action == ACTION_URGE)
		tui_say(t, LOOK_GOOD, tr_n("urged for %lld complaint", "urged for %lld complaints", (unsigned long)all), all);
	else if (b->fresh == 0)
		tui_say(t, LOOK_GOOD, tr("%lld reassigned to %s; U takes it back for a minute"), all, to);
	else if (b->fresh == all)
		tui_say(t, LOOK_GOOD, tr("%lld forwarded to %s; U takes it back for a minute"), all, to);
	else
		tui_say(t, LOOK_GOOD, tr("%lld forwarded, %lld reassigned to %s; U takes it back for a minute"), (long long)b->fresh,
			all - b->fresh, to);
}

static void do_it(struct bulk *b, struct tui *t)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct reply r;

	if (ask(b, t, false, &a, &r, &err)) {
		note_changed(b, t, &r);
		arena_release(&a);
		say_changed(b, t, &err);
		/* Others were faster: what it means now is looked at first. */
		if (err.code == ERR_CONFLICT)
			look(b, t);
		else
			view_close(t, &b->view);
		return;
	}
	say_done(b, t, (long long)r.total);
	if (b->set.done)
		b->set.done(b->set.arg);
	arena_release(&a);
	view_close(t, &b->view);
	view_stale_all(t);
}

void bulk_undoable(const char *request)
{
	snprintf(last_request, sizeof last_request, "%s", str_or_empty(request));
}

void bulk_undo(struct tui *t)
{
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "undo";
	q.text = last_request[0] ? last_request : NULL;
	if (tui_call(t, &q, &t->turn, &r, NULL) != 0)
		return;
	view_stale_all(t);
	if (r.notes.count == 0 && r.total == 1)
		tui_say(t, LOOK_GOOD, "%s", tr(N_("taken back: it is as it was")));
	else if (r.notes.count == 1 && r.total == 0)
		tui_say(t, LOOK_SOON, tr(N_("%s was changed since and stays")), r.notes.item[0]);
	else if (r.notes.count == 0)
		tui_say(t, LOOK_GOOD, tr_n("%lld is as it was", "%lld are as they were", (unsigned long)r.total),
			(long long)r.total);
	else
		tui_say(t, LOOK_SOON, tr("%lld are as they were; %zu were changed since and stay, %s first"), (long long)r.total,
			r.notes.count, r.notes.item[0]);
}

/* --- the view ------------------------------------------------------------------------ */

/* The list of whom to pick was left without a choice. */
static void bulk_recalc(struct view *v, struct tui *t)
{
	if (t->top == v && !((struct bulk *)v)->shown)
		view_close(t, v);
}

static void bulk_repaint(struct view *v, struct tui *t)
{
	struct bulk *b = (struct bulk *)v;
	const char *hint = tr("Enter does it, Esc leaves all as it is");
	int cols = utf8_width(hint, strlen(hint)) + 6;
	struct popup_box box;

	if (!b->shown)
		return;
	if (pager_width(&b->pager) > cols)
		cols = pager_width(&b->pager);
	if (cols > t->cols - 4)
		cols = t->cols - 4;
	box = popup_draw(t, pager_layout(&b->pager, cols), cols, LOOK_FRAME, b->title, hint);
	pager_draw(&b->pager, t->win, box.row, box.col, box.rows, box.cols);
	tui_caret(t, box.row + pager_caret(&b->pager), box.col);
}

static enum handled bulk_command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct bulk *b = (struct bulk *)v;

	(void)t;
	(void)arg;
	if (cmd == CMD_BACK || cmd == CMD_LEAVE)
		return VIEW_CLOSED;
	/* Nothing else happens while this is asked. */
	return pager_command(&b->pager, cmd) || cmd != CMD_HELP ? VIEW_HANDLED : VIEW_IGNORED;
}

static enum handled bulk_key(struct view *v, struct tui *t, uint32_t key)
{
	if (key == K_ENTER)
		do_it((struct bulk *)v, t);
	return VIEW_HANDLED;
}

/* What is asked stays as it is while others work; the answer is checked anew. */
static void bulk_push(struct view *v, struct tui *t, const struct reply *r)
{
	(void)v;
	(void)t;
	(void)r;
}

static void bulk_free(struct view *v)
{
	struct bulk *b = (struct bulk *)v;

	pager_release(&b->pager);
	arena_release(&b->arena);
}

static const struct view_ops bulk_ops = {
	.name = N_("Many at once"),
	.scope = IN_POPUP,
	.size = sizeof(struct bulk),
	.overlay = true,
	.recalc = bulk_recalc,
	.repaint = bulk_repaint,
	.command = bulk_command,
	.key = bulk_key,
	.push = bulk_push,
	.free = bulk_free,
};

static struct bulk *bulk_new(struct tui *t, const struct bulk_set *set, enum action action)
{
	struct bulk *b;

	if (set->numbers.count == 0) {
		tui_say(t, LOOK_MESSAGE, "%s", action == ACTION_URGE ? tr("nothing is overdue there") : tr("nothing there can be reassigned now"));
		return NULL;
	}
	b = (struct bulk *)view_push(t, &bulk_ops);
	b->action = action;
	b->set = *set;
	b->set.numbers.item = arena_array(&b->arena, set->numbers.count, sizeof *b->set.numbers.item);
	for (size_t i = 0; i < set->numbers.count; i++)
		b->set.numbers.item[i] = arena_strdup(&b->arena, set->numbers.item[i]);
	pager_init(&b->pager);
	return b;
}

void bulk_urge(struct tui *t, const struct bulk_set *set)
{
	struct bulk *b = bulk_new(t, set, ACTION_URGE);

	if (b)
		look(b, t);
}

static void chosen(struct tui *t, void *arg, const char *key)
{
	struct bulk *b = arg;
	const struct staff *staff = site_staff(t->site, key);

	if (site_department(t->site, key)) {
		b->department = arena_strdup(&b->arena, key);
	} else {
		b->person = arena_strdup(&b->arena, key);
		if (staff && !str_empty(staff->department))
			b->department = arena_strdup(&b->arena, staff->department);
	}
	look(b, t);
}

void bulk_reassign(struct tui *t, const struct bulk_set *set)
{
	const struct site *s = t->site;
	struct bulk *b = bulk_new(t, set, ACTION_REASSIGN);
	struct popup_item *items;
	size_t count = 0;

	if (!b)
		return;
	items = arena_array(&t->turn, s->departments_count + s->staff_count + 1, sizeof *items);
	for (size_t i = 0; i < s->departments_count; i++)
		items[count++] = (struct popup_item){
			.key = s->departments[i].s.title,
			.label = text_department(t, s->departments[i].s.title),
			.note = site_pick(s->departments[i].duty, s->departments[i].duty_zh, t->zh),
		};
	for (size_t i = 0; i < s->staff_count; i++)
		items[count++] = (struct popup_item){
			.key = s->staff[i].s.title,
			.label = text_person(t, s->staff[i].s.title),
			.note = text_department(t, s->staff[i].department),
		};
	popup_pick(t, arena_printf(&t->turn, set->fresh == 0 ? tr("Reassign %zu to") : set->fresh == set->numbers.count ?
		tr("Forward %zu to") : tr("Forward or reassign %zu to"), set->numbers.count), items, count, NULL, chosen, b);
}

/* The supervision list (D-7, HT-13): what was missed, what it would cost whom, and the
 * word of whoever may decide. Beside it the documents of the ladder (U-6). */
#include "supervision.h"

#include "plaint/report.h"
#include "plaint/rules/rights.h"
#include "plaint/rules/supervision.h"

#include "../spoken.h"
#include "form.h"
#include "reader.h"
#include "report.h"

const struct complaint *supervision_case(const struct supervision_view *s, int place)
{
	int64_t at = place - s->offset;

	return at >= 0 && at < (int64_t)s->held ? &s->cases[at] : NULL;
}

const struct complaint *supervision_selected(const struct supervision_view *s)
{
	return supervision_case(s, s->list.selected);
}

const char *supervision_name(struct tui *t, const struct complaint *c)
{
	return arena_printf(&t->turn, "%s/%s", c->number, c->violation_count ? c->violations[0].key : c->documents[0].number);
}

bool supervision_is_marked(const struct supervision_view *s, const char *name)
{
	return texts_has(&s->marked, name) && s->marked.count > 0;
}

/* --- asking -------------------------------------------------------------------------- */

#define HELD_MOST 3000 /* then the window moves */

static int window_rows(const struct tui *t)
{
	return t->rows > 10 ? t->rows : 10;
}

/* What is shown and a screen before and behind it; after: what comes behind those held. */
static int ask(struct supervision_view *s, struct tui *t, int64_t offset, const char *after, struct arena *a, struct reply *r)
{
	static const char *const states[SUPERVISION_TABS] = { "open", "confirmed", "waived", "all", NULL };
	struct request q;

	request_init(&q);
	q.op = "supervision";
	q.text = s->tab == SUPERVISION_DOCUMENTS ? "documents" : NULL;
	q.filter.state = states[s->tab];
	q.filter.queue = s->department;
	q.filter.owner = s->person;
	q.filter.offset = offset;
	q.filter.after = after;
	q.filter.limit = 3 * window_rows(t);
	return tui_call(t, &q, a, r, NULL);
}

/* Further down: the list goes on where it ended, nothing is read again. */
static bool go_on(struct supervision_view *s, struct tui *t)
{
	struct complaint *all;
	struct reply r;

	if (s->after == NULL || s->held > HELD_MOST || ask(s, t, 0, s->after, &s->arena, &r) != 0 || r.case_count == 0)
		return false;
	all = arena_array(&s->arena, s->held + r.case_count, sizeof *all);
	for (size_t i = 0; i < s->held + r.case_count; i++)
		all[i] = i < s->held ? s->cases[i] : r.cases[i - s->held];
	s->cases = all;
	s->held += r.case_count;
	s->after = r.after;
	return true;
}

static bool step_to(struct supervision_view *s, struct tui *t, enum cmd cmd)
{
	int64_t end = s->offset + (int64_t)s->held, bottom;

	if (!list_command(&s->list, cmd))
		return false;
	list_scroll(&s->list);
	bottom = s->list.top + s->list.rows < s->list.count ? s->list.top + s->list.rows : s->list.count;
	if (s->list.top >= s->offset && bottom <= end)
		return true;
	if (s->list.top < s->offset || s->list.top > end || !go_on(s, t))
		s->view.stale = true;
	return true;
}

/* The same case stays selected, wherever others moved it. */
static void keep_place(struct supervision_view *s, struct tui *t, const char *name)
{
	for (size_t i = 0; name != NULL && i < s->held; i++)
		if (str_equal(supervision_name(t, &s->cases[i]), name)) {
			list_select(&s->list, (int)(s->offset + (int64_t)i));
			return;
		}
}

static void supervision_recalc(struct view *v, struct tui *t)
{
	struct supervision_view *s = (struct supervision_view *)v;
	const struct complaint *c = supervision_selected(s);
	const char *name = c != NULL ? supervision_name(t, c) : NULL;
	int64_t offset = s->list.top > window_rows(t) ? s->list.top - window_rows(t) : 0;
	struct arena fresh = ARENA_INIT, old = s->arena;
	struct reply r;

	s->failed = ask(s, t, offset, NULL, &fresh, &r) != 0;
	if (s->failed) {
		arena_release(&fresh);
		return;
	}
	s->arena = fresh;
	s->cases = r.cases;
	s->held = r.case_count;
	s->offset = offset;
	s->after = r.after;
	s->yuan = r.place;
	list_resize(&s->list, (int)r.total);
	keep_place(s, t, name);
	list_scroll(&s->list);
	arena_release(&old);
}

static void supervision_repaint(struct view *v, struct tui *t)
{
	if (!supervision_draw(t, (struct supervision_view *)v))
		v->stale = true;
}

/* --- commands -------------------------------------------------------------------------- */

static void show(struct supervision_view *s, struct tui *t, int tab)
{
	s->tab = (enum supervision_tab)((tab + SUPERVISION_TABS) % SUPERVISION_TABS);
	s->held = 0;
	s->after = NULL;
	s->marked.count = 0;
	list_select(&s->list, 0);
	s->list.top = 0;
	s->view.stale = true;
	spoken_tell(t, "%s, %s", supervision_tab_name(s->tab), spoken_place(t, (int)s->tab, SUPERVISION_TABS));
}

static void toggle(struct supervision_view *s, struct tui *t)
{
	const struct complaint *c = supervision_selected(s);
	const char *name;

	if (c == NULL || !c->violation_count)
		return;
	if (c->violations[0].state != VIOLATION_OPEN) {
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("it was decided on already")));
		return;
	}
	name = supervision_name(t, c);
	for (size_t i = 0; i < s->marked.count; i++)
		if (str_equal(s->marked.item[i], name)) {
			s->marked.item[i] = s->marked.item[--s->marked.count];
			return;
		}
	s->marked.item = arena_grow(&s->own, s->marked.item, s->marked.count, sizeof(const char *));
	s->marked.item[s->marked.count++] = arena_strdup(&s->own, name);
}

/* One with its form, several with a look at what it means. */
static void decide(struct supervision_view *s, struct tui *t, enum action action)
{
	const struct complaint *c = supervision_selected(s);
	struct form_view *f;
	int64_t least, most;

	if (s->marked.count) {
		supervision_decide(t, action, s);
		return;
	}
	if (c == NULL || !c->violation_count || c->violations[0].state != VIOLATION_OPEN) {
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("nothing to decide on here")));
		return;
	}
	f = action_form_new(t, c->number, action);
	if (f == NULL)
		return;
	sheet_set(&f->sheet, "violation", c->violations[0].key);
	if (penalty_range(c->violations[0].amount, &least, &most))
		sheet_set(&f->sheet, "deduction", arena_printf(&f->arena, "%lld", (long long)least));
	else
		sheet_set(&f->sheet, "deduction", NULL);
}

/* The step that is proposed; without one whoever supervises chooses. */
static void next_document(struct supervision_view *s, struct tui *t)
{
	const struct complaint *c = supervision_selected(s);
	const char *next = c != NULL && c->document_count ? ladder_next(t->site, c, t->now) : NULL;
	struct form_view *f;

	if (c == NULL)
		return;
	f = action_form_new(t, c->number, ACTION_SUPERVISE);
	if (f != NULL && next != NULL && !str_equal(next, "reminder"))
		sheet_set(&f->sheet, "step", next);
}

static void read_document(struct supervision_view *s, struct tui *t)
{
	const struct complaint *c = supervision_selected(s);
	struct report_style style = report_style_of(t);
	struct pager *p;
	struct str out;

	if (c == NULL || !c->document_count) {
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("the documents are in the last list: Tab")));
		return;
	}
	str_init(&out);
	report_document(&out, &style, c, &c->documents[0]);
	p = view_reader_open(t, c->documents[0].number);
	pager_add_lines(p, LOOK_NORMAL, out.data);
	pager_add(p, LOOK_DIM, arena_printf(&t->turn, tr("On paper: plaint supervision --document %s | lp"), c->documents[0].number));
	str_release(&out);
}

static enum handled supervision_command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct supervision_view *s = (struct supervision_view *)v;
	const struct complaint *c = supervision_selected(s);

	switch (cmd) {
	case CMD_OPEN:
		if (c != NULL)
			view_complaint_open(t, c->number);
		return VIEW_HANDLED;
	case CMD_PANE:
	case CMD_RIGHT:
		show(s, t, s->tab + 1);
		return VIEW_HANDLED;
	case CMD_PANE_BACK:
	case CMD_LEFT:
		show(s, t, s->tab - 1);
		return VIEW_HANDLED;
	case CMD_TAB:
		show(s, t, arg - 1);
		return VIEW_HANDLED;
	case CMD_MARK:
		toggle(s, t);
		step_to(s, t, CMD_DOWN);
		return VIEW_HANDLED;
	case CMD_CONFIRM:
		decide(s, t, ACTION_CONFIRM);
		return VIEW_HANDLED;
	case CMD_WAIVE:
		decide(s, t, ACTION_WAIVE);
		return VIEW_HANDLED;
	case CMD_LADDER:
		next_document(s, t);
		return VIEW_HANDLED;
	case CMD_DOCUMENT:
		read_document(s, t);
		return VIEW_HANDLED;
	case CMD_NARROW:
		supervision_narrow(s, t);
		return VIEW_HANDLED;
	case CMD_BACK:
		if (s->marked.count == 0)
			return VIEW_CLOSED;
		s->marked.count = 0;
		return VIEW_HANDLED;
	default:
		return step_to(s, t, cmd) ? VIEW_HANDLED : VIEW_IGNORED;
	}
}

static const char *supervision_subject(struct view *v)
{
	const struct complaint *c = supervision_selected((struct supervision_view *)v);

	return c != NULL ? c->number : NULL;
}

static void supervision_free(struct view *v)
{
	struct supervision_view *s = (struct supervision_view *)v;

	list_release(&s->list);
	arena_release(&s->arena);
	arena_release(&s->own);
}

static const struct view_ops supervision_ops = {
	.name = N_("Supervision"),
	.scope = IN_SUPERVISION,
	.size = sizeof(struct supervision_view),
	.recalc = supervision_recalc,
	.repaint = supervision_repaint,
	.command = supervision_command,
	.subject = supervision_subject,
	.free = supervision_free,
};

void view_supervision_open(struct tui *t)
{
	struct supervision_view *s;

	if (t->top->ops == &supervision_ops)
		return;
	s = (struct supervision_view *)view_push(t, &supervision_ops);
	list_init(&s->list);
}

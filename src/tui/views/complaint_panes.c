/* What stands in the panes of a complaint. */
#include "complaint.h"

#include <stdio.h>
#include <string.h>

#include "plaint/report.h"
#include "plaint/rules/clocks.h"
#include "plaint/utf8.h"

#include "../spoken.h"

static const char *const pane_names[PANES] = {
	N_("record"), N_("timeline"), N_("clocks"), N_("result"), N_("evidence"), N_("links"),
};

const char *pane_name(enum pane p)
{
	return tr(pane_names[p]);
}

static bool result_field(int f)
{
	return f == FIELD_FACTS || f == FIELD_MEASURES || f == FIELD_ACCOUNTABILITY || f == FIELD_SATISFACTION;
}

bool pane_filled(const struct complaint_view *cv, enum pane p, size_t *count)
{
	const struct complaint *c = cv->record.c;
	size_t n = 0;

	if (c == NULL)
		return p == PANE_TIMELINE;
	switch (p) {
	case PANE_TIMELINE:
		n = cv->record.event_total;
		break;
	case PANE_CLOCKS:
		n = c->clock_count;
		break;
	case PANE_FILES:
		n = c->file_count;
		break;
	case PANE_LINKS:
		n = cv->record.link_count;
		break;
	case PANE_RESULT:
		for (int f = 0; f < FIELD_COUNT; f++)
			if (result_field(f) && !str_empty(c->value[f]))
				return true;
		return false;
	default:
		return true;
	}
	if (count != NULL)
		*count = n;
	return n > 0;
}

const struct evidence *pane_file(const struct complaint_view *cv)
{
	const struct complaint *c = cv->record.c;

	return c != NULL && cv->file < (int)c->file_count ? &c->files[cv->file] : NULL;
}

const char *pane_link(const struct complaint_view *cv)
{
	return cv->link < (int)cv->record.link_count ? cv->record.links[cv->link].number : NULL;
}

static void add_field(struct pager *p, struct tui *t, const char *name, const char *value)
{
	if (!str_empty(value))
		pager_add_led(p, 16, LOOK_LABEL, text_field(t, name), LOOK_VALUE, text_value(t, name, value));
}

static const char *const protection[] = { "guardian", "threat", "targets", "protection" };

static bool of_protection(const char *name)
{
	for (size_t i = 0; i < sizeof protection / sizeof protection[0]; i++)
		if (str_equal(protection[i], name))
			return true;
	return false;
}

/* GC-10: before anything else, and not to be overlooked. */
static void fill_protection(struct pager *p, struct tui *t, const struct complaint *c)
{
	bool any = false;

	for (size_t i = 0; i < sizeof protection / sizeof protection[0]; i++) {
		const char *value = complaint_field(c, protection[i]);

		if (str_empty(value))
			continue;
		pager_add_led(p, 16, LOOK_DANGER, arena_printf(&t->turn, t->plain ? "%s" : "!! %s", text_field(t, protection[i])), LOOK_DANGER,
			i == 0 ? text_person(t, value) : value);
		any = true;
	}
	if (any)
		pager_add(p, LOOK_NORMAL, "");
}

static void add_asked(struct pager *p, struct tui *t, const struct asking *w, const struct value *v)
{
	if (!str_empty(v->text))
		pager_add_led(p, 16, LOOK_LABEL, text_field_of(t, w->action, v->name), LOOK_VALUE, text_value(t, v->name, v->text));
}

/* HT-7, U-5: what is asked for, with what it says, and who decides. */
static void fill_asking(struct pager *p, struct tui *t, const struct complaint *c)
{
	for (size_t i = 0; i < c->asking_count; i++) {
		const struct asking *w = &c->asking[i];

		pager_add_led(p, 16, LOOK_SOON, tr("Waits for approval"), LOOK_SOON,
			arena_printf(&t->turn, "%s -> %s", text_asking(t, w), text_deciders(t, c)));
		for (size_t k = 0; k < w->fields.count; k++)
			add_asked(p, t, w, &w->fields.item[k]);
	}
	if (c->asking_count > 0)
		pager_add(p, LOOK_NORMAL, "");
}

/* PW-1, HT-14: first contact is responsible, and stays named with what they answer for. */
static void fill_taker(struct pager *p, struct tui *t, const struct complaint *c)
{
	const struct staff *s = site_staff(t->site, c->taker);

	if (s == NULL)
		add_field(p, t, "taker", c->taker);
	else
		pager_add_led(p, 16, LOOK_LABEL, text_field(t, "taker"), LOOK_VALUE, arena_printf(&t->turn, "%s  %s  %s  %s",
			text_person(t, c->taker), str_or_empty(s->number), text_department(t, s->department), str_or_empty(s->phone)));
}

static void fill_record(struct complaint_view *cv, struct tui *t)
{
	struct pager *p = &cv->pager[PANE_RECORD];
	const struct complaint *c = cv->record.c;

	pager_clear(p);
	fill_protection(p, t, c);
	fill_asking(p, t, c);
	if (!str_empty(c->value[FIELD_TEXT])) {
		pager_add_lines(p, LOOK_NORMAL, c->value[FIELD_TEXT]);
		pager_add(p, LOOK_NORMAL, "");
	}
	for (int f = 0; f < FIELD_COUNT; f++)
		if (f != FIELD_TEXT && !result_field(f))
			add_field(p, t, field_table[f].name, c->value[f]);
	for (size_t i = 0; i < c->extra.count; i++)
		if (!of_protection(c->extra.item[i].name))
			add_field(p, t, c->extra.item[i].name, c->extra.item[i].text);
	fill_taker(p, t, c);
	pager_add_led(p, 16, LOOK_LABEL, tr("taken in"), LOOK_VALUE, tui_date(t, c->received));
	for (size_t i = 0; i < c->assisting_count; i++)
		pager_add_led(p, 16, LOOK_LABEL, tr("assisting"), LOOK_VALUE, text_department(t, c->assisting[i]));
	add_field(p, t, "incident", c->incident);
	if (c->returned > 0)
		pager_add_led(p, 16, LOOK_LABEL, tr("returned"), LOOK_VALUE, arena_printf(&t->turn, "%d", c->returned));
}

/* "11-20 11:09, Chen Chen forwarded: Operations, Li Qiang." */
static const char *event_sentence(struct tui *t, const struct event *e)
{
	const char *what = spoken_row(t, text_event_what(t, e));

	return arena_printf(&t->turn, "%s, %s, %s%s%s.", tui_date(t, e->at), text_event_who(t, e),
		report_event_did(&t->turn, e), str_empty(what) ? "" : ": ", what);
}

static void fill_timeline(struct complaint_view *cv, struct tui *t)
{
	struct pager *p = &cv->pager[PANE_TIMELINE];
	size_t before = cv->record.event_total - cv->record.event_count;

	pager_clear(p);
	if (before > 0)
		pager_add(p, LOOK_DIM, arena_printf(&t->turn, tr("%zu older ones: Page Up"), before));
	for (size_t i = 0; i < cv->record.event_count; i++) {
		const struct event *e = &cv->record.events[i];
		struct str lead;

		if (t->plain) {
			pager_add(p, LOOK_NORMAL, event_sentence(t, e));
			continue;
		}
		str_init(&lead);
		str_addf(&lead, "%s ", tui_date(t, e->at));
		if (!str_empty(e->login)) {
			utf8_pad(&lead, text_event_who(t, e), t->zh ? 7 : 10, true, true);
			str_add_char(&lead, ' ');
		}
		str_addf(&lead, "%s", report_event_did(&t->turn, e));
		pager_add_led(p, t->zh ? 29 : 34, str_empty(e->login) ? LOOK_DIM : LOOK_LABEL, lead.data,
			str_equal(e->action, "breach") ? LOOK_OVERDUE : LOOK_NORMAL, text_event_what(t, e));
		str_release(&lead);
	}
}

/* For xgettext: clock states. */
static const char *const clock_words[CLOCK_STATES] = {
	N_("running"), N_("in time"), N_("late"), N_("overdue"), N_("standing still"), N_("cancelled"),
};

enum urgency run_urgency(const struct tui *t, const struct clock_run *run)
{
	if (run->state != CLOCK_RUNNING && run->state != CLOCK_BREACHED)
		return URGENCY_NONE;
	return urgency_of(run->due, run->warn_at, t->now);
}

/* "limit 1 hour, began 11:02, ended 11:09 in time" */
static const char *run_sentence(struct tui *t, const struct clock_run *run)
{
	struct str s;
	const char *text;

	str_init(&s);
	str_addf(&s, "%s, ", run->state == CLOCK_BREACHED || run->state == CLOCK_RUNNING ? text_left(t, run->due) : tr(clock_words[run->state]));
	str_addf(&s, tr(N_("due %s, limit %s, began %s")), text_moment(t, run->due), report_limit(&t->turn, run->limit), text_moment(t, run->started));
	if (run->stopped != INSTANT_NONE)
		str_addf(&s, tr(N_(", stopped %s")), text_moment(t, run->stopped));
	str_add(&s, run->provisional ? tr(" (provisional)") : "");
	text = arena_strdup(&t->turn, s.data);
	str_release(&s);
	return text;
}

const char *text_run(struct tui *t, const struct clock_run *run)
{
	const char *end;

	if (t->plain)
		return run_sentence(t, run);
	if (run->state == CLOCK_RUNNING && run->due > t->now)
		end = arena_printf(&t->turn, tr("%s, %s left"), text_moment(t, run->due), text_remaining(t, run->due));
	else if (run->state == CLOCK_RUNNING || run->state == CLOCK_BREACHED)
		end = arena_printf(&t->turn, tr("%s, OVERDUE %s"), text_moment(t, run->due), text_remaining(t, t->now + (t->now - run->due)));
	else if (run->stopped != INSTANT_NONE)
		end = arena_printf(&t->turn, "%s %s", text_moment(t, run->stopped), tr(clock_words[run->state]));
	else
		end = tr(clock_words[run->state]);
	return arena_printf(&t->turn, "%s  %s -> %s%s", report_limit(&t->turn, run->limit), text_moment(t, run->started), end,
		run->provisional ? tr(" (provisional)") : "");
}

const char *text_run_short(struct tui *t, const struct clock_run *run)
{
	if (run->state == CLOCK_RUNNING || run->state == CLOCK_BREACHED)
		return arena_printf(&t->turn, "%s  %s", text_moment(t, run->due), text_remaining(t, run->due));
	if (run->stopped != INSTANT_NONE)
		return arena_printf(&t->turn, "%s  %s", text_moment(t, run->stopped), tr(clock_words[run->state]));
	return tr(clock_words[run->state]);
}

static void fill_moves(struct pager *p, struct tui *t, const struct clock_run *run)
{
	for (size_t i = 0; i < run->pause_count; i++)
		pager_add_led(p, 16, LOOK_DIM, tr("  stood still"), LOOK_DIM, arena_printf(&t->turn, "%s -> %s",
			tui_date(t, run->pauses[i].from), run->pauses[i].to != INSTANT_NONE ? tui_date(t, run->pauses[i].to) : "..."));
	for (size_t i = 0; i < run->move_count; i++) {
		const struct clock_move *m = &run->moves[i];

		pager_add_led(p, 16, LOOK_DIM, tr("  moved"), LOOK_DIM, arena_printf(&t->turn, "%s: %s -> %s, %s %s",
			report_limit(&t->turn, m->limit), tui_date(t, m->due_before), tui_date(t, m->due_after), str_or_empty(m->reason),
			text_person(t, m->approved != NULL ? m->approved : m->by)));
	}
}

static void fill_clocks(struct complaint_view *cv, struct tui *t)
{
	struct pager *p = &cv->pager[PANE_CLOCKS];
	const struct complaint *c = cv->record.c;
	const struct clock_run **list = clocks_in_order(t, c);

	pager_clear(p);
	for (size_t i = 0; i < c->clock_count; i++) {
		const struct clock_run *run = list[i];
		enum urgency u = run_urgency(t, run);
		const char *name = text_clock(t, run_title(&t->turn, run)), *text = arena_printf(&t->turn, "%s  %s", text_run(t, run), report_rule(&t->turn, run->rule));

		pager_add_led(p, 16, LOOK_LABEL, t->plain ? name : arena_printf(&t->turn, "%s %s", urgency_mark(u), name), urgency_look(u),
			spoken_or(t, text));
		fill_moves(p, t, run);
	}
}

static void fill_result(struct complaint_view *cv, struct tui *t)
{
	struct pager *p = &cv->pager[PANE_RESULT];

	pager_clear(p);
	for (int f = 0; f < FIELD_COUNT; f++)
		if (result_field(f))
			add_field(p, t, field_table[f].name, cv->record.c->value[f]);
}

static const char *link_word(const struct complaint *c, const struct row *r)
{
	if (str_equal(r->number, c->original))
		return tr("complained about again here");
	for (size_t i = 0; i < c->recomplaint_count; i++)
		if (str_equal(c->recomplaints[i], r->number))
			return tr("complains again");
	return str_equal(r->number, c->incident) ? tr("the incident is handled there") : tr("of the same incident");
}

static void fill_links(struct complaint_view *cv, struct tui *t)
{
	struct pager *p = &cv->pager[PANE_LINKS];
	const struct complaint *c = cv->record.c;

	pager_clear(p);
	for (size_t i = 0; i < cv->record.link_count; i++) {
		const struct row *r = &cv->record.links[i];
		const char *what = link_word(c, r);

		pager_add(p, LOOK_NORMAL, spoken_or(t, arena_printf(&t->turn, "  %s  %s  %s  %s", r->number, text_state(t, r->state), what, str_or_empty(r->text))));
	}
}

static void fill_files(struct complaint_view *cv, struct tui *t)
{
	struct pager *p = &cv->pager[PANE_FILES];
	const struct complaint *c = cv->record.c;

	pager_clear(p);
	for (size_t i = 0; i < c->file_count; i++) {
		const struct evidence *f = &c->files[i];
		const char *type = report_evidence_type(f->name);

		pager_add(p, LOOK_NORMAL, arena_printf(&t->turn, "  %zu  %s  %s%s%s  %s %s", i + 1, f->name, type, *type ? "  " : "",
			report_bytes(&t->turn, f->size), tui_date(t, f->at), text_person(t, f->by)));
	}
	if (c->file_count > 0) {
		pager_add(p, LOOK_NORMAL, "");
		pager_add(p, LOOK_DIM, tr("  Enter saves it to a file"));
	}
}

void panes_fill(struct complaint_view *cv, struct tui *t)
{
	fill_record(cv, t);
	fill_timeline(cv, t);
	fill_clocks(cv, t);
	fill_result(cv, t);
	fill_files(cv, t);
	fill_links(cv, t);
}

/* intake_preview.c - danger words and where the complaint will go, while it is typed. */
#include "intake.h"

#include <string.h>

#include "plaint/report.h"
#include "plaint/rules/clocks.h"
#include "plaint/utf8.h"

#include "../spoken.h"

static const char *text_of(struct intake *in, struct arena *a)
{
	static const char *const names[] = {"text", "effect", "object", "place"};
	struct str all;
	const char *kept;

	str_init(&all);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *s = sheet_text(&in->f.sheet, names[i]);
		if (s)
			str_addf(&all, "%s\n", s);
	}
	kept = arena_strdup(a, all.data);
	str_release(&all);
	return kept;
}

instant intake_received(const struct intake *in, const char *typed, instant now)
{
	instant at;

	if (!str_empty(typed) && !instant_parse(&in->f.site->zone, typed, &at))
		return at;
	return in->f.head.began ? in->f.head.began : now;
}

/* The complaint as it would be registered now. */
static struct complaint *draft_complaint(struct intake *in, struct arena *a, instant now)
{
	struct complaint *c = arena_alloc(a, sizeof *c);

	for (int i = 0; i < in->f.sheet.count; i++) {
		struct entry *e = &in->f.sheet.entry[i];
		struct str text;
		str_init(&text);
		if (!entry_value(e, &in->f.site->zone, now, &text, NULL) && text.len)
			complaint_field_set(a, c, e->name, arena_strdup(a, text.data));
		str_release(&text);
	}
	c->received = intake_received(in, complaint_field(c, "received"), now);
	complaint_field_set(a, c, "received", NULL);
	return c;
}

/* Once for each original; a draft taken up has one, too. */
static void ask_above(struct intake *in, struct tui *t)
{
	struct arena a = ARENA_INIT;
	struct request q;
	struct reply r;

	if (!in->f.head.original || str_equal(in->f.head.original, in->above_of))
		return;
	in->above_of = in->f.head.original;
	in->above = NULL;
	request_init(&q);
	reply_init(&r);
	q.op = "show";
	q.number = in->above_of;
	q.filter.limit = 1;
	if (!tui_call(t, &q, &a, &r, NULL) && r.complaint)
		in->above = arena_strdup(&in->f.arena, route_again(in->f.site, r.complaint, r.complaint->recomplaint_count));
	arena_release(&a);
}

static void look_ahead(struct intake *in, struct arena *a, struct complaint *c, instant now)
{
	struct preview *p = &in->preview;
	const struct clock_run *run;
	struct route_to to;

	p->level = c->level = triage_level(a, in->f.site, c);
	if (!in->days)
		return;
	to = route_find(in->f.site, in->days, c, now);
	p->department = to.department;
	p->person = to.person;
	/* the same matter again may climb (GC-8, HT-9); its person is the route's only there */
	if (in->f.head.original && in->above && !str_equal(in->above, to.department)) {
		p->department = in->above;
		p->person = route_head(in->f.site, in->above);
	}
	if (clocks_apply(a, in->f.site, in->days, c, "received", c->received, NULL))
		return;
	run = complaint_nearest(c);
	if (run) {
		p->clock = run->name;
		p->due = run->due;
	}
}

/* What the taker still asks for in a matter of this category. */
static const struct texts *category_prompts(const struct intake *in, const struct tui *t)
{
	const struct category *k = site_category(in->f.site, in->preview.category);

	return k ? site_pick_texts(&k->prompts, &k->prompts_zh, t->zh) : NULL;
}

/* What forwarding asks for was added to the form: it offers what is possible there (HT-8). */
static void limit_next(struct intake *in, struct tui *t, struct complaint *c)
{
	struct complaint as = *c;

	if (in->number || in->settling || !form_asked(in->f.site, ACTION_FORWARD))
		return;
	/* where it goes is no field of the form */
	as.value[FIELD_DEPARTMENT] = NULL;
	form_limits(&in->f, t, &as, ACTION_FORWARD, in->preview.department);
}

void preview_update(struct intake *in, struct tui *t)
{
	struct preview *p = &in->preview;
	struct danger_hit *hits;
	struct complaint *c;
	size_t count = 0;

	arena_clear(&p->arena);
	p->danger = NULL;
	p->category = p->department = p->person = p->clock = NULL;
	p->due = INSTANT_NONE;
	hits = triage_scan(&p->arena, in->f.site, text_of(in, &p->arena), &count);
	if (count) {
		p->danger = hits[0].danger;
		p->word = hits[0].word;
	}
	c = draft_complaint(in, &p->arena, t->now);
	if (!c->value[FIELD_CATEGORY] && p->danger && p->danger->category)
		c->value[FIELD_CATEGORY] = p->danger->category;
	p->category = c->value[FIELD_CATEGORY];
	in->f.ask = category_prompts(in, t);
	ask_above(in, t);
	look_ahead(in, &p->arena, c, t->now);
	limit_next(in, t, c);
}

static const char *when_due(struct intake *in, struct tui *t)
{
	const struct preview *p = &in->preview;
	const char *due = p->due - t->now < DAY ? tui_hhmm(t, p->due) : tui_date(t, p->due);
	const char *clock = site_name(in->f.site, "clock", p->clock, t->zh);

	if (t->cols < 60)
		return arena_printf(&t->turn, "%s %s", clock, due);
	return arena_printf(&t->turn, "%s %d  %s %s %s", tr(N_("level")), p->level, clock, tr(N_("due")), due);
}

void preview_draw(struct intake *in, struct tui *t, int row, bool beside)
{
	const struct preview *p = &in->preview;
	const char *due = p->clock && !in->number ? when_due(in, t) : "";
	int room;
	struct str s;

	if (in->earlier_count && !beside)
		due = arena_printf(&t->turn, "F3 %s %d  %s", tr(N_("earlier")), in->earlier_count, due);
	room = t->cols - 4 - utf8_width(due, strlen(due));
	str_init(&s);
	if (p->category)
		str_addf(&s, "%s  ", site_name(in->f.site, "category", p->category, t->zh));
	/* once registered it lies where it was sent: that stands in the message */
	if (p->department && !in->number)
		str_addf(&s, "-> %s", site_name(in->f.site, "department", p->department, t->zh));
	if (p->person && !in->number)
		str_addf(&s, ", %s", site_name(in->f.site, "staff", p->person, t->zh));
	if (t->plain) {
		draw_text(t->win, row, 1, t->cols - 2, LOOK_NORMAL, spoken_row(t, arena_printf(&t->turn, "%s  %s", s.data, due)));
		str_release(&s);
		return;
	}
	draw_text(t->win, row, 1, room, LOOK_NORMAL, s.data);
	draw_right(t->win, row, 0, t->cols - 1, LOOK_NORMAL, due);
	str_release(&s);
}

static const char *script(const struct intake *in, struct tui *t)
{
	return site_pick(in->preview.danger->script, in->preview.danger->script_zh, t->zh);
}

static const char *to_read(const struct intake *in, struct tui *t)
{
	return arena_printf(&t->turn, "%s %s", tr(N_("Read to the caller:")), script(in, t));
}

int danger_rows(struct intake *in, struct tui *t)
{
	return in->preview.danger ? 2 + draw_wrapped(NULL, 0, 0, t->rows, t->cols - 6, LOOK_DANGER, to_read(in, t)) : 0;
}

void danger_draw(struct intake *in, struct tui *t, int row, int rows)
{
	const struct danger *d = in->preview.danger;
	const char *hint = in->number ? in->number : t->cols < 60 ? tr(N_("F8 register now")) : tr(N_("F8 register now, fill in the rest after"));

	if (rows < 3)
		return;
	draw_box(t->win, row, 1, rows, t->cols - 2, LOOK_DANGER,
		arena_printf(&t->turn, "%s: \"%s\"  %s %d", tr(N_("DANGER")), in->preview.word, tr(N_("level")), (int)d->level));
	draw_fill(t->win, row + 1, 2, rows - 2, t->cols - 4, LOOK_DANGER);
	draw_wrapped(t->win, row + 1, 3, rows - 2, t->cols - 6, LOOK_DANGER, to_read(in, t));
	if (rows < danger_rows(in, t))
		draw_text(t->win, row + rows - 1, 3, 5, LOOK_DANGER, " ... ");
	if (d->level == 1)
		draw_right(t->win, row + rows - 1, 3, t->cols - 6, LOOK_DANGER, arena_printf(&t->turn, " %s ", hint));
}

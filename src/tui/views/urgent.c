/* The urgent ones: whole on a telephone's 40 columns, letters only (S-4, E-3). */
#include "../view.h"

#include <string.h>

#include "plaint/report.h"
#include "plaint/utf8.h"

#include "../commands.h"
#include "../editing.h"
#include "../spoken.h"
#include "listing.h"
#include "record.h"

struct urgent {
	struct view view;
	struct listing list; /* second member: browse.c finds it there */
	struct record record;
	bool others;
};

static void urgent_recalc(struct view *v, struct tui *t)
{
	struct urgent *u = (struct urgent *)v;
	struct filter f = { .level = 1 };
	const struct row *r;
	struct err err = ERR_INIT;

	listing_load(t, &u->list, &f, !u->others);
	u->others = false;
	r = listing_selected(&u->list);
	if (r == NULL || (!record_is(&u->record, r->number) || u->record.c->version != r->version))
		if (r == NULL || record_load(t, &u->record, r->number, 1, &err) != 0)
			record_release(&u->record);
}

static void paint_header(struct urgent *u, struct tui *t)
{
	const struct counts *c = &u->list.counts;
	int over = 0;

	for (int i = 0; listing_row(&u->list, i) != NULL; i++)
		over += urgency_of(listing_row(&u->list, i)->due, 0, t->now) == URGENCY_OVERDUE;
	draw_header(t, arena_printf(&t->turn, " %s %lld", tr("URGENT"), (long long)(c->urgent > u->list.list.count ? c->urgent : u->list.list.count)),
		over > 0 ? arena_printf(&t->turn, "%s %d !!", tr("overdue"), over) : "");
}

/* The command whose key in the table that is, and the key it has now. */
static const struct command *command_of_letter(char letter, uint32_t *now)
{
	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = &command_table[i];

		for (int k = 0; k < COMMAND_KEYS && c->where & IN_URGENT; k++)
			if (c->key[k] == (uint32_t)letter) {
				*now = command_key(c, k);
				return c;
			}
	}
	return NULL;
}

/* Keys of this screen by their labels, from the command table: "t take  s next step". */
static void paint_keys(struct tui *t, int row, const char *keys)
{
	int col = 1;

	draw_fill(t->win, row, 0, 1, t->cols, LOOK_FOOTER);
	for (; *keys != '\0'; keys++) {
		uint32_t now = 0;
		const struct command *c = command_of_letter(*keys, &now);
		const char *label = c != NULL ? tr(c->label) : "";
		char buf[16];
		const char *key = key_text(now, buf);
		int wide = utf8_width(key, strlen(key)), need = wide + 1 + utf8_width(label, strlen(label));

		if (c == NULL || col + need > t->cols)
			continue;
		draw_text(t->win, row, col, wide, LOOK_FOOTER_KEY, key);
		draw_text(t->win, row, col + wide + 1, need, LOOK_FOOTER, label);
		hit_command(t, row, col, need, c->id, c->arg);
		col += need + 1;
	}
}

static const char *last_event(struct tui *t, const struct record *r)
{
	const struct event *e = r->event_count > 0 ? &r->events[r->event_count - 1] : NULL;

	if (e == NULL)
		return "";
	return arena_printf(&t->turn, "%s %s %s %s %s", tr("last:"), tui_hhmm(t, e->at), text_event_who(t, e),
		report_event_did(&t->turn, e), text_event_what(t, e));
}

#define DETAIL 5 /* rows, with the line above */

/* What may be longer than a narrow row: where it is, what happened last, what is next. */
struct detail {
	const char *text[3];
	enum look look[3];
};

static struct detail detail_of(const struct urgent *u, struct tui *t)
{
	const struct complaint *c = u->record.c;
	const char *editing = editing_line(t, c->number);

	return (struct detail){
		.text = { str_or_empty(text_address(t, c)), editing ? editing : last_event(t, &u->record),
			arena_printf(&t->turn, "%s %s", tr("next:"), text_next_due(t, c)) },
		.look = { LOOK_TITLE, editing ? LOOK_SOON : LOOK_DIM, LOOK_VALUE },
	};
}

static bool is_long(const struct tui *t, const char *text)
{
	return utf8_width(text, strlen(text)) > t->cols - 2;
}

/* Second rows for what is long, as far as the list leaves them. */
static int rows_more(const struct urgent *u, struct tui *t, int rows)
{
	int each = t->plain ? (t->cols < 80 ? 3 : 2) : t->cols < 60 ? 2 : 1;
	int left = rows - 1 - u->list.list.count * each, wanted = 0;
	struct detail d;

	if (u->record.c == NULL)
		return 0;
	d = detail_of(u, t);
	for (int i = 0; i < 3; i++)
		wanted += is_long(t, d.text[i]);
	return left < 0 ? 0 : left < wanted ? left : wanted;
}

static void paint_detail(struct urgent *u, struct tui *t, int row, int more)
{
	const struct complaint *c = u->record.c;
	struct detail d;

	draw_hline(t->win, row++, 0, t->cols, LOOK_FRAME);
	if (c == NULL)
		return;
	d = detail_of(u, t);
	for (int i = 0; i < 3; i++) {
		if (more > 0 && is_long(t, d.text[i])) {
			more--;
			row += draw_wrapped(t->win, row, 1, 2, t->cols - 2, d.look[i], d.text[i]);
		} else {
			draw_text(t->win, row++, 1, t->cols - 2, d.look[i], d.text[i]);
		}
		if (i == 0)
			draw_text(t->win, row++, 1, t->cols - 2, LOOK_VALUE, spoken_or(t, arena_printf(&t->turn, "%s  %s  %s",
				str_or_empty(c->value[FIELD_PHONE]), str_or_empty(c->value[FIELD_NAME]), text_department(t, c->value[FIELD_DEPARTMENT]))));
	}
}

static void urgent_repaint(struct view *v, struct tui *t)
{
	struct urgent *u = (struct urgent *)v;
	int keys = t->rows - 3, detail = t->rows >= 16 ? keys - DETAIL : keys, more = 0;

	if (detail < keys)
		more = rows_more(u, t, detail - 1);
	detail -= more;
	paint_header(u, t);
	if (u->list.list.count == 0) {
		draw_text(t->win, 2, 1, t->cols - 2, u->list.failed ? LOOK_ERROR : LOOK_GOOD,
			u->list.failed ? tr("The queue cannot be read now.") : tr("Nothing urgent is open."));
		tui_caret(t, 2, 0);
	}
	if (!listing_draw(t, &u->list, 1, 0, detail - 1, t->cols, t->rows >= 20))
		v->stale = true;
	if (detail < keys)
		paint_detail(u, t, detail, more);
	paint_keys(t, t->rows - 3, "doml");
	paint_keys(t, t->rows - 2, "ts+!r");
	paint_keys(t, t->rows - 1, "?q/n:");
}

static void crew_step(struct urgent *u, struct tui *t, int step)
{
	static const char *const steps[] = { "dispatched", "onsite", "safe", "left" };
	const struct row *r = listing_selected(&u->list);
	struct arena a = ARENA_INIT;
	struct request q;
	struct reply reply;
	char number[48];

	if (r == NULL || step < 0 || step > 3)
		return;
	snprintf(number, sizeof number, "%s", r->number);
	request_init(&q);
	q.op = "act";
	q.number = number;
	q.action = action_table[ACTION_PROGRESS].name;
	values_set(&a, &q.fields, "step", steps[step]);
	if (tui_call(t, &q, &a, &reply, NULL) == 0)
		tui_say(t, LOOK_MESSAGE, "%s %s", number, tr(command_of_id(IN_URGENT, CMD_STEP, step)->label));
	arena_release(&a);
	u->others = true; /* the next key is about the same one */
	u->view.stale = true;
}

static void reveal(struct urgent *u, struct tui *t)
{
	const struct row *r = listing_selected(&u->list);
	struct arena a = ARENA_INIT;
	struct request q;
	struct reply reply;

	if (r == NULL)
		return;
	request_init(&q);
	q.op = "act";
	q.number = r->number;
	q.action = action_table[ACTION_REVEAL].name;
	/* Said on one line, gone with the next key. */
	if (tui_call(t, &q, &a, &reply, NULL) == 0 && reply.complaint != NULL)
		tui_say(t, LOOK_MESSAGE, "%s %s %s", str_or_empty(reply.complaint->value[FIELD_PHONE]),
			str_or_empty(reply.complaint->value[FIELD_NAME]), str_or_empty(text_address(t, reply.complaint)));
	arena_release(&a);
	u->others = true;
	u->view.stale = true;
}

static enum handled urgent_command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct urgent *u = (struct urgent *)v;
	const struct row *r = listing_selected(&u->list);
	bool missing = false;

	switch (cmd) {
	case CMD_OPEN:
		if (r != NULL)
			view_complaint_open(t, r->number);
		return VIEW_HANDLED;
	case CMD_STEP:
		crew_step(u, t, arg);
		return VIEW_HANDLED;
	case CMD_REVEAL:
		reveal(u, t);
		return VIEW_HANDLED;
	case CMD_NEXT:
		cmd = CMD_DOWN;
		break;
	case CMD_PREVIOUS:
		cmd = CMD_UP;
		break;
	default:
		break;
	}
	if (!listing_command(&u->list, cmd, &missing))
		return VIEW_IGNORED;
	u->others = true;
	v->stale = true;
	return VIEW_HANDLED;
}

static void urgent_push(struct view *v, struct tui *t, const struct reply *r)
{
	(void)t;
	(void)r;
	((struct urgent *)v)->others = true;
	v->stale = true;
}

static const char *urgent_subject(struct view *v)
{
	const struct row *r = listing_selected(&((struct urgent *)v)->list);

	return r != NULL ? r->number : NULL;
}

static void urgent_free(struct view *v)
{
	struct urgent *u = (struct urgent *)v;

	listing_release(&u->list);
	record_release(&u->record);
}

static const struct view_ops urgent_ops = {
	.name = N_("Urgent complaints"),
	.scope = IN_URGENT,
	.size = sizeof(struct urgent),
	.no_footer = true,
	.recalc = urgent_recalc,
	.repaint = urgent_repaint,
	.command = urgent_command,
	.push = urgent_push,
	.subject = urgent_subject,
	.free = urgent_free,
};

void view_urgent_open(struct tui *t)
{
	struct urgent *u = (struct urgent *)view_push(t, &urgent_ops);

	listing_init(&u->list);
}

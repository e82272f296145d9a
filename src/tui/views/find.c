/* Find: one box, the results while typing. By number, telephone, name, address, any
 * words, and filters among them. */
#include "../view.h"

#include <string.h>

#include "plaint/found.h"
#include "plaint/report.h"
#include "plaint/utf8.h"

#include "../terminal.h"
#include "../widgets/progress.h"
#include "../widgets/textfield.h"
#include "command.h"
#include "find_filters.h"
#include "listing.h"
#include "reader.h"
#include "record.h"
#include "tab_name.h"

#define OFFER_ROWS 3

struct find {
	struct view view;
	struct listing list; /* second member: browse.c finds it there */
	struct textfield field;
	struct found got;    /* in the listing's arena */
	struct progress progress;
	instant began;       /* this search */
	bool choosing;       /* the cursor was moved in the list since the last character */
	bool typed;          /* the words changed: from the top of the list */
	struct str fault;    /* what is wrong with a filter, or nothing */
	enum look fault_look;
	struct str offers;   /* what Tab could make of the word */
};

static void take_fault(struct find *f, struct tui *t, const struct err *err)
{
	str_clear(&f->fault);
	str_add(&f->fault, tui_error_text(t, err));
	/* Half a filter is nothing to be alarmed about. */
	f->fault_look = err->code == ERR_INPUT ? LOOK_DIM : LOOK_ERROR;
	f->list.failed = true;
}

/* One piece, the rows of those before it in the arena already. */
static bool ask_piece(struct find *f, struct tui *t, struct found *got, struct arena *a)
{
	struct filter whole = { .state = "all", .limit = FOUND_MOST };
	struct err err = ERR_INIT;
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "find";
	q.text = f->field.text.data;
	found_next(got, &whole, &q.filter);
	if (tui_call(t, &q, a, &r, &err) != 0) {
		take_fault(f, t, &err);
		return false;
	}
	found_add(got, a, &whole, &r);
	return true;
}

static void ask(struct find *f, struct tui *t)
{
	struct arena fresh = ARENA_INIT;
	struct found got;

	found_init(&got);
	if (!ask_piece(f, t, &got, &fresh)) {
		f->got.after = NULL;
		arena_release(&fresh);
		return;
	}
	if (f->typed)
		listing_reset(&f->list);
	f->typed = false;
	f->list.failed = false;
	str_clear(&f->fault);
	f->began = t->now;
	f->got = got;
	listing_take(&f->list, &fresh, got.rows, got.count, false);
}

/* What is there stays where it is. */
static void ask_on(struct find *f, struct tui *t)
{
	struct arena a = f->list.arena;

	arena_init(&f->list.arena);
	if (!ask_piece(f, t, &f->got, &a))
		f->got.after = NULL;
	listing_take(&f->list, &a, f->got.rows, f->got.count, false);
}

static void load(struct find *f, struct tui *t)
{
	f->view.stale = false;
	if (f->field.text.len > 0) {
		ask(f, t);
		return;
	}
	listing_reset(&f->list);
	str_clear(&f->fault);
	found_init(&f->got);
	f->typed = false;
}

static void find_recalc(struct view *v, struct tui *t)
{
	struct find *f = (struct find *)v;

	/* Who types fast is asked about once. */
	if (f->typed && t->notice.terminal != NULL && terminal_waiting(t->notice.terminal))
		v->stale = true;
	else if (f->got.after != NULL && !f->typed)
		ask_on(f, t);
	else
		load(f, t);
	if (f->got.after != NULL && !f->typed)
		v->stale = t->hurry = true;
}

/* A search of several pieces is not begun anew each time somebody changes something. */
static void find_push(struct view *v, struct tui *t, const struct reply *r)
{
	(void)t;
	(void)r;
	if (((struct find *)v)->got.pieces < 2)
		v->stale = true;
}

static void paint_filters(struct tui *t)
{
	struct pager p;

	pager_init(&p);
	find_filters_help(t, &p);
	pager_layout(&p, t->cols - 2);
	pager_draw(&p, t->win, 4, 1, t->rows - 7, t->cols - 2);
	pager_release(&p);
}

/* Once it takes longer than a second. */
static bool takes_long(const struct find *f, const struct tui *t)
{
	return f->got.after != NULL && !f->typed && t->now > f->began;
}

/* What was found, what is wrong, or what the word could become; returns the rows used. */
static int paint_state(struct find *f, struct tui *t)
{
	if (f->offers.len > 0) {
		int rows = draw_wrapped(t->win, 3, 1, OFFER_ROWS, t->cols - 2, LOOK_MESSAGE, f->offers.data);

		return rows < OFFER_ROWS ? rows : OFFER_ROWS;
	}
	if (f->fault.len > 0)
		draw_text(t->win, 3, 1, t->cols - 2, f->fault_look, f->fault.data);
	else if (takes_long(f, t))
		draw_text(t->win, 3, 1, t->cols - 2, LOOK_DIM, arena_printf(&t->turn, tr("%lld found so far; Esc: no further"), (long long)f->got.total));
	else if (f->field.text.len > 0 && !f->typed && (f->got.total > 0 || f->got.after == NULL))
		draw_text(t->win, 3, 1, t->cols - 2, LOOK_DIM, f->got.total == 0 && !f->got.more ? tr("Nothing found.") :
			arena_printf(&t->turn, t->cols < 60 ? tr(N_("%lld%s found; Enter opens")) : tr(N_("%lld%s found; Up and Down choose, Enter opens")),
				(long long)f->got.total, f->got.more ? "+" : ""));
	return 1;
}

static void paint_progress(struct find *f, struct tui *t)
{
	const struct walked *far = &f->got.far;
	const char *words = takes_long(f, t) ? progress_words(t, &f->progress, far->looked, far->whole) : "";

	draw_header(t, t->cols < 60 || *words ? tr("Find") : tr("Find by number, telephone, name, address"), words);
	if (takes_long(f, t))
		progress_draw(t, t->rows - 3, far->looked, far->whole);
}

static void find_repaint(struct view *v, struct tui *t)
{
	struct find *f = (struct find *)v;
	const char *label = tr("Find:");
	int at = utf8_width(label, strlen(label)) + 2, row, col, used;

	paint_progress(f, t);
	used = paint_state(f, t);
	if (f->field.text.len == 0)
		paint_filters(t);
	else
		listing_draw(t, &f->list, 3 + used, 0, t->rows - 6 - used, t->cols, true);
	draw_text(t->win, 2, 1, at, LOOK_FOCUS, label);
	textfield_place(&f->field, t->cols - at - 2, 1, &row, &col);
	draw_pad(t->win, 2, at, t->cols - at - 1, LOOK_VALUE, f->field.text.data + f->field.left);
	/* Who listens hears the row that was chosen. */
	if (!t->plain || !f->choosing)
		tui_caret(t, 2, at + col);
}

static enum handled edited(struct find *f, enum edited e)
{
	str_clear(&f->offers);
	f->choosing = false;
	if (e == EDIT_CHANGED) {
		f->typed = true;
		f->view.stale = true;
	}
	return e == EDIT_IGNORED ? VIEW_IGNORED : VIEW_HANDLED;
}

static enum handled find_key(struct view *v, struct tui *t, uint32_t key)
{
	struct find *f = (struct find *)v;

	(void)t;
	return edited(f, textfield_key(&f->field, key == 0x3000 ? K_SPACE : key));
}

static enum handled find_paste(struct view *v, struct tui *t, const char *text, size_t len)
{
	struct find *f = (struct find *)v;

	(void)t;
	return edited(f, textfield_insert(&f->field, text, len));
}

static void show_offers(struct find *f, const struct find_offer *offer, size_t count)
{
	str_clear(&f->offers);
	for (size_t i = 0; i < count; i++) {
		str_addf(&f->offers, "%s%s", i > 0 ? "  " : "", offer[i].word);
		if (*offer[i].label != '\0')
			str_addf(&f->offers, " %s", offer[i].label);
	}
}

/* The last word becomes what it can only become, or as much as is sure. */
static void complete_word(struct find *f, struct tui *t)
{
	const char *text = arena_strdup(&t->turn, f->field.text.data), *word = strrchr(text, ' ');
	struct texts words = { 0 };
	struct find_offer *offer;
	size_t count;
	const char *become;

	word = word != NULL ? word + 1 : text;
	count = find_offers(t, word, &offer);
	words.item = arena_array(&t->turn, count + 1, sizeof *words.item);
	for (size_t i = 0; i < count; i++)
		words.item[words.count++] = offer[i].word;
	become = complete_common(&t->turn, &words);
	if (count == 0) {
		tui_say(t, LOOK_MESSAGE, "%s", tr("nothing to complete"));
		return;
	}
	if (count == 1 && become[strlen(become) - 1] != ':')
		become = arena_printf(&t->turn, "%s ", become);
	if (count == 1 || strlen(become) > strlen(word)) {
		textfield_replace(&f->field, arena_printf(&t->turn, "%.*s%s", (int)(word - text), text, become));
		edited(f, EDIT_CHANGED);
	}
	if (count > 1)
		show_offers(f, offer, count);
}

static enum handled choose(struct find *f, enum cmd cmd)
{
	bool missing = false;

	f->choosing = f->list.list.count > 0;
	return listing_command(&f->list, cmd, &missing) ? VIEW_HANDLED : VIEW_IGNORED;
}

static void help(struct tui *t)
{
	struct pager *p = view_reader_open_help(t, arena_printf(&t->turn, "%s: %s", tr("Help"), tr("Find")));

	find_filters_help(t, p);
	help_add_keys(t, p, IN_FIND);
}

static void open_selected(struct find *f, struct tui *t)
{
	const struct row *r = listing_selected(&f->list);

	if (r != NULL)
		view_complaint_open(t, r->number);
}

static enum handled find_command(struct view *v, struct tui *t, enum cmd cmd, int arg)
{
	struct find *f = (struct find *)v;

	(void)arg;
	if (cmd == CMD_LEFT || cmd == CMD_RIGHT)
		return edited(f, textfield_key(&f->field, cmd == CMD_LEFT ? K_LEFT : K_RIGHT));
	if (cmd == CMD_PANE) {
		complete_word(f, t);
		return VIEW_HANDLED;
	}
	/* Keys typed ahead are about what the words before them find. */
	if (f->typed)
		load(f, t);
	if (cmd == CMD_BACK && f->got.after != NULL) {
		f->got.after = NULL;
		f->view.stale = false;
		return VIEW_HANDLED;
	}
	switch (cmd) {
	case CMD_OPEN:
		open_selected(f, t);
		return VIEW_HANDLED;
	case CMD_HELP:
		help(t);
		return VIEW_HANDLED;
	case CMD_SAVE_TAB:
		if (f->field.text.len > 0 && f->fault.len == 0)
			view_tab_name_open(t, f->field.text.data);
		else
			tui_say(t, LOOK_MESSAGE, "%s", tr(N_("type first what the tab is to show")));
		return VIEW_HANDLED;
	case CMD_FIND:
		return VIEW_HANDLED;
	case CMD_PANE_BACK:
		return choose(f, CMD_UP);
	default:
		return choose(f, cmd);
	}
}

static const char *find_subject(struct view *v)
{
	const struct row *r = listing_selected(&((struct find *)v)->list);

	return r != NULL ? r->number : NULL;
}

static void find_free(struct view *v)
{
	struct find *f = (struct find *)v;

	listing_release(&f->list);
	textfield_release(&f->field);
	str_release(&f->fault);
	str_release(&f->offers);
}

static const struct view_ops find_ops = {
	.name = N_("Find"),
	.scope = IN_FIND,
	.size = sizeof(struct find),
	.text = true,
	.recalc = find_recalc,
	.repaint = find_repaint,
	.command = find_command,
	.key = find_key,
	.paste = find_paste,
	.push = find_push,
	.subject = find_subject,
	.free = find_free,
};

void view_find_open(struct tui *t, const char *initial)
{
	struct find *f = (struct find *)view_push(t, &find_ops);

	listing_init(&f->list);
	f->list.found = true;
	str_init(&f->fault);
	str_init(&f->offers);
	textfield_init(&f->field, 120, false);
	if (initial != NULL)
		textfield_set(&f->field, initial);
}

/* chrome.c - what is around every view: header, footer, message line, times, names. */
#include "view.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "spoken.h"
#include "plaint/action.h"
#include "plaint/report.h"
#include "plaint/rules/rights.h"
#include "plaint/utf8.h"
#include "views/record.h"

void tui_say(struct tui *t, enum look as, const char *fmt, ...)
{
	va_list ap;
	char *s = NULL;

	va_start(ap, fmt);
	if (vasprintf(&s, fmt, ap) >= 0) {
		str_clear(&t->message);
		utf8_clean(&t->message, s, strlen(s), false);
		t->message_look = as;
		free(s);
	}
	va_end(ap);
}

/* The words of the screen for what a message names by its key: the field it belongs
 * to, and in Chinese the action ("edit" says nothing there). */
static void put_words(struct tui *t, struct err *err)
{
	bool of_action = str_starts(err->id, "cannot %1") || str_equal(err->id, "%1 may not %2");

	for (size_t i = 0; i < ERR_ARGS; i++) {
		int action = of_action && t->zh ? action_find(err->arg[i]) : -1;
		const char *word = NULL;

		if (action >= 0)
			word = tr(action_table[action].label);
		else if (err->field[0] && t->site && str_equal(err->arg[i], err->field))
			word = text_field(t, err->field);
		if (word)
			snprintf(err->arg[i], sizeof err->arg[i], "%s", word);
	}
}

/* A list of fields by their labels: "not filled in: Time limit, Category". It came as one
 * text in all arguments. */
static void put_list(struct tui *t, struct err *err)
{
	char all[ERR_ARGS * sizeof err->arg[0]] = "", *rest = all, *name;
	struct err shown = ERR_INIT;
	struct str s;

	for (size_t i = 0; i < ERR_ARGS; i++)
		strncat(all, err->arg[i], sizeof all - strlen(all) - 1);
	str_init(&s);
	while ((name = strsep(&rest, ",")) != NULL)
		str_addf(&s, "%s%s", s.len ? ", " : "", text_field(t, name + strspn(name, " ")));
	err_set_long(&shown, err->code, err->field, err->id, s.data);
	*err = shown;
	str_release(&s);
}

const char *tui_error_text(struct tui *t, const struct err *err)
{
	struct err shown = *err;
	struct str out;
	const char *kept;

	if (t->site && str_starts(err->id, "not filled in: "))
		put_list(t, &shown);
	else
		put_words(t, &shown);
	str_init(&out);
	err_text(&shown, tr, &out);
	kept = arena_strdup(&t->turn, out.data);
	str_release(&out);
	return kept;
}

void tui_error(struct tui *t, const struct err *err)
{
	tui_say(t, LOOK_ERROR, "%s", tui_error_text(t, err));
}

void tui_caret(struct tui *t, int row, int col)
{
	t->caret_row = row < 0 ? 0 : row >= t->rows ? t->rows - 1 : row;
	t->caret_col = col < 0 ? 0 : col >= t->cols ? t->cols - 1 : col;
}

const char *tui_clock(struct tui *t, instant at)
{
	struct civil c = zone_civil(&t->site->zone, at);

	return arena_printf(&t->turn, "%02d:%02d:%02d", c.hour, c.minute, c.second);
}

const char *tui_hhmm(struct tui *t, instant at)
{
	struct civil c = zone_civil(&t->site->zone, at);

	return arena_printf(&t->turn, "%02d:%02d", c.hour, c.minute);
}

const char *tui_date(struct tui *t, instant at)
{
	struct civil c = zone_civil(&t->site->zone, at);

	return arena_printf(&t->turn, "%02d-%02d %02d:%02d", c.month, c.day, c.hour, c.minute);
}

const char *tui_name(struct tui *t, const char *source, const char *key)
{
	return site_name(t->site, source, key, t->zh);
}

void draw_header(struct tui *t, const char *left, const char *right)
{
	int clock_col = t->cols - 9, used;

	draw_fill(t->win, 0, 0, 1, t->cols, LOOK_HEADER);
	if (t->plain) {
		/* A reader would read a ticking clock out each second. */
		draw_text(t->win, 0, 0, t->cols, LOOK_HEADER,
			spoken_row(t, arena_printf(&t->turn, "%s  %s  %s", left, str_or_empty(right), tui_hhmm(t, t->now))));
		return;
	}
	used = draw_text(t->win, 0, 0, clock_col - 1, LOOK_HEADER, left);
	/* "ke…" would say nothing */
	if (!str_empty(right) && (clock_col - used - 2 >= utf8_width(right, strlen(right)) || clock_col - used > 14))
		draw_right(t->win, 0, used + 1, clock_col - used - 2, LOOK_HEADER, right);
	draw_printf(t->win, 0, clock_col, 9, LOOK_HEADER, "%s ", tui_clock(t, t->now));
}

static bool offered(struct tui *t, const struct command *c)
{
	if (c->right >= 0 && t->me && !rights_may(t->me, (enum action)c->right))
		return false;
	if (t->top && t->top->ops->possible && !t->top->ops->possible(t->top, c->id))
		return false;
	return !(c->needs & NEED_SUBJECT) || tui_subject(t);
}

/* Phones have no F-keys: on a narrow screen the letter is shown. */
static uint32_t shown_key(const struct tui *t, enum scope scope, const struct command *c)
{
	uint32_t letter = command_key(c, 1);

	return t->cols < 60 && letter && !key_is_text(scope, letter) ? letter : command_key(c, 0);
}

/* How close the keys stand: "F1 help  F2 new", "F1 help F2 new", "F1help F2new". */
struct spacing { int gap, after; };

static int draw_key(struct tui *t, enum scope scope, int col, int end, const struct command *c, struct spacing by, bool draw)
{
	char name[16];
	const char *label = tr(c->label);
	const char *key = key_text(shown_key(t, scope, c), name);
	/* "nnew", "Enterqueue" would be no help */
	int gap = by.gap || (isalpha((unsigned char)key[strlen(key) - 1]) && isalpha((unsigned char)*label)) ? 1 : 0;
	int need = (int)strlen(key) + gap + utf8_width(label, strlen(label));

	if (col + need > end)
		return -1;
	if (draw) {
		draw_text(t->win, t->rows - 1, col, need, LOOK_FOOTER_KEY, key);
		draw_text(t->win, t->rows - 1, col + (int)strlen(key) + gap, need, LOOK_FOOTER, label);
		hit_command(t, t->rows - 1, col, need, c->id, c->arg);
	}
	return col + need + by.after;
}

/* Keys up to that place in the footer, as far as they fit; false: not all did. */
static bool draw_keys(struct tui *t, enum scope scope, int end, int places, struct spacing by, bool draw)
{
	int col = by.gap || t->zh ? 1 : 0;

	for (int place = 1; place <= places && col >= 0; place++)
		for (size_t i = 0; i < command_count && col >= 0; i++) {
			const struct command *c = &command_table[i];
			/* where one types, a letter is a letter */
			if (c->footer == place && c->where & scope && offered(t, c) && !key_is_text(scope, shown_key(t, scope, c)))
				col = draw_key(t, scope, col, end, c, by, draw);
		}
	return col >= 0;
}

#define PLACES 20
#define PLACES_NEEDED 10 /* these come closer together before one of them goes */

void draw_footer(struct tui *t, enum scope scope)
{
	static const struct spacing spacings[] = {{1, 2}, {1, 1}, {0, 1}};
	int end = t->cols, usual = t->zh ? 2 : 0, s = usual;

	draw_fill(t->win, t->rows - 1, 0, 1, t->cols, LOOK_FOOTER);
	if (scope & IN_FORMS) {
		/* where there are no F-keys, or no room to name them, it leads to all of them */
		end = t->cols - 5;
		draw_text(t->win, t->rows - 1, t->cols - 4, 3, LOOK_FOOTER_KEY, "Esc");
	}
	while (s < 3 && !draw_keys(t, scope, end, PLACES_NEEDED, spacings[s], false))
		s++;
	draw_keys(t, scope, end, PLACES, spacings[s < 3 ? s : scope & IN_FORMS ? usual : 2], true);
}

/* view.h - screens as a stack of views, and what they share.
 *
 * Asking and drawing are two steps: recalc asks the server (only when the view is
 * stale), repaint draws what is held and asks nothing. Handlers change the view's
 * own state and return what happened; the loop draws once a turn.
 */
#ifndef PLAINT_TUI_VIEW_H
#define PLAINT_TUI_VIEW_H

#include <curses.h>
#include <stdbool.h>

#include "plaint/client.h"
#include "plaint/str.h"

#include "draw.h"
#include "keys.h"

struct tui;
struct view;
struct terminal;

enum handled {
	VIEW_IGNORED, /* not mine: the loop tries the commands known everywhere */
	VIEW_HANDLED, /* done; draw again */
	VIEW_CLOSED   /* done, and take me (the view that was asked) off the stack */
};

struct view_ops {
	const char *name;  /* heading of its F1: message id */
	enum scope scope;  /* its keymap */
	size_t size;       /* of the view's struct, whose first member is struct view */
	bool overlay;      /* does not fill the screen: what lies below is drawn first */
	bool text;         /* characters go to key() before any keymap (fields, lines) */
	bool no_footer;    /* draws the last row itself */

	/* Each may be NULL. */
	void (*recalc)(struct view *v, struct tui *t);
	void (*repaint)(struct view *v, struct tui *t);
	/* A command of the view's scope. */
	enum handled (*command)(struct view *v, struct tui *t, enum cmd cmd, int arg);
	/* A key without command, or any character when .text is set. */
	enum handled (*key)(struct view *v, struct tui *t, uint32_t key);
	/* A whole paste, cleaned (utf8_clean, multiline). */
	enum handled (*paste)(struct view *v, struct tui *t, const char *text, size_t len);
	/* A second has passed; the view is drawn afterwards in any case. */
	void (*tick)(struct view *v, struct tui *t);
	/* Something changed on the server. NULL: the view becomes stale. */
	void (*push)(struct view *v, struct tui *t, const struct reply *r);
	/* Can it do anything now? What cannot is not in the footer. NULL: all can. */
	bool (*possible)(struct view *v, enum cmd cmd);
	/* The complaint commands are about: the selected or open one, or NULL. */
	const char *(*subject)(struct view *v);
	void (*free)(struct view *v);
};

struct view {
	const struct view_ops *ops;
	struct view *below;
	bool stale;  /* recalc is due */
	bool closed; /* taken off at the end of the turn */
};

#define OPENED_MOST 6

/* A place on the screen where a click means something: a key so many times, then a
 * command. */
struct hit {
	int row, rows, col, cols;
	uint32_t key;
	int times;
	enum cmd cmd;
	int arg;
};
#define HITS 256

/* notice.h */
struct notices {
	struct terminal *terminal;
	bool bell, title;
	bool stale;          /* the counts */
	int64_t overdue;     /* of all, as last asked */
	instant rang, asked;
};

/* editing.h */
struct editings {
	struct arena arena;
	struct editing *item; /* of others, oldest first */
	size_t count;
	size_t learned;
	int64_t desk;         /* what the server calls this one */
	unsigned connection;  /* it was asked over */
};

struct tui {
	struct client *client;
	const struct client_options *options; /* it was opened with */
	struct site *site;   /* own reference; a reload replaces it, forms keep theirs */
	const struct me *me;
	instant now;         /* the server's clock, set each turn */
	bool zh;
	bool offline;        /* the last call or push found no server */
	bool quit;
	bool hurry;          /* something long goes on: the next turn comes without a wait */
	bool train;          /* the loop lends the terminal to `plaint train` at the end of the turn */
	bool suspend;        /* the loop goes back to the shell at the end of the turn */
	unsigned asked_to_leave; /* value of keys when it was asked whether to leave */
	WINDOW *win;         /* the whole screen */
	int rows, cols;      /* its size */
	int caret_row, caret_col; /* where the hardware cursor goes after the flush */
	struct view *top;
	struct str message;  /* shown on the last row but one until the next key */
	enum look message_look;
	struct arena turn;   /* cleared at the start of each turn: texts made while drawing */
	unsigned keys;       /* pressed so far */
	char *place;         /* the data directory, by its real name: whose drafts are ours */
	struct drafts *drafts;
	char opened[OPENED_MOST][48]; /* complaints that are open (opened.h), oldest first */
	int opened_count;
	struct training *training; /* NULL: the desk is in earnest */
	struct view *aside;  /* forms laid by, the last one first */
	bool plain;          /* for a screen reader: whole sentences, no frames */
	bool mouse;          /* asked for */
	struct hit hit[HITS]; /* of what is on the screen */
	int hit_count;
	struct notices notice;
	struct editings editing;
	char own_number[48]; /* of the record this desk changed last ... */
	uint32_t own_version; /* ... and what it made it */
	int told;            /* columns of the message line the top view has written into */
	struct view *dead;   /* closed in this turn, freed at its end */
	/* Commands known everywhere, after the view ignored them. */
	enum handled (*everywhere)(struct tui *t, enum cmd cmd, int arg);
};

/* A new zeroed view of ops->size on top of the stack, stale. */
struct view *view_push(struct tui *t, const struct view_ops *ops);
/* Takes the view (wherever in the stack) off; freed at the end of the turn. The one
 * below becomes stale. */
void view_close(struct tui *t, struct view *v);
/* Marks all views stale. */
void view_stale_all(struct tui *t);
/* Runs a command as if its key had been pressed: the top view first, then everywhere. */
void tui_command(struct tui *t, enum cmd cmd, int arg);
/* The subject of the top view; of a box without one, that of the screen it stands on; NULL. */
const char *tui_subject(struct tui *t);

/* Sets tag, from; on failure shows the error on the message line and returns -1.
 * err may be NULL; given, nothing is shown: the caller says it. */
int tui_call(struct tui *t, struct request *q, struct arena *a, struct reply *r, struct err *err);
/* The line above the footer, until the next key. Both translate nothing. */
void tui_say(struct tui *t, enum look look, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* Translates and shows. */
void tui_error(struct tui *t, const struct err *err);
/* A clean, translated error text in the turn's arena. */
const char *tui_error_text(struct tui *t, const struct err *err);
/* Where the hardware cursor is to be: the caret, or the selected row. */
void tui_caret(struct tui *t, int row, int col);

/* While drawing, for the mouse: a click runs the command; goes so many rows down (up:
 * negative), none: opens; goes so many fields on. */
void hit_command(struct tui *t, int row, int col, int cols, enum cmd cmd, int arg);
void hit_row(struct tui *t, int row, int rows, int col, int cols, int away);
void hit_field(struct tui *t, int row, int rows, int col, int cols, int away);

/* Ready-made rows. The header is row 0: left, right-aligned text and the clock. */
void draw_header(struct tui *t, const char *left, const char *right);
/* The last row: keys of the scope from the command table. The loop calls it. */
void draw_footer(struct tui *t, enum scope scope);
/* "14:32:07", "14:32", "11-22 14:32" in the site's zone, in the turn's arena. */
const char *tui_clock(struct tui *t, instant at);
const char *tui_hhmm(struct tui *t, instant at);
const char *tui_date(struct tui *t, instant at);
/* site_name with the turn's language. */
const char *tui_name(struct tui *t, const char *source, const char *key);

/* --- the screens, each opens itself on top of the stack --------------------- */

/* views/form*.c, intake*.c, action_form*.c */
/* The open intake with its text, if there is one; else a new one. */
void view_intake_open(struct tui *t);
/* One more, whatever is open. */
void view_intake_another(struct tui *t);
/* The same matter again (GC-8): intake filled with what stays, original set. */
void view_intake_again(struct tui *t, const char *number);
/* The form of the action, or does it at once when it has none. */
void view_action_open(struct tui *t, const char *number, enum action action);
/* Drafts set aside, here and on other machines: a list to pick from. */
void view_drafts_open(struct tui *t);

/* views/desk*.c, complaint*.c, why.c, help.c, menu.c, command.c, urgent.c, find.c */
void view_desk_open(struct tui *t);
void view_complaint_open(struct tui *t, const char *number);
void view_why_open(struct tui *t, const char *number, const char *clock); /* clock NULL: the nearest */
void view_help_open(struct tui *t, enum scope scope);
void view_menu_open(struct tui *t);
void view_command_open(struct tui *t, const char *initial);
void view_urgent_open(struct tui *t);
/* Load by department and person (S-5); the end of a shift. */
void view_board_open(struct tui *t);
void view_handover_open(struct tui *t);
/* Reports (S-7): which one, and one of a period (dates as --from and --to, or NULL). */
void view_reports_open(struct tui *t);
void view_archive_open(struct tui *t); /* PU-13 */
bool view_report_open(struct tui *t, const char *name, const char *from, const char *to);
/* Violations to decide on, and the documents of the ladder (D-7, U-6). */
void view_supervision_open(struct tui *t);
void view_find_open(struct tui *t, const char *initial);
void view_directory_open(struct tui *t); /* departments, duties, telephones (HT-14) */

#endif

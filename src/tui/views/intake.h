/* intake.h - registering a complaint while the caller talks; shared by intake*.c. */
#ifndef PLAINT_TUI_INTAKE_H
#define PLAINT_TUI_INTAKE_H

#include "../widgets/list.h"
#include "form.h"
#include "plaint/rules/triage.h"

/* What the program says about the text so far. */
struct preview {
	struct arena arena;
	const struct danger *danger; /* the most urgent one, or NULL */
	const char *word;
	int level;
	const char *category;        /* as filled in, or the danger's */
	const char *department, *person; /* where the route leads, or NULL */
	const char *clock;           /* the one that runs out first, or NULL */
	instant due;
};

struct intake {
	struct form_view f;
	struct workdays *days;   /* of the form's site; NULL when its calendar has a fault */
	instant opened;          /* call timer */
	struct preview preview;

	struct arena earlier_arena;
	struct row *earlier;
	int earlier_count;
	struct list earlier_list;
	bool in_earlier;         /* the arrows move there; any character goes back to the form */
	char *asked;             /* phone, address and account last asked for */
	int64_t asked_at;        /* milliseconds, so that it is not asked at each key */

	const char *above_of, *above; /* the same matter again as this one: the department that goes to */
	const char *number;      /* once registered by F8: the rest is an edit of it */
	uint32_t version, told;  /* of the record: that one saves upon; that one knows of */
	bool look;               /* others may have changed it: it is looked at */
	struct values registered; /* what it was registered with */
	unsigned big_until;      /* the number stands large until that many keys */
	bool settling;           /* the fields of the settlement are shown (GC-2) */
	int box_side;            /* danger box: 0 none, 1 below, -1 above the caret */
	int box_rows, box_field; /* its height, and the field it was placed for */
	int box_wanted, box_area; /* what it was placed in: another script, another screen */
};

/* intake_earlier.c: earlier complaints of this caller and place. */
void earlier_ask(struct intake *in, struct tui *t);
void earlier_draw(struct intake *in, struct tui *t, int top, int col, int rows, int cols);
const struct row *earlier_selected(const struct intake *in);

/* intake_preview.c: danger words, category, route, due time. */
/* When it came in: as typed, else the first key. */
instant intake_received(const struct intake *in, const char *typed, instant now);
void preview_update(struct intake *in, struct tui *t);
void preview_draw(struct intake *in, struct tui *t, int row, bool beside);
/* The rows the danger box needs; 0 when there is none. */
int danger_rows(struct intake *in, struct tui *t);
void danger_draw(struct intake *in, struct tui *t, int row, int rows);

/* intake_send.c: registering. */
void intake_register(struct intake *in, struct tui *t, const char *next);
void intake_emergency(struct intake *in, struct tui *t);
void intake_settle(struct intake *in, struct tui *t);

/* intake_draw.c */
void intake_repaint(struct view *v, struct tui *t);

/* big_number.c: the number over the screen until the next key, which goes on to what is below. */
void big_number_open(struct tui *t, const char *number, const char *line);
/* The same inside a screen, taking no key: rows it wants, or 3 for plain digits. */
int big_number_rows(struct tui *t, const char *number);
void big_number_draw(struct tui *t, int row, int rows, const char *number, const char *line);

#endif

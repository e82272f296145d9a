/* sheet.h - a form while it is filled in: its fields, the one with the caret, what is
 * missing, where each lies. Pure; sheet_draw.h draws it. */
#ifndef PLAINT_TUI_SHEET_H
#define PLAINT_TUI_SHEET_H

#include "entry.h"
#include "plaint/field.h"

#define SHEET_FIELDS 80

struct sheet {
	struct arena arena;
	const struct site *site;
	bool zh;
	struct entry entry[SHEET_FIELDS];
	int count;     /* of those asked for; behind them */
	int hidden;    /* those that are not, by the channel: what was typed in them is kept */
	int current;   /* the field with the caret */
	int scroll;    /* first row shown */
	int scrolled;  /* the field it was last scrolled for */
	int height;    /* rows of all fields */
	int label_cols;
	bool headings; /* section headings are shown: there is room */
	const struct form *also; /* asked first for a field that is added (sheet_ask), or NULL */
	bool spoken;   /* for a screen reader: a field is a phrase, "label: value, 3 of 18" */
};

/* The site must outlive it. form may be NULL: no fields yet. */
void sheet_init(struct sheet *s, const struct site *site, const struct form *form, bool zh);
void sheet_release(struct sheet *s);
/* Appends the fields of another form that are not there yet; returns the first of them, or -1. */
int sheet_append(struct sheet *s, const struct form *form);
/* Asks for one more field (a late reason, what the server found missing): from one of
 * the site's forms if any has it, else as a text. Returns its index, -1: no room. */
int sheet_ask(struct sheet *s, const char *name, bool required);

/* The index of the field, or -1. */
int sheet_find(const struct sheet *s, const char *name);
/* What it holds, as text in the arena; NULL when empty or not there. */
const char *sheet_text(struct sheet *s, const char *name);
void sheet_set(struct sheet *s, const char *name, const char *text);
/* After a change: fields the chosen channel has no need of go, others come (form_field). */
void sheet_follow(struct sheet *s);
bool sheet_empty(const struct sheet *s);

/* Next or previous field; wraps round. */
void sheet_move(struct sheet *s, int by, instant now);
void sheet_focus(struct sheet *s, int i, instant now);
struct entry *sheet_current(struct sheet *s); /* NULL: no fields */

/* Required fields that are empty: their labels joined; how many. out may be NULL. */
int sheet_missing(const struct sheet *s, struct str *out);
/* All fields for a request (empty ones left out). The first senseless or, when
 * required is set, missing one gets the caret and its error: -1. */
int sheet_values(struct sheet *s, instant now, bool required, struct arena *a, struct values *out, struct err *err);
/* Shows an error at its field and puts the caret there; a field that is not in the form is
 * added. False: the error belongs to no field. */
bool sheet_error(struct sheet *s, const struct err *err, const char *text, instant now);

/* Rows and columns for a width. The fields before the first long text get only
 * narrow columns (something stands beside them); rows: of the area it is shown in. */
void sheet_layout(struct sheet *s, int cols, int narrow, int rows);
/* Scrolls so that the field with the caret lies in the rows lo ... hi - 1 of the area.
 * While the caret stays in one field nothing moves as long as its row is there. */
void sheet_scroll(struct sheet *s, int lo, int hi);
/* Of a field in a spoken form: "Phone, required:". */
void sheet_spoken_label(const struct entry *e, struct str *out);
/* From this width on its place stands at the end of the row, that wide. */
#define SHEET_PLACE_FROM 60
#define SHEET_PLACE 10
/* The caret: row in the form and column. */
void sheet_caret(struct sheet *s, int *row, int *col);
/* Options of a field of choices, laid out: column and row in the field of option i. */
void entry_option_place(const struct entry *e, int i, int *row, int *col);

#endif

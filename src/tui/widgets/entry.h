/* entry.h - one field of a form while it is filled in: its kind, state, keys. Pure. */
#ifndef PLAINT_TUI_ENTRY_H
#define PLAINT_TUI_ENTRY_H

#include "plaint/site.h"
#include "textfield.h"

enum entry_kind {
	ENTRY_TEXT, ENTRY_MULTILINE, ENTRY_PHONE, ENTRY_DATE, ENTRY_TIME, ENTRY_NUMBER,
	ENTRY_CHOICE,  /* one of the options */
	ENTRY_CHOICES, /* any of them */
	ENTRY_TICK     /* yes or not */
};

struct entry_option { const char *key, *label; };

struct entry {
	const struct form_field *spec;
	const char *name, *label, *help, *group;
	int order;             /* its place among all fields of the form */
	enum entry_kind kind;
	bool required;
	bool always;           /* required whatever else is filled in */
	struct textfield edit; /* texts; in choices what was typed to find an option */
	struct entry_option *option;
	int options;
	int chosen;            /* CHOICE: -1 none; TICK: -1 untouched, 0 no, 1 yes */
	unsigned char *ticked; /* CHOICES */
	int at;                /* CHOICES: the option the caret is on */
	struct str run;        /* choices: all that was typed since another key, */
	int before;            /* what was chosen then, */
	int anew;              /* how often it began anew with another value, */
	size_t sense;          /* how many characters of it made sense, */
	bool astray;           /* and whether it was meant for none of them */
	bool limited;          /* by entry_limit */
	const char *error;     /* shown under it until it is edited, or NULL */
	int row, rows, cols;   /* where it lies in the form (sheet_layout) */
	int label_cols;        /* room of its label */
	bool spoken;           /* an option a row, no marks (struct sheet) */
};

/* Labels and options in that language; memory of options from the arena, of texts
 * its own (entry_release). The site must outlive it. */
void entry_init(struct entry *e, struct arena *a, const struct site *site, const struct form_field *spec, bool zh);
void entry_release(struct entry *e);

/* Only these keys are options from now on, why being shown as its help; keys NULL: all of
 * the form's again. What was chosen and is none of them is not any more; a single one is
 * chosen in its place. Fields of one choice alone. */
void entry_limit(struct entry *e, struct arena *a, const struct site *site, const struct texts *keys, const char *why, bool zh);

/* One more value of a field; a text becomes a choice of those offered. Of an empty field. */
void entry_offer(struct entry *e, struct arena *a, const char *key, const char *label);

bool entry_is_text(const struct entry *e);
bool entry_empty(const struct entry *e);
/* What it holds as text: keys of the site, several joined by ','; times as typed. */
void entry_text(const struct entry *e, struct str *out);
/* The other way; unknown keys of choices become an option of their own. */
void entry_set(struct entry *e, struct arena *a, const char *text);
/* What it gives to a request: times in ISO 8601. ERR_INPUT with the field when senseless. */
int entry_value(const struct entry *e, const struct zone *z, instant now, struct str *out, struct err *err);
/* On leaving it: a time that was understood is shown as such. True: the text changed. */
bool entry_settle(struct entry *e, const struct zone *z, instant now);

/* Tab, Enter and F-keys are the form's. Ignored: up and down over the edge, left and
 * right of a text without room to move. */
enum edited entry_key(struct entry *e, uint32_t key);
/* What was typed into a choice although it is none of its values: meant for another field,
 * or a slip. NULL: nothing. */
const char *entry_astray(const struct entry *e);
/* Whoever comes back begins to type anew. */
void entry_left(struct entry *e);
enum edited entry_paste(struct entry *e, const char *s, size_t len);
/* The label of what is chosen, for display; "" for none. */
void entry_shown(const struct entry *e, struct str *out);

#endif

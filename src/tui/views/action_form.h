/* action_form.h - the form of one action on one complaint, shared by its handlers
 * (action_form.c), what fills it (action_fill.c) and what happens when somebody else
 * changes the record meanwhile (action_merge.c). */
#ifndef PLAINT_TUI_ACTION_FORM_H
#define PLAINT_TUI_ACTION_FORM_H

#include "form.h"

struct action_form {
	struct form_view f;
	struct tui *t;
	enum action action;
	const char *number;    /* or NULL: many */
	int64_t version;       /* the record the form was filled from */
	struct values before;  /* what the record's fields held */
	const char *heading;   /* whose and what, second line */
	instant opened;
	bool typed;            /* since the others were told last (U-7) */
	instant told;
	bool look;             /* the record may have been changed: it is looked at */
	unsigned connection;   /* over which it was looked at last */
	const char *since;     /* who changed it meanwhile, and what of it; or NULL */
	const char *taken_by;  /* name of who took it over, or NULL */
	bool insists;          /* it was said that saving goes on all the same */
	struct complaint *record; /* as the form was filled from it, where the profile asks for more than the form; or NULL */
	struct complaint *newer; /* what others made of it: the form is being brought up to it */
	const char *impossible; /* why it cannot be done any more, or NULL */
};

/* --- action_fill.c ----------------------------------------------------------- */

/* A field of the record, not of the event alone. */
bool action_of_record(const char *name);
/* What the record holds of it, or NULL; may belong to the arena. */
const char *action_record_text(struct arena *a, const struct complaint *c, const char *name);
/* Stars stand in it, not what is on record. */
bool action_masked(const char *text);
/* The record's fields as they are, so that one changes them instead of typing anew;
 * what the action begins with, what it asks for. */
void action_fill(struct action_form *x, struct tui *t, const struct complaint *c);
void action_ask_reasons(struct action_form *x, struct tui *t, const struct complaint *c);
/* What goes to the server: of an edit only what was changed. */
int action_values(struct action_form *x, struct tui *t, struct arena *a, struct values *out, struct err *err);

/* --- action_merge.c ------------------------------------------------------------ */

/* The server refused with a conflict: shows field by field what others changed since the
 * form's version (r: its reply) and what one has typed; then the form goes on, or is
 * saved, upon the newer version (L-5). */
void action_merge(struct action_form *x, struct tui *t, const struct reply *r);
/* Saves the form. */
void action_save(struct action_form *x, struct tui *t);

#endif

/* form.h - what all forms share: keys, draft, the line of choices after Esc, drawing.
 * intake.c and action_form.c stand on it. */
#ifndef PLAINT_TUI_FORM_H
#define PLAINT_TUI_FORM_H

#include "../drafts.h"
#include "../view.h"
#include "../widgets/sheet.h"

struct form_view {
	struct view v;
	struct site *site;        /* its own: a reload does not change an open form */
	struct sheet sheet;
	struct arena arena;       /* lives as long as the view */
	struct draft_head head;
	struct draft_file *draft; /* from the first key on */
	instant kept;             /* the last write as it is shown: it moves with the clock, not with each key */
	bool draft_lost;          /* it could not be kept: said once */
	unsigned copied;          /* changes the server's copy has */
	instant copy_at;          /* when it may be copied again */
	bool choosing;            /* the line after Esc is shown */
	struct draft_found *found; /* drafts of the same form, offered until the first key */
	size_t found_count;
	size_t waiting;           /* drafts of other forms and from other machines, told until the first key */
	instant waiting_since;    /* when something was typed into the last of them */
	struct str astray;        /* typed into a choice that has no such value; Ctrl-Y puts it into a text */
	int typed_in;             /* the field the last key went to */
	struct str missing;       /* their names, as shown since missing_at with the caret in missing_in */
	instant missing_at;
	int missing_in;
	int top, bottom;          /* screen rows of the fields, set by repaint */
	const struct texts *ask;  /* what is still to be asked for, beside what is missing; or NULL */
	/* Called after something was changed by hand. */
	void (*edited)(struct form_view *f, struct tui *t);
	/* Called when a draft was taken up. */
	void (*resumed)(struct form_view *f, struct tui *t, const struct draft_found *found);
};

/* The line of choices after Esc: over whatever stands there. */
void form_draw_choices(struct form_view *f, struct tui *t);
/* Has the current field values to list? */
bool form_has_values(const struct form_view *f);
void form_init(struct form_view *f, struct tui *t, const struct form *form, const struct draft_head *head);
void form_release(struct form_view *f);

/* Keys that are the same in all forms. VIEW_IGNORED: the view's own turn. */
enum handled form_key(struct form_view *f, struct tui *t, uint32_t key);
enum handled form_paste(struct form_view *f, struct tui *t, const char *text, size_t len);
/* Moving, values, help, the line of choices. */
enum handled form_command(struct form_view *f, struct tui *t, enum cmd cmd);
void form_tick(struct form_view *f, struct tui *t);

/* Puts a value in by program: drafted like a typed one. */
void form_set(struct form_view *f, struct tui *t, const char *name, const char *text);
/* Says what the server answered: at its field if it belongs to one, else on the line. */
void form_say_error(struct form_view *f, struct tui *t, const struct err *err);
/* The draft is no longer needed; its copy on the server goes too. */
void form_done(struct form_view *f, struct tui *t);
/* Takes up a draft found. */
void form_resume(struct form_view *f, struct tui *t, const struct draft_found *found);

/* Rows 1 (help, "field 7/12, missing 2"), the last but one (missing, or choices) and the
 * fields between top and bottom, of which lo ... hi - 1 are free; narrow as in sheet_layout. */
void form_draw(struct form_view *f, struct tui *t, int lo, int hi, int narrow);

/* form_prompts.c: what whoever fills the form in is reminded of. The rows taken; 0 when
 * there are none or no room. */
int form_prompts_draw(const struct form_view *f, struct tui *t, int row, int col, int rows, int cols);
/* "Where exactly?  Valve closed?", for the turn. */
const char *prompts_line(struct tui *t, const struct texts *prompts);

/* form_limits.c: the fields offer only the values the profile allows in the action on c
 * now, as the form is filled in (department: where it goes, when that is no field of it);
 * what it asks for counts as missing; form_asked: does it say anything of the action? */
void form_limits(struct form_view *f, struct tui *t, const struct complaint *c, enum action action, const char *department);
void form_needs(struct form_view *f, struct tui *t, const struct complaint *c, enum action action);
/* What the action does not do without and the form does not hold: asked in it, too. */
void form_ask_missing(struct form_view *f, struct tui *t, const struct complaint *c, enum action action);
bool form_asked(const struct site *site, enum action action);
/* The person is one of the department that is filled in. */
void form_people(struct form_view *f, struct tui *t);

/* form_draft.c */
void form_keep(struct form_view *f, struct tui *t, const struct entry *e);
void form_keep_named(struct form_view *f, struct tui *t, const char *name, const char *text);
/* All that stands in the form, typed or not. */
void form_keep_all(struct form_view *f, struct tui *t);
void form_find_drafts(struct form_view *f, struct tui *t);
void form_copy(struct form_view *f, struct tui *t);
/* The server's copy of that draft goes. */
void form_drop_copy(struct tui *t, const char *id);
/* "12 min" */
const char *tui_age(struct tui *t, instant since);
/* How many there are set aside, of all forms and from other machines, and when something was
 * typed into the last of them. */
size_t form_drafts_waiting(struct tui *t, instant *since);
/* Opens the form a draft belongs to, with its text. */
void form_open_draft(struct tui *t, const struct draft_found *found);

/* The views' openers with a draft; view.h has those without. */
struct form_view *intake_new(struct tui *t);
struct form_view *action_form_new(struct tui *t, const char *number, enum action action);

#endif

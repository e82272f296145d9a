/* record.h - one complaint as the screens hold it, and the words they say about it. */
#ifndef PLAINT_TUI_RECORD_H
#define PLAINT_TUI_RECORD_H

#include "../view.h"

struct record {
	struct arena arena;
	struct complaint *c; /* NULL: none held */
	struct event *events;
	size_t event_count;
	size_t event_total;  /* of the record: the newest are held */
	struct row *links;
	size_t link_count;
};

/* Asks the server, for so many of its newest events (0: a page of them). On failure what was
 * held is kept; err may be NULL (then it is shown). */
int record_load(struct tui *t, struct record *r, const char *number, int events, struct err *err);
/* A page of older events, put before the others. False: there is none, or it did not come. */
bool record_load_older(struct tui *t, struct record *r);
void record_release(struct record *r);
bool record_is(const struct record *r, const char *number);

/* --- words, in the turn's arena ----------------------------------------------- */

/* A text built in s, which is released. */
const char *text_kept(struct tui *t, struct str *s);

enum urgency { URGENCY_NONE, URGENCY_RUNNING, URGENCY_SOON, URGENCY_OVERDUE };
enum urgency urgency_of(instant due, instant warn_at, instant now);
/* "!!", " >", "  ": beside the colour, never instead of it. */
const char *urgency_mark(enum urgency u);
enum look urgency_look(enum urgency u);

/* "14:27", with the day when it is another one. */
const char *text_moment(struct tui *t, instant at);
/* "06:51", "-04:12", "" for no due time. */
const char *text_remaining(struct tui *t, instant due);
/* The same in words: "4m left", "overdue 4m". */
const char *text_left(struct tui *t, instant due);
/* "settle#2" → "Settle 2" in the language. */
const char *text_clock(struct tui *t, const char *run);
const char *text_state(struct tui *t, enum state s);
const char *text_level(struct tui *t, int level);
/* A login's name, or the login. "" for NULL. */
const char *text_person(struct tui *t, const char *login);
/* Whom an escalation or a notice goes to: a person, a department, a role. */
const char *text_addressee(struct tui *t, const char *to);
const char *text_department(struct tui *t, const char *title);
/* A field's value as a person reads it: keys of the site by their names. */
const char *text_value(struct tui *t, const char *field, const char *value);
/* Its parts: a moment written as ISO 8601; keys of a source, one or several, of a form's
 * field (NULL: none) by their names. */
const char *text_stamp(struct tui *t, const char *value);
const char *text_names(struct tui *t, const struct form_field *f, const char *source, const char *keys);
/* Where it is: the address and the parts of it the profile asks for (of_address); a bare number
 * with its label, "Room 402". NULL: nothing is known. */
const char *text_address(struct tui *t, const struct complaint *c);
/* A field's label: of a form that has it, else of the field table, else its name. */
const char *text_field(struct tui *t, const char *field);
/* In an event or a request of that action: its form's word ("reason"). */
const char *text_field_of(struct tui *t, const char *action, const char *field);
/* "Li Qiang -> shift lead -> manager": whom a breach of the clock goes to, or "". */
const char *text_ladder(struct tui *t, const char *run, const char *department);
/* The next step in a word ("sign for it"), or NULL. */
const char *text_next(struct tui *t, const struct complaint *c);
/* Who decides on what waits; what waits: "Suspend, asked by He Ping 09:12". */
const char *text_deciders(struct tui *t, const struct complaint *c);
const char *text_asking(struct tui *t, const struct asking *w);
/* Whose step is next: the person's or the department's it was sent to; its taker's before and after. */
const char *text_lies_with(struct tui *t, const struct complaint *c);
/* "Receive (Contact due 14:27, 04:12 over)": the next step and the nearest clock. */
const char *text_next_due(struct tui *t, const struct complaint *c);
/* "Contact due 14:27, 04:12 over" */
const char *text_due(struct tui *t, const char *run, instant due);
/* One line of the timeline without its time: "Chen forwarded  to Repair, Li". */
const char *text_event_who(struct tui *t, const struct event *e);
const char *text_event_what(struct tui *t, const struct event *e);

#endif

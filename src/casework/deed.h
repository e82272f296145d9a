/* deed.h - one action on one complaint: what was, what becomes of it, what the
 * event says. Most actions need nothing but act.c; hooks.c names what is special. */
#ifndef CASEWORK_DEED_H
#define CASEWORK_DEED_H

#include "desk.h"
#include "plaint/rules/clocks.h"
#include "snags.h"

struct deed {
	struct desk *d;
	enum action action;
	const struct complaint *old; /* NULL at registration */
	struct complaint *c;
	struct values given;         /* checked; as the action's form has them */
	struct snags snags;          /* what was wrong with them */
	struct texts causes;         /* for the clocks */
	struct event e;
	unsigned as;    /* AS_HELPER, AS_REQUEST */
	const char *through; /* number of the incident it is done for all by, or NULL */
	const char *asked_by; /* who asked for what is granted now, or NULL */
	const struct asking *granted; /* by an approve: what happens with it, or NULL */
	bool ours;      /* the program does it for the person: nothing is asked for */
	bool destroys;  /* nothing of what was may stand in the event (PU-13) */
	bool untouched; /* the record stays as it is, only the event is written */
};

/* What an action needs beside the ordinary way. All may be NULL. */
struct hooks {
	/* A full use case of its own instead of act.c. */
	use *instead;
	/* Fields it takes beside those of its form. */
	const char *const *takes;
	/* Of its fields, those that are not set on the record of themselves. */
	const char *const *apart;
	/* Before missing fields are looked for: fills in what the program knows. */
	int (*prepare)(struct deed *x, struct err *err);
	/* When state and fields are set: what else changes. */
	int (*apply)(struct deed *x, struct err *err);
	/* When it is stored: whom it concerns. */
	void (*tell)(struct deed *x);
};
const struct hooks *hooks_of(enum action action);

/* Loads the record; records what its clocks did up to now, so that an action just
 * after a deadline finds the breach on the record. */
int deed_begin(struct deed *x, struct desk *d, enum action action, const char *number, struct err *err);
/* Checks the fields of the action into x->given and x->snags. */
void deed_fields(struct deed *x, const struct values *fields);
/* From x->given to the stored record and event; refuses with x->snags and what is
 * missing. */
int deed_do(struct deed *x, struct err *err);
/* Rights, lifecycle, fields and deed_do in one. */
int deed_run(struct deed *x, const struct values *fields, struct err *err);

/* --- the parts deed_do is made of, for registration ------------------------------ */

/* Sets all fields of the record and notes those of the event. */
void deed_set_fields(struct deed *x);
/* A field of the event alone. */
void deed_note(struct deed *x, const char *name, const char *text);
int deed_clocks(struct deed *x, instant at, struct err *err);
/* Version, record, event. */
int deed_store(struct deed *x, struct err *err);

/* Is it a field that only the event keeps? Reasons of late clocks are, too. */
bool deed_of_event(const struct site *site, const char *name);
bool name_in(const char *const *list, const char *name);

/* The differences between two records as changes of an event. */
void changes_note(struct desk *d, struct event *e, const struct complaint *old, const struct complaint *c);

/* What became of one violation; was NULL: it is new. */
void changes_violation(struct desk *d, struct event *e, const struct violation *was, const struct violation *v);

/* An event of the program itself or of the caller; fills in who and when. */
void event_begin(struct desk *d, struct event *e, const struct complaint *c, const char *action, bool system);

/* Warnings, breaches and escalations due now, as events and notices. Returns how
 * many (the record must then be stored, before the events: fire_events). */
struct firings {
	struct firing *item;
	size_t count;
};
void fire(struct desk *d, struct complaint *c, struct firings *out);
int fire_events(struct desk *d, const struct complaint *c, const struct firings *f, struct err *err);

/* Category by danger words when there is none, nature by category, level by both,
 * at registration. level: what the taker says, or 0. */
int triage_new(struct deed *x, bool emergency, const char *level, struct err *err);
/* The same after an edit: raises at once; only an explicit level lowers. */
int triage_again(struct deed *x, const char *level, struct err *err);

/* Adds c to the original's list, with an event of its own there. */
int recomplain_link(struct desk *d, const struct complaint *original, const struct complaint *c, struct err *err);

/* Registration. */
struct intake {
	struct values own;  /* fields of the record */
	struct values next_fields; /* of the action that follows */
	const char *level;  /* as given, or NULL */
	const struct complaint *original; /* or NULL */
	instant received;   /* none: now */
	bool emergency;
	bool again;         /* by `recomplain`: what is not given is taken from the original */
	int next;           /* an action, or -1 */
};
int intake_do(struct desk *d, const struct intake *in, struct snags *snags, struct complaint **out, struct err *err);

/* ERR_CONFLICT when the record has moved on since that version (0: any): who changed
 * what; the newer record and its events go into the reply. */
int conflict_check(struct desk *d, const struct complaint *c, int64_t if_version, struct err *err);
/* Did this event make a version of its own? The program's events and reveals do not. */
bool conflict_counts(const struct event *e);

/* Hooks of single actions, each in the file of its name. */
int forward_prepare(struct deed *x, struct err *err);
int reassign_prepare(struct deed *x, struct err *err);
int take_prepare(struct deed *x, struct err *err);
void forward_tell(struct deed *x);
/* GG-6: is it somebody of an assisting department, whose progress signs for nothing? */
bool assist_helping(const struct deed *x);
int assist_apply(struct deed *x, struct err *err);
int edit_apply(struct deed *x, struct err *err);
/* Picks the clocks anew where a field they look at has changed. */
int edit_repick(struct deed *x, struct err *err);
int return_prepare(struct deed *x, struct err *err);
int return_apply(struct deed *x, struct err *err);
void return_tell(struct deed *x);
int escalate_prepare(struct deed *x, struct err *err);
int escalate_apply(struct deed *x, struct err *err);
void escalate_tell(struct deed *x);
int extend_prepare(struct deed *x, struct err *err);
int extend_apply(struct deed *x, struct err *err);
int incident_prepare(struct deed *x, struct err *err);
int incident_apply(struct deed *x, struct err *err);
/* After registration: is it one of many (U-12)? Then it joins them, *c as it is then. */
int incident_look(struct desk *d, struct complaint **c, struct err *err);
/* What was done with the complaint an incident is handled under is done with the others
 * of it: to whom they go, progress, the result, the archive of those that are complete. */
int incident_spread(struct deed *x, enum action action, const struct values *fields, struct err *err);
/* Before it is archived: refused while a caller is to be called back. */
int incident_closes(struct deed *x, struct err *err);
/* When it is: its event names those that stay open. */
int incident_closed(struct deed *x, struct err *err);
/* Must the action wait for somebody above? */
bool ask_needed(const struct deed *x);
/* Instead of doing it: it waits with its fields (approval_defers). */
int ask_first(struct deed *x, struct err *err);
/* It is done, and what was said waits (propose). */
int ask_opinion(struct deed *x, struct err *err);
int approve_prepare(struct deed *x, struct err *err);
int approve_apply(struct deed *x, struct err *err);
int refuse_apply(struct deed *x, struct err *err);
void answer_tell(struct deed *x);
int lend_prepare(struct deed *x, struct err *err);
int lend_apply(struct deed *x, struct err *err);
int destroy_prepare(struct deed *x, struct err *err);
int destroy_apply(struct deed *x, struct err *err);
int letter_prepare(struct deed *x, struct err *err);
int letter_apply(struct deed *x, struct err *err);
/* Its number into the reply's notes, unless it waits for approval. */
void letter_reply(struct deed *x);
int penalise_prepare(struct deed *x, struct err *err);
int penalise_apply(struct deed *x, struct err *err);
void penalise_tell(struct deed *x);
int decide_prepare(struct deed *x, struct err *err);
int decide_apply(struct deed *x, struct err *err);
void decide_tell(struct deed *x);
int urge_apply(struct deed *x, struct err *err);
void urge_tell(struct deed *x);
int supervise_prepare(struct deed *x, struct err *err);
int supervise_apply(struct deed *x, struct err *err);
void supervise_tell(struct deed *x);
int reveal_prepare(struct deed *x, struct err *err);
int reveal_apply(struct deed *x, struct err *err);

/* Evidence. Is this field of the action a file? */
bool attach_is_file(const struct site *site, enum action action, const char *name);
/* Files that were sent become the record's; their fields hold their names then. */
int attach_take(struct deed *x, struct err *err);
int takeover_prepare(struct deed *x, struct err *err);
int takeover_apply(struct deed *x, struct err *err);
/* The event of a customer's data being copied to where the caller sees them (P-3). */
int reveal_copied(struct desk *d, const struct complaint *from, const struct complaint *to, struct err *err);
use use_recomplain;

#endif

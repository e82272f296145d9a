/* complaint.h - one complaint: the record, its clocks, its bytes in the store.
 *
 * All pointers lead into the arena the complaint was made in.
 */
#ifndef PLAINT_COMPLAINT_H
#define PLAINT_COMPLAINT_H

#include <stdbool.h>
#include <stdint.h>

#include "plaint/arena.h"
#include "plaint/field.h"
#include "plaint/instant.h"
#include "plaint/wire.h"

enum state { /* L-1 */
	STATE_ACCEPTED, STATE_FORWARDED, STATE_HANDLING, STATE_RESOLVED,
	STATE_REVISITED, STATE_ARCHIVED, STATE_SUSPENDED, STATE_REJECTED,
	STATE_COUNT
};
/* "accepted" ... ; state_find gives -1 for an unknown name. */
extern const char *const state_names[STATE_COUNT];
int state_find(const char *name);
/* Neither archived nor rejected. */
bool state_open(enum state s);

enum clock_state { CLOCK_RUNNING, CLOCK_MET, CLOCK_LATE, CLOCK_BREACHED, CLOCK_SUSPENDED, CLOCK_CANCELLED, CLOCK_STATES };
extern const char *const clock_state_names[CLOCK_STATES];

/* A time during which a clock stood still (D-5). */
struct pause {
	instant from;
	instant to; /* INSTANT_NONE: still standing */
};

/* A granted extension or a recomputed due time (D-5, U-3). */
struct clock_move {
	instant at;
	const char *limit;  /* what was added, "2wd", or the new limit */
	const char *reason;
	const char *by;     /* login who asked */
	const char *approved; /* login who approved, or NULL */
	instant due_before;
	instant due_after;
};

/* One run of a clock. It keeps the rule it began with (U-3): a changed config
 * never moves it by itself. */
struct clock_run {
	const char *name;  /* of the clock in the profile */
	int run;           /* 1, 2 ...: shown as "settle", "settle#2" */
	enum clock_state state; /* breached: past due and still running */
	const char *limit; /* "3wd" */
	const char *warn;  /* "1wd", or NULL */
	const char *rule;  /* "gas-company: GC-4", or NULL */
	const char *cause; /* the action that started it: "forward" */
	instant started;
	instant stopped;      /* or none */
	instant due;
	instant original_due; /* before any pause or move */
	instant warn_at;      /* when the warning is due, or none */
	instant warned;       /* when it was given, or none */
	instant breached;     /* the due time it missed, or none */
	int escalated;        /* steps of the escalation done */
	instant next_step;    /* when the next step is due, or none */
	bool provisional;     /* due lies past the calendar's last known day (U-3) */
	bool seen_late;       /* the breach was noticed late (machine off) */
	bool reasoned;        /* the reason of its lateness was given: not asked again */
	struct pause *pauses;
	size_t pause_count;
	struct clock_move *moves;
	size_t move_count;
	const char *unknown; /* packed pairs of a newer program, kept on rewrite */
	size_t unknown_len;
	uint32_t unknown_count;
};

/* When something last happened, by the causes clocks start and stop on: what `after`
 * of a require and `since` of a clock ask for. */
struct milestone {
	const char *what; /* "investigate", "report", "contact:reached" */
	instant at;
};

/* What waits for somebody above: an opinion, or an action with its fields (HT-7, HT-10, U-5). */
struct asking {
	const char *approval; /* title in the profile, or "" : whoever may approve */
	const char *action;
	const char *by;       /* login */
	instant at;
	int step;             /* 0: `by` of the approval decides; 1: its `then` */
	struct values fields; /* of the action */
};

/* A violation of the procedure, and what became of it (D-7, HT-13). The program proposes
 * what the profile's `penalty` table says, a supervisor confirms or waives. */
enum violation_state { VIOLATION_OPEN, VIOLATION_CONFIRMED, VIOLATION_WAIVED, VIOLATION_STATES };
extern const char *const violation_state_names[VIOLATION_STATES];

struct violation {
	const char *key;      /* its name on this record: the run that was missed ("settle#2"), or "manners" */
	const char *clock;    /* the run's title, or NULL: a person proposed it */
	const char *penalty;  /* title in the profile, or NULL: it has no consequence there */
	const char *rule;     /* "heating: HT-6", or NULL */
	const char *amount;   /* as proposed, "50-100" yuan, or NULL */
	const char *person;   /* login it falls on, or NULL: nobody is known */
	const char *department; /* of whom it falls on, or that of the complaint */
	const char *by;       /* login of who proposed it, or NULL: the program */
	const char *remark;   /* of that person */
	instant at;           /* when it happened (a breach: as it was due) */
	enum violation_state state;
	int64_t yuan;         /* as confirmed */
	const char *decided_by; /* login */
	instant decided;
	const char *reason;   /* of a waiver; of a confirmation its remark */
};

/* A step of the ladder of supervision: a numbered, dated document (U-6). */
struct document {
	const char *number;   /* "DB-2026-0007" */
	const char *kind;     /* reminder, notice, criticism */
	instant at;
	const char *by;       /* login */
	const char *to;       /* login it is addressed to, or NULL: the department */
	const char *department;
	const char *text;     /* what its writer added, or NULL */
	const char *clock;    /* the run that was nearest or missed then, or NULL */
	instant due;          /* of that run, or none */
	instant answer_by;    /* when an answer is due, or none */
};

/* A file that shows what happened (GG-2): its content lies in the store under its hash. */
struct evidence {
	const char *name;  /* as given, cleaned (evidence_name) */
	const char *hash;  /* of its content, as text (content.h) */
	int64_t size;      /* bytes */
	instant at;
	const char *by;    /* login */
	const char *field; /* of the form it was given in; NULL: by attach */
};
/* A name fit to keep: no folders, no control characters or marks that turn text round, not
 * hidden, not endless. Never empty. */
const char *evidence_name(struct arena *a, const char *given);
/* By the name's ending: "photo", "video", "recording", "document", else "other". */
const char *evidence_type(const char *name);

struct complaint {
	uint64_t id;        /* the store's key; ascending in order of registration */
	const char *number; /* "20261122-0031" */
	uint32_t version;   /* 1 at registration, one more with each change */
	enum state state;
	enum state before;  /* the state a suspended one goes back to */
	int level;          /* 1 is the most urgent */
	bool emergency;     /* registered or raised as one (E-1) */
	bool revisit;       /* a revisit is wanted (GC-6) */
	instant received;   /* first key of the form, or what `add` said */
	instant registered; /* when it was stored */
	instant updated;
	instant closed;     /* archived or rejected, or none */
	const char *taker;  /* login who took it: first contact (PW-1, HT-14) */
	const char *original; /* number it complains about again, or NULL (GC-8) */
	const char **recomplaints; /* numbers that complain about this one again */
	size_t recomplaint_count;
	const char **assisting; /* departments */
	size_t assisting_count;
	const char *incident; /* number of the complaint its incident is handled under, maybe its own (U-12) */
	const char **members; /* of the incident, when it is that one: the others' numbers */
	size_t member_count;
	struct milestone *milestones;
	size_t milestone_count;
	struct asking *asking; /* oldest first; one an action */
	size_t asking_count;
	struct violation *violations; /* in the order they happened or were noticed */
	size_t violation_count;
	struct document *documents;   /* in the order they were written */
	size_t document_count;
	struct evidence *files;       /* in the order they came */
	size_t file_count;
	int returned;       /* how often it came back (U-4) */
	const char *value[FIELD_COUNT]; /* NULL: not filled in */
	struct values extra; /* fields the profile added */
	struct values former; /* what stood in short fields before somebody mended them, a field as often as that:
	                       * other texts may still say it (P-3) */
	struct clock_run *clocks; /* in order of their start */
	size_t clock_count;
	const char *unknown; /* packed pairs of a newer program, kept on rewrite */
	size_t unknown_len;
	uint32_t unknown_count;
};

/* Reads and writes any field by name, the profile's too. complaint_field_set
 * does not copy; NULL or "" clears. */
/* When that last happened, or none. */
instant complaint_happened(const struct complaint *c, const char *what);
/* Notes that it did; at none: that it did not. Does not copy. */
void complaint_happens(struct arena *a, struct complaint *c, const char *what, instant at);
/* What waits of that action ("" or NULL: the oldest), or NULL. */
const struct asking *complaint_asking(const struct complaint *c, const char *action);
/* The violation of that key, or NULL. */
struct violation *complaint_violation(const struct complaint *c, const char *key);
/* The document of that number, or NULL. */
const struct document *complaint_document(const struct complaint *c, const char *number);
/* The evidence of that hash, or NULL. */
const struct evidence *complaint_file(const struct complaint *c, const char *hash);
/* Does that department help with it (GG-6)? */
bool complaint_assists(const struct complaint *c, const char *department);
const char *complaint_field(const struct complaint *c, const char *name);
void complaint_field_set(struct arena *a, struct complaint *c, const char *name, const char *text);

/* Notes in c what old's name, telephone number, address, account and the profile's short
 * fields held, where c holds something else. */
void complaint_note_former(struct arena *a, const struct complaint *old, struct complaint *c);
/* The same of one field. Copies both. */
void complaint_add_former(struct arena *a, struct complaint *c, const char *field, const char *was);

void complaint_pack(struct pack *p, const struct complaint *c);
int complaint_unpack(struct arena *a, const struct node *n, struct complaint *c, struct err *err);
/* A deep copy in another arena. */
struct complaint *complaint_copy(struct arena *a, const struct complaint *c);

/* The run a list shows: of the running and breached ones the one due first, or
 * NULL. */
const struct clock_run *complaint_nearest(const struct complaint *c);

#endif

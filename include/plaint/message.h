/* message.h - what client and server say to each other.
 *
 * A message is a 4-byte big-endian length and one MessagePack map. A client
 * sends a request; the server answers with a reply of the same tag. A reply with
 * tag 0 is a push nobody asked for. One struct serves all requests and one all
 * replies: an operation fills in the parts it uses, the others are absent.
 *
 * Operations (who may use them is casework's to say; * = changes something and
 * carries an id, so that repeating it is harmless):
 *   hello    protocol, build, text=login hint   → me, site, now
 *   add *    fields, received, emergency, next  → complaint
 *   act *    number, action, fields, if_version → complaint
 *   show     number, filter limit (of events)   → complaint, the newest events, total = all it has,
 *            more: older ones are to be asked for; rows = links; with filter.offset = an event's seq:
 *            the events before it alone, and more
 *   letter   number, fields of its form         → bytes = the letter as it would be, masked as the
 *            record is for the caller; text=a letter's number: as it was written
 *   archive  text=all due lent proposed destroyed incomplete, filter from to limit → rows (due: kept
 *            until, due back, proposed or destroyed at; hit: what the list says of it), total, more
 *   list     filter                             → rows, total, counts
 *   counts   -                                  → counts
 *   earlier  fields phone, address, account, and category, area → rows: first the incident
 *            such a complaint would join (U-12), then same caller or place, newest first
 *   find     text, filter                       → rows with hit, total, more: all the words, newest first; a
 *            piece of it: after = the next one's filter after (its total is its own), far = how far it has come;
 *            the text may hold filters too (state:handling, 部门:抢修, from:2026-11-01, overdue)
 *   draft-put * text=id, action=form, number, bytes → -   (no flush is waited for)
 *   draft-list filter.offset                    → drafts, total; those that fit
 *   draft-drop * text=id                        → -
 *   sweep *  -                                  → total = warned + breached + escalated
 *   reassign * filter, numbers, fields department person → total; text="dry-run": nothing
 *            is changed, rows = the first that would be, loads = whom they would leave,
 *            place = a mark of what was seen, far.next = the newest event then; as if_version and
 *            filter.offset of the request that does it: ERR_CONFLICT, and nothing is done, when one
 *            of them was changed since; rows = which (the first of them), events = who did it last.
 *            Named ones that were not forwarded yet are: loads tell how many (fresh)
 *   urge *   numbers, fields remark             → total; text="dry-run" as reassign
 *   undo *   text = id of a reassign of one's own, or none: the last → total = put back,
 *            notes = numbers that stay as they are (changed since)
 *   board    -                                  → loads, counts
 *   handover filter from, due_within            → loads of departments, counts, rows (mark =
 *            enum handover_mark), notices = returns, drafts
 *   report   text=name, filter from to, offset = where to go on, fields: report_fields
 *            → tally: a piece of it; tally->next: ask for the rest; with action = a figure's
 *            name ("channels/phone/missed"): rows = the list behind it, total (runs: of them)
 *   supervision - text=violations (default) or documents, filter queue=department owner=person
 *            from to limit offset, state=open (default) confirmed waived all; number=one document's
 *            (who neither confirms nor waives sees what falls on themselves)
 *            → cases, newest first, total, place = yuan proposed at least (open) or confirmed, after;
 *            with filter after=that of a page: the next one, total and place of that page alone
 *   decide * action=confirm or waive, numbers="20261122-0031/settle#2" ..., fields deduction reason
 *            remark, all or nothing; text="dry-run" → total, cases = what would be decided on
 *   report-sign * text=name, filter from to, action=written checked approved handed-on,
 *            if_version=tally_mark of what was seen, fields remark → -   (HT-12)
 *   verify   -                                  → notes (faults), total
 *   audit    text=head as printed once, or none  → notes (faults, then what was looked at), total
 *   copy     text=begin, action=rows or none     → notes ("complaints 206", "file SIZE NAME" ...): a copy is made;
 *            text=files, filter.offset=place → notes ("file SIZE files/HASH" ...), total=the next
 *            place, more; text=piece, number=file, filter.offset → bytes; text=rows, filter.offset=place →
 *            bytes (an array of rows), total=the next place, more; text=end
 *   import   bytes=an array of rows              → total = rows looked at (the bad one's index)
 *   upload   text=begin, number and action it is for (no number: an add), filter.offset=size →
 *            notes = a token; text=piece, number=token, filter.offset, bytes; text=end or drop,
 *            number=token. In a field of type file the action has "TOKEN NAME"
 *   file     number, action=which (1, 2 ... or the beginning of its hash), text=open → notes = hash,
 *            name; total=size; text=piece, filter.offset → the same and bytes. ERR_DENIED of the field
 *            "reveal": the caller has to reveal it first (act reveal, fields file=which)
 *   recompute * text=dry-run or none, fields reason → total, events: one a deadline that would
 *            move, or did (name = number, remark = clock, changes: due, limit)
 *   lease    text=begin renew end, number, action=form, received=since when → editing: all of
 *            that number, total = what this connection is called in them (U-7); text=list → all
 *   status   -                                  → notes ("name: value")
 *   stop     -                                  → -   then the server leaves
 *   reload   -                                  → notes (what changed)
 * A list may bring fewer than were asked for, as many as a message holds: total (or more) says
 * whether there are others, to be asked for from there on.
 * show, list and find bring who fills in a form on what they show (editing); a push
 * brings what changed of it.
 * An act refused with ERR_CONFLICT brings the newer complaint and the events since; an
 * add or an act with several faults a line for each in notes, and each by itself in faults.
 */
#ifndef PLAINT_MESSAGE_H
#define PLAINT_MESSAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "plaint/complaint.h"
#include "plaint/error.h"
#include "plaint/event.h"
#include "plaint/tally.h"
#include "plaint/site.h"

#define PROTOCOL_VERSION 1
/* The message id an operation the server does not know is refused with: a newer client
 * tells an older server by it. */
/* The message id when what was sent of a file is not there (any more): sent again, it is. */
#define UPLOAD_LOST N_("the file did not arrive whole; try again")
/* A note of hello, and of a push when it changes: "yes", or "no" and why among the faults. */
#define NOTE_STORING "storing"
#define UNKNOWN_OPERATION N_("unknown operation %1")

/* One line of a queue: what a list shows, and what the order is made of. It is
 * also the covering value of the queue index and of the in-memory open cases. */
#define MARK_INCIDENT 9
struct row {
	uint64_t id;
	const char *number;
	uint32_t version;
	enum state state;
	int level;
	bool safety;      /* its nature is safety, or an emergency of which nothing is known yet */
	bool emergency;
	int returned;     /* how often it came back (U-4) */
	const char *kind, *category, *department, *person, *taker;
	const char *name, *phone, *address, *area;
	const char *text; /* the beginning of what happened, one line */
	const char *outside;   /* its numbers at other systems (U-14), or NULL */
	const char *incident;  /* number it is handled under (U-12), or NULL */
	const char *assisting; /* "market,repair", or NULL */
	bool confidential;     /* PU-13: not for everybody */
	const char *waits;     /* what waits for approval, "hard:0:he,:1:li": title, step, who asked; or NULL */
	instant received;
	const char *clock; /* nearest clock, "contact#2", or NULL */
	instant due;       /* of that clock, or none */
	instant warn_at;   /* of that clock, or none: "due soon" is past it */
	instant fires;     /* the next time a warning, breach or escalation is due, or none */
	int mark;          /* in replies to find: why it was found (0 number, 1 phone, 2 name, 3 address, 4 text); to
	                    * earlier: 1 this caller, 3 this place, MARK_INCIDENT the incident the call may belong to */
	const char *hit;       /* in replies to find: the text around the match, one line, masked as the row is; or NULL */
	const char *hit_field; /* the field it is from ("number", "phone", "text" ...) */
	int hit_at, hit_len;   /* the match in it, bytes */
	struct values own;     /* in the store only: what else its text may say of the customer, by field (P-3) */
};
void row_pack(struct pack *p, const struct row *r);
int row_unpack(struct arena *a, const struct node *n, struct row *r, struct err *err);
/* From a record; category gives safety. Pointers are shared with c, but for the
 * shortened text, which is made in the arena. */
void row_from_complaint(struct arena *a, const struct site *site, const struct complaint *c, struct row *r);
/* Most urgent first: level 1, then safety, then due of the nearest clock (none
 * last), then id; suspended ones last. <0, 0, >0. */
int row_compare(const struct row *a, const struct row *b);

enum { TRI_ANY = 0, TRI_YES = 1, TRI_NO = 2 };
struct filter {
	const char *queue;   /* department */
	const char *state;   /* name of a state; NULL: all open ones; "all": closed ones too */
	int level;           /* 0: any */
	const char *owner;   /* login: person it is assigned to */
	const char *mine;    /* login: assigned to, or taken by and not yet forwarded or to be revisited */
	bool overdue;
	int64_t due_within;  /* seconds from now; 0: any */
	const char *category; /* a trailing star matches any rest */
	const char *area;
	instant from, to;    /* received */
	bool waiting;        /* waits for the caller's approval; such ones are among `mine`, too */
	const char *incident; /* number it is handled under */
	struct texts deciders; /* casework's own, not sent: the caller's login and roles */
	const char *load_of; /* login: what this person's line of the board counts */
	const char *load_at; /* department: what its line of the board counts; "-": those of none */
	const char *order;   /* of list: NULL, "newest", "oldest" (received); NULL: most urgent first */
	int64_t limit;       /* rows wanted; 0: 50 */
	int64_t offset;      /* rows to leave out first */
	const char *after;   /* of supervision and find: the reply's `after`, to go on from there */
};

struct counts {
	int64_t open, overdue, soon, unforwarded, revisit, mine, today, urgent;
	int64_t waiting; /* for one's approval; among mine */
	const char *next_number, *next_clock, *next_person; /* the next deadline and whose it is */
	instant next_due;
	int64_t oldest_overdue; /* seconds */
	int64_t violations; /* nobody decided on yet, for whoever may (D-7) */
};

/* A line of the board (S-5): a department, or a person below it. A complaint lies with
 * the person it is assigned to, before it is forwarded and once it is resolved with its
 * taker; with the department it was forwarded to, else with its taker's. */
struct load {
	const char *department; /* NULL: lies with none; a person's own one */
	const char *person;     /* login; NULL: the department's line */
	int64_t open;
	int64_t fresh;          /* not taken up yet: not forwarded, or not signed for */
	int64_t soon;           /* due within the hour */
	int64_t overdue;
	int64_t done;           /* complaints brought a step out of one's hands today */
	instant due;            /* of the most overdue one, or none */
	instant oldest;         /* received: of the one that waits longest, or none */
	bool oncall, online;    /* now; online: at a desk */
	bool unlisted;          /* not in the site's lists (any more) */
};

enum handover_mark { HANDOVER_DUE = 1, HANDOVER_EMERGENCY, HANDOVER_RETURNED };

/* A line for the people it concerns, in a push. */
struct notice {
	instant at;
	const char *what;  /* "warned", "breached", "escalated", "emergency", "changed", "urged", "supervised",
	                    * "violation", "decided", "returned" */
	const char *number;
	const char *clock; /* or NULL */
	const char *to;    /* login, department or role it went to, or NULL */
};

/* Somebody fills in a form on a complaint (U-7). */
enum editing_state { EDITING_NOW, EDITING_ENDED, EDITING_TAKEN };
struct editing {
	const char *number;
	const char *login;
	const char *form;   /* the action */
	instant since;
	int64_t desk;       /* whose connection; one person may have several */
	enum editing_state state; /* ended, taken over: in pushes */
	const char *by;     /* taken over: login */
};

struct draft {
	const char *id;     /* made by the client */
	const char *login;
	const char *form;   /* "intake", or the action */
	const char *number; /* of the complaint, or NULL */
	instant saved;
	const void *bytes;  /* the client's own: packed fields */
	size_t bytes_len;
};

/* Who one is, as the server sees it. */
struct me {
	uint32_t uid;
	const char *login;
	const char *name;
	const char *department;
	struct texts roles;
	struct texts may;  /* actions, all roles together */
	struct texts sees; /* own, department, all */
	bool alone;        /* no staff section: the serving account holds every role */
};

struct request {
	uint32_t tag;      /* chosen by the client, not 0 */
	const char *op;
	const char *id;    /* of a changing request: 16-64 characters, new each time */
	int64_t protocol;
	const char *build;
	const char *from;  /* "desk", "cli" */
	const char *number;
	const char *action;
	const char *text;
	int64_t if_version; /* 0: any */
	struct values fields;
	instant received;
	bool emergency;
	const char *next;  /* add: an action to do in the same transaction: "forward", "settle" */
	struct filter filter;
	struct texts numbers;
	const void *bytes;
	size_t bytes_len;
};
/* Fills in what an absent part means. */
void request_init(struct request *r);
void request_pack(struct pack *p, const struct request *r);
int request_unpack(struct arena *a, const struct node *n, struct request *r, struct err *err);

/* How far something long has come: the archive, a check of everything. */
struct walked {
	uint64_t next;         /* where the next piece begins, for filter.offset; 0: all was looked at */
	int64_t looked, whole; /* so many of so many */
};

struct reply {
	uint32_t tag;
	struct err err;    /* code ERR_NONE: done */
	instant now;       /* the server's clock */
	int64_t protocol;
	const char *build;
	struct me *me;
	struct site *site; /* hello, and a push after reload; see reply_unpack */
	struct complaint *complaint;
	struct event *events;
	size_t event_count;
	struct row *rows;
	size_t row_count;
	int64_t total;
	int64_t place;     /* list of open ones: where the request's number stands, from 1; 0: not there */
	bool more;         /* find stopped counting: there are more than total */
	struct counts *counts;
	struct complaint *cases; /* supervision: part of a record with one violation each, or the document meant before the others */
	size_t case_count;
	const char *after; /* supervision, find: there are more, from here on; or NULL */
	struct load *loads;
	size_t load_count;
	struct draft *drafts;
	size_t draft_count;
	struct tally *tally; /* report */
	struct walked far; /* archive, find, progress */
	struct texts notes;
	struct err *faults; /* of several: each, to be told in the reader's language */
	size_t fault_count;
	const void *bytes; /* copy */
	size_t bytes_len;
	struct texts changed; /* push: numbers */
	struct notice *notices;
	size_t notice_count;
	struct editing *editing;
	size_t editing_count;
};
void reply_init(struct reply *r);
void reply_pack(struct pack *p, const struct reply *r);
/* What the note "name: ..." says; "": there is none. */
const char *note_of(const struct reply *r, const char *name);
/* r->site is a new reference that the caller must site_unref. */
int reply_unpack(struct arena *a, const struct node *n, struct reply *r, struct err *err);

#endif

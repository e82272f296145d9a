/* supervision.h - violations and the ladder of documents (D-7, HT-13, U-6). Pure. */
#ifndef PLAINT_RULES_SUPERVISION_H
#define PLAINT_RULES_SUPERVISION_H

#include "plaint/complaint.h"
#include "plaint/message.h"
#include "plaint/site.h"

/* --- violations ------------------------------------------------------------------ */

/* The profile's consequence of a breach of that clock on this complaint, or NULL. */
const struct penalty *penalty_of(const struct site *site, const struct complaint *c, const char *clock);
/* "50" and "50-100" as least and most yuan; false when it is neither. */
bool penalty_range(const char *amount, int64_t *least, int64_t *most);
/* Whom a consequence falls on by the profile's word ("head", "person", "taker"): the head of the
 * department that has the complaint (before it is forwarded: the taker's), or of the nearest
 * above that names one; the person it is assigned to, without one the head; the taker.
 * *department: theirs. Each may be NULL: nobody is known. */
void penalty_falls_on(const struct site *site, const struct complaint *c, const char *who, const char **person,
	const char **department);

/* Notes the breach of a run on the record, with what the profile proposes now: a later
 * profile changes nothing of it. NULL when it stands there already (once each, D-7). */
struct violation *violation_breach(struct arena *a, const struct site *site, struct complaint *c,
	const struct clock_run *run, instant at);
/* Adds what a person proposes (HT-13: manners, shirking): penalty is one of the profile's
 * titles; the second of a kind is "manners#2". */
struct violation *violation_propose(struct arena *a, struct complaint *c, const struct penalty *penalty,
	const char *person, const char *department, const char *by, instant at);
/* Nobody decides on what falls on themselves, on what they proposed, or on a complaint
 * that is assigned to them; but one who is alone. */
bool violation_own(const struct complaint *c, const struct violation *v, const struct me *me);
/* How many wait for a decision. */
size_t violations_open(const struct complaint *c);

/* --- the ladder (U-6) --------------------------------------------------------------- */

/* "reminder", "notice", "criticism": lowest first; ended by NULL. */
extern const char *const ladder_kinds[];
/* The action that writes a document of that kind: urge or supervise. */
enum action ladder_action(const char *kind);
/* Whoever is to answer did something after the document was written. */
bool document_answered(const struct complaint *c, const struct document *d);
/* A higher one was written since. */
bool document_followed(const struct complaint *c, const struct document *d);
/* It waits: the complaint is open, nothing was done since, nothing above it was written. */
bool document_waits(const struct complaint *c, const struct document *d);
/* The kind proposed next: that above the last document, when its time to answer is past
 * and it waits; NULL: none. */
const char *ladder_next(const struct site *site, const struct complaint *c, instant now);

#endif

/* approval.h - what waits for somebody above (HT-7, HT-10, U-5). Pure. */
#ifndef PLAINT_RULES_APPROVAL_H
#define PLAINT_RULES_APPROVAL_H

#include "plaint/action.h"
#include "plaint/complaint.h"
#include "plaint/message.h"

/* The milestone of a refusal: this and the approval's title. */
#define APPROVAL_REFUSED "refused:"

/* Can an action wait for approval at all? */
bool approval_possible(enum action action);
/* Is it only asked for, and takes effect when granted? Not so propose: the opinion
 * stands on the record and waits. */
bool approval_defers(enum action action);

/* The profile's approval of the action with these fields, or NULL. */
const struct approval *approval_of(const struct site *site, const struct complaint *c, enum action action,
	const struct values *given);
/* Must this person wait for it? An extension is always granted by another (U-5); whoever
 * has the last word by the profile needs nobody else's. */
bool approval_needed(const struct site *site, const struct complaint *c, enum action action,
	const struct values *given, const struct me *me);

/* Who decides on what waits: roles, logins, "department", "above" of the approval's
 * present step; empty: whoever may approve. */
const struct texts *approval_by(const struct site *site, const struct asking *w);
/* May this person decide on it? Roles count wherever their holder is; nobody decides on
 * a request of their own, but one who is alone. */
bool approval_may(const struct site *site, const struct complaint *c, const struct asking *w, const struct me *me);
/* The oldest that this person may decide on, or NULL. */
const struct asking *approval_for(const struct site *site, const struct complaint *c, const struct me *me);
/* Roles and logins that may decide on anything that waits, for a queue: in the arena. */
struct texts approval_deciders(struct arena *a, const struct site *site, const struct complaint *c);

/* What holds the action up: something that waits (*waits), or was refused and not asked
 * for anew (NULL); the approval, or NULL when nothing does. */
const struct approval *approval_blocks(const struct site *site, const struct complaint *c, enum action action,
	const struct asking **waits);

#endif

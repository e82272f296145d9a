/* having.h - the conditions of the profile's rules beside their lists. Pure.
 *
 * Each is "NAME" (filled in, and not no or 0), "!NAME" (not so), "NAME=VALUE",
 * "NAME!=VALUE", or "NAME>=N". NAME is a field of record or form, or one of state,
 * level, emergency, revisit (one is asked for), again (a re-complaint), returned (how
 * often), incident (it belongs to one), assisting (other departments help), elsewhere (the
 * action gives it to another department than has it). In a field of several choices "="
 * looks for one of them.
 */
#ifndef PLAINT_RULES_HAVING_H
#define PLAINT_RULES_HAVING_H

#include "plaint/complaint.h"
#include "plaint/site.h"

enum having_op { HAVING_FILLED, HAVING_EMPTY, HAVING_IS, HAVING_NOT, HAVING_LEAST };
struct having {
	char name[64];
	enum having_op op;
	const char *value; /* in the text */
	double least;
};
/* ERR_INPUT when the text is no condition. */
int having_parse(const char *text, struct having *out, struct err *err);
/* Is it one of the names that are no field ("state", "again" ...)? */
bool having_own_name(const char *name);

/* Do all hold? given: what the action brings goes before what the record says; or NULL. */
bool having_all(const struct texts *list, const struct complaint *c, const struct values *given);

#endif

/* check.h - what of a site contradicts itself: every fault, in its place. */
#ifndef PLAINT_PROFILE_CHECK_H
#define PLAINT_PROFILE_CHECK_H

#include "places.h"

struct check {
	struct arena arena;
	struct site *site;
	const struct places *places;
	struct faults *faults;
	instant today;
};

/* Loads the zone too (site->zone). */
void check_site(struct site *site, const struct places *places, instant today, struct faults *faults);

void check_settings(struct check *c);
void check_calendar(struct check *c);
void check_people(struct check *c);
void check_matter(struct check *c);  /* levels, categories, routes */
void check_danger(struct check *c);
void check_clocks(struct check *c);
void check_duties(struct check *c);  /* penalty, warning, retention, notify */
void check_steps(struct check *c);   /* require, approval, policy, incident, raise */
void check_values(struct check *c);  /* of require */
void check_reports(struct check *c);
void check_letters(struct check *c);
void check_forms(struct check *c);
void check_reach(struct check *c);   /* escalations, approvals and warnings to nobody */
struct route;
void check_shadow(struct check *c, const struct route *r); /* a route that can never match */

/* --- telling ---------------------------------------------------------------- */

/* A fault of a section: at its member's line, at that of one item of the list when
 * item is given. member NULL: the section's own line. */
struct spot {
	const char *type;
	const struct section *section;
	const char *member, *item;
};
#define SPOT(type, element, member) ((struct spot){ type, &(element)->s, member, NULL })
#define ITEM(type, element, member, item) ((struct spot){ type, &(element)->s, member, item })

void tell(struct check *c, enum severity severity, struct spot at, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
/* As tell, with the text of an error. */
void tell_err(struct check *c, struct spot at, const struct err *err);

/* --- asking ----------------------------------------------------------------- */

bool known_label(const struct check *c, const char *source, const char *key);
bool known_level(const struct check *c, int64_t level);
/* Is there an action of that name a person can do? */
bool known_action(const char *name);
/* A field of the program, of an event, or of any form. */
bool known_field(const struct check *c, const char *name);
bool asked_by_form(const struct check *c, const char *field);
/* "department", "above", "oncall", "person", "taker", a role, a login, a field with a name: whom a message can go to. */
bool known_target(const struct check *c, const char *name);
/* "gas/leak", or a pattern ("gas/" and a star) that some category matches. */
bool known_category(const struct check *c, const char *pattern);

/* Has the one list an item of the other, or is one of them empty: for all? */
bool lists_meet(const struct texts *a, const struct texts *b);

/* Tells of each item of a list that is not a label of the source ("no such area"). */
void check_labels(struct check *c, struct spot at, const struct texts *list, const char *source);
void check_categories(struct check *c, struct spot at, const struct texts *list);
void check_actions(struct check *c, struct spot at, const struct texts *list);
/* What clocks start and stop on. */
void check_causes(struct check *c, struct spot at, const struct texts *list);
void check_having(struct check *c, struct spot at, const struct texts *list);
void check_clock_names(struct check *c, struct spot at, const struct texts *list);
void check_targets(struct check *c, struct spot at, const struct texts *list);

#endif

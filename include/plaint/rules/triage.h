/* triage.h - words of danger, the level and the department they lead to (S-2, GG-5, E-1). Pure. */
#ifndef PLAINT_RULES_TRIAGE_H
#define PLAINT_RULES_TRIAGE_H

#include "plaint/complaint.h"
#include "plaint/rules/calendar.h"

struct danger_hit {
	const struct danger *danger; /* most urgent first */
	const char *word;            /* as the config has it */
	size_t at, len;              /* bytes in the text */
};
/* The danger words in the text, folded (case, width, blanks and punctuation left out),
 * most urgent first, then in the config's order; each word once, where it first means
 * something (`unless`). A word of letters begins where a word begins ("bleak" is no
 * leak). Called at every key; invalid UTF-8 is stepped over. *count gets the number. */
struct danger_hit *triage_scan(struct arena *a, const struct site *site, const char *text, size_t *count);

/* The level a complaint has: of its category, raised by danger words; 3 (the least
 * of the profile's levels) when nothing says otherwise. */
int triage_level(struct arena *a, const struct site *site, const struct complaint *c);

/* The department (and person) a complaint goes to: first route that matches; an
 * on-call person of that department when one is on duty now. Each may be NULL. */
struct route_to { const char *department; const char *person; const struct route *route; };
struct route_to route_find(const struct site *site, const struct workdays *w, const struct complaint *c, instant now);

/* Where the re-complaint about this record goes, `held` of them being in its list before:
 * up from its department one level with each (HT-9), or with each but the first (GC-8), as
 * policy "climb" says. At the top it stays there. */
const char *route_again(const struct site *site, const struct complaint *original, size_t held);

/* Where the profile's forwarding names a person (GG-6) and nobody else is known: the
 * department's lead. Else, or without one, NULL. */
const char *route_head(const struct site *site, const char *department);

/* Who is on call for a department now (or for any: NULL). Logins in the arena. */
struct texts oncall_now(struct arena *a, const struct site *site, const struct workdays *w, const char *department, instant now);
/* Does that person work in the department (or in none), or are they on call for it? */
bool oncall_serves(const struct site *site, const char *login, const char *department);
/* Those of the people who are in their duty hours (staff: hours) or on call; when none
 * of them is, those on call for the first of their departments that has any. */
struct texts duty_people(struct arena *a, const struct site *site, const struct workdays *w, const struct texts *people, instant now);

/* The logins an escalation target means for a complaint: "department" its lead, or of
 * the nearest department above that names one; "above" the lead from the department above
 * on (HT-9); "oncall" of its department, else whoever
 * is on call; "person", "taker"; "lead"/"manager"/any role: who holds it in the
 * department, else in the one above, and so on up, else anywhere; or a login; else the name
 * of a field: the staff named in it by login, number or name (who borrowed a record). Before it
 * is forwarded the department is the taker's. */
struct texts escalation_people(struct arena *a, const struct site *site, const struct workdays *w,
	const struct complaint *c, const char *to, instant now);

#endif

/* opinion.h - what a customer's satisfaction means (GC-5, PU-12). Pure. */
#ifndef PLAINT_RULES_OPINION_H
#define PLAINT_RULES_OPINION_H

#include "plaint/site.h"

enum opinion {
	OPINION_NONE, /* not asked, or gave none */
	OPINION_GOOD,
	OPINION_BAD   /* is revisited where that is done when needed (GC-6) */
};

/* Of a key of the profile's satisfaction sections: what the section says (opinion = good,
 * bad or none); without a word "dissatisfied" is bad, "unknown" none, all else good. */
enum opinion opinion_of(const struct site *site, const char *satisfaction);
/* Is it one of the three words? */
bool opinion_known(const char *word);

#endif

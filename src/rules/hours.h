/* hours.h - parsing "08:30-12:00 13:30-17:30", shared inside rules/. */
#ifndef RULES_HOURS_H
#define RULES_HOURS_H

#include "plaint/rules/calendar.h"

/* "08:30-12:00" at *p: moves *p behind it. past_midnight lets it end the next day:
 * then from >= to. -1: it is none. */
int span_parse(const char **p, bool past_midnight, struct span *out);
/* Adds s, keeping the order. -1: it overlaps another, or there is no room. */
int span_insert(struct span *list, int *count, struct span s);
/* Blanks and tabs. */
const char *skip_blanks(const char *p);

#endif

/* number.h - the number of a complaint from the site's format (L-4). Pure. */
#ifndef PLAINT_RULES_NUMBER_H
#define PLAINT_RULES_NUMBER_H

#include "plaint/instant.h"
#include "plaint/arena.h"

/* "%Y%m%d-%04d" on that day with that serial: strftime's %Y %y %m %d, and one
 * %d with a width for the serial (recognised by its leading 0 and width).
 * ERR_INPUT on any other format. */
int number_format(struct arena *a, const char *format, daynum day, uint32_t serial, const char **out, struct err *err);

/* What was typed for a serial, as numbers of that format end: "31" → "0031". As it is
 * where it is no such. */
const char *number_ending(struct arena *a, const char *format, const char *typed);
/* The same for what is counted by the year (U-6): %Y or %y and the serial are enough. */
int number_of_year(struct arena *a, const char *format, daynum day, uint32_t serial, const char **out, struct err *err);

#endif

/* differences.h - what another config changes, in lines a person can check. */
#ifndef SERVER_DIFFERENCES_H
#define SERVER_DIFFERENCES_H

#include "plaint/site.h"

/* Appends lines such as "clock contact: limit 24h -> 12h", "staff li: new". */
void differences(struct arena *a, const struct site *old, const struct site *fresh, struct texts *notes);
void differences_add(struct arena *a, struct texts *notes, const char *line);

#endif

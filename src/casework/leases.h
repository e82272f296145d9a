/* leases.h - who fills in a form on which complaint (U-7). In memory, any thread. */
#ifndef CASEWORK_LEASES_H
#define CASEWORK_LEASES_H

#include "plaint/message.h"

struct leases;

struct leases *leases_new(void);
void leases_free(struct leases *l);
/* Whoever fills in a form on it, but that login: "li,sun" and how many, in the arena. */
size_t leases_others(struct leases *l, struct arena *a, const char *number, const char *but, const char **who);
/* Others than that login fill it in no more: they hear of it. */
void leases_take(struct leases *l, const char *number, const char *by);
/* Adds to a reply who is at the complaints it shows. */
void leases_show(struct leases *l, struct arena *a, struct reply *r);

#endif

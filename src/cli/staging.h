/* staging.h - a store made beside the data directory's own place, checked, and only then
 * put there: what import and restore share. */
#ifndef CLI_STAGING_H
#define CLI_STAGING_H

#include "inside.h"

struct stage {
	struct cli *c;
	const char *data;  /* the data directory */
	const char *place; /* inside it: where the new store is made */
	struct client *client; /* to the server of that place */
};

/* Finds the data directory; refuses when records are in it. name: of the place. */
int stage_begin(struct stage *s, struct cli *c, const char *name);
/* A server for what is there; it stores nothing but an import. */
int stage_serve(struct stage *s);
/* The schema number of its store, or -1. */
int64_t stage_schema(struct stage *s);
/* verify, then audit (head: must be that of an event; NULL: any). Faults go to stderr. */
int stage_check(struct stage *s, const char *head);
/* Its server ends and what was made becomes the data directory's. */
int stage_take(struct stage *s);
/* Its server ends and nothing stays. */
void stage_drop(struct stage *s);

#endif

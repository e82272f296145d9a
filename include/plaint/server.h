/* server.h - `plaint serve`: the one process that opens the store. */
#ifndef PLAINT_SERVER_H
#define PLAINT_SERVER_H

#include <stdbool.h>

#include "plaint/error.h"

struct server_options {
	const char *config;  /* or NULL */
	const char *data;    /* data directory */
	bool foreground;     /* log to stderr and stay in front; else the log is DATA/plaint.log */
	bool repair;         /* make the indexes of the store anew first */
	bool aside;          /* only to be filled by an import and checked; see casework_set_aside */
	unsigned patience;   /* seconds without getting on after which opening or leaving is given up; 0: by what is done */
	const char *sample;  /* fill an empty store with this story first, or NULL */
};
/* Runs until stopped. 0 also when another process already serves this directory
 * (one wins, the other leaves). */
int server_run(const struct server_options *o, struct err *err);

#endif

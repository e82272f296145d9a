/* urgent_watch.h - plaint urgent --watch. */
#ifndef PLAINT_CLI_URGENT_WATCH_H
#define PLAINT_CLI_URGENT_WATCH_H

#include "inside.h"

#define URGENT_MOST 500

/* Until interrupted, or nobody reads any more. Returns the exit status. */
int urgent_watch(struct cli *c);

#endif

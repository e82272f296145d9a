/* copying.h - backup and export take a copy of the store piece by piece. */
#ifndef CLI_COPYING_H
#define CLI_COPYING_H

#include "inside.h"

#define EXPORT_FORMAT 2 /* with files */
#define EXPORT_PLAIN 1  /* without */

/* Has the server make a copy; action: "rows", or NULL for its files. The reply lives in
 * c->arena. -1 with c->err. */
int copy_begin(struct cli *c, const char *action, struct reply *r);
/* One piece of it; the reply lives in a. */
int copy_ask(struct cli *c, struct arena *a, const char *what, const char *file, int64_t offset, struct reply *r);
void copy_end(struct cli *c);
/* What copy_begin said of the copy: "complaints", "events", "schema"; "head". */
int64_t copy_figure(const struct reply *r, const char *name);
const char *copy_text(struct cli *c, const struct reply *r, const char *name);

#endif

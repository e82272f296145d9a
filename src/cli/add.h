/* add.h - the parts of `plaint add`. */
#ifndef PLAINT_CLI_ADD_H
#define PLAINT_CLI_ADD_H

#include "inside.h"

/* Tells every fault on stderr, each with where ("file:12: ", or "") before it. */
void say_faults(const struct cli *c, const char *where, const struct err *err, const struct texts *notes);
/* What the server says against it: one fault or several, in the caller's language. */
void say_refused(const struct cli *c, const char *where, const struct err *err, const struct reply *r);
/* Registers one and prints its number; faults go to stderr. Returns the status. */
int add_one(struct cli *c, const struct values *fields, const char *where);
/* One object, an array of them, or JSON lines. Nothing is stored of a bad object,
 * good ones are; ERR_INPUT when any was bad. */
int add_json(struct cli *c, const char *file, const char *text, size_t len);

/* The fields of an object: names as in `add`, or grouped as in the JSON of show.
 * Every fault is added to faults; -1 when there is one. Pure; fuzzed. */
struct json_t;
int fields_from_json(struct arena *a, const struct json_t *object, struct values *out, struct texts *faults);

#endif

/* shipped.h - a shipped profile with one person a role, and a complaint going its way by
 * its rules. */
#ifndef PLAINT_TESTS_PROFILE_SHIPPED_H
#define PLAINT_TESTS_PROFILE_SHIPPED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "plaint/rules/clocks.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/rules/rights.h"
#include "plaint/rules/triage.h"
#include "trial.h"

struct shipped {
	struct trial t;
	struct arena a;
	struct site *site; /* of t */
	struct workdays *days;
};
extern struct shipped shop;

/* The profile under a plaint.conf of its own: departments' leads are called like the
 * department, "repair" is on call, "chen" is a taker. A fault fails the test. */
void shipped_open(const char *profile);
void shipped_close(void);

instant at(const char *text);
/* Received then, the rest as NAME, VALUE ... NULL; level and intake clocks as the rules say. */
struct complaint *received(const char *when, ...) __attribute__((sentinel));
/* Done then, with its fields; it must be possible and nothing may be missing. */
void act(struct complaint *c, enum action action, const char *when, ...) __attribute__((sentinel));
/* The names the action still misses, joined by blanks: "" for none. */
const char *missing(struct complaint *c, enum action action, const char *when, ...) __attribute__((sentinel));

/* "settle" "2026-03-05 17:30"; "none" for no such run. */
void due_is(const struct complaint *c, const char *clock, const char *when);
void state_is(const struct complaint *c, const char *clock, enum clock_state want);
const char *department_of(const char *category, const char *area, const char *responsibility, const char *kind);
int level_of(const char *text);

/* The titles of a list of labels are exactly these, in this order: "phone counter ...". */
void labels_are(const char *source, const char *titles);
/* The form asks for all of these; a choice field's keys are exactly these. */
void form_asks(const char *form, const char *names);
/* What comes in by that channel is dated by whoever types it. */
void dated_by_hand(const char *channel);
void choices_are(const char *form, const char *field, const char *keys);

#endif

/* fixture.h - a store in a directory of its own, and complaints to put into it. */
#ifndef PLAINT_TESTS_STORE_FIXTURE_H
#define PLAINT_TESTS_STORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "plaint/store.h"

#define T0 ((instant)1763800000) /* some moment of November 2025 */

struct fixture {
	char dir[64];
	struct site *site;
	struct store *store;
	struct arena a;
	struct str log; /* what the store said */
};

/* cmocka's setup and teardown: *state is a struct fixture with an open, empty store. */
int fixture_up(void **state);
int fixture_down(void **state);
void fixture_open(struct fixture *f);   /* must succeed */
void fixture_close(struct fixture *f);
int fixture_try(struct fixture *f, struct err *err); /* may fail */
/* The category gas/leak is of nature safety, billing/meter is not, unless swapped. */
struct site *fixture_site(bool swapped);
/* Removes a directory and all below it. */
void remove_tree(const char *dir);

/* A complaint with every indexed field, different for each n. */
struct complaint *sample(struct arena *a, unsigned n);
/* Sets a field to a copy. */
void set(struct arena *a, struct complaint *c, enum field f, const char *text);
/* Gives it one running clock with this due time. */
void set_due(struct arena *a, struct complaint *c, instant due);

/* One change each; they must succeed. put adds one event after the record. */
void put_new(struct fixture *f, struct complaint *c);
void put_changed(struct fixture *f, struct complaint *c);
struct complaint *get(struct fixture *f, const char *number);
/* Runs work and gives the error's code. */
enum err_code write_code(struct fixture *f, store_work *work, void *arg);
enum err_code read_code(struct fixture *f, store_work *work, void *arg);

/* Numbers of a queue or look-up, joined by blanks, in the fixture's arena. */
const char *queue(struct fixture *f, enum queue_kind kind, const char *key);
const char *lookup(struct fixture *f, enum lookup by, const char *what);

/* Faults of store_verify; their lines in *lines (may be NULL). */
uint64_t verify(struct fixture *f, struct str *lines);

#endif

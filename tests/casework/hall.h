/* hall.h - a hotline in a directory of its own: a real store, the shipped profile,
 * somebody of each role, and a clock the test moves. */
#ifndef TESTS_CASEWORK_HALL_H
#define TESTS_CASEWORK_HALL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "plaint/casework.h"
#include "plaint/str.h"

struct hall {
	char dir[64];
	struct site *site;
	struct store *store;
	struct casework *cw;
	struct arena a;
	instant now;          /* of the next request */
	struct request q;     /* set what act and add do not, before them; used once */
	struct reply r;       /* of the last request */
	struct outcome o;     /* of the last change */
};

/* The config the next hall_up reads. */
extern const char *hall_config;

/* cmocka's setup and teardown: Monday 2 March 2026, 09:00 in Shanghai. */
int hall_up(void **state);
int hall_down(void **state);
/* Closes and opens the store, as a restart does. */
void hall_again(struct hall *h);
instant at(struct hall *h, const char *iso);

/* Fields as name, value pairs ended by NULL. They return the error's code; the rest
 * is in h->r and h->o. */
enum err_code add(struct hall *h, const char *login, ...) __attribute__((sentinel));
enum err_code act(struct hall *h, const char *login, const char *number, const char *action, ...)
	__attribute__((sentinel));
/* Any operation, as h->q says. */
enum err_code change(struct hall *h, const char *login, const char *op);
enum err_code ask(struct hall *h, const char *login, const char *op);
/* All sweeps due now; how much was done. */
int64_t sweep(struct hall *h);

/* The record and its events, seen by the manager (unmasked). */
const struct complaint *look(struct hall *h, const char *number);
const struct clock_run *clock_of(struct hall *h, const char *number, const char *title);
size_t events(struct hall *h, const char *number, const char *action); /* NULL: all */
/* The newest event of that action; its change of that field ("before>after", "" for
 * nothing), or NULL. */
const struct event *event_of(struct hall *h, const char *number, const char *action);
const char *changed(struct hall *h, const char *number, const char *action, const char *field);
bool noticed(const struct hall *h, const char *what, const char *to);
/* A registered complaint about a bill; its number. */
const char *a_bill(struct hall *h);
/* The error as text. */
const char *said(struct hall *h);

#define DONE(expr) hall_done((expr), h, #expr, __FILE__, __LINE__)
void hall_done(enum err_code code, struct hall *h, const char *what, const char *file, int line);

#endif

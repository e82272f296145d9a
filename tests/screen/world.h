/* world.h - a private world for a whole-program test: its own home, data directory
 * and serving process, gone at the end.
 */
#ifndef SCREEN_WORLD_H
#define SCREEN_WORLD_H

#include "harness.h"

#define WORLD_ENV 40

struct world {
	char root[64];            /* "/tmp/plaint-XXXXXX" */
	char data[96];
	char *env[WORLD_ENV + 1]; /* of every program started in it */
	size_t env_count;
};

/* language: "zh" or "en". Aborts the test when the machine does not let it. */
void world_init(struct world *w, const char *language);
/* Stops the serving process and removes everything. */
void world_release(struct world *w);
/* "NAME=value"; replaces an earlier value. */
void world_setenv(struct world *w, const char *assignment);

/* A line for a config: the zone in which it is about noon now, so that what is due
 * today and what tomorrow is the same whenever the test runs. */
const char *world_noon(void);
/* A config of that line alone, for tests that need no other. */
void world_write_noon(struct world *w);

/* A config of a gas company at noon where the account that runs the test is 陈晨, with
 * every role a person at the desk has; 何静 and 孙浩 work in the station and at the repair
 * centre. Every day is a working day, so that a limit is the same whenever the test runs. */
void world_write_company(struct world *w);
/* ... with these roles instead: "taker, lead". Before anything is started. */
void world_be(struct world *w, const char *roles);

/* A config of that shipped profile alone, at noon. */
void world_write_profile(struct world *w, const char *profile);

/* The program under test. */
const char *world_program(void);
/* The desk on a terminal of that size. */
struct screen *world_desk(struct world *w, int rows, int cols);
/* The same with more arguments, ended by NULL. */
struct screen *world_start(struct world *w, int rows, int cols, const char *const *args);

/* Runs `plaint ARGS` without a terminal; its standard output goes to out (may be
 * NULL), the exit status is returned. */
int world_run(struct world *w, struct str *out, const char *const *args);
#define WORLD_RUN(w, out, ...) world_run(w, out, (const char *const[]){ __VA_ARGS__, NULL })

/* The serving process of the data directory, or 0. */
pid_t world_server(struct world *w);

#endif

/* trial.h - a folder of config files for one test, and what loading them says. */
#ifndef PLAINT_TESTS_PROFILE_TRIAL_H
#define PLAINT_TESTS_PROFILE_TRIAL_H

#include "plaint/profile.h"
#include "plaint/str.h"

/* 2026-06-01 12:00 in Shanghai: far from the end of the shipped calendar. */
#define TODAY ((instant)1780286400)

struct trial {
	char folder[64];
	struct site *site;    /* NULL: refused */
	struct faults faults;
	struct err err;
	struct str said;      /* "plaint.conf:3: text\n" for each fault, paths cut to the base */
};

void trial_begin(struct trial *t);
void trial_write(struct trial *t, const char *name, const char *text);
void trial_write_bytes(struct trial *t, const char *name, const void *bytes, size_t len);
/* Loads plaint.conf of the folder. Can be repeated. */
void trial_load(struct trial *t, instant today);
void trial_end(struct trial *t);

#endif

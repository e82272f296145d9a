/* profile.h - config, profile and form files → struct site, every fault with its place. */
#ifndef PLAINT_PROFILE_H
#define PLAINT_PROFILE_H

#include "plaint/site.h"

struct fault {
	const char *file;
	int line;          /* 0: the file as a whole */
	bool warning;      /* the program can run with it (the calendar has ended) */
	bool notice;       /* a warning that is no fault yet (the calendar ends soon) */
	const char *text;  /* lower case, in the language of the list */
};
struct faults {
	struct arena arena;
	struct fault *item;
	size_t count;
	size_t errors;     /* those that are not warnings: the program refuses to run */
	size_t notices;    /* `plaint check` answers no when count > notices */
	/* Into the reader's language, set after faults_init; NULL: English. */
	const char *(*translate)(const char *text) __attribute__((format_arg(1)));
};
void faults_init(struct faults *f);
void faults_release(struct faults *f);
/* An error that somebody else found in one of the files. */
void faults_tell(struct faults *f, const char *file, int line, const char *text);
/* Files in the order they were first named, lines ascending, doubles dropped. */
void faults_order(struct faults *f);

/* The config file used when --config was not given: /etc/plaint/plaint.conf, else
 * $XDG_CONFIG_HOME/plaint/plaint.conf, else NULL (built-in: profile gas-company). */
const char *profile_find_config(struct arena *a);

/* Only where a config puts its data and its socket (NULL: it does not say), for a
 * client that looks for the server. Faults are left for the server to tell. */
void profile_settings(struct arena *a, const char *config, const char **data, const char **socket);

/* Reads everything, checks everything. Every fault is found in one run. Returns 0
 * with *out (one reference) when there is no error (warnings may be), else -1.
 * config NULL: the built-in defaults. today: for "the calendar ends soon". */
int profile_load(const char *config, instant today, struct site **out, struct faults *faults, struct err *err);

#endif

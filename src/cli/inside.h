/* inside.h - what the commands share, inside src/cli. */
#ifndef PLAINT_CLI_INSIDE_H
#define PLAINT_CLI_INSIDE_H

#include <stdio.h>

#include "plaint/cli.h"
#include "plaint/profile.h"
#include "plaint/str.h"

/* Prints c->err; returns the exit status. */
int give_up(struct cli *c);
/* The same for an error of one argument (may be NULL). */
int give_up_with(struct cli *c, enum err_code code, const char *id, const char *arg);

/* Connects; start: begins a server when there is none. -1 with c->err. */
int open_client(struct cli *c, bool start);
/* One request to the server, started if need be. The reply lives in c->arena. -1
 * with c->err (and the reply's notes). */
int ask(struct cli *c, struct request *q, struct reply *r);
struct report_style style_of(const struct cli *c, const struct site *site, instant now);
/* By what the server said. */
struct report_style style_now(const struct cli *c);
/* To stdout; gives the string back. */
void put(struct str *s);

/* How far something long has come: on stderr, if that is a terminal, after the first second
 * (progress.h). It goes with the end, or with an error. */
void cli_progress(struct cli *c, int64_t done, int64_t all);
void cli_progress_end(struct cli *c);
/* ... of what this client's server is asked. */
void cli_watch(struct cli *c, struct client *client);

/* A list of faults in the reader's language. */
void faults_begin(struct faults *faults);
/* "FILE:LINE: text" a line each; errors_only: without warnings and notices. */
void put_faults(FILE *to, const struct faults *faults, bool errors_only);
/* The config without a server: -1 with faults told on stderr. One reference. */
int load_site(struct cli *c, struct site **site);

/* "FIELD=VALUE": splits it in place. False when there is no '=' or no name. */
bool split_field(char *word, const char **name, const char **value);
/* Is there such a field: in a form, built in, or one that belongs to an event? */
bool field_known(const struct site *site, const char *name);

/* Options of list and reassign. */
struct filter_args {
	const char *due_within, *from, *to;
	int64_t level;
	struct filter filter;
};
#define FILTER_ARGS 12
/* Writes the options' lines for cli_args. */
void filter_options(struct filter_args *f, struct cli_arg *out);
/* The same and which page of it. */
#define PAGE_ARGS (FILTER_ARGS + 2)
void filter_page_options(struct filter_args *f, struct cli_arg *out);
/* Makes the filter of what was given; times in the site's zone. -1 with c->err. */
int filter_finish(struct cli *c, struct filter_args *f);

/* One document: {"faults": …} and the like: a list of texts under a name. */
void put_notes_json(const char *name, const struct texts *notes);

#endif

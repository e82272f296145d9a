/* cli.h - what the commands share. Private to src/cli; main.c sees plaint/commands.h. */
#ifndef PLAINT_CLI_H
#define PLAINT_CLI_H

#include <stdio.h>

#include "plaint/client.h"
#include "plaint/commands.h"
#include "plaint/report.h"
#include "plaint/str.h"

/* One named option of a command: "--from" wants a value, "--json" does not. */
struct option_spec {
	const char *name;   /* "--from" */
	bool value;
	bool many;          /* may be given several times */
};
struct option_values {
	const char *name;
	const char **item;
	size_t count;
};
struct options {
	struct option_values *given; /* one for each spec, in its order */
	size_t spec_count;
	const char **words;          /* what is no option */
	size_t word_count;
};
/* Sorts the command's arguments. "--x=y" and "--x y" are the same; "--" ends the
 * options. ERR_INPUT for an unknown option or a missing value. */
int options_parse(struct arena *a, int argc, char **argv, const struct option_spec *spec, size_t spec_count,
	struct options *out, struct err *err);
/* The (last) value, or NULL; for one without value: "" when it was given. */
const char *option(const struct options *o, const char *name);

/* json, csv or text, from --json and --csv. */
enum report_format cli_format(const struct options *o);
/* The config as the offline commands read it; prints every fault. NULL with err. */
struct site *cli_site(const struct cli *c, struct err *err);
/* A connection as the online commands use it; NULL with err. */
struct client *cli_connect(const struct cli *c, struct err *err);
/* Writes to stdout; ERR_STORE when that fails (a closed pipe, a full disk). */
int cli_print(const struct str *text, struct err *err);

#endif

/* cli.h - the commands, one file each under src/cli; the table of them is in main.c. */
#ifndef PLAINT_CLI_H
#define PLAINT_CLI_H

#include "plaint/client.h"
#include "plaint/desk_settings.h"
#include "plaint/report.h"

/* What a command runs with. */
struct cli {
	const char *command;        /* its name */
	const char *config, *data;  /* --config, --data, or NULL */
	bool json, csv;             /* --json, --csv */
	bool help;                  /* --help: the command is not to run */
	bool zh;
	struct arena arena;         /* lives as long as the command */
	struct client *client;      /* once something was asked of the server */
	struct err err;             /* why it failed */
	struct progress *progress;  /* how far it is, when that was told; or NULL */
	/* Says which of a person's own keys cannot be; NULL: nobody here knows. */
	void (*check_keys)(const struct desk_settings *s, struct faults *faults);
	/* How many colours a terminal of that name has; -1: there is no description of it. */
	int (*colours)(const char *term);
};

void cli_init(struct cli *c, bool zh);
void cli_release(struct cli *c);
/* The language a person's desk.conf asks for, or NULL. */
const char *cli_language(struct arena *a);
/* Prints "plaint: " and the error, translated; returns its exit status. */
int cli_failed(struct cli *c, const struct err *err);

/* A command gets its own arguments, without its name, ended by NULL; returns the
 * exit status (0 to 5, see plaint(1)). It prints its errors itself. */
typedef int cli_run(struct cli *c, int argc, char **argv);

cli_run cli_add, cli_list, cli_show, cli_do, cli_find, cli_urgent, cli_due, cli_why, cli_sweep, cli_reassign, cli_undo, cli_board,
	cli_handover, cli_supervision, cli_report, cli_letter, cli_archive,
	cli_calendar, cli_check, cli_verify, cli_audit, cli_doctor, cli_recompute, cli_backup, cli_restore, cli_export, cli_import, cli_stop,
	cli_status, cli_reload;

/* plaint train: reads the sample calls and makes a private place; from then on config
 * and data are those of it. cli_train_end: ends its server, removes it. */
int cli_train_begin(struct cli *c, int argc, char **argv, const char **calls);
void cli_train_end(struct cli *c);

/* --- for the commands themselves, and main.c ------------------------------- */

enum cli_arg_type {
	CLI_FLAG,  /* bool */
	CLI_TEXT,  /* const char * */
	CLI_TEXTS, /* struct texts: may be given again */
	CLI_FILE,  /* const char *, any bytes */
	CLI_INT,   /* int64_t, 0 and more */
	CLI_COUNT, /* int64_t, 1 and more */
};
struct cli_arg {
	const char *name; /* without the dashes */
	enum cli_arg_type type;
	void *to;
};

/* Takes the options out of the arguments, with --config, --data, --json, --csv and
 * --help, which every command has. Returns how many words are left, at the front of
 * argv, or -1 with c->err set. --help: 0 and c->help. */
int cli_args(struct cli *c, int argc, char **argv, const struct cli_arg *args, size_t count);

#endif

/* commands.h - the commands of the command line, one file each in src/cli. */
#ifndef PLAINT_COMMANDS_H
#define PLAINT_COMMANDS_H

#include <stdbool.h>

#include "plaint/error.h"

/* What stands before the command, and who runs it. */
struct cli {
	const char *config; /* --config, or NULL */
	const char *data;   /* --data, or NULL */
	bool zh;
};

/* argv[0] is the command's name. Returns the exit status; with a message in *err
 * the caller prints it (status is then err->code). */
typedef int command_run(const struct cli *c, int argc, char **argv, struct err *err);

struct cli_command {
	const char *name;
	const char *usage; /* after "plaint " */
	const char *help;  /* one line, for gettext */
	command_run *run;
};

command_run command_add, command_list, command_find, command_show, command_do, command_due, command_why,
	command_sweep, command_check, command_calendar, command_verify, command_stop, command_status,
	command_reload, command_urgent, command_reassign;

#endif

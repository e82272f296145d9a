/* main.c - the command table: what `plaint COMMAND` runs, and its help. */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "plaint/build.h"
#include "plaint/commands.h"
#include "plaint/report.h"
#include "plaint/server.h"
#include "plaint/str.h"
#include "plaint/tui.h"

static int command_serve(const struct cli *c, int argc, char **argv, struct err *err)
{
	struct server_options o = {.config = c->config, .data = c->data};

	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--foreground") == 0)
			o.foreground = true;
		else if (strcmp(argv[i], "--sample") == 0 && i + 1 < argc)
			o.sample = argv[++i];
		else
			return err_set(err, ERR_INPUT, NULL, N_("unknown option %1; see plaint %2 --help"), argv[i], "serve", NULL);
	}
	server_run(&o, err);
	return (int)err->code;
}

static const struct cli_command commands[] = {
	{"add", "add FIELD=VALUE... | add --json FILE|-", N_("register complaints; prints their numbers"), command_add},
	{"list", "list [--queue DEPT] [--state S] [--level N] [--owner STAFF] [--overdue] [--due-within LIMIT]\n"
		"              [--category C] [--from D] [--to D] [--limit N] [--json|--csv]", N_("a queue, most urgent first"), command_list},
	{"urgent", "urgent [--json]", N_("level-1 complaints, one line each; 1 if any is overdue"), command_urgent},
	{"find", "find WORDS... [--json|--csv]", N_("find by number, phone, name or address"), command_find},
	{"show", "show NUMBER [--json]", N_("one complaint: record, clocks, timeline"), command_show},
	{"do", "do NUMBER ACTION [FIELD=VALUE...] [--if-version N] [--json]", N_("one action of the lifecycle"), command_do},
	{"reassign", "reassign [--queue D] [--owner STAFF] [--overdue] [--level N] [--category C] --to DEPT|PERSON [--dry-run]",
		N_("many at once, all or nothing"), command_reassign},
	{"due", "due --from TIME --limit LIMIT [--paused FROM/TO]... [--warn LIMIT] [--explain] [--json]",
		N_("deadline arithmetic alone, without a server"), command_due},
	{"why", "why NUMBER [CLOCK] [--json]", N_("why a complaint is due when it is, step by step"), command_why},
	{"sweep", "sweep", N_("warn and escalate what is due now"), command_sweep},
	{"calendar", "calendar show [YEAR|MONTH] [--json]", N_("working days and hours"), command_calendar},
	{"check", "check [--json]", N_("every fault of config, profile and forms; 1 if there are any"), command_check},
	{"verify", "verify [--json]", N_("check every table, index and the event chain; 1 if there are faults"), command_verify},
	{"serve", "serve [--foreground] [--sample FILE]", N_("the serving process (started by itself when needed)"), command_serve},
	{"status", "status [--json]", N_("the serving process: what it serves, how it is"), command_status},
	{"reload", "reload", N_("read the config again; one with faults is refused"), command_reload},
	{"stop", "stop", N_("end the serving process"), command_stop},
};
#define COMMANDS (sizeof commands / sizeof *commands)

static void help(FILE *to)
{
	fprintf(to, "%s plaint [--config FILE] [--data DIR] [COMMAND ...]\n\n", tr("usage:"));
	fprintf(to, "  %-10s%s\n", "", tr("no command: the desk, full screen"));
	for (size_t i = 0; i < COMMANDS; i++)
		fprintf(to, "  %-10s%s\n", commands[i].name, tr(commands[i].help));
	fprintf(to, "\n%s\n", tr("plaint COMMAND --help tells the options of one; man plaint tells all."));
}

static int command_help(const struct cli_command *command)
{
	printf("%s plaint %s\n\n%s\n", tr("usage:"), command->usage, tr(command->help));
	return 0;
}

static int complain(const struct err *err)
{
	struct str text;

	str_init(&text);
	err_text(err, tr, &text);
	fprintf(stderr, "plaint: %s\n", text.data);
	str_release(&text);
	return (int)err->code;
}

static int desk(const struct cli *c)
{
	struct client_options o = {.config = c->config, .data = c->data, .from = "desk", .start = true};
	struct err err = ERR_INIT;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		err_set(&err, ERR_INPUT, NULL, N_("the desk needs a terminal; without one use `plaint list`"), NULL);
	else
		tui_run(&o, &err);
	return err.code ? complain(&err) : 0;
}

static int run(const struct cli *c, int argc, char **argv)
{
	struct err err = ERR_INIT;
	int status;

	for (size_t i = 0; i < COMMANDS; i++) {
		if (strcmp(commands[i].name, argv[0]) != 0)
			continue;
		for (int k = 1; k < argc && strcmp(argv[k], "--") != 0; k++)
			if (strcmp(argv[k], "--help") == 0)
				return command_help(&commands[i]);
		status = commands[i].run(c, argc, argv, &err);
		return err.code ? complain(&err) : status;
	}
	err_set(&err, ERR_INPUT, NULL, N_("unknown command '%1'; see plaint --help"), argv[0], NULL);
	return complain(&err);
}

/* The options before the command. Returns the index of the command, argc when
 * there is none, or -1 with *status: all is done. */
static int global_options(struct cli *c, int argc, char **argv, int *status)
{
	struct err err = ERR_INIT;
	int i;

	for (i = 1; i < argc && argv[i][0] == '-'; i++) {
		const char **value = strncmp(argv[i], "--config", 8) == 0 ? &c->config : strncmp(argv[i], "--data", 6) == 0 ? &c->data : NULL;
		size_t len = value == &c->config ? 8 : 6;

		*status = 0;
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
			help(stdout);
			return -1;
		}
		if (strcmp(argv[i], "--version") == 0) {
			printf("plaint %s\n", PLAINT_VERSION);
			return -1;
		}
		if (value && argv[i][len] == '=')
			*value = argv[i] + len + 1;
		else if (value && argv[i][len] == '\0' && i + 1 < argc)
			*value = argv[++i];
		else {
			err_set(&err, ERR_INPUT, NULL, value ? N_("option %1 wants a value") : N_("unknown option %1; see plaint --help"), argv[i], NULL);
			*status = complain(&err);
			return -1;
		}
	}
	return i;
}

int main(int argc, char **argv)
{
	struct cli c = {0};
	int status, first;

	signal(SIGPIPE, SIG_IGN);
	c.zh = report_language(NULL);
	first = global_options(&c, argc, argv, &status);
	if (first >= 0)
		status = first < argc ? run(&c, argc - first, argv + first) : desk(&c);
	exit(status);
}

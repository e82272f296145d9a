/* main.c - the commands there are, and the only way out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "plaint/action.h"
#include "plaint/build.h"
#include "plaint/cli.h"
#include "plaint/field.h"
#include "plaint/paths.h"
#include "plaint/profile.h"
#include "plaint/report.h"
#include "plaint/server.h"
#include "plaint/str.h"
#include "plaint/tui.h"

struct command {
	const char *name;
	const char *usage;
	const char *help;
	cli_run *run;
};

static cli_run run_serve, run_train;

#define FILTERS                                                                                                     \
	"[--queue DEPARTMENT] [--state STATE|all] [--level N] [--owner LOGIN] [--overdue]\n"                        \
	"    [--due-within 2h] [--category KEY] [--area KEY] [--from DATE]\n"                             \
	"    [--waiting] [--incident NUMBER]"

static const struct command commands[] = {
	{"add", "FIELD=VALUE... | --json FILE|-", N_("register a complaint; prints its number"), cli_add},
	{"list", FILTERS " [--to DATE]\n    [--order urgent|newest|oldest] [--limit N] [--offset N] [--json|--csv]",
		N_("a queue, most urgent first"), cli_list},
	{"show", "NUMBER [--file N|NAME [--to FILE] [--overwrite] | --json|--csv]", N_("one complaint: record, clocks, timeline"), cli_show},
	{"do", "NUMBER ACTION [FIELD=VALUE...] [--if-version N] [--json]", N_("one action of the lifecycle"), cli_do},
	{"find", "WORDS... " FILTERS " [--limit N] [--json|--csv]", N_("search by number, phone, name, address, words"), cli_find},
	{"urgent", "[--watch] [--json|--csv]", N_("level-1 complaints, one line each; 1 if any is overdue"), cli_urgent},
	{"due", "--from TIME --limit LIMIT [--paused FROM/TO]... [--warn LIMIT] [--explain] [--json]",
		N_("when a period ends, without a server"), cli_due},
	{"why", "NUMBER [CLOCK] [--json]", N_("why a complaint is due then, step by step"), cli_why},
	{"sweep", "[--json]", N_("warn and escalate what is due now"), cli_sweep},
	{"reassign", "[NUMBER...] " FILTERS "\n    --to DEPARTMENT|PERSON [FIELD=VALUE...] [--reason TEXT] [--dry-run] [--json]",
		N_("many at once, all or nothing"), cli_reassign},
	{"undo", "[--json]", N_("take the last forward or reassign back, within a minute"), cli_undo},
	{"board", "[--json|--csv]", N_("load, due and overdue by department and person"), cli_board},
	{"handover", "[--hours 8] [--json]", N_("what the next shift must know, to print"), cli_handover},
	{"letter", "NUMBER [--kind KIND] [--lang zh|en] [--way WAY] [--document DOCUMENT] [--preview | --again LETTER|last]\n    [FIELD=VALUE...]"
		" [--pdf FILE] [--json]",
		N_("the formal reply and the notices, as text and PDF"), cli_letter},
	{"archive", "[--due|--lent|--proposed|--destroyed|--incomplete] [--from DATE] [--to DATE] [--limit N]\n"
		"    [--propose REASON | --approve OPINION | --refuse] [NUMBER...] [--certificate [--pdf FILE]] [--json|--csv]",
		N_("what is kept, lent, past its time, proposed for destruction, destroyed"), cli_archive},
	{"report", "[NAME] [--from DATE] [--to DATE] [--part PART] [--where FIELD=VALUE]... [--fields A,B]\n"
		"    [--list PART/KEY/FIGURE] [--personal] [--xlsx FILE] [--json|--csv]\n"
		"    [--sign written|checked|approved|handed-on [--remark TEXT]]",
		N_("figures of a period, and the list behind each; alone: the names"), cli_report},
	{"supervision", "[--state open|confirmed|waived|all] [--department D] [--person P]\n    [--from DATE] [--to DATE]"
		" [--documents | --document NUMBER] [--json|--csv]",
		N_("violations to confirm or waive, and the documents of supervision"), cli_supervision},
	{"calendar", "[show [YEAR|YEAR-MONTH]] [--json] | import FILE.ics [--name TITLE]", N_("working days and their hours; holidays from iCalendar"), cli_calendar},
	{"check", "[--json]", N_("every fault of config, profile and forms"), cli_check},
	{"verify", "[--repair] [--json]", N_("check every table and index of the store"), cli_verify},
	{"audit", "[--head HASH] [--json]", N_("play every record again from the chain of events"), cli_audit},
	{"backup", "DIR", N_("copy the whole store while work goes on"), cli_backup},
	{"restore", "DIR", N_("a backup into an empty data directory, checked"), cli_restore},
	{"export", "[FILE]", N_("everything as JSON lines, complete"), cli_export},
	{"import", "FILE [--dry-run]", N_("an export into an empty data directory, checked"), cli_import},
	{"recompute", "--dry-run | --apply reason=TEXT [--json]", N_("which deadlines a changed rule would move; moves them"),
		cli_recompute},
	{"doctor", "[--json]", N_("is this machine fit, and what to do where it is not"), cli_doctor},
	{"train", "[FILE]", N_("practise with sample calls, away from the real records"), run_train},
	{"serve", "[--foreground] [--sample FILE]", N_("be the serving process of the data directory"), run_serve},
	{"stop", "", N_("end the serving process"), cli_stop},
	{"status", "[--json]", N_("what the serving process says of itself"), cli_status},
	{"reload", "", N_("have the serving process read its config again"), cli_reload},
};
#define COMMANDS (sizeof commands / sizeof *commands)

static const struct command *find_command(const char *name)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

static int show_help(void)
{
	printf("%s\n\n", tr("usage: plaint [--config FILE] [--data DIR] [--plain] [COMMAND ...]"));
	printf("%s\n", tr("Without a command: the desk on the whole screen."));
	for (size_t i = 0; i < COMMANDS; i++)
		printf("  %-11s %s\n", commands[i].name, tr(commands[i].help));
	printf("\n%s\n", tr("plaint COMMAND --help says more of one; man plaint tells all."));
	return ERR_NONE;
}

static void show_fields(void)
{
	printf("\n%s\n", tr("Fields, and what the profile adds:"));
	for (int f = FIELD_PHONE; f <= FIELD_CALLBACK; f++)
		printf("  %-16s %s\n", field_table[f].name, tr(field_table[f].label));
	printf("  %-16s %s\n", "received", tr("When it came in, a letter's date; without it: now"));
	printf("\n  plaint add phone=13800138000 address='学院路12号3-402' text='厨房有煤气味'\n");
}

static void show_actions(void)
{
	printf("\n%s\n", tr("Actions; each names the fields it misses:"));
	for (int action = ACTION_ACCEPT + 1; action < ACTION_WARN; action++)
		printf("  %-12s %s\n", action_table[action].name, tr(action_table[action].label));
	printf("\n  plaint do 0031 forward department=repair\n");
}

static int show_command_help(const struct command *command)
{
	printf("%s: plaint %s%s%s\n", tr("usage"), command->name, *command->usage ? " " : "", command->usage);
	printf("%s\n", tr(command->help));
	if (strcmp(command->name, "add") == 0)
		show_fields();
	if (strcmp(command->name, "do") == 0)
		show_actions();
	return ERR_NONE;
}

static int failed(struct cli *c, const char *id, const char *arg)
{
	struct err err = ERR_INIT;

	err_set(&err, ERR_INPUT, NULL, id, arg, NULL);
	return cli_failed(c, &err);
}

static int run_serve(struct cli *c, int argc, char **argv)
{
	struct server_options o = {.foreground = false};
	const struct cli_arg args[] = {{"foreground", CLI_FLAG, &o.foreground}, {"sample", CLI_FILE, &o.sample},
		{"aside", CLI_FLAG, &o.aside}, {"repair", CLI_FLAG, &o.repair}};
	int words = cli_args(c, argc, argv, args, sizeof args / sizeof *args);
	const char *data = NULL, *socket = NULL;

	if (words < 0)
		return cli_failed(c, &c->err);
	if (c->help)
		return 0;
	if (words > 0)
		return failed(c, N_("serve takes no words: '%1'"), argv[0]);
	o.config = c->config ? c->config : profile_find_config(&c->arena);
	if (o.config)
		profile_settings(&c->arena, o.config, &data, &socket);
	if (path_data(&c->arena, c->data, data, &o.data, &c->err) || server_run(&o, &c->err))
		return cli_failed(c, &c->err);
	return 0;
}

/* The first fault of a person's own settings, for the desk to say at its start. */
static const char *trouble_of(struct cli *c, const struct faults *faults)
{
	const struct fault *first = faults->item;
	const char *name;

	if (!faults->count)
		return NULL;
	name = strrchr(first->file, '/');
	return arena_printf(&c->arena, faults->count > 1 ? "%s:%d: %s (%s)" : "%s:%d: %s", name ? name + 1 : first->file, first->line, first->text,
		tr(N_("more: plaint check")));
}

static int run_desk(struct cli *c, bool plain)
{
	const struct client_options o = {.config = c->config, .data = c->data, .from = "desk", .start = true};
	struct desk_settings settings;
	struct faults faults;
	const char *trouble;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return failed(c, N_("the desk needs a terminal; without one: plaint list"), NULL);
	faults_init(&faults);
	faults.translate = tr;
	desk_settings_read(&c->arena, desk_settings_file(&c->arena), &settings, &faults);
	tui_bind_keys(&settings, &faults);
	settings.plain = settings.plain || plain;
	trouble = trouble_of(c, &faults);
	faults_release(&faults);
	return tui_run(&o, &settings, trouble, &c->err) ? cli_failed(c, &c->err) : 0;
}

static int run_train(struct cli *c, int argc, char **argv)
{
	const char *calls = NULL;
	int status;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return failed(c, N_("the desk needs a terminal; without one: plaint list"), NULL);
	if (cli_train_begin(c, argc, argv, &calls)) {
		status = cli_failed(c, &c->err);
	} else if (!calls) {
		return 0;
	} else {
		tui_train(calls);
		status = run_desk(c, false);
	}
	cli_train_end(c);
	return status;
}

/* Options before the command: they hold for all. Returns where the command stands,
 * or -1 when one is wrong. */
static int global_options(struct cli *c, int argc, char **argv, bool *version, bool *plain)
{
	int i = 1;

	for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
		const char **to = NULL;

		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
			c->help = true;
		else if (strcmp(argv[i], "--version") == 0)
			*version = true;
		else if (strcmp(argv[i], "--plain") == 0)
			*plain = true;
		else if (strcmp(argv[i], "--json") == 0)
			c->json = true;
		else if (strcmp(argv[i], "--csv") == 0)
			c->csv = true;
		else if (strncmp(argv[i], "--config", 8) == 0)
			to = &c->config;
		else if (strncmp(argv[i], "--data", 6) == 0)
			to = &c->data;
		else
			return failed(c, N_("no such option: %1 (see plaint --help)"), argv[i]), -1;
		if (!to)
			continue;
		if (strchr(argv[i], '='))
			*to = strchr(argv[i], '=') + 1;
		else if (strcmp(argv[i], to == &c->config ? "--config" : "--data") == 0 && i + 1 < argc)
			*to = argv[++i];
		else
			return failed(c, N_("%1 wants a value"), argv[i]), -1;
	}
	return i;
}

static int run_command(struct cli *c, int argc, char **argv)
{
	const struct command *command = find_command(argv[0]);
	int status;

	if (!command)
		return failed(c, N_("no such command: %1 (see plaint --help)"), argv[0]);
	if (c->help || (argc == 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)))
		return show_command_help(command);
	c->command = command->name;
	status = command->run(c, argc - 1, argv + 1);
	return c->help && !status ? show_command_help(command) : status;
}

static int run(struct cli *c, int argc, char **argv)
{
	bool version = false, plain = false;
	int at = global_options(c, argc, argv, &version, &plain);

	if (at < 0)
		return ERR_INPUT;
	if (version) {
		printf("plaint %s\n", build_name());
		return ERR_NONE;
	}
	if (at < argc)
		return run_command(c, argc - at, argv + at);
	return c->help ? show_help() : run_desk(c, plain);
}

/* What was printed must have arrived: a full disk is no success. */
static int finish(struct cli *c, int status)
{
	if (fflush(stdout) != 0 || ferror(stdout)) {
		struct err err = ERR_INIT;

		err_set(&err, ERR_STORE, NULL, N_("cannot write the output"), NULL);
		return cli_failed(c, &err);
	}
	return status;
}

int main(int argc, char **argv)
{
	struct arena a = ARENA_INIT;
	bool zh = report_language(cli_language(&a));
	struct cli c;
	int status;

	arena_release(&a);
	cli_init(&c, zh);
	c.check_keys = tui_bind_keys;
	c.colours = tui_colours;
	status = finish(&c, run(&c, argc, argv));
	cli_release(&c);
	return status;
}

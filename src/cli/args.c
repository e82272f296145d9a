/* The options of a command, by getopt. */
#include "inside.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/utf8.h"

enum { COMMON = 5, MOST = 24 };

static int wrong(struct cli *c, const char *id, const char *arg)
{
	err_set(&c->err, ERR_INPUT, NULL, id, arg, c->command, NULL);
	return -1;
}

static int take_int(struct cli *c, const struct cli_arg *arg, const char *value)
{
	char *end;
	long long v;

	errno = 0;
	v = strtoll(value, &end, 10);
	if (arg->type == CLI_COUNT && !errno && *value && !*end && v < 1) {
		err_set(&c->err, ERR_INPUT, NULL, N_("--%1 wants a number from 1 on, not '%2'"), arg->name, value, NULL);
		return -1;
	}
	if (errno || !*value || *end || v < 0) {
		err_set(&c->err, ERR_INPUT, NULL, N_("--%1 wants a number, not '%2'"), arg->name, value, NULL);
		return -1;
	}
	*(int64_t *)arg->to = v;
	return 0;
}

static int take(struct cli *c, const struct cli_arg *arg, const char *value)
{
	struct texts *list = arg->to;

	if (arg->type != CLI_FLAG && arg->type != CLI_FILE && !utf8_valid(value, strlen(value)))
		return wrong(c, N_("--%1: not UTF-8"), arg->name);
	switch (arg->type) {
	case CLI_FLAG:
		*(bool *)arg->to = true;
		return 0;
	case CLI_TEXT:
	case CLI_FILE:
		*(const char **)arg->to = value;
		return 0;
	case CLI_TEXTS:
		list->item = arena_grow(&c->arena, list->item, list->count, sizeof *list->item);
		list->item[list->count++] = value;
		return 0;
	case CLI_INT:
	case CLI_COUNT:
		return take_int(c, arg, value);
	}
	return 0;
}

static int take_all(struct cli *c, int argc, char **argv, const struct cli_arg *all, const struct option *options)
{
	int index = 0, got;

	opterr = 0;
	optind = 0; /* begins anew */
	while ((got = getopt_long(argc, argv, ":h", options, &index)) != -1) {
		if (got == 'h')
			c->help = true;
		else if (got == ':')
			return wrong(c, N_("%1 wants a value"), argv[optind - 1]);
		else if (got == '?')
			return wrong(c, N_("no such option: %1 (see plaint %2 --help)"), argv[optind - 1]);
		else if (take(c, &all[index], optarg))
			return -1;
	}
	return 0;
}

int cli_args(struct cli *c, int argc, char **argv, const struct cli_arg *args, size_t count)
{
	struct cli_arg all[MOST] = {
		{"config", CLI_FILE, &c->config}, {"data", CLI_FILE, &c->data}, {"json", CLI_FLAG, &c->json},
		{"csv", CLI_FLAG, &c->csv}, {"help", CLI_FLAG, &c->help},
	};
	struct option options[MOST + 1] = {{NULL, 0, NULL, 0}};
	char **words = arena_array(&c->arena, (size_t)argc + 2, sizeof *words);
	size_t total = 0;
	int left;

	if (count > MOST - COMMON)
		abort();
	/* A command's own option takes the place of a common one (add --json FILE). */
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < COMMON; j++)
			if (strcmp(args[i].name, all[j].name) == 0)
				all[j] = args[i];
	total = COMMON;
	for (size_t i = 0; i < count; i++) {
		bool there = false;

		for (size_t j = 0; j < COMMON; j++)
			there = there || all[j].to == args[i].to;
		if (!there)
			all[total++] = args[i];
	}
	for (size_t i = 0; i < total; i++)
		options[i] = (struct option){all[i].name, all[i].type == CLI_FLAG ? no_argument : required_argument, NULL, 0};
	words[0] = (char *)(uintptr_t)"plaint";
	memcpy(words + 1, argv, (size_t)argc * sizeof *words);
	if (take_all(c, argc + 1, words, all, options))
		return -1;
	left = argc + 1 - optind;
	memcpy(argv, words + optind, (size_t)left * sizeof *words);
	argv[left] = NULL;
	for (int i = 0; i < left && !c->help; i++)
		if (!utf8_valid(argv[i], strlen(argv[i])))
			return wrong(c, N_("not UTF-8: %1"), argv[i]);
	return c->help ? 0 : left;
}

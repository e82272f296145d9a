/* plaint stop, status, reload: the serving process of a data directory. */
#include "status_text.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A request to the server that runs; none is started for it. */
static int ask_running(struct cli *c, int argc, char **argv, const char *op, struct reply *r)
{
	int words = cli_args(c, argc, argv, NULL, 0);
	struct request q;

	reply_init(r);
	if (words < 0)
		return -1;
	if (c->help)
		return 0;
	if (words > 0)
		return err_set(&c->err, ERR_INPUT, NULL, N_("%1 takes no words: '%2'"), c->command, argv[0], NULL);
	if (open_client(c, false))
		return -1;
	request_init(&q);
	q.op = op;
	return client_call(c->client, &q, &c->arena, r, &c->err);
}

int cli_stop(struct cli *c, int argc, char **argv)
{
	struct reply r;

	return ask_running(c, argc, argv, "stop", &r) ? give_up(c) : 0;
}

#define DIGITS_MOST 18 /* longer ones are no numbers: the head of an empty store is all zeros */

/* What is all digits is a number; "yes" and "no" are told apart from texts, too. */
static json_t *status_value(const char *text)
{
	if (str_equal(text, "yes") || str_equal(text, "no"))
		return json_boolean(str_equal(text, "yes"));
	if (!*text || strlen(text) > DIGITS_MOST || strspn(text, "0123456789") != strlen(text))
		return json_string(text);
	return json_integer(strtoll(text, NULL, 10));
}

/* "some name: value" lines as one object; its names are of one word, as everywhere. */
static void put_status_json(const struct texts *notes)
{
	json_t *o = json_object();

	for (size_t i = 0; i < notes->count; i++) {
		const char *colon = strstr(notes->item[i], ": ");
		char name[40];

		if (!colon || (size_t)(colon - notes->item[i]) >= sizeof name)
			continue;
		snprintf(name, sizeof name, "%.*s", (int)(colon - notes->item[i]), notes->item[i]);
		for (char *blank = name; (blank = strchr(blank, ' '));)
			*blank = '_';
		json_object_set_new(o, name, status_value(colon + 2));
	}
	json_dumpf(o, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(o);
}

static void put_reasons(const struct reply *r)
{
	struct str s;

	str_init(&s);
	for (size_t i = 0; i < r->fault_count; i++) {
		err_text(&r->faults[i], tr, &s);
		str_add(&s, "\n");
	}
	fputs(str_or_empty(s.data), stdout);
	str_release(&s);
}

int cli_status(struct cli *c, int argc, char **argv)
{
	struct reply r;

	if (ask_running(c, argc, argv, "status", &r))
		return give_up(c);
	if (c->help)
		return 0;
	if (c->json)
		put_status_json(&r.notes);
	else
		for (size_t i = 0; i < r.notes.count; i++)
			printf("%s\n", status_line(&c->arena, r.notes.item[i]));
	if (!c->json)
		put_reasons(&r);
	return 0;
}

int cli_reload(struct cli *c, int argc, char **argv)
{
	struct reply r;

	reply_init(&r);
	if (ask_running(c, argc, argv, "reload", &r)) {
		for (size_t i = 0; i < r.notes.count; i++)
			fprintf(stderr, "%s\n", r.notes.item[i]);
		return give_up(c);
	}
	for (size_t i = 0; i < r.notes.count; i++)
		printf("%s\n", r.notes.item[i]);
	return 0;
}

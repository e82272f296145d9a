/* plaint recompute: which deadlines a changed rule or calendar would move; then moves them
 * with a reason (U-3). */
#include "inside.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

static const char *of(const struct event *e, const char *field, bool after)
{
	for (size_t i = 0; i < e->change_count; i++)
		if (str_equal(e->changes[i].field, field))
			return str_or_empty(after ? e->changes[i].after : e->changes[i].before);
	return "";
}

static void put_json(const struct reply *r, bool dry)
{
	json_t *list = json_array(), *o = json_object();

	for (size_t i = 0; i < r->event_count; i++) {
		const struct event *e = &r->events[i];

		json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "number", e->name, "clock",
			str_or_empty(e->remark), "due", of(e, "due", false), "new_due", of(e, "due", true), "limit",
			of(e, "limit", false), "new_limit", of(e, "limit", true)));
	}
	json_object_set_new(o, "dry_run", json_boolean(dry));
	json_object_set_new(o, "total", json_integer(r->total));
	json_object_set_new(o, "moves", list);
	json_dumpf(o, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(o);
}

static void put_text(const struct reply *r, bool dry)
{
	for (size_t i = 0; i < r->event_count; i++) {
		const struct event *e = &r->events[i];

		printf("%s  %-10s %s -> %s  (%s -> %s)\n", e->name, str_or_empty(e->remark), of(e, "due", false),
			of(e, "due", true), of(e, "limit", false), of(e, "limit", true));
	}
	if ((int64_t)r->event_count < r->total)
		puts("...");
	printf(dry ? tr_n("%lld deadline would move\n", "%lld deadlines would move\n", r->total) :
		tr_n("%lld deadline moved\n", "%lld deadlines moved\n", r->total), (long long)r->total);
}

int cli_recompute(struct cli *c, int argc, char **argv)
{
	bool dry = false, apply = false;
	const struct cli_arg args[] = {{"dry-run", CLI_FLAG, &dry}, {"apply", CLI_FLAG, &apply}};
	int words = cli_args(c, argc, argv, args, sizeof args / sizeof *args);
	const char *name, *value;
	struct request q;
	struct reply r;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (dry == apply)
		return give_up_with(c, ERR_INPUT, N_("recompute wants --dry-run, or --apply reason=..."), NULL);
	request_init(&q);
	q.op = "recompute";
	q.text = dry ? "dry-run" : NULL;
	for (int i = 0; i < words; i++) {
		if (!split_field(argv[i], &name, &value) || !str_equal(name, "reason"))
			return give_up_with(c, ERR_INPUT, N_("recompute takes reason=... only, not '%1'"), argv[i]);
		values_set(&c->arena, &q.fields, name, value);
	}
	if (ask(c, &q, &r))
		return give_up(c);
	cli_progress_end(c);
	(c->json ? put_json : put_text)(&r, dry);
	return 0;
}

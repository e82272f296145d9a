/* plaint doctor: is this machine fit for the desk, and what to do where it is not. */
#include "doctor.h"

#include <jansson.h>
#include <stdio.h>

#include "plaint/paths.h"

void found(struct doctor *d, const char *what, enum fitness fitness, const char *text, const char *todo)
{
	d->item = arena_grow(&d->c->arena, d->item, d->count, sizeof *d->item);
	d->item[d->count++] = (struct finding){what, fitness, text, todo};
}

static const char *const names[] = {[FIT_GOOD] = "ok", [FIT_WEAK] = "weak", [FIT_BAD] = "bad"};

static void put_text(const struct doctor *d)
{
	static const char *const words[] = {[FIT_GOOD] = N_("ok"), [FIT_WEAK] = N_("weak"), [FIT_BAD] = N_("BAD")};

	for (size_t i = 0; i < d->count; i++) {
		const struct finding *f = &d->item[i];

		printf("%-5s %-9s %s\n", tr(words[f->fitness]), f->what, f->text);
		if (f->todo)
			printf("                > %s\n", f->todo);
	}
}

static void put_json(const struct doctor *d)
{
	json_t *list = json_array(), *o = json_object();

	for (size_t i = 0; i < d->count; i++) {
		const struct finding *f = &d->item[i];

		json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s?}", "what", f->what, "state", names[f->fitness],
			"text", f->text, "todo", f->todo));
	}
	json_object_set_new(o, "findings", list);
	json_dumpf(o, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(o);
}

static int find_places(struct doctor *d)
{
	struct cli *c = d->c;
	const char *data = NULL, *named = NULL;

	d->config = c->config ? c->config : profile_find_config(&c->arena);
	if (d->config)
		profile_settings(&c->arena, d->config, &data, &named);
	if (path_data(&c->arena, c->data, data, &d->data, &c->err))
		return -1;
	d->shared = !c->data && named;
	return path_socket(&c->arena, d->data, c->data ? NULL : named, &d->socket, &c->err);
}

int cli_doctor(struct cli *c, int argc, char **argv)
{
	static void (*const looks[])(struct doctor *d) = {
		look_at_locale, look_at_terminal, look_at_clock, look_at_places, look_at_disk, look_at_flush, look_at_evidence,
		look_at_config, look_at_calendar, look_at_hook, look_at_server,
	};
	int words = cli_args(c, argc, argv, NULL, 0);
	struct doctor d = {.c = c};
	bool bad = false;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words > 0)
		return give_up_with(c, ERR_INPUT, N_("doctor takes no words: '%1'"), argv[0]);
	if (find_places(&d))
		return give_up(c);
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
		looks[i](&d);
	for (size_t i = 0; i < d.count; i++)
		bad = bad || d.item[i].fitness == FIT_BAD;
	(c->json ? put_json : put_text)(&d);
	site_unref(d.site);
	return bad ? ERR_NO : ERR_NONE;
}

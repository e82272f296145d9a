/* plaint check: every fault of config, profile and forms, with file and line. */
#include "inside.h"

#include <jansson.h>
#include <stdio.h>

static void fault_text(struct str *out, const struct fault *f)
{
	if (f->line)
		str_addf(out, "%s:%d: ", f->file, f->line);
	else if (!str_empty(f->file))
		str_addf(out, "%s: ", f->file);
	if (f->notice)
		str_addf(out, "%s: ", tr("notice"));
	else if (f->warning)
		str_addf(out, "%s: ", tr("warning"));
	str_add(out, f->text);
	str_add_char(out, '\n');
}

void faults_begin(struct faults *faults)
{
	faults_init(faults);
	faults->translate = tr;
}

void put_faults(FILE *to, const struct faults *faults, bool errors_only)
{
	struct str s;

	str_init(&s);
	for (size_t i = 0; i < faults->count; i++)
		if (!errors_only || !faults->item[i].warning)
			fault_text(&s, &faults->item[i]);
	fwrite(s.data, 1, s.len, to);
	str_release(&s);
}

/* What the exit status says, in words: a warning is a fault the program runs with. */
static void put_verdict(const struct faults *faults)
{
	size_t count = faults->count - faults->notices;

	if (!count)
		return;
	if (faults->errors)
		printf(tr("faults: %zu; the program does not run with this config\n"), count);
	else
		printf(tr("faults: %zu; the program runs with this config, but not as it should: mend them\n"), count);
}

static void put_faults_json(const struct faults *faults)
{
	json_t *list = json_array(), *o = json_object();

	for (size_t i = 0; i < faults->count; i++) {
		const struct fault *f = &faults->item[i];

		json_array_append_new(list, json_pack("{s:s, s:i, s:b, s:b, s:s}", "file", str_or_empty(f->file), "line", f->line,
			"warning", f->warning || f->notice, "notice", f->notice, "text", str_or_empty(f->text)));
	}
	json_object_set_new(o, "faults", list);
	json_dumpf(o, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(o);
}

static const char *config_of(struct cli *c)
{
	return c->config ? c->config : profile_find_config(&c->arena);
}

int load_site(struct cli *c, struct site **site)
{
	struct faults faults;
	struct err err = ERR_INIT;
	int status;

	faults_begin(&faults);
	status = profile_load(config_of(c), instant_now(), site, &faults, &err);
	if (status) {
		put_faults(stderr, &faults, true);
		if (!faults.errors)
			cli_failed(c, &err);
		else
			give_up_with(c, ERR_INPUT, N_("the config has faults (plaint check)"), NULL);
	}
	faults_release(&faults);
	return status;
}

/* The caller's own desk.conf: faults of it keep nobody from working. */
static void check_desk(struct cli *c, struct faults *faults)
{
	struct desk_settings settings;

	desk_settings_read(&c->arena, desk_settings_file(&c->arena), &settings, faults);
	if (c->check_keys)
		c->check_keys(&settings, faults);
}

int cli_check(struct cli *c, int argc, char **argv)
{
	int words = cli_args(c, argc, argv, NULL, 0);
	struct faults faults;
	struct site *site = NULL;
	int status;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words > 0)
		return give_up_with(c, ERR_INPUT, N_("check takes no words: '%1' (see --config)"), argv[0]);
	/* Programs read the texts as they are. */
	faults_begin(&faults);
	if (c->json)
		faults.translate = NULL;
	status = profile_load(config_of(c), instant_now(), &site, &faults, &c->err);
	check_desk(c, &faults);
	if (c->json)
		put_faults_json(&faults);
	else
		put_faults(stdout, &faults, false);
	if (!c->json)
		put_verdict(&faults);
	if (status && !faults.count)
		status = give_up(c);
	else
		status = faults.count > faults.notices ? ERR_NO : ERR_NONE;
	if (!status && !c->json)
		printf("%s\n", tr("no faults"));
	site_unref(site);
	faults_release(&faults);
	return status;
}

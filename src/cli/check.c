/* plaint check: every fault of config, profile and forms, with its place. */
#include "cli.h"
#include "plaint/profile.h"

static const struct option_spec spec[] = {
	{"--json", false, false},
};

static void add_json(struct str *out, const struct faults *faults)
{
	str_add(out, "{\"faults\":[");
	for (size_t i = 0; i < faults->count; i++) {
		const struct fault *f = &faults->item[i];

		str_add(out, i ? ",{\"file\":" : "{\"file\":");
		report_json_text(out, f->file);
		str_addf(out, ",\"line\":%d,\"severity\":\"%s\",\"text\":", f->line,
			f->notice ? "notice" : f->warning ? "warning" : "error");
		report_json_text(out, f->text);
		str_add_char(out, '}');
	}
	str_addf(out, "],\"errors\":%zu}\n", faults->errors);
}

static void add_text(struct str *out, const struct faults *faults)
{
	for (size_t i = 0; i < faults->count; i++) {
		const struct fault *f = &faults->item[i];

		str_add(out, f->file);
		if (f->line)
			str_addf(out, ":%d", f->line);
		str_addf(out, ": %s%s\n", f->notice ? tr("notice: ") : f->warning ? tr("warning: ") : "", f->text);
	}
}

int command_check(const struct cli *c, int argc, char **argv, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct options o;
	struct faults faults;
	struct site *site = NULL;
	struct err loading = ERR_INIT;
	struct str out;
	int status;

	if (options_parse(&a, argc, argv, spec, 1, &o, err) == 0 && o.word_count)
		err_set(err, ERR_INPUT, NULL, N_("check takes no arguments; the config is named by --config"), NULL);
	if (err->code) {
		arena_release(&a);
		return (int)err->code;
	}
	faults_init(&faults);
	str_init(&out);
	profile_load(c->config ? c->config : profile_find_config(&a), instant_now(), &site, &faults, &loading);
	if (cli_format(&o) == REPORT_JSON)
		add_json(&out, &faults);
	else
		add_text(&out, &faults);
	if (loading.code && !faults.count)
		*err = loading; /* the file could not be read at all */
	status = faults.count > faults.notices ? ERR_NO : ERR_NONE;
	if (!err->code && cli_print(&out, err) == 0 && status == ERR_NONE && cli_format(&o) == REPORT_TEXT)
		puts(tr("no faults"));
	site_unref(site);
	str_release(&out);
	faults_release(&faults);
	arena_release(&a);
	return err->code ? (int)err->code : status;
}

/* plaint due: deadline arithmetic alone, on the given config, without a server. */
#include <string.h>

#include "cli.h"
#include "plaint/rules/deadline.h"

static const struct option_spec spec[] = {
	{"--from", true, false},
	{"--limit", true, false},
	{"--paused", true, true},
	{"--warn", true, false},
	{"--explain", false, false},
	{"--json", false, false},
};

/* "FROM/TO"; a missing TO is a pause that still stands. */
static int pause_parse(const struct zone *z, struct arena *a, const char *text, struct pause *out, struct err *err)
{
	const char *slash = strchr(text, '/');
	const char *from = slash ? arena_strndup(a, text, (size_t)(slash - text)) : text;

	if (!slash || instant_parse(z, from, &out->from))
		return err_set(err, ERR_INPUT, NULL, N_("--paused wants FROM/TO, not %1"), text, NULL);
	out->to = INSTANT_NONE;
	if (slash[1] && instant_parse(z, slash + 1, &out->to))
		return err_set(err, ERR_INPUT, NULL, N_("--paused wants FROM/TO, not %1"), text, NULL);
	if (out->to != INSTANT_NONE && out->to < out->from)
		return err_set(err, ERR_INPUT, NULL, N_("the pause %1 ends before it begins"), text, NULL);
	return 0;
}

static int pauses_parse(const struct zone *z, struct arena *a, const struct options *o, struct pause **out, size_t *count,
	struct err *err)
{
	for (size_t i = 0; i < o->spec_count; i++) {
		const struct option_values *v = &o->given[i];

		if (strcmp(v->name, "--paused") != 0)
			continue;
		*out = arena_array(a, v->count + 1, sizeof **out);
		for (*count = 0; *count < v->count; ++*count)
			if (pause_parse(z, a, v->item[*count], &(*out)[*count], err))
				return -1;
	}
	return 0;
}

/* Everything the answer needs, from the options. */
struct question {
	instant from;
	const char *limit_text;
	struct limit limit, warn;
	bool warned;
	struct pause *pauses;
	size_t pause_count;
};

static int question_parse(const struct zone *z, struct arena *a, const struct options *o, struct question *q, struct err *err)
{
	const char *from = option(o, "--from");
	const char *warn = option(o, "--warn");

	q->limit_text = option(o, "--limit");
	if (!from || !q->limit_text || o->word_count)
		return err_set(err, ERR_INPUT, NULL, N_("wants --from TIME --limit LIMIT; see plaint due --help"), NULL);
	if (instant_parse(z, from, &q->from))
		return err_set(err, ERR_INPUT, NULL, N_("--from: '%1' is no time; write 2026-02-14 09:30"), from, NULL);
	if (limit_parse(q->limit_text, &q->limit, err))
		return -1;
	q->warned = warn != NULL;
	if (warn && limit_parse(warn, &q->warn, err))
		return -1;
	return pauses_parse(z, a, o, &q->pauses, &q->pause_count, err);
}

static int answer(const struct cli *c, const struct site *site, const struct options *o, struct arena *a, struct str *out,
	struct err *err)
{
	struct report_style style = {.format = cli_format(o), .site = site, .zh = c->zh, .now = instant_now()};
	struct question q = {0};
	struct workdays *w;
	struct deadline d;
	struct steps steps = {0};
	instant warn = INSTANT_NONE;
	char due[26];

	if (workdays_new(a, site, &w, err) || question_parse(&site->zone, a, o, &q, err) ||
		deadline_due(a, w, q.from, &q.limit, q.pauses, q.pause_count, style.now, &d, &steps, err))
		return -1;
	if (q.warned)
		warn = deadline_warn(w, q.from, d.due, &q.warn);
	if (style.format == REPORT_JSON || option(o, "--explain")) {
		report_steps(out, &style, q.limit_text, q.from, q.limit_text, &d, warn, &steps);
		return 0;
	}
	instant_format(&site->zone, d.due, due);
	str_addf(out, "%s\n", due);
	if (q.warned) {
		instant_format(&site->zone, warn, due);
		str_addf(out, "%s %s\n", tr("warning"), due);
	}
	return 0;
}

int command_due(const struct cli *c, int argc, char **argv, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct options o;
	struct site *site = NULL;
	struct str out;
	int rc = -1;

	str_init(&out);
	if (!options_parse(&a, argc, argv, spec, sizeof spec / sizeof *spec, &o, err) && (site = cli_site(c, err)))
		rc = answer(c, site, &o, &a, &out, err);
	if (rc == 0)
		rc = cli_print(&out, err);
	site_unref(site);
	str_release(&out);
	arena_release(&a);
	return rc ? (int)err->code : 0;
}

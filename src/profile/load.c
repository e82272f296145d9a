#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "letters.h"
#include "lookup.h"
#include "overlay.h"
#include "plaint/paths.h"
#include "plaint/str.h"

#define DEFAULT_PROFILE "gas-company"
#define EVIDENCE_SIZE "32M" /* a photo, a minute of video, a scan of many pages */

struct loading {
	struct arena arena; /* of the files; the site's texts are copied out */
	struct site *site;
	struct places places;
	struct faults *faults;
};

/* The last `profile = NAME` of an outline, or NULL. */
static const struct block *profile_named(const struct outline *o)
{
	const struct block *named = NULL;
	for (size_t i = 0; i < o->count; i++) {
		const struct block *b = &o->item[i];
		if (b->word || b->keys[0].bad || !str_equal(b->keys[0].name, "profile"))
			continue;
		named = b;
	}
	return named;
}

/* Did any of the outline come from a file of that name, other than the config itself? */
static bool read_from(const struct outline *o, const char *config, const char *base)
{
	for (size_t i = 0; i < o->count; i++)
		if (str_equal(o->item[i].source->base, base) && !str_equal(o->item[i].source->path, config))
			return true;
	return false;
}

static void gather_shipped(struct loading *l, const char *config, const char *name, struct outline *out)
{
	const char *path = lookup_include(&l->arena, config, name);
	if (path)
		gather(&l->arena, path, 2, out, l->faults);
	else
		fault_add(l->faults, SEVERITY_ERROR, config ? config : name, 0, "no such file: \"%s\"", name);
}

/* Has it a section of that kind? */
static bool says(const struct outline *o, const char *word)
{
	for (size_t i = 0; i < o->count; i++)
		if (str_equal(o->item[i].word, word))
			return true;
	return false;
}

/* What the config itself does not include: the profile it names, or the default one,
 * and China's holidays unless it gives its own. It lies beneath everything the config
 * says. */
static void lay_ground(struct loading *l, const char *config, const struct outline *own)
{
	const struct block *named = profile_named(own);
	const char *name = named ? outline_text(&l->arena, &named->keys[0]) : NULL;
	const char *file = arena_printf(&l->arena, "%s.conf", name ? name : DEFAULT_PROFILE);
	const char *path = arena_printf(&l->arena, "profiles/%s", file);
	struct outline ground = {NULL, 0};

	if (read_from(own, config, file))
		return;
	if (name && (strchr(name, '/') || !lookup_include(&l->arena, config, path))) {
		if (says(own, "clock") || says(own, "category"))
			return; /* a profile written into the config itself */
		fault_add(l->faults, SEVERITY_ERROR, named->source->path, named->line, "no such profile: \"%s\"", name);
		/* What hangs on it is looked at with the default one. */
		path = "profiles/" DEFAULT_PROFILE ".conf";
	}
	gather_shipped(l, config, path, &ground);
	if (!name || !says(own, "holidays"))
		gather_shipped(l, config, "holidays-cn.conf", &ground);
	overlay_config(l->site, &ground, &l->places, l->faults);
}

static void load_config(struct loading *l, const char *config)
{
	struct outline own = {NULL, 0};
	if (config)
		gather(&l->arena, config, 1, &own, l->faults);
	lay_ground(l, config, &own);
	overlay_config(l->site, &own, &l->places, l->faults);
}

static void load_forms(struct loading *l, const char *config)
{
	struct form_files files;
	lookup_forms(&l->arena, config, l->site->profile, &files);
	for (size_t i = 0; i < files.count; i++) {
		struct outline o = {NULL, 0};
		gather(&l->arena, files.item[i].path, 1, &o, l->faults);
		overlay_forms(l->site, &o, &l->places, l->faults);
	}
}

static void load_letters(struct loading *l, const char *config)
{
	struct form_files files;
	lookup_letters(&l->arena, config, l->site->profile, &files);
	for (size_t i = 0; i < files.count; i++)
		letter_load(&l->arena, l->site, &files.item[i], l->faults);
}

static void fill_in(struct site *s)
{
	if (str_empty(s->profile))
		s->profile = DEFAULT_PROFILE;
	if (str_empty(s->number))
		s->number = "%Y%m%d-%04d";
	if (str_empty(s->linger))
		s->linger = "clocks";
	if (str_empty(s->evidence_size))
		s->evidence_size = EVIDENCE_SIZE;
	if (str_empty(s->calendar.timezone))
		s->calendar.timezone = "Asia/Shanghai";
	if (str_empty(s->calendar.period_end))
		s->calendar.period_end = "close";
	for (size_t i = 0; i < s->requires_count; i++)
		if (str_empty(s->requires[i].action) && !s->requires[i].actions.count)
			s->requires[i].action = s->requires[i].s.title;
	for (size_t i = 0; i < s->approvals_count; i++)
		if (str_empty(s->approvals[i].action))
			s->approvals[i].action = s->approvals[i].s.title;
	for (size_t i = 0; i < s->policies_count; i++)
		if (str_empty(s->policies[i].step))
			s->policies[i].step = s->policies[i].s.title;
}

static int sum_up(const struct faults *f, struct err *err)
{
	const struct fault *first = NULL;
	for (size_t i = 0; i < f->count && !first; i++)
		if (!f->item[i].warning)
			first = &f->item[i];
	if (!first)
		return 0;

	char place[200], more[24];
	if (first->line)
		snprintf(place, sizeof place, "%s:%d", first->file, first->line);
	else
		snprintf(place, sizeof place, "%s", first->file);
	if (f->errors == 1)
		return err_set(err, ERR_INPUT, NULL, N_("%1: %2"), place, first->text, NULL);
	snprintf(more, sizeof more, "%zu", f->errors - 1);
	return err_set(err, ERR_INPUT, NULL, N_("%1: %2 (and %3 more: plaint check)"), place, first->text,
		more, NULL);
}

int profile_load(const char *config, instant today, struct site **out, struct faults *faults, struct err *err)
{
	struct loading l = {.site = site_new(), .faults = faults};
	arena_init(&l.arena);
	l.places.arena = &l.arena;

	load_config(&l, config);
	load_forms(&l, config);
	load_letters(&l, config);
	fill_in(l.site);
	check_site(l.site, &l.places, today, faults);
	faults_order(faults);
	arena_release(&l.arena);

	if (sum_up(faults, err)) {
		site_unref(l.site);
		return -1;
	}
	site_seal(l.site);
	*out = l.site;
	return 0;
}

#include <string.h>

#include "overlay.h"
#include "plaint/str.h"
#include "values.h"

static const struct section_type *type_named(const char *word)
{
	for (size_t i = 0; i < section_type_count; i++)
		if (str_equal(section_types[i].name, word))
			return &section_types[i];
	return NULL;
}

static void refuse(const struct block *b, struct faults *faults, const char *what, const char *arg)
{
	fault_add(faults, SEVERITY_ERROR, b->source->path, b->line, what, arg);
}

static void note_where(struct site *site, struct section *s, const struct block *b)
{
	s->where = arena_printf(&site->arena, "%s:%d", b->source->base, b->line);
}

/* Keys of the site join with commas in a record and stand in paths of commands. */
static bool fit_title(const struct block *b, struct faults *faults)
{
	if (str_empty(b->title)) {
		refuse(b, faults, "%s needs a title", b->word);
		return false;
	}
	if (strchr(b->title, ',') || strchr(b->title, '\n') || strchr(b->title, '"')) {
		refuse(b, faults, "a title holds no comma and no quotes: \"%s\"", b->title);
		return false;
	}
	return true;
}

/* The first route that matches wins, so a site's own come before those of the profile it
 * includes; each file's stay in their order. */
static struct section *put_route(struct site *site, const struct places *places, int depth)
{
	struct route *r = site->routes, added = r[site->routes_count - 1];
	size_t at = site->routes_count - 1;

	while (at > 0 && place_depth(places, "route", r[at - 1].s.title) > depth) {
		r[at] = r[at - 1];
		at--;
	}
	r[at] = added;
	return &r[at].s;
}

static struct section *new_section(
	struct site *site, const struct block *b, const struct section_type *type, const struct places *places)
{
	struct section *s = site_add_section(site, type, b->title);

	return str_equal(type->name, "route") ? put_route(site, places, b->source->depth) : s;
}

static void lay_section(
	struct site *site, const struct block *b, struct places *places, struct faults *faults)
{
	const struct section_type *type = type_named(b->word);
	if (!type) {
		refuse(b, faults,
			str_equal(b->word, "form") ? "a %s stands in a file of its own under forms/"
						   : "no such section: \"%s\"",
			b->word);
		return;
	}
	if (!type->count_offset && b->title) {
		refuse(b, faults, "%s has no title: there is just one", b->word);
		return;
	}
	if (type->count_offset && !fit_title(b, faults))
		return;

	struct section *s = site_find_section(site, type, b->title);
	if (!s)
		s = new_section(site, b, type, places);
	note_where(site, s, b);
	place_block(places, type->name, b->title, b);
	values_read(&site->arena, b, type, b->title, s, places, faults);
}

void overlay_config(struct site *site, const struct outline *o, struct places *places, struct faults *faults)
{
	for (size_t i = 0; i < o->count; i++) {
		const struct block *b = &o->item[i];
		if (b->word)
			lay_section(site, b, places, faults);
		else
			values_read(&site->arena, b, &site_settings_type, NULL, site, places, faults);
	}
}

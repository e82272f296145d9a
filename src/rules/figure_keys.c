/* By what figures are told apart. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/rules/figures.h"
#include "plaint/str.h"

static void add(struct arena *a, struct texts *t, const char *key)
{
	t->item = arena_grow(a, t->item, t->count, sizeof *t->item);
	t->item[t->count++] = str_or_empty(key);
}

/* --- time ---------------------------------------------------------------------- */

static const char *day_text(struct arena *a, daynum day)
{
	char text[11];

	day_format(day, text);
	return arena_strdup(a, text);
}

/* "settled day": by when it was settled. */
static const char *of_settlement(const char *source)
{
	static const char word[] = "settled ";

	return str_starts(source, word) ? source + sizeof word - 1 : NULL;
}

/* The day a stretch is called by: itself, its Monday, its month "2026-11". */
static const char *time_key(struct arena *a, const char *source, daynum day)
{
	if (str_equal(source, "week"))
		return day_text(a, day - day_weekday(day));
	if (str_equal(source, "month"))
		return arena_strndup(a, day_text(a, day), 7);
	return day_text(a, day);
}

static bool is_time(const char *source)
{
	return str_equal(source, "day") || str_equal(source, "week") || str_equal(source, "month");
}

#define DAYS_MOST 4000 /* lines that are shown even when empty */

static void add_days(struct arena *a, const struct zone *z, struct texts *t, const char *source, instant from, instant to)
{
	daynum last = zone_day(z, to), day = zone_day(z, from);

	for (int n = 0; day <= last && n < DAYS_MOST; day++, n++) {
		const char *key = time_key(a, source, day);

		if (!t->count || !str_equal(t->item[t->count - 1], key))
			add(a, t, key);
	}
}

/* --- fields ----------------------------------------------------------------------- */

static const char *field_of_source(const char *source)
{
	return str_starts(source, "field ") ? source + strlen("field ") : source;
}

static const struct form_field *form_field_named(const struct site *site, const char *name)
{
	for (size_t i = 0; i < site->forms_count; i++) {
		const struct form_field *f = form_find(&site->forms[i], name);

		if (f)
			return f;
	}
	return NULL;
}

/* "repair,apology": each for itself. */
static void add_many(struct arena *a, struct texts *t, const char *text)
{
	const char *end;

	for (; *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, ',');
		add(a, t, arena_strndup(a, text, (size_t)(end - text)));
	}
}

static const char *nature_of(const struct site *site, const struct complaint *c)
{
	const struct category *category;

	if (!str_empty(c->value[FIELD_NATURE]))
		return c->value[FIELD_NATURE];
	category = site_category(site, c->value[FIELD_CATEGORY]);
	return category ? category->nature : NULL;
}

/* The part of a category before its first stroke: "gas" of "gas/leak". */
static const char *service_of(struct arena *a, const struct complaint *c)
{
	const char *category = str_or_empty(c->value[FIELD_CATEGORY]);

	return arena_strndup(a, category, strcspn(category, "/"));
}

static const char *plain_key(struct arena *a, const struct site *site, const char *source, const struct complaint *c)
{
	if (str_equal(source, "all"))
		return "all";
	if (str_equal(source, "nature"))
		return nature_of(site, c);
	if (str_equal(source, "service"))
		return service_of(a, c);
	if (str_equal(source, "level"))
		return arena_printf(a, "%d", c->level);
	if (str_equal(source, "taker"))
		return c->taker;
	if (str_equal(source, "state"))
		return state_names[c->state];
	if (str_equal(source, "hour"))
		return arena_printf(a, "%02d", zone_civil(&site->zone, c->received).hour);
	if (is_time(source))
		return time_key(a, source, zone_day(&site->zone, c->received));
	if (of_settlement(source)) {
		instant at = figures_settled(site, c);

		return at == INSTANT_NONE ? NULL : time_key(a, of_settlement(source), zone_day(&site->zone, at));
	}
	return complaint_field(c, field_of_source(source));
}

struct texts figure_keys(struct arena *a, const struct site *site, const char *source, const struct complaint *c)
{
	const struct form_field *f;
	struct texts t = { NULL, 0 };
	const char *key;

	if (str_equal(source, "clock")) {
		for (size_t i = 0; i < c->clock_count; i++)
			if (!texts_has(&t, c->clocks[i].name))
				add(a, &t, c->clocks[i].name);
		return t;
	}
	key = plain_key(a, site, source, c);
	f = key && strchr(key, ',') ? form_field_named(site, field_of_source(source)) : NULL;
	if (f && str_equal(f->type, "choices"))
		add_many(a, &t, key);
	else
		add(a, &t, key);
	return t;
}

static void add_labels(struct arena *a, const struct site *site, const char *source, struct texts *t)
{
	size_t count;
	const struct label *l = site_labels(site, source, &count);

	for (size_t i = 0; i < count; i++)
		add(a, t, l[i].s.title);
}

struct texts figure_all_keys(struct arena *a, const struct site *site, const char *source, instant from, instant to)
{
	struct texts t = { NULL, 0 };

	if (str_equal(source, "all")) {
		add(a, &t, "all");
	} else if (is_time(source)) {
		add_days(a, &site->zone, &t, source, from, to);
	} else if (of_settlement(source)) {
		add_days(a, &site->zone, &t, of_settlement(source), from, to);
	} else if (str_equal(source, "hour")) {
		for (int h = 0; h < 24; h++)
			add(a, &t, arena_printf(a, "%02d", h));
	} else if (str_equal(source, "clock")) {
		for (size_t i = 0; i < site->clocks_count; i++)
			add(a, &t, site->clocks[i].s.title);
	} else {
		add_labels(a, site, source, &t);
	}
	return t;
}

bool figure_source_known(const struct site *site, const char *source)
{
	static const char *const names[] = { "all", "nature", "service", "level", "taker", "state", "hour", "day", "week", "month",
		"clock", "original" };
	const char *field = field_of_source(source);

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_equal(source, names[i]))
			return true;
	return field_find(field) >= 0 || form_field_named(site, field);
}

bool ledger_field_known(const struct site *site, const char *name)
{
	static const char *const others[] = { "number", "received", "registered", "closed", "emergency", "returned", "incident" };

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (str_equal(others[i], name))
			return true;
	return !str_equal(name, "clock") && figure_source_known(site, name);
}

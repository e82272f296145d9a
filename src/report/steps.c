/* Why is it due then (D-6). */
#include <string.h>

#include "json.h"
#include "parts.h"
#include "plaint/action.h"
#include "plaint/utf8.h"

#define WHEN_COLUMNS 24

static void add_when(struct str *out, const struct report_style *style, const struct step *s)
{
	const struct zone *z = &style->site->zone;
	size_t from = out->len;

	if (s->day)
		add_day(out, style, zone_day(z, s->at));
	else
		add_moment(out, style, s->at);
	if (s->until != INSTANT_NONE) {
		str_add(out, " - ");
		if (s->day)
			add_day(out, style, zone_day(z, s->until));
		else
			add_moment(out, style, s->until);
	}
	add_padding(out, from, WHEN_COLUMNS);
	str_add_char(out, ' ');
}

/* The holiday before what it means, the action before what it started, a limit
 * behind the word that moves it. */
static void add_what(struct str *out, const struct report_style *style, const struct step *s)
{
	struct arena a = ARENA_INIT;
	const char *name = site_pick(s->name, s->name_zh, style->zh);

	if (!*name)
		str_add(out, tr(s->label));
	else if (s->day)
		str_addf(out, "%s%s%s", name, style->zh ? "，" : ", ", tr(s->label));
	else if (action_find(name) >= 0 || strcmp(name, "received") == 0 || strcmp(name, "rehandle") == 0)
		str_addf(out, "%s%s%s", strcmp(name, "rehandle") == 0 ? tr("handled again") :
			strcmp(name, "received") == 0 ? tr(N_("came in")) : action_shown(name), /* not signed for */
			style->zh ? "：" : ": ", tr(s->label));
	else
		str_addf(out, "%s %s", tr(s->label), report_limit(&a, name));
	arena_release(&a);
}

/* Counted so far, at the right edge where there is one. */
static void add_count(struct str *out, const struct report_style *style, const struct step *s, size_t from)
{
	struct arena a = ARENA_INIT;
	const char *count;

	if (s->count > 0)
		count = arena_printf(&a, "%d", s->count);
	else if (s->seconds >= 0)
		count = arena_printf(&a, "%lld:%02lld", (long long)(s->seconds / HOUR), (long long)(s->seconds / MINUTE % 60));
	else
		return;
	str_add_char(out, ' ');
	add_padding(out, from, (style->columns > 0 ? style->columns : 72) - (int)strlen(count));
	str_add(out, count);
	arena_release(&a);
}

void report_step(struct str *out, const struct report_style *style, const struct step *s)
{
	size_t from = out->len;

	add_when(out, style, s);
	add_what(out, style, s);
	add_count(out, style, s, from);
	str_add_char(out, '\n');
}

static void add_end(struct str *out, const struct report_style *style, const char *label, instant t, const char *note)
{
	size_t from = out->len;

	if (t == INSTANT_NONE)
		return;
	add_moment(out, style, t);
	add_padding(out, from, WHEN_COLUMNS);
	str_addf(out, " %s%s\n", label, note);
}

static json_t *step_day(const struct report_style *style, instant t)
{
	char day[11];

	if (t == INSTANT_NONE)
		return json_null();
	day_format(zone_day(&style->site->zone, t), day);
	return json_string(day);
}

static json_t *step_json(const struct report_style *style, const struct step *s)
{
	json_t *o = json_object();

	json_object_set_new(o, "at", s->day ? step_day(style, s->at) : json_from_time(style, s->at));
	json_object_set_new(o, "until", s->day ? step_day(style, s->until) : json_from_time(style, s->until));
	json_object_set_new(o, "label", json_from_text(s->label));
	json_object_set_new(o, "name", json_from_text(s->name ? s->name : s->name_zh));
	json_object_set_new(o, "count", s->count ? json_integer(s->count) : json_null());
	json_object_set_new(o, "seconds", s->seconds >= 0 ? json_integer(s->seconds) : json_null());
	return o;
}

static void steps_json(struct str *out, const struct report_style *style, const char *title, instant from,
	const char *limit, const struct deadline *d, instant warn, const struct steps *steps)
{
	json_t *o = json_object(), *list = json_array();

	if (title)
		json_object_set_new(o, "clock", json_from_text(title));
	json_object_set_new(o, "from", json_from_time(style, from));
	json_object_set_new(o, "limit", json_from_text(limit));
	json_object_set_new(o, "due", json_from_time(style, d->due));
	json_object_set_new(o, "warn", json_from_time(style, warn));
	json_object_set_new(o, "provisional", json_boolean(d->provisional));
	for (size_t i = 0; steps && i < steps->count; i++)
		json_array_append_new(list, step_json(style, &steps->item[i]));
	json_object_set_new(o, "steps", list);
	json_write(out, o);
}

void report_steps(struct str *out, const struct report_style *style, const char *title, instant from, const char *limit,
	const struct deadline *d, instant warn, const struct steps *steps)
{
	struct arena a = ARENA_INIT;

	if (style->format == REPORT_JSON) {
		steps_json(out, style, title, from, limit, d, warn, steps);
		return;
	}
	if (title)
		str_addf(out, "%s: ", clock_shown(&a, style, title));
	str_addf(out, "%s\n", report_limit(&a, limit));
	for (size_t i = 0; steps && i < steps->count; i++)
		report_step(out, style, &steps->item[i]);
	add_end(out, style, tr("warning"), warn, "");
	add_end(out, style, tr("due"), d->due, d->provisional ? tr(" (provisional: the calendar ends before)") : "");
	arena_release(&a);
}

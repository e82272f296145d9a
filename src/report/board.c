/* The lead's board: text, JSON, CSV. */
#include "board.h"

#include "json.h"
#include "parts.h"
#include "table.h"

void report_longest(struct str *out, const struct load *l, instant now, bool zh)
{
	int64_t s;

	if (l->due != INSTANT_NONE && l->due < now) {
		report_remaining(out, l->due - now, zh);
		return;
	}
	if (l->oldest == INSTANT_NONE)
		return;
	s = now - l->oldest;
	if (s < HOUR)
		str_addf(out, zh ? "%02d分" : "%02dm", (int)(s > 0 ? s / MINUTE : 0));
	else
		report_remaining(out, s, zh);
}

const char *load_name(const struct report_style *style, const struct load *l)
{
	if (l->person)
		return site_name(style->site, "staff", l->person, style->zh);
	return l->department ? site_name(style->site, "department", l->department, style->zh) : tr("with no department");
}

/* Seconds: overdue below zero, waiting above; what the column "longest" says. */
static json_t *longest_json(const struct load *l, instant now)
{
	if (l->due != INSTANT_NONE && l->due < now)
		return json_integer(l->due - now);
	return l->oldest != INSTANT_NONE ? json_integer(now - l->oldest) : json_null();
}

json_t *load_json(const struct report_style *style, const struct load *l)
{
	json_t *o = json_object();

	json_object_set_new(o, "department", json_from_text(l->department));
	json_object_set_new(o, "person", json_from_text(l->person));
	json_object_set_new(o, "name", json_from_text(load_name(style, l)));
	json_object_set_new(o, "open", json_integer(l->open));
	json_object_set_new(o, "new", json_integer(l->fresh));
	json_object_set_new(o, "due_within_hour", json_integer(l->soon));
	json_object_set_new(o, "overdue", json_integer(l->overdue));
	json_object_set_new(o, "longest", longest_json(l, style->now));
	json_object_set_new(o, "due", json_from_time(style, l->due));
	json_object_set_new(o, "oldest", json_from_time(style, l->oldest));
	json_object_set_new(o, "done_today", json_integer(l->done));
	if (l->person) {
		json_object_set_new(o, "on_call", json_boolean(l->oncall));
		json_object_set_new(o, "logged_in", json_boolean(l->online));
	}
	json_object_set_new(o, "listed", json_boolean(!l->unlisted));
	return o;
}

static void board_json(struct str *out, const struct report_style *style, const struct load *loads, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(list, load_json(style, &loads[i]));
	json_write(out, list);
}

static const char *number(struct arena *a, int64_t n)
{
	return arena_printf(a, "%lld", (long long)n);
}

static const char *longest(struct arena *a, const struct report_style *style, const struct load *l)
{
	const char *text;
	struct str s;

	str_init(&s);
	report_longest(&s, l, style->now, style->zh);
	text = arena_strdup(a, s.data);
	str_release(&s);
	return text;
}

static void board_csv(struct str *out, const struct report_style *style, const struct load *loads, size_t count)
{
	static const char *const titles[] = {"department", "person", "name", "open", "new", "due_within_hour", "overdue",
		"due", "oldest", "done_today", "on_call", "logged_in", "listed"};
	struct arena a = ARENA_INIT;
	struct table t;

	table_init(&t, &a);
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		table_column(&t, titles[i], false);
	for (size_t i = 0; i < count; i++) {
		const struct load *l = &loads[i];
		char due[26] = "", oldest[26] = "";

		if (l->due != INSTANT_NONE)
			instant_format(&style->site->zone, l->due, due);
		if (l->oldest != INSTANT_NONE)
			instant_format(&style->site->zone, l->oldest, oldest);
		table_cell(&t, l->department);
		table_cell(&t, l->person);
		table_cell(&t, load_name(style, l));
		table_cell(&t, number(&a, l->open));
		table_cell(&t, number(&a, l->fresh));
		table_cell(&t, number(&a, l->soon));
		table_cell(&t, number(&a, l->overdue));
		table_cell(&t, arena_strdup(&a, due));
		table_cell(&t, arena_strdup(&a, oldest));
		table_cell(&t, number(&a, l->done));
		table_cell(&t, l->person ? l->oncall ? "yes" : "no" : "");
		table_cell(&t, l->person ? l->online ? "yes" : "no" : "");
		table_cell(&t, l->unlisted ? "no" : "yes");
	}
	table_csv(&t, out);
	arena_release(&a);
}

const char *load_presence(const struct load *l)
{
	if (!l->person)
		return l->unlisted ? tr("not listed") : "";
	if (l->unlisted)
		return tr("not listed");
	if (l->oncall)
		return l->online ? tr("on call, here") : tr("on call");
	return l->online ? tr("here") : tr("away");
}

void board_table(struct str *out, const struct report_style *style, const struct load *loads, size_t count, bool people)
{
	struct arena a = ARENA_INIT;
	struct table t;

	table_init(&t, &a);
	table_column(&t, tr("With"), false);
	if (people)
		table_column(&t, "", false);
	table_column(&t, tr("Open"), true);
	table_column(&t, tr("New"), true);
	table_column(&t, tr("Due<1h"), true);
	table_column(&t, tr("Overdue"), true);
	table_column(&t, tr("Longest"), true);
	table_column(&t, tr("Today done"), true);
	table_column(&t, "", false); /* the last one is not aligned */
	for (size_t i = 0; i < count; i++) {
		const struct load *l = &loads[i];

		table_cell(&t, arena_printf(&a, "%s%s", l->person ? "  " : "", load_name(style, l)));
		if (people)
			table_cell(&t, load_presence(l));
		table_cell(&t, number(&a, l->open));
		table_cell(&t, number(&a, l->fresh));
		table_cell(&t, number(&a, l->soon));
		table_cell(&t, number(&a, l->overdue));
		table_cell(&t, longest(&a, style, l));
		table_cell(&t, number(&a, l->done));
		table_cell(&t, l->overdue ? "!!" : "");
	}
	table_text(&t, out, style->columns);
	arena_release(&a);
}

void report_board(struct str *out, const struct report_style *style, const struct load *loads, size_t count)
{
	if (style->format == REPORT_JSON)
		board_json(out, style, loads, count);
	else if (style->format == REPORT_CSV)
		board_csv(out, style, loads, count);
	else
		board_table(out, style, loads, count, true);
}

/* entry.c - a field's state from its description, and its text. */
#include "entry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/field.h"
#include "plaint/report.h"
#include "plaint/utf8.h"
#include "when.h"

#define TEXT_MOST 200
#define LONG_MOST 2000

static const struct {
	const char *type;
	enum entry_kind kind;
	const char *source; /* of the options, where the type says it */
} kinds[] = {
	{"text", ENTRY_TEXT, NULL},
	{"multiline", ENTRY_MULTILINE, NULL},
	{"phone", ENTRY_PHONE, NULL},
	{"email", ENTRY_TEXT, NULL},
	{"date", ENTRY_DATE, NULL},
	{"time", ENTRY_TIME, NULL},
	{"number", ENTRY_NUMBER, NULL},
	{"choice", ENTRY_CHOICE, NULL},
	{"choices", ENTRY_CHOICES, NULL},
	{"yesno", ENTRY_TICK, NULL},
	{"staff", ENTRY_CHOICE, "staff"},
	{"department", ENTRY_CHOICE, "department"},
	{"category", ENTRY_CHOICE, "category"},
	{"complaint", ENTRY_TEXT, NULL},
	{"file", ENTRY_TEXT, NULL},
};

static void add_option(struct entry *e, struct arena *a, const char *key, const char *label)
{
	e->option = arena_grow(a, e->option, (size_t)e->options, sizeof *e->option);
	e->option[e->options].key = key;
	e->option[e->options++].label = label;
}

static void add_site_options(struct entry *e, struct arena *a, const struct site *site, const char *source, bool zh)
{
	size_t count = 0;
	const struct label *labels;

	if (!strcmp(source, "staff")) {
		for (size_t i = 0; i < site->staff_count; i++)
			add_option(e, a, site->staff[i].s.title, site_name(site, source, site->staff[i].s.title, zh));
	} else if (!strcmp(source, "department")) {
		for (size_t i = 0; i < site->departments_count; i++)
			add_option(e, a, site->departments[i].s.title, site_name(site, source, site->departments[i].s.title, zh));
	} else if (!strcmp(source, "category")) {
		for (size_t i = 0; i < site->categories_count; i++)
			add_option(e, a, site->categories[i].s.title, site_name(site, source, site->categories[i].s.title, zh));
	} else if (!strcmp(source, "penalty")) {
		for (size_t i = 0; i < site->penalties_count; i++)
			add_option(e, a, site->penalties[i].s.title, site_name(site, source, site->penalties[i].s.title, zh));
	} else if ((labels = site_labels(site, source, &count))) {
		for (size_t i = 0; i < count; i++)
			add_option(e, a, labels[i].s.title, site_name(site, source, labels[i].s.title, zh));
	}
}

static void add_options(struct entry *e, struct arena *a, const struct site *site, const char *type_source, bool zh)
{
	const struct form_field *f = e->spec;

	for (size_t i = 0; i < f->choices.count; i++) {
		if (str_equal(f->choices.item[i], f->emergency))
			continue;
		add_option(e, a, f->choices.item[i],
			site_pick(i < f->labels.count ? f->labels.item[i] : f->choices.item[i],
				i < f->labels_zh.count ? f->labels_zh.item[i] : NULL, zh));
	}
	if (!f->choices.count && (type_source || f->source))
		add_site_options(e, a, site, f->source ? f->source : type_source, zh);
	if (e->kind == ENTRY_CHOICES)
		e->ticked = arena_alloc(a, (size_t)e->options + 1);
}

/* A required yes-or-no must be answered: both stand there, neither is chosen. */
static void make_answer(struct entry *e, struct arena *a)
{
	e->kind = ENTRY_CHOICE;
	add_option(e, a, "yes", tr(N_("yes")));
	add_option(e, a, "no", tr(N_("no")));
}

static const char *source_of_type(const char *type)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_equal(kinds[i].type, type))
			return kinds[i].source;
	return NULL;
}

/* Are these the options already? */
static bool limited_to(const struct entry *e, const struct texts *keys)
{
	if (!e->limited || (size_t)e->options != keys->count)
		return false;
	for (int i = 0; i < e->options; i++)
		if (!texts_has(keys, e->option[i].key))
			return false;
	return true;
}

static void keep_options(struct entry *e, const struct texts *keys)
{
	int kept = 0;

	for (int i = 0; i < e->options; i++)
		if (texts_has(keys, e->option[i].key))
			e->option[kept++] = e->option[i];
	e->options = kept;
}

void entry_limit(struct entry *e, struct arena *a, const struct site *site, const struct texts *keys, const char *why, bool zh)
{
	const char *was = e->kind == ENTRY_CHOICE && e->chosen >= 0 ? e->option[e->chosen].key : NULL;

	if (e->kind != ENTRY_CHOICE || (keys ? limited_to(e, keys) : !e->limited))
		return;
	e->option = NULL;
	e->options = 0;
	if (str_equal(e->spec->type, "yesno"))
		make_answer(e, a);
	else
		add_options(e, a, site, source_of_type(e->spec->type), zh);
	if (keys)
		keep_options(e, keys);
	e->limited = keys != NULL;
	e->help = keys ? why : site_pick(e->spec->help, e->spec->help_zh, zh);
	e->chosen = was && keys && e->options == 1 ? 0 : -1;
	for (int i = 0; was && i < e->options; i++)
		if (str_equal(e->option[i].key, was))
			e->chosen = i;
}

void entry_init(struct entry *e, struct arena *a, const struct site *site, const struct form_field *spec, bool zh)
{
	const char *source = source_of_type(spec->type);
	size_t most = TEXT_MOST;

	memset(e, 0, sizeof *e);
	e->spec = spec;
	e->name = spec->s.title;
	e->label = site_pick(spec->label ? spec->label : spec->s.title, spec->label_zh, zh);
	e->help = site_pick(spec->help, spec->help_zh, zh);
	e->group = site_pick(spec->group_label, spec->group_label_zh, zh);
	e->required = spec->required && (site->staff_count || !str_equal(spec->type, "staff"));
	e->always = e->required;
	e->chosen = -1;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_equal(kinds[i].type, spec->type))
			e->kind = kinds[i].kind;
	if (e->kind == ENTRY_MULTILINE)
		most = LONG_MOST;
	if (entry_is_text(e) && e->kind != ENTRY_NUMBER && spec->max > 0)
		most = (size_t)spec->max;
	textfield_init(&e->edit, most, e->kind == ENTRY_MULTILINE);
	str_init(&e->run);
	if (e->kind == ENTRY_TICK && e->required)
		make_answer(e, a);
	else
		add_options(e, a, site, source, zh);
	if (spec->initial)
		entry_set(e, a, spec->initial);
}

void entry_offer(struct entry *e, struct arena *a, const char *key, const char *label)
{
	if (entry_is_text(e)) {
		e->kind = ENTRY_CHOICE;
		e->chosen = -1;
	}
	if (e->kind == ENTRY_CHOICE)
		add_option(e, a, arena_strdup(a, key), arena_strdup(a, label));
}

void entry_release(struct entry *e)
{
	textfield_release(&e->edit);
	str_release(&e->run);
}

bool entry_is_text(const struct entry *e)
{
	return e->kind < ENTRY_CHOICE;
}

bool entry_empty(const struct entry *e)
{
	if (entry_is_text(e))
		return strspn(e->edit.text.data, " \n") == e->edit.text.len;
	if (e->kind != ENTRY_CHOICES)
		return e->chosen < 0;
	for (int i = 0; i < e->options; i++)
		if (e->ticked[i])
			return false;
	return true;
}

void entry_text(const struct entry *e, struct str *out)
{
	bool first = true;

	if (entry_is_text(e)) {
		str_add_len(out, e->edit.text.data, e->edit.text.len);
	} else if (e->kind == ENTRY_TICK) {
		str_add(out, e->chosen < 0 ? "" : e->chosen ? "yes" : "no");
	} else if (e->kind == ENTRY_CHOICE) {
		str_add(out, e->chosen < 0 ? "" : e->option[e->chosen].key);
	} else {
		for (int i = 0; i < e->options; i++)
			if (e->ticked[i]) {
				str_addf(out, "%s%s", first ? "" : ",", e->option[i].key);
				first = false;
			}
	}
}

/* The option of that key; one the site no longer has is kept as its key. */
static int option_of(struct entry *e, struct arena *a, const char *key)
{
	for (int i = 0; i < e->options; i++)
		if (!strcmp(e->option[i].key, key))
			return i;
	add_option(e, a, arena_strdup(a, key), arena_strdup(a, key));
	if (e->kind == ENTRY_CHOICES) {
		unsigned char *more = arena_alloc(a, (size_t)e->options + 1);
		memcpy(more, e->ticked, (size_t)e->options - 1);
		e->ticked = more;
	}
	return e->options - 1;
}

void entry_set(struct entry *e, struct arena *a, const char *text)
{
	e->error = NULL;
	if (entry_is_text(e)) {
		textfield_set(&e->edit, text);
	} else if (e->kind == ENTRY_TICK) {
		e->chosen = str_empty(text) ? -1 : str_equal(text, "yes");
	} else if (e->kind == ENTRY_CHOICE) {
		e->chosen = str_empty(text) ? -1 : option_of(e, a, text);
	} else {
		char *rest = arena_strdup(a, str_or_empty(text)), *key;
		memset(e->ticked, 0, (size_t)e->options);
		while ((key = strsep(&rest, ",")))
			if (*key) {
				int i = option_of(e, a, key);
				e->ticked[i] = 1;
			}
	}
}

static int bad(const struct entry *e, struct err *err, const char *id)
{
	return err_set(err, ERR_INPUT, e->name, id, e->label, NULL);
}

static int not_between(const struct entry *e, struct err *err)
{
	const struct form_field *f = e->spec;
	char least[24], most[24];

	snprintf(least, sizeof least, "%lld", (long long)f->min);
	snprintf(most, sizeof most, "%lld", (long long)f->max);
	if (!f->max)
		return err_set(err, ERR_INPUT, e->name, N_("%1: %2 or more, not %3"), e->label, least, e->edit.text.data, NULL);
	return err_set(err, ERR_INPUT, e->name, N_("%1: %2 is not between %3 and %4"), e->label, e->edit.text.data, least, most, NULL);
}

static int number_value(const struct entry *e, struct err *err)
{
	char *end;
	double n = strtod(e->edit.text.data, &end);
	const struct form_field *f = e->spec;

	if (end == e->edit.text.data || end[strspn(end, " ")])
		return bad(e, err, N_("%1: not a number"));
	if ((f->min || f->max) && (n < (double)f->min || (f->max && n > (double)f->max)))
		return not_between(e, err);
	return 0;
}

int entry_value(const struct entry *e, const struct zone *z, instant now, struct str *out, struct err *err)
{
	instant at;
	char iso[26];

	if (entry_empty(e))
		return 0;
	if (e->kind == ENTRY_NUMBER && number_value(e, err))
		return -1;
	if (e->kind != ENTRY_TIME && e->kind != ENTRY_DATE) {
		entry_text(e, out);
		return 0;
	}
	if (!when_parse(z, now, e->edit.text.data, &at))
		return bad(e, err, N_("%1: not a time; try 14:30, tomorrow 10, 2026-11-22 14:30"));
	if (e->kind == ENTRY_DATE)
		day_format(zone_day(z, at), iso);
	else
		instant_format(z, at, iso);
	str_add(out, iso);
	return 0;
}

bool entry_settle(struct entry *e, const struct zone *z, instant now)
{
	struct civil c;
	instant at;
	char day[11], text[48];

	if ((e->kind != ENTRY_TIME && e->kind != ENTRY_DATE) || entry_empty(e) ||
		!when_parse(z, now, e->edit.text.data, &at))
		return false;
	day_format(zone_day(z, at), day);
	c = zone_civil(z, at);
	if (e->kind == ENTRY_DATE)
		snprintf(text, sizeof text, "%s", day);
	else
		snprintf(text, sizeof text, "%s %02d:%02d", day, c.hour, c.minute);
	if (!strcmp(text, e->edit.text.data))
		return false;
	textfield_replace(&e->edit, text);
	return true;
}

void entry_shown(const struct entry *e, struct str *out)
{
	if (entry_is_text(e))
		str_add(out, e->edit.text.data);
	else if (e->kind == ENTRY_CHOICE && e->chosen >= 0)
		str_add(out, e->option[e->chosen].label);
}

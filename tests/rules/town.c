/* Sites made by hand. */
#include "town.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/str.h"

static const struct section_type *type_of(const char *name)
{
	for (size_t i = 0; i < section_type_count; i++) {
		if (str_equal(section_types[i].name, name))
			return &section_types[i];
	}
	fail_msg("no section type %s", name);
	return NULL;
}

struct texts list_of(struct arena *a, const char *text)
{
	struct texts t = {NULL, 0};

	while (*text) {
		size_t len = strcspn(text, "|");

		t.item = arena_grow(a, t.item, t.count, sizeof *t.item);
		t.item[t.count++] = arena_strndup(a, text, len);
		text += len + (text[len] == '|');
	}
	return t;
}

const char *joined(struct arena *a, const struct texts *t)
{
	const char *s = "";

	for (size_t i = 0; i < t->count; i++)
		s = i ? arena_printf(a, "%s %s", s, t->item[i]) : t->item[i];
	return s;
}

static void set_member(struct town *t, const struct section_type *type, void *section, const char *pair)
{
	const char *equals = strchr(pair, '=');
	size_t len = (size_t)(equals - pair);

	for (size_t i = 0; i < type->member_count; i++) {
		const struct member *m = &type->members[i];
		char *at = (char *)section + m->offset;

		if (strlen(m->name) != len || strncmp(m->name, pair, len))
			continue;
		switch (m->type) {
		case MEMBER_TEXT: {
			const char *s = arena_strdup(&t->site->arena, equals + 1);
			memcpy(at, &s, sizeof s);
			return;
		}
		case MEMBER_TEXTS: {
			struct texts l = list_of(&t->site->arena, equals + 1);
			memcpy(at, &l, sizeof l);
			return;
		}
		case MEMBER_INT: {
			int64_t n = atoi(equals + 1);
			memcpy(at, &n, sizeof n);
			return;
		}
		case MEMBER_BOOL: {
			bool b = str_equal(equals + 1, "yes");
			memcpy(at, &b, sizeof b);
			return;
		}
		}
	}
	fail_msg("section %s has no member in %s", type->name, pair);
}

void town_add(struct town *t, const char *type_name, const char *title, ...)
{
	const struct section_type *type = type_of(type_name);
	void *section = site_find_section(t->site, type, title);
	const char *pair;
	va_list ap;

	if (!section)
		section = site_add_section(t->site, type, title);
	((struct section *)section)->where = arena_printf(&t->site->arena, "town.conf:%s", title);
	va_start(ap, title);
	while ((pair = va_arg(ap, const char *)))
		set_member(t, type, section, pair);
	va_end(ap);
}

void town_field(struct town *t, const char *form, const char *field, bool required)
{
	struct arena *a = &t->site->arena;
	struct site *site = t->site;
	struct form *f = NULL;

	for (size_t i = 0; i < site->forms_count; i++) {
		if (str_equal(site->forms[i].s.title, form))
			f = &site->forms[i];
	}
	if (!f) {
		site->forms = arena_grow(a, site->forms, site->forms_count, sizeof *site->forms);
		f = &site->forms[site->forms_count++];
		*f = (struct form){.s.title = arena_strdup(a, form)};
	}
	f->fields = arena_grow(a, f->fields, f->field_count, sizeof *f->fields);
	f->fields[f->field_count++] = (struct form_field){.s.title = arena_strdup(a, field), .type = "text",
		.required = required};
}

void town_compile(struct town *t)
{
	struct err err = ERR_INIT;

	if (workdays_new(&t->a, t->site, &t->w, &err))
		fail_msg("calendar: %s (%s, %s)", err.id, err.arg[0], err.field);
}

void town_bare(struct town *t, const char *zone, const char *hours, const char *period_end)
{
	struct err err = ERR_INIT;

	t->site = site_new();
	arena_init(&t->a);
	assert_int_equal(zone_load(&t->site->zone, zone, &err), 0);
	t->site->calendar.timezone = zone;
	t->site->calendar.hours = list_of(&t->site->arena, hours);
	t->site->calendar.period_end = period_end;
	t->site->profile = "town";
	town_compile(t);
}

static const struct {
	const char *title, *name, *zh, *off, *work;
} holidays[] = {
	{"2024-new-year", "New Year", "元旦", "off=2024-01-01", NULL},
	{"2024-spring", "Spring Festival", "春节", "off=2024-02-10..2024-02-17", "work=2024-02-04|2024-02-18"},
	{"2024-qingming", "Qingming", "清明节", "off=2024-04-04..2024-04-06", "work=2024-04-07"},
	{"2024-labour", "Labour Day", "劳动节", "off=2024-05-01..2024-05-05", "work=2024-04-28|2024-05-11"},
	{"2024-dragon", "Dragon Boat", "端午节", "off=2024-06-10", NULL},
	{"2024-autumn", "Mid-Autumn", "中秋节", "off=2024-09-15..2024-09-17", "work=2024-09-14"},
	{"2024-national", "National Day", "国庆节", "off=2024-10-01..2024-10-07", "work=2024-09-29|2024-10-12"},
	{"2025-new-year", "New Year", "元旦", "off=2025-01-01", NULL},
	{"2025-spring", "Spring Festival", "春节", "off=2025-01-28..2025-02-04", "work=2025-01-26|2025-02-08"},
	{"2025-qingming", "Qingming", "清明节", "off=2025-04-04..2025-04-06", NULL},
	{"2025-labour", "Labour Day", "劳动节", "off=2025-05-01..2025-05-05", "work=2025-04-27"},
	{"2025-dragon", "Dragon Boat", "端午节", "off=2025-05-31..2025-06-02", NULL},
	{"2025-national", "National Day", "国庆节", "off=2025-10-01..2025-10-08", "work=2025-09-28|2025-10-11"},
	{"2026-new-year", "New Year", "元旦", "off=2026-01-01..2026-01-03", "work=2026-01-04"},
	{"2026-spring", "Spring Festival", "春节", "off=2026-02-15..2026-02-23", "work=2026-02-14|2026-02-28"},
	{"2026-qingming", "Qingming", "清明节", "off=2026-04-04..2026-04-06", NULL},
	{"2026-labour", "Labour Day", "劳动节", "off=2026-05-01..2026-05-05", "work=2026-05-09"},
	{"2026-dragon", "Dragon Boat", "端午节", "off=2026-06-19..2026-06-21", NULL},
	{"2026-autumn", "Mid-Autumn", "中秋节", "off=2026-09-25..2026-09-27", NULL},
	{"2026-national", "National Day", "国庆节", "off=2026-10-01..2026-10-07", "work=2026-09-20|2026-10-10"},
};

void town_china(struct town *t, const char *period_end)
{
	town_bare(t, "Asia/Shanghai", "mon-fri 08:30-12:00 13:30-17:30", period_end);
	for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++) {
		char name[64], zh[64];

		snprintf(name, sizeof name, "name=%s", holidays[i].name);
		snprintf(zh, sizeof zh, "name_zh=%s", holidays[i].zh);
		town_add(t, "holidays", holidays[i].title, name, zh, holidays[i].off, holidays[i].work, NULL);
	}
	town_add(t, "holidays", "2026-national", "known_until=2026-12-31", NULL);
	town_compile(t);
}

static void people(struct town *t)
{
	town_add(t, "department", "company", "name=Company", NULL);
	town_add(t, "department", "service", "name=Customer service", "parent=company", "lead=chen", NULL);
	town_add(t, "department", "repair", "name=Repair", "parent=company", "lead=li", NULL);
	town_add(t, "department", "station", "name=Station", "parent=company", NULL);
	town_add(t, "role", "taker", "may=add|forward|contact|note", "sees=own", NULL);
	town_add(t, "role", "lead", "may=*", "sees=own|department", NULL);
	town_add(t, "role", "handler", "may=receive|contact|resolve", "sees=department", NULL);
	town_add(t, "role", "manager", "may=escalate", "sees=all", NULL);
	town_add(t, "role", "clerk", NULL);
	town_add(t, "staff", "zhang", "name=张敏", "department=service", "roles=taker", NULL);
	town_add(t, "staff", "chen", "name=陈晨", "department=service", "roles=taker|lead", NULL);
	town_add(t, "staff", "li", "name=李强", "department=repair", "roles=handler", NULL);
	town_add(t, "staff", "sun", "name=孙浩", "department=repair", "roles=handler|lead", NULL);
	town_add(t, "staff", "wang", "name=王总", "department=company", "roles=manager", NULL);
	town_add(t, "staff", "qian", "department=station", "roles=clerk|ghost", NULL);
	town_add(t, "oncall", "nights", "department=repair", "staff=li|sun", "hours=mon-sun 17:30-08:30", NULL);
	town_add(t, "oncall", "door", "department=service", "staff=zhang", "hours=sat-sun 08:00-20:00", NULL);
}

static void matters(struct town *t)
{
	town_add(t, "level", "1", NULL);
	town_add(t, "level", "2", NULL);
	town_add(t, "level", "3", NULL);
	town_add(t, "category", "gas/leak", "nature=safety", "level=1", NULL);
	town_add(t, "category", "supply/pressure", "nature=supply", "level=2", NULL);
	town_add(t, "category", "bill/amount", "nature=billing", "level=3", NULL);
	town_add(t, "category", "other", NULL);
	town_add(t, "route", "leaks", "categories=gas/*", "department=repair", "person=sun", NULL);
	town_add(t, "route", "east", "categories=supply/*", "areas=east", "department=station", "person=qian", NULL);
	town_add(t, "route", "kinds", "kinds=enquiry", "responsibility=company", "department=service", NULL);
	town_add(t, "danger", "fire", "level=1", "words=着火|on fire", "unless=打不着火|点不着火", NULL);
	town_add(t, "danger", "leak", "level=1", "words=漏气|煤气味|gas leak|smell of gas|leak", NULL);
	town_add(t, "danger", "outage", "level=2", "words=停气|no gas", "unless=停气通知", NULL);
}

static void clocks(struct town *t)
{
	town_add(t, "clock", "forward", "rule=GC-3", "starts=received|return", "stops=forward", "limit=1h",
		"warn=15m", "escalate=0m lead|1h manager", NULL);
	town_add(t, "clock", "contact", "rule=GC-4", "starts=forward", "stops=contact", "limit=24h", "warn=4h",
		"escalate=0m department|4h lead", NULL);
	town_add(t, "clock", "special", "rule=GC-4", "starts=forward", "stops=resolve", "limit=24h", "warn=4h",
		"reason=special_reason", "asks=contact|progress|resolve", "violation=no", NULL);
	town_add(t, "clock", "settle", "rule=GC-4", "starts=forward|rehandle", "stops=resolve", "limit=3wd",
		"warn=1wd", "escalate=0m department|24h manager", NULL);
	town_add(t, "clock", "sign", "rule=E-2", "levels=1", "starts=received", "stops=receive|take", "limit=5m",
		"warn=2m", "escalate=0m oncall|5m lead|10m manager", NULL);
	town_add(t, "clock", "call", "rule=E-2", "levels=1", "starts=received", "stops=contact", "limit=15m", NULL);
	town_add(t, "clock", "callback", "rule=L-7", "starts=received", "stops=contact", "limit=field callback",
		"warn=10m", NULL);
}

void town_gas(struct town *t)
{
	town_china(t, "close");
	people(t);
	matters(t);
	clocks(t);
}

void town_release(struct town *t)
{
	arena_release(&t->a);
	site_unref(t->site);
}

instant moment(const struct town *t, const char *text)
{
	instant at;

	if (instant_parse(&t->site->zone, text, &at))
		fail_msg("no time: %s", text);
	return at;
}

void assert_moment_at(const struct town *t, instant got, const char *wanted, const char *file, int line)
{
	char text[26] = "none";

	if (got)
		instant_format(&t->site->zone, got, text);
	if (got != (str_equal(wanted, "none") ? INSTANT_NONE : moment(t, wanted))) {
		print_error("got %s, wanted %s\n", text, wanted);
		_fail(file, line);
	}
}

struct complaint *town_complaint(struct town *t, const char *received, int level)
{
	struct complaint *c = arena_alloc(&t->a, sizeof *c);

	c->number = "20260302-0001";
	c->received = c->registered = moment(t, received);
	c->level = level;
	c->taker = "zhang";
	return c;
}

struct values fields_of(struct arena *a, ...)
{
	struct values v = {NULL, 0};
	const char *pair;
	va_list ap;

	va_start(ap, a);
	while ((pair = va_arg(ap, const char *))) {
		const char *equals = strchr(pair, '=');

		values_set(a, &v, arena_strndup(a, pair, (size_t)(equals - pair)), arena_strdup(a, equals + 1));
	}
	va_end(ap);
	return v;
}

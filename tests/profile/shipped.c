#include "shipped.h"

#include <string.h>

#include "plaint/profile.h"

struct shipped shop;

void shipped_open(const char *profile)
{
	struct trial *t = &shop.t;
	struct str conf;
	const char *crew;

	trial_begin(t);
	arena_init(&shop.a);
	str_init(&conf);
	str_addf(&conf, "profile = \"%s\"\ninclude(\"holidays-cn.conf\")\n", profile);
	trial_write(t, "plaint.conf", conf.data);
	trial_load(t, TODAY);
	if (!t->site)
		fail_msg("%s", t->said.data);
	/* Somebody everywhere: a second time, now that the departments are known. */
	for (size_t i = 0; i < t->site->departments_count; i++) {
		const char *d = t->site->departments[i].s.title;
		str_addf(&conf, "department \"%s\" { lead = \"%s\" }\n"
				"staff \"%s\" { name = \"L\"  department = \"%s\"  roles = { lead, handler, oncall, archivist, supervision, manager } }\n",
			d, d, d, d);
	}
	crew = site_department(t->site, "repair") ? "repair" : t->site->departments[0].s.title;
	str_addf(&conf, "oncall \"always\" { department = \"%s\"  staff = { \"%s\" }  hours = { \"mon-sun 00:00-24:00\" } }\n", crew, crew);
	str_addf(&conf, "staff \"chen\" { name = \"C\"  department = \"%s\"  roles = { taker } }\n", crew);
	trial_write(t, "plaint.conf", conf.data);
	trial_load(t, TODAY);
	str_release(&conf);
	if (!t->site || t->said.len)
		fail_msg("%s", t->said.data);
	shop.site = t->site;
	assert_int_equal(workdays_new(&shop.a, shop.site, &shop.days, NULL), 0);
}

void shipped_close(void)
{
	trial_end(&shop.t);
	arena_release(&shop.a);
}

instant at(const char *text)
{
	instant t;
	assert_int_equal(instant_parse(&shop.site->zone, text, &t), 0);
	return t;
}

static struct values pairs(va_list ap)
{
	struct values v = {NULL, 0};
	for (const char *name; (name = va_arg(ap, const char *));)
		values_set(&shop.a, &v, name, va_arg(ap, const char *));
	return v;
}

struct complaint *received(const char *when, ...)
{
	struct complaint *c = arena_alloc(&shop.a, sizeof *c);
	va_list ap;

	c->number = "20260302-0001";
	c->received = c->registered = at(when);
	c->taker = "chen";
	c->value[FIELD_KIND] = "complaint";
	va_start(ap, when);
	struct values v = pairs(ap);
	va_end(ap);
	for (size_t i = 0; i < v.count; i++)
		complaint_field_set(&shop.a, c, v.item[i].name, v.item[i].text);
	c->level = triage_level(&shop.a, shop.site, c);
	assert_int_equal(clocks_apply(&shop.a, shop.site, shop.days, c, "received", c->received, NULL), 0);
	return c;
}

static const char *join(const struct texts *t)
{
	const char *all = "";
	for (size_t i = 0; i < t->count; i++)
		all = arena_printf(&shop.a, "%s%s%s", all, i ? " " : "", t->item[i]);
	return all;
}

const char *missing(struct complaint *c, enum action action, const char *when, ...)
{
	va_list ap;
	va_start(ap, when);
	struct values v = pairs(ap);
	va_end(ap);
	struct texts m = lifecycle_missing(&shop.a, shop.site, c, action, &v, at(when));
	return join(&m);
}

void act(struct complaint *c, enum action action, const char *when, ...)
{
	struct err err = ERR_INIT;
	va_list ap;

	va_start(ap, when);
	struct values v = pairs(ap);
	va_end(ap);
	struct texts m = lifecycle_missing(&shop.a, shop.site, c, action, &v, at(when));
	if (lifecycle_check(shop.site, c, action, &err) || m.count)
		fail_msg("%s: %s %s", action_table[action].name, str_or_empty(err.id), join(&m));
	struct texts causes = lifecycle_causes(&shop.a, shop.site, c, action, &v, 0);
	lifecycle_apply(shop.site, c, action, &v, 0, at(when));
	for (size_t i = 0; i < v.count; i++)
		if (!field_of_event(v.item[i].name))
			complaint_field_set(&shop.a, c, v.item[i].name, v.item[i].text);
	for (size_t i = 0; i < causes.count; i++)
		assert_int_equal(clocks_apply(&shop.a, shop.site, shop.days, c, causes.item[i], at(when), NULL), 0);
}

void due_is(const struct complaint *c, const char *clock, const char *when)
{
	const struct clock_run *run = run_find(c, clock);
	char got[26] = "none";

	if (run) {
		instant_format(&shop.site->zone, run->due, got);
		got[16] = '\0';
		got[10] = ' ';
	}
	if (!str_equal(got, when))
		fail_msg("%s is due %s, not %s", clock, got, when);
}

void state_is(const struct complaint *c, const char *clock, enum clock_state want)
{
	const struct clock_run *run = run_find(c, clock);

	if (!run || run->state != want)
		fail_msg("%s is %s, not %s", clock, run ? clock_state_names[run->state] : "not there",
			clock_state_names[want]);
}

const char *department_of(const char *category, const char *area, const char *responsibility, const char *kind)
{
	struct complaint c = {.number = NULL};

	c.value[FIELD_CATEGORY] = category;
	c.value[FIELD_AREA] = area;
	c.value[FIELD_RESPONSIBILITY] = responsibility;
	c.value[FIELD_KIND] = kind;
	return str_or_empty(route_find(shop.site, shop.days, &c, at("2026-03-02 10:00")).department);
}

int level_of(const char *text)
{
	struct complaint c = {.number = NULL};

	c.value[FIELD_TEXT] = text;
	return triage_level(&shop.a, shop.site, &c);
}

void labels_are(const char *source, const char *titles)
{
	size_t n;
	const struct label *l = site_labels(shop.site, source, &n);
	const char *all = "";

	for (size_t i = 0; i < n; i++)
		all = arena_printf(&shop.a, "%s%s%s", all, i ? " " : "", l[i].s.title);
	assert_string_equal(all, titles);
}

void form_asks(const char *form, const char *names)
{
	char *rest = arena_strdup(&shop.a, names), *name;

	while ((name = strsep(&rest, " ")))
		if (!form_find(site_form(shop.site, form), name))
			fail_msg("form %s does not ask for %s", form, name);
}

void choices_are(const char *form, const char *field, const char *keys)
{
	const struct form_field *f = form_find(site_form(shop.site, form), field);

	assert_non_null(f);
	assert_string_equal(join(&f->choices), keys);
}

void dated_by_hand(const char *channel)
{
	const struct form_field *f = form_find(site_form(shop.site, "intake"), "received");

	if (f == NULL || !form_field_asked(f, channel))
		fail_msg("nobody is asked when it came by %s", channel);
}

/* Every profile that ships says all that people read in both languages, and every clock
 * the rule it comes from. */
#include "shipped.h"

#include <locale.h>
#include <string.h>

#include "plaint/utf8.h"

static const char *profile;

static void both(const char *what, const struct section *s, const char *en, const char *zh)
{
	if (str_empty(en) || str_empty(zh))
		fail_msg("%s: %s \"%s\" lacks %s", profile, what, s->title, str_empty(en) ? "English" : "Chinese");
}

static void both_lists(const char *what, const struct section *s, const struct texts *en, const struct texts *zh)
{
	if (en->count != zh->count)
		fail_msg("%s: %s \"%s\" has %zu in English, %zu in Chinese", profile, what, s->title, en->count, zh->count);
}

static void labels(void)
{
	static const char *const sources[] = {
		"channel", "kind", "level", "area", "nature", "responsibility", "satisfaction", "outcome"};

	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
		size_t n;
		const struct label *l = site_labels(shop.site, sources[i], &n);
		assert_true(n > 0);
		for (size_t k = 0; k < n; k++)
			both(sources[i], &l[k].s, l[k].name, l[k].name_zh);
	}
}

static void sections(void)
{
	const struct site *s = shop.site;

	for (size_t i = 0; i < s->departments_count; i++) {
		both("department", &s->departments[i].s, s->departments[i].name, s->departments[i].name_zh);
		both("duty of", &s->departments[i].s, s->departments[i].duty, s->departments[i].duty_zh);
	}
	for (size_t i = 0; i < s->roles_count; i++)
		both("role", &s->roles[i].s, s->roles[i].name, s->roles[i].name_zh);
	for (size_t i = 0; i < s->categories_count; i++) {
		both("category", &s->categories[i].s, s->categories[i].name, s->categories[i].name_zh);
		both_lists("category", &s->categories[i].s, &s->categories[i].prompts, &s->categories[i].prompts_zh);
		if (s->categories[i].level == 1 && !s->categories[i].prompts.count)
			fail_msg("%s: nothing is asked for in an emergency of %s", profile, s->categories[i].s.title);
	}
	for (size_t i = 0; i < s->dangers_count; i++)
		both("script of", &s->dangers[i].s, s->dangers[i].script, s->dangers[i].script_zh);
	for (size_t i = 0; i < s->clocks_count; i++) {
		both("clock", &s->clocks[i].s, s->clocks[i].name, s->clocks[i].name_zh);
		if (str_empty(s->clocks[i].rule))
			fail_msg("%s: clock %s names no rule", profile, s->clocks[i].s.title);
	}
	for (size_t i = 0; i < s->penalties_count; i++)
		both("penalty", &s->penalties[i].s, s->penalties[i].name, s->penalties[i].name_zh);
}

/* At 80 columns a clock's name has 13 beside its time (11 in Chinese), a field's label 20. */
static void fits(const char *what, const struct section *s, const char *en, int most, const char *zh, int most_zh)
{
	if (utf8_width(en, strlen(en)) > most || utf8_width(zh, strlen(zh)) > most_zh)
		fail_msg("%s: %s \"%s\" is cut at 80 columns: %s, %s", profile, what, s->title, en, zh);
}

/* Beside the form while the caller talks. */
static void prompts_fit(const struct form *f)
{
	for (size_t i = 0; i < f->prompts.count; i++)
		fits("prompt of", &f->s, f->prompts.item[i], 45, f->prompts_zh.item[i], 45);
}

static void names_fit(void)
{
	const struct site *s = shop.site;

	for (size_t i = 0; i < s->clocks_count; i++)
		fits("clock", &s->clocks[i].s, s->clocks[i].name, 13, s->clocks[i].name_zh, 11);
	prompts_fit(site_form(s, "intake"));
	for (size_t i = 0; i < s->forms_count; i++)
		for (size_t k = 0; k < s->forms[i].field_count; k++)
			fits("field", &s->forms[i].fields[k].s, s->forms[i].fields[k].label, 20, s->forms[i].fields[k].label_zh, 20);
}

static void forms(void)
{
	const struct site *s = shop.site;

	for (size_t i = 0; i < s->forms_count; i++) {
		const struct form *f = &s->forms[i];
		both("form", &f->s, f->name, f->name_zh);
		both_lists("form", &f->s, &f->prompts, &f->prompts_zh);
		for (size_t k = 0; k < f->field_count; k++) {
			const struct form_field *x = &f->fields[k];
			both("field", &x->s, x->label, x->label_zh);
			both("group of", &x->s, x->group_label, x->group_label_zh);
			both_lists("choices of", &x->s, &x->labels, &x->labels_zh);
		}
	}
	assert_true(site_form(s, "intake")->prompts.count > 0); /* conduct: listen, be calm */
}

static void all(void **state)
{
	static const char *const names[] = {"gas-guide", "gas-company", "power", "utility", "heating"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		profile = names[i];
		shipped_open(profile);
		labels();
		sections();
		forms();
		names_fit();
		shipped_close();
	}
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	const struct CMUnitTest tests[] = {cmocka_unit_test(all)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

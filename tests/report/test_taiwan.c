/* A site's texts in the characters of Taiwan. */
#include "check.h"

#include <unistd.h>

#include "plaint/report.h"

static const struct section_type *type_of(const char *name)
{
	for (size_t i = 0; i < section_type_count; i++)
		if (strcmp(section_types[i].name, name) == 0)
			return &section_types[i];
	return NULL;
}

static struct site *a_site(const char *leak)
{
	struct site *s = site_new();
	struct category *c = site_add_section(s, type_of("category"), "gas/leak");

	c->name = "Gas leak";
	c->name_zh = leak;
	return s;
}

static const char *name_in(const char *language, const char *leak)
{
	static char shown[200];
	struct site *s = a_site(leak);

	setenv("LANG", "C.UTF-8", 1);
	report_language(language);
	report_site(s);
	report_site(s); /* once more changes nothing */
	snprintf(shown, sizeof shown, "%s", site_name(s, "category", "gas/leak", true));
	assert_string_equal(site_name(s, "category", "gas/leak", false), "Gas leak");
	site_unref(s);
	return shown;
}

static void shipped_texts_are_traditional(void **state)
{
	(void)state;
	if (access(PLAINT_BUILD_DIR "/locale/zh_TW/LC_MESSAGES/plaint-site.mo", R_OK))
		skip();
	assert_string_equal(name_in("zh_TW", "燃气泄漏"), "燃氣洩漏");
	assert_string_equal(name_in("zh_CN", "燃气泄漏"), "燃气泄漏");
}

static void a_sites_own_stay(void **state)
{
	(void)state;
	assert_string_equal(name_in("zh_TW", "某公司自己的后门"), "某公司自己的后门");
	assert_string_equal(name_in("zh_TW", ""), "Gas leak");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shipped_texts_are_traditional),
		cmocka_unit_test(a_sites_own_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

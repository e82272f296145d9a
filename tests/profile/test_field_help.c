/* test_field_help.c - every field of every form that ships says what it is for, in both
 * languages: F1 and the form's second row show it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "plaint/str.h"
#include "plaint/utf8.h"
#include "trial.h"

/* Two lines of the box at 80 columns. */
#define MOST 140

static int check_text(const char *profile, const struct form *form, const struct form_field *f, const char *text, const char *label)
{
	const char *wrong = NULL;

	if (str_empty(text))
		wrong = "has no help";
	else if (str_equal(text, label))
		wrong = "says its label only";
	else if (utf8_width(text, strlen(text)) > MOST)
		wrong = "is too long";
	if (wrong != NULL)
		fprintf(stderr, "%s: %s.%s: help %s: %s\n", profile, form->s.title, f->s.title, wrong, str_or_empty(text));
	return wrong != NULL;
}

static void load(struct trial *t, const char *profile)
{
	char text[100];

	trial_begin(t);
	snprintf(text, sizeof text, "include(\"profiles/%s.conf\")\n", profile);
	trial_write(t, "plaint.conf", text);
	trial_load(t, TODAY);
	if (t->site == NULL)
		fprintf(stderr, "%s", t->said.data);
	assert_non_null(t->site);
	assert_true(t->site->forms_count > 10);
}

/* How many fields say too little. */
static int check_profile(const char *profile)
{
	struct trial t;
	int wrong = 0;

	load(&t, profile);
	for (size_t i = 0; i < t.site->forms_count; i++) {
		const struct form *form = &t.site->forms[i];

		for (size_t j = 0; j < form->field_count; j++) {
			const struct form_field *f = &form->fields[j];

			wrong += check_text(profile, form, f, f->help, f->label);
			wrong += check_text(profile, form, f, f->help_zh, f->label_zh);
		}
	}
	trial_end(&t);
	return wrong;
}

static void every_profile(void **state)
{
	static const char *const names[] = { "gas-company", "gas-guide", "power", "utility", "heating" };

	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		wrong += check_profile(names[i]);
	assert_int_equal(wrong, 0);
}

/* All the forms that have such a field say so. */
static void check_personal(const char *profile, const char *fields)
{
	char found[100] = "";
	struct trial t;

	load(&t, profile);
	for (size_t i = 0; i < t.site->forms_count; i++)
		for (size_t j = 0; j < t.site->forms[i].field_count; j++) {
			const struct form_field *f = &t.site->forms[i].fields[j];

			if (f->personal != (site_personal(t.site, f->s.title) != NULL))
				fail_msg("%s: %s.%s is personal elsewhere", profile, t.site->forms[i].s.title, f->s.title);
			if (f->personal && !strstr(found, f->s.title))
				snprintf(found + strlen(found), sizeof found - strlen(found), " %s", f->s.title);
		}
	assert_string_equal(found, fields);
	trial_end(&t);
}

/* P-3: what the profiles' own fields tell of the customer. */
static void test_personal(void **state)
{
	static const struct {
		const char *profile, *fields;
	} rows[] = { { "gas-company", "" }, { "gas-guide", " other_contact" }, { "power", " meter" }, { "utility", " email" },
		{ "heating", " building unit room acceptance" } };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check_personal(rows[i].profile, rows[i].fields);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_profile), cmocka_unit_test(test_personal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

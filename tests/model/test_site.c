#include "check.h"

#include "plaint/site.h"
#include "plaint/str.h"

static const size_t member_sizes[] = {
	[MEMBER_TEXT] = sizeof(const char *),
	[MEMBER_TEXTS] = sizeof(struct texts),
	[MEMBER_INT] = sizeof(int64_t),
	[MEMBER_BOOL] = sizeof(bool),
};

static const struct section_type *type_of(const char *name)
{
	for (size_t i = 0; i < section_type_count; i++)
		if (strcmp(section_types[i].name, name) == 0)
			return &section_types[i];
	fail_msg("no section %s", name);
	return NULL;
}

/* Every byte of a struct is a member of its table, but for padding: a member
 * forgotten in the table would not travel. */
static void covers(const struct section_type *type, size_t begin)
{
	unsigned char *seen = calloc(1, type->size);
	size_t hole = 0;

	memset(seen, 1, begin);
	for (size_t i = 0; i < type->member_count; i++) {
		const struct member *m = &type->members[i];

		for (size_t j = 0; j < member_sizes[m->type]; j++) {
			assert_true(m->offset + j < type->size);
			assert_int_equal(seen[m->offset + j], 0);
			seen[m->offset + j] = 1;
		}
	}
	for (size_t i = 0; i < type->size; i++) {
		hole = seen[i] ? 0 : hole + 1;
		if (hole >= sizeof(void *))
			fail_msg("section %s: nothing covers byte %zu", type->name, i);
	}
	free(seen);
}

static void the_table_covers_every_struct(void **state)
{
	(void)state;
	for (size_t i = 0; i < section_type_count; i++)
		covers(&section_types[i], sizeof(struct section));
	covers(&form_field_type, sizeof(struct section));
}

/* Every list of struct site but the forms has its type. */
static void the_table_covers_every_list(void **state)
{
	size_t lists = 0;
	size_t bytes = offsetof(struct site, forms) - offsetof(struct site, holidays);

	(void)state;
	for (size_t i = 0; i < section_type_count; i++)
		lists += section_types[i].count_offset != 0;
	assert_int_equal(lists * (sizeof(void *) + sizeof(size_t)), bytes);
}

static void fill_member(struct site *site, const struct member *m, void *section)
{
	char *at = (char *)section + m->offset;
	struct texts *t = (struct texts *)(void *)at;

	switch (m->type) {
	case MEMBER_TEXT:
		*(const char **)(void *)at = arena_printf(&site->arena, "文 of %s", m->name);
		break;
	case MEMBER_TEXTS:
		t->item = arena_array(&site->arena, 2, sizeof *t->item);
		t->item[0] = arena_printf(&site->arena, "first %s", m->name);
		t->item[1] = "second";
		t->count = 2;
		break;
	case MEMBER_INT:
		*(int64_t *)(void *)at = m->initial + 5;
		break;
	case MEMBER_BOOL:
		*(bool *)at = !m->initial;
		break;
	}
}

static void fill(struct site *site, const struct section_type *type, void *section)
{
	for (size_t i = 0; i < type->member_count; i++)
		fill_member(site, &type->members[i], section);
}

static struct site *full_site(void)
{
	struct site *site = site_new();

	fill(site, &site_settings_type, site);
	assert_int_equal(zone_load(&site->zone, "America/New_York", NULL), 0);
	for (size_t i = 0; i < section_type_count; i++) {
		fill(site, &section_types[i], site_add_section(site, &section_types[i], "one"));
		fill(site, &section_types[i], site_add_section(site, &section_types[i], "two"));
	}
	site->forms = arena_array(&site->arena, 1, sizeof *site->forms);
	site->forms_count = 1;
	site->forms[0].s.title = "intake";
	site->forms[0].s.where = "intake.form:1";
	site->forms[0].name_zh = "受理";
	site->forms[0].fields = arena_array(&site->arena, 1, sizeof *site->forms[0].fields);
	site->forms[0].field_count = 1;
	site->forms[0].fields[0].s.title = "phone";
	fill(site, &form_field_type, &site->forms[0].fields[0]);
	site_seal(site);
	return site;
}

static struct site *travel(const struct site *site)
{
	struct arena a = ARENA_INIT;
	const struct node *n;
	struct site *back;
	struct pack p;

	pack_init(&p);
	site_pack(&p, site);
	assert_int_equal(wire_parse(&a, p.out.data, p.out.len, &n, NULL), 0);
	assert_int_equal(site_unpack(n, &back, NULL), 0);
	pack_release(&p);
	arena_release(&a); /* the new site must not need what it came from */
	return back;
}

static void a_site_comes_back(void **state)
{
	struct site *site = full_site(), *back = travel(site);
	struct pack one, two;

	(void)state;
	assert_int_equal(back->version, site->version);
	pack_init(&one);
	pack_init(&two);
	site_pack(&one, site);
	site_pack(&two, back);
	assert_int_equal(one.out.len, two.out.len);
	assert_memory_equal(one.out.data, two.out.data, one.out.len);
	assert_string_equal(back->company, "文 of company");
	assert_string_equal(back->clocks[1].s.title, "two");
	assert_false(back->clocks[1].violation);
	assert_string_equal(back->clocks[0].unless_levels.item[0], "first unless_levels");
	assert_string_equal(form_find(site_form(back, "intake"), "phone")->type, "文 of type");
	assert_true(form_find(site_form(back, "intake"), "phone")->required);
	assert_int_equal(back->zone.count, site->zone.count);
	assert_int_equal(zone_offset(&back->zone, 1783000000), -4 * HOUR);
	pack_release(&one);
	pack_release(&two);
	site_unref(site);
	site_unref(back);
}

static void an_empty_site_comes_back(void **state)
{
	struct site *site = site_new(), *back;

	(void)state;
	site_seal(site);
	back = travel(site);
	assert_int_equal(back->version, site->version);
	assert_int_equal(back->clocks_count, 0);
	assert_null(site_form(back, "intake"));
	site_unref(back);
	site_unref(site);
	site_unref(NULL);
}

static void the_version_follows_the_content(void **state)
{
	struct site *one = full_site(), *two = full_site();

	(void)state;
	assert_int_equal(one->version, two->version);
	assert_int_not_equal(one->version, 0);
	two->clocks[0].limit = "2h";
	site_seal(two);
	assert_int_not_equal(one->version, two->version);
	two->clocks[0].limit = one->clocks[0].limit;
	site_seal(two);
	assert_int_equal(one->version, two->version);
	site_unref(one);
	site_unref(two);
}

static void initial_values_stand_where_nothing_is_said(void **state)
{
	struct site *site = site_new(), *back;
	struct clock_rule *clock = site_add_section(site, type_of("clock"), "contact");

	(void)state;
	assert_true(clock->violation);
	back = travel(site);
	assert_true(site_clock(back, "contact")->violation);
	assert_ptr_equal(site_find_section(site, type_of("clock"), "contact"), clock);
	assert_null(site_find_section(site, type_of("clock"), "settle"));
	assert_ptr_equal(site_find_section(site, type_of("calendar"), NULL), &site->calendar);
	assert_ptr_equal(site_add_section(site, type_of("calendar"), NULL), &site->calendar);
	site_unref(site);
	site_unref(back);
}

static void zones_out_of_order_are_refused(void **state)
{
	static const int64_t bad[][4] = {{100, 0, 100, 0}, {200, 0, 100, 0}, {1, 90000, 2, 0}, {1, 0, 2, -90000},
		{INT64_MIN, 0, 2, 0}, {1, 0, INT64_MAX, 0}};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct arena a = ARENA_INIT;
		struct err err = ERR_INIT;
		const struct node *n;
		struct site *back;
		struct pack p;

		pack_init(&p);
		pack_map(&p);
		pack_text(&p, "zone");
		pack_map(&p);
		pack_text(&p, "changes");
		pack_array(&p);
		for (int j = 0; j < 4; j++)
			pack_int(&p, bad[i][j]);
		pack_close(&p);
		pack_close(&p);
		pack_close(&p);
		assert_int_equal(wire_parse(&a, p.out.data, p.out.len, &n, NULL), 0);
		assert_int_equal(site_unpack(n, &back, &err), -1);
		assert_int_equal(err.code, ERR_INPUT);
		pack_release(&p);
		arena_release(&a);
	}
}

static void names_are_shown_in_either_language(void **state)
{
	struct site *site = site_new();
	struct label *label = site_add_section(site, type_of("channel"), "phone");
	struct department *department = site_add_section(site, type_of("department"), "repair");
	size_t count;

	(void)state;
	label->name = "Telephone";
	label->name_zh = "电话";
	department->name = "Emergency repair centre";
	assert_string_equal(site_name(site, "channel", "phone", true), "电话");
	assert_string_equal(site_name(site, "channel", "phone", false), "Telephone");
	assert_string_equal(site_name(site, "channel", "fax", true), "fax");
	assert_string_equal(site_name(site, "department", "repair", true), "Emergency repair centre");
	assert_string_equal(site_name(site, "staff", "zhang", true), "zhang");
	assert_string_equal(site_name(site, "staff", NULL, true), "");
	assert_string_equal(site_name(site, "nonsense", "x", true), "x");
	assert_string_equal(site_pick(NULL, NULL, true), "");
	assert_ptr_equal(site_labels(site, "channel", &count), label);
	assert_int_equal(count, 1);
	assert_null(site_labels(site, "department", &count));
	assert_null(site_labels(site, "calendar", &count));
	site_unref(site);
}

static void stars_match_any_rest(void **state)
{
	const char *item[] = {"gas/*", "meter"};
	struct texts t = {item, 2}, none = {NULL, 0}, any = {(const char *[]){"*"}, 1};

	(void)state;
	assert_true(texts_match(&t, "gas/leak") && texts_match(&t, "gas/") && texts_match(&t, "meter"));
	assert_false(texts_match(&t, "gas") || texts_match(&t, "meters") || texts_match(&t, NULL));
	assert_true(texts_match(&none, "x") && texts_match(&none, NULL) && texts_match(&any, "x"));
	assert_true(texts_has(&t, "meter") && texts_has(&t, "gas/*"));
	assert_false(texts_has(&t, "gas/leak") || texts_has(&none, "x") || texts_has(&t, NULL));
}

static void a_site_lives_as_long_as_its_last_reference(void **state)
{
	struct site *site = full_site(), *other = site_ref(site);

	(void)state;
	site_unref(site);
	assert_string_equal(other->company, "文 of company");
	site_unref(other);
	assert_null(site_ref(NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_covers_every_struct),
		cmocka_unit_test(the_table_covers_every_list),
		cmocka_unit_test(a_site_comes_back),
		cmocka_unit_test(an_empty_site_comes_back),
		cmocka_unit_test(the_version_follows_the_content),
		cmocka_unit_test(initial_values_stand_where_nothing_is_said),
		cmocka_unit_test(zones_out_of_order_are_refused),
		cmocka_unit_test(names_are_shown_in_either_language),
		cmocka_unit_test(stars_match_any_rest),
		cmocka_unit_test(a_site_lives_as_long_as_its_last_reference),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

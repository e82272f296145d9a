/* Who may do what, and whose data they see (P-1, P-3, E-4). */
#include <string.h>

#include "town.h"

#include "plaint/rules/rights.h"
#include "plaint/str.h"

static void who(void **unused)
{
	struct town t;
	struct me *me;

	(void)unused;
	town_gas(&t);
	me = rights_me(&t.a, t.site, 1001, "chen", false);
	assert_int_equal(me->uid, 1001);
	assert_string_equal(me->login, "chen");
	assert_string_equal(me->name, "陈晨");
	assert_string_equal(me->department, "service");
	assert_string_equal(joined(&t.a, &me->roles), "taker lead");
	assert_string_equal(joined(&t.a, &me->may), "add forward contact note * accept");
	assert_string_equal(joined(&t.a, &me->sees), "own department");
	assert_false(me->alone);
	/* A role nobody described gives nothing; a person without a name is their login. */
	me = rights_me(&t.a, t.site, 1, "qian", false);
	assert_string_equal(me->name, "qian");
	assert_int_equal(me->may.count, 0);
	/* With any staff only those listed, root and the serving account included. */
	assert_null(rights_me(&t.a, t.site, 0, "root", false));
	assert_null(rights_me(&t.a, t.site, 998, "plaint", true));
	assert_null(rights_me(&t.a, t.site, 998, NULL, true));
	town_release(&t);
}

static void alone(void **unused)
{
	struct town t;
	struct me *me;

	(void)unused;
	town_gas(&t);
	t.site->staff_count = 0;
	assert_null(rights_me(&t.a, t.site, 0, "root", false));
	me = rights_me(&t.a, t.site, 1000, "me", true);
	assert_true(me->alone);
	assert_string_equal(me->name, "me");
	assert_string_equal(joined(&t.a, &me->roles), "taker lead handler manager clerk");
	assert_int_equal(me->may.count, ACTION_COUNT - 2);
	for (int i = 0; i < ACTION_COUNT; i++)
		assert_int_equal(rights_may(me, (enum action)i), i != ACTION_WARN && i != ACTION_BREACH);
	assert_true(rights_sees(me, "x", "y", "z"));
	assert_non_null(rights_me(&t.a, t.site, 1000, NULL, true));
	town_release(&t);
}

static void may(void **unused)
{
	struct err err = ERR_INIT;
	struct town t;
	struct me *zhang, *chen, *qian;

	(void)unused;
	town_gas(&t);
	zhang = rights_me(&t.a, t.site, 1, "zhang", false);
	chen = rights_me(&t.a, t.site, 1, "chen", false);
	qian = rights_me(&t.a, t.site, 1, "qian", false);
	assert_true(rights_may(zhang, ACTION_ACCEPT)); /* the config says add */
	assert_true(rights_may(zhang, ACTION_FORWARD));
	assert_false(rights_may(zhang, ACTION_RESOLVE));
	assert_int_equal(rights_check(zhang, ACTION_NOTE, &err), 0);
	assert_int_equal(rights_check(zhang, ACTION_DESTROY, &err), -1);
	assert_int_equal(err.code, ERR_DENIED);
	assert_string_equal(err.arg[0], "张敏");
	assert_string_equal(err.arg[1], "destroy");
	assert_true(rights_may(chen, ACTION_DESTROY)); /* "*" */
	assert_false(rights_may(chen, ACTION_BREACH));
	for (int i = 0; i < ACTION_COUNT; i++)
		assert_false(rights_may(qian, (enum action)i)); /* nothing, and not everything */
	town_release(&t);
}

static void sees(void **unused)
{
	static const struct {
		const char *login, *taker, *person, *department;
		bool sees;
	} rows[] = {
		{"zhang", "zhang", NULL, NULL, true}, {"zhang", "chen", "zhang", "repair", true},
		{"zhang", "chen", "li", "service", false}, {"zhang", NULL, NULL, NULL, false},
		{"chen", "zhang", NULL, "service", true}, {"chen", "zhang", NULL, "repair", false},
		{"chen", "chen", NULL, "repair", true}, {"li", "zhang", "sun", "repair", true},
		{"li", "zhang", "li", "station", true}, {"li", "zhang", "sun", "station", false},
		{"li", "zhang", NULL, "", false}, {"wang", "zhang", NULL, "repair", true},
		{"qian", "qian", "qian", "station", false},
	};
	struct town t;

	(void)unused;
	town_gas(&t);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct me *me = rights_me(&t.a, t.site, 1, rows[i].login, false);

		if (rights_sees(me, rows[i].taker, rows[i].person, rows[i].department) != rows[i].sees)
			fail_msg("row %zu: %s", i, rows[i].login);
	}
	town_release(&t);
}

typedef const char *masking(struct arena *a, const char *s);

static void masks(masking *mask, const char *(*rows)[2], size_t n)
{
	struct arena a = ARENA_INIT;

	for (size_t i = 0; i < n; i++) {
		const char *got = mask(&a, rows[i][0]);

		if (!str_equal(got, rows[i][1]))
			fail_msg("%s: got %s, wanted %s", rows[i][0], got, rows[i][1]);
	}
	assert_null(mask(&a, NULL));
	assert_string_equal(mask(&a, ""), "");
	arena_release(&a);
}

#define MASKS(mask, rows) masks(mask, rows, sizeof(rows) / sizeof *(rows))

static void names(void **unused)
{
	static const char *rows[][2] = {
		{"张敏", "张*"}, {"李建国", "李**"}, {"欧阳娜娜", "欧阳**"}, {"欧阳修", "欧阳*"}, {"欧阳", "欧*"},
		{"司马相如", "司马**"}, {"东方", "东*"}, {"诸葛亮", "诸葛*"}, {"王", "*"}, {"买买提·艾力", "买*****"},
		{"Zhang Wei", "Z*** W***"}, {"O'Neil", "O***"}, {"Al", "A***"}, {"zhang", "z***"},
		{"匿名", "匿名"}, {"匿名用户", "匿名用户"}, {"anonymous", "anonymous"}, {"张敏 (母亲)", "张******"},
	};

	(void)unused;
	MASKS(mask_name, rows);
}

static void phones(void **unused)
{
	static const char *rows[][2] = {
		{"13800138000", "138****8000"}, {"138 0013 8000", "138 **** 8000"}, {"138-0013-8000", "138-****-8000"},
		{"+8613800138000", "+86138****8000"}, {"+86 138 0013 8000", "+86 138 **** 8000"},
		{"8613800138000", "86138****8000"}, {"0312-1234567", "031*-***4567"}, {"62345678", "62****78"},
		{"6234567", "62***67"}, {"12345", "***45"}, {"1234", "**34"}, {"110", "***"},
		{"１３８００１３８０００", "１３８****８０００"}, {"13800138000,13900139001", "138****8000,139****9001"},
		{"13800138000、62345678", "138****8000、62****78"}, {"张敏13800138000", "**138****8000"},
		{"same as above", "**** ** *****"}, {"01012345678转8001", "010*********8001"}, {"\xff" "12", "***"},
	};

	(void)unused;
	MASKS(mask_phone, rows);
}

static void addresses(void **unused)
{
	static const char *rows[][2] = {
		{"学院路12号3-402", "学院路******"}, {"城东区学院路阳光小区3号楼", "城东区学院路阳光小区******"},
		{"Xueyuan Rd 12, 3-402", "Xueyuan Rd ******"}, {"12 Xueyuan Rd", "******"}, {"学院路１２号", "学院路******"},
		{"学院路阳光小区张三家", "学院路******"}, {"学院路", "学院路"}, {"幸福里小区东门", "幸福******"},
		{"路口", "路口"}, {"家", "家"},
	};

	(void)unused;
	MASKS(mask_address, rows);
}

static void records(void **unused)
{
	struct row r = {.name = "张敏", .phone = "13800138000", .address = "学院路12号", .text = "漏气"};
	struct town t;
	struct complaint *c;

	(void)unused;
	town_gas(&t);
	c = town_complaint(&t, "2026-03-04 10:00", 3);
	mask_complaint(&t.a, t.site, c);
	assert_null(c->value[FIELD_NAME]);
	assert_null(c->value[FIELD_ACCOUNT]);
	c->value[FIELD_NAME] = "张敏";
	c->value[FIELD_PHONE] = "13800138000";
	c->value[FIELD_ADDRESS] = "学院路12号";
	c->value[FIELD_PLACE] = "学院路12号门口";
	c->value[FIELD_ACCOUNT] = "0102030405";
	c->value[FIELD_TEXT] = "漏气";
	mask_complaint(&t.a, t.site, c);
	assert_string_equal(c->value[FIELD_NAME], "张*");
	assert_string_equal(c->value[FIELD_PHONE], "138****8000");
	assert_string_equal(c->value[FIELD_ADDRESS], "学院路******");
	assert_string_equal(c->value[FIELD_PLACE], "学院路******");
	assert_string_equal(c->value[FIELD_ACCOUNT], "****0405");
	assert_string_equal(c->value[FIELD_TEXT], "漏气");
	c->value[FIELD_ADDRESS] = "学院路12号";
	c->value[FIELD_PLACE] = "3号调压站"; /* no home of anybody's */
	c->value[FIELD_ACCOUNT] = "12345";
	mask_complaint(&t.a, t.site, c);
	assert_string_equal(c->value[FIELD_PLACE], "3号调压站");
	assert_string_equal(c->value[FIELD_ACCOUNT], "****");
	mask_row(&t.a, t.site, &r);
	assert_string_equal(r.name, "张*");
	assert_string_equal(r.phone, "138****8000");
	assert_string_equal(r.address, "学院路******");
	assert_string_equal(r.text, "漏气");
	town_release(&t);
}

/* P-3: fields of a form that are personal. */
static void personal_fields(void **state)
{
	static const char *const rows[][3] = {
		{"text", "nana@example.com", "n***@***"}, {"text", "@home", "******"}, {"text", "nana @home", "******"},
		{"text", "3号楼", "******"}, {"phone", "13800138000", "138****8000"}, {"number", "402", "******"},
	};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct form_field field = {.s.title = "own", .type = rows[i][0], .personal = true};
		struct form form = {.s.title = "edit", .fields = &field, .field_count = 1};
		struct site site = {.forms = &form, .forms_count = 1};
		struct complaint c = {.number = NULL};

		complaint_field_set(&a, &c, "own", rows[i][1]);
		complaint_field_set(&a, &c, "text", arena_printf(&a, "在%s", rows[i][1]));
		mask_complaint(&a, &site, &c);
		assert_string_equal(complaint_field(&c, "own"), rows[i][2]);
		if (strlen(rows[i][1]) > 6 && !strchr(rows[i][1], ' '))
			assert_null(strstr(complaint_field(&c, "text"), rows[i][1]));
		field.personal = false;
		assert_string_equal(mask_value(masks_of(&a, &site, &c), "own", "3号楼"), "3号楼");
	}
	arena_release(&a);
}

/* P-3: a flat by any of its names: in the place, and of the address in other texts. */
static void flats(void **state)
{
	static const char *const places[][2] = {
		{"3号楼2单元502室厨房", "******"}, {"阳光小区3号楼门口", "阳光小区******"}, {"厨房，3-402", "厨房，******"}, {"Flat 5", "Flat ******"},
		{"kitchen of apt. 12", "kitchen of apt. ******"}, {"３号楼", "******"},
		{"3号调压站", "3号调压站"}, {"厨房", "厨房"}, {"2026-11-30 门口", "2026-11-30 门口"}, {"flatly 5", "flatly 5"}, {"5室", "******"},
		{"12号路口", "12号路口"}, {"", ""},
	};
	static const char *const rows[][2] = {
		{"502室漏水", "***漏水"}, {"2单元和3号楼", "***和***"}, {"学院路77号3号楼2单元502室", "学院路******"}, {"503室", "503室"}, {"502元", "502元"},
		{"12单元", "12单元"},
	};
	struct complaint c = {.number = NULL};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		assert_string_equal(mask_value(masks_of(&a, NULL, &c), "place", places[i][0]), places[i][1]);
	c.value[FIELD_ADDRESS] = "学院路77号3号楼2单元502室";
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(mask_text(masks_of(&a, NULL, &c), rows[i][0]), rows[i][1]);
	arena_release(&a);
}

/* P-3: what somebody mended still stands in what was written before. */
static void former_values(void **state)
{
	static const char *const rows[][2] = {
		{"以前写的是张三丰", "以前写的是张**"}, {"学院路77号9-876，又说学院路77号", "学院路******，又说学院路******"}, {"原住9-876", "原住***"},
		{"欧阳娜娜（张三丰）", "欧阳**（张**）"}, {"a.b@c.org", "a***@***"}, {"住西厢甲三", "住******"}, {"第三方", "第三方"},
	};
	struct form_field field = {.s.title = "room", .type = "text", .personal = true};
	struct form form = {.s.title = "edit", .fields = &field, .field_count = 1};
	struct site site = {.forms = &form, .forms_count = 1};
	struct complaint old = {.number = NULL}, c;
	struct arena a = ARENA_INIT;
	struct row r;

	(void)state;
	complaint_field_set(&a, &old, "name", "张三丰");
	complaint_field_set(&a, &old, "address", "学院路77号9-876");
	complaint_field_set(&a, &old, "room", "西厢甲三");
	complaint_field_set(&a, &old, "text", "张三丰住西厢甲三");
	c = *complaint_copy(&a, &old);
	complaint_field_set(&a, &c, "name", "欧阳娜娜");
	complaint_field_set(&a, &c, "address", "学院路77号");
	complaint_field_set(&a, &c, "room", "");
	complaint_note_former(&a, &old, &c);
	complaint_note_former(&a, &old, &c);
	assert_int_equal(c.former.count, 3);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(mask_text(masks_of(&a, &site, &c), rows[i][0]), rows[i][1]);
	row_from_complaint(&a, &site, &c, &r);
	mask_row(&a, &site, &r);
	assert_string_equal(r.text, "张**住******");
	mask_complaint(&a, &site, &c);
	assert_int_equal(c.former.count, 0);
	assert_string_equal(c.value[FIELD_TEXT], "张**住******");
	arena_release(&a);
}

/* P-3: what people write into other texts, however they write it. */
static void texts(void **state)
{
	static const char *const rows[][2] = {
		{"回13957284610", "回139****4610"}, {"139 5728 4610.", "139 **** 4610."}, {"(139-5728-4610)", "(139-****-4610)"},
		{"+86 139 5728 4610", "+86 139 **** 4610"}, {"１３９５７２８４６１０", "１３９****４６１０"},
		{"母亲13612345678", "母亲136****5678"}, {"0312-7654321", "0312-76***21"}, {"户号0731998265", "户号****8265"},
		{"住9-876", "住***"}, {"77号9-876", "******"}, {"她叫欧阳娜娜", "她叫欧阳**"}, {"欧阳小姐", "欧阳小姐"},
		{"a.b@c.org, x", "a***@***, x"}, {"@c.org", "@c.org"}, {"a@", "a@"},
		/* A text cut in the middle of one. */
		{"在学院路77号9-8", "在学院路******"}, {"回1395728", "回139****4610"},
		/* What is none: dates, numbers of complaints, amounts, meters. */
		{"见20260302-0001", "见20260302-0001"}, {"2026-03-02T09:00", "2026-03-02T09:00"}, {"123456元", "123456元"},
		{"3-40", "3-40"}, {"139 5728", "139 5728"}, {"", ""},
	};
	struct complaint c = {.number = NULL};
	struct arena a = ARENA_INIT;

	(void)state;
	c.value[FIELD_PHONE] = "13957284610";
	c.value[FIELD_NAME] = "欧阳娜娜";
	c.value[FIELD_ADDRESS] = "学院路77号9-876";
	c.value[FIELD_ACCOUNT] = "0731998265";
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *got = mask_text(masks_of(&a, NULL, &c), rows[i][0]);

		if (!str_equal(got, rows[i][1]))
			fail_msg("%s: got %s, wanted %s", rows[i][0], got, rows[i][1]);
	}
	assert_true(mask_touches("phone") && mask_touches("text") && mask_touches("own_field"));
	assert_false(mask_touches("category") || mask_touches("department"));
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who), cmocka_unit_test(alone), cmocka_unit_test(may), cmocka_unit_test(sees),
		cmocka_unit_test(names), cmocka_unit_test(phones), cmocka_unit_test(addresses), cmocka_unit_test(texts), cmocka_unit_test(personal_fields), cmocka_unit_test(former_values), cmocka_unit_test(flats), cmocka_unit_test(records),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

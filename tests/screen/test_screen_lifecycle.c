/* One complaint from the ringing phone to the archive, typed as a person types it,
 * while a second desk looks on; and the emergency that nothing may hold up.
 */
#include "expect.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "world.h"

static int setup(void **state)
{
	struct world *w = malloc(sizeof *w);

	world_init(w, "en");
	*state = w;
	return 0;
}

static int teardown(void **state)
{
	world_release(*state);
	free(*state);
	return 0;
}

/* Fills in the caller's part and leaves the caret in "What happened". */
static void type_caller(struct screen *s, const char *phone, const char *name, const char *address)
{
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "New complaint");
	KEYS(s, phone);
	KEYS(s, "<Tab>");
	KEYS(s, name);
	KEYS(s, "<Tab>");
	KEYS(s, address);
	KEYS(s, "<Tab><Tab><Tab><Tab>");
}

static void show(struct world *w, const char *number, struct str *out)
{
	str_clear(out);
	assert_int_equal(WORLD_RUN(w, out, "show", number), 0);
}

static bool newest(struct world *w, char number[48])
{
	struct str out;
	const char *at;

	str_init(&out);
	WORLD_RUN(w, &out, "list", "--state", "all", "--json");
	at = strstr(out.data, "\"number\"");
	at = at != NULL ? strchr(strchr(at, ':'), '"') : NULL;
	snprintf(number, 48, "%.*s", at != NULL ? (int)strcspn(at + 1, "\"") : 0, at != NULL ? at + 1 : "");
	str_release(&out);
	return number[0] != '\0';
}

static void from_the_phone_to_the_archive(void **state)
{
	struct world *w = *state;
	struct screen *a = world_desk(w, 24, 80), *b = world_desk(w, 24, 80);
	char number[48];
	struct str out;

	str_init(&out);
	EXPECT_TEXT(a, "Nothing open");
	EXPECT_TEXT(b, "Nothing open");
	type_caller(a, "13800138000", "张伟", "学院路12号3-402");
	KEYS(a, "三天压力低，点不着火");
	EXPECT_TEXT(a, "三天压力低，点不着火");
	KEYS(a, "<Tab><F4>");
	EXPECT_TEXT(a, "Pressure low");
	KEYS(a, "Pressure<Enter>");
	EXPECT_TEXT(a, "Operations");
	KEYS(a, "<F2>");
	/* The second desk has it without a key. */
	EXPECT_TEXT(b, "三天压力低");
	EXPECT_TEXT(b, "Forward");
	KEYS(a, "<Space>");
	EXPECT_TEXT(a, "[3 all 1]");
	assert_true(newest(w, number));
	KEYS(a, "<F5>");
	EXPECT_TEXT(a, "Department");
	KEYS(a, "<F2>");
	EXPECT_TEXT(a, "forwarded");
	EXPECT_TEXT(b, "forwarded");
	KEYS(a, "<F5>");
	EXPECT_TEXT(a, "received");
	EXPECT_TEXT(b, "handling");
	KEYS(a, "<F5>");
	EXPECT_TEXT(a, "Outcome");
	KEYS(a, "r<Tab>约明天下午上门<F2>");
	EXPECT_TEXT(a, "contacted");
	KEYS(a, "<F5>");
	EXPECT_TEXT(a, "Facts");
	KEYS(a, "调压器滤芯堵塞<Tab>更换滤芯，压力恢复<Tab>运维二班已约谈<Tab>s<Tab>y<F2>");
	EXPECT_TEXT(a, "resolved");
	EXPECT_TEXT(b, "resolved");
	KEYS(a, "<F5>");
	EXPECT_TEXT(a, "Settled");
	KEYS(a, "y<F2>");
	EXPECT_TEXT(a, "revisited");
	KEYS(a, "<F5>");
	EXPECT_TEXT(a, "Archive");
	KEYS(a, "<F2>");
	EXPECT_TEXT(a, "archived");
	EXPECT_TEXT(b, "Nothing open");
	show(w, number, &out);
	for (size_t i = 0; i < 4; i++) {
		static const char *const kept[] = { "archived", "调压器滤芯堵塞", "约明天下午上门", "张伟" };

		if (strstr(out.data, kept[i]) == NULL) {
			fprintf(stderr, "%s\n", out.data);
			fail_msg("the record lacks %s", kept[i]);
		}
	}
	assert_int_equal(WORLD_RUN(w, NULL, "verify"), 0);
	str_release(&out);
	screen_end(a);
	screen_end(b);
}

static void danger_words_show_the_script(void **state)
{
	struct screen *s = world_desk(*state, 24, 80);

	EXPECT_TEXT(s, "Nothing open");
	type_caller(s, "13800138000", "张伟", "学院路12号");
	KEYS(s, "厨房有煤气");
	EXPECT(s, !screen_find(s, "DANGER", NULL, NULL));
	KEYS(s, "味");
	EXPECT_TEXT(s, "DANGER");
	EXPECT_TEXT(s, "Do not switch anything on or off");
	/* It takes no key away: one goes on typing. */
	KEYS(s, "，越来越浓");
	EXPECT_TEXT(s, "厨房有煤气味，越来越浓");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "-0001");
	KEYS(s, "<Space>!");
	EXPECT_TEXT(s, "URGENT 1");
	screen_end(s);
}

static void an_emergency_needs_a_telephone_alone(void **state)
{
	struct world *w = *state;
	struct screen *taker = world_desk(w, 24, 80), *other = world_desk(w, 20, 40);

	EXPECT_TEXT(taker, "Nothing open");
	EXPECT_TEXT(other, "Nothing open");
	KEYS(taker, "<F2>");
	EXPECT_TEXT(taker, "New complaint");
	KEYS(taker, "13800138000<F8>");
	/* The number stands there, the other desk is told. */
	EXPECT_TEXT(taker, "-0001");
	EXPECT_TEXT(other, "-0001");
	KEYS(other, "!");
	EXPECT_TEXT(other, "URGENT 1");
	KEYS(other, "t");
	EXPECT_GONE(other, "Sign for");
	/* The rest is filled in after. */
	KEYS(taker, "<Space>");
	EXPECT_TEXT(taker, "13800138000");
	/* It lies with the repair centre, not where a complaint without category would go. */
	EXPECT(taker, !screen_find(taker, "-> Customer service", NULL, NULL));
	/* ... also when the caller has hung up and not all of it is known. */
	KEYS(taker, "<BS><Tab>欧阳静<F2>");
	EXPECT_TEXT(taker, "still missing: What happened");
	EXPECT_TEXT(other, "欧阳");
	screen_end(taker);
	screen_end(other);
}

static void earlier_complaints_of_the_caller(void **state)
{
	struct world *w = *state;
	struct screen *s;

	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=+86 138 0013 8000", "name=张伟", "text=上次的抄表数不对"), 0);
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, "上次的抄表");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "New complaint");
	EXPECT_GONE(s, "上次的抄表");
	KEYS(s, "13800138000");
	EXPECT_TEXT(s, "上次的抄表");
	screen_end(s);
}

static void crew_steps_by_one_key_each(void **state)
{
	struct world *w = *state;
	struct screen *s;
	struct str out;

	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "address=东街5号", "text=厨房有煤气味"), 0);
	s = world_desk(w, 20, 40);
	EXPECT_TEXT(s, "煤气味");
	KEYS(s, "!");
	EXPECT_TEXT(s, "URGENT 1");
	EXPECT_TEXT(s, "东街5号");
	KEYS(s, "t");
	EXPECT_GONE(s, "Sign for");
	KEYS(s, "d");
	EXPECT_TEXT(s, "dispatched");
	KEYS(s, "o");
	EXPECT_TEXT(s, "on site");
	KEYS(s, "m");
	EXPECT_TEXT(s, "made safe");
	KEYS(s, "l");
	EXPECT_TEXT(s, "left");
	EXPECT(s, screen_wait_quiet(s, 150, SCREEN_TIMEOUT));
	str_init(&out);
	WORLD_RUN(w, &out, "list", "--level", "1", "--json");
	assert_non_null(strstr(out.data, "handling"));
	/* By the name their own form has for them, not another form's for the same field. */
	str_clear(&out);
	WORLD_RUN(w, &out, "show", "1");
	assert_non_null(strstr(out.data, "Crew: made safe"));
	str_release(&out);
	screen_end(s);
}

/* GG-6: the form begins with no department, for it is not the responsible one; and what
 * helps can be taken off again. */
static void a_department_helps_and_no_longer(void **state)
{
	struct world *w = *state;
	struct screen *s;
	char number[48];

	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "text=抄表数不对", "category=meter/reading"), 0);
	assert_true(newest(w, number));
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "forward", "department=station"), 0);
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, "抄表数不对");
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "next: Receive");
	KEYS(s, ":assist<Enter>");
	EXPECT_TEXT(s, "Helps no longer");
	EXPECT_GONE(s, "[Service station");
	KEYS(s, "<F4>");
	EXPECT_TEXT(s, "Marketing");
	KEYS(s, "Marketing<Enter><F2>");
	EXPECT_TEXT(s, "helps: Marketing");
	KEYS(s, ":assist<Enter>");
	EXPECT_TEXT(s, "Helps no longer");
	KEYS(s, "<F4>Marketing<Enter><Tab>y<F2>");
	EXPECT_GONE(s, "helps: Marketing");
	screen_end(s);
}

/* GG-2: a file of this machine onto the record by its form, and from there to another
 * one; what is no good comes back to the field. */
static void evidence_in_and_out(void **state)
{
	struct world *w = *state;
	struct screen *s;
	char path[128], out[16] = "";
	FILE *f;

	snprintf(path, sizeof path, "%s/meter.jpg", w->root);
	f = fopen(path, "w");
	fputs("as it was", f);
	fclose(f);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "category=bill/amount", "text=bill"), 0);
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, "-0001");
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "2 timeline");
	EXPECT(s, !screen_find(s, "evidence", NULL, NULL));
	KEYS(s, ":attach<Enter>");
	EXPECT_TEXT(s, "What it shows");
	KEYS(s, "~/nothing.jpg<F2>");
	EXPECT_TEXT(s, "No such file");
	KEYS(s, "<C-u>~/meter.jpg<Tab>the meter<F2>");
	EXPECT_TEXT(s, "5 evidence 1");
	EXPECT_TEXT(s, "the meter; File: meter.jpg");
	KEYS(s, "5");
	EXPECT_TEXT(s, "1  meter.jpg  photo  9 B");
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "--file 1 --to \"~/meter.jpg\"");
	KEYS(s, "<Enter>"); /* it is there: it comes back to be mended */
	EXPECT_TEXT(s, "is there already");
	KEYS(s, "<BS><BS><BS>eg\"<Enter>");
	EXPECT_TEXT(s, "meter.jeg: 9 bytes");
	snprintf(path, sizeof path, "%s/meter.jeg", w->root);
	f = fopen(path, "r");
	assert_non_null(f);
	assert_non_null(fgets(out, sizeof out, f));
	fclose(f);
	assert_string_equal(out, "as it was");
	screen_end(s);
}

/* A file that takes more than a second is told of, and can be stopped; what was typed stays. */
static void a_file_that_takes_long(void **state)
{
	struct world *w = *state;
	struct screen *s;
	char path[128];
	pid_t server;
	bool shown = false;
	int fd;

	snprintf(path, sizeof path, "%s/film.mp4", w->root);
	fd = open(path, O_WRONLY | O_CREAT, 0600);
	assert_int_equal(ftruncate(fd, 19 << 20), 0);
	close(fd);
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "category=bill/amount", "text=bill"), 0);
	server = world_server(w);
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, "-0001");
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "2 timeline");
	KEYS(s, ":attach<Enter>");
	EXPECT_TEXT(s, "What it shows");
	KEYS(s, "~/film.mp4<Tab>the leak");
	EXPECT_TEXT(s, "the leak");
	/* A server as slow as the test wants it. */
	kill(server, SIGSTOP);
	KEYS(s, "<F2>");
	screen_pump(1200);
	for (int i = 0; i < 200 && !shown; i++) {
		kill(server, SIGCONT);
		screen_pump(5);
		kill(server, SIGSTOP);
		screen_pump(20);
		shown = screen_find(s, "sending the file:", NULL, NULL);
	}
	EXPECT(s, shown);
	KEYS(s, "<Esc>");
	kill(server, SIGCONT);
	EXPECT_TEXT(s, "film.mp4 was not sent");
	EXPECT_TEXT(s, "the leak");
	/* And once more, to its end. */
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "evidence 1");
	EXPECT_GONE(s, "sending the file:");
	screen_end(s);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

/* HT-8: the form offers the ways of passing on that are possible, and says why. */
static void the_way_that_is_possible(void **state)
{
	struct world *w = *state;
	struct screen *s;
	struct str out;

	world_write_profile(w, "heating");
	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "area=e1", "kind=repair", "category=repair/major", "damage=x",
		"text=立管漏水"), 0);
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, "立管漏水");
	KEYS(s, "<F4>");
	EXPECT_TEXT(s, "missing: Way");
	KEYS(s, "<Tab><Tab><Tab>");
	EXPECT_TEXT(s, "Major: in writing (HT-8)");
	EXPECT(s, !screen_find(s, "in person", NULL, NULL));
	KEYS(s, "<F4>");
	EXPECT_TEXT(s, "by phone, then in writing");
	KEYS(s, "in w<Enter>");
	EXPECT_GONE(s, "missing: Way");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "forwarded");
	screen_end(s);
	str_init(&out);
	assert_int_equal(WORLD_RUN(w, &out, "show", "0001"), 0);
	assert_non_null(strstr(out.data, "in writing"));
	str_release(&out);
}

/* E-1, GC-7: what an emergency of a telephone alone still lacks is asked for with the
 * archive, all of it at once. */
static void the_archive_asks_for_all_that_lacks(void **state)
{
	struct world *w = *state;
	struct screen *s;
	char number[48];

	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "emergency=yes"), 0);
	assert_true(newest(w, number));
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "take"), 0);
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "resolve", "facts=x", "measures=y", "accountability=z",
		"satisfaction=fair"), 0);
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, number);
	KEYS(s, "<Enter>:archive<Enter>");
	EXPECT_TEXT(s, "missing: What happened, Category");
	KEYS(s, "<Up><F4>");
	EXPECT_TEXT(s, "Gas leak");
	KEYS(s, "Gas leak<Enter><S-Tab>smell of gas<F2>");
	EXPECT_TEXT(s, "archived");
	/* What is closed is not edited: it is not offered either. */
	KEYS(s, "<F9>");
	EXPECT_TEXT(s, "  reveal");
	EXPECT(s, !screen_find(s, "  edit", NULL, NULL));
	screen_end(s);
}

/* A letter of the menu means the same in every state, on the desk and on the complaint:
 * hands learn it. */
static void letters_of_the_menu_stay(void **state)
{
	struct world *w = *state;
	struct screen *s;
	char number[48];

	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "text=抄表数不对", "category=meter/reading"), 0);
	assert_true(newest(w, number));
	s = world_desk(w, 50, 100);
	EXPECT_TEXT(s, number);
	KEYS(s, "<F9>");
	EXPECT_TEXT(s, "c  contact");
	EXPECT_TEXT(s, "p  progress");
	EXPECT(s, !screen_find(s, "receive ", NULL, NULL));
	KEYS(s, "<Esc>");
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "forward", "department=station"), 0);
	EXPECT_TEXT(s, "forwarded");
	KEYS(s, "<F9>");
	EXPECT_TEXT(s, "receive ");
	EXPECT_TEXT(s, "c  contact");
	EXPECT_TEXT(s, "p  progress");
	EXPECT_TEXT(s, "A  assist");
	KEYS(s, "<Esc><Enter>");
	EXPECT_TEXT(s, "next: Receive (F5)");
	KEYS(s, "<F9>");
	EXPECT_TEXT(s, "A  assist");
	KEYS(s, "c");
	EXPECT_TEXT(s, "Outcome");
	screen_end(s);
}

/* U-5: who decides reads above the decision what is asked for, by whom and why. */
static void what_is_decided_on(void **state)
{
	struct world *w = *state;
	struct screen *s;
	char number[48];

	assert_int_equal(WORLD_RUN(w, NULL, "add", "phone=13800138000", "text=抄表数不对", "category=meter/reading"), 0);
	assert_true(newest(w, number));
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "forward", "department=station"), 0);
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "extend", "clock=settle", "limit=2wd", "reason=等待配件"), 0);
	s = world_desk(w, 24, 80);
	EXPECT_TEXT(s, number);
	KEYS(s, ":approve<Enter>");
	EXPECT_TEXT(s, "Written opinion");
	EXPECT_TEXT(s, "Extend, asked by");
	EXPECT_TEXT(s, "2 working days; 等待配件");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "approved");
	screen_end(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(from_the_phone_to_the_archive),
		CASE(danger_words_show_the_script),
		CASE(an_emergency_needs_a_telephone_alone),
		CASE(earlier_complaints_of_the_caller),
		CASE(crew_steps_by_one_key_each),
		CASE(a_department_helps_and_no_longer),
		CASE(the_way_that_is_possible),
		CASE(evidence_in_and_out),
		CASE(the_archive_asks_for_all_that_lacks),
		CASE(letters_of_the_menu_stay),
		CASE(what_is_decided_on),
		CASE(a_file_that_takes_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

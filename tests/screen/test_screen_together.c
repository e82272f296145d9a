/* Two at one record: who is at it, what the second to save sees, and what was typed when
 * all died together (U-7, L-5, L-6).
 */
#include "expect.h"

#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "world.h"

static char number[48];

static void begin(struct world *w, const char *language)
{
	struct str out;

	world_init(w, language);
	world_write_company(w);
	str_init(&out);
	assert_int_equal(WORLD_RUN(w, &out, "add", "phone=13800138000", "name=Zhang Wei", "address=Xueyuan Rd 12",
		"category=bill/amount", "text=The bill is too high"), 0);
	snprintf(number, sizeof number, "%.*s", (int)strcspn(out.data, "\n"), out.data);
	str_release(&out);
}

static int setup(void **state)
{
	struct world *w = malloc(sizeof *w);

	begin(w, "en");
	*state = w;
	return 0;
}

static int setup_zh(void **state)
{
	struct world *w = malloc(sizeof *w);

	begin(w, "zh");
	*state = w;
	return 0;
}

static int teardown(void **state)
{
	world_release(*state);
	free(*state);
	return 0;
}

static struct screen *desk(struct world *w, int rows, int cols)
{
	struct screen *s = world_desk(w, rows, cols);

	EXPECT_TEXT(s, "0001");
	EXPECT_TEXT(s, "The bill");
	return s;
}

/* The edit form, with something typed at the end of the address. */
static void edit_address(struct screen *s, const char *more)
{
	KEYS(s, "e");
	EXPECT_TEXT(s, "13800138000");
	KEYS(s, "<Tab><Tab><End>");
	KEYS(s, more);
	EXPECT_TEXT(s, more);
}

static void seen_at_the_other_desk(void **state)
{
	struct screen *a = desk(*state, 24, 80), *b = desk(*state, 24, 80);

	edit_address(a, " flat 3");
	EXPECT_TEXT(b, "[~");
	EXPECT_TEXT(b, "is filling in Edit 00:0");
	KEYS(b, "<Enter>");
	EXPECT_TEXT(b, "timeline");
	EXPECT_TEXT(b, "is filling in Edit 00:0");
	/* one's own form says so too when there are two of them */
	KEYS(b, "+");
	EXPECT_TEXT(b, "is filling in Edit");
	EXPECT_TEXT(a, "is filling in Note");
	KEYS(b, "<Esc>");
	EXPECT_GONE(a, "is filling in");
	screen_signal(a, SIGKILL);
	EXPECT_GONE(b, "is filling in");
	screen_end(a);
	KEYS(b, "<Esc>");
	EXPECT_GONE(b, "[~");
	screen_end(b);
}

static void change_it(struct world *w)
{
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "edit", "address=Xueyuan Rd 14", "area=east"), 0);
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "edit", "text=The bill is twice too high", "name=Zhang Weiwei"), 0);
}

static bool shown(struct world *w, const char *text)
{
	struct str out;
	bool there;

	str_init(&out);
	assert_int_equal(WORLD_RUN(w, &out, "show", number), 0);
	there = strstr(out.data, text) != NULL;
	str_release(&out);
	return there;
}

static struct screen *typed_address(struct world *w, int rows, int cols)
{
	struct screen *s = desk(w, rows, cols);

	edit_address(s, " flat 3");
	change_it(w);
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "Xueyuan Rd 14");
	return s;
}

static void field_by_field(void **state)
{
	struct world *w = *state;
	struct screen *s = typed_address(w, 24, 80);

	EXPECT_TEXT(s, "Changed meanwhile");
	EXPECT(s, screen_golden(s, "merge-en-80x24"));
	/* The bottom line and F1 tell of every way out. */
	EXPECT_TEXT(s, "t theirs");
	EXPECT_TEXT(s, "m mine");
	EXPECT_TEXT(s, "b both");
	EXPECT_TEXT(s, "to the form");
	KEYS(s, "<F1>");
	EXPECT_TEXT(s, "Help: Changed meanwhile");
	EXPECT_TEXT(s, "Saves what stands now upon the newer record.");
	KEYS(s, "<F1>");
	EXPECT_GONE(s, "Help: ");
	/* Nothing is saved before it was said which is to stand. */
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "say first");
	KEYS(s, "b");
	EXPECT_TEXT(s, "both, one after the other");
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "Xueyuan Rd 14; Xueyuan Rd 12 flat 3");
	EXPECT_TEXT(s, "twice too high"); /* what one did not touch is as the others wrote it */
	KEYS(s, "!");
	/* And once more somebody is faster. */
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "edit", "address=Xueyuan Rd 15"), 0);
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "Xueyuan Rd 15");
	KEYS(s, "m");
	EXPECT_TEXT(s, "mine stands");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "edited");
	assert_true(shown(w, "Xueyuan Rd 14; Xueyuan Rd 12 flat 3!"));
	assert_true(shown(w, "twice too high"));
	screen_end(s);
}

static void theirs_stands(void **state)
{
	struct world *w = *state;
	struct screen *s = typed_address(w, 20, 40);

	EXPECT(s, screen_golden(s, "merge-en-40x20"));
	KEYS(s, "t<Esc>");
	EXPECT_TEXT(s, "flat 3"); /* back as it was, nothing is saved */
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "Xueyuan Rd 14");
	KEYS(s, "ts");
	EXPECT_TEXT(s, "nothing was changed");
	assert_false(shown(w, "flat 3"));
	screen_end(s);
}

static void in_chinese(void **state)
{
	struct screen *s = typed_address(*state, 24, 80);

	EXPECT(s, screen_golden(s, "merge-zh-80x24"));
	EXPECT_RESIZE(s, 20, 40);
	EXPECT(s, screen_golden(s, "merge-zh-40x20"));
	screen_end(s);
}

/* At 40 columns, too, a message is read to its end; its other rows are the form's again. */
static void a_long_message_on_a_phone(void **state)
{
	struct world *w = *state;
	struct screen *s = desk(w, 20, 40);

	KEYS(s, ":forward<Enter>");
	EXPECT_TEXT(s, "Forward");
	KEYS(s, "<Tab><Tab>soon");
	EXPECT_TEXT(s, "soon");
	/* The choices are those there are: only a letter has a preview. */
	KEYS(s, "<Esc>");
	EXPECT_TEXT(s, "set aside");
	EXPECT(s, !screen_find(s, "preview", NULL, NULL));
	KEYS(s, "<Right>");
	EXPECT_GONE(s, "set aside");
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "forward", "department=repair"), 0);
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "cannot forward");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "it cannot be done any more; Esc leaves,");
	EXPECT_TEXT(s, "your text is kept as a draft");
	screen_end(s);
}

/* Somebody did it already: what one has typed is kept, what is impossible is said. */
static void it_became_impossible(void **state)
{
	struct world *w = *state;
	struct screen *s = desk(w, 24, 80);

	KEYS(s, ":forward<Enter>");
	EXPECT_TEXT(s, "Forward");
	KEYS(s, "<Tab><Tab>");
	screen_paste(s, "soon", 4);
	EXPECT_TEXT(s, "soon");
	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "forward", "department=repair"), 0);
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "cannot forward");
	EXPECT_TEXT(s, "kept as a draft");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "cannot be done any more");
	KEYS(s, "<Esc>");
	EXPECT_TEXT(s, "soon");
	screen_end(s);
}

/* U-7: told at once, not when one saves: in the form, on the record, and after an emergency
 * while the rest is filled in. Nothing typed is lost, no key is taken away. */
static void told_at_once(void **state)
{
	struct world *w = *state;
	struct screen *s = desk(w, 24, 80), *b = desk(w, 20, 40);

	KEYS(b, "<Enter>");
	EXPECT_TEXT(b, "timeline");
	edit_address(s, " flat 3");
	change_it(w);
	EXPECT_TEXT(s, "changed meanwhile: ");
	EXPECT_TEXT(s, "edited");
	EXPECT_TEXT(s, "(Name, What happened)");
	EXPECT_TEXT(s, "Xueyuan Rd 12 flat 3");
	EXPECT_TEXT(b, "changed just now: ");
	KEYS(s, "b");
	EXPECT_TEXT(s, "flat 3b");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "Changed meanwhile");
	KEYS(s, "m<F2>");
	EXPECT_TEXT(s, "edited");
	assert_true(shown(w, "flat 3b"));
	/* One's own is no news. */
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "timeline");
	KEYS(s, "+mine<F2>");
	EXPECT_TEXT(s, "noted");
	EXPECT(s, !screen_find(s, "changed just now", NULL, NULL));
	screen_end(b);
	screen_end(s);
}

static void after_an_emergency(void **state)
{
	struct world *w = *state;
	struct screen *s = desk(w, 24, 80);
	struct str out;
	char own[48];

	KEYS(s, "<F2>13700007788<F8>");
	EXPECT_TEXT(s, "Registered");
	str_init(&out);
	assert_int_equal(WORLD_RUN(w, &out, "find", "13700007788", "--json"), 0);
	assert_non_null(strstr(out.data, "\"number\": \""));
	snprintf(own, sizeof own, "%.13s", strstr(out.data, "\"number\": \"") + strlen("\"number\": \""));
	str_release(&out);
	KEYS(s, "<Tab>Li");
	EXPECT_TEXT(s, "Li");
	/* Elsewhere on the record: it stands in nobody's way. */
	assert_int_equal(WORLD_RUN(w, NULL, "do", own, "note", "remark=on the way"), 0);
	EXPECT_TEXT(s, "changed meanwhile: ");
	KEYS(s, "<Tab>East Rd 5");
	EXPECT_TEXT(s, "East Rd 5");
	/* The same field: seen before it is overwritten. */
	assert_int_equal(WORLD_RUN(w, NULL, "do", own, "edit", "address=West Rd 7"), 0);
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "West Rd 7");
	EXPECT_TEXT(s, "once more saves yours");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "saved");
	assert_int_equal(WORLD_RUN(w, NULL, "find", "East Rd 5"), 0);
	screen_end(s);
}

/* --- drafts ------------------------------------------------------------------------ */

static void kill_all(struct world *w, struct screen *s)
{
	pid_t server = world_server(w);

	assert_true(server > 0);
	kill(server, SIGKILL);
	screen_signal(s, SIGKILL);
	assert_int_equal(screen_wait_exit(s, SCREEN_TIMEOUT), 128 + SIGKILL);
	screen_end(s);
}

/* A draft stands upon the record it was begun on: others' changes are seen first. */
static void an_old_draft_overwrites_nothing(void **state)
{
	struct world *w = *state;
	struct screen *s = desk(w, 24, 80);

	edit_address(s, " flat 3");
	kill_all(w, s);
	change_it(w);
	s = desk(w, 24, 80);
	KEYS(s, "e");
	EXPECT_TEXT(s, "Ctrl-T");
	KEYS(s, "<C-t>");
	EXPECT_TEXT(s, "Xueyuan Rd 12 flat 3");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "Changed meanwhile");
	EXPECT_TEXT(s, "Xueyuan Rd 14");
	KEYS(s, "m<F2>");
	EXPECT_TEXT(s, "edited");
	assert_true(shown(w, "Xueyuan Rd 12 flat 3"));
	screen_end(s);
}

/* What was taken out stays out. */
static void an_emptied_field(void **state)
{
	struct world *w = *state;
	struct screen *s = desk(w, 24, 80);

	KEYS(s, "e");
	EXPECT_TEXT(s, "Xueyuan Rd 12");
	KEYS(s, "<Tab><Tab><End><C-u>");
	EXPECT_GONE(s, "Xueyuan");
	kill_all(w, s);
	s = desk(w, 24, 80);
	KEYS(s, "e");
	EXPECT_TEXT(s, "Ctrl-T");
	EXPECT_TEXT(s, "Xueyuan Rd 12");
	KEYS(s, "<C-t>");
	EXPECT_GONE(s, "Xueyuan");
	screen_end(s);
}

/* A machine of its own, where the tour of the first run was seen. */
static void at_home(struct world *w, const char *name)
{
	char assignment[128];
	FILE *f;

	snprintf(assignment, sizeof assignment, "%s/%s", w->root, name);
	mkdir(assignment, 0700);
	snprintf(assignment, sizeof assignment, "%s/%s/plaint", w->root, name);
	mkdir(assignment, 0700);
	snprintf(assignment, sizeof assignment, "%s/%s/plaint/tour-seen", w->root, name);
	f = fopen(assignment, "w");
	assert_non_null(f);
	fclose(f);
	snprintf(assignment, sizeof assignment, "XDG_STATE_HOME=%s/%s", w->root, name);
	world_setenv(w, assignment);
}

/* The server's copy, a second after the last key: there from another machine, with its age,
 * though server and line died together. */
static void from_another_machine(void **state)
{
	struct world *w = *state;
	struct screen *s, *home;

	at_home(w, "office");
	s = desk(w, 24, 80);
	edit_address(s, " flat 3");
	at_home(w, "home");
	home = desk(w, 24, 80);
	/* the copy is made every other second, and on the disk within another one */
	for (int i = 0; i < 50 && !screen_find(home, "Drafts set aside", NULL, NULL); i++) {
		KEYS(home, "<Esc>:drafts<Enter>");
		screen_wait_text(home, "Drafts set aside", 200);
	}
	screen_wait_text(home, "nothing to wait for but the time", 1300);
	screen_signal(home, SIGKILL);
	screen_end(home);
	kill_all(w, s);
	s = desk(w, 24, 80);
	/* A new complaint's form tells of it, too. */
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "Ctrl-T shows 1 draft that waits, of ");
	KEYS(s, "<C-t>");
	EXPECT_TEXT(s, "Drafts set aside");
	EXPECT_TEXT(s, " ago");
	EXPECT_TEXT(s, number);
	KEYS(s, "<Enter>");
	EXPECT_TEXT(s, "Xueyuan Rd 12 flat 3");
	KEYS(s, "<F2>");
	EXPECT_TEXT(s, "edited");
	KEYS(s, ":drafts<Enter>");
	EXPECT_TEXT(s, "no draft is set aside");
	screen_end(s);
	/* In the office the journal still has its own, on the record of then. */
	at_home(w, "office");
	s = desk(w, 24, 80);
	KEYS(s, "e");
	EXPECT_TEXT(s, "Ctrl-T");
	screen_end(s);
}

/* Two desks of one person: what one has open is not offered to the other. */
static void one_draft_two_desks(void **state)
{
	struct screen *a = desk(*state, 24, 80), *b = desk(*state, 24, 80);

	edit_address(a, " flat 3");
	KEYS(b, "e");
	EXPECT_TEXT(b, "13800138000");
	EXPECT(b, !screen_find(b, "Ctrl-T", NULL, NULL));
	KEYS(b, "<Esc>:drafts<Enter>");
	EXPECT_TEXT(b, "no draft is set aside");
	screen_signal(a, SIGKILL);
	assert_int_equal(screen_wait_exit(a, SCREEN_TIMEOUT), 128 + SIGKILL);
	KEYS(b, "e");
	EXPECT_TEXT(b, "Ctrl-T");
	KEYS(b, "<C-t>");
	EXPECT_TEXT(b, "Xueyuan Rd 12 flat 3");
	screen_end(a);
	screen_end(b);
}

/* F5 on what is another's to do says with whom it lies. */
static void the_next_step_is_theirs(void **state)
{
	struct world *w = *state;
	const struct passwd *me = getpwuid(getuid());
	char path[200];
	struct screen *s;
	FILE *f;

	assert_int_equal(WORLD_RUN(w, NULL, "do", number, "forward", "department=station"), 0);
	snprintf(path, sizeof path, "%s/config/plaint/plaint.conf", w->root);
	f = fopen(path, "a");
	assert_non_null(f);
	fprintf(f, "staff \"%s\" { roles = { taker } }\n", me != NULL ? me->pw_name : "nobody");
	assert_int_equal(fclose(f), 0);
	assert_int_equal(WORLD_RUN(w, NULL, "reload"), 0);
	s = desk(w, 24, 80);
	KEYS(s, "s");
	EXPECT_TEXT(s, "the next step, Receive, lies with Service station");
	screen_end(s);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(seen_at_the_other_desk),
		CASE(field_by_field),
		CASE(theirs_stands),
		cmocka_unit_test_setup_teardown(in_chinese, setup_zh, teardown),
		CASE(a_long_message_on_a_phone),
		CASE(it_became_impossible),
		CASE(told_at_once),
		CASE(after_an_emergency),
		CASE(an_old_draft_overwrites_nothing),
		CASE(an_emptied_field),
		CASE(from_another_machine),
		CASE(one_draft_two_desks),
		CASE(the_next_step_is_theirs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

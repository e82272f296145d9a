/* The sample day replays whole on any day of the year, and shows what it promises. */
#include <ftw.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "plaint/casework.h"
#include "plaint/profile.h"
#include "plaint/str.h"

struct day {
	char folder[40];
	struct site *site;
	struct store *store;
	struct casework *cw;
	struct arena a;
	instant now;
};

static const char *source(struct arena *a, const char *name)
{
	const char *root = getenv("SOURCE");
	return arena_printf(a, "%s/%s", root ? root : ".", name);
}

static void begin(struct day *d, instant now)
{
	struct store_options o = {.create = true, .reserve = 1};
	struct err err = ERR_INIT;
	struct faults f;

	memset(d, 0, sizeof *d);
	d->now = now;
	snprintf(d->folder, sizeof d->folder, "/tmp/plaint-day-XXXXXX");
	assert_non_null(mkdtemp(d->folder));
	faults_init(&f);
	if (profile_load(source(&d->a, "sample/plaint.conf"), now, &d->site, &f, &err) ||
		store_open(&d->store, d->folder, d->site, &o, &err) ||
		casework_new(&d->cw, d->store, d->site, &err) ||
		casework_sample(d->cw, source(&d->a, "sample/gas-day.story"), now, &err)) {
		struct str text;
		str_init(&text);
		err_text(&err, NULL, &text);
		fail_msg("%s", text.data);
	}
	faults_release(&f);
}

static int drop(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
	(void)st, (void)flag, (void)ftw;
	return remove(path);
}

static void end(struct day *d)
{
	casework_free(d->cw);
	store_close(d->store);
	site_unref(d->site);
	arena_release(&d->a);
	nftw(d->folder, drop, 8, FTW_DEPTH | FTW_PHYS);
}

static void list(struct day *d, const char *state, struct reply *r)
{
	struct caller who = {
		.uid = (uint32_t)getuid(), .login = "guo", .serving_account = true, .from = "cli"};
	struct request q;
	request_init(&q);
	reply_init(r);
	q.op = "list";
	q.filter.state = state;
	q.filter.limit = 1000;
	casework_read(d->cw, &who, d->now, &q, &d->a, r);
	assert_int_equal(r->err.code, ERR_NONE);
}

static void all_states(void **state)
{
	(void)state;
	struct day d;
	struct reply r;
	size_t in[STATE_COUNT] = {0}, urgent = 0, overdue = 0, again = 0;

	begin(&d, 1795330000); /* Sun 2026-11-22 */
	list(&d, "all", &r);
	for (size_t i = 0; i < r.row_count; i++) {
		const struct row *row = &r.rows[i];
		in[row->state]++;
		urgent += state_open(row->state) && row->level == 1;
		overdue += state_open(row->state) && row->due && row->due < d.now;
		for (size_t k = 0; k < i; k++)
			again += !str_empty(row->phone) && str_equal(row->phone, r.rows[k].phone);
	}
	assert_in_range(r.row_count, 190, 220);
	for (int s = 0; s < STATE_COUNT; s++)
		if (!in[s])
			fail_msg("none is %s", state_names[s]);
	assert_int_equal(urgent, 2);
	assert_in_range(overdue, 4, 12);
	assert_int_equal(again, 1); /* the re-complaint */
	assert_int_equal(in[STATE_SUSPENDED], 1);
	assert_true(in[STATE_ARCHIVED] > 100);
	end(&d);
}

/* Over a long holiday, over the turn of the year, after the calendar's end. */
static void any_day(void **state)
{
	(void)state;
	static const instant days[] = {
		1771560000 /* 2026-02-20 */, 1767240000 /* 2026-01-01 */, 1790870400, 1830000000};
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		struct day d;
		struct reply r;
		begin(&d, days[i]);
		list(&d, NULL, &r);
		assert_in_range(r.row_count, 50, 90);
		end(&d);
	}
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	const struct CMUnitTest tests[] = {cmocka_unit_test(all_states), cmocka_unit_test(any_day)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

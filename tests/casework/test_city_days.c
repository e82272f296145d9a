/* The sample days of utility and heating replay whole at any hour, and show what they
 * promise: several people, each with their own rights. */
#include "hall.h"

#include <string.h>

static void list(struct hall *h, const char *login, const char *state)
{
	h->q.filter.state = state;
	h->q.filter.limit = 100;
	DONE(ask(h, login, "list"));
}

static const struct complaint *shown(struct hall *h, const char *number)
{
	h->q.number = number;
	DONE(ask(h, "guo", "show"));
	return h->r.complaint;
}

/* Was somebody sent a copy of it (HT-7)? */
static bool copied(struct hall *h, const char *number, const char *to)
{
	shown(h, number);
	for (size_t i = 0; i < h->r.event_count; i++)
		for (size_t k = 0; k < h->r.events[i].change_count; k++)
			if (str_equal(h->r.events[i].action, "forward") && str_equal(h->r.events[i].changes[k].field, "people"))
				return str_equal(h->r.events[i].changes[k].after, to);
	return false;
}

static const struct row *row_of(struct hall *h, const char *text)
{
	for (size_t i = 0; i < h->r.row_count; i++)
		if (strstr(h->r.rows[i].text, text))
			return &h->r.rows[i];
	fail_msg("no complaint: %s", text);
	return NULL;
}

static void in_state(struct hall *h, const char *text, enum state want)
{
	assert_string_equal(state_names[row_of(h, text)->state], state_names[want]);
}

static void play(struct hall *h, const char *story)
{
	struct err err = ERR_INIT;

	if (casework_sample(h->cw, story, h->now, &err))
		fail_msg("%s:%s: %s", err.arg[0], err.arg[1], err.arg[2]);
	list(h, "guo", "all");
}

static void heating_day(struct hall *h)
{
	play(h, "sample/heating-day.story");
	assert_int_equal(h->r.row_count, 12);
	in_state(h, "暖气阀门关不上", STATE_ARCHIVED);
	in_state(h, "卧室只有15度", STATE_HANDLING); /* waits for the manager (HT-7) */
	in_state(h, "督办：", STATE_RESOLVED);
	in_state(h, "全屋重铺", STATE_SUSPENDED); /* HT-10 */
	assert_int_equal(row_of(h, "暖气片爆了")->level, 1);
	assert_int_equal(row_of(h, "督办：")->level, 2);
	assert_string_equal(row_of(h, "家里突然不热了")->department, "station-w1"); /* with the incident (U-12) */
	const char *cold = row_of(h, "卧室只有15度")->number, *item = row_of(h, "督办：")->number;
	const struct complaint *c = shown(h, cold);
	assert_int_equal(c->asking_count, 1);
	assert_int_equal(c->asking[0].step, 1);
	assert_true(copied(h, item, "dong"));
	/* one more step, by the one it waits for */
	DONE(act(h, "guo", cold, "approve", "opinion", "agreed", NULL));
	DONE(act(h, "qin", cold, "progress", "remark", "ordered", NULL));
}

static void utility_day(struct hall *h)
{
	play(h, "sample/utility-day.story");
	assert_int_equal(h->r.row_count, 12);
	in_state(h, "水费比上月多一倍", STATE_ARCHIVED);
	in_state(h, "阶梯气价", STATE_ARCHIVED);
	in_state(h, "外地出租车", STATE_REJECTED);
	in_state(h, "路面塌陷", STATE_HANDLING);
	assert_int_equal(row_of(h, "自来水发黄")->level, 1); /* PU-5a */
	assert_int_equal(row_of(h, "路面塌陷")->level, 1);
	const char *yellow = row_of(h, "自来水发黄")->number;
	DONE(act(h, "gao", yellow, "resolve", "facts", "f", "measures", "m", "satisfaction", "satisfied", NULL));
}

/* The hours of a Wednesday, over midnight too, and the middle of the Spring Festival. */
static void any_hour(struct hall *h, void (*day)(struct hall *), void **state)
{
	static const char *const when[] = {"2026-03-04T00:20:00+08:00", "2026-03-04T07:10:00+08:00", "2026-03-04T12:40:00+08:00",
		"2026-03-04T17:50:00+08:00", "2026-03-04T23:30:00+08:00", "2026-02-18T10:00:00+08:00"};

	for (size_t i = 0; i < sizeof when / sizeof *when; i++) {
		h->now = at(h, when[i]);
		day(h);
		hall_down(state);
		hall_up(state);
		h = *state;
	}
}

static void heating_at_any_hour(void **state)
{
	any_hour(*state, heating_day, state);
}

static void utility_at_any_hour(void **state)
{
	any_hour(*state, utility_day, state);
}

static int heating_up(void **state)
{
	hall_config = "sample/heating.conf";
	return hall_up(state);
}

static int utility_up(void **state)
{
	hall_config = "sample/utility.conf";
	return hall_up(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(heating_at_any_hour, heating_up, hall_down),
		cmocka_unit_test_setup_teardown(utility_at_any_hour, utility_up, hall_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

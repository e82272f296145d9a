/* find_words.c - the one box of `find`: words, and filters among them, in English and
 * Chinese: state:handling 级别:1 dept:repair 区域:东 from:2026-11-01 to:今天 overdue */
#include <stdlib.h>
#include <string.h>

#include "find.h"
#include "plaint/utf8.h"

struct typing {
	struct desk *d;
	struct typed *out;
	struct err *err;
};

static int no_such(struct typing *t, const char *id, const char *value)
{
	return err_set(t->err, ERR_INPUT, "text", id, value, NULL);
}

static bool begins(const char *name, const char *value)
{
	return !str_empty(name) && str_starts(name, value);
}

/* --- values ------------------------------------------------------------------------ */

unsigned open_states(void)
{
	unsigned states = 0;

	for (int i = 0; i < STATE_COUNT; i++)
		if (state_open((enum state)i))
			states |= 1u << i;
	return states;
}

/* The field's own words, as the Chinese interface has them. */
static const char *const states_zh[STATE_COUNT] = {
	[STATE_ACCEPTED] = "已受理", [STATE_FORWARDED] = "已转发", [STATE_HANDLING] = "处理中", [STATE_RESOLVED] = "已办结",
	[STATE_REVISITED] = "已回访", [STATE_ARCHIVED] = "已归档", [STATE_SUSPENDED] = "暂停协调", [STATE_REJECTED] = "不予受理",
};

static bool is_state(int i, const char *value)
{
	const char *zh = states_zh[i];

	return begins(state_names[i], value) || begins(zh, value) || (str_starts(zh, "已") && begins(zh + strlen("已"), value));
}

static int set_state(struct typing *t, const char *value)
{
	unsigned states = 0;

	for (int i = 0; i < STATE_COUNT; i++)
		if (is_state(i, value))
			states |= 1u << i;
	if (begins("open", value) || str_equal(value, "未结"))
		states = open_states();
	else if (begins("closed", value) || str_equal(value, "已结"))
		states = ALL_STATES & ~open_states();
	else if (str_equal(value, "all") || str_equal(value, "全部"))
		states = ALL_STATES;
	if (!states)
		return no_such(t, N_("there is no state \"%1\""), value);
	t->out->states = states;
	return 0;
}

static int set_level(struct typing *t, const char *value)
{
	char *end;
	long level = strtol(value, &end, 10);

	if (end == value || (*end && !str_equal(end, "级")) || level < 1 || level > 99)
		return no_such(t, N_("there is no level \"%1\""), value);
	t->out->filter.level = (int)level;
	return 0;
}

static int set_department(struct typing *t, const char *value)
{
	const struct site *s = t->d->site;

	t->out->filter.queue = NULL;
	for (size_t i = 0; i < s->departments_count; i++) {
		const struct department *p = &s->departments[i];

		if (str_equal(p->s.title, value)) {
			t->out->filter.queue = value;
			return 0;
		}
		if (!t->out->filter.queue &&
			(begins(p->s.title, value) || begins(p->name, value) || begins(p->name_zh, value)))
			t->out->filter.queue = p->s.title;
	}
	return t->out->filter.queue ? 0 : no_such(t, N_("there is no department \"%1\""), value);
}

static int set_area(struct typing *t, const char *value)
{
	const struct site *s = t->d->site;

	t->out->filter.area = value;
	for (size_t i = 0; i < s->areas_count; i++) {
		const struct label *l = &s->areas[i];

		if (str_equal(l->s.title, value))
			return 0;
	}
	for (size_t i = 0; i < s->areas_count; i++) {
		const struct label *l = &s->areas[i];

		if (begins(l->s.title, value) || begins(l->name, value) || begins(l->name_zh, value)) {
			t->out->filter.area = l->s.title;
			return 0;
		}
	}
	/* Areas may be written freely where the site lists none. */
	return s->areas_count ? no_such(t, N_("there is no area \"%1\""), value) : 0;
}

static int set_owner(struct typing *t, const char *value)
{
	const struct site *s = t->d->site;

	for (size_t i = 0; i < s->staff_count; i++) {
		const struct staff *p = &s->staff[i];

		if (str_equal(p->s.title, value) || begins(p->name, value)) {
			t->out->filter.owner = p->s.title;
			return 0;
		}
	}
	return no_such(t, N_("there is nobody called \"%1\""), value);
}

/* A day: a date, today, yesterday. */
static bool is_day(const struct typing *t, const char *value, daynum *day)
{
	daynum today = zone_day(&t->d->site->zone, t->d->now);

	if (str_equal(value, "today") || str_equal(value, "今天") || str_equal(value, "今日"))
		*day = today;
	else if (str_equal(value, "yesterday") || str_equal(value, "昨天") || str_equal(value, "昨日"))
		*day = today - 1;
	else
		return day_parse(value, day) == 0;
	return true;
}

static int set_time(struct typing *t, const char *value, bool end, instant *out)
{
	const struct zone *z = &t->d->site->zone;
	daynum day;

	if (is_day(t, value, &day))
		*out = end ? zone_instant(z, day + 1, 0) - 1 : zone_instant(z, day, 0);
	else if (instant_parse(z, value, out))
		return no_such(t, N_("not a date or time: '%1'"), value);
	return 0;
}

static int set_from(struct typing *t, const char *value)
{
	return set_time(t, value, false, &t->out->filter.from);
}

static int set_to(struct typing *t, const char *value)
{
	return set_time(t, value, true, &t->out->filter.to);
}

static int set_category(struct typing *t, const char *value)
{
	const struct site *s = t->d->site;

	t->out->filter.category = value;
	for (size_t i = 0; i < s->categories_count; i++)
		if (begins(s->categories[i].name_zh, value))
			t->out->filter.category = s->categories[i].s.title;
	return 0;
}

static const struct {
	const char *name;
	int (*set)(struct typing *t, const char *value);
} filters[] = {
	{ "state", set_state }, { "状态", set_state }, { "level", set_level }, { "级别", set_level }, { "等级", set_level },
	{ "dept", set_department }, { "department", set_department }, { "queue", set_department }, { "部门", set_department },
	{ "area", set_area }, { "区域", set_area }, { "owner", set_owner }, { "person", set_owner }, { "人员", set_owner },
	{ "负责人", set_owner }, { "category", set_category }, { "类别", set_category }, { "类型", set_category },
	{ "from", set_from }, { "从", set_from }, { "自", set_from }, { "to", set_to }, { "到", set_to }, { "至", set_to },
};

/* --- words -------------------------------------------------------------------------- */

static const char *const overdue_words[] = { "overdue", "超时", "逾期" };

static bool is_overdue(const char *word)
{
	for (size_t i = 0; i < sizeof(overdue_words) / sizeof(*overdue_words); i++)
		if (str_equal(overdue_words[i], word))
			return true;
	return false;
}

/* 1 taken, 0 no filter, -1. A filter whose value is still to be typed filters nothing. */
static int take_filter(struct typing *t, const char *word)
{
	const char *colon = strchr(word, ':');

	if (is_overdue(word)) {
		t->out->filter.overdue = true;
		return 1;
	}
	for (size_t i = 0; colon && i < sizeof(filters) / sizeof(*filters); i++) {
		size_t len = strlen(filters[i].name);

		if ((size_t)(colon - word) != len || memcmp(word, filters[i].name, len) != 0)
			continue;
		return colon[1] && filters[i].set(t, colon + 1) ? -1 : 1;
	}
	return 0;
}

static bool has_tokens(const char *word)
{
	struct words w;
	bool has;

	words_init(&w);
	words_cut(&w, word);
	has = w.count > 0;
	words_release(&w);
	return has;
}

static int take_word(struct typing *t, const char *word)
{
	int taken = take_filter(t, word);

	if (taken)
		return taken < 0 ? -1 : 0;
	/* Punctuation alone says nothing; what is too much is left out. */
	if (has_tokens(word) && t->out->count < FIND_WORDS)
		t->out->word[t->out->count++] = word;
	return 0;
}

/* Full-width letters, digits, blanks and colons as their ASCII ones. */
static char *narrowed(struct arena *a, const char *text)
{
	size_t len = strlen(text);
	struct str s;
	char *out;

	str_init(&s);
	for (size_t i = 0; i < len;) {
		uint32_t cp;
		int n = utf8_decode(text + i, len - i, &cp);

		if (n <= 0)
			break;
		if (cp == 0x3000 || cp == '\n' || cp == '\t')
			str_add_char(&s, ' ');
		else if (cp >= 0xff01 && cp <= 0xff5e)
			str_add_char(&s, (char)(cp - 0xff01 + '!'));
		else
			str_add_len(&s, text + i, (size_t)n);
		i += (size_t)n;
	}
	out = arena_strdup(a, s.data);
	str_release(&s);
	return out;
}

int typed_read(struct desk *d, const char *text, struct typed *out, struct err *err)
{
	struct typing t = { .d = d, .out = out, .err = err };
	char *rest = narrowed(d->a, str_or_empty(text)), *word;

	*out = (struct typed){ .filter = d->q->filter, .states = ALL_STATES };
	if (!str_empty(out->filter.state) && set_state(&t, out->filter.state))
		return -1;
	while ((word = strsep(&rest, " ")))
		if (*word && take_word(&t, word))
			return -1;
	return 0;
}

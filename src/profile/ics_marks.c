/* What an event of a holiday calendar is, by the words such calendars use: Apple's
 * "国庆节（休）" with X-APPLE-SPECIAL-DAY, "春节 补班 第1天/共2天", "劳动节假期", Google's
 * "Public holiday" and "Observance" in the description. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "ics.h"
#include "plaint/utf8.h"

static const char *const work_words[] = {"补班", "上班", "调班", "补上班", "补工", "工作日", "working day", "workday",
	"work day", "make-up day", "makeup day", NULL};
static const char *const rest_words[] = {"不上班", "放假", "假期", "休息", "休假", "公休", "连休", "节假日", "day off",
	"public holiday", "bank holiday", "national holiday", NULL};
static const char *const moved_words[] = {"调休", NULL};
static const char *const duty_words[] = {"值班", "轮班", "加班", NULL}; /* somebody's work, not the day's */
static const char *const observed_words[] = {"observance", "纪念日", NULL};
static const char *const public_words[] = {"public holiday", "national holiday", "公共假期", "公众假期", "法定节假日",
	"法定假日", NULL};

static const char *holds(const char *text, const char *const *words, size_t *len)
{
	for (; *words; words++) {
		const char *at = strcasestr(text, *words);

		*len = strlen(*words);
		if (at)
			return at;
	}
	return NULL;
}

static bool letter(const char *s, size_t len)
{
	uint32_t c;

	return utf8_decode(s, len, &c) > 0 && (c >= 0x3400 && c <= 0x9fff);
}

/* Is there a Chinese character right before at? */
static bool letter_before(const char *text, const char *at)
{
	return at - text >= 3 && letter(at - 3, 3);
}

/* 休 or 班 by itself: in brackets, between blanks, or at the very end. */
static const char *alone(const char *text, const char *sign)
{
	for (const char *at = strstr(text, sign); at; at = strstr(at + 1, sign)) {
		const char *after = at + strlen(sign);

		if (!letter(after, strlen(after)) && (!*after || !letter_before(text, at)))
			return at;
	}
	return NULL;
}

enum ics_mark ics_apple_mark(const char *value)
{
	if (!strcasecmp(value, "WORK-HOLIDAY"))
		return ICS_REST;
	if (!strcasecmp(value, "ALTERNATE-WORKDAY"))
		return ICS_WORK;
	return ICS_PLAIN;
}

enum ics_mark ics_summary_mark(const char *text)
{
	size_t len;

	if (holds(text, (const char *const[]){"不上班", NULL}, &len))
		return ICS_REST;
	if (holds(text, duty_words, &len))
		return ICS_PLAIN;
	if (holds(text, work_words, &len))
		return ICS_WORK;
	if (holds(text, moved_words, &len))
		return alone(text, "班") ? ICS_WORK : ICS_MOVED;
	if (alone(text, "班"))
		return ICS_WORK;
	if (holds(text, rest_words, &len) || alone(text, "休"))
		return ICS_REST;
	return ICS_PLAIN;
}

enum ics_mark ics_category_mark(const char *text)
{
	static const char *const named[] = {"holiday", "holidays", "public holiday", "假日", "节日", "节假日", "法定节假日", NULL};

	for (size_t i = 0; named[i]; i++)
		if (!strcasecmp(text, named[i]))
			return ICS_PLAIN; /* of all events in such a file, make-up days too */
	return ics_summary_mark(text);
}

enum ics_mark ics_description_mark(const char *text)
{
	char first[64];
	size_t len, n = strcspn(text, "\n");

	snprintf(first, sizeof first, "%.*s", (int)(n < sizeof first - 1 ? n : sizeof first - 1), text);
	if (holds(first, observed_words, &len))
		return ICS_NONE;
	return holds(first, public_words, &len) ? ICS_REST : ICS_PLAIN;
}

static void drop_words(struct str *s, const char *const *words)
{
	const char *at;
	size_t len;

	while ((at = holds(s->data, words, &len)))
		str_splice(s, (size_t)(at - s->data), len, "", 0);
}

/* "第1天/共3天", "共3天", "(Day 1 of 3)": to the end of the text. */
static void drop_count(struct str *s)
{
	static const char *const counts[] = {"第", "共", "day ", NULL};

	for (size_t i = 0; counts[i]; i++) {
		const char *at = strcasestr(s->data, counts[i]);
		const char *digit = at ? at + strlen(counts[i]) : "";

		if (*digit >= '0' && *digit <= '9' && at > s->data)
			str_splice(s, (size_t)(at - s->data), s->len - (size_t)(at - s->data), "", 0);
	}
}

static void drop_alone(struct str *s, const char *sign)
{
	const char *at;

	while ((at = alone(s->data, sign)))
		str_splice(s, (size_t)(at - s->data), strlen(sign), "", 0);
}

/* Brackets that hold nothing any more, and what is left at the ends. */
static void tidy(struct str *s)
{
	static const char *const empty[] = {"（）", "()", "【】", "[]", "「」", "〔〕", NULL};
	static const char *const edges[] = {" ", "　", "-", "—", "－", "·", ":", "：", "、", ",", "，", "/", "(", "（", NULL};
	bool again = true;

	drop_words(s, empty);
	while (again) {
		again = false;
		for (size_t i = 0; edges[i]; i++) {
			size_t n = strlen(edges[i]);

			if (s->len >= n && !memcmp(s->data + s->len - n, edges[i], n)) {
				str_splice(s, s->len - n, n, "", 0);
				again = true;
			}
			if (s->len >= n && !memcmp(s->data, edges[i], n)) {
				str_splice(s, 0, n, "", 0);
				again = true;
			}
		}
	}
}

const char *ics_name(struct arena *a, const char *summary)
{
	struct str s;
	const char *name;

	str_init(&s);
	utf8_clean(&s, summary, strlen(summary), false);
	drop_count(&s);
	if (ics_summary_mark(s.data) != ICS_PLAIN) {
		drop_words(&s, (const char *const[]){"补上班", "不上班", NULL});
		drop_words(&s, work_words);
		drop_words(&s, rest_words);
		drop_words(&s, moved_words);
		drop_alone(&s, "休");
		drop_alone(&s, "班");
	}
	tidy(&s);
	name = s.len ? arena_strndup(a, s.data, s.len) : NULL;
	if (!name) {
		str_clear(&s);
		utf8_clean(&s, summary, strlen(summary), false);
		name = arena_strndup(a, s.data, s.len);
	}
	str_release(&s);
	return name;
}

static const char *const known[][2] = {
	{"元旦", "New Year"}, {"春节", "Spring Festival"}, {"除夕", "New Year's Eve"}, {"清明节", "Qingming"},
	{"清明", "Qingming"}, {"劳动节", "Labour Day"}, {"五一", "Labour Day"}, {"端午节", "Dragon Boat"},
	{"端午", "Dragon Boat"}, {"中秋节", "Mid-Autumn"}, {"中秋", "Mid-Autumn"}, {"国庆节", "National Day"},
	{"国庆", "National Day"}, {"国庆中秋", "National Day and Mid-Autumn"},
};

static const char *english_of(const char *name, size_t len)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strlen(known[i][0]) == len && !memcmp(known[i][0], name, len))
			return known[i][1];
	return NULL;
}

const char *ics_english(struct arena *a, const char *name)
{
	const char *comma = strstr(name, "、");
	const char *first = english_of(name, comma ? (size_t)(comma - name) : strlen(name));
	const char *second = comma ? english_of(comma + 3, strlen(comma + 3)) : NULL;

	if (!first || (comma && !second))
		return NULL;
	return comma ? arena_printf(a, "%s and %s", first, second) : first;
}

/* when.c - words and figures of a time, read from left to right. */
#include "when.h"

#include <ctype.h>
#include <string.h>

#include "../keys.h"
#include "plaint/str.h"
#include "plaint/utf8.h"

struct reading {
	const char *p;
	daynum today, day;
	bool has_day, has_time;
	int hour, minute;
	int half;       /* 1 before noon, 2 after */
	bool now;
	int64_t shift;  /* "in 2 h" */
	bool shifted;
};

/* Longer words before their beginnings. */
static const struct {
	const char *word;
	int day; /* from today */
	int half;
} days[] = {
	{"day after tomorrow", 2, 0},
	{"tomorrow", 1, 0},
	{"today", 0, 0},
	{"yesterday", -1, 0},
	{"tonight", 0, 2},
	{"大后天", 3, 0},
	{"后天", 2, 0},
	{"明天", 1, 0},
	{"明日", 1, 0},
	{"明早", 1, 1},
	{"明晚", 1, 2},
	{"今天", 0, 0},
	{"今日", 0, 0},
	{"今早", 0, 1},
	{"今晚", 0, 2},
	{"昨天", -1, 0},
	{"昨日", -1, 0},
	{"昨晚", -1, 2},
	{"前天", -2, 0},
};

static const struct {
	const char *word;
	int half;
} halves[] = {
	{"am", 1},
	{"pm", 2},
	{"上午", 1},
	{"早上", 1},
	{"早晨", 1},
	{"凌晨", 1},
	{"下午", 2},
	{"中午", 3},
	{"傍晚", 2},
	{"晚上", 2},
};

#define NAMES 6
static const char *const weekdays[7][NAMES] = {
	{"mon", "周一", "星期一", "礼拜一", "週一", "星期1"},
	{"tue", "周二", "星期二", "礼拜二", "週二", "星期2"},
	{"wed", "周三", "星期三", "礼拜三", "週三", "星期3"},
	{"thu", "周四", "星期四", "礼拜四", "週四", "星期4"},
	{"fri", "周五", "星期五", "礼拜五", "週五", "星期5"},
	{"sat", "周六", "星期六", "礼拜六", "週六", "星期6"},
	{"sun", "周日", "星期日", "礼拜日", "週日", "星期天"},
};

/* Before a weekday: of which week. Without one it is the next to come. */
static const struct {
	const char *word;
	int week;
} weeks[] = {
	{"next ", 1}, {"this ", 0}, {"last ", -1}, {"下下", 2}, {"下个", 1}, {"下", 1}, {"这个", 0}, {"本", 0}, {"这", 0}, {"上个", -1}, {"上", -1},
};

static bool word(struct reading *r, const char *w)
{
	size_t n = strlen(w);

	if (strncmp(r->p, w, n))
		return false;
	r->p += n;
	return true;
}

/* The weekday here, 0 for Monday, or -1. */
static int weekday(struct reading *r)
{
	for (int i = 0; i < 7; i++)
		for (int k = 0; k < NAMES; k++)
			if (word(r, weekdays[i][k])) {
				while (islower((unsigned char)*r->p))
					r->p++;
				return i;
			}
	return word(r, "周天") || word(r, "礼拜天") ? 6 : -1;
}

static bool week_day(struct reading *r)
{
	const char *from = r->p;
	int today = day_weekday(r->today), i = weekday(r);

	if (i >= 0) {
		r->day = r->today + (i - today + 7) % 7;
		return r->has_day = true;
	}
	for (size_t w = 0; w < sizeof weeks / sizeof *weeks; w++) {
		r->p = from;
		if (!word(r, weeks[w].word) || (i = weekday(r)) < 0)
			continue;
		r->day = r->today + i - today + 7 * weeks[w].week;
		return r->has_day = true;
	}
	r->p = from;
	return false;
}

static bool any_word(struct reading *r)
{
	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		if (word(r, days[i].word)) {
			r->day = r->today + days[i].day;
			r->has_day = true;
			if (days[i].half)
				r->half = days[i].half;
			return true;
		}
	for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
		if (word(r, halves[i].word)) {
			r->half = halves[i].half;
			return true;
		}
	return week_day(r);
}

/* 一 to 十, 两; -1 for anything else. */
static int chinese_figure(struct reading *r)
{
	static const char *const figures[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "两", "兩"};

	for (int i = 0; i < 13; i++)
		if (word(r, figures[i]))
			return i < 11 ? i : 2;
	return -1;
}

/* 三, 十, 十一, 二十, 二十五 */
static bool chinese(struct reading *r, int *n)
{
	int a = chinese_figure(r), b;

	if (a < 0)
		return false;
	*n = a;
	if (a == 10 || word(r, "十")) {
		b = chinese_figure(r);
		*n = a == 10 ? 10 : a * 10;
		if (b == 10)
			return false;
		*n += b > 0 ? b : 0;
	}
	return true;
}

static bool figures(struct reading *r, int *n)
{
	const char *from = r->p;

	if (!isdigit((unsigned char)*r->p))
		return chinese(r, n);
	*n = 0;
	while (isdigit((unsigned char)*r->p) && r->p - from < 5)
		*n = *n * 10 + (*r->p++ - '0');
	return r->p > from && !isdigit((unsigned char)*r->p);
}

static bool set_time(struct reading *r, int hour, int minute)
{
	if (r->has_time || hour > 24 || minute > 59 || (hour == 24 && minute))
		return false;
	r->hour = hour;
	r->minute = minute;
	r->has_time = true;
	return true;
}

static bool set_date(struct reading *r, int month, int day)
{
	int year, m, d;
	daynum found;

	day_to_civil(r->today, &year, &m, &d);
	if (r->has_day || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	found = day_from_civil(year, month, day);
	day_to_civil(found, &year, &m, &d);
	if (m != month || d != day)
		return false;
	r->day = found;
	r->has_day = true;
	return true;
}

static bool shift(struct reading *r, int n, int64_t unit, bool ahead)
{
	if (r->shifted)
		return false;
	if (word(r, "ago") || word(r, " ago") || word(r, "前") || word(r, "之前") || word(r, "以前"))
		ahead = false;
	else if (word(r, "后") || word(r, "之后") || word(r, "以后"))
		ahead = true;
	r->shift = (ahead ? 1 : -1) * unit * n;
	r->shifted = true;
	return true;
}

static bool after_hour(struct reading *r, int hour)
{
	int minute;

	if (word(r, "半"))
		return set_time(r, hour, 30);
	if (word(r, "一刻"))
		return set_time(r, hour, 15);
	if (word(r, "三刻"))
		return set_time(r, hour, 45);
	if (!figures(r, &minute))
		return !isdigit((unsigned char)*r->p) && set_time(r, hour, 0);
	word(r, "分");
	return set_time(r, hour, minute);
}

static bool number(struct reading *r, bool plus)
{
	int n, second;

	if (!figures(r, &n))
		return false;
	if (word(r, "分钟") || word(r, " minutes") || word(r, " min") || word(r, "min") || (plus && word(r, " m")) || (plus && word(r, "m")))
		return shift(r, n, MINUTE, true);
	if (word(r, "个小时") || word(r, "小时") || word(r, " hours") || word(r, " hour") || (plus && word(r, " h")) || (plus && word(r, "h")))
		return shift(r, n, HOUR, true);
	if (word(r, "天后"))
		return shift(r, n, DAY, true);
	if (plus)
		return (word(r, " days") || word(r, " day") || word(r, "d")) && shift(r, n, DAY, true);
	if (word(r, ":") || word(r, "点钟") || word(r, "点") || word(r, "點") || word(r, "时") || word(r, "h"))
		return after_hour(r, n);
	if (word(r, "月") || word(r, "-") || word(r, "/")) {
		if (!figures(r, &second))
			return false;
		if (!word(r, "日"))
			word(r, "号");
		return set_date(r, n, second);
	}
	if (word(r, "日") || word(r, "号")) {
		int year, month, day;
		day_to_civil(r->today, &year, &month, &day);
		return set_date(r, month, n);
	}
	/* a bare number beside a day or a half of the day is an hour */
	if (n <= 24 && (r->has_day || r->half || *r->p == 'a' || *r->p == 'p'))
		return set_time(r, n, 0);
	return n >= 100 && set_time(r, n / 100, n % 100);
}

/* Full-width figures and letters become ASCII, letters small. */
static void plain(struct str *out, const char *text)
{
	size_t len = strlen(text), at = 0;
	uint32_t cp;
	int n;

	while ((n = utf8_decode(text + at, len - at, &cp)) > 0) {
		char bytes[4];
		if ((cp >= 0xff01 && cp <= 0xff5e) || cp == 0x3000)
			cp = key_narrow(cp);
		if (cp < 128)
			cp = (uint32_t)tolower((int)cp);
		str_add_len(out, bytes, (size_t)utf8_encode(cp, bytes));
		at += (size_t)n;
	}
}

static bool read_all(struct reading *r)
{
	while (*r->p) {
		if (word(r, " ") || word(r, ",") || word(r, "的") || word(r, "at "))
			continue;
		if (word(r, "now") || word(r, "现在") || word(r, "刚才")) {
			r->now = true;
			continue;
		}
		if (any_word(r))
			continue;
		if (!number(r, word(r, "+") || word(r, "in ")))
			return false;
	}
	return r->now || r->shifted || r->has_day || r->has_time || r->half == 3;
}

static int hour_of(const struct reading *r)
{
	if (r->half == 2 && r->hour < 12)
		return r->hour + 12;
	if (r->half == 1 && r->hour == 12)
		return 0;
	if (r->half == 3 && r->hour < 11)
		return r->hour ? r->hour + 12 : 12;
	return r->hour;
}

bool when_parse(const struct zone *z, instant now, const char *text, instant *out)
{
	struct reading r;
	struct str s;
	bool ok;

	str_init(&s);
	plain(&s, text);
	while (s.len && s.data[s.len - 1] == ' ')
		str_splice(&s, s.len - 1, 1, "", 0);
	memset(&r, 0, sizeof r);
	r.p = s.data + strspn(s.data, " ");
	if (!instant_parse(z, r.p, out)) {
		str_release(&s);
		return true;
	}
	r.today = r.day = zone_day(z, now);
	ok = read_all(&r);
	str_release(&s);
	if (!ok)
		return false;
	if (r.shifted || (r.now && !r.has_day && !r.has_time))
		*out = now + r.shift;
	else if (r.half == 3 && !r.has_time)
		*out = zone_instant(z, r.day, 12 * 3600);
	else
		*out = zone_instant(z, r.day, hour_of(&r) * 3600 + r.minute * 60);
	return true;
}

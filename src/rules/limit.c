/* Limits as people write them: "24h", "3wd", "2d!", "every 7d". */
#include "plaint/rules/deadline.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "plaint/str.h"

static const struct unit {
	const char *name;
	enum limit_unit unit;
	int least, most;
} units[] = {
	{"m", LIMIT_MINUTES, 0, 1000000},
	{"h", LIMIT_HOURS, 0, 100000},
	{"bm", LIMIT_BUSINESS_MINUTES, 1, 1000000},
	{"bh", LIMIT_BUSINESS_HOURS, 1, 100000},
	{"d", LIMIT_DAYS, 1, 20000},
	{"d!", LIMIT_DAYS, 1, 20000},
	{"wd", LIMIT_WORKDAYS, 1, 20000},
};

static int bad(const char *text, struct err *err)
{
	return err_set(err, ERR_INPUT, "limit",
		N_("'%1' is no limit: wants 30m, 24h, 90bm, 8bh, 2d, 2d!, 3wd, today or every 7d"),
		str_or_empty(text), NULL);
}

int limit_parse(const char *text, struct limit *out, struct err *err)
{
	struct limit l = {.n = 0};
	const char *p = str_or_empty(text);
	int n = 0;

	if (str_equal(p, "today")) {
		*out = (struct limit){.unit = LIMIT_TODAY, .n = 1};
		return 0;
	}
	if (str_starts(p, "every ")) {
		l.every = true;
		p += strlen("every ");
	}
	if (!isdigit((unsigned char)*p))
		return bad(text, err);
	for (; isdigit((unsigned char)*p); p++) {
		n = n * 10 + *p - '0';
		if (n > 1000000)
			return bad(text, err);
	}
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		const struct unit *u = &units[i];

		if (!str_equal(p, u->name))
			continue;
		if (n < u->least || n > u->most || (l.every && !n))
			break;
		l.unit = u->unit;
		l.n = n;
		l.exact = str_equal(u->name, "d!");
		*out = l;
		return 0;
	}
	return bad(text, err);
}

void limit_format(const struct limit *l, char out[32])
{
	static const char *const names[] = {
		[LIMIT_MINUTES] = "m", [LIMIT_HOURS] = "h",
		[LIMIT_BUSINESS_MINUTES] = "bm", [LIMIT_BUSINESS_HOURS] = "bh",
		[LIMIT_DAYS] = "d", [LIMIT_WORKDAYS] = "wd",
	};

	if (l->unit == LIMIT_TODAY)
		snprintf(out, 32, "today");
	else
		snprintf(out, 32, "%s%d%s%s", l->every ? "every " : "", l->n, names[l->unit], l->exact ? "!" : "");
}

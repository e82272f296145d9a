/* Limits as people read them: "3 working days", "5分钟". */
#include <string.h>

#include "parts.h"

static const char *counted(struct arena *a, const struct limit *l)
{
	unsigned long n = (unsigned long)l->n;

	switch (l->unit) {
	case LIMIT_MINUTES:
		return arena_printf(a, tr_n("%d minute", "%d minutes", n), l->n);
	case LIMIT_HOURS:
		return arena_printf(a, tr_n("%d hour", "%d hours", n), l->n);
	case LIMIT_BUSINESS_MINUTES:
		return arena_printf(a, tr_n("%d business minute", "%d business minutes", n), l->n);
	case LIMIT_BUSINESS_HOURS:
		return arena_printf(a, tr_n("%d business hour", "%d business hours", n), l->n);
	case LIMIT_DAYS:
		return arena_printf(a, tr_n("%d day", "%d days", n), l->n);
	case LIMIT_WORKDAYS:
		return arena_printf(a, tr_n("%d working day", "%d working days", n), l->n);
	case LIMIT_TODAY:
		break;
	}
	return tr(N_("the same day"));
}

/* "until 2026-03-06T12:00:00+08:00": a time that stands on the record, in the calendar's zone. */
static const char *until(struct arena *a, const char *limit)
{
	const char *at = limit + strlen("until ");

	if (!str_starts(limit, "until ") || strlen(at) < strlen("2026-03-06T12:00"))
		return NULL;
	return arena_printf(a, tr("until %s"), arena_printf(a, "%.10s %.5s", at, at + 11));
}

const char *report_limit(struct arena *a, const char *limit)
{
	struct limit l;
	const char *text;

	if (str_empty(limit))
		return "";
	text = until(a, limit);
	if (text)
		return text;
	if (limit_parse(limit, &l, NULL))
		return limit;
	text = counted(a, &l);
	if (l.every)
		text = arena_printf(a, tr("every %s"), text);
	/* "2d!" */
	return l.exact ? arena_printf(a, tr("%s, days off too"), text) : text;
}

const char *report_rule(struct arena *a, const char *rule)
{
	static const char word[] = "ours";
	const char *at = rule ? strstr(rule, word) : NULL;

	if (!at || at == rule || (at[-1] != '(' && at[-1] != ' '))
		return str_or_empty(rule);
	return arena_printf(a, "%.*s%s%s", (int)(at - rule), rule, tr(N_("ours")), at + strlen(word));
}

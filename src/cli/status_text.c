/* status_text.c - what the serving process says of itself, as a person reads it.
 *
 * It says "some name: value" lines; JSON keeps them as they are. A name of a newer server
 * that is not known here stands as it came.
 */
#include "status_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum shown { AS_IT_IS, AS_BYTES, AS_TIME, AS_LENGTH, AS_ANSWER };

static const struct {
	const char *name; /* of a line, and what it is called unless there is a label */
	enum shown shown;
	const char *label;
} lines[] = {
	{ N_("pid"), AS_IT_IS, NULL }, { N_("version"), AS_IT_IS, NULL }, { N_("build"), AS_IT_IS, NULL }, { N_("data"), AS_IT_IS, NULL },
	{ N_("config"), AS_IT_IS, NULL }, { N_("socket"), AS_IT_IS, NULL }, { N_("uptime"), AS_LENGTH, NULL }, { N_("connections"), AS_IT_IS, NULL },
	{ N_("profile"), AS_IT_IS, NULL }, { N_("started"), AS_TIME, NULL }, { "next", AS_TIME, N_("next deadline") }, { N_("clocks run"), AS_ANSWER, NULL },
	{ N_("complaints"), AS_IT_IS, NULL }, { N_("events"), AS_IT_IS, NULL }, { N_("head"), AS_IT_IS, NULL }, { N_("schema"), AS_IT_IS, NULL },
	{ N_("log bytes"), AS_BYTES, NULL }, { N_("disk free"), AS_BYTES, NULL }, { N_("reserve"), AS_BYTES, NULL }, { "open", AS_IT_IS, N_("open complaints") },
	{ N_("overdue"), AS_IT_IS, NULL }, { N_("due soon"), AS_IT_IS, NULL }, { N_("not forwarded"), AS_IT_IS, NULL }, { N_("urgent"), AS_IT_IS, NULL },
	{ NOTE_STORING, AS_ANSWER, N_("changes are stored") },
};

/* "3d 04h", "2h 05m", "12m", "8s" */
static const char *length_text(struct arena *a, long long seconds)
{
	if (seconds >= 86400)
		return arena_printf(a, tr(N_("%lldd %02lldh")), seconds / 86400, seconds / 3600 % 24);
	if (seconds >= 3600)
		return arena_printf(a, tr(N_("%lldh %02lldm")), seconds / 3600, seconds / 60 % 60);
	return seconds >= 60 ? arena_printf(a, tr(N_("%lldm")), seconds / 60) : arena_printf(a, tr(N_("%llds")), seconds);
}

static const char *value_text(struct arena *a, enum shown shown, const char *value)
{
	char *end;
	long long n = strtoll(value, &end, 10);
	bool number = *value && !*end;

	if (shown == AS_BYTES && number)
		return report_bytes(a, n);
	if (shown == AS_LENGTH && number)
		return length_text(a, n);
	if (shown == AS_ANSWER)
		return str_equal(value, "yes") ? tr(N_("yes")) : tr(N_("no"));
	/* "2026-11-30T06:29:31+08:00" without its zone: the server's is the reader's. */
	if (shown == AS_TIME && strlen(value) > 19 && value[10] == 'T')
		return arena_printf(a, "%.10s %.8s", value, value + 11);
	return value;
}

const char *status_line(struct arena *a, const char *line)
{
	const char *colon = strstr(line, ": ");

	for (size_t i = 0; colon && i < sizeof lines / sizeof *lines; i++)
		if (strlen(lines[i].name) == (size_t)(colon - line) && str_starts(line, lines[i].name))
			return arena_printf(a, "%s: %s", tr(lines[i].label ? lines[i].label : lines[i].name), value_text(a, lines[i].shown, colon + 2));
	return line;
}

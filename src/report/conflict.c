/* conflict.c - what others changed since a version, field by field (L-5). */
#include "parts.h"

/* What the program recorded of itself, or somebody only looked at, is no change of theirs. */
static bool counts(const struct event *e)
{
	return !str_empty(e->login) && !str_equal(e->action, "reveal") && !str_equal(e->action, "takeover");
}

static const char *one_line(struct arena *a, const struct report_style *style, const char *field, const char *value)
{
	char *text = arena_strdup(a, str_empty(value) ? tr(N_("(empty)")) : value_shown(a, style, field, value));

	for (char *at = text; *at; at++)
		if (*at == '\n')
			*at = ' ';
	return text;
}

void report_conflict(struct str *out, const struct report_style *style, const struct event *events, size_t count)
{
	struct arena a = ARENA_INIT;

	for (size_t i = 0; i < count; i++) {
		const struct event *e = &events[i];

		for (size_t k = 0; counts(e) && k < e->change_count; k++) {
			const struct change *ch = &e->changes[k];

			if (str_starts(ch->field, "clock ") || str_starts(ch->field, "due "))
				continue;
			str_addf(out, "  %s (%s): %s -> %s  (%s, %s, ", field_label(style, ch->field), ch->field,
				one_line(&a, style, ch->field, ch->before), one_line(&a, style, ch->field, ch->after), e->name,
				action_shown(e->action));
			add_time(out, style, e->seen);
			str_add(out, ")\n");
		}
	}
	arena_release(&a);
}

/* edit.c - what was written down is corrected or completed. */
#include "deed.h"

#include <string.h>

#include "plaint/rules/having.h"
#include "plaint/str.h"

static bool field_moved(const struct deed *x, const char *name)
{
	return !str_equal(str_or_empty(complaint_field(x->old, name)), str_or_empty(complaint_field(x->c, name)));
}

/* What a clock's conditions look at, or take its limit from, of the profile's own fields. */
static bool conditions_moved(const struct deed *x)
{
	const struct site *s = x->d->site;

	for (size_t i = 0; i < s->clocks_count; i++) {
		const struct clock_rule *rule = &s->clocks[i];
		struct having h;

		if (str_starts(rule->limit, "field ") && field_moved(x, rule->limit + strlen("field ")))
			return true;
		for (size_t k = 0; k < rule->having.count; k++)
			if (!having_parse(rule->having.item[k], &h, NULL) && field_moved(x, h.name))
				return true;
	}
	return false;
}

/* Fields clocks are narrowed by, or take their limit from. */
static bool clocks_moved(const struct deed *x)
{
	static const enum field fields[] = { FIELD_KIND, FIELD_CHANNEL, FIELD_CATEGORY, FIELD_CALLBACK, FIELD_DUE_BY };

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		if (!str_equal(str_or_empty(x->old->value[fields[i]]), str_or_empty(x->c->value[fields[i]])))
			return true;
	return x->old->level != x->c->level || conditions_moved(x);
}

int edit_repick(struct deed *x, struct err *err)
{
	struct desk *d = x->d;

	return clocks_moved(x) ? clocks_repick(d->a, d->site, d->days, x->c, d->now, err) : 0;
}

int edit_apply(struct deed *x, struct err *err)
{
	if (triage_again(x, values_get(&x->given, "level"), err) || edit_repick(x, err))
		return -1;
	if (x->c->emergency && !x->old->emergency)
		desk_notice(x->d, x->d->now, "emergency", x->c, NULL, NULL);
	return 0;
}

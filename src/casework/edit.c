/* edit.c - what was written down is corrected or completed. */
#include "deed.h"

#include "plaint/str.h"

/* Fields clocks are narrowed by, or take their limit from. */
static bool clocks_moved(const struct deed *x)
{
	static const enum field fields[] = { FIELD_KIND, FIELD_CHANNEL, FIELD_CATEGORY, FIELD_CALLBACK, FIELD_DUE_BY };

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		if (!str_equal(str_or_empty(x->old->value[fields[i]]), str_or_empty(x->c->value[fields[i]])))
			return true;
	return x->old->level != x->c->level;
}

static int repick(struct deed *x, struct err *err)
{
	struct desk *d = x->d;

	return clocks_moved(x) ? clocks_repick(d->a, d->site, d->days, x->c, d->now, err) : 0;
}

int edit_apply(struct deed *x, struct err *err)
{
	if (triage_again(x, values_get(&x->given, "level"), err) || repick(x, err))
		return -1;
	if (x->c->emergency && !x->old->emergency)
		desk_notice(x->d, x->d->now, "emergency", x->c, NULL, NULL);
	return 0;
}

/* A time promised in a contact is a time with a clock (L-7). */
int contact_apply(struct deed *x, struct err *err)
{
	return repick(x, err);
}

/* copy.c - see copy.h */
#include "copy.h"

#include <stdio.h>

#include "people.h"
#include "plaint/rules/having.h"
#include "plaint/str.h"

/* Registration is called "received", as clocks call it. */
static bool happens(const struct deed *x, const struct copy_rule *r)
{
	if (x->action == ACTION_ACCEPT)
		return texts_has(&r->on, "received");
	for (size_t i = 0; i < x->causes.count; i++)
		if (texts_has(&r->on, x->causes.item[i]))
			return true;
	return false;
}

static bool concerns(const struct deed *x, const struct copy_rule *r)
{
	const struct complaint *c = x->c;
	char level[16];

	snprintf(level, sizeof(level), "%d", c->level);
	return happens(x, r) && texts_match(&r->levels, level) && texts_match(&r->kinds, c->value[FIELD_KIND]) &&
		texts_match(&r->channels, c->value[FIELD_CHANNEL]) &&
		texts_match(&r->categories, c->value[FIELD_CATEGORY]) && having_all(&r->having, c, &x->given);
}

static struct texts people_of_rule(struct deed *x, const struct copy_rule *r)
{
	struct texts all = { NULL, 0 };

	for (size_t i = 0; i < r->to.count; i++) {
		struct texts some = people_of_target(x->d, x->c, r->to.item[i]);

		for (size_t k = 0; k < some.count; k++)
			people_add(x->d->a, &all, some.item[k]);
	}
	return all;
}

void copies_make(struct deed *x)
{
	struct texts to = { NULL, 0 };

	for (size_t i = 0; i < x->d->site->copies_count; i++) {
		const struct copy_rule *r = &x->d->site->copies[i];
		struct texts some = { NULL, 0 };

		if (concerns(x, r))
			some = people_of_rule(x, r);
		for (size_t k = 0; k < some.count; k++)
			people_add(x->d->a, &to, some.item[k]);
	}
	deed_note(x, "people", texts_join(x->d->a, &to));
	for (size_t i = 0; i < to.count; i++)
		desk_notice(x->d, x->d->now, "copied", x->c, NULL, to.item[i]);
}

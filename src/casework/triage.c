/* triage.c - how urgent it is: by words of danger, by category, by who says so. */
#include <stdlib.h>

#include "deed.h"
#include "plaint/rules/triage.h"
#include "plaint/str.h"

static void category_by_danger(struct deed *x)
{
	static const enum field where[] = { FIELD_TEXT, FIELD_EFFECT, FIELD_OBJECT, FIELD_PLACE };
	size_t count = 0;

	if (!str_empty(x->c->value[FIELD_CATEGORY]))
		return;
	for (size_t i = 0; i < sizeof(where) / sizeof(*where); i++) {
		const struct danger_hit *hit;

		hit = triage_scan(x->d->a, x->d->site, str_or_empty(x->c->value[where[i]]), &count);
		for (size_t k = 0; k < count; k++) {
			if (str_empty(hit[k].danger->category))
				continue;
			x->c->value[FIELD_CATEGORY] = hit[k].danger->category;
			return;
		}
	}
}

/* The nature follows the category unless it was chosen with it. */
static void nature_by_category(struct deed *x)
{
	const char *key = x->c->value[FIELD_CATEGORY];
	const struct category *category = key ? site_category(x->d->site, key) : NULL;
	bool moved = !x->old || !str_equal(x->old->value[FIELD_CATEGORY], key);

	if (!category || str_empty(category->nature) || !str_empty(values_get(&x->given, "nature")))
		return;
	if (moved || str_empty(x->c->value[FIELD_NATURE]))
		x->c->value[FIELD_NATURE] = category->nature;
}

/* Anyone may raise a level; to lower what the words or somebody decided takes the
 * right to escalate. */
static int said_level(struct deed *x, const char *level, struct err *err)
{
	int to = str_empty(level) ? 0 : atoi(level);

	if (to <= 0)
		return 0;
	if (to > x->c->level && !desk_may(x->d, ACTION_ESCALATE))
		return err_set(err, ERR_DENIED, "level", N_("only who may escalate can lower the level"), NULL);
	x->c->level = to;
	return 0;
}

int triage_new(struct deed *x, bool emergency, const char *level, struct err *err)
{
	category_by_danger(x);
	nature_by_category(x);
	x->c->level = triage_level(x->d->a, x->d->site, x->c);
	if (said_level(x, level, err))
		return -1;
	if (emergency)
		x->c->level = 1;
	x->c->emergency = x->c->level == 1;
	return 0;
}

static bool moved(const struct deed *x, enum field f)
{
	return !str_equal(str_or_empty(x->old->value[f]), str_or_empty(x->c->value[f]));
}

int triage_again(struct deed *x, const char *level, struct err *err)
{
	int by_words;

	category_by_danger(x);
	nature_by_category(x);
	by_words = triage_level(x->d->a, x->d->site, x->c);
	/* What the profile's rules make more urgent now, whatever the field (PU-5a). */
	if (by_words < x->c->level && by_words < triage_level(x->d->a, x->d->site, x->old))
		x->c->level = by_words;
	if (moved(x, FIELD_TEXT) || moved(x, FIELD_CATEGORY) || moved(x, FIELD_EFFECT) || moved(x, FIELD_OBJECT) ||
		moved(x, FIELD_PLACE)) {
		if (by_words < x->c->level)
			x->c->level = by_words;
	}
	if (said_level(x, level, err))
		return -1;
	x->c->emergency = x->c->level == 1;
	return 0;
}

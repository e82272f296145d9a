/* Which values the profile lets a field have in an action (HT-8). */
#include <string.h>

#include "next.h"
#include "plaint/str.h"

static void add_key(struct arena *a, struct texts *list, const char *from, size_t len)
{
	if (!len)
		return;
	list->item = arena_grow(a, list->item, list->count, sizeof *list->item);
	list->item[list->count++] = arena_strndup(a, from, len);
}

bool allowed_parse(struct arena *a, const char *item, const char **field, struct texts *keys)
{
	const char *equals = strchr(item, '='), *from;

	*keys = (struct texts){NULL, 0};
	if (!equals || equals == item)
		return false;
	*field = arena_strndup(a, item, (size_t)(equals - item));
	for (from = equals + 1; *from;) {
		size_t len = strcspn(from, ",");

		add_key(a, keys, from, len);
		from += len + (from[len] == ',');
	}
	return keys->count > 0;
}

struct allowing {
	struct arena *a;
	struct allowed *item;
	size_t count;
};

static struct allowed *find(struct allowing *x, const char *field)
{
	for (size_t i = 0; i < x->count; i++)
		if (str_equal(x->item[i].field, field))
			return &x->item[i];
	return NULL;
}

/* Two sections that hold at once leave what both allow. */
static void narrow(struct allowing *x, struct allowed *k, const struct texts *keys, const struct require_rule *r)
{
	struct texts both = {NULL, 0};

	for (size_t i = 0; i < k->keys.count; i++)
		if (texts_has(keys, k->keys.item[i]))
			add_key(x->a, &both, k->keys.item[i], strlen(k->keys.item[i]));
	if (both.count < k->keys.count)
		k->rule = r;
	k->keys = both;
}

static void allow(struct allowing *x, const char *item, const struct require_rule *r)
{
	struct allowed *known;
	struct texts keys;
	const char *field;

	if (!allowed_parse(x->a, item, &field, &keys))
		return;
	known = find(x, field);
	if (known) {
		narrow(x, known, &keys, r);
		return;
	}
	x->item = arena_grow(x->a, x->item, x->count, sizeof *x->item);
	x->item[x->count++] = (struct allowed){field, keys, r};
}

size_t lifecycle_allowed(struct arena *a, const struct site *site, const struct complaint *c,
	enum action action, const struct values *given, struct allowed **out)
{
	struct allowing x = {a, NULL, 0};

	for (size_t i = 0; i < site->requires_count; i++) {
		const struct require_rule *r = &site->requires[i];

		for (size_t k = 0; r->values.count && require_holds(r, c, action, given) && k < r->values.count; k++)
			allow(&x, r->values.item[k], r);
	}
	*out = x.item;
	return x.count;
}

static bool has_key(const struct texts *keys, const char *from, size_t len)
{
	for (size_t i = 0; i < keys->count; i++)
		if (strlen(keys->item[i]) == len && !strncmp(keys->item[i], from, len))
			return true;
	return false;
}

bool allowed_holds(const struct allowed *k, const char *text)
{
	const char *from = str_or_empty(text);

	while (*from) {
		size_t len = strcspn(from, ",");

		if (len && !has_key(&k->keys, from, len))
			return false;
		from += len + (from[len] == ',');
	}
	return true;
}

#include <inttypes.h>

#include "check.h"
#include "plaint/str.h"
#include "plaint/utf8.h"

/* A word in the form it is looked for in. */
static const char *folded(struct check *c, const char *word)
{
	struct str s;
	str_init(&s);
	utf8_fold(&s, word);
	const char *copy = arena_strdup(&c->arena, s.data);
	str_release(&s);
	return copy;
}

/* Words seen so far, over all sections. */
struct words {
	const char **item;
	const struct danger **of;
	size_t count;
};

static const struct danger *seen(const struct words *w, const char *word)
{
	for (size_t i = 0; i < w->count; i++)
		if (str_equal(w->item[i], word))
			return w->of[i];
	return NULL;
}

static void check_words(struct check *c, struct words *all, const struct danger *d)
{
	for (size_t i = 0; i < d->words.count; i++) {
		struct spot at = ITEM("danger", d, "words", d->words.item[i]);
		const char *word = folded(c, d->words.item[i]);
		const struct danger *before = seen(all, word);
		if (!*word) {
			tell(c, SEVERITY_ERROR, at, "a danger word is empty");
			continue;
		}
		if (before)
			tell(c, SEVERITY_ERROR, at, "danger word \"%s\" stands in \"%s\" already",
				d->words.item[i], before->s.title);
		all->item = arena_grow(&c->arena, all->item, all->count, sizeof *all->item);
		all->of = arena_grow(&c->arena, all->of, all->count, sizeof(const struct danger *));
		all->item[all->count] = word;
		all->of[all->count++] = d;
	}
}

static void check_unless(struct check *c, const struct danger *d)
{
	for (size_t i = 0; i < d->unless.count; i++)
		if (!*folded(c, d->unless.item[i]))
			tell(c, SEVERITY_ERROR, ITEM("danger", d, "unless", d->unless.item[i]),
				"a word of unless is empty");
}

void check_danger(struct check *c)
{
	struct words all = {NULL, NULL, 0};

	for (size_t i = 0; i < c->site->dangers_count; i++) {
		const struct danger *d = &c->site->dangers[i];
		if (!d->words.count)
			tell(c, SEVERITY_ERROR, SPOT("danger", d, "words"), "danger \"%s\" has no words",
				d->s.title);
		check_words(c, &all, d);
		check_unless(c, d);
		if (!known_level(c, d->level))
			tell(c, SEVERITY_ERROR, SPOT("danger", d, "level"), "no such level: %" PRId64,
				d->level);
		if (!str_empty(d->category) && !site_category(c->site, d->category))
			tell(c, SEVERITY_ERROR, SPOT("danger", d, "category"), "no such category: \"%s\"",
				d->category);
		if (str_empty(d->script) && str_empty(d->script_zh))
			tell(c, SEVERITY_WARNING, SPOT("danger", d, NULL),
				"danger \"%s\" has no script to read to the caller", d->s.title);
	}
}

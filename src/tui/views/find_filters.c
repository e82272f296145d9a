#include "find_filters.h"

#include <string.h>

#include "plaint/report.h"

#include "record.h"

struct offers {
	struct tui *t;
	struct find_offer *item;
	size_t count;
	const char *name;  /* "state:" as it was typed; "" while the name itself is typed */
	const char *typed; /* behind it */
};

/* The words `find` knows: of several for one thing, those a person is offered. */
static const struct filter_word {
	const char *name, *zh;
	const char *example, *example_zh;
	const char *help;
} filter_words[] = {
	{ "state:", "状态:", "state:handling", "状态:处理中", N_("in this state; open and closed stand for several") },
	{ "level:", "级别:", "level:1", "级别:1", N_("of this level, 1 is an emergency") },
	{ "dept:", "部门:", "dept:repair", "部门:抢修", N_("with this department; a beginning of its name is enough") },
	{ "owner:", "人员:", "owner:li", "人员:李", N_("assigned to this person") },
	{ "area:", "区域:", "area:east", "区域:东", N_("from this area") },
	{ "category:", "类别:", "category:gas/leak", "类别:燃气泄漏", N_("of this category; a star matches any rest") },
	{ "from:", "从:", "from:2026-11-01", "从:昨天", N_("registered since then: a date, today, yesterday") },
	{ "to:", "到:", "to:today", "到:今天", N_("registered until then") },
	{ "overdue", "超时", "overdue", "超时", N_("a limit of theirs has passed") },
};
#define FILTER_WORDS (sizeof filter_words / sizeof filter_words[0])

static void offer(struct offers *o, const char *value, const char *label)
{
	struct arena *a = &o->t->turn;

	if (str_empty(value) || (!str_starts(value, o->typed) && !str_starts(str_or_empty(label), o->typed)))
		return;
	o->item = arena_grow(a, o->item, o->count, sizeof *o->item);
	o->item[o->count++] = (struct find_offer){ arena_printf(a, "%s%s", o->name, value), str_or_empty(label) };
}

static void offer_names(struct offers *o)
{
	for (size_t i = 0; i < FILTER_WORDS; i++) {
		const struct filter_word *w = &filter_words[i];
		/* In the language that was begun; of nothing in that of the screen. */
		bool zh = *o->typed != '\0' ? str_starts(w->zh, o->typed) : o->t->zh;

		offer(o, zh ? w->zh : w->name, "");
	}
}

static void offer_labels(struct offers *o, const char *source)
{
	size_t count = 0;
	const struct label *labels = site_labels(o->t->site, source, &count);

	for (size_t i = 0; labels != NULL && i < count; i++)
		offer(o, labels[i].s.title, tui_name(o->t, source, labels[i].s.title));
}

static void offer_states(struct offers *o)
{
	for (int i = 0; i < STATE_COUNT; i++)
		offer(o, state_names[i], text_state(o->t, (enum state)i));
	offer(o, "open", "");
	offer(o, "closed", "");
}

static void offer_values(struct offers *o, const char *name)
{
	const struct site *s = o->t->site;

	if (str_equal(name, "state:"))
		offer_states(o);
	else if (str_equal(name, "level:"))
		offer_labels(o, "level");
	else if (str_equal(name, "area:"))
		offer_labels(o, "area");
	for (size_t i = 0; str_equal(name, "dept:") && i < s->departments_count; i++)
		offer(o, s->departments[i].s.title, text_department(o->t, s->departments[i].s.title));
	for (size_t i = 0; str_equal(name, "owner:") && i < s->staff_count; i++)
		offer(o, s->staff[i].s.title, s->staff[i].name);
	for (size_t i = 0; str_equal(name, "category:") && i < s->categories_count; i++)
		offer(o, s->categories[i].s.title, tui_name(o->t, "category", s->categories[i].s.title));
	if (str_equal(name, "from:") || str_equal(name, "to:")) {
		offer(o, "today", "今天");
		offer(o, "yesterday", "昨天");
	}
}

/* The colon an input method types counts too. */
static size_t name_length(const char *word, size_t *colon)
{
	const char *narrow = strchr(word, ':'), *wide = strstr(word, "：");

	if (wide != NULL && (narrow == NULL || wide < narrow)) {
		*colon = strlen("：");
		return (size_t)(wide - word);
	}
	*colon = narrow != NULL ? 1 : 0;
	return narrow != NULL ? (size_t)(narrow - word) : 0;
}

size_t find_offers(struct tui *t, const char *word, struct find_offer **out)
{
	struct offers o = { .t = t, .name = "", .typed = word };
	size_t colon, len = name_length(word, &colon);

	if (colon == 0)
		offer_names(&o);
	for (size_t i = 0; colon > 0 && i < FILTER_WORDS; i++) {
		const struct filter_word *w = &filter_words[i];
		bool zh = strlen(w->zh) == len + 1 && memcmp(w->zh, word, len) == 0;

		if (!zh && (strlen(w->name) != len + 1 || memcmp(w->name, word, len) != 0))
			continue;
		o.name = zh ? w->zh : w->name;
		o.typed = word + len + colon;
		offer_values(&o, w->name);
	}
	*out = o.item;
	return o.count;
}

void find_filters_help(struct tui *t, struct pager *p)
{
	pager_add(p, LOOK_NORMAL, tr(N_("All words must be found, each where it likes: in the number, the telephone number or its end, the name, the address, an account, any text. Two Chinese characters are enough.")));
	pager_add(p, LOOK_NORMAL, "");
	pager_add(p, LOOK_TITLE, tr(N_("Filters among the words (Tab completes them)")));
	for (size_t i = 0; i < FILTER_WORDS; i++)
		pager_add_led(p, 20, LOOK_FOOTER_KEY, t->zh ? filter_words[i].example_zh : filter_words[i].example, LOOK_NORMAL,
			tr(filter_words[i].help));
	pager_add(p, LOOK_NORMAL, "");
}

#include "command.h"
#include "command_outside.h"

#include <string.h>

#include "plaint/rules/rights.h"
#include "plaint/utf8.h"

struct collect {
	struct arena *arena;
	struct texts found;
	const char *begin; /* what is typed of the word */
	const char *before; /* what stands before it in the same word: "department=" */
};

static void offer(struct collect *c, const char *text, const char *after)
{
	const char *whole;

	if (str_empty(text) || !str_starts(text, c->begin))
		return;
	whole = arena_printf(c->arena, "%s%s%s", c->before, text, after);
	if (texts_has(&c->found, whole))
		return;
	c->found.item = arena_grow(c->arena, c->found.item, c->found.count, sizeof *c->found.item);
	c->found.item[c->found.count++] = whole;
}

static void offer_commands(struct collect *c, struct tui *t)
{
	for (size_t i = 0; i < command_count; i++)
		if (command_table[i].right < 0 || t->me == NULL || rights_may(t->me, (enum action)command_table[i].right))
			offer(c, command_table[i].name, "");
	for (size_t i = 0; command_words[i] != NULL; i++)
		offer(c, command_words[i], "");
	for (size_t i = 0; outside_words[i] != NULL; i++)
		offer(c, outside_words[i], "");
}

static void offer_actions(struct collect *c, struct tui *t)
{
	for (int i = 0; i < ACTION_WARN; i++)
		if (i != ACTION_ACCEPT && (t->me == NULL || rights_may(t->me, (enum action)i)))
			offer(c, action_table[i].name, "");
}

static void offer_fields(struct collect *c, struct tui *t, const char *form)
{
	const struct form *f = site_form(t->site, form);

	for (size_t i = 0; f != NULL && i < f->field_count; i++)
		offer(c, f->fields[i].s.title, "=");
	if (f == NULL)
		offer(c, "remark", "=");
}

static const struct form_field *field_named(struct tui *t, const char *form, const char *name)
{
	const struct form *f = site_form(t->site, form);

	return f != NULL ? form_find(f, name) : NULL;
}

static void offer_labels(struct collect *c, struct tui *t, const char *source)
{
	size_t count = 0;
	const struct label *labels = site_labels(t->site, source, &count);

	for (size_t i = 0; labels != NULL && i < count; i++)
		offer(c, labels[i].s.title, "");
	for (size_t i = 0; str_equal(source, "penalty") && i < t->site->penalties_count; i++)
		offer(c, t->site->penalties[i].s.title, "");
}

static void offer_values(struct collect *c, struct tui *t, const char *form, const char *field)
{
	const struct form_field *f = field_named(t, form, field);
	const char *type = f != NULL ? str_or_empty(f->type) : "";

	if (str_equal(type, "department") || str_equal(field, "department"))
		for (size_t i = 0; i < t->site->departments_count; i++)
			offer(c, t->site->departments[i].s.title, "");
	if (str_equal(type, "staff") || str_equal(field, "person"))
		for (size_t i = 0; i < t->site->staff_count; i++)
			offer(c, t->site->staff[i].s.title, "");
	if (str_equal(type, "category") || str_equal(field, "category"))
		for (size_t i = 0; i < t->site->categories_count; i++)
			offer(c, t->site->categories[i].s.title, "");
	if (str_equal(type, "yesno")) {
		offer(c, "yes", "");
		offer(c, "no", "");
	}
	for (size_t i = 0; f != NULL && i < f->choices.count; i++)
		offer(c, f->choices.item[i], "");
	if (f != NULL && f->source != NULL)
		offer_labels(c, t, f->source);
}

static void offer_numbers(struct collect *c, const struct texts *numbers)
{
	for (size_t i = 0; i < numbers->count; i++)
		offer(c, numbers->item[i], "");
}

static void offer_options(struct collect *c)
{
	static const char *const options[] = { "--queue", "--state", "--level", "--owner", "--overdue", "--due-within",
		"--category", "--area", "--from", "--to", "--order", "--limit", "--offset" };

	for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
		offer(c, options[i], "");
}

static void offer_option_values(struct collect *c, struct tui *t, const char *option)
{
	if (str_equal(option, "--queue"))
		offer_values(c, t, "", "department");
	else if (str_equal(option, "--owner"))
		offer_values(c, t, "", "person");
	else if (str_equal(option, "--category"))
		offer_values(c, t, "", "category");
	else if (str_equal(option, "--level"))
		offer_labels(c, t, "level");
	for (int i = 0; str_equal(option, "--state") && i < STATE_COUNT; i++)
		offer(c, state_names[i], "");
}

/* The form whose fields the words so far lead to, or NULL. */
static const char *form_of(const struct texts *words)
{
	const char *first = words->item[0];

	if (str_equal(first, "do"))
		return words->count > 2 ? words->item[2] : NULL;
	if (str_equal(first, "add"))
		return "intake";
	return action_find(first) >= 0 ? first : NULL;
}

static void offer_field_word(struct collect *c, struct tui *t, const char *form)
{
	const char *equals = strchr(c->begin, '=');

	if (equals == NULL) {
		offer_fields(c, t, form);
		return;
	}
	c->before = arena_strndup(c->arena, c->begin, (size_t)(equals - c->begin) + 1);
	c->begin = equals + 1;
	offer_values(c, t, form, arena_strndup(c->arena, c->before, strlen(c->before) - 1));
}

struct texts complete(struct arena *a, struct tui *t, const char *line, const struct texts *numbers)
{
	bool open;
	struct texts words = words_split(a, line, &open);
	size_t at = open ? words.count - 1 : words.count; /* place of the word to complete */
	struct collect c = { .arena = a, .begin = open ? words.item[at] : "", .before = "" };
	const char *first = words.count > 0 ? words.item[0] : "";
	const char *form;

	if (at == 0) {
		offer_commands(&c, t);
		offer_numbers(&c, numbers);
		return c.found;
	}
	words.count = at;
	form = form_of(&words);
	if (str_equal(first, "list") && at > 0 && str_starts(words.item[at - 1], "--"))
		offer_option_values(&c, t, words.item[at - 1]);
	else if (str_equal(first, "list"))
		offer_options(&c);
	else if (at == 1 && (str_equal(first, "show") || str_equal(first, "why") || str_equal(first, "do")))
		offer_numbers(&c, numbers);
	else if (at == 2 && str_equal(first, "do"))
		offer_actions(&c, t);
	else if (form != NULL)
		offer_field_word(&c, t, form);
	return c.found;
}

const char *complete_common(struct arena *a, const struct texts *t)
{
	size_t len = t->count > 0 ? strlen(t->item[0]) : 0;

	for (size_t i = 1; i < t->count; i++) {
		size_t n = 0;

		while (n < len && t->item[i][n] == t->item[0][n])
			n++;
		len = n;
	}
	if (t->count == 0)
		return "";
	return arena_strndup(a, t->item[0], utf8_snap(t->item[0], strlen(t->item[0]), len));
}

/* F1: what can be pressed here, from the command table. */
#include "reader.h"

#include <string.h>

#include "plaint/report.h"
#include "plaint/rules/rights.h"

/* Its keys; by its name where there is a command line; nothing where neither leads to it. */
static void add_ways(const struct command *c, enum scope scope, struct str *keys)
{
	command_keys(c, scope, keys);
	if (keys->len == 0 && c->name != NULL && !key_is_text(scope, ':'))
		str_addf(keys, ":%s", c->name);
}

/* The letter's key in the form of another action: it never does anything there. */
static bool of_another_form(const struct tui *t, const struct command *c)
{
	struct view *v = t->top != NULL ? t->top->below : NULL;

	return c->id == CMD_PREVIEW && v != NULL && v->ops->possible != NULL && !v->ops->possible(v, c->id);
}

static bool in_help(const struct tui *t, const struct command *c, enum scope scope)
{
	struct str ways;
	bool any;

	if (!(c->where & scope) || c->help == NULL || of_another_form(t, c))
		return false;
	str_init(&ways);
	add_ways(c, scope, &ways);
	any = ways.len > 0;
	str_release(&ways);
	if (!any)
		return false;
	return c->right < 0 || t->me == NULL || rights_may(t->me, (enum action)c->right);
}

static void add_command(struct tui *t, struct pager *p, const struct command *c, enum scope scope)
{
	struct str keys;

	str_init(&keys);
	add_ways(c, scope, &keys);
	pager_add_led(p, 14, LOOK_FOOTER_KEY, arena_strdup(&t->turn, keys.data), LOOK_NORMAL, tr(c->help));
	str_release(&keys);
}

/* Digits share one line: their help is the same. */
static bool said_before(const struct command *c, enum scope scope)
{
	for (const struct command *b = command_table; b < c; b++)
		if ((b->where & scope) && b->help != NULL && strcmp(b->help, c->help) == 0 && b->id == c->id && b->id == CMD_TAB)
			return true;
	return false;
}

static void add_group(struct tui *t, struct pager *p, const char *group, enum scope scope)
{
	bool any = false;

	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = &command_table[i];

		if (!in_help(t, c, scope) || !str_equal(c->group, group) || said_before(c, scope))
			continue;
		if (!any) {
			if (p->para_count > 0)
				pager_add(p, LOOK_NORMAL, "");
			pager_add(p, LOOK_TITLE, group != NULL ? tr(group) : tr("Moving about"));
		}
		any = true;
		add_command(t, p, c, scope);
	}
}

static void add_marks(struct pager *p)
{
	pager_add(p, LOOK_NORMAL, "");
	pager_add(p, LOOK_TITLE, tr("Marks"));
	pager_add_led(p, 14, LOOK_OVERDUE, "!!", LOOK_NORMAL, tr("overdue: the limit has passed"));
	pager_add_led(p, 14, LOOK_SOON, " >", LOOK_NORMAL, tr("due soon: past the warning of its clock"));
	pager_add_led(p, 14, LOOK_MARKED, "*", LOOK_NORMAL, tr("marked"));
	pager_add_led(p, 14, LOOK_LABEL, "06:51 -04:12", LOOK_NORMAL, tr("left until the limit; over it"));
}

void help_add_keys(struct tui *t, struct pager *p, enum scope scope)
{
	const char *groups[16];
	size_t count = 0;

	for (size_t i = 0; i < command_count; i++) {
		const char *group = command_table[i].group;
		bool known = group == NULL;

		for (size_t j = 0; j < count; j++)
			known = known || str_equal(groups[j], group);
		if (!known && count < sizeof groups / sizeof groups[0])
			groups[count++] = group;
	}
	for (size_t j = 0; j < count; j++)
		add_group(t, p, groups[j], scope);
	add_group(t, p, NULL, scope);
	if (scope & IN_LISTS)
		add_marks(p);
}

void view_help_open(struct tui *t, enum scope scope)
{
	const char *name = t->top != NULL && t->top->ops->name != NULL ? tr(t->top->ops->name) : "";

	help_add_keys(t, view_reader_open_help(t, arena_printf(&t->turn, "%s: %s", tr("Help"), name)), scope);
}

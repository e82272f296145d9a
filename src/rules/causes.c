/* What happened, in the words clocks start and stop on. */
#include <string.h>

#include "next.h"
#include "plaint/rules/approval.h"
#include "plaint/rules/letter.h"
#include "plaint/str.h"

/* Beside the names of actions. */
static const char *const words[] = {"received", "rehandle", "investigated", "report", "opinion", "ask", "extended",
	"reply", "preliminary"};

/* The field whose choice an action's more exact word is made of: "contact:reached". */
static const struct { enum action action; const char *field; } exact[] = {
	{ACTION_INVESTIGATE, "way"},
	{ACTION_LETTER, "subject"}, {ACTION_LEND, "step"}, {ACTION_CONTACT, "outcome"}, {ACTION_PROGRESS, "step"}, {ACTION_NOTIFY, "subject"}, {ACTION_TRACK, "way"},
};
#define EXACT (sizeof exact / sizeof *exact)

static bool a_word(const char *name)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal(words[i], name))
			return true;
	return false;
}

static bool exact_known(const char *name, const char *colon)
{
	for (size_t i = 0; i < EXACT; i++) {
		const char *action = action_table[exact[i].action].name;

		if (strlen(action) == (size_t)(colon - name) && str_starts(name, action))
			return colon[1] != '\0';
	}
	return false;
}

bool lifecycle_cause_known(const char *name)
{
	const char *colon = strchr(str_or_empty(name), ':');
	int action = action_find(name);

	if (colon)
		return exact_known(name, colon);
	if (action == ACTION_ACCEPT || action == ACTION_WARN || action == ACTION_BREACH || action == ACTION_RECOMPUTE)
		return false;
	return action >= 0 || a_word(name);
}

bool lifecycle_counts(const struct site *site, const char *outcome)
{
	if (str_empty(outcome))
		return true;
	if (str_starts(outcome, "not") || str_equal(outcome, "courtesy"))
		return false;
	for (size_t i = 0; i < site->outcomes_count; i++)
		if (str_equal(site->outcomes[i].s.title, outcome))
			return site->outcomes[i].counts;
	return true;
}

struct causes {
	struct arena *a;
	struct texts list;
};

static void add(struct causes *t, const char *cause)
{
	if (texts_has(&t->list, cause) && t->list.count)
		return;
	t->list.item = arena_grow(t->a, t->list.item, t->list.count, sizeof *t->list.item);
	t->list.item[t->list.count++] = cause;
}

/* One that was not reached is told of in its exact word alone. */
static bool counts(const struct site *site, enum action action, const struct values *fields)
{
	if (action != ACTION_CONTACT && action != ACTION_REVISIT)
		return true;
	return lifecycle_counts(site, values_get(fields, "outcome"));
}

/* "investigate:onsite investigate:documents": each choice its word. */
static void add_choices(struct causes *t, enum action action, const char *keys)
{
	for (const char *end; *keys; keys = *end ? end + 1 : end) {
		end = strchrnul(keys, ',');
		if (end > keys)
			add(t, arena_printf(t->a, "%s:%.*s", action_table[action].name, (int)(end - keys), keys));
	}
}

static void add_exact(struct causes *t, enum action action, const struct values *fields)
{
	for (size_t i = 0; i < EXACT; i++)
		if (exact[i].action == action)
			add_choices(t, action, str_or_empty(values_get(fields, exact[i].field)));
}

static void add_investigation(struct causes *t, const struct values *fields)
{
	bool report = !str_empty(values_get(fields, "report"));

	if (report || str_equal(values_get(fields, "ended"), "yes"))
		add(t, "investigated");
	if (report)
		add(t, "report");
}

static void add_notice(struct causes *t, const struct values *fields)
{
	const char *subject = values_get(fields, "subject");

	if (str_equal(subject, "result"))
		add(t, "reply");
	if (str_equal(subject, "preliminary"))
		add(t, "preliminary");
}

/* PU-8: the reply itself, or the notice that more time is needed with what is thought so far. */
static void add_letter(struct causes *t, const struct site *site, const struct values *fields)
{
	const char *means = letter_means(site, fields);

	if (means)
		add(t, means);
}

/* What else it means. */
static void add_meaning(struct causes *t, const struct site *site, enum action action,
	const struct values *fields, unsigned as)
{
	switch (action) {
	case ACTION_INVESTIGATE:
		add_investigation(t, fields);
		break;
	case ACTION_PROPOSE:
		add(t, as & AS_REQUEST ? "ask" : "opinion");
		break;
	case ACTION_NOTIFY:
		add_notice(t, fields);
		break;
	case ACTION_LETTER:
		add_letter(t, site, fields);
		break;
	case ACTION_REVISIT:
		if (counts(site, action, fields) && lifecycle_no(fields, "satisfied"))
			add(t, "rehandle");
		break;
	default:
		break;
	}
}

struct texts lifecycle_causes(struct arena *a, const struct site *site, const struct complaint *c,
	enum action action, const struct values *fields, unsigned as)
{
	struct causes t = {.a = a};

	if ((as & AS_REQUEST) && approval_defers(action)) {
		add(&t, "ask");
		return t.list;
	}
	if (c->state == STATE_FORWARDED && !(as & AS_HELPER) && lifecycle_implies_receive(action))
		add(&t, "receive");
	if (c->state == STATE_ACCEPTED && action == ACTION_TAKE)
		add(&t, "forward");
	if (action == ACTION_ACCEPT)
		add(&t, "received");
	else if (counts(site, action, fields) && !(action == ACTION_RETURN && (as & AS_HELPER)))
		add(&t, action_table[action].name);
	add_exact(&t, action, fields);
	add_meaning(&t, site, action, fields, as);
	return t.list;
}

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "plaint/rules/deadline.h"
#include "plaint/rules/number.h"
#include "plaint/rules/supervision.h"
#include "plaint/str.h"

static bool one_of(const char *s, const char *const *list)
{
	for (; *list; list++)
		if (str_equal(s, *list))
			return true;
	return false;
}

/* "50", "50-100" */
static bool amount_valid(const char *s)
{
	if (!isdigit((unsigned char)*s))
		return false;
	s += strspn(s, "0123456789");
	if (!*s)
		return true;
	return *s == '-' && s[1] && strspn(s + 1, "0123456789") == strlen(s + 1);
}

static void check_penalty(struct check *c, const struct penalty *p)
{
	static const char *const who[] = {"head", "person", "taker", NULL};
	check_clock_names(c, SPOT("penalty", p, "clocks"), &p->clocks);
	if (!amount_valid(str_or_empty(p->amount)))
		tell(c, SEVERITY_ERROR, SPOT("penalty", p, "amount"),
			"an amount is like 50 or 50-100, not \"%s\"", str_or_empty(p->amount));
	if (!one_of(p->who, who))
		tell(c, SEVERITY_ERROR, SPOT("penalty", p, "who"), "who is head, person or taker, not \"%s\"",
			str_or_empty(p->who));
}

/* A step of the ladder (U-6). */
static void check_document(struct check *c, const struct document_rule *d)
{
	static const char *const to[] = {"person", "head", NULL};
	struct err err = ERR_INIT;
	struct arena a = ARENA_INIT;
	struct limit limit;
	const char *number;

	if (!one_of(d->s.title, ladder_kinds))
		tell(c, SEVERITY_ERROR, SPOT("document", d, NULL), "a document is a reminder, notice or criticism, not \"%s\"", d->s.title);
	if (number_of_year(&a, d->number, 0, 1, &number, &err))
		tell_err(c, SPOT("document", d, "number"), &err);
	if (!str_empty(d->to) && !one_of(d->to, to))
		tell(c, SEVERITY_ERROR, SPOT("document", d, "to"), "to is person or head, not \"%s\"", d->to);
	if (!str_empty(d->answer) && limit_parse(d->answer, &limit, &err))
		tell_err(c, SPOT("document", d, "answer"), &err);
	check_targets(c, SPOT("document", d, "tell"), &d->tell);
	arena_release(&a);
}

static void check_warning(struct check *c, const struct warning_rule *w)
{
	struct limit limit;
	struct err err = ERR_INIT;

	if (!str_empty(w->category) && !known_category(c, w->category))
		tell(c, SEVERITY_ERROR, SPOT("warning", w, "category"), "no such category: \"%s\"",
			w->category);
	if (!str_empty(w->area) && !str_equal(w->area, "each") && !known_label(c, "area", w->area))
		tell(c, SEVERITY_ERROR, SPOT("warning", w, "area"), "no such area: \"%s\"", w->area);
	if (w->count < 1)
		tell(c, SEVERITY_ERROR, SPOT("warning", w, "count"),
			"warning \"%s\" needs a count of 1 or more", w->s.title);
	if (!str_empty(w->kind) && !known_label(c, "kind", w->kind))
		tell(c, SEVERITY_ERROR, SPOT("warning", w, "kind"), "no such kind: \"%s\"", w->kind);
	if (limit_parse(str_or_empty(w->within), &limit, &err))
		tell_err(c, SPOT("warning", w, "within"), &err);
	else if (limit.every || (limit.unit != LIMIT_MINUTES && limit.unit != LIMIT_HOURS && limit.unit != LIMIT_DAYS))
		tell(c, SEVERITY_ERROR, SPOT("warning", w, "within"), "within is minutes, hours or days, not \"%s\"", w->within);
	check_targets(c, SPOT("warning", w, "tell"), &w->tell);
}

/* "5y", "18M", "90d", "forever" */
static void check_retention(struct check *c, const struct retention *r)
{
	const char *s = str_or_empty(r->keep);
	size_t digits = strspn(s, "0123456789");
	bool valid = str_equal(s, "forever") ||
		(digits && digits < 6 && strlen(s) == digits + 1 && strchr("yMd", s[digits]));
	if (!valid)
		tell(c, SEVERITY_ERROR, SPOT("retention", r, "keep"),
			"keep is like 5y, 18M, 90d or forever, not \"%s\"", s);
	check_labels(c, SPOT("retention", r, "kinds"), &r->kinds, "kind");
	check_categories(c, SPOT("retention", r, "categories"), &r->categories);
	check_having(c, SPOT("retention", r, "having"), &r->having);
	for (size_t i = 0; i < r->levels.count; i++)
		if (!known_level(c, strtol(r->levels.item[i], NULL, 10)))
			tell(c, SEVERITY_ERROR, ITEM("retention", r, "levels", r->levels.item[i]), "no such level: \"%s\"",
				r->levels.item[i]);
}

static void check_notify(struct check *c)
{
	static const char *const events[] = {"emergency", "warned", "breached", "escalated", "returned", "changed", "early-warning", "copied",
		"urged", "supervised", "violation", "decided", NULL};
	const struct notify *n = &c->site->notify;
	struct spot command = {"notify", NULL, "command", NULL};

	for (size_t i = 0; i < n->events.count; i++)
		if (!one_of(n->events.item[i], events))
			tell(c, SEVERITY_ERROR, (struct spot){"notify", NULL, "events", n->events.item[i]},
				"no such event: \"%s\"", n->events.item[i]);
	if (str_empty(n->command)) {
		if (n->events.count)
			tell(c, SEVERITY_WARNING, (struct spot){"notify", NULL, "events", NULL},
				"notify has no command");
	} else if (n->command[0] != '/') {
		tell(c, SEVERITY_WARNING, command, "the notify command is no absolute path: \"%s\"",
			n->command);
	} else if (access(n->command, X_OK)) {
		tell(c, SEVERITY_WARNING, command, "the notify command cannot be run: \"%s\"", n->command);
	}
}

void check_duties(struct check *c)
{
	const struct site *s = c->site;
	for (size_t i = 0; i < s->penalties_count; i++)
		check_penalty(c, &s->penalties[i]);
	for (size_t i = 0; i < s->documents_count; i++)
		check_document(c, &s->documents[i]);
	for (size_t i = 0; i < s->warnings_count; i++)
		check_warning(c, &s->warnings[i]);
	for (size_t i = 0; i < s->retentions_count; i++)
		check_retention(c, &s->retentions[i]);
	check_notify(c);
}

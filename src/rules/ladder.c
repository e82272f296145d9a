/* The ladder of supervision: reminder, notice, criticism (U-6). */
#include "plaint/action.h"
#include "plaint/rules/supervision.h"
#include "plaint/str.h"

const char *const ladder_kinds[] = {"reminder", "notice", "criticism", NULL};

static int rung(const char *kind)
{
	for (int i = 0; ladder_kinds[i]; i++)
		if (str_equal(ladder_kinds[i], kind))
			return i;
	return -1;
}

enum action ladder_action(const char *kind)
{
	return str_equal(kind, "reminder") ? ACTION_URGE : ACTION_SUPERVISE;
}

bool document_answered(const struct complaint *c, const struct document *d)
{
	/* What whoever is urged does: an answer in deeds. */
	static const char *const deeds[] = {"receive", "return", "contact", "progress", "investigate", "propose", "resolve",
		"feedback", "revisit", "notify", "reject", "archive", "settle", "suspend", "ask", "reassign", "forward"};

	for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
		if (complaint_happened(c, deeds[i]) > d->at)
			return true;
	return false;
}

bool document_followed(const struct complaint *c, const struct document *d)
{
	for (size_t i = 0; i < c->document_count; i++)
		if (c->documents[i].at >= d->at && rung(c->documents[i].kind) > rung(d->kind))
			return true;
	return false;
}

bool document_waits(const struct complaint *c, const struct document *d)
{
	return state_open(c->state) && c->state != STATE_SUSPENDED && !document_answered(c, d) && !document_followed(c, d);
}

/* The last one; of two of one second the higher. */
static const struct document *newest(const struct complaint *c)
{
	const struct document *last = NULL;

	for (size_t i = 0; i < c->document_count; i++) {
		const struct document *d = &c->documents[i];

		if (!last || d->at > last->at || (d->at == last->at && rung(d->kind) >= rung(last->kind)))
			last = d;
	}
	return last;
}

/* The next above that the profile knows. */
static const char *above(const struct site *site, const char *kind)
{
	for (int i = rung(kind) + 1; i > 0 && ladder_kinds[i]; i++)
		if (site_document(site, ladder_kinds[i]))
			return ladder_kinds[i];
	return NULL;
}

const char *ladder_next(const struct site *site, const struct complaint *c, instant now)
{
	const struct document *last = newest(c);

	if (!last || last->answer_by == INSTANT_NONE || now <= last->answer_by || !document_waits(c, last))
		return NULL;
	return above(site, last->kind);
}

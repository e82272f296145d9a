/* incident_spread.c - one place to answer and to close (U-12): what is done with the first
 * of an incident is done with the others; each caller is called back before it is closed. */
#include "deed.h"

#include "plaint/rules/incident.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/str.h"

#define NAMED_MOST 8 /* numbers in one message */

static void add_text(struct arena *a, struct texts *t, const char *text)
{
	t->item = arena_grow(a, t->item, t->count, sizeof(const char *));
	t->item[t->count++] = text;
}

/* "20260302-0002, 20260302-0003 ..." */
static const char *joined(struct arena *a, const struct texts *t)
{
	const char *all = "";

	for (size_t i = 0; i < t->count && i < NAMED_MOST; i++)
		all = arena_printf(a, "%s%s%s", all, i ? ", " : "", t->item[i]);
	return t->count > NAMED_MOST ? arena_printf(a, "%s ... (%zu)", all, t->count) : all;
}

static bool is_head(const struct complaint *c)
{
	return str_equal(c->incident, c->number);
}

/* --- one place to answer ------------------------------------------------------------ */

/* What holds for all of them; how content each is, each says. */
static struct values shared(struct deed *x, const struct values *fields)
{
	static const char *const own[] = { "satisfaction", "revisit", "callback", "late_reason", "special_reason", NULL };
	struct values all = { NULL, 0 };

	for (size_t i = 0; i < fields->count; i++)
		if (!name_in(own, fields->item[i].name))
			values_set(x->d->a, &all, fields->item[i].name, fields->item[i].text);
	return all;
}

/* Not all of them can go with it: one that went its own way goes on so, one whose record
 * is not complete is not archived (GC-7). */
static bool ready(struct desk *d, struct complaint *c, enum action action, const struct values *fields)
{
	struct err why = ERR_INIT;

	if (lifecycle_check(d->site, c, action, &why))
		return false;
	return action != ACTION_ARCHIVE || lifecycle_missing(d->a, d->site, c, action, fields, d->now).count == 0;
}

static int spread_to(struct deed *x, enum action action, const char *number, const struct values *fields,
	struct err *err)
{
	struct deed y;

	if (deed_begin(&y, x->d, action, number, err))
		return -1;
	if (!str_equal(y.c->incident, x->c->number) || !state_open(y.c->state))
		return 0;
	if (!ready(x->d, y.c, action, fields))
		return 0;
	y.ours = true;
	deed_fields(&y, fields);
	y.through = x->c->number;
	return deed_do(&y, err);
}

/* Where they go and what becomes of them; not what is each caller's own. */
static bool spreads(enum action action)
{
	return action == ACTION_FORWARD || action == ACTION_REASSIGN || action == ACTION_RECEIVE ||
		action == ACTION_PROGRESS || action == ACTION_RESOLVE || action == ACTION_ARCHIVE;
}

int incident_spread(struct deed *x, enum action action, const struct values *fields, struct err *err)
{
	struct values all;

	if (!is_head(x->c) || !spreads(action))
		return 0;
	all = shared(x, fields);
	for (size_t i = 0; i < x->c->member_count; i++)
		if (spread_to(x, action, x->c->members[i], &all, err))
			return -1;
	return 0;
}

/* --- closing ------------------------------------------------------------------------ */

enum member_state { MEMBER_CLOSED, MEMBER_READY, MEMBER_OWED, MEMBER_LACKS };

/* How far the caller's own record is when the first one is archived. */
static int member_is(struct deed *x, const char *number, const struct values *fields, enum member_state *is, struct err *err)
{
	struct complaint *c;

	if (store_complaint(x->d->t, x->d->a, number, &c, err))
		return -1;
	if (!str_equal(c->incident, x->c->number) || !state_open(c->state))
		*is = MEMBER_CLOSED;
	else if (incident_owes_call(c))
		*is = MEMBER_OWED;
	else
		*is = ready(x->d, c, ACTION_ARCHIVE, fields) ? MEMBER_READY : MEMBER_LACKS;
	return 0;
}

static int members_which(struct deed *x, enum member_state which, struct texts *out, struct err *err)
{
	struct values fields = shared(x, &x->given);

	for (size_t i = 0; is_head(x->c) && i < x->c->member_count; i++) {
		enum member_state is;

		if (member_is(x, x->c->members[i], &fields, &is, err))
			return -1;
		if (is == which)
			add_text(x->d->a, out, x->c->members[i]);
	}
	return 0;
}

int incident_closes(struct deed *x, struct err *err)
{
	struct texts owing = { NULL, 0 };

	if (members_which(x, MEMBER_OWED, &owing, err))
		return -1;
	if (!owing.count)
		return 0;
	return err_set(err, ERR_INPUT, NULL, N_("cannot archive: callers of the incident are to be called back first: %1"),
		joined(x->d->a, &owing), NULL);
}

int incident_closed(struct deed *x, struct err *err)
{
	struct texts lacking = { NULL, 0 };

	if (members_which(x, MEMBER_LACKS, &lacking, err))
		return -1;
	if (lacking.count)
		deed_note(x, "stay open", joined(x->d->a, &lacking));
	return 0;
}

/* done.c - "done today" and what came back: from the actions as they are stored, and at
 * start from the events.
 *
 * Done is what brings a complaint a step out of one's hands: forwarded, settled, resolved,
 * revisited, archived, rejected. A complaint counts once a day for each person. */
#include "desk.h"
#include "plaint/str.h"

#define SPAN (2 * DAY)
#define LOOKED_AT_MOST 200000

static bool counts(enum action action)
{
	switch (action) {
	case ACTION_FORWARD:
	case ACTION_SETTLE:
	case ACTION_RESOLVE:
	case ACTION_REVISIT:
	case ACTION_ARCHIVE:
	case ACTION_REJECT:
	case ACTION_RETURN:
		return true;
	default:
		return false;
	}
}

void desk_did(struct desk *d, enum action action, const struct complaint *c)
{
	if (!counts(action) || !d->me)
		return;
	d->did = arena_grow(d->a, d->did, d->did_count, sizeof(*d->did));
	d->did[d->did_count++] = (struct did){ action, c->id, c->value[FIELD_DEPARTMENT] };
}

/* A person's work is their department's; the complaint's where they have none. */
static void note(struct open_cases *o, const struct site *site, int action, uint64_t id, const char *login,
	const char *department, instant at)
{
	const struct staff *who = site_staff(site, str_or_empty(login));

	if (who && !str_empty(who->department))
		department = who->department;
	open_note(o, action == ACTION_RETURN ? DONE_RETURN : DONE_STEP, id, login, department, zone_day(&site->zone, at), at);
}

void done_follow(struct desk *d)
{
	for (size_t i = 0; i < d->did_count; i++)
		note(d->cw->open, d->site, d->did[i].action, d->did[i].id, desk_login(d), d->did[i].department, d->now);
}

struct loading {
	struct casework *cw;
	struct store_txn *t;
	struct arena a;
	struct err *err;
	bool failed;
};

static bool load_event(void *arg, const struct event *e)
{
	struct loading *l = arg;
	const struct site *site = l->cw->book->site;
	const struct staff *who = site_staff(site, str_or_empty(e->login));
	const char *department = NULL;
	struct complaint *c;

	/* Who is in no department: the complaint's, as far as it still says so. */
	if (!who || str_empty(who->department)) {
		if (store_complaint_id(l->t, &l->a, e->complaint, &c, l->err)) {
			l->failed = true;
			return false;
		}
		department = c->value[FIELD_DEPARTMENT];
	}
	note(l->cw->open, site, action_find(e->action), e->complaint, e->login, department, e->at);
	arena_clear(&l->a);
	return true;
}

int done_load(struct store_txn *t, void *arg, struct err *err)
{
	const char *actions[ACTION_COUNT + 1];
	struct loading l = { .cw = arg, .t = t, .a = ARENA_INIT, .err = err };
	size_t count = 0;
	int rc;

	for (int i = 0; i < ACTION_COUNT; i++)
		if (counts((enum action)i))
			actions[count++] = action_table[i].name;
	actions[count] = NULL;
	rc = store_recent(t, SPAN, LOOKED_AT_MOST, actions, NULL, load_event, &l, err);
	arena_release(&l.a);
	return rc || l.failed ? -1 : 0;
}

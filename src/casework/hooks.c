/* hooks.c - what is special about an action. One line each; the rest is ordinary. */
#include "deed.h"

#include "people.h"
#include "plaint/str.h"

#define NAMES(...) (const char *const[]){ __VA_ARGS__, NULL }

static void tell(struct deed *x, const char *what, const struct texts *to)
{
	for (size_t i = 0; i < to->count; i++)
		if (!str_equal(to->item[i], desk_login(x->d)))
			desk_notice(x->d, x->d->now, what, x->c, NULL, to->item[i]);
}

/* GC-5: back with who took it, and their lead. */
static void taker_tell(struct deed *x)
{
	const struct staff *taker = x->c->taker ? site_staff(x->d->site, x->c->taker) : NULL;
	const struct department *home = taker ? site_department(x->d->site, taker->department) : NULL;
	struct texts to = { NULL, 0 };

	people_add(x->d->a, &to, x->c->taker);
	people_add(x->d->a, &to, home ? home->lead : NULL);
	tell(x, "changed", &to);
}

/* GG-6: those who are to help, or no longer. */
static void assist_tell(struct deed *x)
{
	struct texts to = { NULL, 0 };

	for (size_t i = x->old->assisting_count; i < x->c->assisting_count; i++) {
		const struct department *d = site_department(x->d->site, x->c->assisting[i]);

		people_add(x->d->a, &to, d ? d->lead : NULL);
	}
	for (size_t i = 0; x->c->assisting_count < x->old->assisting_count && i < x->old->assisting_count; i++) {
		const struct department *d = site_department(x->d->site, x->old->assisting[i]);

		people_add(x->d->a, &to, d ? d->lead : NULL);
	}
	tell(x, "changed", &to);
}

/* PU-9: the handling department learns what was found. */
static void track_tell(struct deed *x)
{
	struct texts to = people_of_case(x->d, x->c);

	tell(x, "tracked", &to);
}

/* GC-10: the named person learns of it. */
static void protect_tell(struct deed *x)
{
	struct texts to = people_of_case(x->d, x->c);

	people_add(x->d->a, &to, complaint_field(x->c, "guardian"));
	tell(x, "changed", &to);
}

static const struct hooks table[ACTION_COUNT] = {
	[ACTION_EDIT] = { .takes = NAMES("phone", "name", "account", "address", "area", "channel", "kind", "category",
				  "nature", "object", "place", "occurred", "text", "effect", "demand", "evidence",
				  "responsibility", "outside_number", "callback", "due_by", "facts", "measures",
				  "accountability", "satisfaction", "level"),
		.apart = NAMES("level"), .apply = edit_apply },
	[ACTION_FORWARD] = { .takes = NAMES("department", "person"), .prepare = forward_prepare, .tell = forward_tell },
	[ACTION_REASSIGN] = { .takes = NAMES("department", "person"), .prepare = reassign_prepare, .tell = forward_tell },
	[ACTION_TAKE] = { .prepare = take_prepare },
	[ACTION_RETURN] = { .prepare = return_prepare, .apply = return_apply, .tell = return_tell },
	[ACTION_CONTACT] = { .takes = NAMES("callback") },
	[ACTION_RESOLVE] = { .takes = NAMES("facts", "measures", "accountability", "satisfaction", "responsibility"),
		.tell = taker_tell },
	[ACTION_FEEDBACK] = { .takes = NAMES("facts", "measures", "accountability", "satisfaction") },
	[ACTION_REVISIT] = { .takes = NAMES("satisfaction") },
	[ACTION_SETTLE] = { .takes = NAMES("facts", "measures", "accountability", "satisfaction") },
	[ACTION_ARCHIVE] = { .takes = NAMES("facts", "measures", "accountability", "satisfaction"),
		.prepare = incident_closes, .apply = incident_closed },
	[ACTION_RECOMPLAIN] = { .instead = use_recomplain },
	[ACTION_ASSIST] = { .takes = NAMES("department", "assisting", "remove"), .apart = NAMES("department", "assisting", "remove"),
		.apply = assist_apply, .tell = assist_tell },
	[ACTION_URGE] = { .apply = urge_apply, .tell = urge_tell },
	[ACTION_SUPERVISE] = { .apart = NAMES("step"), .prepare = supervise_prepare, .apply = supervise_apply, .tell = supervise_tell },
	[ACTION_PENALISE] = { .takes = NAMES("violation", "liable"), .apart = NAMES("violation", "liable"),
		.prepare = penalise_prepare, .apply = penalise_apply, .tell = penalise_tell },
	[ACTION_CONFIRM] = { .takes = NAMES("violation", "deduction", "liable"), .apart = NAMES("violation", "deduction", "liable"),
		.prepare = decide_prepare, .apply = decide_apply, .tell = decide_tell },
	[ACTION_WAIVE] = { .takes = NAMES("violation"), .apart = NAMES("violation"), .prepare = decide_prepare,
		.apply = decide_apply, .tell = decide_tell },
	[ACTION_TRACK] = { .tell = track_tell },
	[ACTION_INCIDENT] = { .takes = NAMES("incident", "leave"), .apart = NAMES("incident", "leave"),
		.prepare = incident_prepare, .apply = incident_apply },
	[ACTION_EXTEND] = { .prepare = extend_prepare, .apply = extend_apply },
	[ACTION_APPROVE] = { .takes = NAMES("asked", "opinion"), .prepare = approve_prepare, .apply = approve_apply, .tell = answer_tell },
	[ACTION_REFUSE] = { .takes = NAMES("asked", "opinion"), .prepare = approve_prepare, .apply = refuse_apply, .tell = answer_tell },
	[ACTION_ESCALATE] = { .takes = NAMES("to"), .apart = NAMES("to"), .prepare = escalate_prepare,
		.apply = escalate_apply, .tell = escalate_tell },
	[ACTION_PROTECT] = { .takes = NAMES("guardian"), .tell = protect_tell },
	[ACTION_LEND] = { .prepare = lend_prepare, .apply = lend_apply },
	[ACTION_DESTROY] = { .takes = NAMES("reason"), .prepare = destroy_prepare, .apply = destroy_apply },
	[ACTION_LETTER] = { .takes = NAMES("subject", "way", "language", "analysis", "wording", "opinion", "document"),
		.apart = NAMES("language", "analysis", "wording", "document"), .prepare = letter_prepare, .apply = letter_apply },
	[ACTION_REVEAL] = { .takes = NAMES("file"), .apart = NAMES("file"), .prepare = reveal_prepare, .apply = reveal_apply },
	[ACTION_ATTACH] = { .takes = NAMES("file"), .apart = NAMES("file") },
	[ACTION_TAKEOVER] = { .prepare = takeover_prepare, .apply = takeover_apply },
};

const struct hooks *hooks_of(enum action action)
{
	return &table[action];
}

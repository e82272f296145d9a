/* act.c - `act`: one action on one complaint. */
#include "deed.h"
#include "plaint/rules/rights.h"
#include "plaint/str.h"

/* Registration is `add`; what the program does by itself, and what later steps
 * bring, is not asked for by name. */
static bool offered(int action)
{
	switch (action) {
	case ACTION_ACCEPT:
	case ACTION_WARN:
	case ACTION_BREACH:
	case ACTION_RECOMPUTE:
		return false;
	default:
		return action >= 0;
	}
}

int use_act(struct desk *d, struct err *err)
{
	int action = d->q->action ? action_find(d->q->action) : -1;
	struct deed x;

	if (!offered(action))
		return err_set(err, ERR_INPUT, NULL, N_("there is no action \"%1\""), str_or_empty(d->q->action), NULL);
	if (hooks_of(action)->instead)
		return hooks_of(action)->instead(d, err);
	/* Who may not do it learns nothing of the record. */
	if (rights_check(d->me, action, err) || deed_begin(&x, d, action, d->q->number, err))
		return -1;
	if (conflict_check(d, x.old, d->q->if_version, err) || deed_run(&x, &d->q->fields, err))
		return -1;
	if (action == ACTION_FORWARD || action == ACTION_REASSIGN)
		desk_moved(d, x.old, x.c);
	desk_reply(d, x.c);
	if (action == ACTION_LETTER)
		letter_reply(&x);
	if (action == ACTION_REVEAL)
		d->r->complaint = complaint_copy(d->a, x.c);
	return 0;
}

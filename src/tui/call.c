/* call.c - a request to the server from a view. */
#include "turn.h"

#include <string.h>

/* Several faults come in English in one; here each is told in the screen's words. */
static void tell_all(struct tui *t, const struct reply *r, struct err *err)
{
	struct err all = ERR_INIT;
	struct str s;

	if (r->fault_count < 2)
		return;
	str_init(&s);
	for (size_t i = 0; i < r->fault_count; i++)
		str_addf(&s, "%s%s", i ? "; " : "", tui_error_text(t, &r->faults[i]));
	err_set_long(&all, err->code, err->field, "%1%2%3%4", s.data);
	*err = all;
	str_release(&s);
}

/* What this desk did itself is no news to it. */
static void note_own(struct tui *t, const struct request *q, const struct reply *r)
{
	if (!r->complaint || (strcmp(q->op, "act") != 0 && strcmp(q->op, "add") != 0))
		return;
	snprintf(t->own_number, sizeof t->own_number, "%s", str_or_empty(r->complaint->number));
	t->own_version = r->complaint->version;
}

int tui_call(struct tui *t, struct request *q, struct arena *a, struct reply *r, struct err *err)
{
	struct err own = ERR_INIT;

	q->from = "desk";
	if (!client_send(t->client, q, a, r, &own)) {
		t->offline = false;
		turn_sync(t);
		note_own(t, q, r);
		return 0;
	}
	t->offline = client_fd(t->client) < 0;
	tell_all(t, r, &own);
	if (err)
		*err = own;
	else
		tui_error(t, &own);
	return -1;
}

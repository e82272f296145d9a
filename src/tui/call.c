/* call.c - a request to the server from a view. */
#include "turn.h"

int tui_call(struct tui *t, struct request *q, struct arena *a, struct reply *r, struct err *err)
{
	struct err own = ERR_INIT;

	q->from = "desk";
	if (!client_call(t->client, q, a, r, &own)) {
		t->offline = false;
		turn_sync(t);
		return 0;
	}
	t->offline = client_fd(t->client) < 0;
	if (err)
		*err = own;
	else
		tui_error(t, &own);
	return -1;
}

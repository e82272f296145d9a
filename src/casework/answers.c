/* answers.c - kept answers: an array of the caller's uid and the reply. */
#include "answers.h"

#include <string.h>

#include "plaint/str.h"

#define ID_LEAST 16
#define ID_MOST 64

int answer_id(const struct request *q, struct err *err)
{
	size_t len = strlen(str_or_empty(q->id));

	if (!len || (len >= ID_LEAST && len <= ID_MOST))
		return 0;
	return err_set(err, ERR_INPUT, NULL, N_("a request id has 16 to 64 characters"), NULL);
}

/* A draft put twice is the same draft: not worth an answer. */
static bool wanted(const struct desk *d)
{
	return !str_empty(d->q->id) && !str_starts(d->q->op, "draft-");
}

int answer_known(struct desk *d, bool *known, struct err *err)
{
	const struct node *root;
	const void *bytes;
	size_t len = 0;
	uint32_t tag = d->r->tag;
	instant now = d->r->now;

	*known = false;
	if (!wanted(d))
		return 0;
	if (store_answer(d->t, d->a, d->q->id, &bytes, &len, err))
		return -1;
	if (!len)
		return 0;
	if (wire_parse(d->a, bytes, len, &root, err))
		return -1;
	if (node_int(node_at(root, 0), -1) != d->me->uid)
		return err_set(err, ERR_DENIED, NULL, N_("this request id is somebody else's"), NULL);
	if (reply_unpack(d->a, node_at(root, 1), d->r, err))
		return -1;
	d->r->tag = tag;
	d->r->now = now;
	*known = true;
	return 0;
}

int answer_keep(struct desk *d, struct err *err)
{
	struct pack p;
	int done;

	if (!wanted(d))
		return 0;
	pack_init(&p);
	pack_array(&p);
	pack_int(&p, d->me->uid);
	reply_pack(&p, d->r);
	pack_close(&p);
	done = store_keep_answer(d->t, d->q->id, d->now, p.out.data, p.out.len, err);
	pack_release(&p);
	return done;
}

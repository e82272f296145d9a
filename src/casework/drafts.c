/* drafts.c - half-typed forms, the copy the server keeps (L-6). */
#include <string.h>

#include "desk.h"
#include "plaint/str.h"

#define DRAFT_BYTES (256u << 10)
#define DRAFTS_MOST 100
#define ID_MOST 64

static int check_id(const struct desk *d, struct err *err)
{
	size_t len = strlen(str_or_empty(d->q->text));

	if (len && len <= ID_MOST)
		return 0;
	return err_set(err, ERR_INPUT, NULL, N_("a draft id has 1 to 64 characters"), NULL);
}

/* A new one must not be one too many; one that is there may be written again. */
static int check_room(struct desk *d, struct err *err)
{
	struct draft *have;
	size_t count;

	if (store_drafts(d->t, d->a, desk_login(d), &have, &count, err))
		return -1;
	for (size_t i = 0; i < count; i++)
		if (str_equal(have[i].id, d->q->text))
			return 0;
	if (count < DRAFTS_MOST)
		return 0;
	return err_set(err, ERR_INPUT, NULL, N_("too many drafts; finish or drop some"), NULL);
}

int use_draft_put(struct desk *d, struct err *err)
{
	struct draft draft = { .id = d->q->text, .login = desk_login(d), .form = d->q->action,
		.number = d->q->number, .saved = d->now, .bytes = d->q->bytes, .bytes_len = d->q->bytes_len };

	if (check_id(d, err))
		return -1;
	if (d->q->bytes_len > DRAFT_BYTES)
		return err_set(err, ERR_INPUT, NULL, N_("the draft is too long"), NULL);
	if (check_room(d, err))
		return -1;
	if (str_empty(draft.form))
		draft.form = "intake";
	return store_draft_put(d->t, &draft, err);
}

int use_draft_drop(struct desk *d, struct err *err)
{
	struct err why = ERR_INIT;

	if (check_id(d, err))
		return -1;
	/* Dropped already is as good. */
	if (store_draft_drop(d->t, desk_login(d), d->q->text, &why) == 0 || why.code == ERR_NO)
		return 0;
	if (err)
		*err = why;
	return -1;
}

int use_drafts(struct desk *d, struct err *err)
{
	return store_drafts(d->t, d->a, desk_login(d), &d->r->drafts, &d->r->draft_count, err);
}

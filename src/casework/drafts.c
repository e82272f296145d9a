/* drafts.c - half-typed forms, the copy the server keeps (L-6). */
#include <string.h>

#include "desk.h"
#include "plaint/str.h"

#define DRAFT_BYTES (256u << 10)
#define DRAFTS_MOST 100
#define DRAFT_HEAD 400 /* bytes of one in a reply beside its own */
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
	size_t count;
	bool there;

	if (store_draft_count(d->t, desk_login(d), d->q->text, &count, &there, err))
		return -1;
	if (there || count < DRAFTS_MOST)
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
	size_t from = d->q->filter.offset > 0 ? (size_t)d->q->filter.offset : 0, count, n = 0;
	struct draft *all;

	if (store_drafts(d->t, d->a, desk_login(d), &all, &count, err))
		return -1;
	if (from > count)
		from = count;
	while (from + n < count && desk_room(d, all[from + n].bytes_len + DRAFT_HEAD))
		n++;
	d->r->drafts = n ? all + from : NULL;
	d->r->draft_count = n;
	d->r->total = (int64_t)count;
	return 0;
}

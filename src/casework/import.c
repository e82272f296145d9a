/* import.c - `import`: the rows of an export, as they were, into an empty store (O-2).
 * Only where the store is kept aside: nothing else is stored meanwhile, no clock fires,
 * and what came in is checked before anybody works with it. */
#include "desk.h"
#include "plaint/rules/rights.h"
#include "plaint/str.h"

struct rows {
	const struct node *list;
	uint32_t done;
};

static int write_rows(struct store_txn *t, void *arg, struct err *err)
{
	struct rows *r = arg;

	for (r->done = 0; r->done < node_count(r->list); r->done++)
		if (store_row_write(t, node_at(r->list, r->done), err))
			return -1;
	return 0;
}

int use_import(struct desk *d, struct err *err)
{
	struct rows rows = { NULL, 0 };
	int rc;

	if (!casework_aside(d->cw))
		return err_set(err, ERR_INPUT, NULL, N_("rows are taken only by a store kept aside: use plaint import"), NULL);
	if (wire_parse(d->a, d->q->bytes, d->q->bytes_len, &rows.list, err))
		return -1;
	rc = store_write(d->cw->store, write_rows, &rows, err);
	/* Which one it was, for the line of the file. */
	d->r->total = rows.done;
	return rc;
}

bool casework_may_copy(struct casework *cw, const struct caller *who)
{
	struct arena a = ARENA_INIT;
	struct site *site = casework_site(cw);
	const struct me *me = rights_me(&a, site, who->uid, who->login, who->serving_account);
	bool may = me && (me->alone || (me->may.count && texts_match(&me->may, "backup"))) && texts_has(&me->sees, "all");

	site_unref(site);
	arena_release(&a);
	return may;
}

void casework_set_aside(struct casework *cw)
{
	atomic_store(&cw->aside, true);
}

bool casework_aside(struct casework *cw)
{
	return atomic_load(&cw->aside);
}

/* former.c - what a record's short fields held before, gathered from its events: for
 * records of schema 5 and before, which did not keep it. */
#include "access.h"

#include "plaint/str.h"

struct gathering {
	const struct site *site;
	struct arena *a;
	struct complaint *c;
};

static bool is_customers(const struct site *site, const char *field)
{
	int f = field_find(field);

	return f == FIELD_NAME || f == FIELD_PHONE || f == FIELD_ADDRESS || f == FIELD_ACCOUNT ||
		(f < 0 && site_personal(site, field));
}

static bool gather(void *arg, const struct event *e)
{
	struct gathering *g = arg;

	for (size_t i = 0; i < e->change_count; i++)
		if (is_customers(g->site, e->changes[i].field))
			complaint_add_former(g->a, g->c, e->changes[i].field, e->changes[i].before);
	return true;
}

int former_gather(struct store_txn *t, struct arena *a, struct complaint *c, struct err *err)
{
	struct gathering g = { .site = t->site, .a = a, .c = c };
	size_t before = c->former.count;

	if (store_timeline(t, c->id, gather, &g, err) != 0)
		return -1;
	return c->former.count > before;
}

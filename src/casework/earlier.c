/* earlier.c - `earlier`: what this caller or this place complained of before (S-2). */
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "plaint/outside.h"
#include "plaint/rules/incident.h"
#include "plaint/str.h"
#include "plaint/utf8.h"

#define EARLIER_MOST 20
#define ADDRESS_LEAST 3 /* graphemes: fewer begin half a town's addresses */

#define OUTSIDE_LEAST 6 /* characters: fewer begin all numbers of a hotline */
#define LOOKED_MOST 100

struct earlier {
	struct desk *d;
	size_t found, looked; /* by this look-up */
	int mark;
	const char *outside; /* exactly that number of another system, or NULL */
};

static bool take(void *arg, const struct row *r)
{
	struct earlier *e = arg;
	size_t before = e->d->r->row_count;

	if (e->outside && !outside_has(r->outside, e->outside))
		return ++e->looked < LOOKED_MOST;
	if (str_equal(r->number, e->d->q->number))
		return true;
	rows_add(e->d, r);
	if (e->d->r->row_count > before)
		e->d->r->rows[before].mark = e->mark;
	return ++e->found < EARLIER_MOST;
}

static int look(struct desk *d, enum lookup by, const char *what, int mark, struct err *err)
{
	struct earlier e = { .d = d, .mark = mark };

	return str_empty(what) ? 0 : store_lookup(d->t, by, what, take, &e, err);
}

/* U-14: what another system handed over before, under the same number. */
static int look_outside(struct desk *d, struct err *err)
{
	struct texts list = outside_list(d->a, values_get(&d->q->fields, "outside_number"));

	for (size_t i = 0; i < list.count && i < OUTSIDE_MOST; i++) {
		struct earlier e = { .d = d, .outside = list.item[i] };

		if (utf8_count(e.outside, strlen(e.outside)) >= OUTSIDE_LEAST &&
			store_lookup(d->t, LOOKUP_OUTSIDE, e.outside, take, &e, err))
			return -1;
	}
	return 0;
}

/* U-12: what the others of this place call about. */
static int look_incident(struct desk *d, struct err *err)
{
	struct complaint like = { .value = { [FIELD_CATEGORY] = values_get(&d->q->fields, "category"),
		[FIELD_AREA] = values_get(&d->q->fields, "area"), [FIELD_KIND] = values_get(&d->q->fields, "kind") } };
	const struct incident_rule *rule = incident_rule_of(d->site, &like);
	struct complaint *head;
	const char *incident = NULL;
	struct row row;
	uint64_t none;

	if (rule)
		open_alike(d->cw->open, d->a, &rule->categories, like.value[FIELD_AREA], d->now - incident_within(rule), &none, 0,
			&incident);
	if (!incident)
		return 0;
	if (store_complaint(d->t, d->a, incident, &head, err))
		return -1;
	row_from_complaint(d->a, d->site, head, &row);
	row.mark = MARK_INCIDENT;
	rows_add(d, &row);
	return 0;
}

/* The incident first. */
static int newest_first(const void *pa, const void *pb)
{
	const struct row *a = pa, *b = pb;

	if ((a->mark == MARK_INCIDENT) != (b->mark == MARK_INCIDENT))
		return a->mark == MARK_INCIDENT ? -1 : 1;

	return a->id > b->id ? -1 : a->id < b->id;
}

int use_earlier(struct desk *d, struct err *err)
{
	const char *phone = values_get(&d->q->fields, "phone");
	const char *account = values_get(&d->q->fields, "account");
	const char *address = values_get(&d->q->fields, "address");
	size_t bytes = address ? strlen(address) : 0;

	if (look_incident(d, err))
		return -1;
	if (look(d, LOOKUP_PHONE, phone, 1, err) || look(d, LOOKUP_ACCOUNT, account, 0, err) || look_outside(d, err))
		return -1;
	if (bytes && utf8_count(address, bytes) >= ADDRESS_LEAST && look(d, LOOKUP_ADDRESS, address, 3, err))
		return -1;
	if (d->r->row_count)
		qsort(d->r->rows, d->r->row_count, sizeof(*d->r->rows), newest_first);
	if (d->r->row_count > EARLIER_MOST)
		d->r->row_count = EARLIER_MOST;
	d->r->total = (int64_t)d->r->row_count;
	return 0;
}

/* queue_keys.c - keys of the queue table: kind, whose, order, id.
 *
 * The order is that of row_compare: level 1, safety, due time, id; suspended last.
 */
#include "index_keys.h"

/* One byte a queue; never reused. */
static const unsigned char kinds[] = {
	[QUEUE_OPEN] = 'o',
	[QUEUE_DEPARTMENT] = 'd',
	[QUEUE_PERSON] = 'p',
	[QUEUE_TAKER] = 't',
	[QUEUE_STATE] = 's',
	[QUEUE_LENT] = 'l',
};

void queue_prefix(struct key *k, enum queue_kind kind, const char *title, bool *ok)
{
	bool titled = kind != QUEUE_OPEN && kind != QUEUE_LENT;

	*ok = (unsigned)kind < sizeof kinds && (!titled || !str_empty(title));
	key_clear(k);
	if (!*ok)
		return;
	key_byte(k, kinds[kind]);
	if (titled)
		key_title(k, title, KEY_TITLE_MOST);
}

static void urgency(struct key *k, const struct row *r)
{
	key_byte(k, r->state == STATE_SUSPENDED);
	key_byte(k, r->level != 1);
	key_byte(k, !r->safety);
	key_time(k, r->due);
	key_u64(k, r->id);
}

static void open_one(struct key *k, enum queue_kind kind, const char *title, const struct row *r)
{
	bool ok;

	if (!state_open(r->state))
		return;
	queue_prefix(k, kind, title, &ok);
	if (ok)
		urgency(k, r);
}

void key_open(struct key *k, const struct subject *x)
{
	open_one(k, QUEUE_OPEN, NULL, &x->row);
}

void key_department(struct key *k, const struct subject *x)
{
	open_one(k, QUEUE_DEPARTMENT, x->row.department, &x->row);
}

void key_person(struct key *k, const struct subject *x)
{
	open_one(k, QUEUE_PERSON, x->row.person, &x->row);
}

void key_taker(struct key *k, const struct subject *x)
{
	open_one(k, QUEUE_TAKER, x->row.taker, &x->row);
}

void key_state(struct key *k, const struct subject *x)
{
	bool ok;

	queue_prefix(k, QUEUE_STATE, state_names[x->row.state], &ok);
	if (state_open(x->row.state))
		urgency(k, &x->row);
	else
		key_u64(k, ~x->row.id); /* newest first */
}

/* PU-13 */
void key_lent(struct key *k, const struct subject *x)
{
	bool ok;

	if (state_open(x->row.state) || x->row.due == INSTANT_NONE)
		return;
	queue_prefix(k, QUEUE_LENT, NULL, &ok);
	key_time(k, x->row.due);
	key_u64(k, x->row.id);
}

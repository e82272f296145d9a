/* undo.c - `undo`: takes a forward or reassign, of one or many, back, for a minute (U-9).
 *
 * What it moved is kept in memory, as it was before and as it became. Only a record that
 * still is what it became goes back to what it was; each with an event of its own, and
 * with the version one higher: nothing is ever unwritten. */
#include <stdlib.h>
#include <string.h>

#include "deed.h"
#include "keep.h"
#include "plaint/rules/rights.h"
#include "plaint/str.h"

#define MINUTE_LONG 60
#define KEPT_MOST 64 /* of all desks together */

struct record_bytes {
	char *data;
	size_t len;
};

struct change_back {
	uint64_t id;
	struct record_bytes before, after;
};

struct undoable {
	uint32_t uid;
	enum action action;
	char id[65]; /* of the request */
	instant at;
	struct change_back *item;
	size_t count;
};

struct undo {
	struct undoable kept[KEPT_MOST]; /* oldest first */
	size_t count;
};

struct undo *undo_new(void)
{
	return keep_array(1, sizeof(struct undo));
}

static void let_go(struct undo *u, size_t which)
{
	struct undoable *x = &u->kept[which];

	for (size_t i = 0; i < x->count; i++) {
		free(x->item[i].before.data);
		free(x->item[i].after.data);
	}
	free(x->item);
	u->count--;
	memmove(x, x + 1, (u->count - which) * sizeof(*x));
}

void undo_free(struct undo *u)
{
	if (!u)
		return;
	while (u->count)
		let_go(u, u->count - 1);
	free(u);
}

void undo_expire(struct undo *u, instant now)
{
	while (u->count && u->kept[0].at < now - MINUTE_LONG)
		let_go(u, 0);
}

static struct record_bytes bytes_of(const struct complaint *c)
{
	struct record_bytes b;
	struct pack p;

	pack_init(&p);
	complaint_pack(&p, c);
	b.len = p.out.len;
	b.data = keep_array(b.len, 1);
	memcpy(b.data, p.out.data, b.len);
	pack_release(&p);
	return b;
}

static bool forwarded(const struct desk *d)
{
	return d->moved[0].before->state == STATE_ACCEPTED;
}

void undo_keep(struct desk *d)
{
	struct undo *u = d->cw->undo;
	struct undoable *x;

	if (d->undone)
		let_go(u, (size_t)(d->undone - u->kept));
	if (!d->moved_count)
		return;
	if (u->count == KEPT_MOST)
		let_go(u, 0);
	x = &u->kept[u->count++];
	*x = (struct undoable){ .uid = d->me->uid, .action = forwarded(d) ? ACTION_FORWARD : ACTION_REASSIGN, .at = d->now, .count = d->moved_count };
	strncpy(x->id, str_or_empty(d->q->id), sizeof(x->id) - 1);
	x->item = keep_array(x->count, sizeof(*x->item));
	for (size_t i = 0; i < x->count; i++) {
		x->item[i].id = d->moved[i].after->id;
		x->item[i].before = bytes_of(d->moved[i].before);
		x->item[i].after = bytes_of(d->moved[i].after);
	}
}

/* The caller's own: the one of that request, or the last. */
static const struct undoable *find(const struct desk *d)
{
	const struct undo *u = d->cw->undo;

	for (size_t i = u->count; i-- > 0;)
		if (u->kept[i].uid == d->me->uid && (str_empty(d->q->text) || str_equal(u->kept[i].id, d->q->text)))
			return &u->kept[i];
	return NULL;
}

static bool unchanged(const struct complaint *c, const struct record_bytes *b)
{
	struct record_bytes now = bytes_of(c);
	bool same = now.len == b->len && !memcmp(now.data, b->data, b->len);

	free(now.data);
	return same;
}

/* Whoever had it and whoever has it again learn of it. */
static void tell(struct desk *d, const struct complaint *c, const char *login)
{
	if (!str_empty(login) && !str_equal(login, desk_login(d)))
		desk_notice(d, d->now, "changed", c, NULL, login);
}

static int put_back(struct desk *d, const struct complaint *now, const struct record_bytes *before, struct err *err)
{
	struct complaint *c = arena_alloc(d->a, sizeof(*c));
	char *copy = arena_alloc(d->a, before->len);
	const struct node *root;
	struct event e;

	memcpy(copy, before->data, before->len);
	if (wire_parse(d->a, copy, before->len, &root, err) || complaint_unpack(d->a, root, c, err))
		return -1;
	c->version = now->version + 1;
	c->updated = d->now;
	event_begin(d, &e, c, action_table[ACTION_REASSIGN].name, false);
	if (desk_put(d, now, c, err))
		return -1;
	event_change(d->a, &e, "undone", NULL, "yes");
	changes_note(d, &e, now, c);
	tell(d, c, now->value[FIELD_PERSON]);
	tell(d, c, c->value[FIELD_PERSON]);
	return store_event(d->t, &e, err);
}

static void stays(struct desk *d, const struct complaint *c)
{
	struct texts *t = &d->r->notes;

	t->item = arena_grow(d->a, t->item, t->count, sizeof(const char *));
	t->item[t->count++] = c->number;
}

int use_undo(struct desk *d, struct err *err)
{
	const struct undoable *x;

	x = find(d);
	if (rights_check(d->me, x ? x->action : ACTION_REASSIGN, err))
		return -1;
	if (!x)
		return err_set(err, ERR_NO, NULL, N_("nothing to take back: that is possible for a minute after forwarding or reassigning"), NULL);
	for (size_t i = 0; i < x->count; i++) {
		struct complaint *c;

		if (store_complaint_id(d->t, d->a, x->item[i].id, &c, err))
			return -1;
		if (!unchanged(c, &x->item[i].after)) {
			stays(d, c);
			continue;
		}
		if (put_back(d, c, &x->item[i].before, err))
			return -1;
		d->r->total++;
	}
	d->undone = x;
	return 0;
}

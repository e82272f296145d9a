/* desk.c - what every use case needs: rights, records, replies. */
#include "desk.h"

#include <string.h>

#include "early.h"
#include "leases.h"
#include "plaint/rules/approval.h"
#include "plaint/rules/archive.h"
#include "plaint/rules/clocks.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/rules/number.h"
#include "plaint/rules/rights.h"
#include "plaint/rules/supervision.h"
#include "plaint/str.h"
#include "plaint/utf8.h"

void desk_open(struct desk *d, struct casework *cw, const struct caller *who, instant now,
	const struct request *q, struct arena *a)
{
	memset(d, 0, sizeof(*d));
	d->cw = cw;
	d->book = rulebook_take(cw);
	d->site = d->book->site;
	d->days = d->book->days;
	d->who = who;
	d->now = now;
	d->q = q;
	d->a = a;
	d->generation = open_generation(cw->open);
	if (who)
		d->me = rights_me(a, d->site, who->uid, who->login, who->serving_account);
}

void desk_close(struct desk *d)
{
	rulebook_give(d->cw, d->book);
	d->book = NULL;
}

void desk_restart(struct desk *d, struct store_txn *t)
{
	d->t = t;
	d->touched = NULL;
	d->touched_count = 0;
	d->registered = 0;
	d->did = NULL;
	d->did_count = 0;
	d->moved = NULL;
	d->moved_count = 0;
	d->undone = NULL;
	d->taken_over = NULL;
	d->mark = 0;
	d->fired = 0;
	d->violations = 0;
	d->sent = 0;
	if (d->o)
		memset(d->o, 0, sizeof(*d->o));
	if (d->r) {
		uint32_t tag = d->r->tag;
		instant now = d->r->now;

		reply_init(d->r);
		d->r->tag = tag;
		d->r->now = now;
	}
}

const char *open_deciders(struct arena *a, const struct site *site, const struct row *r)
{
	struct complaint c = { .taker = r->taker };
	struct texts who;
	const char *all = "";

	if (str_empty(r->waits))
		return NULL;
	c.value[FIELD_DEPARTMENT] = r->department;
	c.value[FIELD_PERSON] = r->person;
	for (const char *one = r->waits, *colon, *end; (colon = strchr(one, ':')) != NULL; one = end + 1) {
		end = strchrnul(colon, ',');
		if (end < colon + 3)
			break;
		c.asking = arena_grow(a, c.asking, c.asking_count, sizeof(*c.asking));
		c.asking[c.asking_count++] = (struct asking){ .approval = arena_strndup(a, one, (size_t)(colon - one)),
			.action = "", .by = arena_strndup(a, colon + 3, (size_t)(end - colon - 3)), .step = colon[1] == '1' };
		if (!*end)
			break;
	}
	who = approval_deciders(a, site, &c);
	for (size_t i = 0; i < who.count; i++)
		all = arena_printf(a, "%s,%s", all, who.item[i]);
	/* Nobody decides on a request of their own. */
	if (c.asking_count == 1)
		all = arena_printf(a, "%s,-%s", all, c.asking[0].by);
	return arena_printf(a, "%s,", all);
}

void open_follow(struct open_cases *o, struct arena *a, const struct site *site, const struct complaint *c)
{
	struct row row;

	row_from_complaint(a, site, c, &row);
	row.waits = open_deciders(a, site, &row);
	row.fires = clocks_next(c);
	open_put(o, &row, c->state == STATE_RESOLVED && lifecycle_wants_revisit(site, c));
}

void desk_committed(struct desk *d)
{
	for (size_t i = 0; i < d->touched_count; i++) {
		const struct complaint *c = d->touched[i];

		if (i < d->registered)
			open_received(d->cw->open, zone_day(&d->site->zone, c->received), c->id);
		open_follow(d->cw->open, d->a, d->site, c);
		early_note(d->cw->early, d->site, c);
	}
	if (d->taken_over)
		leases_take(d->cw->leases, d->taken_over, desk_login(d));
	atomic_fetch_add(&d->cw->violations, d->violations);
	done_follow(d);
	undo_keep(d);
}

int desk_listed(const struct desk *d, struct err *err)
{
	if (d->me)
		return 0;
	return err_set(err, ERR_DENIED, NULL, N_("%1 is not in the staff list"),
		d->who ? str_or_empty(d->who->login) : "", NULL);
}

bool desk_may(const struct desk *d, enum action action)
{
	return d->me && rights_may(d->me, action);
}

const char *desk_login(const struct desk *d)
{
	return d->me ? str_or_empty(d->me->login) : "";
}

bool desk_sees(const struct desk *d, const char *taker, const char *person, const char *department)
{
	return d->me && rights_sees(d->me, taker, person, department);
}

int desk_put(struct desk *d, const struct complaint *old, struct complaint *c, struct err *err)
{
	if (old && !archive_destroyed(c))
		complaint_note_former(d->a, old, c);
	if (store_put(d->t, d->a, old, c, err))
		return -1;
	d->violations += (int64_t)violations_open(c) - (old ? (int64_t)violations_open(old) : 0);
	d->touched = arena_grow(d->a, d->touched, d->touched_count, sizeof(struct complaint *));
	d->touched[d->touched_count++] = c;
	if (!d->o)
		return 0;
	for (size_t i = 0; i < d->o->changed.count; i++)
		if (str_equal(d->o->changed.item[i], c->number))
			return 0;
	d->o->changed.item = arena_grow(d->a, d->o->changed.item, d->o->changed.count, sizeof(const char *));
	d->o->changed.item[d->o->changed.count++] = c->number;
	return 0;
}

void desk_notice(struct desk *d, instant at, const char *what, const struct complaint *c, const char *clock, const char *to)
{
	struct notice *n;

	if (!d->o)
		return;
	d->o->notices = arena_grow(d->a, d->o->notices, d->o->notice_count, sizeof(*d->o->notices));
	n = &d->o->notices[d->o->notice_count++];
	*n = (struct notice){ .at = at, .what = what, .number = c->number };
	/* The site they come from may be gone when the push is sent. */
	n->clock = arena_strdup(d->a, clock);
	n->to = arena_strdup(d->a, to);
}

static int find(struct desk *d, const char *number, struct complaint **out, struct err *err)
{
	struct err why = ERR_INIT;
	const char *full;

	if (str_empty(number))
		return err_set(err, ERR_INPUT, "number", N_("which complaint? its number is missing"), NULL);
	if (number[0] != ':') {
		if (store_complaint(d->t, d->a, number, out, &why) == 0)
			return 0;
		if (why.code != ERR_NO) {
			if (err)
				*err = why;
			return -1;
		}
	} else {
		number++;
	}
	/* "1" is serial 0001, not the newest that happens to end with a 1. */
	number = number_ending(d->a, d->site->number, number);
	if (store_number_ending(d->t, d->a, number, &full, err))
		return -1;
	return store_complaint(d->t, d->a, full, out, err);
}

int desk_find(struct desk *d, const char *number, struct complaint **out, struct err *err)
{
	if (find(d, number, out, err))
		return -1;
	if (archive_may_see(*out, d->me))
		return 0;
	return err_set(err, ERR_DENIED, NULL, N_("%1 is confidential"), (*out)->number, NULL);
}

void desk_reply(struct desk *d, const struct complaint *c)
{
	struct complaint *copy = complaint_copy(d->a, c);

	if (!desk_sees(d, c->taker, c->value[FIELD_PERSON], c->value[FIELD_DEPARTMENT]))
		mask_complaint(d->a, d->site, copy);
	d->r->complaint = copy;
}

struct texts desk_deciders(const struct desk *d)
{
	struct texts who = { NULL, 0 };

	if (!d->me || !rights_may(d->me, ACTION_APPROVE))
		return who;
	who.item = arena_array(d->a, d->me->roles.count + 1, sizeof(const char *));
	/* First the login; who is alone decides on their own, too. */
	who.item[who.count++] = d->me->alone ? "" : desk_login(d);
	for (size_t i = 0; i < d->me->roles.count; i++)
		who.item[who.count++] = d->me->roles.item[i];
	return who;
}

const char *desk_time(const struct desk *d, instant t)
{
	char text[26];

	if (t == INSTANT_NONE)
		return NULL;
	instant_format(&d->site->zone, t, text);
	return arena_strdup(d->a, text);
}

#define REPLY_BYTES (640u << 10) /* of lists in one reply: a message has its bounds (WIRE_FRAME) */
#define ROW_TEXT 400             /* bytes of one text of a row: a list shows no more */
#define ROW_BYTES 400            /* what else there is of it, or less */

bool desk_room(struct desk *d, size_t bytes)
{
	d->sent += bytes;
	return d->sent <= REPLY_BYTES;
}

static const char *row_text(struct desk *d, const char *text, size_t *bytes)
{
	size_t len = strlen(str_or_empty(text));

	if (len > ROW_TEXT)
		len = utf8_snap(text, len, ROW_TEXT);
	*bytes += len;
	return text ? arena_strndup(d->a, text, len) : NULL;
}

static bool there(const struct reply *r, uint64_t id)
{
	for (size_t i = 0; i < r->row_count; i++)
		if (r->rows[i].id == id)
			return true;
	return false;
}

static void row_mask(struct desk *d, struct row *to)
{
	if (!desk_sees(d, to->taker, to->person, to->department))
		mask_row(d->a, d->site, to);
	if (to->confidential && !archive_may_see(&(struct complaint){ .state = to->state, .taker = to->taker,
			.value = { [FIELD_PERSON] = to->person, [FIELD_DEPARTMENT] = to->department },
			.extra = { (struct value[]){ { "confidential", "yes" } }, 1 } }, d->me))
		to->name = to->phone = to->address = to->text = to->outside = NULL;
}

bool rows_put(struct desk *d, const struct row *r)
{
	size_t bytes = ROW_BYTES;
	struct row to = *r;
	const char **const texts[] = { &to.number, &to.kind, &to.category, &to.department, &to.person, &to.taker, &to.name,
		&to.phone, &to.address, &to.area, &to.outside, &to.incident, &to.assisting, &to.waits, &to.text, &to.clock };

	/* Before they are cut: half a number is still one. */
	row_mask(d, &to);
	to.own = (struct values){ NULL, 0 };
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		*texts[i] = row_text(d, *texts[i], &bytes);
	if (!desk_room(d, bytes)) {
		d->r->more = true;
		return false;
	}
	d->r->rows = arena_grow(d->a, d->r->rows, d->r->row_count, sizeof(*d->r->rows));
	d->r->rows[d->r->row_count++] = to;
	return true;
}

bool rows_add(struct desk *d, const struct row *r)
{
	return there(d->r, r->id) || rows_put(d, r);
}

/* audit.c - `audit`: nothing was changed behind the program's back (L-3). The chain of
 * events link by link, then every record played again from its events. */
#include <stdio.h>
#include <string.h>

#include "deed.h"
#include "plaint/str.h"

#define FAULTS_SHOWN 1000
#define AT_ONCE 16 /* records played again in one short read */

struct audit {
	struct desk *d;
	uint64_t faults;
	uint64_t next; /* id */
	uint64_t last;
};

static void note(void *arg, const char *line)
{
	struct audit *x = arg;
	struct texts *t = &x->d->r->notes;

	if (t->count >= FAULTS_SHOWN)
		return;
	t->item = arena_grow(x->d->a, t->item, t->count, sizeof(const char *));
	t->item[t->count++] = arena_strdup(x->d->a, line);
}

static void fault(struct audit *x, const char *number, uint64_t seq, const char *field, const char *what)
{
	char line[400];

	x->faults++;
	snprintf(line, sizeof(line), "%s: %s: %s", number, field, what);
	if (seq)
		snprintf(line + strlen(line), sizeof(line) - strlen(line), " (event %llu)", (unsigned long long)seq);
	note(x, line);
}

/* --- playing a record again ------------------------------------------------------ */

/* What a field of the record is after the events so far. */
struct played {
	struct values now;
	struct event is; /* the record as it stands, told as one event from nothing */
};

static const char *stands(const struct played *p, const char *field)
{
	for (size_t i = 0; i < p->is.change_count; i++)
		if (str_equal(p->is.changes[i].field, field))
			return p->is.changes[i].after;
	return NULL;
}

/* Only what the record itself holds can be compared; reasons, remarks, people told and
 * the like stand in events alone. */
static bool of_record(const struct audit *x, const struct played *p, const char *field)
{
	if (stands(p, field))
		return true;
	return field_find(field) >= 0 && !deed_of_event(x->d->site, field);
}

/* A past of our own making: what is not chained like that was put in between. */
static void play(struct audit *x, struct arena *a, struct played *p, const struct complaint *c, const struct event *e)
{
	for (size_t i = 0; i < e->change_count; i++) {
		const struct change *ch = &e->changes[i];
		const char *was = values_get(&p->now, ch->field);

		if (!of_record(x, p, ch->field))
			continue;
		if (!str_equal(str_or_empty(was), str_or_empty(ch->before)) && ch->before)
			fault(x, c->number, e->seq, ch->field, "does not follow from the events before");
		values_set(a, &p->now, ch->field, str_or_empty(ch->after));
	}
}

static void compare(struct audit *x, const struct played *p, const struct complaint *c, uint64_t seq)
{
	for (size_t i = 0; i < p->is.change_count; i++) {
		const struct change *ch = &p->is.changes[i];

		if (!str_equal(str_or_empty(values_get(&p->now, ch->field)), str_or_empty(ch->after)))
			fault(x, c->number, seq, ch->field, "the record is not what its events say");
	}
	for (size_t i = 0; i < p->now.count; i++)
		if (!str_empty(p->now.item[i].text) && !stands(p, p->now.item[i].name))
			fault(x, c->number, seq, p->now.item[i].name, "the record lost what its events say");
}

static bool destroyed(const struct event *e)
{
	static const unsigned char none[EVENT_SALT];

	return memcmp(e->salt, none, sizeof(none)) == 0 && e->change_count == 0;
}

static int replay(struct audit *x, struct store_txn *t, struct arena *a, uint64_t id, struct err *err)
{
	struct played p = { .now = { NULL, 0 } };
	struct complaint *c;
	struct event *e;
	size_t count;
	struct desk d = *x->d;

	if (store_complaint_id(t, a, id, &c, err) || store_events(t, a, id, &e, &count, err))
		return -1;
	d.a = a;
	changes_note(&d, &p.is, NULL, c);
	for (size_t i = 0; i < count; i++)
		if (destroyed(&e[i])) /* its content is gone by an approved destruction (PU-13) */
			return 0;
	for (size_t i = 0; i < count; i++)
		play(x, a, &p, c, &e[i]);
	compare(x, &p, c, count ? e[count - 1].seq : 0);
	return 0;
}

/* The record or an event of it is gone, or is none any more: named, and the others follow. */
static void unreadable(struct audit *x, struct store_txn *t, struct arena *a, const struct err *why)
{
	const char *name = arena_printf(a, "id %llu", (unsigned long long)x->next);
	struct complaint *c;
	struct str text;

	if (store_complaint_id(t, a, x->next, &c, NULL) == 0)
		name = c->number;
	else if (why->code == ERR_NO) {
		fault(x, name, 0, "record", "there is none, though it once got its number");
		return;
	}
	str_init(&text);
	err_text(why, NULL, &text);
	fault(x, name, 0, "cannot be played again", str_or_empty(text.data));
	str_release(&text);
}

static int replay_some(struct store_txn *t, void *arg, struct err *err)
{
	struct audit *x = arg;
	struct arena a = ARENA_INIT;
	uint64_t end = x->next + AT_ONCE;
	int rc = 0;

	for (; rc == 0 && x->next < end && x->next <= x->last; x->next++) {
		struct err why = ERR_INIT;

		rc = replay(x, t, &a, x->next, &why);
		if (rc && !store_failed(t)) {
			unreadable(x, t, &a, &why);
			rc = 0;
		} else if (rc && err) {
			*err = why;
		}
		arena_clear(&a);
	}
	arena_release(&a);
	return rc;
}

/* --- the head on paper ------------------------------------------------------------- */

static int digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static int parse_head(const char *text, unsigned char out[EVENT_HASH], struct err *err)
{
	if (strlen(text) != 2 * EVENT_HASH)
		return err_set(err, ERR_INPUT, "head", N_("a head has 64 characters, 0-9 and a-f, as the daily report prints it"), NULL);
	for (size_t i = 0; i < EVENT_HASH; i++) {
		int high = digit(text[2 * i]), low = digit(text[2 * i + 1]);

		if (high < 0 || low < 0)
			return err_set(err, ERR_INPUT, "head",
				N_("a head has 64 characters, 0-9 and a-f, as the daily report prints it"), NULL);
		out[i] = (unsigned char)(high << 4 | low);
	}
	return 0;
}

static void tell_head(struct audit *x, uint64_t at)
{
	if (at) {
		note(x, arena_printf(x->d->a, x->faults ? "head: event %llu has it, but faults were found" :
			"head: event %llu has it; nothing up to there was changed or cut off", (unsigned long long)at));
		return;
	}
	x->faults++;
	note(x, "head: no event has it; events were cut off or written anew since it was printed");
}

static void tell_end(struct audit *x, const struct store_status *st)
{
	char head[2 * EVENT_HASH + 1];

	for (size_t i = 0; i < EVENT_HASH; i++)
		snprintf(head + 2 * i, 3, "%02x", st->head[i]);
	note(x, arena_printf(x->d->a, "complaints %llu, events %llu, head %s", (unsigned long long)st->complaints,
		(unsigned long long)st->events, head));
}

int use_audit(struct desk *d, struct err *err)
{
	struct audit x = { .d = d, .next = 1 };
	unsigned char head[EVENT_HASH];
	bool asked = !str_empty(d->q->text);
	struct store_status st;
	uint64_t at = 0, links = 0;

	if ((asked && parse_head(d->q->text, head, err)) || store_status(d->cw->store, &st, err))
		return -1;
	if (store_audit(d->cw->store, asked ? head : NULL, &at, note, &x, &links, err))
		return -1;
	x.faults += links;
	x.last = st.complaints;
	while (x.next <= x.last) {
		if (store_read(d->cw->store, replay_some, &x, err))
			return -1;
		store_set_far(d->cw->store, STORE_FAR_WHOLE / 2 + STORE_FAR_WHOLE / 2 * (int64_t)(x.next - 1) / (int64_t)x.last);
	}
	if (asked)
		tell_head(&x, at);
	tell_end(&x, &st);
	d->r->total = (int64_t)x.faults;
	return 0;
}

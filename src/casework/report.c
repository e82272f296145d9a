/* report.c - `report`: figures over the complaints received in a period (PU-11, GC-11).
 *
 * One walk over the store in pieces: each request looks at so many complaints and says
 * where to go on, so that the long reader is never away for long, the asker sees how far
 * it is, and nothing is kept between two requests. */
#include "report.h"

#include "plaint/str.h"

/* Complaints in one piece: some tenth of a second. */
#define PIECE 20000
#define PIECE_WITH_EVENTS 2500
#define CLOCK_SLACK (2 * DAY) /* ids ascend with the time of registration, nearly */

struct counted {
	struct arena *a;
	struct event *item;
	size_t count;
};

/* Of those that figures are made of, what they are made of. */
static bool keep(void *arg, const struct event *e)
{
	struct counted *k = arg;
	int action = action_find(e->action);
	struct event own;

	if (action != ACTION_CONTACT && action != ACTION_REVISIT)
		return true;
	own = *e;
	own.remark = NULL;
	k->item = arena_grow(k->a, k->item, k->count, sizeof *k->item);
	event_copy(k->a, &k->item[k->count++], &own);
	return true;
}

/* Only what may count is looked at closely: whoever was punished, visited or contacted. */
static int with_events(struct making *m, const struct complaint *c, struct event **events, size_t *count, struct err *err)
{
	struct counted k = { .a = &m->a };
	int rc = 0;

	if (m->events && c->state != STATE_ACCEPTED)
		rc = store_timeline(m->d->t, c->id, keep, &k, err);
	*events = k.item;
	*count = k.count;
	return rc;
}

struct walking {
	struct making *m;
	struct err *err;
	bool failed;
};

static bool look(void *arg, const struct complaint *c)
{
	struct walking *w = arg;
	struct making *m = w->m;
	struct event *events;
	size_t count;
	bool on = true;

	m->next = c->id - 1;
	m->looked++;
	/* What was taken in long before may have been settled in the period. */
	if (!making_settled(m) && c->registered < m->tally->from - CLOCK_SLACK) {
		m->next = 0;
		return false;
	}
	if (making_settled(m) && c->updated < m->tally->from)
		return m->looked < m->most;
	arena_clear(&m->a);
	if (!making_takes(m, c))
		return m->looked < m->most;
	if (with_events(m, c, &events, &count, w->err)) {
		w->failed = true;
		return false;
	}
	if (m->figure)
		on = making_list(m, c, events, count);
	else if (!m->parts)
		on = making_write(m, c);
	else
		on = making_count(m, c, events, count);
	return on && m->looked < m->most;
}

static int walk(struct making *m, struct err *err)
{
	struct walking w = { .m = m, .err = err };
	uint64_t newest = store_newest(m->d->t);
	uint64_t from = m->d->q->filter.offset > 0 ? (uint64_t)m->d->q->filter.offset : newest;

	m->next = 0;
	m->most = m->events ? PIECE_WITH_EVENTS : PIECE;
	if (store_walk(m->d->t, from, look, &w, err) || w.failed)
		return -1;
	m->tally->whole = (int64_t)newest;
	m->tally->looked = (int64_t)m->looked;
	m->tally->next = m->next;
	return 0;
}

static const char *head_text(struct desk *d)
{
	unsigned char head[EVENT_HASH];
	char text[2 * EVENT_HASH + 1];

	store_head(d->t, head);
	for (size_t i = 0; i < EVENT_HASH; i++) {
		text[2 * i] = "0123456789abcdef"[head[i] >> 4];
		text[2 * i + 1] = "0123456789abcdef"[head[i] & 15];
	}
	text[2 * EVENT_HASH] = '\0';
	return arena_strdup(d->a, text);
}

int use_report(struct desk *d, struct err *err)
{
	struct making m = { .d = d, .name = str_or_empty(d->q->text), .figure = d->q->action };
	int done;

	if (making_begin(&m, err) || (m.figure && making_figure(&m, err)))
		return -1;
	if (m.kind && str_equal(m.kind->name, "warnings"))
		done = m.figure ? making_warned(&m, err) : making_warnings(&m, err);
	else
		done = walk(&m, err);
	if (str_equal(m.name, "daily"))
		m.tally->head = head_text(d);
	if (done == 0 && !m.figure && d->q->filter.offset <= 0)
		done = making_signings(&m, err);
	d->r->tally = m.tally;
	arena_release(&m.a);
	return done;
}

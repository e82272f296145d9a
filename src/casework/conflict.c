/* conflict.c - two people on one record (L-5): the second sees what the first changed. */
#include <string.h>

#include "deed.h"
#include "mask.h"
#include "plaint/str.h"

bool conflict_counts(const struct event *e)
{
	return !str_empty(e->login) && !str_equal(e->action, action_table[ACTION_REVEAL].name) &&
		!str_equal(e->action, action_table[ACTION_TAKEOVER].name);
}

/* A field changed since: by its first and its last event. */
struct moved_field {
	const char *field;
	uint64_t first, last;
	bool said;
};

struct since {
	struct desk *d;
	int64_t version, from; /* as counted so far; the asker's */
	struct str who, what;
	struct texts actions; /* in what */
	struct moved_field *field;
	size_t fields;
	size_t bytes;  /* of those events */
	uint64_t after; /* the last one the asker knew of */
	struct event *item;
	size_t count;
};

#define SINCE_BYTES (192u << 10) /* above it only what tells the two records apart */

static void add_word(struct str *s, const char *word)
{
	if (s->len)
		str_add(s, ", ");
	str_add(s, word);
}

static struct moved_field *note_field(struct since *s, const char *field, uint64_t seq)
{
	for (size_t i = 0; i < s->fields; i++)
		if (str_equal(s->field[i].field, field)) {
			s->field[i].last = seq;
			return &s->field[i];
		}
	s->field = arena_grow(s->d->a, s->field, s->fields, sizeof(*s->field));
	s->field[s->fields] = (struct moved_field){ arena_strdup(s->d->a, field), seq, seq, false };
	return &s->field[s->fields++];
}

/* One who did a thing a thousand times did it. */
static void say_action(struct since *s, const char *action)
{
	if (texts_has(&s->actions, action))
		return;
	s->actions.item = arena_grow(s->d->a, s->actions.item, s->actions.count, sizeof(const char *));
	s->actions.item[s->actions.count++] = arena_strdup(s->d->a, action);
	add_word(&s->what, action);
}

static void say(struct since *s, const struct event *e)
{
	if (!strstr(s->who.data, e->name))
		add_word(&s->who, e->name);
	if (!e->change_count)
		say_action(s, e->action);
	for (size_t i = 0; i < e->change_count; i++) {
		struct moved_field *f = note_field(s, e->changes[i].field, e->seq);

		if (!f->said && !str_starts(f->field, "clock ") && !str_starts(f->field, "due "))
			add_word(&s->what, f->field);
		f->said = true;
	}
}

static size_t length(const struct event *e)
{
	size_t n = strlen(str_or_empty(e->remark)) + 200;

	for (size_t i = 0; i < e->change_count; i++)
		n += strlen(e->changes[i].field) + strlen(str_or_empty(e->changes[i].before)) +
			strlen(str_or_empty(e->changes[i].after)) + 10;
	return n;
}

/* What came since, and who did it. */
static bool look(void *arg, const struct event *e)
{
	struct since *s = arg;

	if (s->version < s->from) {
		s->version += conflict_counts(e);
		s->after = e->seq;
		return true;
	}
	s->bytes += length(e);
	for (size_t i = 0; i < e->change_count; i++)
		note_field(s, e->changes[i].field, e->seq);
	if (conflict_counts(e))
		say(s, e);
	return true;
}

/* Whether this change is what its field was before, or became at last. */
static bool tells(const struct since *s, const char *field, uint64_t seq)
{
	for (size_t i = 0; i < s->fields; i++)
		if (str_equal(s->field[i].field, field))
			return s->field[i].first == seq || s->field[i].last == seq;
	return false;
}

static void shorten(struct since *s, struct event *e)
{
	size_t kept = 0;

	e->remark = NULL;
	for (size_t i = 0; i < e->change_count; i++)
		if (tells(s, e->changes[i].field, e->seq))
			e->changes[kept++] = e->changes[i];
	e->change_count = kept;
}

static bool collect(void *arg, const struct event *e)
{
	struct since *s = arg;
	struct event own = *e;

	if (e->seq <= s->after)
		return true;
	if (s->bytes > SINCE_BYTES) {
		shorten(s, &own);
		if (!own.change_count)
			return true;
	}
	s->item = arena_grow(s->d->a, s->item, s->count, sizeof(*s->item));
	event_copy(s->d->a, &s->item[s->count++], &own);
	return true;
}

static int bring(struct desk *d, const struct complaint *c, int64_t if_version, struct err *err)
{
	struct since s = { .d = d, .from = if_version };
	struct err why = ERR_INIT;
	int rc;

	str_init(&s.who);
	str_init(&s.what);
	rc = store_timeline(d->t, c->id, look, &s, &why) || store_timeline(d->t, c->id, collect, &s, &why);
	if (!rc)
		err_set(&why, ERR_CONFLICT, NULL, N_("%1 changed it meanwhile: %2"), s.who.data, s.what.data, NULL);
	str_release(&s.who);
	str_release(&s.what);
	if (err)
		*err = why;
	if (rc)
		return -1;
	if (!desk_sees(d, c->taker, c->value[FIELD_PERSON], c->value[FIELD_DEPARTMENT]))
		mask_events(d->a, d->site, c, s.item, s.count);
	d->r->events = s.item;
	d->r->event_count = s.count;
	return 0;
}

int conflict_check(struct desk *d, const struct complaint *c, int64_t if_version, struct err *err)
{
	if (if_version <= 0 || if_version == (int64_t)c->version)
		return 0;
	if (if_version > (int64_t)c->version) {
		desk_reply(d, c);
		return err_set(err, ERR_CONFLICT, NULL, N_("%1 has not come to version %2 yet: it is at %3"), c->number,
			arena_printf(d->a, "%lld", (long long)if_version), arena_printf(d->a, "%u", c->version), NULL);
	}
	if (bring(d, c, if_version, err) == 0)
		desk_reply(d, c);
	return -1;
}

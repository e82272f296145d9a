/* conflict.c - two people on one record (L-5): the second sees what the first changed. */
#include <string.h>

#include "deed.h"
#include "mask.h"
#include "plaint/str.h"

/* Did this event make a version of its own? The program's events and reveals do not. */
static bool makes_version(const struct event *e)
{
	return !str_empty(e->login) && !str_equal(e->action, action_table[ACTION_REVEAL].name) &&
		!str_equal(e->action, action_table[ACTION_TAKEOVER].name);
}

static void add_word(struct str *s, const char *sep, const char *word)
{
	if (s->len)
		str_add(s, sep);
	str_add(s, word);
}

static void say(struct desk *d, const struct event *e, size_t count, struct err *err)
{
	struct str who, what;
	struct texts named = { NULL, 0 };

	str_init(&who);
	str_init(&what);
	for (size_t i = 0; i < count; i++) {
		if (!makes_version(&e[i]))
			continue;
		if (!strstr(who.data, e[i].name))
			add_word(&who, ", ", e[i].name);
		for (size_t k = 0; k < e[i].change_count; k++) {
			const char *field = e[i].changes[k].field;

			if (texts_has(&named, field) || str_starts(field, "clock ") || str_starts(field, "due "))
				continue;
			named.item = arena_grow(d->a, named.item, named.count, sizeof(const char *));
			named.item[named.count++] = field;
			add_word(&what, ", ", field);
		}
		if (!e[i].change_count)
			add_word(&what, ", ", e[i].action);
	}
	err_set(err, ERR_CONFLICT, NULL, N_("%1 changed it meanwhile: %2"), who.data, what.data, NULL);
	str_release(&who);
	str_release(&what);
}

int conflict_check(struct desk *d, const struct complaint *c, int64_t if_version, struct err *err)
{
	struct event *events;
	size_t count, from;
	int64_t version = 0;

	if (if_version <= 0 || if_version == (int64_t)c->version)
		return 0;
	if (if_version > (int64_t)c->version) {
		desk_reply(d, c);
		return err_set(err, ERR_CONFLICT, NULL, N_("%1 has not come to version %2 yet: it is at %3"), c->number,
			arena_printf(d->a, "%lld", (long long)if_version), arena_printf(d->a, "%u", c->version), NULL);
	}
	if (store_events(d->t, d->a, c->id, &events, &count, err))
		return -1;
	for (from = 0; from < count && version < if_version; from++)
		version += makes_version(&events[from]);
	say(d, events + from, count - from, err);
	desk_reply(d, c);
	if (!desk_sees(d, c->taker, c->value[FIELD_PERSON], c->value[FIELD_DEPARTMENT]))
		mask_events(d->a, c, events, count);
	d->r->events = events + from;
	d->r->event_count = count - from;
	return -1;
}

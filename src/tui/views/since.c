/* since.c - who changed a record, and what of it, in one line. */
#include "since.h"

#include <string.h>

#include "plaint/report.h"
#include "record.h"

#define FIELDS_TOLD 5 /* of one event */

bool since_counts(const struct event *e)
{
	return !str_empty(e->login) && !str_equal(e->action, "reveal") && !str_equal(e->action, "takeover");
}

static bool told(const struct change *ch)
{
	return !str_starts(ch->field, "clock ") && !str_starts(ch->field, "due ");
}

/* " (State, Person)"; what a step is about is told by its name. */
static void add_fields(struct str *s, struct tui *t, const struct event *e)
{
	size_t n = 0;

	for (size_t i = 0; i < e->change_count; i++) {
		if (!told(&e->changes[i]))
			continue;
		if (n == FIELDS_TOLD) {
			str_add(s, " ...");
			break;
		}
		str_addf(s, "%s%s", n++ == 0 ? t->zh ? "（" : " (" : t->zh ? "、" : ", ", text_field_of(t, e->action, e->changes[i].field));
	}
	if (n > 0)
		str_add(s, t->zh ? "）" : ")");
}

const char *since_line(struct tui *t, const struct complaint *c, const struct event *events, size_t count, int64_t version,
	int64_t own, const char *but)
{
	int64_t made = c->version; /* by the event looked at */
	struct str s;

	str_init(&s);
	for (size_t i = count; i-- > 0 && made > version;) {
		const struct event *e = &events[i];

		if (!since_counts(e))
			continue;
		if (made-- == own || (but && str_equal(e->login, but)))
			continue;
		str_addf(&s, "%s%s %s %s", s.len ? t->zh ? "；" : "; " : "", e->name, report_event_did(&t->turn, e), tui_hhmm(t, e->seen));
		add_fields(&s, t, e);
	}
	if (s.len)
		return text_kept(t, &s);
	str_release(&s);
	return NULL;
}

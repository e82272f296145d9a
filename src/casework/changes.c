/* changes.c - old values and new ones (L-3). */
#include <stdio.h>

#include "deed.h"
#include "plaint/rules/clocks.h"
#include "plaint/str.h"

static void differ(struct desk *d, struct event *e, const char *field, const char *before, const char *after)
{
	before = str_empty(before) ? NULL : before;
	after = str_empty(after) ? NULL : after;
	if (!str_equal(before, after))
		event_change(d->a, e, field, before, after);
}

static const char *yes(bool b)
{
	return b ? "yes" : NULL;
}

static const char *number(struct desk *d, int n)
{
	return n ? arena_printf(d->a, "%d", n) : NULL;
}

static const char *list(struct desk *d, const char *const *item, size_t count)
{
	struct str s;
	const char *text;

	if (!count)
		return NULL;
	str_init(&s);
	for (size_t i = 0; i < count; i++) {
		if (i)
			str_add_char(&s, ',');
		str_add(&s, item[i]);
	}
	text = arena_strdup(d->a, s.data);
	str_release(&s);
	return text;
}

/* What waits for somebody above. */
static const char *waiting(struct desk *d, const struct complaint *c)
{
	struct texts t = { NULL, 0 };

	for (size_t i = 0; i < c->asking_count; i++) {
		t.item = arena_grow(d->a, t.item, t.count, sizeof(const char *));
		t.item[t.count++] = c->asking[i].action;
	}
	return list(d, t.item, t.count);
}

static void heads(struct desk *d, struct event *e, const struct complaint *old, const struct complaint *c)
{
	const char *was = old ? state_names[old->state] : NULL;

	differ(d, e, "state", was, state_names[c->state]);
	differ(d, e, "level", old ? number(d, old->level) : NULL, number(d, c->level));
	differ(d, e, "emergency", old ? yes(old->emergency) : NULL, yes(c->emergency));
	differ(d, e, "revisit wanted", old ? yes(old->revisit) : NULL, yes(c->revisit));
	differ(d, e, "returned", old ? number(d, old->returned) : NULL, number(d, c->returned));
	differ(d, e, "received", old ? desk_time(d, old->received) : NULL, desk_time(d, c->received));
	differ(d, e, "taker", old ? old->taker : NULL, c->taker);
	differ(d, e, "original", old ? old->original : NULL, c->original);
	differ(d, e, "assisting", old ? list(d, old->assisting, old->assisting_count) : NULL,
		list(d, c->assisting, c->assisting_count));
	differ(d, e, "incident", old ? old->incident : NULL, c->incident);
	/* Who joined or left is said one by one: the list may be long. */
	differ(d, e, "waits for approval", old ? waiting(d, old) : NULL, waiting(d, c));
	differ(d, e, "recomplaints", old ? list(d, old->recomplaints, old->recomplaint_count) : NULL,
		list(d, c->recomplaints, c->recomplaint_count));
}

static void fields(struct desk *d, struct event *e, const struct complaint *old, const struct complaint *c)
{
	for (int f = 0; f < FIELD_COUNT; f++)
		differ(d, e, field_table[f].name, old ? old->value[f] : NULL, c->value[f]);
	for (size_t i = 0; i < c->extra.count; i++)
		differ(d, e, c->extra.item[i].name, old ? values_get(&old->extra, c->extra.item[i].name) : NULL,
			c->extra.item[i].text);
	for (size_t i = 0; old && i < old->extra.count; i++)
		if (!values_get(&c->extra, old->extra.item[i].name))
			differ(d, e, old->extra.item[i].name, old->extra.item[i].text, NULL);
}

static const struct clock_run *same_run(const struct complaint *c, const struct clock_run *run)
{
	for (size_t i = 0; c && i < c->clock_count; i++)
		if (c->clocks[i].run == run->run && str_equal(c->clocks[i].name, run->name))
			return &c->clocks[i];
	return NULL;
}

static void clocks(struct desk *d, struct event *e, const struct complaint *old, const struct complaint *c)
{
	for (size_t i = 0; i < c->clock_count; i++) {
		const struct clock_run *now = &c->clocks[i], *was = same_run(old, now);
		const char *title = run_title(d->a, now);

		differ(d, e, arena_printf(d->a, "clock %s", title), was ? clock_state_names[was->state] : NULL,
			clock_state_names[now->state]);
		if (!was || was->due != now->due)
			differ(d, e, arena_printf(d->a, "due %s", title), was ? desk_time(d, was->due) : NULL,
				desk_time(d, now->due));
	}
}

/* A deduction as confirmed, else as proposed. */
static const char *deduction(struct desk *d, const struct violation *v)
{
	return v->state == VIOLATION_CONFIRMED ? arena_printf(d->a, "%lld", (long long)v->yuan) : v->amount;
}

void changes_violation(struct desk *d, struct event *e, const struct violation *was, const struct violation *v)
{
	differ(d, e, arena_printf(d->a, "violation %s", v->key), was ? violation_state_names[was->state] : NULL,
		violation_state_names[v->state]);
	differ(d, e, arena_printf(d->a, "penalty %s", v->key), was ? was->penalty : NULL, v->penalty);
	differ(d, e, arena_printf(d->a, "deduction %s", v->key), was ? deduction(d, was) : NULL, deduction(d, v));
	differ(d, e, arena_printf(d->a, "falls on %s", v->key), was ? was->person : NULL, v->person);
}

static void supervision(struct desk *d, struct event *e, const struct complaint *old, const struct complaint *c)
{
	for (size_t i = 0; i < c->violation_count; i++)
		changes_violation(d, e, old ? complaint_violation(old, c->violations[i].key) : NULL, &c->violations[i]);
	for (size_t i = 0; i < c->document_count; i++) {
		const struct document *doc = &c->documents[i], *was = old ? complaint_document(old, doc->number) : NULL;

		differ(d, e, arena_printf(d->a, "document %s", doc->number), was ? was->kind : NULL, doc->kind);
	}
}

static void files(struct desk *d, struct event *e, const struct complaint *old, const struct complaint *c)
{
	for (size_t i = 0; i < c->file_count; i++) {
		const struct evidence *f = &c->files[i], *was = old ? complaint_file(old, f->hash) : NULL;

		differ(d, e, arena_printf(d->a, "file %s", f->hash), was ? was->name : NULL, f->name);
		differ(d, e, arena_printf(d->a, "bytes %s", f->hash), was ? arena_printf(d->a, "%lld", (long long)was->size) : NULL,
			arena_printf(d->a, "%lld", (long long)f->size));
	}
}

void changes_note(struct desk *d, struct event *e, const struct complaint *old, const struct complaint *c)
{
	heads(d, e, old, c);
	fields(d, e, old, c);
	clocks(d, e, old, c);
	supervision(d, e, old, c);
	files(d, e, old, c);
}

/* intake_send.c - registering what was typed, at once or after the call. */
#include "intake.h"

#include <string.h>

#include "../train.h"
#include "plaint/report.h"
#include "since.h"

static const char *word_of_due(struct intake *in, struct tui *t, const struct complaint *c)
{
	const struct clock_run *run = complaint_nearest(c);

	if (!run)
		return "";
	return arena_printf(&t->turn, "%s %s %s", site_name(in->f.site, "clock", run->name, t->zh), tr(N_("due")),
		run->due - t->now < DAY ? tui_hhmm(t, run->due) : tui_date(t, run->due));
}

/* The line under the large number. */
static const char *outcome(struct intake *in, struct tui *t, const struct complaint *c)
{
	const char *department = c->value[FIELD_DEPARTMENT];

	if (!state_open(c->state))
		return tr(N_("settled and archived"));
	if (department)
		return arena_printf(&t->turn, "%s %s  %s", tr(N_("forwarded to")),
			site_name(in->f.site, "department", department, t->zh), word_of_due(in, t, c));
	return word_of_due(in, t, c);
}

/* What was asked for the forwarding that failed means nothing without it, and must not hold
 * up a registration, an emergency least of all (E-1). */
static bool sent(const struct intake *in, const char *name, bool forwarding)
{
	/* goes beside the fields: no part of the record that is filled in */
	if (str_equal(name, "received"))
		return false;
	return forwarding || form_find(site_form(in->f.site, "intake"), name);
}

static struct values sent_fields(const struct intake *in, struct arena *a, const struct values *fields, bool forwarding)
{
	struct values kept = {NULL, 0};

	for (size_t i = 0; i < fields->count; i++)
		if (sent(in, fields->item[i].name, forwarding))
			values_set(a, &kept, fields->item[i].name, fields->item[i].text);
	return kept;
}

static int send_new(struct intake *in, struct tui *t, struct values *fields, const char *next, bool emergency,
	struct arena *a, struct reply *r, struct err *err)
{
	struct request q;

	request_init(&q);
	reply_init(r);
	q.op = "add";
	q.received = intake_received(in, values_get(fields, "received"), t->now);
	q.fields = sent_fields(in, a, fields, next != NULL);
	q.next = next;
	q.emergency = emergency;
	if (in->f.head.original && str_equal(next, "forward")) {
		/* GC-8: to the department responsible, or the one above it */
		q.op = "act";
		q.action = "recomplain";
		q.number = in->f.head.original;
		q.next = NULL;
	} else if (in->f.head.original) {
		values_set(a, &q.fields, "original", in->f.head.original);
	}
	return tui_call(t, &q, a, r, err);
}

/* What was changed since it was registered. */
static void differences(struct intake *in, struct arena *a, const struct values *now, struct values *out)
{
	for (int i = 0; i < in->f.sheet.count; i++) {
		const char *name = in->f.sheet.entry[i].name;
		const char *before = values_get(&in->registered, name), *after = values_get(now, name);
		if (!str_equal(str_or_empty(before), str_or_empty(after)))
			values_set(a, out, name, str_or_empty(after));
	}
}

/* Of what is to be saved, what others changed since (L-5). */
static int theirs(const struct values *changed, const struct reply *r, struct err *err)
{
	for (size_t i = r->event_count; i-- > 0;)
		for (size_t k = 0; since_counts(&r->events[i]) && k < r->events[i].change_count; k++) {
			const struct change *ch = &r->events[i].changes[k];

			if (!values_get(changed, ch->field))
				continue;
			*err = (struct err)ERR_INIT;
			return err_set(err, ERR_CONFLICT, ch->field, N_("%1 changed it meanwhile: \"%2\"; F2 once more saves yours"),
				r->events[i].name, str_or_empty(ch->after), NULL);
		}
	return 0;
}

#define TRIES 3

static int send_edit(struct intake *in, struct tui *t, const struct values *fields, struct arena *a, struct reply *r, struct err *err)
{
	struct values changed = {NULL, 0};

	differences(in, a, fields, &changed);
	reply_init(r);
	for (int i = 0; changed.count && i < TRIES; i++) {
		struct request q;

		request_init(&q);
		q.op = "act";
		q.action = "edit";
		q.number = in->number;
		q.if_version = in->version;
		q.fields = changed;
		*err = (struct err)ERR_INIT;
		if (!tui_call(t, &q, a, r, err))
			return 0;
		if (err->code != ERR_CONFLICT || !r->complaint)
			return -1;
		/* The crew is at it already; what they changed elsewhere stands in nobody's way. */
		in->version = in->told = r->complaint->version;
		if (theirs(&changed, r, err))
			return -1;
	}
	return changed.count ? -1 : 0;
}

/* What the record still lacks, in the labels of the form. */
static const char *missing(struct intake *in, struct tui *t)
{
	struct str labels;
	const char *text;

	str_init(&labels);
	sheet_missing(&in->f.sheet, &labels);
	text = arena_strdup(&t->turn, labels.len ? labels.data : "");
	str_release(&labels);
	return text;
}

static void after_edit(struct intake *in, struct tui *t, const char *next)
{
	const char *number = arena_strdup(&t->turn, in->number);

	const char *lacking = missing(in, t);

	form_done(&in->f, t);
	view_close(t, &in->f.v);
	tui_say(t, LOOK_MESSAGE, "%s: %s%s%s", number, tr(N_("saved")), *lacking ? tr(N_("; still missing: ")) : "", lacking);
	if (str_equal(next, "forward"))
		view_action_open(t, number, ACTION_FORWARD);
}

void intake_register(struct intake *in, struct tui *t, const char *next)
{
	struct arena a = ARENA_INIT;
	struct values fields = {NULL, 0};
	struct err err = ERR_INIT;
	struct reply r;

	if (in->settling && !next)
		next = "settle";
	/* After an emergency what there is goes to the crew; it may stay incomplete until the archive. */
	if (sheet_values(&in->f.sheet, t->now, !in->number, &a, &fields, &err) ||
		(in->number ? send_edit(in, t, &fields, &a, &r, &err)
			    : send_new(in, t, &fields, next, false, &a, &r, &err))) {
		form_say_error(&in->f, t, &err);
	} else if (in->number) {
		after_edit(in, t, next);
	} else if (r.complaint) {
		form_done(&in->f, t);
		train_registered(t, r.complaint, false);
		view_close(t, &in->f.v);
		big_number_open(t, r.complaint->number, outcome(in, t, r.complaint));
	}
	arena_release(&a);
}

/* Senseless fields hold nothing up: they stay in the form for later. */
static void whatever_there_is(struct intake *in, struct tui *t, struct arena *a, struct values *fields)
{
	for (int i = 0; i < in->f.sheet.count; i++) {
		struct entry *e = &in->f.sheet.entry[i];
		struct str text;
		str_init(&text);
		if (!entry_value(e, &in->f.site->zone, t->now, &text, NULL) && text.len)
			values_set(a, fields, e->name, arena_strdup(a, text.data));
		str_release(&text);
	}
}

/* The form goes on as an edit of the record, under a draft of that name. */
static void becomes_edit(struct intake *in, struct tui *t, const struct complaint *c, const struct values *fields)
{
	in->number = arena_strdup(&in->f.arena, c->number);
	in->version = in->told = c->version;
	in->registered.count = 0;
	for (size_t i = 0; i < fields->count; i++)
		values_set(&in->f.arena, &in->registered, arena_strdup(&in->f.arena, fields->item[i].name),
			arena_strdup(&in->f.arena, fields->item[i].text));
	form_done(&in->f, t);
	in->f.head.form = "edit";
	in->f.head.number = in->number;
	in->f.head.original = NULL;
	in->big_until = t->keys + 1;
	tui_say(t, LOOK_ERROR, "%s  %s", c->number, outcome(in, t, c));
}

void intake_emergency(struct intake *in, struct tui *t)
{
	struct arena a = ARENA_INIT;
	struct values fields = {NULL, 0};
	struct err err = ERR_INIT;
	struct reply r;

	if (in->number) {
		tui_say(t, LOOK_MESSAGE, "%s: %s", in->number, tr(N_("is registered already; F2 saves the rest")));
		return;
	}
	whatever_there_is(in, t, &a, &fields);
	if (!values_get(&fields, "phone") && !values_get(&fields, "address"))
		err_set(&err, ERR_INPUT, "phone", N_("an emergency needs a telephone number or an address"), NULL);
	if (err.code || send_new(in, t, &fields, NULL, true, &a, &r, &err)) {
		form_say_error(&in->f, t, &err);
	} else if (r.complaint) {
		train_registered(t, r.complaint, true);
		becomes_edit(in, t, r.complaint, &fields);
	}
	arena_release(&a);
}

/* GC-2: what settled it is asked for first; then it is registered and archived. */
void intake_settle(struct intake *in, struct tui *t)
{
	const struct form *form = site_form(in->f.site, "settle");
	int first = -1;

	if (in->number) {
		tui_say(t, LOOK_MESSAGE, "%s", tr(N_("an emergency is not settled at intake")));
		return;
	}
	if (form && !in->settling)
		first = sheet_append(&in->f.sheet, form);
	if (in->settling || first < 0) {
		intake_register(in, t, "settle");
		return;
	}
	in->settling = true;
	sheet_focus(&in->f.sheet, first, t->now);
	tui_say(t, LOOK_MESSAGE, "%s", tr(N_("what settled it? then F2 registers it as settled")));
}

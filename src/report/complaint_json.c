/* The JSON of `show`. */
#include "complaint.h"

#include "json.h"
#include "plaint/outside.h"
#include "plaint/rules/approval.h"
#include "plaint/str.h"

static void set_text(json_t *o, const char *name, const char *s)
{
	json_object_set_new(o, name, json_from_text(s));
}

/* The object of a group, made when its first member comes. */
static json_t *group_of(json_t *o, const char *group)
{
	json_t *inner;

	if (!group)
		return o;
	inner = json_object_get(o, group);
	if (!inner) {
		inner = json_object();
		json_object_set_new(o, group, inner);
	}
	return inner;
}

/* Fields that stand where they are in a fixed order: department and person go with
 * the people, the result goes last. */
static void set_fields(json_t *o, const struct complaint *c, enum field from, enum field to)
{
	for (int i = (int)from; i <= (int)to; i++)
		set_text(group_of(o, field_table[i].group), field_table[i].json, c->value[i]);
}

static json_t *pauses_json(const struct report_style *style, const struct clock_run *run)
{
	json_t *list = json_array();

	for (size_t i = 0; i < run->pause_count; i++) {
		json_t *pause = json_object();

		json_object_set_new(pause, "from", json_from_time(style, run->pauses[i].from));
		json_object_set_new(pause, "to", json_from_time(style, run->pauses[i].to));
		json_array_append_new(list, pause);
	}
	return list;
}

static json_t *moves_json(const struct report_style *style, const struct clock_run *run)
{
	json_t *list = json_array();

	for (size_t i = 0; i < run->move_count; i++) {
		const struct clock_move *m = &run->moves[i];
		json_t *move = json_object();

		json_object_set_new(move, "time", json_from_time(style, m->at));
		set_text(move, "limit", m->limit);
		set_text(move, "reason", m->reason);
		set_text(move, "by", m->by);
		set_text(move, "approved", m->approved);
		json_object_set_new(move, "from", json_from_time(style, m->due_before));
		json_object_set_new(move, "to", json_from_time(style, m->due_after));
		json_array_append_new(list, move);
	}
	return list;
}

static json_t *run_json(const struct report_style *style, const struct clock_run *run)
{
	json_t *o = json_object();

	set_text(o, "name", run->name);
	json_object_set_new(o, "run", json_integer(run->run));
	set_text(o, "state", clock_state_names[run->state]);
	json_object_set_new(o, "started", json_from_time(style, run->started));
	json_object_set_new(o, "due", json_from_time(style, run->due));
	json_object_set_new(o, "original_due", json_from_time(style, run->original_due));
	json_object_set_new(o, "provisional", json_boolean(run->provisional));
	json_object_set_new(o, "warned", json_from_time(style, run->warned));
	json_object_set_new(o, "breached", json_from_time(style, run->breached));
	json_object_set_new(o, "stopped", json_from_time(style, run->stopped));
	set_text(o, "limit", run->limit);
	set_text(o, "rule", run->rule);
	set_text(o, "cause", run->cause);
	json_object_set_new(o, "pauses", pauses_json(style, run));
	json_object_set_new(o, "moves", moves_json(style, run));
	return o;
}

static json_t *changes_json(const struct event *e)
{
	json_t *changes = json_object();

	for (size_t i = 0; i < e->change_count; i++) {
		json_t *change = json_object();

		set_text(change, "from", e->changes[i].before);
		set_text(change, "to", e->changes[i].after);
		json_object_set_new(changes, e->changes[i].field, change);
	}
	return changes;
}

static json_t *event_json(const struct report_style *style, const struct event *e)
{
	json_t *o = json_object();
	char hash[2 * EVENT_HASH + 1];

	for (int i = 0; i < EVENT_HASH; i++) {
		hash[2 * i] = "0123456789abcdef"[e->hash[i] >> 4];
		hash[2 * i + 1] = "0123456789abcdef"[e->hash[i] & 15];
	}
	hash[2 * EVENT_HASH] = '\0';
	json_object_set_new(o, "seq", json_integer((json_int_t)e->seq));
	json_object_set_new(o, "time", json_from_time(style, e->at));
	json_object_set_new(o, "seen", json_from_time(style, e->seen));
	set_text(o, "by", *str_or_empty(e->login) ? e->login : e->name);
	set_text(o, "name", e->name);
	set_text(o, "from", e->from);
	set_text(o, "action", e->action);
	set_text(o, "remark", e->remark);
	json_object_set_new(o, "changes", changes_json(e));
	set_text(o, "hash", hash);
	return o;
}

/* What waits for approval, with its fields and who decides. */
static json_t *waits_json(const struct report_style *style, const struct complaint *c)
{
	struct arena a = ARENA_INIT;
	struct texts who = approval_deciders(&a, style->site, c);
	json_t *list = json_array();

	for (size_t i = 0; i < c->asking_count; i++) {
		const struct asking *w = &c->asking[i];
		json_t *o = json_object(), *fields = json_object();

		set_text(o, "action", w->action);
		set_text(o, "approval", w->approval);
		set_text(o, "by", w->by);
		json_object_set_new(o, "time", json_from_time(style, w->at));
		json_object_set_new(o, "step", json_integer(w->step));
		for (size_t k = 0; k < w->fields.count; k++)
			set_text(fields, w->fields.item[k].name, w->fields.item[k].text);
		json_object_set_new(o, "fields", fields);
		json_object_set_new(o, "deciders", json_from_list(who.item, who.count));
		json_array_append_new(list, o);
	}
	arena_release(&a);
	return list;
}

/* One by one what outside_number holds joined by commas (U-14). */
static json_t *outside_json(const struct complaint *c)
{
	struct arena a = ARENA_INIT;
	struct texts all = outside_list(&a, c->value[FIELD_OUTSIDE_NUMBER]);
	json_t *list = json_from_list(all.item, all.count);

	arena_release(&a);
	return list;
}

/* Evidence: what it is and where it came from; the content is fetched by its place here. */
static json_t *files_json(const struct report_style *style, const struct complaint *c)
{
	json_t *list = json_array();

	for (size_t i = 0; i < c->file_count; i++) {
		const struct evidence *f = &c->files[i];
		json_t *o = json_object();

		set_text(o, "name", f->name);
		set_text(o, "type", evidence_type(f->name));
		json_object_set_new(o, "size", json_integer(f->size));
		set_text(o, "hash", f->hash);
		set_text(o, "by", f->by);
		json_object_set_new(o, "time", json_from_time(style, f->at));
		set_text(o, "field", f->field);
		json_array_append_new(list, o);
	}
	return list;
}

void complaint_json(struct str *out, const struct report_style *style, const struct complaint *c,
	const struct event *events, size_t event_count)
{
	json_t *o = json_object(), *clocks = json_array(), *list = json_array(), *fields = json_object();

	set_text(o, "number", c->number);
	set_text(o, "state", state_names[c->state]);
	json_object_set_new(o, "level", json_integer(c->level));
	json_object_set_new(o, "emergency", json_boolean(c->emergency));
	set_fields(o, c, FIELD_CHANNEL, FIELD_NATURE);
	json_object_set_new(o, "received", json_from_time(style, c->received));
	json_object_set_new(o, "registered", json_from_time(style, c->registered));
	json_object_set_new(o, "closed", json_from_time(style, c->closed));
	set_text(o, "taker", c->taker);
	set_fields(o, c, FIELD_DEPARTMENT, FIELD_PERSON);
	json_object_set_new(o, "assisting", json_from_list(c->assisting, c->assisting_count));
	set_fields(o, c, FIELD_PHONE, FIELD_AREA);
	set_fields(o, c, FIELD_OBJECT, FIELD_DUE_BY);
	json_object_set_new(o, "outside_numbers", outside_json(c));
	set_text(o, "original", c->original);
	json_object_set_new(o, "recomplaints", json_from_list(c->recomplaints, c->recomplaint_count));
	set_text(o, "incident", c->incident);
	json_object_set_new(o, "members", json_from_list(c->members, c->member_count));
	json_object_set_new(o, "files", files_json(style, c));
	json_object_set_new(o, "waits", waits_json(style, c));
	json_object_set_new(o, "returned", json_integer(c->returned));
	json_object_set_new(o, "revisit", json_boolean(c->revisit));
	for (size_t i = 0; i < c->clock_count; i++)
		json_array_append_new(clocks, run_json(style, &c->clocks[i]));
	json_object_set_new(o, "clocks", clocks);
	for (size_t i = 0; i < event_count; i++)
		json_array_append_new(list, event_json(style, &events[i]));
	json_object_set_new(o, "events", list);
	set_fields(o, c, FIELD_FACTS, FIELD_SATISFACTION);
	for (size_t i = 0; i < c->extra.count; i++)
		set_text(fields, c->extra.item[i].name, c->extra.item[i].text);
	json_object_set_new(o, "fields", fields);
	json_object_set_new(o, "version", json_integer(c->version));
	json_object_set_new(o, "editing", json_from_editing(style, c->number));
	json_write(out, o);
}

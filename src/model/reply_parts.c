#include "reply_parts.h"

#include "parts.h"
#include "plaint/str.h"

void pack_err(struct pack *p, const struct err *err)
{
	pack_map(p);
	pack_key_int(p, "code", err->code);
	pack_key_text(p, "id", err->id);
	if (err->field[0])
		pack_key_text(p, "field", err->field);
	pack_text(p, "args");
	pack_array(p);
	for (int i = 0; i < ERR_ARGS; i++)
		pack_text(p, err->arg[i]);
	pack_close(p);
	pack_close(p);
}

void read_err(const struct node *n, struct err *err)
{
	int64_t code = node_int(node_get(n, "code"), ERR_NONE);
	const struct node *args = node_get(n, "args");
	const char *arg[ERR_ARGS];

	if (code == ERR_NONE)
		return;
	if (code < ERR_NONE || code > ERR_STORE)
		code = ERR_STORE;
	for (uint32_t i = 0; i < ERR_ARGS; i++)
		arg[i] = str_or_empty(node_text(node_at(args, i)));
	err_set(err, (enum err_code)code, node_text(node_get(n, "field")), str_or_empty(node_text(node_get(n, "id"))),
		arg[0], arg[1], arg[2], arg[3], NULL);
}

void pack_me(struct pack *p, const struct me *me)
{
	pack_map(p);
	pack_key_int(p, "uid", me->uid);
	pack_key_text(p, "login", me->login);
	pack_key_text(p, "name", me->name);
	pack_key_text(p, "department", me->department);
	pack_key_texts(p, "roles", &me->roles);
	pack_key_texts(p, "may", &me->may);
	pack_key_texts(p, "sees", &me->sees);
	pack_key_bool(p, "alone", me->alone);
	pack_close(p);
}

struct me *read_me(struct arena *a, const struct node *n)
{
	struct me *me;

	if (!n || n->type != NODE_MAP)
		return NULL;
	me = arena_alloc(a, sizeof *me);
	me->uid = (uint32_t)node_int(node_get(n, "uid"), 0);
	me->login = str_or_empty(node_text(node_get(n, "login")));
	me->name = str_or_empty(node_text(node_get(n, "name")));
	me->department = node_text(node_get(n, "department"));
	me->roles = node_texts(a, node_get(n, "roles"));
	me->may = node_texts(a, node_get(n, "may"));
	me->sees = node_texts(a, node_get(n, "sees"));
	me->alone = node_bool(node_get(n, "alone"));
	return me;
}

void pack_counts(struct pack *p, const struct counts *c)
{
	pack_map(p);
	pack_key_int(p, "open", c->open);
	pack_key_int(p, "overdue", c->overdue);
	pack_key_int(p, "soon", c->soon);
	pack_key_int(p, "unforwarded", c->unforwarded);
	pack_key_int(p, "revisit", c->revisit);
	pack_key_int(p, "mine", c->mine);
	pack_key_int(p, "waiting", c->waiting);
	pack_key_int(p, "violations", c->violations);
	pack_key_int(p, "today", c->today);
	pack_key_int(p, "urgent", c->urgent);
	pack_key_text(p, "next_number", c->next_number);
	pack_key_text(p, "next_clock", c->next_clock);
	pack_key_text(p, "next_person", c->next_person);
	pack_key_int(p, "next_due", c->next_due);
	pack_key_int(p, "oldest_overdue", c->oldest_overdue);
	pack_close(p);
}

struct counts *read_counts(struct arena *a, const struct node *n)
{
	struct counts *c;

	if (!n || n->type != NODE_MAP)
		return NULL;
	c = arena_alloc(a, sizeof *c);
	c->open = node_int(node_get(n, "open"), 0);
	c->overdue = node_int(node_get(n, "overdue"), 0);
	c->soon = node_int(node_get(n, "soon"), 0);
	c->unforwarded = node_int(node_get(n, "unforwarded"), 0);
	c->revisit = node_int(node_get(n, "revisit"), 0);
	c->waiting = node_int(node_get(n, "waiting"), 0);
	c->violations = node_int(node_get(n, "violations"), 0);
	c->mine = node_int(node_get(n, "mine"), 0);
	c->today = node_int(node_get(n, "today"), 0);
	c->urgent = node_int(node_get(n, "urgent"), 0);
	c->next_number = node_text(node_get(n, "next_number"));
	c->next_clock = node_text(node_get(n, "next_clock"));
	c->next_person = node_text(node_get(n, "next_person"));
	c->next_due = node_int(node_get(n, "next_due"), 0);
	c->oldest_overdue = node_int(node_get(n, "oldest_overdue"), 0);
	return c;
}

void pack_load(struct pack *p, const struct load *l)
{
	pack_map(p);
	pack_key_text(p, "department", l->department);
	pack_key_text(p, "person", l->person);
	pack_key_int(p, "open", l->open);
	pack_key_int(p, "new", l->fresh);
	pack_key_int(p, "soon", l->soon);
	pack_key_int(p, "overdue", l->overdue);
	pack_key_int(p, "done", l->done);
	pack_key_int(p, "due", l->due);
	pack_key_int(p, "oldest", l->oldest);
	pack_key_bool(p, "oncall", l->oncall);
	pack_key_bool(p, "online", l->online);
	pack_key_bool(p, "unlisted", l->unlisted);
	pack_close(p);
}

void read_load(const struct node *n, struct load *l)
{
	l->department = node_text(node_get(n, "department"));
	l->person = node_text(node_get(n, "person"));
	l->open = node_int(node_get(n, "open"), 0);
	l->fresh = node_int(node_get(n, "new"), 0);
	l->soon = node_int(node_get(n, "soon"), 0);
	l->overdue = node_int(node_get(n, "overdue"), 0);
	l->done = node_int(node_get(n, "done"), 0);
	l->due = node_int(node_get(n, "due"), 0);
	l->oldest = node_int(node_get(n, "oldest"), 0);
	l->oncall = node_bool(node_get(n, "oncall"));
	l->online = node_bool(node_get(n, "online"));
	l->unlisted = node_bool(node_get(n, "unlisted"));
}

void pack_draft(struct pack *p, const struct draft *d)
{
	pack_map(p);
	pack_key_text(p, "id", d->id);
	pack_key_text(p, "login", d->login);
	pack_key_text(p, "form", d->form);
	pack_key_text(p, "number", d->number);
	pack_key_int(p, "saved", d->saved);
	pack_text(p, "bytes");
	pack_bytes(p, d->bytes, d->bytes_len);
	pack_close(p);
}

void read_draft(const struct node *n, struct draft *d)
{
	const struct node *bytes = node_get(n, "bytes");

	d->id = str_or_empty(node_text(node_get(n, "id")));
	d->login = node_text(node_get(n, "login"));
	d->form = str_or_empty(node_text(node_get(n, "form")));
	d->number = node_text(node_get(n, "number"));
	d->saved = node_int(node_get(n, "saved"), 0);
	d->bytes = bytes && bytes->type == NODE_BYTES ? bytes->text : "";
	d->bytes_len = bytes && bytes->type == NODE_BYTES ? bytes->count : 0;
}

void pack_notice(struct pack *p, const struct notice *notice)
{
	pack_map(p);
	pack_key_int(p, "at", notice->at);
	pack_key_text(p, "what", notice->what);
	pack_key_text(p, "number", notice->number);
	pack_key_text(p, "clock", notice->clock);
	pack_key_text(p, "to", notice->to);
	pack_close(p);
}

void read_notice(const struct node *n, struct notice *notice)
{
	notice->at = node_int(node_get(n, "at"), 0);
	notice->what = str_or_empty(node_text(node_get(n, "what")));
	notice->number = str_or_empty(node_text(node_get(n, "number")));
	notice->clock = node_text(node_get(n, "clock"));
	notice->to = node_text(node_get(n, "to"));
}

void pack_editing(struct pack *p, const struct editing *e)
{
	pack_map(p);
	pack_key_text(p, "number", e->number);
	pack_key_text(p, "login", e->login);
	pack_key_text(p, "form", e->form);
	pack_key_int(p, "since", e->since);
	pack_key_int(p, "desk", e->desk);
	pack_key_int(p, "state", e->state);
	pack_key_text(p, "by", e->by);
	pack_close(p);
}

void read_editing(const struct node *n, struct editing *e)
{
	int64_t state = node_int(node_get(n, "state"), EDITING_NOW);

	e->number = str_or_empty(node_text(node_get(n, "number")));
	e->login = str_or_empty(node_text(node_get(n, "login")));
	e->form = str_or_empty(node_text(node_get(n, "form")));
	e->since = node_int(node_get(n, "since"), 0);
	e->desk = node_int(node_get(n, "desk"), 0);
	e->state = state == EDITING_NOW || state == EDITING_TAKEN ? (enum editing_state)state : EDITING_ENDED;
	e->by = node_text(node_get(n, "by"));
}

#include "plaint/event.h"

#include <string.h>

#include "plaint/key_names.h"
#include "parts.h"
#include "plaint/str.h"

/* They stand in every stored event: never change or reuse one. */
enum {
	KEY_COMPLAINT = 1, KEY_AT, KEY_SEEN, KEY_UID, KEY_LOGIN, KEY_NAME, KEY_FROM, KEY_ACTION, KEY_REMARK,
	KEY_CHANGES,
};
enum { WHOLE_SEQ = 1, WHOLE_SALT, WHOLE_HASH, WHOLE_PAYLOAD };

void event_pack_payload(struct pack *p, const struct event *e)
{
	pack_map(p);
	pack_num_int(p, KEY_COMPLAINT, (int64_t)e->complaint);
	pack_num_int(p, KEY_AT, e->at);
	pack_num_int(p, KEY_SEEN, e->seen);
	pack_num_int(p, KEY_UID, e->uid);
	pack_num_text(p, KEY_LOGIN, e->login);
	pack_num_text(p, KEY_NAME, e->name);
	pack_num_text(p, KEY_FROM, e->from);
	pack_num_text(p, KEY_ACTION, e->action);
	pack_num_text(p, KEY_REMARK, e->remark);
	if (e->change_count) {
		pack_int(p, KEY_CHANGES);
		pack_array(p); /* three a change: field, before, after */
		for (size_t i = 0; i < e->change_count; i++) {
			pack_text(p, e->changes[i].field);
			pack_text(p, e->changes[i].before);
			pack_text(p, e->changes[i].after);
		}
		pack_close(p);
	}
	pack_close(p);
}

static void read_changes(struct arena *a, const struct node *n, struct event *e)
{
	uint32_t count = n && n->type == NODE_ARRAY ? n->count / 3 : 0;

	e->changes = count ? arena_array(a, count, sizeof *e->changes) : NULL;
	e->change_count = count;
	for (uint32_t i = 0; i < count; i++) {
		e->changes[i].field = str_or_empty(node_text(&n->item[3 * i]));
		e->changes[i].before = node_text(&n->item[3 * i + 1]);
		e->changes[i].after = node_text(&n->item[3 * i + 2]);
	}
}

int event_unpack_payload(struct arena *a, const struct node *n, struct event *e, struct err *err)
{
	if (!n || n->type != NODE_MAP)
		return err_set(err, ERR_INPUT, NULL, N_("this is no event"), NULL);
	e->complaint = (uint64_t)node_int(node_get_int(n, KEY_COMPLAINT), 0);
	e->at = node_int(node_get_int(n, KEY_AT), 0);
	e->seen = node_int(node_get_int(n, KEY_SEEN), 0);
	e->uid = (uint32_t)node_int(node_get_int(n, KEY_UID), 0);
	e->login = str_or_empty(node_text(node_get_int(n, KEY_LOGIN)));
	e->name = str_or_empty(node_text(node_get_int(n, KEY_NAME)));
	e->from = str_or_empty(node_text(node_get_int(n, KEY_FROM)));
	e->action = str_or_empty(node_text(node_get_int(n, KEY_ACTION)));
	e->remark = node_text(node_get_int(n, KEY_REMARK));
	read_changes(a, node_get_int(n, KEY_CHANGES), e);
	return 0;
}

void event_pack(struct pack *p, const struct event *e)
{
	pack_map(p);
	pack_num_int(p, WHOLE_SEQ, (int64_t)e->seq);
	pack_int(p, WHOLE_SALT);
	pack_bytes(p, e->salt, sizeof e->salt);
	pack_int(p, WHOLE_HASH);
	pack_bytes(p, e->hash, sizeof e->hash);
	pack_int(p, WHOLE_PAYLOAD);
	event_pack_payload(p, e);
	pack_close(p);
}

static void read_bytes(const struct node *n, unsigned char *out, size_t len)
{
	if (n && n->type == NODE_BYTES && n->count == len)
		memcpy(out, n->text, len);
	else
		memset(out, 0, len);
}

int event_unpack(struct arena *a, const struct node *n, struct event *e, struct err *err)
{
	struct event found = {.seq = (uint64_t)node_int(node_get_int(n, WHOLE_SEQ), 0)};

	if (event_unpack_payload(a, node_get_int(n, WHOLE_PAYLOAD), &found, err))
		return -1;
	read_bytes(node_get_int(n, WHOLE_SALT), found.salt, sizeof found.salt);
	read_bytes(node_get_int(n, WHOLE_HASH), found.hash, sizeof found.hash);
	*e = found;
	return 0;
}

const char *event_after(const struct event *e, const char *field)
{
	for (size_t i = 0; i < e->change_count; i++)
		if (str_equal(e->changes[i].field, field))
			return e->changes[i].after;
	return NULL;
}

void event_change(struct arena *a, struct event *e, const char *field, const char *before, const char *after)
{
	e->changes = arena_grow(a, e->changes, e->change_count, sizeof *e->changes);
	e->changes[e->change_count].field = field;
	e->changes[e->change_count].before = before;
	e->changes[e->change_count++].after = after;
}

void event_copy(struct arena *a, struct event *to, const struct event *e)
{
	*to = *e;
	to->login = arena_strdup(a, e->login);
	to->name = arena_strdup(a, e->name);
	to->from = arena_strdup(a, e->from);
	to->action = arena_strdup(a, e->action);
	to->remark = arena_strdup(a, e->remark);
	to->changes = NULL;
	to->change_count = 0;
	for (size_t i = 0; i < e->change_count; i++)
		event_change(a, to, arena_strdup(a, e->changes[i].field), arena_strdup(a, e->changes[i].before),
			arena_strdup(a, e->changes[i].after));
}

const struct key_name event_key_names[] = {
	{KEY_COMPLAINT, "complaint", NULL}, {KEY_AT, "at", NULL}, {KEY_SEEN, "seen", NULL}, {KEY_UID, "uid", NULL},
	{KEY_LOGIN, "login", NULL}, {KEY_NAME, "name", NULL}, {KEY_FROM, "from", NULL}, {KEY_ACTION, "action", NULL},
	{KEY_REMARK, "remark", NULL}, {KEY_CHANGES, "changes", NULL}, {0, NULL, NULL},
};

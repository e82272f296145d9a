/* What a client sends. The answer: reply.c. */
#include <limits.h>

#include "parts.h"
#include "plaint/message.h"
#include "plaint/str.h"

void request_init(struct request *r)
{
	*r = (struct request){.op = ""};
}

static void pack_some_int(struct pack *p, const char *key, int64_t v)
{
	if (v)
		pack_key_int(p, key, v);
}

static void pack_filter(struct pack *p, const struct filter *f)
{
	pack_text(p, "filter");
	pack_map(p);
	pack_key_text(p, "queue", f->queue);
	pack_key_text(p, "state", f->state);
	pack_some_int(p, "level", f->level);
	pack_key_text(p, "owner", f->owner);
	pack_key_text(p, "mine", f->mine);
	pack_some_int(p, "overdue", f->overdue);
	pack_some_int(p, "due_within", f->due_within);
	pack_key_text(p, "category", f->category);
	pack_key_text(p, "area", f->area);
	pack_some_int(p, "from", f->from);
	pack_some_int(p, "to", f->to);
	pack_some_int(p, "waiting", f->waiting);
	pack_key_text(p, "incident", f->incident);
	pack_key_text(p, "load_of", f->load_of);
	pack_key_text(p, "load_at", f->load_at);
	pack_key_text(p, "order", f->order);
	pack_some_int(p, "limit", f->limit);
	pack_some_int(p, "offset", f->offset);
	pack_key_text(p, "after", f->after);
	pack_close(p);
}

void request_pack(struct pack *p, const struct request *r)
{
	pack_map(p);
	pack_key_int(p, "tag", r->tag);
	pack_key_text(p, "op", r->op);
	pack_key_text(p, "id", r->id);
	pack_some_int(p, "protocol", r->protocol);
	pack_key_text(p, "build", r->build);
	pack_key_text(p, "from", r->from);
	pack_key_text(p, "number", r->number);
	pack_key_text(p, "action", r->action);
	pack_key_text(p, "text", r->text);
	pack_some_int(p, "if_version", r->if_version);
	if (r->fields.count) {
		pack_text(p, "fields");
		pack_values(p, &r->fields);
	}
	pack_some_int(p, "received", r->received);
	pack_some_int(p, "emergency", r->emergency);
	pack_key_text(p, "next", r->next);
	pack_filter(p, &r->filter);
	pack_key_texts(p, "numbers", &r->numbers);
	if (r->bytes_len) {
		pack_text(p, "bytes");
		pack_bytes(p, r->bytes, r->bytes_len);
	}
	pack_close(p);
}

static void read_filter(const struct node *n, struct filter *f)
{
	f->queue = node_text(node_get(n, "queue"));
	f->state = node_text(node_get(n, "state"));
	f->level = node_small(node_get(n, "level"), 0, INT_MAX);
	f->owner = node_text(node_get(n, "owner"));
	f->mine = node_text(node_get(n, "mine"));
	f->overdue = node_int(node_get(n, "overdue"), 0) != 0;
	f->due_within = node_int(node_get(n, "due_within"), 0);
	f->category = node_text(node_get(n, "category"));
	f->area = node_text(node_get(n, "area"));
	f->from = node_int(node_get(n, "from"), 0);
	f->to = node_int(node_get(n, "to"), 0);
	f->waiting = node_int(node_get(n, "waiting"), 0) != 0;
	f->incident = node_text(node_get(n, "incident"));
	f->load_of = node_text(node_get(n, "load_of"));
	f->load_at = node_text(node_get(n, "load_at"));
	f->order = node_text(node_get(n, "order"));
	f->limit = node_int(node_get(n, "limit"), 0);
	f->offset = node_int(node_get(n, "offset"), 0);
	f->after = node_text(node_get(n, "after"));
}

int request_unpack(struct arena *a, const struct node *n, struct request *r, struct err *err)
{
	const struct node *bytes;
	int64_t tag;

	if (!n || n->type != NODE_MAP || !node_text(node_get(n, "op")))
		return err_set(err, ERR_INPUT, NULL, N_("this is no request"), NULL);
	tag = node_int(node_get(n, "tag"), 0);
	if (tag <= 0 || tag > UINT32_MAX)
		return err_set(err, ERR_INPUT, NULL, N_("the request has no tag"), NULL);
	request_init(r);
	r->tag = (uint32_t)tag;
	r->op = node_text(node_get(n, "op"));
	r->id = node_text(node_get(n, "id"));
	r->protocol = node_int(node_get(n, "protocol"), 0);
	r->build = node_text(node_get(n, "build"));
	r->from = node_text(node_get(n, "from"));
	r->number = node_text(node_get(n, "number"));
	r->action = node_text(node_get(n, "action"));
	r->text = node_text(node_get(n, "text"));
	r->if_version = node_int(node_get(n, "if_version"), 0);
	node_values(a, node_get(n, "fields"), &r->fields);
	r->received = node_int(node_get(n, "received"), 0);
	r->emergency = node_int(node_get(n, "emergency"), 0) != 0;
	r->next = node_text(node_get(n, "next"));
	read_filter(node_get(n, "filter"), &r->filter);
	r->numbers = node_texts(a, node_get(n, "numbers"));
	bytes = node_get(n, "bytes");
	if (bytes && bytes->type == NODE_BYTES) {
		r->bytes = bytes->text;
		r->bytes_len = bytes->count;
	}
	return 0;
}

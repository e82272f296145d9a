/* A frame from a stranger: parsed, and read as everything a frame can be. */
#include <stdlib.h>
#include <string.h>

#include "plaint/message.h"
#include "plaint/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The promises of wire.h: bounds, valid text, a NUL behind it. */
static void walk(const struct node *n, int depth)
{
	if (depth > WIRE_DEPTH)
		abort();
	if (n->type == NODE_TEXT && (n->text[n->count] || strlen(n->text) != n->count || !utf8_valid(n->text, n->count)))
		abort();
	if (n->type == NODE_ARRAY || n->type == NODE_MAP)
		for (uint32_t i = 0; i < n->count * (n->type == NODE_MAP ? 2 : 1); i++)
			walk(&n->item[i], depth + 1);
}

static void read_reply(struct arena *a, const struct node *n)
{
	struct reply r;
	struct pack p;

	if (reply_unpack(a, n, &r, NULL))
		return;
	pack_init(&p);
	reply_pack(&p, &r);
	pack_release(&p);
	site_unref(r.site);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = ARENA_INIT;
	const struct node *n;
	struct request q;
	struct err err = ERR_INIT;

	if (wire_parse(&a, data, size, &n, &err)) {
		if (err.code != ERR_INPUT || !err.id[0])
			abort();
		arena_release(&a);
		return 0;
	}
	walk(n, 0);
	if (n->raw != (const char *)data || n->raw_len != size)
		abort();
	if (request_unpack(&a, n, &q, NULL) == 0) {
		struct pack p;

		pack_init(&p);
		request_pack(&p, &q);
		pack_release(&p);
	}
	read_reply(&a, n);
	arena_release(&a);
	return 0;
}

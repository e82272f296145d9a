/* reply.c - replies as bytes. */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "reply.h"

static char *packed(const struct reply *r, size_t *len)
{
	static const char room[4];
	struct pack p;
	uint32_t size;
	char *bytes;

	pack_init(&p);
	str_add_len(&p.out, room, sizeof room);
	reply_pack(&p, r);
	*len = p.out.len;
	bytes = str_detach(&p.out);
	pack_release(&p);
	size = htonl((uint32_t)(*len - sizeof room));
	memcpy(bytes, &size, sizeof size);
	return bytes;
}

char *reply_bytes(const struct reply *r, size_t *len)
{
	char *bytes = packed(r, len);
	struct reply sorry;

	if (*len - 4 <= WIRE_FRAME)
		return bytes;
	free(bytes);
	reply_init(&sorry);
	sorry.tag = r->tag;
	sorry.now = r->now;
	err_set(&sorry.err, ERR_INPUT, NULL, N_("the answer is too long; ask for fewer at a time"), NULL);
	return packed(&sorry, len);
}

struct blob *blob_take(char *data, size_t len)
{
	struct blob *b = malloc(sizeof *b);

	if (!b)
		abort();
	*b = (struct blob){ .refs = 1, .len = len, .data = data };
	return b;
}

struct blob *blob_reply(const struct reply *r)
{
	size_t len;
	char *bytes = reply_bytes(r, &len);

	return blob_take(bytes, len);
}

void blob_unref(struct blob *b)
{
	if (--b->refs)
		return;
	free(b->data);
	free(b);
}

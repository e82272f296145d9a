/* Writing MessagePack. Reading it: wire_read.c. */
#include <stdlib.h>
#include <string.h>

#include <msgpack.h>

#include "plaint/wire.h"

static int append(void *data, const char *bytes, size_t len)
{
	str_add_len(data, bytes, len);
	return 0;
}

/* The library's packer for the next value, which is counted where it stands. */
static msgpack_packer next_value(struct pack *p)
{
	msgpack_packer pk;

	if (p->depth)
		p->open[p->depth - 1].count++;
	msgpack_packer_init(&pk, &p->out, append);
	return pk;
}

void pack_init(struct pack *p)
{
	str_init(&p->out);
	p->depth = 0;
}

void pack_release(struct pack *p)
{
	if (p)
		str_release(&p->out);
}

/* The header of a small map or array is written at once and made longer by
 * pack_close if need be: most are small. */
static void open_value(struct pack *p, bool map)
{
	msgpack_packer pk = next_value(p);

	if (p->depth == WIRE_DEPTH)
		abort();
	p->open[p->depth].at = p->out.len;
	p->open[p->depth].count = 0;
	p->open[p->depth].map = map;
	p->depth++;
	if (map)
		msgpack_pack_map(&pk, 0);
	else
		msgpack_pack_array(&pk, 0);
}

void pack_map(struct pack *p)
{
	open_value(p, true);
}

void pack_array(struct pack *p)
{
	open_value(p, false);
}

void pack_close(struct pack *p)
{
	struct str header;
	msgpack_packer pk;
	size_t at;
	uint32_t count;

	if (p->depth == 0)
		abort();
	p->depth--;
	at = p->open[p->depth].at;
	count = p->open[p->depth].count;
	if (p->open[p->depth].map && count < 32) {
		p->out.data[at] = (char)(0x80 | count / 2);
		return;
	}
	if (!p->open[p->depth].map && count < 16) {
		p->out.data[at] = (char)(0x90 | count);
		return;
	}
	str_init(&header);
	msgpack_packer_init(&pk, &header, append);
	if (p->open[p->depth].map)
		msgpack_pack_map(&pk, count / 2);
	else
		msgpack_pack_array(&pk, count);
	str_splice(&p->out, at, 1, header.data, header.len);
	str_release(&header);
}

void pack_text(struct pack *p, const char *s)
{
	msgpack_packer pk = next_value(p);
	size_t len;

	if (!s) {
		msgpack_pack_nil(&pk);
		return;
	}
	len = strlen(s);
	msgpack_pack_str(&pk, len);
	msgpack_pack_str_body(&pk, s, len);
}

void pack_bytes(struct pack *p, const void *data, size_t len)
{
	msgpack_packer pk = next_value(p);

	msgpack_pack_bin(&pk, len);
	msgpack_pack_bin_body(&pk, data, len);
}

void pack_int(struct pack *p, int64_t v)
{
	msgpack_packer pk = next_value(p);

	msgpack_pack_int64(&pk, v);
}

void pack_bool(struct pack *p, bool v)
{
	msgpack_packer pk = next_value(p);

	if (v)
		msgpack_pack_true(&pk);
	else
		msgpack_pack_false(&pk);
}

void pack_nil(struct pack *p)
{
	msgpack_packer pk = next_value(p);

	msgpack_pack_nil(&pk);
}

void pack_raw(struct pack *p, const void *data, size_t len)
{
	next_value(p);
	str_add_len(&p->out, data, len);
}

void pack_key_text(struct pack *p, const char *key, const char *s)
{
	if (!s)
		return;
	pack_text(p, key);
	pack_text(p, s);
}

void pack_key_int(struct pack *p, const char *key, int64_t v)
{
	pack_text(p, key);
	pack_int(p, v);
}

void pack_key_bool(struct pack *p, const char *key, bool v)
{
	pack_text(p, key);
	pack_bool(p, v);
}

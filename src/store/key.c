/* key.c - keys: big-endian numbers and texts that sort as people read them. */
#include <string.h>

#include "internal.h"
#include "plaint/utf8.h"

void put_u32(unsigned char out[4], uint32_t v)
{
	for (int i = 0; i < 4; i++)
		out[i] = (unsigned char)(v >> (24 - 8 * i));
}

void put_u64(unsigned char out[8], uint64_t v)
{
	for (int i = 0; i < 8; i++)
		out[i] = (unsigned char)(v >> (56 - 8 * i));
}

uint32_t get_u32(const unsigned char *in)
{
	return (uint32_t)in[0] << 24 | (uint32_t)in[1] << 16 | (uint32_t)in[2] << 8 | in[3];
}

uint64_t get_u64(const unsigned char *in)
{
	return (uint64_t)get_u32(in) << 32 | get_u32(in + 4);
}

void key_clear(struct key *k)
{
	k->len = 0;
}

void key_byte(struct key *k, unsigned char c)
{
	if (k->len < KEY_MOST)
		k->data[k->len++] = c;
}

void key_u64(struct key *k, uint64_t v)
{
	if (k->len + 8 > KEY_MOST)
		return;
	put_u64(k->data + k->len, v);
	k->len += 8;
}

void key_time(struct key *k, instant t)
{
	key_u64(k, t == INSTANT_NONE ? UINT64_MAX : (uint64_t)t ^ (UINT64_C(1) << 63));
}

void key_string(struct key *k, const char *s, size_t most)
{
	size_t len = strlen(s);

	if (len > most) {
		len = most;
		while (len > 0 && ((unsigned char)s[len] & 0xc0) == 0x80)
			len--;
	}
	if (k->len + len > KEY_MOST)
		return;
	memcpy(k->data + k->len, s, len);
	k->len += len;
}

void key_title(struct key *k, const char *s, size_t most)
{
	key_string(k, s, most);
	key_byte(k, 0);
}

bool key_equal(const struct key *a, const struct key *b)
{
	return a->len == b->len && memcmp(a->data, b->data, a->len) == 0;
}

/* Reading MessagePack from strangers: first every header is checked against the
 * bytes that are there, then the library decodes, then the tree is laid out. (The
 * library by itself allocates whatever a five-byte frame claims.) */
#include <string.h>

#include <msgpack.h>

#include "plaint/utf8.h"
#include "plaint/wire.h"

enum shape { SHAPE_SCALAR, SHAPE_TEXT, SHAPE_BYTES, SHAPE_ARRAY, SHAPE_MAP };

struct header {
	enum shape shape;
	uint32_t len;   /* of the header with its fixed-size value */
	uint32_t count; /* bytes that follow, elements, or pairs */
};

static uint32_t big_endian(const unsigned char *p, int n)
{
	uint32_t v = 0;

	while (n--)
		v = v << 8 | *p++;
	return v;
}

/* The type byte says how wide the length after it is. */
static bool read_count(struct header *h, const unsigned char *p, size_t left, int width, enum shape shape)
{
	h->shape = shape;
	h->len = 1 + (uint32_t)width;
	if (left < h->len)
		return false;
	h->count = big_endian(p + 1, width);
	return true;
}

static bool scalar(struct header *h, size_t left, uint32_t len)
{
	h->shape = SHAPE_SCALAR;
	h->len = len;
	h->count = 0;
	return left >= len;
}

/* The header at p. False for one that is cut off or of a type not used here
 * (floats, extensions). left > 0. */
static bool read_header(struct header *h, const unsigned char *p, size_t left)
{
	unsigned char b = p[0];

	h->len = 1;
	if (b < 0x80 || b >= 0xe0 || b == 0xc0 || b == 0xc2 || b == 0xc3)
		return scalar(h, left, 1);
	if (b < 0x90) {
		h->shape = SHAPE_MAP;
		h->count = b & 0x0f;
		return true;
	}
	if (b < 0xa0) {
		h->shape = SHAPE_ARRAY;
		h->count = b & 0x0f;
		return true;
	}
	if (b < 0xc0) {
		h->shape = SHAPE_TEXT;
		h->count = b & 0x1f;
		return true;
	}
	if (b >= 0xc4 && b <= 0xc6)
		return read_count(h, p, left, 1 << (b - 0xc4), SHAPE_BYTES);
	if (b >= 0xcc && b <= 0xcf)
		return scalar(h, left, 1 + (1u << (b - 0xcc)));
	if (b >= 0xd0 && b <= 0xd3)
		return scalar(h, left, 1 + (1u << (b - 0xd0)));
	if (b >= 0xd9 && b <= 0xdb)
		return read_count(h, p, left, 1 << (b - 0xd9), SHAPE_TEXT);
	if (b == 0xdc || b == 0xdd)
		return read_count(h, p, left, b == 0xdc ? 2 : 4, SHAPE_ARRAY);
	if (b == 0xde || b == 0xdf)
		return read_count(h, p, left, b == 0xde ? 2 : 4, SHAPE_MAP);
	return false;
}

static bool text_is_good(const unsigned char *p, size_t len)
{
	return !memchr(p, 0, len) && utf8_valid((const char *)p, len);
}

/* A number that does not fit our signed ones. */
static bool too_large(const unsigned char *p)
{
	return p[0] == 0xcf && p[1] >= 0x80;
}

/* Checks one value at p and what is in it. Returns NULL and moves *at behind it, or
 * what is wrong. */
static const char *check(const unsigned char *data, size_t len, size_t *at, int depth, uint32_t *most)
{
	struct header h;
	uint64_t elements;
	const char *wrong;

	if (*at >= len || !read_header(&h, data + *at, len - *at))
		return *at >= len ? N_("it is cut off") : N_("it holds something of no known type");
	if (!(*most)--)
		return N_("it holds too many values");
	if (h.shape == SHAPE_SCALAR && too_large(data + *at))
		return N_("it holds a number that is too large");
	*at += h.len;
	if (h.shape == SHAPE_SCALAR)
		return NULL;
	elements = h.shape == SHAPE_MAP ? (uint64_t)h.count * 2 : h.count;
	if (elements > len - *at)
		return N_("it claims more than it holds");
	if (h.shape == SHAPE_TEXT && !text_is_good(data + *at, h.count))
		return N_("it holds bad UTF-8");
	if (h.shape == SHAPE_TEXT || h.shape == SHAPE_BYTES) {
		*at += h.count;
		return NULL;
	}
	if (depth == WIRE_DEPTH)
		return N_("it is nested too deep");
	for (; elements; elements--) {
		wrong = check(data, len, at, depth + 1, most);
		if (wrong)
			return wrong;
	}
	return NULL;
}

/* Lays out the decoded value o, whose bytes begin at p. Returns where they end. */
static const unsigned char *lay_out(struct arena *a, const msgpack_object *o, const unsigned char *p,
	size_t left, struct node *n);

static const unsigned char *lay_out_array(struct arena *a, const msgpack_object_array *array,
	const unsigned char *p, size_t left, struct node *n)
{
	struct node *item = arena_alloc(a, array->size * sizeof *item);
	const unsigned char *end = p + left;

	n->type = NODE_ARRAY;
	n->count = array->size;
	n->item = item;
	for (uint32_t i = 0; i < array->size; i++)
		p = lay_out(a, &array->ptr[i], p, (size_t)(end - p), &item[i]);
	return p;
}

static const unsigned char *lay_out_map(struct arena *a, const msgpack_object_map *map, const unsigned char *p,
	size_t left, struct node *n)
{
	struct node *item = arena_alloc(a, 2 * (size_t)map->size * sizeof *item);
	const unsigned char *end = p + left;

	n->type = NODE_MAP;
	n->count = map->size;
	n->item = item;
	for (uint32_t i = 0; i < map->size; i++) {
		p = lay_out(a, &map->ptr[i].key, p, (size_t)(end - p), &item[2 * i]);
		p = lay_out(a, &map->ptr[i].val, p, (size_t)(end - p), &item[2 * i + 1]);
	}
	return p;
}

static const unsigned char *lay_out(struct arena *a, const msgpack_object *o, const unsigned char *p,
	size_t left, struct node *n)
{
	struct header h = {0}; /* the value was checked before */
	const unsigned char *begin = p;
	const unsigned char *end = p + left;

	read_header(&h, p, left);
	p += h.len;
	switch (o->type) {
	case MSGPACK_OBJECT_BOOLEAN:
		n->type = NODE_BOOL;
		n->number = o->via.boolean;
		break;
	case MSGPACK_OBJECT_POSITIVE_INTEGER:
	case MSGPACK_OBJECT_NEGATIVE_INTEGER:
		n->type = NODE_INT;
		n->number = o->via.i64;
		break;
	case MSGPACK_OBJECT_STR:
	case MSGPACK_OBJECT_BIN:
		n->type = o->type == MSGPACK_OBJECT_STR ? NODE_TEXT : NODE_BYTES;
		n->count = h.count;
		n->text = arena_strndup(a, (const char *)p, h.count);
		p += h.count;
		break;
	case MSGPACK_OBJECT_ARRAY:
		p = lay_out_array(a, &o->via.array, p, (size_t)(end - p), n);
		break;
	case MSGPACK_OBJECT_MAP:
		p = lay_out_map(a, &o->via.map, p, (size_t)(end - p), n);
		break;
	default:
		n->type = NODE_NIL;
	}
	n->raw = (const char *)begin;
	n->raw_len = (uint32_t)(p - begin);
	return p;
}

static int broken(struct err *err, const char *why)
{
	return err_set(err, ERR_INPUT, NULL, N_("broken message: %1"), why, NULL);
}

int wire_parse(struct arena *a, const void *data, size_t len, const struct node **root, struct err *err)
{
	return wire_parse_most(a, data, len, UINT32_MAX, root, err);
}

int wire_parse_most(struct arena *a, const void *data, size_t len, uint32_t most, const struct node **root, struct err *err)
{
	msgpack_unpacked result;
	struct node *n;
	size_t at = 0, offset = 0;
	const char *wrong = len > UINT32_MAX / 2 ? N_("it is too long") : check(data, len, &at, 0, &most);

	if (!wrong && at != len)
		wrong = N_("something stands behind its end");
	if (wrong)
		return broken(err, wrong);
	msgpack_unpacked_init(&result);
	if (msgpack_unpack_next(&result, data, len, &offset) != MSGPACK_UNPACK_SUCCESS) {
		msgpack_unpacked_destroy(&result);
		return broken(err, N_("it cannot be decoded"));
	}
	n = arena_alloc(a, sizeof *n);
	lay_out(a, &result.data, data, len, n);
	msgpack_unpacked_destroy(&result);
	*root = n;
	return 0;
}

const struct node *node_get(const struct node *map, const char *key)
{
	size_t len = strlen(key);

	if (!map || map->type != NODE_MAP)
		return NULL;
	for (uint32_t i = 0; i < map->count; i++) {
		const struct node *k = &map->item[2 * i];

		if (k->type == NODE_TEXT && k->count == len && memcmp(k->text, key, len) == 0)
			return k + 1;
	}
	return NULL;
}

const struct node *node_get_int(const struct node *map, int64_t key)
{
	if (!map || map->type != NODE_MAP)
		return NULL;
	for (uint32_t i = 0; i < map->count; i++)
		if (map->item[2 * i].type == NODE_INT && map->item[2 * i].number == key)
			return &map->item[2 * i + 1];
	return NULL;
}

const struct node *node_at(const struct node *array, uint32_t i)
{
	return array && array->type == NODE_ARRAY && i < array->count ? &array->item[i] : NULL;
}

uint32_t node_count(const struct node *n)
{
	return n && (n->type == NODE_ARRAY || n->type == NODE_MAP) ? n->count : 0;
}

const char *node_text(const struct node *n)
{
	return n && n->type == NODE_TEXT ? n->text : NULL;
}

int64_t node_int(const struct node *n, int64_t otherwise)
{
	return n && n->type == NODE_INT ? n->number : otherwise;
}

bool node_bool(const struct node *n)
{
	return n && n->type == NODE_BOOL && n->number;
}

/* wire.h - MessagePack: writing it, and reading it from strangers.
 *
 * Reading checks every count against the bytes that are left before anything is
 * allocated, and the depth; text must be UTF-8 without NUL.
 */
#ifndef PLAINT_WIRE_H
#define PLAINT_WIRE_H

#include <stdbool.h>
#include <stdint.h>

#include "plaint/arena.h"
#include "plaint/error.h"
#include "plaint/str.h"

#define WIRE_DEPTH 16          /* deepest nesting accepted */
#define WIRE_FRAME (1u << 20)  /* longest frame, without its 4-byte length */

/* Writing. Maps and arrays are opened and closed; their counts are filled in. */
struct pack {
	struct str out;
	int depth;
	struct {
		size_t at;      /* of the header in out */
		uint32_t count; /* elements so far (a map's keys and values together) */
		bool map;
	} open[WIRE_DEPTH];
};

void pack_init(struct pack *p);
void pack_release(struct pack *p);
void pack_map(struct pack *p);
void pack_array(struct pack *p);
void pack_close(struct pack *p);
void pack_text(struct pack *p, const char *s); /* NULL: nil */
void pack_bytes(struct pack *p, const void *data, size_t len);
void pack_int(struct pack *p, int64_t v);
void pack_bool(struct pack *p, bool v);
void pack_nil(struct pack *p);
/* One already packed value, as it is. */
void pack_raw(struct pack *p, const void *data, size_t len);
/* Key and value in one; the text one writes nothing at all for NULL. */
void pack_key_text(struct pack *p, const char *key, const char *s);
void pack_key_int(struct pack *p, const char *key, int64_t v);
void pack_key_bool(struct pack *p, const char *key, bool v);

/* Reading: a tree in an arena. Accessors take NULL and nodes of another type and
 * then give the "nothing" value, so optional parts need no checks. */
enum node_type { NODE_NIL, NODE_BOOL, NODE_INT, NODE_TEXT, NODE_BYTES, NODE_ARRAY, NODE_MAP };
struct node {
	enum node_type type;
	uint32_t count;    /* elements, pairs, or bytes of text */
	union {
		int64_t number;          /* NODE_INT, NODE_BOOL */
		const char *text;        /* NODE_TEXT (NUL at its end), NODE_BYTES */
		const struct node *item; /* NODE_ARRAY: count; NODE_MAP: 2 * count, key then value */
	};
	const char *raw; /* the packed bytes it came from (into the parsed buffer) ... */
	uint32_t raw_len;
};

/* Parses exactly one value filling the whole buffer. The tree lives in the arena
 * and points into data, which must live as long. */
int wire_parse(struct arena *a, const void *data, size_t len, const struct node **root, struct err *err);
/* The same; refused when it holds more than so many values, before they are laid out. */
int wire_parse_most(struct arena *a, const void *data, size_t len, uint32_t most, const struct node **root, struct err *err);
const struct node *node_get(const struct node *map, const char *key);
const struct node *node_get_int(const struct node *map, int64_t key);
const struct node *node_at(const struct node *array, uint32_t i);
uint32_t node_count(const struct node *n); /* of an array or map, else 0 */
const char *node_text(const struct node *n); /* or NULL */
int64_t node_int(const struct node *n, int64_t otherwise);
bool node_bool(const struct node *n);

#endif

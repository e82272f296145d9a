/* content.h - what a file holds: known by its hash (BLAKE2b-256), written as text.
 *
 * The store names evidence by this hash, the client compares what it got with it.
 */
#ifndef PLAINT_CONTENT_H
#define PLAINT_CONTENT_H

#include <stdbool.h>
#include <stddef.h>

#include "plaint/arena.h"

#define CONTENT_HASH 32
#define CONTENT_NAME (2 * CONTENT_HASH) /* characters of the hash as text */

/* The hash of what comes piece by piece. */
struct content {
	_Alignas(64) unsigned char state[384];
};
void content_begin(struct content *c);
void content_add(struct content *c, const void *bytes, size_t len);
/* As text, 0-9 and a-f; c is used up. */
void content_end(struct content *c, char name[CONTENT_NAME + 1]);
/* Of a file from its beginning on. -1 with errno. */
int content_of_file(int fd, char name[CONTENT_NAME + 1]);
/* Is this text such a hash? */
bool content_is_name(const char *text);

const char *content_base64(struct arena *a, const void *bytes, size_t len);
/* The bytes, in the arena; NULL when the text is none. */
const void *content_from_base64(struct arena *a, const char *text, size_t len, size_t *out);

#endif

/* arena.h - memory that is given back all at once.
 *
 * Everything decoded for one purpose (a request, a record, a site) lives in one
 * arena; nobody frees single strings. When the machine has no memory left the
 * process ends (abort): nothing half done is stored, the store recovers.
 */
#ifndef PLAINT_ARENA_H
#define PLAINT_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena {
	struct arena_block *head;
};

#define ARENA_INIT { NULL }

void arena_init(struct arena *a);
/* Gives all memory back; the arena can be used again. Takes NULL. */
void arena_release(struct arena *a);
/* Like arena_release but keeps one block for the next use. */
void arena_clear(struct arena *a);

/* Zeroed memory, aligned for any type. Never NULL. */
void *arena_alloc(struct arena *a, size_t size);
/* count * size with an overflow check; arena_grow may be used on it. */
void *arena_array(struct arena *a, size_t count, size_t size);
/* NULL stays NULL. */
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t len);
char *arena_printf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Returns an array with room for one more element: grows by doubling, copying
 * inside the arena. The array is NULL, or from here or arena_array. Usage: list = arena_grow(a, list, n, sizeof *list); list[n++] = x; */
void *arena_grow(struct arena *a, void *array, size_t count, size_t size);

/* It sees one file at a time. */
#ifdef __clang_analyzer__
void *arena_alloc(struct arena *a, size_t size) __attribute__((returns_nonnull));
void *arena_array(struct arena *a, size_t count, size_t size) __attribute__((returns_nonnull));
void *arena_grow(struct arena *a, void *array, size_t count, size_t size) __attribute__((returns_nonnull));
#endif

#endif

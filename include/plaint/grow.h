/* grow.h - lists outside an arena. Like an arena they never fail: a process without
 * memory ends, and the store recovers.
 */
#ifndef PLAINT_GROW_H
#define PLAINT_GROW_H

#include <stddef.h>

/* The list of `count` items with room for one more: doubled when it is full, from `first`
 * on. Given back with free. Usage: l->item = grow(l->item, l->count, &l->room, 64, sizeof
 * *l->item); l->item[l->count++] = x; */
void *grow(void *list, size_t count, size_t *room, size_t first, size_t size);

#endif

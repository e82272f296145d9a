/* heap.h - which case fires first: a binary heap of slots that knows where each
 * slot stands, so that one case can be moved when its time changes. */
#ifndef CASEWORK_HEAP_H
#define CASEWORK_HEAP_H

#include <stddef.h>
#include <stdint.h>

#define HEAP_NONE UINT32_MAX

struct heap_item {
	uint32_t at;   /* seconds since 1970, up to 2106 */
	uint32_t slot;
};
struct heap {
	struct heap_item *item;
	size_t count;
	size_t room;
	/* Tells the owner where a slot stands now. */
	void (*moved)(void *arg, uint32_t slot, uint32_t place);
	void *arg;
};

void heap_release(struct heap *h);
void heap_add(struct heap *h, uint32_t slot, uint32_t at);
void heap_drop(struct heap *h, uint32_t place);
void heap_change(struct heap *h, uint32_t place, uint32_t at);

#endif

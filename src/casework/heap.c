/* heap.c - the binary heap of times. */
#include "heap.h"

#include <stdlib.h>

#include "keep.h"

void heap_release(struct heap *h)
{
	free(h->item);
	h->item = NULL;
	h->count = h->room = 0;
}

static void set(struct heap *h, size_t place, struct heap_item item)
{
	h->item[place] = item;
	h->moved(h->arg, item.slot, (uint32_t)place);
}

static void rise(struct heap *h, size_t place)
{
	struct heap_item item = h->item[place];

	while (place > 0 && h->item[(place - 1) / 2].at > item.at) {
		set(h, place, h->item[(place - 1) / 2]);
		place = (place - 1) / 2;
	}
	set(h, place, item);
}

static void sink(struct heap *h, size_t place)
{
	struct heap_item item = h->item[place];

	for (;;) {
		size_t child = 2 * place + 1;

		if (child >= h->count)
			break;
		if (child + 1 < h->count && h->item[child + 1].at < h->item[child].at)
			child++;
		if (h->item[child].at >= item.at)
			break;
		set(h, place, h->item[child]);
		place = child;
	}
	set(h, place, item);
}

void heap_add(struct heap *h, uint32_t slot, uint32_t at)
{
	if (h->count == h->room) {
		h->room = h->room ? h->room * 2 : 64;
		h->item = keep_grow(h->item, h->room, sizeof(*h->item));
	}
	h->item[h->count++] = (struct heap_item){ .at = at, .slot = slot };
	rise(h, h->count - 1);
}

void heap_change(struct heap *h, uint32_t place, uint32_t at)
{
	uint32_t before = h->item[place].at;

	h->item[place].at = at;
	if (at < before)
		rise(h, place);
	else
		sink(h, place);
}

void heap_drop(struct heap *h, uint32_t place)
{
	uint32_t slot = h->item[place].slot;
	struct heap_item last = h->item[--h->count];

	h->moved(h->arg, slot, HEAP_NONE);
	if (place == h->count)
		return;
	h->item[place].slot = last.slot;
	h->moved(h->arg, last.slot, place);
	heap_change(h, place, last.at);
}

#include "plaint/grow.h"

#include <stdlib.h>

void *grow(void *list, size_t count, size_t *room, size_t first, size_t size)
{
	if (count < *room)
		return list;
	*room = *room ? *room * 2 : first;
	list = reallocarray(list, *room, size);
	if (!list)
		abort();
	return list;
}

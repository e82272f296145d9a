/* keep.c - allocation that ends the process instead of failing. */
#include "keep.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *keep_array(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size);

	if (!p)
		abort();
	return p;
}

void *keep_grow(void *old, size_t count, size_t size)
{
	void *p;

	if (size && count > SIZE_MAX / size)
		abort();
	p = realloc(old, count * size);
	if (!p)
		abort();
	return p;
}

char *keep_text(const char *s)
{
	char *p = strdup(s);

	if (!p)
		abort();
	return p;
}

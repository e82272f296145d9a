#include "plaint/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena_block {
	struct arena_block *next;
	size_t used, room;
	_Alignas(max_align_t) unsigned char data[];
};

#define FIRST_BLOCK ((size_t)2 << 10)
#define LARGEST_STEP ((size_t)256 << 10)
#define ALIGN (_Alignof(max_align_t))

void arena_init(struct arena *a)
{
	a->head = NULL;
}

void arena_release(struct arena *a)
{
	if (!a)
		return;
	while (a->head) {
		struct arena_block *next = a->head->next;
		free(a->head);
		a->head = next;
	}
}

void arena_clear(struct arena *a)
{
	struct arena_block *kept = a->head;

	if (!kept)
		return;
	a->head = kept->next;
	arena_release(a);
	kept->next = NULL;
	kept->used = 0;
	a->head = kept;
}

static struct arena_block *block_new(size_t room)
{
	struct arena_block *b;

	if (room > SIZE_MAX - sizeof *b)
		abort();
	b = malloc(sizeof *b + room);
	if (!b)
		abort();
	b->next = NULL;
	b->used = 0;
	b->room = room;
	return b;
}

/* A block that can take size. One much larger than the steps goes behind the head,
 * so that the rest of the head stays in use. */
static struct arena_block *make_room(struct arena *a, size_t size)
{
	size_t step = a->head ? a->head->room * 2 : FIRST_BLOCK;
	struct arena_block *b;

	if (step > LARGEST_STEP)
		step = LARGEST_STEP;
	if (a->head && size > step) {
		b = block_new(size);
		b->next = a->head->next;
		a->head->next = b;
		return b;
	}
	b = block_new(size > step ? size : step);
	b->next = a->head;
	a->head = b;
	return b;
}

static void *take(struct arena *a, size_t size)
{
	struct arena_block *b = a->head;
	void *p;

	if (size > SIZE_MAX - ALIGN)
		abort();
	size = (size + ALIGN - 1) & ~(ALIGN - 1);
	if (!b || b->room - b->used < size)
		b = make_room(a, size);
	p = b->data + b->used;
	b->used += size;
	return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
	return memset(take(a, size ? size : 1), 0, size ? size : 1);
}

/* The room of every list: the power of two at or above its count, 4 at least.
 * arena_grow relies on it to know from the count alone when a list is full. */
static size_t list_room(size_t count)
{
	size_t room = 4;

	while (room < count)
		if (__builtin_mul_overflow(room, (size_t)2, &room))
			abort();
	return room;
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(list_room(count), size, &bytes))
		abort();
	return arena_alloc(a, bytes);
}

char *arena_strndup(struct arena *a, const char *s, size_t len)
{
	char *p;

	if (!s)
		return NULL;
	if (len == SIZE_MAX)
		abort();
	p = take(a, len + 1);
	memcpy(p, s, len);
	p[len] = '\0';
	return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return s ? arena_strndup(a, s, strlen(s)) : NULL;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	char *rest = a->head ? (char *)a->head->data + a->head->used : NULL, *p;
	size_t room = a->head ? a->head->room - a->head->used : 0;
	va_list ap;
	int len;

	/* Mostly it fits where it is printed at first. */
	va_start(ap, fmt);
	len = vsnprintf(rest, room, fmt, ap);
	va_end(ap);
	if (len < 0)
		abort();
	p = take(a, (size_t)len + 1);
	if (p == rest)
		return p;
	va_start(ap, fmt);
	vsnprintf(p, (size_t)len + 1, fmt, ap);
	va_end(ap);
	return p;
}

void *arena_grow(struct arena *a, void *array, size_t count, size_t size)
{
	void *grown;

	if (array && list_room(count) != count)
		return array;
	grown = arena_array(a, count + 1, size);
	if (array)
		memcpy(grown, array, count * size);
	return grown;
}

/* names.c - interned texts. */
#include "names.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "keep.h"
#include "plaint/str.h"

static uint32_t hash_text(const char *s)
{
	uint32_t h = 2166136261u;

	while (*s)
		h = (h ^ (unsigned char)*s++) * 16777619u;
	return h;
}

void names_init(struct names *n)
{
	memset(n, 0, sizeof(*n));
	n->slots = 64;
	n->slot = keep_array(n->slots, sizeof(*n->slot));
	n->room = 32;
	n->text = keep_array(n->room, sizeof(*n->text));
	n->count = 1;
}

void names_release(struct names *n)
{
	for (size_t i = 1; i < n->count; i++)
		free(n->text[i]);
	free(n->text);
	free(n->slot);
	memset(n, 0, sizeof(*n));
}

/* The place of text in the table: its own, or the free one it belongs in. */
static size_t place_of(const struct names *n, const char *text)
{
	size_t at = hash_text(text) & (n->slots - 1);

	while (n->slot[at] && strcmp(n->text[n->slot[at]], text))
		at = (at + 1) & (n->slots - 1);
	return at;
}

static void grow_table(struct names *n)
{
	free(n->slot);
	n->slots *= 2;
	n->slot = keep_array(n->slots, sizeof(*n->slot));
	for (size_t i = 1; i < n->count; i++)
		n->slot[place_of(n, n->text[i])] = (uint16_t)i;
}

uint16_t names_find(const struct names *n, const char *text)
{
	return str_empty(text) ? 0 : n->slot[place_of(n, text)];
}

uint16_t names_put(struct names *n, const char *text)
{
	uint16_t known = names_find(n, text);

	if (known || str_empty(text) || n->count > UINT16_MAX)
		return known;
	if (n->count == n->room) {
		n->room *= 2;
		n->text = keep_grow(n->text, n->room, sizeof(*n->text));
	}
	n->text[n->count] = keep_text(text);
	n->slot[place_of(n, text)] = (uint16_t)n->count;
	n->count++;
	if (n->count * 2 > n->slots)
		grow_table(n);
	return (uint16_t)(n->count - 1);
}

const char *names_text(const struct names *n, uint16_t number)
{
	return number < n->count ? n->text[number] : NULL;
}

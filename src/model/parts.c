#include "parts.h"

#include <string.h>

void pack_num_text(struct pack *p, int key, const char *s)
{
	if (!s)
		return;
	pack_int(p, key);
	pack_text(p, s);
}

void pack_num_int(struct pack *p, int key, int64_t v)
{
	if (!v)
		return;
	pack_int(p, key);
	pack_int(p, v);
}

static void pack_items(struct pack *p, const char *const *item, size_t count)
{
	pack_array(p);
	for (size_t i = 0; i < count; i++)
		pack_text(p, item[i]);
	pack_close(p);
}

void pack_num_texts(struct pack *p, int key, const char *const *item, size_t count)
{
	if (!count)
		return;
	pack_int(p, key);
	pack_items(p, item, count);
}

void pack_key_texts(struct pack *p, const char *key, const struct texts *t)
{
	if (!t->count)
		return;
	pack_text(p, key);
	pack_items(p, t->item, t->count);
}

struct texts node_texts(struct arena *a, const struct node *n)
{
	struct texts t = {NULL, 0};
	uint32_t count = n && n->type == NODE_ARRAY ? n->count : 0;

	if (!count)
		return t;
	t.item = arena_array(a, count, sizeof *t.item);
	for (uint32_t i = 0; i < count; i++) {
		const char *s = node_text(&n->item[i]);

		if (s)
			t.item[t.count++] = s;
	}
	return t;
}

void pack_values(struct pack *p, const struct values *v)
{
	pack_map(p);
	for (size_t i = 0; i < v->count; i++) {
		pack_text(p, v->item[i].name);
		pack_text(p, v->item[i].text);
	}
	pack_close(p);
}

static void read_pairs(struct arena *a, const struct node *n, uint32_t pairs, struct values *out)
{
	out->item = NULL;
	out->count = 0;
	if (!pairs)
		return;
	out->item = arena_array(a, pairs, sizeof *out->item);
	for (uint32_t i = 0; i < pairs; i++) {
		const char *name = node_text(&n->item[2 * i]);
		const char *text = node_text(&n->item[2 * i + 1]);

		if (!name || !text)
			continue;
		out->item[out->count].name = name;
		out->item[out->count++].text = text;
	}
}

void node_values(struct arena *a, const struct node *n, struct values *out)
{
	read_pairs(a, n, n && n->type == NODE_MAP ? n->count : 0, out);
}

void pack_num_pairs(struct pack *p, int key, const struct values *v)
{
	if (!v->count)
		return;
	pack_int(p, key);
	pack_array(p);
	for (size_t i = 0; i < v->count; i++) {
		pack_text(p, v->item[i].name);
		pack_text(p, v->item[i].text);
	}
	pack_close(p);
}

void node_pairs(struct arena *a, const struct node *n, struct values *out)
{
	read_pairs(a, n, n && n->type == NODE_ARRAY ? n->count / 2 : 0, out);
}

int node_small(const struct node *n, int least, int most)
{
	int64_t v = node_int(n, least);

	return v < least ? least : v > most ? most : (int)v;
}

void leftover_add(struct leftover *l, const struct node *key, const struct node *value)
{
	if (!l->pairs)
		str_init(&l->bytes);
	str_add_len(&l->bytes, key->raw, key->raw_len);
	str_add_len(&l->bytes, value->raw, value->raw_len);
	l->pairs++;
}

const char *leftover_take(struct leftover *l, struct arena *a, size_t *len, uint32_t *pairs)
{
	const char *bytes;

	*len = 0;
	*pairs = l->pairs;
	if (!l->pairs)
		return NULL;
	*len = l->bytes.len;
	bytes = arena_strndup(a, l->bytes.data, l->bytes.len);
	str_release(&l->bytes);
	l->pairs = 0;
	return bytes;
}

void pack_leftover(struct pack *p, const char *bytes, size_t len, uint32_t pairs)
{
	if (!pairs)
		return;
	pack_raw(p, bytes, len);
	p->open[p->depth - 1].count += 2 * pairs - 1; /* pack_raw counted one value */
}

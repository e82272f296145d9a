/* parts.h - small pieces of packing shared by the files of this folder. */
#ifndef PLAINT_MODEL_PARTS_H
#define PLAINT_MODEL_PARTS_H

#include "plaint/field.h"
#include "plaint/site.h"
#include "plaint/wire.h"

/* Records and rows have small integers as keys. Nothing is written for NULL or 0. */
void pack_num_text(struct pack *p, int key, const char *s);
void pack_num_int(struct pack *p, int key, int64_t v);
void pack_num_texts(struct pack *p, int key, const char *const *item, size_t count);

/* Nothing is written for an empty list. */
void pack_key_texts(struct pack *p, const char *key, const struct texts *t);
/* The texts of an array, in the arena; those that are no text are left out. */
struct texts node_texts(struct arena *a, const struct node *n);
/* A map from name to text. */
void pack_values(struct pack *p, const struct values *v);
void node_values(struct arena *a, const struct node *n, struct values *out);
/* The same as an array of names and texts by turns: a name may come again. Nothing is
 * written for none. */
void pack_num_pairs(struct pack *p, int key, const struct values *v);
void node_pairs(struct arena *a, const struct node *n, struct values *out);
/* An int within [least, most], or that bound. */
int node_small(const struct node *n, int least, int most);

/* Packed pairs this program does not know, collected to be written back. */
struct leftover {
	struct str bytes;
	uint32_t pairs;
};
void leftover_add(struct leftover *l, const struct node *key, const struct node *value);
/* Moves them into the arena; returns NULL for none. */
const char *leftover_take(struct leftover *l, struct arena *a, size_t *len, uint32_t *pairs);
void pack_leftover(struct pack *p, const char *bytes, size_t len, uint32_t pairs);

#endif

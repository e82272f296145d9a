/* places.h - which file and line each setting of the site came from last. */
#ifndef PLAINT_PROFILE_PLACES_H
#define PLAINT_PROFILE_PLACES_H

#include "source.h"

struct place {
	const char *type, *title; /* "clock" "contact"; a field: "field" "intake/phone" */
	const char *member;       /* NULL: the section itself */
	const char *file;
	int line;
	int depth; /* of the file: source.h */
	const struct key *key;    /* NULL with member NULL */
};
struct places {
	struct arena *arena;
	struct place *item;
	size_t count;
};

/* Text and key are kept, not copied. */
void place_block(struct places *p, const char *type, const char *title, const struct block *b);
void place_key(struct places *p, const char *type, const char *title, const struct key *k);
/* The place of a member, else of its section, else NULL: the last one noted. */
const struct place *place_find(const struct places *p, const char *type, const char *title, const char *member);

/* How deep among the includes the file lies in which a section stands first; 0: nowhere. */
int place_depth(const struct places *p, const char *type, const char *title);

#endif

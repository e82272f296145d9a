/* tabs.h - a person's own queues: what they kept in find, under a short name.
 *
 * One file of lines "NAME<tab>WORDS", kept with the person's other things; the
 * person's other desks see a change when they look again.
 */
#ifndef PLAINT_TUI_TABS_H
#define PLAINT_TUI_TABS_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "plaint/arena.h"
#include "plaint/error.h"

#define TABS_MOST 12

struct tab {
	const char *name, *words;
	int64_t count;  /* -1: not asked for yet */
	bool more;      /* than that */
	bool stale;     /* the count may have changed */
	int64_t asked;  /* when */
};

struct tabs {
	struct arena arena;
	struct tab tab[TABS_MOST];
	int count;
	struct timespec read; /* the file's time when it was read */
	unsigned long node;
};

/* Reads the file when it is another than last time; true: it was. */
bool tabs_look(struct tabs *t);
void tabs_release(struct tabs *t);
/* The same name replaces what it stood for. */
int tabs_add(const char *name, const char *words, struct err *err);
int tabs_remove(const char *name, struct err *err);

#endif

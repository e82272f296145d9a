/* supervision.h - the supervision screen's state (supervision*.c): violations to decide on,
 * and the documents of the ladder. */
#ifndef PLAINT_TUI_SUPERVISION_H
#define PLAINT_TUI_SUPERVISION_H

#include "../view.h"
#include "../widgets/list.h"

enum supervision_tab { SUPERVISION_OPEN, SUPERVISION_CONFIRMED, SUPERVISION_WAIVED, SUPERVISION_ALL, SUPERVISION_DOCUMENTS, SUPERVISION_TABS };

struct supervision_view {
	struct view view;
	struct arena arena;      /* of the cases */
	struct arena own;        /* lives as long as the view */
	struct complaint *cases; /* held: offset ... offset + held - 1 */
	size_t held;
	int64_t offset;
	const char *after;       /* where those behind the last one held begin, or NULL */
	int64_t yuan;            /* of the whole list */
	struct list list;        /* over the whole of it */
	enum supervision_tab tab;
	const char *department, *person; /* narrowed to, or NULL */
	struct texts marked;     /* "20261122-0031/settle" */
	bool failed;
};

/* The case of a place, or NULL when it is not held. */
const struct complaint *supervision_case(const struct supervision_view *s, int place);
const struct complaint *supervision_selected(const struct supervision_view *s);
/* "20261122-0031/settle", in the turn's arena. */
const char *supervision_name(struct tui *t, const struct complaint *c);
bool supervision_is_marked(const struct supervision_view *s, const char *name);

/* supervision_draw.c; false: rows are missing. */
const char *supervision_tab_name(enum supervision_tab tab);
bool supervision_draw(struct tui *t, struct supervision_view *s);
void supervision_narrow(struct supervision_view *s, struct tui *t);
/* supervision_decide.c: all marked ones, after a look at what it means. */
void supervision_decide(struct tui *t, enum action action, struct supervision_view *s);

#endif

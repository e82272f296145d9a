/* desk.h - the desk's state, shared by its handlers (desk.c) and its drawing (desk_draw.c). */
#ifndef PLAINT_TUI_DESK_H
#define PLAINT_TUI_DESK_H

#include "listing.h"
#include "record.h"

enum queue { QUEUE_MINE, QUEUE_UNFORWARDED, QUEUE_ALL, QUEUE_OVERDUE, QUEUE_REVISIT,
	QUEUE_URGENT, QUEUE_TODAY, QUEUE_SUSPENDED, QUEUE_ARCHIVED, QUEUES };

struct desk {
	struct view view;
	struct listing list; /* second member: browse.c finds it there */
	enum queue queue;
	struct record record;   /* of the selected one */
	struct str notice;      /* the last thing that happened by itself */
	enum look notice_look;
	bool others;            /* stale because others changed something */
	unsigned moved;         /* keys pressed when only the selection moved, or 0 */
};

/* Is there room for the details of the selected one, and where? */
enum desk_pane { PANE_NONE, PANE_BELOW, PANE_BESIDE };
enum desk_pane desk_pane(const struct tui *t);

void desk_repaint(struct view *v, struct tui *t);
const char *desk_queue_name(enum queue q);
/* How many are in it, or -1 when the server does not count it. */
int64_t desk_queue_count(const struct desk *d, enum queue q);

#endif

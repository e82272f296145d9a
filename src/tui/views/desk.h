/* desk.h - the desk's state, shared by its handlers (desk.c) and its drawing (desk_draw.c). */
#ifndef PLAINT_TUI_DESK_H
#define PLAINT_TUI_DESK_H

#include "../tabs.h"
#include "listing.h"
#include "record.h"

enum queue { QUEUE_MINE, QUEUE_UNFORWARDED, QUEUE_ALL, QUEUE_OVERDUE, QUEUE_REVISIT,
	QUEUE_URGENT, QUEUE_TODAY, QUEUE_SUSPENDED, QUEUE_ARCHIVED, QUEUES };

struct desk {
	struct view view;
	struct listing list; /* second member: browse.c finds it there */
	int queue;              /* enum queue, and behind them one's own tabs */
	struct tabs tabs;
	unsigned removing;      /* keys pressed when it was asked whether to remove one, or 0 */
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
/* The text of a tab: "3 all 14". */
const char *desk_tab_text(struct tui *t, const struct desk *d, int tab);

/* --- one's own tabs (desk_tabs.c) --------------------------------------------- */

/* The open one, or NULL when a fixed one is. */
struct tab *desk_own(struct desk *d);
void desk_look_at_tabs(struct desk *d);
void desk_load_own(struct desk *d, struct tui *t);
/* The counts of those that may have changed: each second a little. */
void desk_count_own(struct desk *d, struct tui *t);
void desk_own_stale(struct desk *d);
void desk_remove_own(struct desk *d, struct tui *t);

#endif

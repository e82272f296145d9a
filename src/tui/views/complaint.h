/* complaint.h - the state of the screen of one complaint, shared by its handlers
 * (complaint.c), its panes (complaint_panes.c) and its drawing (complaint_draw.c).
 */
#ifndef PLAINT_TUI_COMPLAINT_H
#define PLAINT_TUI_COMPLAINT_H

#include "pager.h"
#include "record.h"

enum pane { PANE_RECORD, PANE_TIMELINE, PANE_CLOCKS, PANE_RESULT, PANE_FILES, PANE_LINKS, PANES };

struct complaint_view {
	struct view view;
	char number[48];
	struct record record;
	enum pane pane;
	struct pager pager[PANES];
	uint64_t reached;     /* the oldest event that was scrolled back to; 0: it was not */
	int link;             /* selected one of the links */
	int file;             /* ... and of the evidence */
	int step;             /* to the next (1) or previous (-1) of the list: done in recalc */
	struct arena revealed_arena;
	struct values revealed; /* shown unmasked until the screen is left (P-3) */
	char revealed_number[48];
};

/* Has the pane anything to show, and how many (0: not counted)? */
bool pane_filled(const struct complaint_view *cv, enum pane p, size_t *count);
/* "2 timeline 7", or NULL: nothing is in it. */
const char *pane_text(struct tui *t, const struct complaint_view *cv, enum pane p);
const char *pane_name(enum pane p);
void panes_fill(struct complaint_view *cv, struct tui *t);
/* The selected evidence, or NULL. */
const struct evidence *pane_file(const struct complaint_view *cv);
/* The number of the selected link, or NULL. */
const char *pane_link(const struct complaint_view *cv);
/* "2 wd  11-20 11:09 -> 11-25 17:30  running, 3d 2h left" */
/* The same for half the width: "11-25 17:30  3d 2h" */
const char *text_run_short(struct tui *t, const struct clock_run *run);
const char *text_run(struct tui *t, const struct clock_run *run);
/* Those that run, the next due first, then the newest of the others; in the turn's arena. */
const struct clock_run **clocks_in_order(struct tui *t, const struct complaint *c);
enum urgency run_urgency(const struct tui *t, const struct clock_run *run);

void complaint_repaint(struct view *v, struct tui *t);

#endif

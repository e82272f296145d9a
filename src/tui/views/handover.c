/* The end of a shift, to read; `plaint handover` prints the same. */
#include "reader.h"

#include "plaint/report.h"

#define SHIFT (8 * HOUR)
#define PAGE_COLUMNS 80

static void make(struct tui *t, struct pager *p)
{
	struct report_style style = { .format = REPORT_TEXT, .site = t->site, .zh = t->zh, .now = t->now,
		.columns = t->plain ? REPORT_SPOKEN : t->cols - 4 < PAGE_COLUMNS ? t->cols - 4 : PAGE_COLUMNS };
	struct handover h = { .from = t->now - SHIFT, .within = SHIFT, .name = t->me != NULL ? t->me->name : NULL };
	struct request q;
	struct reply r;
	struct str out;

	request_init(&q);
	q.op = "handover";
	q.filter.from = h.from;
	q.filter.due_within = h.within;
	if (tui_call(t, &q, &t->turn, &r, NULL) != 0)
		return;
	h.reply = &r;
	str_init(&out);
	report_handover(&out, &style, &h);
	pager_add_lines(p, LOOK_NORMAL, out.data);
	pager_add(p, LOOK_NORMAL, "");
	pager_add(p, LOOK_DIM, tr("On paper: plaint handover | lp"));
	str_release(&out);
}

void view_handover_open(struct tui *t)
{
	view_reader_open_made(t, tr("Shift handover"), make);
}

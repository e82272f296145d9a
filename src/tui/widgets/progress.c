#include "progress.h"

#include "plaint/report.h"

#include "../turn.h"

#define WORDS 3 /* seconds between two changes that are spoken */
#define BAR_MOST 30

static int percent_of(int64_t looked, int64_t whole)
{
	if (whole <= 0 || looked >= whole)
		return 100;
	return looked < 0 ? 0 : (int)(looked * 100 / whole);
}

const char *progress_words(struct tui *t, struct progress *p, int64_t looked, int64_t whole)
{
	if (!t->plain || t->now - p->said >= WORDS || t->now < p->said) {
		p->said = t->now;
		p->percent = percent_of(looked, whole);
	}
	return arena_printf(&t->turn, tr("looking at the complaints: %d%%"), p->percent);
}

void progress_draw(struct tui *t, int row, int64_t looked, int64_t whole)
{
	static const char bar[BAR_MOST + 1] = "##############################";
	int most = t->cols - 2 < BAR_MOST ? t->cols - 2 : BAR_MOST;

	if (!t->plain)
		draw_text(t->win, row, 1, most, LOOK_DIM, bar + BAR_MOST - percent_of(looked, whole) * most / 100);
}

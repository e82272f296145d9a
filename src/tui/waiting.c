#include "waiting.h"

#include "canvas.h"
#include "draw.h"
#include "plaint/client.h"
#include "plaint/report.h"

#define WORDS 5 /* seconds between two lines for a screen reader, which reads each */

static void tell(void *arg, int seconds)
{
	struct tui *t = arg;

	if (t->plain && seconds % WORDS != 1)
		return;
	draw_pad(t->win, t->rows - 2, 0, t->cols, LOOK_ERROR, arena_printf(&t->turn,
		tr(N_("the server has not answered for %d s; what you type is taken when it does")), seconds));
	/* Drawn beside the turn: the next one draws all of it. */
	canvas_forget();
	wnoutrefresh(t->win);
	doupdate();
}

void waiting_open(struct tui *t)
{
	client_on_slow(t->client, tell, t);
}

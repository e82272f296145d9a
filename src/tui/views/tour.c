/* tour.c - one screen for somebody who is here for the first time. It takes no key
 * away: what is pressed goes on to the screen below. */
#include "tour.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "../turn.h"
#include "../widgets/popup.h"
#include "pager.h"
#include "plaint/paths.h"
#include "plaint/report.h"

struct tour {
	struct view view;
	struct pager pager;
};

static const struct {
	const char *keys, *text;
} stops[] = {
	{"F1 ?", N_("help for every screen and, in a form, for every field")},
	{"F2 n", N_("a new complaint, from anywhere; Ctrl-O lays the form by, F2 comes back to it with its text")},
	{"F8", N_("in the form: an emergency, registered at once with a telephone number or an address alone; on the desk: the urgent ones")},
	{"Enter", N_("opens what is selected; . and , go on in the list, ' to the others that are open")},
	{"F5 s", N_("the next step of the selected one; F4 a forwards it")},
	{"F6 w", N_("why it is due then, day by day")},
	{"F3 /", N_("find by number, telephone, name, address or any words")},
	{"F9 m", N_("the menu: all that can be done here, this tour too")},
	{"Esc", N_("back one step; in a form a line of choices: a digit is the F-key")},
	{"!!  >", N_("overdue; due soon. What is most urgent stands first and counts down")},
};

static void fill(struct pager *p)
{
	pager_init(p);
	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
		pager_add_led(p, 8, LOOK_FOOTER_KEY, stops[i].keys, LOOK_NORMAL, tr(stops[i].text));
	pager_add(p, LOOK_NORMAL, "");
	pager_add(p, LOOK_NORMAL, tr(N_("Nothing typed is ever lost: forms are kept key by key. To practise without the real records: plaint train.")));
}

static void repaint(struct view *v, struct tui *t)
{
	struct tour *o = (struct tour *)v;
	int cols = t->cols - 6 < 72 ? t->cols - 6 : 72;
	struct popup_box box;

	pager_layout(&o->pager, cols);
	box = popup_draw(t, o->pager.count, cols, LOOK_FRAME, tr(N_("Welcome to plaint")), tr(N_("any key goes on")));
	pager_draw(&o->pager, t->win, box.row, box.col, box.rows, box.cols);
	tui_caret(t, box.row + pager_caret(&o->pager), box.col);
}

static enum handled key(struct view *v, struct tui *t, uint32_t k)
{
	struct tour *o = (struct tour *)v;
	enum cmd cmd = k == K_DOWN ? CMD_DOWN : k == K_UP ? CMD_UP : k == K_PGDN ? CMD_PAGE_DOWN : k == K_PGUP ? CMD_PAGE_UP : CMD_NONE;

	if (cmd != CMD_NONE && (pager_more(&o->pager) > 0 || o->pager.top > 0)) {
		pager_command(&o->pager, cmd);
		return VIEW_HANDLED;
	}
	view_close(t, v);
	if (k != K_ENTER && k != K_ESC && k != K_SPACE)
		view_input(t, k);
	return VIEW_HANDLED;
}

static void release(struct view *v)
{
	pager_release(&((struct tour *)v)->pager);
}

static const struct view_ops tour_ops = {
	.name = N_("Welcome to plaint"),
	.scope = (enum scope)0,
	.size = sizeof(struct tour),
	.overlay = true,
	.text = true,
	.no_footer = true,
	.repaint = repaint,
	.key = key,
	.free = release,
};

void view_tour_open(struct tui *t)
{
	struct tour *o = (struct tour *)view_push(t, &tour_ops);

	fill(&o->pager);
}

void tour_first(struct tui *t)
{
	const char *state, *file;
	int fd;

	if (t->training || path_state(&t->turn, &state, NULL))
		return;
	file = arena_printf(&t->turn, "%s/tour-seen", state);
	if (!access(file, F_OK))
		return;
	/* where it cannot be noted it would come each time */
	fd = open(file, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0)
		return;
	close(fd);
	view_tour_open(t);
}

/* theme.c - one table says what each meaning looks like. */
#include "theme.h"

#include <stdlib.h>
#include <string.h>

/* Colour pairs always set both colours: a terminal's default may be anything. */
struct look_row {
	short fg, bg; /* -1, -1: the terminal's own */
	attr_t attr;
	attr_t mono;  /* with no colours */
};

#define OWN -1, -1

static const struct look_row dark[LOOK_COUNT] = {
	[LOOK_NORMAL] = {OWN, 0, 0},
	/* its clock ticks: two colours would cost 14 bytes a second more than this */
	[LOOK_HEADER] = {OWN, A_REVERSE, A_REVERSE},
	[LOOK_FOOTER] = {OWN, 0, 0},
	[LOOK_FOOTER_KEY] = {OWN, A_BOLD, A_BOLD},
	[LOOK_MESSAGE] = {OWN, A_BOLD, A_BOLD},
	[LOOK_ERROR] = {COLOR_WHITE, COLOR_RED, A_BOLD, A_REVERSE},
	[LOOK_TITLE] = {OWN, A_BOLD, A_BOLD},
	[LOOK_LABEL] = {OWN, 0, 0},
	[LOOK_FOCUS] = {COLOR_BLACK, COLOR_CYAN, 0, A_REVERSE},
	[LOOK_VALUE] = {OWN, 0, 0},
	[LOOK_DIM] = {OWN, A_DIM, A_DIM},
	[LOOK_SELECTED] = {OWN, A_REVERSE, A_REVERSE},
	[LOOK_MARKED] = {OWN, A_BOLD, A_BOLD},
	[LOOK_TAB] = {OWN, 0, 0},
	[LOOK_TAB_ON] = {OWN, A_REVERSE | A_BOLD, A_REVERSE | A_BOLD},
	[LOOK_OVERDUE] = {COLOR_WHITE, COLOR_RED, A_BOLD, A_BOLD},
	[LOOK_SOON] = {COLOR_BLACK, COLOR_YELLOW, 0, A_BOLD},
	[LOOK_GOOD] = {OWN, 0, 0},
	[LOOK_DANGER] = {COLOR_WHITE, COLOR_RED, A_BOLD, A_REVERSE},
	[LOOK_FRAME] = {OWN, 0, 0},
	[LOOK_BIG] = {COLOR_WHITE, COLOR_BLUE, A_BOLD, A_BOLD},
};

static const struct look_row light[] = {
	[LOOK_FOCUS] = {COLOR_WHITE, COLOR_BLUE, 0, A_REVERSE},
};

static attr_t look_attr[LOOK_COUNT];
static short look_pair[LOOK_COUNT];

static const struct look_row *row_of(enum look look, bool is_light)
{
	if (is_light && look == LOOK_FOCUS)
		return &light[look];
	return &dark[look];
}

void theme_init(const char *name)
{
	const char *no_color = getenv("NO_COLOR");
	bool mono = (no_color && *no_color) || (name && !strcmp(name, "mono"));
	bool is_light = name && !strcmp(name, "light");

	if (!mono && has_colors() && start_color() == OK && COLORS >= 8 && COLOR_PAIRS > LOOK_COUNT)
		use_default_colors();
	else
		mono = true;
	for (int i = 0; i < LOOK_COUNT; i++) {
		const struct look_row *r = row_of((enum look)i, is_light);
		look_pair[i] = 0;
		look_attr[i] = mono ? r->mono : r->attr;
		if (mono || r->fg < 0)
			continue;
		init_pair((short)(i + 1), r->fg, r->bg);
		look_pair[i] = (short)(i + 1);
	}
}

attr_t theme_attr(enum look look)
{
	return look_attr[look];
}

short theme_pair(enum look look)
{
	return look_pair[look];
}

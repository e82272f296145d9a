/* theme.c - one table says what each meaning looks like in each theme. */
#include "theme.h"

#include <stdlib.h>
#include <string.h>

/* Both colours of a pair are set, or none: a terminal's own may be anything. bright
 * and its ground are used where there are 256. */
struct look_row {
	short fg, bg;        /* of the first 8; -1: the terminal's own */
	short bright, under; /* of 256; 0 and 0: as above */
	attr_t attr;
};

#define OWN -1, -1, 0, 0

struct theme {
	const char *name;
	struct look_row look[LOOK_COUNT];
};

/* A ticking clock in two colours would cost 14 bytes a second more than reverse. */
#define PLAIN_LOOKS                                  \
	[LOOK_NORMAL] = {OWN, 0},                    \
	[LOOK_HEADER] = {OWN, A_REVERSE},            \
	[LOOK_FOOTER] = {OWN, 0},                    \
	[LOOK_FOOTER_KEY] = {OWN, A_BOLD},           \
	[LOOK_MESSAGE] = {OWN, A_BOLD},              \
	[LOOK_TITLE] = {OWN, A_BOLD},                \
	[LOOK_LABEL] = {OWN, 0},                     \
	[LOOK_VALUE] = {OWN, 0},                     \
	[LOOK_SELECTED] = {OWN, A_REVERSE},          \
	[LOOK_MARKED] = {OWN, A_BOLD},               \
	[LOOK_TAB] = {OWN, 0},                       \
	[LOOK_TAB_ON] = {OWN, A_REVERSE | A_BOLD},   \
	[LOOK_GOOD] = {OWN, 0},                      \
	[LOOK_FRAME] = {OWN, 0},                     \
	[LOOK_HIT] = {OWN, A_BOLD | A_UNDERLINE},    \
	[LOOK_HIT_ON] = {OWN, A_REVERSE | A_BOLD | A_UNDERLINE}

/* White (15) on black for all, and nothing dim. */
#define ON_BLACK COLOR_WHITE, COLOR_BLACK, 15, 16
#define ON_WHITE COLOR_BLACK, COLOR_WHITE, 16, 15

static const struct theme themes[] = {
	{"dark", {
		PLAIN_LOOKS,
		[LOOK_DIM] = {OWN, A_DIM},
		[LOOK_FOCUS] = {COLOR_BLACK, COLOR_CYAN, 16, 80, 0},
		[LOOK_ERROR] = {COLOR_WHITE, COLOR_RED, 15, 160, A_BOLD},
		[LOOK_OVERDUE] = {COLOR_WHITE, COLOR_RED, 15, 160, A_BOLD},
		[LOOK_SOON] = {COLOR_BLACK, COLOR_YELLOW, 16, 220, 0},
		[LOOK_DANGER] = {COLOR_WHITE, COLOR_RED, 15, 160, A_BOLD},
		[LOOK_BIG] = {COLOR_WHITE, COLOR_BLUE, 15, 25, A_BOLD},
	}},
	{"light", {
		PLAIN_LOOKS,
		[LOOK_DIM] = {OWN, 0}, /* dim on white is not read */
		[LOOK_FOCUS] = {COLOR_WHITE, COLOR_BLUE, 15, 25, 0},
		[LOOK_ERROR] = {COLOR_WHITE, COLOR_RED, 15, 124, A_BOLD},
		[LOOK_OVERDUE] = {COLOR_WHITE, COLOR_RED, 15, 124, A_BOLD},
		[LOOK_SOON] = {COLOR_BLACK, COLOR_YELLOW, 16, 221, 0},
		[LOOK_DANGER] = {COLOR_WHITE, COLOR_RED, 15, 124, A_BOLD},
		[LOOK_BIG] = {COLOR_WHITE, COLOR_BLUE, 15, 25, A_BOLD},
	}},
	{"mono", {
		PLAIN_LOOKS,
		[LOOK_DIM] = {OWN, A_DIM},
		[LOOK_FOCUS] = {OWN, A_REVERSE},
		[LOOK_ERROR] = {OWN, A_REVERSE},
		[LOOK_OVERDUE] = {OWN, A_BOLD},
		[LOOK_SOON] = {OWN, A_BOLD},
		[LOOK_DANGER] = {OWN, A_REVERSE},
		[LOOK_BIG] = {OWN, A_BOLD},
	}},
	{"contrast", {
		[LOOK_NORMAL] = {ON_BLACK, 0},
		[LOOK_HEADER] = {ON_WHITE, 0},
		[LOOK_FOOTER] = {ON_BLACK, 0},
		[LOOK_FOOTER_KEY] = {ON_BLACK, A_BOLD | A_UNDERLINE},
		[LOOK_MESSAGE] = {ON_WHITE, 0},
		[LOOK_ERROR] = {COLOR_BLACK, COLOR_YELLOW, 16, 226, A_BOLD},
		[LOOK_TITLE] = {ON_BLACK, A_BOLD | A_UNDERLINE},
		[LOOK_LABEL] = {ON_BLACK, 0},
		[LOOK_FOCUS] = {ON_WHITE, A_BOLD},
		[LOOK_VALUE] = {ON_BLACK, A_BOLD},
		[LOOK_DIM] = {ON_BLACK, 0},
		[LOOK_SELECTED] = {ON_WHITE, 0},
		[LOOK_MARKED] = {ON_BLACK, A_BOLD},
		[LOOK_TAB] = {ON_BLACK, 0},
		[LOOK_TAB_ON] = {ON_WHITE, A_BOLD},
		[LOOK_OVERDUE] = {COLOR_BLACK, COLOR_YELLOW, 16, 226, A_BOLD},
		[LOOK_SOON] = {COLOR_BLACK, COLOR_CYAN, 16, 51, 0},
		[LOOK_GOOD] = {ON_BLACK, 0},
		[LOOK_DANGER] = {COLOR_BLACK, COLOR_YELLOW, 16, 226, A_BOLD},
		[LOOK_FRAME] = {ON_BLACK, 0},
		[LOOK_HIT] = {COLOR_BLACK, COLOR_YELLOW, 16, 226, A_BOLD | A_UNDERLINE},
		[LOOK_HIT_ON] = {COLOR_BLACK, COLOR_YELLOW, 16, 226, A_BOLD | A_UNDERLINE},
		[LOOK_BIG] = {ON_WHITE, A_BOLD},
	}},
};

static attr_t look_attr[LOOK_COUNT];
static short look_pair[LOOK_COUNT];

static const struct theme *theme_named(const char *name)
{
	for (size_t i = 0; name && i < sizeof themes / sizeof *themes; i++)
		if (!strcmp(themes[i].name, name))
			return &themes[i];
	return &themes[0];
}

static bool colours(void)
{
	const char *no_color = getenv("NO_COLOR");

	if ((no_color && *no_color) || !has_colors())
		return false;
	return start_color() == OK && COLORS >= 8 && COLOR_PAIRS > LOOK_COUNT;
}

static void use(enum look look, const struct look_row *r)
{
	bool many = COLORS >= 256 && (r->bright || r->under);

	look_attr[look] = r->attr;
	look_pair[look] = 0;
	if (r->fg < 0)
		return;
	init_pair((short)(look + 1), many ? r->bright : r->fg, many ? r->under : r->bg);
	look_pair[look] = (short)(look + 1);
}

void theme_init(const char *name)
{
	const struct theme *theme = theme_named(name);

	if (!strcmp(theme->name, "mono") || !colours())
		theme = theme_named("mono");
	else
		use_default_colors();
	for (int i = 0; i < LOOK_COUNT; i++)
		use((enum look)i, &theme->look[i]);
	/* Where the normal look has colours of its own, the empty screen has them too. */
	bkgd(' ' | (chtype)COLOR_PAIR(look_pair[LOOK_NORMAL]));
}

attr_t theme_attr(enum look look)
{
	return look_attr[look];
}

short theme_pair(enum look look)
{
	return look_pair[look];
}

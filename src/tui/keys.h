/* keys.h - what a person can press, and what it means.
 *
 * One table of commands. Keymaps, the footer, F1, the menu, completion of the
 * command line and the man page are all made from it. A key is a number: a
 * character is its code point, everything else lies above them.
 */
#ifndef PLAINT_TUI_KEYS_H
#define PLAINT_TUI_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "plaint/action.h"

struct str;

enum {
	K_TAB = 9, K_ENTER = 13, K_ESC = 27, K_SPACE = 32, K_BACKSPACE = 127,
	K_BASE = 0x200000,
	K_UP, K_DOWN, K_LEFT, K_RIGHT, K_HOME, K_END, K_PGUP, K_PGDN,
	K_INSERT, K_DELETE, K_BACKTAB,
	K_WORD_LEFT, K_WORD_RIGHT, /* Ctrl or Alt with an arrow */
	K_F0,                      /* K_F(n) is K_F0 + n */
	K_LAST = K_F0 + 12
};
#define K_F(n) (K_F0 + (n))
#define K_CTRL(c) ((c) & 0x1f)

/* A key in a list: full-width digits, letters and ：／？！ count as the ASCII ones,
 * typed with an input method still on. */
uint32_t key_narrow(uint32_t key);
/* "F4", "a", "Ctrl-L", "Space", "PgUp". Into buf, which is returned. */
const char *key_text(uint32_t key, char buf[16]);
/* The other way; 0 for an unknown name. */
uint32_t key_parse(const char *name);

/* Where a command is known. A view names one of them in its ops. */
enum scope {
	IN_DESK = 1, IN_COMPLAINT = 2, IN_URGENT = 4, IN_FIND = 8, /* lists of complaints, and one */
	IN_POPUP = 16,  /* why, help: read and close */
	IN_MENU = 32,   /* a list to pick from */
	IN_LINE = 64,   /* the command line */
	IN_INTAKE = 128, IN_FORM = 256,
	IN_BOARD = 512, /* the lead's board: departments and people */
	IN_REPORT = 2048, /* the figures of a report */
	IN_NAME = 1024, /* a line to type a name into */
	IN_HELP = 4096, /* F1: to read, and F1 again closes it */
	IN_MERGE = 8192, /* two changed one record: which is to stand */
	IN_SUPERVISION = 16384, /* violations to decide on, documents of the ladder */
	IN_LINES = IN_LINE | IN_NAME,
	IN_LISTS = IN_DESK | IN_COMPLAINT | IN_URGENT | IN_FIND,
	IN_FORMS = IN_INTAKE | IN_FORM,
	IN_ALL = 32767
};

enum cmd {
	CMD_NONE,
	/* everywhere or in all lists */
	CMD_HELP, CMD_NEW, CMD_FIND, CMD_FORWARD, CMD_NEXT_STEP, CMD_WHY, CMD_URGENT,
	CMD_MENU, CMD_LEAVE, CMD_BACK, CMD_COMMAND, CMD_REDRAW, CMD_SUSPEND,
	CMD_OPEN, CMD_PANE, CMD_PANE_BACK, CMD_MARK, CMD_TAB, /* arg: 1-9, TAB_OWN */
	CMD_NEXT, CMD_PREVIOUS, CMD_EDIT, CMD_REVEAL, CMD_ORDER,
	CMD_UP, CMD_DOWN, CMD_LEFT, CMD_RIGHT, CMD_PAGE_UP, CMD_PAGE_DOWN, CMD_HOME, CMD_END,
	CMD_DO,         /* arg: enum action - an action of the lifecycle on the subject */
	CMD_DIRECTORY, CMD_DRAFTS,
	CMD_BOARD, CMD_REPORTS, CMD_ARCHIVE, CMD_HANDOVER, CMD_UNDO, CMD_URGE_ALL,
	CMD_STEP,       /* arg: 0-3, dispatched, onsite, safe, left (E-3) */
	/* in forms */
	CMD_SAVE, CMD_PREVIEW, CMD_EARLIER, CMD_VALUES, CMD_SAVE_FORWARD, CMD_SETTLE, CMD_EMERGENCY,
	CMD_ANOTHER, CMD_SWITCH, CMD_LAY_BY, CMD_TEXT_UNDO, CMD_TEXT_REDO, CMD_TOUR, CMD_TRAIN,
	CMD_NEXT_FIELD, CMD_PREVIOUS_FIELD, CMD_SET_ASIDE,
	CMD_THEIRS, CMD_MINE, CMD_BOTH,
	CMD_SUPERVISION, CMD_CONFIRM, CMD_WAIVE, CMD_NARROW, CMD_DOCUMENT, CMD_LADDER,
	CMD_SIGN, /* a report */
	CMD_SAVE_TAB, CMD_REMOVE_TAB, /* a person's own queues */
	CMD_COUNT
};

#define TAB_OWN 0 /* the next of one's own tabs */

enum need { NEED_NOTHING = 0, NEED_SUBJECT = 1 /* a complaint is selected or open */ };

struct command {
	enum cmd id;
	int arg;             /* what the handler gets: CMD_DO's action, CMD_TAB's number */
	const char *name;    /* on the command line and in desk.conf: "forward" */
	unsigned where;      /* enum scope bits */
	uint32_t key[3];     /* 0: none; the first one is shown */
	const char *label;   /* for gettext; one or two words for the footer */
	const char *help;    /* for gettext; one sentence */
	const char *group;   /* for gettext; heading in F1 and the menu, NULL: not in the menu */
	unsigned needs;      /* enum need bits */
	int right;           /* enum action the caller must be allowed to, or -1 */
	int footer;          /* place in the footer from the left, 0: not there; higher ones go first when narrow */
};

extern const struct command command_table[];
extern const size_t command_count;

/* The command of a key in a scope, or NULL. In lists key is narrowed first. */
const struct command *command_of_key(enum scope scope, uint32_t key);
/* By its name ("forward", "F-keys" are no names), in that scope or anywhere (0); or NULL. */
const struct command *command_of_name(enum scope scope, const char *name);
/* The row of an id in a scope (the one with the key), or NULL. */
const struct command *command_of_id(enum scope scope, enum cmd id, int arg);
/* A person's own key for a command, from desk.conf; replaces its last key, 0: the
 * table's again. -1: no such name. */
int command_bind(const char *name, uint32_t key);
/* Is the key text in that scope? A letter in find is one to look for. */
bool key_is_text(enum scope scope, uint32_t key);
/* Its keys in that scope: "F4 a". */
void command_keys(const struct command *c, enum scope scope, struct str *out);
/* The table as mdoc list items, for the man page. */
void command_manual(struct str *out);

#endif

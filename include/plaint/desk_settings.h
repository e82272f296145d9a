/* desk_settings.h - a person's own settings: $XDG_CONFIG_HOME/plaint/desk.conf.
 * The syntax is the config's, includes among it; plaint-desk.conf(5) tells them all.
 */
#ifndef PLAINT_DESK_SETTINGS_H
#define PLAINT_DESK_SETTINGS_H

#include "plaint/profile.h"

/* One line of keys { } or key.NAME: which key a command has. What keys and commands
 * there are is known to the desk alone (tui_bind_keys). */
struct desk_key {
	const char *command, *key;
	const char *file;
	int line;
};

struct desk_settings {
	const char *language; /* "zh", "en", or NULL: the locale's */
	const char *theme;    /* "dark", "light", "mono", "contrast", or NULL: dark */
	bool mouse;           /* default no */
	bool bell, title;     /* default yes */
	bool plain;           /* for screen readers; --plain does the same */
	struct desk_key *keys;
	size_t key_count;
};

/* As if there were no file. */
void desk_settings_init(struct desk_settings *s);
/* desk.conf of the caller, or NULL when there is none. */
const char *desk_settings_file(struct arena *a);
/* Reads it into the arena. What is faulty is named and keeps its default. */
void desk_settings_read(struct arena *a, const char *file, struct desk_settings *s, struct faults *faults);

#endif

/* settings.h - a person's own settings: desk.conf. */
#ifndef PLAINT_TUI_SETTINGS_H
#define PLAINT_TUI_SETTINGS_H

#include "plaint/arena.h"
#include "plaint/error.h"

/* One a line: language = "zh", theme = "light", key.forward = "x". */
struct settings {
	const char *language; /* or NULL */
	const char *theme;    /* dark, light, mono, or NULL */
};

/* Reads the text of the file; binds its keys. ERR_INPUT names the line; what was
 * read so far stays. */
int settings_parse(struct settings *s, struct arena *a, const char *file, const char *text, struct err *err);
/* desk.conf of the caller; none is no error. */
int settings_load(struct settings *s, struct arena *a, struct err *err);

#endif

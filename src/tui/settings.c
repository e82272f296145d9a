/* settings.c - reading desk.conf. */
#include "settings.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "keys.h"
#include "plaint/paths.h"
#include "plaint/str.h"

static char *trim(char *s)
{
	char *end = s + strlen(s);

	while (end > s && strchr(" \t\r", end[-1]))
		*--end = '\0';
	while (*s == ' ' || *s == '\t')
		s++;
	if (end - s >= 2 && *s == '"' && end[-1] == '"') {
		end[-1] = '\0';
		s++;
	}
	return s;
}

static bool set(struct settings *s, const char *name, const char *value)
{
	if (!strcmp(name, "language"))
		s->language = value;
	else if (!strcmp(name, "theme"))
		s->theme = value;
	else if (!strncmp(name, "key.", 4))
		return key_parse(value) && !command_bind(name + 4, key_parse(value));
	else
		return false;
	return true;
}

int settings_parse(struct settings *s, struct arena *a, const char *file, const char *text, struct err *err)
{
	char *rest = arena_strdup(a, text), *line;
	int number = 0;

	while ((line = strsep(&rest, "\n"))) {
		char *equals, *name = trim(line);
		number++;
		if (!*name || *name == '#')
			continue;
		equals = strchr(name, '=');
		if (equals) {
			*equals = '\0';
			if (set(s, trim(name), trim(equals + 1)))
				continue;
		}
		return err_set(err, ERR_INPUT, NULL, N_("%1:%2: no such setting"), file,
			arena_printf(a, "%d", number), NULL);
	}
	return 0;
}

int settings_load(struct settings *s, struct arena *a, struct err *err)
{
	const char *dir = path_config(a), *file;
	char *text;
	size_t len;

	memset(s, 0, sizeof *s);
	if (!dir)
		return 0;
	file = arena_printf(a, "%s/desk.conf", dir);
	if (access(file, F_OK))
		return 0;
	if (path_read(a, file, 65536, &text, &len, err))
		return -1;
	return settings_parse(s, a, file, text, err);
}

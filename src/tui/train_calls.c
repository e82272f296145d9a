/* train_calls.c - "name: value" lines; a blank line ends a call. */
#include "train_calls.h"

#include <stdlib.h>
#include <string.h>

#include "plaint/str.h"

static char *trim(char *s)
{
	char *end;

	s += strspn(s, " \t");
	end = s + strlen(s);
	while (end > s && strchr(" \t\r", end[-1]))
		*--end = '\0';
	return s;
}

static bool earlier(struct sample_call *c, struct arena *a, char *text)
{
	char *part;

	while ((part = strsep(&text, ";"))) {
		char *equals = strchr(part, '=');

		if (!equals)
			return false;
		*equals = '\0';
		values_set(a, &c->earlier, trim(part), trim(equals + 1));
	}
	return true;
}

static bool want(struct sample_call *c, const char *text)
{
	static const char *const names[] = {"register", "forward", "emergency", "settle"};

	for (int i = 0; i < 4; i++)
		if (!strcmp(text, names[i])) {
			c->want = (enum want)i;
			return true;
		}
	return false;
}

static bool set(struct sample_call *c, struct arena *a, const char *name, char *value)
{
	if (!strcmp(name, "title"))
		c->title = value;
	else if (!strcmp(name, "earlier"))
		return earlier(c, a, value);
	else if (!strcmp(name, "want"))
		return want(c, value);
	else if (!strcmp(name, "goal"))
		return (c->goal = atoi(value)) > 0;
	else if (strcmp(name, "say") || c->says == SAYS_MOST)
		return false;
	else
		c->say[c->says++] = value;
	return true;
}

static bool whole(const struct sample_call *c)
{
	return c->title && c->says;
}

int calls_parse(struct calls *c, struct arena *a, char *text)
{
	struct sample_call *now = NULL;
	int number = 0;
	char *line;

	memset(c, 0, sizeof *c);
	while ((line = strsep(&text, "\n"))) {
		char *name = trim(line), *colon = strchr(name, ':');

		number++;
		if (!*name && now && !whole(now))
			return number;
		if (!*name)
			now = NULL;
		if (!*name || *name == '#')
			continue;
		if (!now && c->count == CALLS_MOST)
			return number;
		if (!now)
			now = &c->call[c->count++];
		if (!colon)
			return number;
		*colon = '\0';
		if (!set(now, a, trim(name), trim(colon + 1)))
			return number;
	}
	return c->count && (!now || whole(now)) ? 0 : number;
}

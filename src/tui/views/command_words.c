#include "command.h"

#include <string.h>

static bool blank(char c)
{
	return c == ' ' || c == '\t';
}

/* One word from *at; quotes are taken off. */
static const char *next_word(struct arena *a, const char **at)
{
	struct str word;
	const char *p = *at, *text;
	bool quoted = false;

	str_init(&word);
	for (; *p != '\0' && (quoted || !blank(*p)); p++) {
		if (*p == '"')
			quoted = !quoted;
		else if (*p == '\\' && quoted && (p[1] == '"' || p[1] == '\\'))
			str_add_char(&word, *++p);
		else
			str_add_char(&word, *p);
	}
	*at = p;
	text = arena_strdup(a, word.data);
	str_release(&word);
	return text;
}

struct texts words_split(struct arena *a, const char *line, bool *open)
{
	struct texts words = { NULL, 0 };

	if (strncmp(line, "：", strlen("：")) == 0)
		line += strlen("：");
	while (*line == ':' || blank(*line))
		line++;
	if (open != NULL)
		*open = false;
	while (*line != '\0') {
		const char *word = next_word(a, &line);

		words.item = arena_grow(a, words.item, words.count, sizeof *words.item);
		words.item[words.count++] = word;
		if (open != NULL)
			*open = *line == '\0';
		while (blank(*line))
			line++;
	}
	return words;
}

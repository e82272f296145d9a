#include <string.h>

#include "plaint/paths.h"
#include "plaint/utf8.h"
#include "source.h"

/* No config a person writes is this long. */
#define MOST_BYTES ((size_t)1 << 20)

static void blank(char *from, char *to)
{
	for (; from < to; from++)
		if (*from != '\n')
			*from = ' ';
}

/* The end of the text that begins at s: past its closing quote, or at the line's end. */
static char *skip_text(char *s)
{
	char quote = *s++;
	while (*s && *s != quote && *s != '\n')
		s += *s == '\\' && s[1] ? 2 : 1;
	return *s == quote ? s + 1 : s;
}

static void blank_comments(const struct source *src, struct faults *faults)
{
	char *s = src->text;
	int line = 1;
	bool fresh = true; /* a // inside a bare word (http://) is none */

	while (*s) {
		char *from = s;
		if (*s == '"' || *s == '\'') {
			s = skip_text(s);
			for (; from < s; from++)
				line += *from == '\n';
			fresh = true;
		} else if (*s == '#' || (fresh && s[0] == '/' && s[1] == '/')) {
			s += strcspn(s, "\n");
			blank(from, s);
		} else if (fresh && s[0] == '/' && s[1] == '*') {
			char *end = strstr(s + 2, "*/");
			if (!end)
				fault_add(faults, SEVERITY_ERROR, src->path, line,
					"comment is not closed: */ missing");
			s = end ? end + 2 : s + strlen(s);
			for (char *p = from; p < s; p++)
				line += *p == '\n';
			blank(from, s);
			fresh = true;
		} else {
			line += *s == '\n';
			fresh = strchr(" \t\n={}(),", *s) != NULL;
			s++;
		}
	}
}

/* What libconfuse would read from the environment is refused: a config says the same
 * whoever starts the program. */
static void refuse_environment(const struct source *src, struct faults *faults)
{
	int line = 1;
	bool single = false;

	for (char *s = src->text; *s; s++) {
		if (*s == '\n') {
			line++;
			single = false;
		} else if (*s == '\'') {
			single = !single;
		} else if (s[0] == '$' && s[1] == '{' && !single) {
			fault_add(faults, SEVERITY_ERROR, src->path, line,
				"${...} is not read from the environment here: write the value");
			s[0] = s[1] = ' ';
			char *end = s + strcspn(s, "}\n");
			if (*end == '}')
				*end = ' ';
		}
	}
}

static bool control(unsigned char c)
{
	return (c < 0x20 && c != '\t' && c != '\n') || c == 0x7f;
}

static void clean_line(const struct source *src, size_t from, size_t to, int line, struct faults *faults)
{
	char *s = src->text;
	if (!utf8_valid(s + from, to - from)) {
		fault_add(faults, SEVERITY_ERROR, src->path, line, "not valid UTF-8");
		for (size_t i = from; i < to; i++)
			if ((unsigned char)s[i] >= 0x80)
				s[i] = '?';
	}
	bool told = false;
	for (size_t i = from; i < to; i++) {
		if (!control((unsigned char)s[i]))
			continue;
		if (!told && !(s[i] == '\r' && i + 1 == to))
			fault_add(faults, SEVERITY_ERROR, src->path, line, "control character");
		told = told || s[i] != '\r';
		s[i] = ' ';
	}
}

static void clean(const struct source *src, struct faults *faults)
{
	size_t from = 0;
	int line = 1;

	if (src->len >= 3 && !memcmp(src->text, "\xef\xbb\xbf", 3))
		memset(src->text, ' ', 3);
	while (from < src->len) {
		const char *end = memchr(src->text + from, '\n', src->len - from);
		size_t to = end ? (size_t)(end - src->text) : src->len;
		clean_line(src, from, to, line++, faults);
		from = to + 1;
	}
}

int source_read(
	struct arena *a, const char *path, struct source **out, struct faults *faults, struct err *err)
{
	struct source *s = arena_alloc(a, sizeof *s);
	char *text;
	if (path_read(a, path, MOST_BYTES, &text, &s->len, err))
		return -1;
	s->text = text;
	s->path = arena_strdup(a, path);
	const char *slash = strrchr(s->path, '/');
	s->base = slash ? slash + 1 : s->path;
	clean(s, faults);
	blank_comments(s, faults);
	refuse_environment(s, faults);
	*out = s;
	return 0;
}

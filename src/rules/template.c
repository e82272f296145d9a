/* Templates: see template.h. */
#include "plaint/rules/template.h"

#include <string.h>

#include "plaint/str.h"

#define NAME_MOST 64

/* "{{?name}}" at s. */
struct mark {
	size_t len;  /* 0: none here */
	bool broken; /* braces without a name or without an end */
	char sign;   /* '?', '!' or 0 */
	char name[NAME_MOST];
};

static struct mark mark_at(const char *s, size_t len)
{
	struct mark m = {.len = 0};
	size_t at = 2, n;

	if (len < 2 || s[0] != '{' || s[1] != '{')
		return m;
	if (at < len && (s[at] == '?' || s[at] == '!'))
		m.sign = s[at++];
	for (n = 0; at + n < len && (s[at + n] == '_' || (s[at + n] >= 'a' && s[at + n] <= 'z') ||
			(s[at + n] >= '0' && s[at + n] <= '9'));)
		n++;
	m.broken = !n || n >= NAME_MOST || at + n + 2 > len || s[at + n] != '}' || s[at + n + 1] != '}';
	if (m.broken)
		return m;
	memcpy(m.name, s + at, n);
	m.len = at + n + 2;
	return m;
}

/* The line at s, without its end. */
static size_t line_len(const char *s)
{
	return strcspn(s, "\n");
}

struct filling {
	struct str *out;
	template_value *value;
	void *arg;
	int blank; /* empty lines just before; -1: at the beginning */
};

static const char *value_of(const struct filling *f, const char *name)
{
	return str_or_empty(f->value(f->arg, name));
}

#define WIDE_BLANK "\u3000"

/* A text a person typed: its lines begin with no mark of ours, and as far in as the
 * template's line (indent bytes of wide blanks). */
static void add_value(struct str *out, const char *text, size_t indent)
{
	for (; *text; text++) {
		bool begins = !out->len || out->data[out->len - 1] == '\n';

		if (*text == '\r')
			continue;
		if (begins && (*text == '#' || ((*text == '=' || *text == '>') && text[1] == ' ')))
			str_add_char(out, ' ');
		str_add_char(out, *text);
		for (size_t i = 0; *text == '\n' && i < indent; i += strlen(WIDE_BLANK))
			str_add(out, WIDE_BLANK);
	}
}

/* The conditions before a line: their bytes; *holds: all of them do. */
static size_t conditions(const struct filling *f, const char *s, size_t len, bool *holds)
{
	size_t at = 0;

	*holds = true;
	for (;;) {
		struct mark m = mark_at(s + at, len - at);

		if (!m.len || !m.sign)
			return at;
		if ((m.sign == '?') != (*value_of(f, m.name) != '\0'))
			*holds = false;
		at += m.len;
	}
}

static void fill_line(struct filling *f, const char *s, size_t len)
{
	struct str *out = f->out;
	size_t before = out->len, indent = 0;

	while (indent + strlen(WIDE_BLANK) <= len && str_starts(s + indent, WIDE_BLANK))
		indent += strlen(WIDE_BLANK);
	for (size_t i = 0; i < len;) {
		struct mark m = mark_at(s + i, len - i);

		if (m.len && !m.sign) {
			add_value(out, value_of(f, m.name), indent);
			i += m.len;
			continue;
		}
		str_add_char(out, s[i++]);
	}
	if (out->len == before) {
		if (f->blank != 0)
			return;
		f->blank = 1;
	} else {
		f->blank = 0;
	}
	str_add_char(out, '\n');
}

const char *template_fill(struct arena *a, const char *text, template_value *value, void *arg)
{
	struct str out;
	struct filling f = {&out, value, arg, -1};
	const char *done;

	str_init(&out);
	for (const char *s = text; *s;) {
		size_t len = line_len(s), at;
		bool holds;

		if (*s != '#') {
			at = conditions(&f, s, len, &holds);
			if (holds)
				fill_line(&f, s + at, len - at);
		}
		s += len + (s[len] == '\n');
	}
	done = arena_strdup(a, str_or_empty(out.data));
	str_release(&out);
	return done;
}

void template_check(const char *text, template_known *known, template_fault *fault, void *arg)
{
	int line = 1;

	for (const char *s = text; *s; line++) {
		size_t len = line_len(s);
		bool begins = true;

		for (size_t i = 0; *s != '#' && i < len;) {
			struct mark m = mark_at(s + i, len - i);

			if (m.broken)
				fault(arg, line, "\"{{\" without a name and \"}}\"", NULL);
			else if (m.len && m.sign && !begins)
				fault(arg, line, "a condition on \"%s\" can only begin a line", m.name);
			else if (m.len && !known(arg, m.name))
				fault(arg, line, "no such placeholder: \"%s\"", m.name);
			begins = begins && m.len && m.sign;
			i += m.len ? m.len : m.broken ? 2 : 1;
		}
		s += len + (s[len] == '\n');
	}
}

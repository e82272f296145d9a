/* An iCalendar file cut into events. libical reads single lines (ics_event.c): it
 * forgets where they stood, and a fault is told with its line. */
#include <string.h>
#include <strings.h>

#include "ics.h"
#include "plaint/utf8.h"

#define MOST_DEEP 16
#define LINE_COLUMNS 40 /* of a line shown in a fault */

struct cutting {
	struct ics *x;
	struct ics_block *item;
	size_t count;
	struct ics_line open[MOST_DEEP]; /* what is begun and not ended */
	int deep;
	int event; /* the depth at which an event is open, or 0 */
	bool began, broken;
};

static void broken(struct cutting *c, int line, const char *what, const char *text)
{
	ics_fault(c->x, line, what, (int)utf8_fit(text, strlen(text), LINE_COLUMNS, NULL), text);
	c->broken = true;
}

static void begin(struct cutting *c, const char *name, int line)
{
	if (c->deep == MOST_DEEP) {
		broken(c, line, "nested too deep: \"%.*s\"", name);
		return;
	}
	if (!c->deep && strcasecmp(name, "VCALENDAR") != 0) {
		broken(c, line, "not an iCalendar file: begins with: \"%.*s\"", name);
		return;
	}
	c->began = true;
	c->open[c->deep++] = (struct ics_line){name, line};
	if (!c->event && !strcasecmp(name, "VEVENT")) {
		c->event = c->deep;
		c->item = arena_grow(c->x->arena, c->item, c->count, sizeof *c->item);
		c->item[c->count++] = (struct ics_block){NULL, 0, line};
	}
}

static void end(struct cutting *c, const char *name, int line)
{
	if (!c->deep || strcasecmp(c->open[c->deep - 1].text, name) != 0) {
		broken(c, line, "END without its BEGIN: \"%.*s\"", name);
		return;
	}
	if (c->deep == c->event)
		c->event = 0;
	c->deep--;
}

static void take(struct cutting *c, const char *text, int line)
{
	if (!*text)
		return;
	if (!strncasecmp(text, "BEGIN:", 6)) {
		begin(c, text + 6, line);
	} else if (!c->deep) {
		broken(c, line, c->began ? "after the end of the calendar: \"%.*s\"" : "not an iCalendar file: begins with: \"%.*s\"", text);
	} else if (!strncasecmp(text, "END:", 4)) {
		end(c, text + 4, line);
	} else if (!strchr(text, ':')) {
		broken(c, line, "not a line of iCalendar (NAME:VALUE): \"%.*s\"", text);
	} else if (c->event && c->event == c->deep) {
		struct ics_block *b = &c->item[c->count - 1];

		b->item = arena_grow(c->x->arena, b->item, b->count, sizeof *b->item);
		b->item[b->count++] = (struct ics_line){text, line};
	}
}

static size_t line_length(const char *s, size_t len)
{
	const char *end = memchr(s, '\n', len);

	return end ? (size_t)(end - s) : len;
}

static bool add_line(struct cutting *c, struct str *s, const char *text, size_t len, int line)
{
	if (len && text[len - 1] == '\r')
		len--;
	if (memchr(text, '\0', len))
		ics_fault(c->x, line, "not a text file");
	else
		str_add_len(s, text, len);
	return !memchr(text, '\0', len);
}

/* A fold may part a character of UTF-8: looked at when the line is whole. */
static void finish_line(struct cutting *c, struct str *s, int line)
{
	while (s->len && (s->data[s->len - 1] == ' ' || s->data[s->len - 1] == '\t'))
		str_splice(s, s->len - 1, 1, "", 0);
	if (!utf8_valid(s->data, s->len)) {
		ics_fault(c->x, line, "not valid UTF-8");
		c->broken = true;
	} else {
		take(c, arena_strndup(c->x->arena, s->data, s->len), line);
	}
	str_clear(s);
}

static void cut(struct cutting *c, const char *text, size_t len)
{
	struct str whole;
	int line = 0, first = 1;

	str_init(&whole);
	for (size_t at = 0; at < len && !c->broken;) {
		size_t n = line_length(text + at, len - at);
		bool folded = line && n && (text[at] == ' ' || text[at] == '\t');

		line++;
		if (!folded && line > 1) {
			finish_line(c, &whole, first);
			first = line;
		}
		if (!add_line(c, &whole, text + at + folded, n - folded, line))
			c->broken = true;
		at += n + 1;
	}
	if (!c->broken)
		finish_line(c, &whole, first);
	str_release(&whole);
}

void ics_blocks(struct ics *x, const char *text, size_t len, struct ics_block **out, size_t *count)
{
	struct cutting c = {.x = x};
	size_t mark = len >= 3 && !memcmp(text, "\xef\xbb\xbf", 3) ? 3 : 0;

	cut(&c, text + mark, len - mark);
	if (!c.broken && !c.began)
		ics_fault(x, 0, "not an iCalendar file: it is empty");
	else if (!c.broken && c.deep)
		ics_fault(x, c.open[c.deep - 1].line, "BEGIN:%.*s is not ended: the file is cut off",
			(int)utf8_fit(c.open[c.deep - 1].text, strlen(c.open[c.deep - 1].text), LINE_COLUMNS, NULL),
			c.open[c.deep - 1].text);
	*out = c.item;
	*count = c.count;
}

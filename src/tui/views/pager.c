#include "pager.h"

#include <string.h>

#include "plaint/str.h"
#include "plaint/utf8.h"

#include "plaint/textwrap.h"

#include "../spoken.h"

struct page_line {
	const struct paragraph *para;
	size_t from, to; /* bytes of its text */
	const char *lead; /* drawn before it, or NULL */
};

void pager_init(struct pager *p)
{
	memset(p, 0, sizeof *p);
}

void pager_release(struct pager *p)
{
	arena_release(&p->arena);
	memset(p, 0, sizeof *p);
}

void pager_clear(struct pager *p)
{
	arena_clear(&p->arena);
	p->para = NULL;
	p->para_count = 0;
	p->line = NULL;
	p->count = 0;
	p->cols = 0;
}

/* "taken in: 11-22 14:31": what stands in two columns is heard as one phrase. */
static const char *spoken(struct pager *p, const char *lead, const char *text)
{
	size_t len;

	lead = spoken_words(&p->arena, lead);
	text = spoken_words(&p->arena, text);
	len = strlen(lead);
	if (len == 0 || *text == '\0')
		return *text != '\0' ? text : lead;
	return arena_printf(&p->arena, "%s%s %s", lead, lead[len - 1] == ':' ? "" : ":", text);
}

void pager_first(struct pager *p)
{
	p->top = p->at = 0;
}

void pager_add_led(struct pager *p, int indent, enum look lead_look, const char *lead, enum look look, const char *text)
{
	if (draw_plain() && lead != NULL) {
		text = spoken(p, lead, text);
		lead = NULL;
		indent = 0;
	}
	p->para = arena_grow(&p->arena, p->para, p->para_count, sizeof *p->para);
	p->para[p->para_count++] = (struct paragraph){
		.lead = arena_strdup(&p->arena, lead),
		.text = arena_strdup(&p->arena, str_or_empty(text)),
		.lead_look = lead_look,
		.look = look,
		.indent = indent,
	};
	p->cols = 0;
}

void pager_add(struct pager *p, enum look look, const char *text)
{
	pager_add_led(p, 0, look, NULL, look, text);
}

void pager_add_lines(struct pager *p, enum look look, const char *text)
{
	while (*text != '\0') {
		size_t len = strcspn(text, "\n");

		pager_add(p, look, arena_strndup(&p->arena, text, len));
		text += len;
		if (*text == '\n')
			text++;
	}
}

/* The columns a paragraph's text gets: an indent that leaves no room is dropped. */
static int text_indent(const struct paragraph *para, int cols)
{
	return cols - para->indent >= 16 ? para->indent : 0;
}

static void add_line(struct pager *p, const struct paragraph *para, size_t from, size_t to, const char *lead)
{
	p->line = arena_grow(&p->arena, p->line, (size_t)p->count, sizeof *p->line);
	p->line[p->count++] = (struct page_line){ para, from, to, lead };
}

static void lay_out(struct pager *p, const struct paragraph *para, int cols)
{
	int width = para->lead != NULL ? utf8_width(para->lead, strlen(para->lead)) : 0;
	size_t len = strlen(para->text), pos = 0;
	const char *lead = para->lead;

	/* A lead that would run into its text gets a line of its own. */
	if (width > 0 && (width >= para->indent || text_indent(para, cols) == 0)) {
		add_line(p, para, 0, 0, lead);
		lead = NULL;
		if (len == 0)
			return;
	}
	do {
		size_t shown = len, next = len;

		if (len > 0)
			next = textwrap_line(para->text, len, pos, cols - text_indent(para, cols), &shown);
		add_line(p, para, pos, shown, lead);
		lead = NULL;
		pos = next;
	} while (pos < len);
}

int pager_layout(struct pager *p, int cols)
{
	if (cols < 1)
		cols = 1;
	if (p->cols == cols)
		return p->count;
	p->line = NULL;
	p->count = 0;
	for (size_t i = 0; i < p->para_count; i++)
		lay_out(p, &p->para[i], cols);
	p->cols = cols;
	return p->count;
}

int pager_width(const struct pager *p)
{
	int most = 0;

	for (size_t i = 0; i < p->para_count; i++) {
		const struct paragraph *para = &p->para[i];
		int width = para->indent + utf8_width(para->text, strlen(para->text));
		int lead = para->lead != NULL ? utf8_width(para->lead, strlen(para->lead)) : 0;

		if (width > most)
			most = width;
		if (lead > most)
			most = lead;
	}
	return most;
}

static void keep_in(struct pager *p)
{
	int last = p->count - p->rows;

	if (p->at_end) {
		p->top = last;
		p->at = p->count - 1;
		while (p->at > 0 && p->line[p->at].from > 0) /* of the last paragraph the beginning */
			p->at--;
		p->at_end = false;
	}
	if (p->at >= p->count)
		p->at = p->count - 1;
	if (p->at < 0)
		p->at = 0;
	if (draw_plain() && p->at < p->top)
		p->top = p->at;
	if (draw_plain() && p->rows > 0 && p->at >= p->top + p->rows)
		p->top = p->at - p->rows + 1;
	if (p->top > last)
		p->top = last;
	if (p->top < 0)
		p->top = 0;
}

int pager_caret(const struct pager *p)
{
	return draw_plain() ? p->at - p->top : 0;
}

void pager_draw(struct pager *p, WINDOW *w, int row, int col, int rows, int cols)
{
	pager_layout(p, cols);
	p->rows = rows;
	keep_in(p);
	for (int i = 0; i < rows && p->top + i < p->count; i++) {
		const struct page_line *l = &p->line[p->top + i];
		int indent = text_indent(l->para, cols);

		if (l->lead != NULL)
			draw_text(w, row + i, col, cols, l->para->lead_look, l->lead);
		draw_bytes(w, row + i, col + indent, l->para->look, l->para->text + l->from, l->to - l->from);
	}
}

bool pager_command(struct pager *p, enum cmd cmd)
{
	int page = p->rows > 2 ? p->rows - 1 : 1, by;

	switch (cmd) {
	case CMD_UP:
	case CMD_DOWN:
		by = cmd == CMD_DOWN ? 1 : -1;
		break;
	case CMD_PAGE_UP:
	case CMD_PAGE_DOWN:
		by = cmd == CMD_PAGE_DOWN ? page : -page;
		break;
	case CMD_HOME:
	case CMD_END:
		by = cmd == CMD_END ? p->count : -p->count;
		break;
	default:
		return false;
	}
	if (draw_plain())
		p->at += by;
	else
		p->top += by;
	keep_in(p);
	return true;
}

int pager_more(const struct pager *p)
{
	int more = p->count - p->top - p->rows;

	return more > 0 ? more : 0;
}

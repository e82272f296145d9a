/* spoken.c - columns, blanks and marks in words. */
#include "spoken.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw.h"
#include "plaint/report.h"
#include "plaint/str.h"

/* The marks a screen shows beside what they mean; 0: none of them. */
static size_t mark_length(const char *s)
{
	static const char *const marks[] = {"!!", ">", "*"};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t len = strlen(marks[i]);

		if (!strncmp(s, marks[i], len) && (s[len] == ' ' || s[len] == '\0'))
			return len;
	}
	return 0;
}

static void pause_before(struct str *out, size_t blanks)
{
	if (out->len == 0 || blanks == 0)
		return;
	if (blanks > 1 && !strchr(",:;.", out->data[out->len - 1]))
		str_add_char(out, ',');
	str_add_char(out, ' ');
}

const char *spoken_words(struct arena *a, const char *text)
{
	size_t blanks = 0;
	struct str out;
	const char *kept;

	str_init(&out);
	for (const char *s = str_or_empty(text); *s != '\0';) {
		bool begins = s == text || s[-1] == ' ';
		size_t len = begins ? mark_length(s) : 0;

		if (len > 0) {
			s += len;
		} else if (*s == ' ') {
			blanks++;
			s++;
		} else if (begins && !strncmp(s, "-> ", 3)) {
			pause_before(&out, blanks);
			str_addf(&out, "%s ", tr(N_("to")));
			blanks = 0;
			s += 3;
		} else {
			pause_before(&out, *s == ',' ? 0 : blanks);
			blanks = 0;
			str_add_char(&out, *s++);
		}
	}
	kept = arena_strdup(a, out.data);
	str_release(&out);
	return kept;
}

const char *spoken_row(struct tui *t, const char *text)
{
	return spoken_words(&t->turn, text);
}

const char *spoken_or(struct tui *t, const char *text)
{
	return t->plain ? spoken_row(t, text) : text;
}

const char *spoken_place(struct tui *t, int at, int count)
{
	return arena_printf(&t->turn, tr(N_("%d of %d")), at + 1, count);
}

void spoken_add(struct str *s, const char *label, const char *value)
{
	if (str_empty(value))
		return;
	if (s->len > 0 && !strchr(" :", s->data[s->len - 1]))
		str_add(s, ", ");
	str_addf(s, "%s%s%s", str_or_empty(label), str_empty(label) ? "" : " ", value);
}

void spoken_draw(struct tui *t, int row, int col, int rows, int cols, struct str *s)
{
	if (s->len > 0 && !strchr(".!?", s->data[s->len - 1]))
		str_add_char(s, '.');
	draw_wrapped(t->win, row, col, rows, cols, LOOK_NORMAL, s->data);
}

void spoken_tell(struct tui *t, const char *fmt, ...)
{
	va_list ap;
	char *s = NULL;

	if (!t->plain)
		return;
	va_start(ap, fmt);
	if (vasprintf(&s, fmt, ap) >= 0) {
		tui_say(t, LOOK_MESSAGE, "%s", spoken_row(t, s));
		free(s);
	}
	va_end(ap);
}

void spoken_tabs_init(struct spoken_tabs *s)
{
	*s = (struct spoken_tabs){.at = 0};
	str_init(&s->others);
}

void spoken_tab(struct tui *t, struct spoken_tabs *s, const char *text, bool open)
{
	text = spoken_row(t, text);
	if (open) {
		s->open = text;
		s->at = s->count;
	} else {
		spoken_add(&s->others, NULL, text);
	}
	s->count++;
}

void spoken_tabs_draw(struct tui *t, struct spoken_tabs *s, int row)
{
	draw_text(t->win, row, 0, t->cols, LOOK_NORMAL,
		arena_printf(&t->turn, tr(N_("%s, %s. Others: %s")), str_or_empty(s->open), spoken_place(t, s->at, s->count), s->others.data));
	str_release(&s->others);
}

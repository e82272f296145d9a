/* textfield.c - the text, its cursor, and what changes them. */
#include "textfield.h"

#include <string.h>

#include "plaint/utf8.h"

/* Bytes a grapheme may take on average: what carries towers of marks is cut. */
#define BYTES_EACH 12

void textfield_init(struct textfield *f, size_t max, bool multiline)
{
	memset(f, 0, sizeof *f);
	str_init(&f->text);
	str_init(&f->killed);
	f->max = max;
	f->multiline = multiline;
	f->goal = -1;
}

void textfield_release(struct textfield *f)
{
	str_release(&f->text);
	str_release(&f->killed);
	textfield_forget(f);
}

size_t textfield_count(const struct textfield *f)
{
	return utf8_count(f->text.data, f->text.len);
}

/* The text on either side may have joined with what is at pos: the next boundary. */
static size_t boundary(const struct textfield *f, size_t pos)
{
	size_t at;

	if (pos >= f->text.len)
		return f->text.len;
	at = utf8_snap(f->text.data, f->text.len, pos);
	return at == pos ? at : utf8_next(f->text.data, f->text.len, at);
}

static enum edited changed(struct textfield *f, size_t cursor)
{
	f->cursor = boundary(f, cursor);
	if (f->left > f->text.len)
		f->left = f->text.len;
	f->left = utf8_snap(f->text.data, f->text.len, f->left);
	f->goal = -1;
	f->edits++;
	textfield_noted(f);
	return EDIT_CHANGED;
}

/* How much of the cleaned text there is room for. */
static size_t fitting(struct textfield *f, const struct str *clean)
{
	size_t count = textfield_count(f), bytes = f->max * BYTES_EACH, at = 0;

	while (at < clean->len) {
		size_t next = utf8_next(clean->data, clean->len, at);
		if (count >= f->max || f->text.len + next > bytes)
			break;
		count++;
		at = next;
	}
	f->dropped = utf8_count(clean->data + at, clean->len - at);
	return at;
}

static enum edited insert(struct textfield *f, const char *s, size_t len, bool typed)
{
	struct str clean;
	size_t take;

	str_init(&clean);
	utf8_clean(&clean, s, len, f->multiline);
	take = fitting(f, &clean);
	if (take) {
		textfield_note(f, typed);
		str_splice(&f->text, f->cursor, 0, clean.data, take);
	}
	str_release(&clean);
	return take ? changed(f, f->cursor + take) : f->dropped ? EDIT_MOVED : EDIT_IGNORED;
}

enum edited textfield_insert(struct textfield *f, const char *s, size_t len)
{
	return insert(f, s, len, false);
}

void textfield_set(struct textfield *f, const char *s)
{
	str_clear(&f->text);
	f->cursor = f->left = 0;
	f->top = 0;
	insert(f, str_or_empty(s), strlen(str_or_empty(s)), true);
	textfield_forget(f);
}

void textfield_replace(struct textfield *f, const char *s)
{
	textfield_note(f, false);
	str_clear(&f->text);
	f->cursor = f->left = 0;
	f->top = 0;
	/* joins the step just noted: one step back, not two */
	textfield_join(f);
	insert(f, str_or_empty(s), strlen(str_or_empty(s)), true);
}

static enum edited cut(struct textfield *f, size_t from, size_t to, bool keep)
{
	if (from >= to)
		return EDIT_IGNORED;
	if (keep) {
		str_clear(&f->killed);
		str_add_len(&f->killed, f->text.data + from, to - from);
	}
	textfield_note(f, false);
	str_splice(&f->text, from, to - from, "", 0);
	return changed(f, from);
}

static enum edited move(struct textfield *f, size_t to)
{
	f->goal = -1;
	if (f->cursor == to)
		return EDIT_IGNORED;
	f->cursor = to;
	return EDIT_MOVED;
}

enum char_class { CLASS_BLANK, CLASS_MARK, CLASS_WORD, CLASS_WIDE };

static enum char_class class_at(const struct textfield *f, size_t at)
{
	const char *s = f->text.data + at;
	uint32_t cp = 0;
	int n = utf8_decode(s, f->text.len - at, &cp);

	if (cp == ' ' || cp == '\n' || cp == 0x3000)
		return CLASS_BLANK;
	if (cp < 128)
		return (cp >= '0' && cp <= '9') || ((cp | 32) >= 'a' && (cp | 32) <= 'z') ? CLASS_WORD : CLASS_MARK;
	if ((cp >= 0x3001 && cp <= 0x303f) || (cp >= 0xff01 && cp <= 0xff0f) || cp == 0xff1a || cp == 0xff1b ||
		cp == 0xff1f || (cp >= 0x2010 && cp <= 0x2027))
		return CLASS_MARK;
	return n > 0 && utf8_width(s, (size_t)n) == 2 ? CLASS_WIDE : CLASS_WORD;
}

static size_t word_left(const struct textfield *f, size_t at)
{
	enum char_class kind = CLASS_BLANK;

	while (at) {
		size_t prev = utf8_prev(f->text.data, f->text.len, at);
		enum char_class c = class_at(f, prev);
		if (kind == CLASS_WORD || kind == CLASS_WIDE) {
			if (c != kind)
				break;
		} else {
			kind = c;
		}
		at = prev;
	}
	return at;
}

static size_t word_right(const struct textfield *f, size_t at)
{
	enum char_class kind = CLASS_BLANK;

	while (at < f->text.len) {
		enum char_class c = class_at(f, at);
		if (kind == CLASS_WORD || kind == CLASS_WIDE) {
			if (c != kind)
				break;
		} else {
			kind = c;
		}
		at = utf8_next(f->text.data, f->text.len, at);
	}
	return at;
}

/* The line between line feeds the cursor is in. */
static void paragraph(const struct textfield *f, size_t *from, size_t *to)
{
	*from = *to = f->cursor;
	while (*from && f->text.data[*from - 1] != '\n')
		--*from;
	while (*to < f->text.len && f->text.data[*to] != '\n')
		++*to;
}

static enum edited edit_key(struct textfield *f, uint32_t key)
{
	const char *s = f->text.data;
	size_t len = f->text.len, from, to;

	switch (key) {
	case K_BACKSPACE:
	case K_CTRL('H'):
		return f->cursor ? cut(f, utf8_prev(s, len, f->cursor), f->cursor, false) : EDIT_IGNORED;
	case K_DELETE:
	case K_CTRL('D'):
		return f->cursor < len ? cut(f, f->cursor, utf8_next(s, len, f->cursor), false) : EDIT_IGNORED;
	case K_CTRL('W'):
		return cut(f, word_left(f, f->cursor), f->cursor, true);
	case K_CTRL('K'):
		paragraph(f, &from, &to);
		return cut(f, f->cursor, to > f->cursor ? to : utf8_next(s, len, f->cursor), true);
	case K_CTRL('U'):
		paragraph(f, &from, &to);
		return cut(f, from, f->cursor, true);
	case K_CTRL('_'):
		return textfield_undo(f);
	case K_CTRL('R'):
		return textfield_redo(f);
	case K_CTRL('Y'):
		return textfield_insert(f, f->killed.data, f->killed.len);
	default:
		return EDIT_IGNORED;
	}
}

static enum edited move_key(struct textfield *f, uint32_t key)
{
	const char *s = f->text.data;
	size_t len = f->text.len, from, to;

	switch (key) {
	case K_LEFT:
		return f->cursor ? move(f, utf8_prev(s, len, f->cursor)) : EDIT_IGNORED;
	case K_RIGHT:
		return f->cursor < len ? move(f, utf8_next(s, len, f->cursor)) : EDIT_IGNORED;
	case K_WORD_LEFT:
		return move(f, word_left(f, f->cursor));
	case K_WORD_RIGHT:
		return move(f, word_right(f, f->cursor));
	case K_HOME:
	case K_CTRL('A'):
		textfield_line(f, &from, &to);
		return move(f, from);
	case K_END:
	case K_CTRL('E'):
		textfield_line(f, &from, &to);
		return move(f, to);
	case K_UP:
	case K_DOWN:
		return f->multiline ? textfield_vertical(f, key == K_UP ? -1 : 1) : EDIT_IGNORED;
	default:
		return EDIT_IGNORED;
	}
}

enum edited textfield_key(struct textfield *f, uint32_t key)
{
	enum edited r;
	char bytes[4];

	f->dropped = 0;
	if (key == K_ENTER || key == '\n')
		return f->multiline ? textfield_insert(f, "\n", 1) : EDIT_IGNORED;
	if (key >= K_SPACE && key != K_BACKSPACE && key < K_BASE) {
		int n = utf8_encode(key, bytes);
		return n > 0 ? insert(f, bytes, (size_t)n, true) : EDIT_IGNORED;
	}
	r = edit_key(f, key);
	return r == EDIT_IGNORED ? move_key(f, key) : r;
}

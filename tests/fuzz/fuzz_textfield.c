/* fuzz_textfield.c - any keys and pastes in any width: the text stays valid, the
 * cursor on a boundary, the caret inside. First byte: width and kind. */
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/utf8.h"
#include "tui/widgets/textfield.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(struct textfield *f, int cols)
{
	int row, col;
	size_t from, to;

	if (!utf8_valid(f->text.data, f->text.len) || f->cursor > f->text.len ||
		utf8_snap(f->text.data, f->text.len, f->cursor) != f->cursor)
		abort();
	textfield_place(f, cols, 5, &row, &col);
	if (col < 0 || col >= (cols < 3 ? 3 : cols) || row < 0)
		abort();
	if (f->multiline && !textfield_row(f, cols, row, &from, &to))
		abort();
	if (!f->multiline && (f->left > f->cursor || utf8_snap(f->text.data, f->text.len, f->left) != f->left))
		abort();
}

/* What is taken back can be had again, the same. */
static void check_undo(struct textfield *f)
{
	struct str text;
	size_t cursor = f->cursor;

	str_init(&text);
	str_add_len(&text, f->text.data, f->text.len);
	if (textfield_undo(f) == EDIT_CHANGED && (textfield_redo(f) != EDIT_CHANGED || strcmp(text.data, f->text.data) ||
		f->cursor != cursor))
		abort();
	str_release(&text);
}

static uint32_t special(uint8_t b)
{
	static const uint32_t keys[] = {K_LEFT, K_RIGHT, K_UP, K_DOWN, K_HOME, K_END, K_WORD_LEFT, K_WORD_RIGHT,
		K_BACKSPACE, K_DELETE, K_CTRL('K'), K_CTRL('U'), K_CTRL('W'), K_CTRL('Y'), K_ENTER, K_CTRL('D'), K_CTRL('_'),
		K_CTRL('R')};

	return keys[b % (sizeof keys / sizeof *keys)];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct textfield f;
	int cols;

	setlocale(LC_CTYPE, "C.UTF-8");
	if (size < 2)
		return 0;
	cols = 3 + (data[0] & 63);
	textfield_init(&f, 60 + (data[1] & 127), data[0] & 64);
	for (size_t i = 2; i < size;) {
		if (data[i] >= 0xf8) {
			uint32_t key = special(data[i + 1 < size ? i + 1 : i]);

			if (key == K_CTRL('_'))
				check_undo(&f);
			textfield_key(&f, key);
			i += 2;
		} else if (data[i] == 0xf7) {
			size_t n = size - i < 40 ? size - i : 40;
			textfield_insert(&f, (const char *)data + i, n);
			i += n;
		} else {
			uint32_t cp;
			int n = utf8_decode((const char *)data + i, size - i, &cp);
			if (n > 0)
				textfield_key(&f, cp);
			i += n > 0 ? (size_t)n : 1;
		}
		check(&f, cols);
	}
	textfield_release(&f);
	return 0;
}

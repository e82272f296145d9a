#include "expect.h"

#include <stdlib.h>
#include <string.h>

#include "plaint/paths.h"

void screen_complain(struct screen *s)
{
	struct str text;
	int row, col;

	str_init(&text);
	screen_text(s, &text);
	screen_cursor(s, &row, &col);
	fprintf(stderr, "--- screen %dx%d, cursor %d,%d ---\n%s---\n", s->cols, s->rows, col, row, text.data);
	str_release(&text);
}

static bool write_golden(const char *file, const struct str *text)
{
	FILE *f = fopen(file, "w");

	if (f == NULL)
		return false;
	fputs(text->data, f);
	return fclose(f) == 0;
}

/* A picture that is not there yet: what was typed may still be on its way. */
struct wanted {
	const char *text; /* NULL: no such file */
	bool looks;
	struct str is;
};

static void take(struct screen *s, struct wanted *w)
{
	str_clear(&w->is);
	screen_text(s, &w->is);
	screen_mask(&w->is);
	if (w->looks)
		screen_looks(s, &w->is);
}

static bool as_wanted(struct screen *s, void *with)
{
	struct wanted *w = with;

	if (w->text == NULL)
		return true;
	take(s, w);
	return strcmp(w->is.data, w->text) == 0;
}

static bool golden(struct screen *s, const char *name, bool looks)
{
	static bool missed; /* the first one that differs is waited for, the others less */
	const char *mode = getenv("PLAINT_GOLDEN");
	struct wanted w = { .looks = looks };
	struct arena a = ARENA_INIT;
	char file[512], *want = NULL;
	size_t len;
	bool same;

	snprintf(file, sizeof file, "%s/tests/screen/golden/%s.txt", PLAINT_SOURCE_DIR, name);
	str_init(&w.is);
	if (mode != NULL && strcmp(mode, "write") == 0) {
		same = screen_wait_quiet(s, 250, SCREEN_TIMEOUT);
		take(s, &w);
		same = write_golden(file, &w.is) && same;
	} else {
		if (path_read(&a, file, 1 << 20, &want, &len, NULL) == 0)
			w.text = want;
		same = screen_wait(s, as_wanted, &w, missed ? 1000 : SCREEN_TIMEOUT) && w.text != NULL;
	}
	if (!same)
		fprintf(stderr, "--- %s should be ---\n%s--- and is ---\n%s---\n", file, want != NULL ? want : "", w.is.data);
	missed = missed || !same;
	str_release(&w.is);
	arena_release(&a);
	return same;
}

bool screen_golden(struct screen *s, const char *name)
{
	return golden(s, name, false);
}

bool screen_golden_looks(struct screen *s, const char *name)
{
	return golden(s, name, true);
}

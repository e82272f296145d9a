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

bool screen_golden(struct screen *s, const char *name)
{
	const char *mode = getenv("PLAINT_GOLDEN");
	struct arena a = ARENA_INIT;
	char file[512];
	struct str text;
	char *want = NULL;
	size_t len;
	bool same;

	snprintf(file, sizeof file, "%s/tests/screen/golden/%s.txt", PLAINT_SOURCE_DIR, name);
	str_init(&text);
	screen_text(s, &text);
	screen_mask(&text);
	if (mode != NULL && strcmp(mode, "write") == 0)
		same = write_golden(file, &text);
	else
		same = path_read(&a, file, 1 << 20, &want, &len, NULL) == 0 && strcmp(want, text.data) == 0;
	if (!same)
		fprintf(stderr, "--- %s should be ---\n%s--- and is ---\n%s---\n", file, want != NULL ? want : "", text.data);
	str_release(&text);
	arena_release(&a);
	return same;
}

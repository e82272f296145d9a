#include "command.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "plaint/paths.h"
#include "plaint/utf8.h"

#define HISTORY_MOST (256 * 1024)
#define HISTORY_LINES 500

static const char *history_file(struct arena *a)
{
	const char *dir;

	return path_state(a, &dir, NULL) == 0 ? arena_printf(a, "%s/history", dir) : NULL;
}

static void append(struct history *h, const char *line)
{
	h->lines.item = arena_grow(&h->arena, h->lines.item, h->lines.count, sizeof *h->lines.item);
	h->lines.item[h->lines.count++] = line;
}

void history_load(struct history *h)
{
	const char *file;
	char *text, *line;
	size_t len;

	memset(h, 0, sizeof *h);
	file = history_file(&h->arena);
	if (file == NULL || path_read(&h->arena, file, HISTORY_MOST, &text, &len, NULL) != 0)
		return;
	while ((line = strsep(&text, "\n")) != NULL)
		if (*line != '\0' && utf8_valid(line, strlen(line)))
			append(h, line);
	if (h->lines.count > HISTORY_LINES) {
		h->lines.item += h->lines.count - HISTORY_LINES;
		h->lines.count = HISTORY_LINES;
	}
}

void history_add(struct history *h, const char *line)
{
	const char *file = history_file(&h->arena);
	bool again = h->lines.count > 0 && str_equal(h->lines.item[h->lines.count - 1], line);
	int fd;

	if (*line == '\0' || again)
		return;
	append(h, arena_strdup(&h->arena, line));
	fd = file != NULL ? open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
	if (fd < 0)
		return;
	/* A history that cannot be kept is no reason to trouble anybody. */
	dprintf(fd, "%s\n", line);
	close(fd);
}

void history_release(struct history *h)
{
	arena_release(&h->arena);
	memset(h, 0, sizeof *h);
}

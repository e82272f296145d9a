#include "tabs.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plaint/paths.h"
#include "plaint/str.h"
#include "plaint/utf8.h"

#define TABS_BYTES (64 * 1024)

static const char *tabs_file(struct arena *a)
{
	const char *dir;

	return path_state(a, &dir, NULL) == 0 ? arena_printf(a, "%s/tabs", dir) : NULL;
}

static void take_line(struct tabs *t, char *line)
{
	const char *name = strsep(&line, "\t");

	if (line == NULL || *line == '\0' || *name == '\0' || t->count == TABS_MOST)
		return;
	if (!utf8_valid(name, strlen(name)) || !utf8_valid(line, strlen(line)))
		return;
	t->tab[t->count++] = (struct tab){ .name = name, .words = line, .count = -1, .stale = true };
}

static void read_lines(struct tabs *t, const char *file)
{
	char *text, *line;
	size_t len;

	if (path_read(&t->arena, file, TABS_BYTES, &text, &len, NULL) != 0)
		return;
	while ((line = strsep(&text, "\n")) != NULL)
		take_line(t, line);
}

/* What a tab of the same name and words counted is kept. */
static void keep_counts(struct tabs *t, const struct tabs *old)
{
	for (int i = 0; i < t->count; i++)
		for (int j = 0; j < old->count; j++)
			if (str_equal(t->tab[i].name, old->tab[j].name) && str_equal(t->tab[i].words, old->tab[j].words)) {
				t->tab[i].count = old->tab[j].count;
				t->tab[i].more = old->tab[j].more;
				t->tab[i].asked = old->tab[j].asked;
			}
}

bool tabs_look(struct tabs *t)
{
	struct tabs old = *t;
	struct arena a = ARENA_INIT;
	const char *file = tabs_file(&a);
	struct stat st = { 0 };

	if (file == NULL || stat(file, &st) != 0)
		memset(&st, 0, sizeof st);
	if (st.st_ino == t->node && st.st_mtim.tv_sec == t->read.tv_sec && st.st_mtim.tv_nsec == t->read.tv_nsec) {
		arena_release(&a);
		return false;
	}
	memset(t, 0, sizeof *t);
	t->node = st.st_ino;
	t->read = st.st_mtim;
	if (st.st_ino != 0)
		read_lines(t, file);
	keep_counts(t, &old);
	arena_release(&old.arena);
	arena_release(&a);
	return true;
}

void tabs_release(struct tabs *t)
{
	arena_release(&t->arena);
	memset(t, 0, sizeof *t);
}

static int cannot(struct err *err)
{
	return err_set(err, ERR_STORE, NULL, N_("your tabs cannot be written"), NULL);
}

/* All or nothing: the old file stands until the new one is whole. */
static int write_lines(const struct tabs *t, const char *file, struct err *err)
{
	struct arena a = ARENA_INIT;
	const char *fresh = arena_printf(&a, "%s.new", file);
	int fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	bool whole = fd >= 0;

	for (int i = 0; whole && i < t->count; i++)
		whole = dprintf(fd, "%s\t%s\n", t->tab[i].name, t->tab[i].words) > 0;
	if (fd >= 0)
		whole = fsync(fd) == 0 && whole;
	if (fd >= 0)
		close(fd);
	whole = whole && rename(fresh, file) == 0;
	arena_release(&a);
	return whole ? 0 : cannot(err);
}

static int place_of(const struct tabs *t, const char *name)
{
	for (int i = 0; i < t->count; i++)
		if (str_equal(t->tab[i].name, name))
			return i;
	return -1;
}

int tabs_add(const char *name, const char *words, struct err *err)
{
	struct tabs t = { .arena = ARENA_INIT };
	const char *file = tabs_file(&t.arena);
	int at, done;

	if (file == NULL)
		return cannot(err);
	read_lines(&t, file);
	at = place_of(&t, name);
	if (at < 0 && t.count == TABS_MOST) {
		tabs_release(&t);
		return err_set(err, ERR_INPUT, NULL, N_("there is no room for more tabs; remove one first"), NULL);
	}
	if (at < 0)
		at = t.count++;
	t.tab[at] = (struct tab){ .name = name, .words = words };
	done = write_lines(&t, file, err);
	tabs_release(&t);
	return done;
}

int tabs_remove(const char *name, struct err *err)
{
	struct tabs t = { .arena = ARENA_INIT };
	const char *file = tabs_file(&t.arena);
	int at, done;

	if (file == NULL)
		return cannot(err);
	read_lines(&t, file);
	at = place_of(&t, name);
	if (at >= 0) {
		memmove(&t.tab[at], &t.tab[at + 1], (size_t)(t.count - at - 1) * sizeof t.tab[0]);
		t.count--;
	}
	done = write_lines(&t, file, err);
	tabs_release(&t);
	return done;
}

#include <stdlib.h>
#include <string.h>

#include "plaint/paths.h"
#include "plaint/str.h"
#include "source.h"
#include "lookup.h"

#define MOST_DEEP 16

/* Files being read now, from the first to the innermost. */
struct chain {
	const struct chain *above;
	const char *real;
	int depth;
};

struct gathering {
	struct arena *arena;
	struct outline *out;
	struct faults *faults;
	const struct chain *chain;
	int depth; /* of the outermost file */
};

static const char *real_path(struct arena *a, const char *path)
{
	char *real = realpath(path, NULL);
	const char *copy = arena_strdup(a, real ? real : path);
	free(real);
	return copy;
}

static void read_into(struct gathering *g, const char *path, const struct source *from, int line);

static void include(void *with, const struct source *from, const char *name, int line)
{
	struct gathering *g = with;
	const char *path = lookup_include(g->arena, from->path, name);
	if (!path)
		fault_add(g->faults, SEVERITY_ERROR, from->path, line, "no such file: \"%s\"", name);
	else
		read_into(g, path, from, line);
}

static void read_into(struct gathering *g, const char *path, const struct source *from, int line)
{
	struct chain here = {g->chain, real_path(g->arena, path), g->chain ? g->chain->depth + 1 : 1};

	for (const struct chain *c = g->chain; c; c = c->above) {
		if (str_equal(c->real, here.real) || here.depth > MOST_DEEP) {
			fault_add(g->faults, SEVERITY_ERROR, from->path, line,
				here.depth > MOST_DEEP ? "includes go too deep: \"%s\""
						       : "\"%s\" includes itself",
				path);
			return;
		}
	}

	struct source *s;
	struct err err = ERR_INIT;
	if (source_read(g->arena, path, &s, g->faults, &err)) {
		struct str text;
		str_init(&text);
		err_text(&err, g->faults->translate, &text);
		fault_add(g->faults, SEVERITY_ERROR, from ? from->path : path, line, "%s", text.data);
		str_release(&text);
		return;
	}
	s->depth = g->depth + here.depth - 1;
	struct gathering inner = {g->arena, g->out, g->faults, &here, g->depth};
	source_outline(g->arena, s, g->out, g->faults, include, &inner);
}

void gather(struct arena *a, const char *path, int depth, struct outline *out, struct faults *faults)
{
	struct gathering g = {a, out, faults, NULL, depth};
	read_into(&g, path, NULL, 0);
}

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lookup.h"
#include "plaint/paths.h"
#include "plaint/profile.h"
#include "plaint/str.h"

const char *profile_find_config(struct arena *a)
{
	const char *installed = "/etc/plaint/plaint.conf";
	if (!access(installed, R_OK))
		return installed;
	const char *folder = path_config(a);
	if (!folder)
		return NULL;
	const char *own = arena_printf(a, "%s/plaint.conf", folder);
	return access(own, R_OK) ? NULL : own;
}

const char *lookup_folder(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return ".";
	return slash == path ? "/" : arena_strndup(a, path, (size_t)(slash - path));
}

const char *lookup_include(struct arena *a, const char *from, const char *name)
{
	if (name[0] == '/')
		return access(name, F_OK) ? NULL : name;
	if (from) {
		const char *beside = arena_printf(a, "%s/%s", lookup_folder(a, from), name);
		if (!access(beside, F_OK))
			return beside;
	}
	return path_shipped(a, arena_printf(a, "config/%s", name));
}

static bool ends_with(const char *name, const char *ending)
{
	size_t len = strlen(name), end = strlen(ending);
	return len > end && name[0] != '.' && !strcmp(name + len - end, ending);
}

/* The first found of a name stays. */
static void add_file(
	struct arena *a, struct form_files *files, const char *folder, const char *name, bool shipped, bool own)
{
	for (size_t i = 0; i < files->count; i++) {
		if (str_equal(files->item[i].name, name)) {
			files->item[i].shipped |= shipped;
			files->item[i].own &= own;
			return;
		}
	}
	files->item = arena_grow(a, files->item, files->count, sizeof *files->item);
	files->item[files->count++] =
		(struct form_file){arena_strdup(a, name), arena_printf(a, "%s/%s", folder, name), shipped, own};
}

static void add_folder(
	struct arena *a, struct form_files *files, const char *folder, const char *ending, bool shipped, bool own)
{
	DIR *d = folder ? opendir(folder) : NULL;
	struct dirent *e;
	while (d && (e = readdir(d)))
		if (ends_with(e->d_name, ending))
			add_file(a, files, folder, e->d_name, shipped, own);
	if (d)
		closedir(d);
}

/* A profile's name becomes part of a path: nothing but a plain name will do. */
static bool plain_name(const char *name)
{
	return !str_empty(name) && name[0] != '.' && !strchr(name, '/');
}

static int by_turn(const void *va, const void *vb)
{
	const struct form_file *a = va, *b = vb;
	if (a->shipped != b->shipped)
		return a->shipped ? -1 : 1;
	if (a->own != b->own)
		return a->own ? 1 : -1;
	return strcmp(a->name, b->name);
}

static void lookup_all(struct arena *a, const char *beside, const char *shipped, const char *ending, const char *profile,
	struct form_files *out)
{
	*out = (struct form_files){NULL, 0};
	for (int i = 0; i < 2; i++) {
		const char *folder = i ? shipped : beside;
		if (folder && plain_name(profile))
			add_folder(a, out, arena_printf(a, "%s/%s", folder, profile), ending, i, true);
		add_folder(a, out, folder, ending, i, false);
	}
	if (out->count)
		qsort(out->item, out->count, sizeof *out->item, by_turn);
}

void lookup_forms(struct arena *a, const char *config, const char *profile, struct form_files *out)
{
	const char *beside = config ? arena_printf(a, "%s/forms", lookup_folder(a, config)) : NULL;
	lookup_all(a, beside, path_shipped(a, "forms"), ".form", profile, out);
}

void lookup_letters(struct arena *a, const char *config, const char *profile, struct form_files *out)
{
	const char *beside = config ? arena_printf(a, "%s/letters", lookup_folder(a, config)) : NULL;
	lookup_all(a, beside, path_shipped(a, "config/letters"), ".txt", profile, out);
}

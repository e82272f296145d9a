/* A person's own settings, read as the config is: every fault with its line, and
 * what is sound is used. */
#include "plaint/desk_settings.h"

#include <string.h>
#include <unistd.h>

#include "plaint/paths.h"
#include "plaint/str.h"
#include "values.h"

#define COUNT(list) (sizeof list / sizeof *list)

static const struct member members[] = {
	{"language", MEMBER_TEXT, offsetof(struct desk_settings, language), 0},
	{"theme", MEMBER_TEXT, offsetof(struct desk_settings, theme), 0},
	{"mouse", MEMBER_BOOL, offsetof(struct desk_settings, mouse), 0},
	{"bell", MEMBER_BOOL, offsetof(struct desk_settings, bell), 1},
	{"title", MEMBER_BOOL, offsetof(struct desk_settings, title), 1},
	{"plain", MEMBER_BOOL, offsetof(struct desk_settings, plain), 0},
};
static const struct section_type type = {"desk", sizeof(struct desk_settings), 0, 0, members, COUNT(members)};

void desk_settings_init(struct desk_settings *s)
{
	memset(s, 0, sizeof *s);
	s->bell = s->title = true;
}

const char *desk_settings_file(struct arena *a)
{
	const char *dir = path_config(a), *file;

	if (!dir)
		return NULL;
	file = arena_printf(a, "%s/desk.conf", dir);
	return access(file, F_OK) ? NULL : file;
}

static void add_key(struct arena *a, struct desk_settings *s, const struct key *k, const char *command, struct faults *faults)
{
	const char *key = k->bad ? NULL : outline_text(a, k);

	if (k->bad)
		return;
	if (!key || k->append) {
		fault_add(faults, SEVERITY_ERROR, k->source->path, k->line, "\"%s\" is one key, as a text", command);
		return;
	}
	for (size_t i = 0; i < s->key_count; i++)
		if (str_equal(s->keys[i].command, command)) {
			fault_add(faults, SEVERITY_ERROR, k->source->path, k->line,
				"\"%s\" has its key already: %s:%d", command, s->keys[i].file, s->keys[i].line);
			return;
		}
	s->keys = arena_grow(a, s->keys, s->key_count, sizeof *s->keys);
	s->keys[s->key_count++] = (struct desk_key){arena_strdup(a, command), key, arena_strdup(a, k->source->path), k->line};
}

static void read_block(struct arena *a, const struct block *b, struct desk_settings *s, struct places *places, struct faults *faults)
{
	if (b->word && !str_equal(b->word, "keys")) {
		fault_add(faults, SEVERITY_ERROR, b->source->path, b->line, "no such section: \"%s\"", b->word);
		return;
	}
	if (!b->word && b->key_count && !str_starts(b->keys[0].name, "key.")) {
		values_read(a, b, &type, NULL, s, places, faults);
		return;
	}
	for (size_t i = 0; i < b->key_count; i++)
		add_key(a, s, &b->keys[i], b->keys[i].name + (b->word ? 0 : strlen("key.")), faults);
}

/* One of the words, or it is as if it were not given. */
static void check_word(const char **value, const char *name, const char *const *words, const struct places *places,
	struct faults *faults)
{
	const struct place *at = place_find(places, type.name, NULL, name);
	struct str all;

	if (!*value)
		return;
	str_init(&all);
	for (const char *const *w = words; *w; w++) {
		if (str_equal(*w, *value)) {
			str_release(&all);
			return;
		}
		str_addf(&all, "%s%s", w == words ? "" : ", ", *w);
	}
	fault_add(faults, SEVERITY_ERROR, at ? at->file : "desk.conf", at ? at->line : 0, "%s is one of %s, not \"%s\"", name,
		all.data, *value);
	str_release(&all);
	*value = NULL;
}

void desk_settings_read(struct arena *a, const char *file, struct desk_settings *s, struct faults *faults)
{
	static const char *const themes[] = {"dark", "light", "mono", "contrast", NULL};
	static const char *const languages[] = {"zh", "en", "zh_CN", "zh_TW", NULL};
	struct arena own = ARENA_INIT;
	struct places places = {.arena = &own};
	struct outline o = {NULL, 0};

	desk_settings_init(s);
	if (!file)
		return;
	gather(&own, file, 1, &o, faults);
	for (size_t i = 0; i < o.count; i++)
		read_block(a, &o.item[i], s, &places, faults);
	check_word(&s->theme, "theme", themes, &places, faults);
	check_word(&s->language, "language", languages, &places, faults);
	faults_order(faults);
	arena_release(&own);
}

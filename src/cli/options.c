/* The options of a command. */
#include <string.h>

#include "cli.h"

static size_t find(const struct option_spec *spec, size_t count, const char *name, size_t len)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(spec[i].name) == len && strncmp(spec[i].name, name, len) == 0)
			return i;
	return count;
}

static void give(struct arena *a, struct option_values *v, const char *text)
{
	v->item = arena_grow(a, v->item, v->count, sizeof *v->item);
	v->item[v->count++] = text;
}

/* One option at argv[*i]; moves *i past a value that stands alone. */
static int take(struct arena *a, int argc, char **argv, int *i, const struct option_spec *spec, size_t count,
	struct options *out, struct err *err)
{
	const char *word = argv[*i];
	const char *equals = strchr(word, '=');
	size_t len = equals ? (size_t)(equals - word) : strlen(word);
	size_t k = find(spec, count, word, len);

	if (k == count)
		return err_set(err, ERR_INPUT, NULL, N_("unknown option %1; see plaint %2 --help"), word, argv[0], NULL);
	if (!spec[k].value) {
		if (equals)
			return err_set(err, ERR_INPUT, NULL, N_("option %1 takes no value"), spec[k].name, NULL);
		give(a, &out->given[k], "");
		return 0;
	}
	if (out->given[k].count && !spec[k].many)
		return err_set(err, ERR_INPUT, NULL, N_("option %1 is given twice"), spec[k].name, NULL);
	if (equals)
		give(a, &out->given[k], equals + 1);
	else if (*i + 1 < argc)
		give(a, &out->given[k], argv[++*i]);
	else
		return err_set(err, ERR_INPUT, NULL, N_("option %1 wants a value"), spec[k].name, NULL);
	return 0;
}

int options_parse(struct arena *a, int argc, char **argv, const struct option_spec *spec, size_t spec_count,
	struct options *out, struct err *err)
{
	bool ended = false;

	*out = (struct options){.spec_count = spec_count};
	out->given = arena_array(a, spec_count + 1, sizeof *out->given);
	out->words = arena_array(a, (size_t)argc + 1, sizeof *out->words);
	for (size_t i = 0; i < spec_count; i++)
		out->given[i].name = spec[i].name;
	for (int i = 1; i < argc; i++) {
		if (!ended && strcmp(argv[i], "--") == 0)
			ended = true;
		else if (!ended && argv[i][0] == '-' && argv[i][1] != '\0') {
			if (take(a, argc, argv, &i, spec, spec_count, out, err))
				return -1;
		} else
			out->words[out->word_count++] = argv[i];
	}
	return 0;
}

const char *option(const struct options *o, const char *name)
{
	for (size_t i = 0; i < o->spec_count; i++)
		if (strcmp(o->given[i].name, name) == 0 && o->given[i].count)
			return o->given[i].item[o->given[i].count - 1];
	return NULL;
}

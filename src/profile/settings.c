/* settings.c - the two settings a client needs to find the server. */
#include <string.h>

#include "source.h"
#include "plaint/str.h"

/* What stands right of the '=' of a key at the top of a file. */
static const char *value_of(struct arena *a, const struct block *b)
{
	const char *s = b->source->text + b->from, *end = b->source->text + b->to;

	s = memchr(s, '=', (size_t)(end - s));
	if (!s)
		return NULL;
	s++;
	while (s < end && strchr(" \t\r\n\"'", *s))
		s++;
	while (end > s && strchr(" \t\r\n\"';", end[-1]))
		end--;
	return end > s ? arena_strndup(a, s, (size_t)(end - s)) : NULL;
}

void profile_settings(struct arena *a, const char *config, const char **data, const char **socket)
{
	struct arena own = ARENA_INIT;
	struct outline o = { NULL, 0 };
	struct faults faults;

	*data = *socket = NULL;
	faults_init(&faults);
	gather(&own, config, &o, &faults);
	for (size_t i = 0; i < o.count; i++) {
		const struct block *b = &o.item[i];

		if (b->word || !b->key_count || b->keys[0].bad)
			continue;
		if (str_equal(b->keys[0].name, "data"))
			*data = value_of(a, b);
		else if (str_equal(b->keys[0].name, "socket"))
			*socket = value_of(a, b);
	}
	faults_release(&faults);
	arena_release(&own);
}

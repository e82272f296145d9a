/* settings.c - the two settings a client needs to find the server. */
#include "source.h"
#include "plaint/str.h"

void profile_settings(struct arena *a, const char *config, const char **data, const char **socket)
{
	struct arena own = ARENA_INIT;
	struct outline o = {NULL, 0};
	struct faults faults;

	*data = *socket = NULL;
	faults_init(&faults);
	gather(&own, config, 1, &o, &faults);
	for (size_t i = 0; i < o.count; i++) {
		const struct block *b = &o.item[i];

		if (b->word || !b->key_count || b->keys[0].bad)
			continue;
		if (str_equal(b->keys[0].name, "data"))
			*data = outline_text(a, &b->keys[0]);
		else if (str_equal(b->keys[0].name, "socket"))
			*socket = outline_text(a, &b->keys[0]);
	}
	faults_release(&faults);
	arena_release(&own);
}

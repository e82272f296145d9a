/* story.h - a made-up day as a file: who did what, how long ago. */
#ifndef CASEWORK_STORY_H
#define CASEWORK_STORY_H

#include "plaint/field.h"
#include "plaint/instant.h"

struct story_step {
	int line;
	instant at;
	const char *login;
	const char *key;    /* the complaint's name within the story */
	const char *action; /* "add", or one of L-2 */
	struct values fields;
};
struct story {
	struct story_step *step; /* in order of time */
	size_t count;
};

/* Times in the text ("@-3d2h", also as a field's value) are relative to now. Steps of
 * one time keep their order. ERR_INPUT with file:line. */
int story_parse(struct arena *a, const char *file, const char *text, instant now, const struct zone *z,
	struct story *out, struct err *err);
int story_error(const char *file, int line, const char *what, struct err *err);

#endif

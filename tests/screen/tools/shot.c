/* shot - runs a program on a terminal of a given size, types on it, and draws what
 * is then on the screen: `shot COLSxROWS [-e NAME=VALUE]... [-o FILE.svg] SCRIPT -- PROGRAM ARGS`.
 *
 * SCRIPT: keys as in harness.h, with three words more: <wait:TEXT> until TEXT is on
 * the screen, <gone:TEXT> until it no longer is, <quiet> until the program is silent
 * for a moment. Without -o the screen is printed as text.
 */
#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern char **environ;

static bool step(struct screen *s, const char *word)
{
	if (strcmp(word, "quiet") == 0)
		return screen_wait_quiet(s, 150, SCREEN_TIMEOUT);
	if (strncmp(word, "wait:", 5) == 0)
		return screen_wait_text(s, word + 5, SCREEN_TIMEOUT);
	if (strncmp(word, "gone:", 5) == 0)
		return screen_wait_gone(s, word + 5, SCREEN_TIMEOUT);
	return false;
}

static bool play(struct screen *s, const char *script)
{
	struct str keys;
	bool ok = true;

	str_init(&keys);
	while (ok && *script != '\0') {
		size_t len = *script == '<' && strchr(script, '>') != NULL ? (size_t)(strchr(script, '>') - script) + 1 : 1;
		char word[200];

		str_clear(&keys);
		str_add_len(&keys, script, len);
		script += len;
		snprintf(word, sizeof word, "%.*s", len > 2 ? (int)len - 2 : 0, keys.data + 1);
		if (len > 2 && (strchr(word, ':') != NULL || strcmp(word, "quiet") == 0))
			ok = step(s, word);
		else
			ok = screen_keys(s, keys.data);
		if (!ok)
			fprintf(stderr, "shot: failed at %s\n", keys.data);
	}
	str_release(&keys);
	return ok;
}

static int put(FILE *f, const struct str *out)
{
	return fwrite(out->data, 1, out->len, f) == out->len && fflush(f) == 0 ? 0 : 2;
}

static int draw(struct screen *s, const char *file)
{
	struct str out;
	int rc;

	str_init(&out);
	if (file != NULL) {
		FILE *f = fopen(file, "w");

		screen_svg(s, &out);
		rc = f != NULL ? put(f, &out) : 2;
		if (f == NULL || fclose(f) != 0) {
			perror(file);
			rc = 2;
		}
	} else {
		screen_text(s, &out);
		rc = put(stdout, &out);
	}
	str_release(&out);
	return rc;
}

int main(int argc, char **argv)
{
	struct screen_options o = { .env = (const char *const *)environ };
	const char *file = NULL, *script = "";
	struct screen *s;
	int i = 2, result;

	if (argc < 4 || sscanf(argv[1], "%dx%d", &o.cols, &o.rows) != 2) {
		fprintf(stderr, "usage: shot COLSxROWS [-e NAME=VALUE]... [-o FILE.svg] SCRIPT -- PROGRAM ARGS\n");
		return 2;
	}
	for (; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (strcmp(argv[i], "-e") == 0 && i + 1 < argc)
			putenv(argv[++i]);
		else if (strcmp(argv[i], "-o") == 0 && i + 1 < argc)
			file = argv[++i];
		else
			script = argv[i];
	}
	o.argv = (const char *const *)argv + i + 1;
	o.env = (const char *const *)environ;
	s = i + 1 < argc ? screen_start(&o) : NULL;
	if (s == NULL)
		return 2;
	result = play(s, script) ? 0 : 1;
	if (draw(s, file) != 0)
		result = 2;
	screen_end(s);
	return result;
}

/* progress.h - how far something long has come, on the terminal of whoever waits for it. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#define PROGRESS_BAR 40

struct progress {
	int64_t began, said; /* milliseconds; 0: not yet */
	bool plain;          /* percent in words, line by line: for screen readers */
	bool shown;
	char text[128];
};

/* Plain by the person's own settings, or on a terminal that cannot go back in its line. */
void progress_init(struct progress *p);
/* What to write at that moment: nothing within the first second, then a bar over the one
 * before, or, plain, a line every few seconds. The text is p's. */
const char *progress_text(struct progress *p, int64_t milliseconds, int64_t done, int64_t all);
#endif

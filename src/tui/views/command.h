/* command.h - the parts of the command line: its words, its history, what it
 * completes, what it runs.
 */
#ifndef PLAINT_TUI_COMMAND_H
#define PLAINT_TUI_COMMAND_H

#include "../view.h"

/* --- words (command_words.c) ------------------------------------------------ */

/* Blanks separate; "..." keeps them, \" and \\ inside; colons typed full-width, too.
 * The words live in the arena. open tells that the last word is still being typed. */
struct texts words_split(struct arena *a, const char *line, bool *open);

/* --- history (command_history.c) ---------------------------------------------- */

struct history {
	struct arena arena;
	struct texts lines; /* oldest first */
};
/* Of this person, kept beside their drafts; nothing when it cannot be read. */
void history_load(struct history *h);
void history_add(struct history *h, const char *line);
void history_release(struct history *h);

/* --- completion (command_complete.c) -------------------------------------------- */

/* What the last word of the line can become; numbers are those a list shows now. */
struct texts complete(struct arena *a, struct tui *t, const char *line, const struct texts *numbers);
/* The beginning all of them share, in the arena. */
const char *complete_common(struct arena *a, const struct texts *t);

/* --- running (command_run.c) ------------------------------------------------------ */

/* The words `plaint ...` knows, beside the commands of the table. */
extern const char *const command_words[];
/* Does what the line says; false (and says why) when it makes no sense. */
bool command_run(struct tui *t, const char *line);
/* "31", "0031", "20261122-0031" → the full number (the newest with that serial), in
 * the turn's arena; NULL and said when there is none. */
const char *command_number(struct tui *t, const char *word);

#endif

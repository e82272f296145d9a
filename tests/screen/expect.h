/* expect.h - the harness's waits as assertions: a failure shows the screen. */
#ifndef SCREEN_EXPECT_H
#define SCREEN_EXPECT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "harness.h"

#define EXPECT(s, condition)                                                                                     \
	do {                                                                                                     \
		if (!(condition)) {                                                                              \
			screen_complain(s);                                                                      \
			_fail(__FILE__, __LINE__);                                                               \
		}                                                                                                \
	} while (0)

#define EXPECT_TEXT(s, text)                                                                                     \
	do {                                                                                                     \
		if (!screen_wait_text(s, text, SCREEN_TIMEOUT)) {                                                \
			fprintf(stderr, "not on the screen: %s\n", text);                                        \
			EXPECT(s, false);                                                                        \
		}                                                                                                \
	} while (0)
#define EXPECT_GONE(s, text)                                                                                     \
	do {                                                                                                     \
		if (!screen_wait_gone(s, text, SCREEN_TIMEOUT)) {                                                \
			fprintf(stderr, "still on the screen: %s\n", text);                                      \
			EXPECT(s, false);                                                                        \
		}                                                                                                \
	} while (0)
#define EXPECT_EXIT(s, code) EXPECT(s, screen_wait_exit(s, SCREEN_TIMEOUT) == (code))
#define KEYS(s, script) EXPECT(s, screen_keys(s, script))

/* Writes the screen to stderr. */
void screen_complain(struct screen *s);

/* Waits until the masked screen is as tests/screen/golden/NAME.txt; with PLAINT_GOLDEN=write
 * in the environment it writes that file once the screen is quiet. false after a while,
 * both told. */
bool screen_golden(struct screen *s, const char *name);
/* The same with colours and attributes below the text (screen_looks). */
bool screen_golden_looks(struct screen *s, const char *name);
/* The new size, and waits until the program has drawn in it. */
#define EXPECT_RESIZE(s, rows, cols) EXPECT(s, screen_resized(s, rows, cols, SCREEN_TIMEOUT))

#endif

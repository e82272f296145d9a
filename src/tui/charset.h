/* charset.h - the characters of the terminal: UTF-8, or one of China's older sets. */
#ifndef PLAINT_TUI_CHARSET_H
#define PLAINT_TUI_CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

#include "plaint/str.h"

/* Takes over the environment's locale for characters. LANG=C over SSH: UTF-8 all the
 * same. NULL, or what a person must know (a message id). */
const char *charset_open(void);
/* Is it GB18030, GBK or GB2312? */
bool charset_older(void);
/* A paste in the terminal's characters → UTF-8. */
void charset_paste(struct str *out, const char *bytes, size_t len);

#endif

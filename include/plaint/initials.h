/* initials.h - finding a Chinese name by its pinyin, or the first letters of it. */
#ifndef PLAINT_INITIALS_H
#define PLAINT_INITIALS_H

struct str;

/* Appends the first letter of each character's pinyin: 陈晨 gives "cc". Letters and
 * figures stay, small; all else, and characters outside the 3755 usual ones, gives
 * nothing. The commoner reading alone. */
void initials(struct str *out, const char *s);
/* The whole of it, without tones and gaps: "chenchen". */
void pinyin(struct str *out, const char *s);

#endif

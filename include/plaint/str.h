/* str.h - a growing string of bytes, always ended by NUL. */
#ifndef PLAINT_STR_H
#define PLAINT_STR_H

#include <stdbool.h>
#include <stddef.h>

struct str {
	char *data; /* never NULL after str_init; len bytes and a NUL */
	size_t len;
	size_t room;
};

void str_init(struct str *s);
void str_release(struct str *s);
void str_clear(struct str *s);
void str_add(struct str *s, const char *text);
void str_add_len(struct str *s, const void *bytes, size_t len);
void str_add_char(struct str *s, char c);
void str_addf(struct str *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Replaces del bytes at pos with ins bytes. pos + del must lie within the string. */
void str_splice(struct str *s, size_t pos, size_t del, const void *ins, size_t ins_len);
/* The data, now owned by the caller (free); s is empty again. */
char *str_detach(struct str *s);

/* Small helpers used everywhere. All take NULL as "". */
bool str_empty(const char *s);
bool str_equal(const char *a, const char *b);
bool str_starts(const char *s, const char *prefix);
/* s, or "" for NULL. */
const char *str_or_empty(const char *s);

/* It sees one file at a time. */
#ifdef __clang_analyzer__
#define str_empty(s) (!(s) || !*(s))
#define str_or_empty(s) ((s) ? (s) : "")
#endif

#endif

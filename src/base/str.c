#include "plaint/str.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What an empty string points to, so that nothing is allocated before it is needed. */
static char nothing[1];

void str_init(struct str *s)
{
	s->data = nothing;
	s->len = 0;
	s->room = 0;
}

void str_release(struct str *s)
{
	if (!s)
		return;
	if (s->room)
		free(s->data);
	str_init(s);
}

void str_clear(struct str *s)
{
	s->len = 0;
	if (s->room)
		s->data[0] = '\0';
}

/* Room for more bytes and the NUL. */
static void reserve(struct str *s, size_t more)
{
	size_t need, room;
	char *data;

	if (__builtin_add_overflow(s->len, more, &need) || need > SIZE_MAX / 2)
		abort();
	if (s->room > need)
		return;
	room = s->room ? s->room * 2 : 64;
	if (room < need + 1)
		room = need + 1;
	data = realloc(s->room ? s->data : NULL, room);
	if (!data)
		abort();
	s->data = data;
	s->room = room;
	s->data[s->len] = '\0';
}

void str_add_len(struct str *s, const void *bytes, size_t len)
{
	if (!len)
		return;
	reserve(s, len);
	memcpy(s->data + s->len, bytes, len);
	s->len += len;
	s->data[s->len] = '\0';
}

void str_add(struct str *s, const char *text)
{
	if (text)
		str_add_len(s, text, strlen(text));
}

void str_add_char(struct str *s, char c)
{
	str_add_len(s, &c, 1);
}

void str_addf(struct str *s, const char *fmt, ...)
{
	va_list ap;
	size_t room;
	int len;

	/* Mostly it fits at once. */
	reserve(s, 24);
	room = s->room - s->len;
	va_start(ap, fmt);
	len = vsnprintf(s->data + s->len, room, fmt, ap);
	va_end(ap);
	if (len < 0)
		abort();
	if ((size_t)len >= room) {
		reserve(s, (size_t)len);
		va_start(ap, fmt);
		vsnprintf(s->data + s->len, (size_t)len + 1, fmt, ap);
		va_end(ap);
	}
	s->len += (size_t)len;
}

void str_splice(struct str *s, size_t pos, size_t del, const void *ins, size_t ins_len)
{
	if (pos > s->len || del > s->len - pos)
		abort();
	reserve(s, ins_len);
	memmove(s->data + pos + ins_len, s->data + pos + del, s->len - pos - del);
	if (ins_len)
		memcpy(s->data + pos, ins, ins_len);
	s->len = s->len - del + ins_len;
	s->data[s->len] = '\0';
}

char *str_detach(struct str *s)
{
	char *data;

	reserve(s, 0);
	data = s->data;
	str_init(s);
	return data;
}

bool (str_empty)(const char *s)
{
	return !s || !*s;
}

bool str_equal(const char *a, const char *b)
{
	return strcmp(str_or_empty(a), str_or_empty(b)) == 0;
}

bool str_starts(const char *s, const char *prefix)
{
	prefix = str_or_empty(prefix);
	return strncmp(str_or_empty(s), prefix, strlen(prefix)) == 0;
}

const char *(str_or_empty)(const char *s)
{
	return s ? s : "";
}

#include "plaint/error.h"

#include <stdarg.h>
#include <string.h>

#include "plaint/str.h"

/* Copies as much of s as fits without cutting a UTF-8 sequence in two. */
static void copy_cut(char *out, size_t room, const char *s)
{
	size_t len = strlen(s);

	if (len >= room) {
		len = room - 1;
		while (len > 0 && ((unsigned char)s[len] & 0xc0) == 0x80)
			len--;
	}
	memcpy(out, s, len);
	out[len] = '\0';
}

int (err_set)(struct err *err, enum err_code code, const char *field, const char *id, ...)
{
	va_list ap;

	if (!err || err->code != ERR_NONE)
		return -1;
	err->code = code;
	copy_cut(err->field, sizeof err->field, str_or_empty(field));
	copy_cut(err->id, sizeof err->id, id);
	for (int i = 0; i < ERR_ARGS; i++)
		err->arg[i][0] = '\0';
	va_start(ap, id);
	for (int i = 0; i < ERR_ARGS; i++) {
		const char *arg = va_arg(ap, const char *);
		if (!arg)
			break;
		copy_cut(err->arg[i], sizeof err->arg[i], arg);
	}
	va_end(ap);
	return -1;
}

int (err_set_long)(struct err *err, enum err_code code, const char *field, const char *id, const char *text)
{
	char part[ERR_ARGS][sizeof(err->arg[0])];
	size_t len = strlen(text), at = 0;

	for (int i = 0; i < ERR_ARGS; i++) {
		size_t n = len - at;

		if (n >= sizeof(part[i])) {
			n = sizeof(part[i]) - 1;
			while (n && ((unsigned char)text[at + n] & 0xc0) == 0x80)
				n--;
		}
		memcpy(part[i], text + at, n);
		part[i][n] = '\0';
		at += n;
	}
	return err_set(err, code, field, id, part[0], part[1], part[2], part[3], NULL);
}

void err_text(const struct err *err, const char *(*translate)(const char *id), struct str *out)
{
	const char *s = translate && err->id[0] ? translate(err->id) : err->id;

	for (; *s; s++) {
		if (s[0] == '%' && s[1] >= '1' && s[1] < '1' + ERR_ARGS)
			str_add(out, err->arg[*++s - '1']);
		else
			str_add_char(out, *s);
	}
}

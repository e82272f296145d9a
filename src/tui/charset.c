/* charset.c - a GB18030 terminal as best effort: curses is given wide characters, and
 * writes and reads them in the locale's set. */
#include "charset.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "plaint/error.h"
#include "plaint/utf8.h"

static bool older;

static bool chinese_set(const char *name)
{
	return !strncasecmp(name, "GB", 2);
}

/* The locale that the environment asks for: zh_CN.GB18030. */
static const char *wanted(void)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);

		if (!str_empty(value))
			return value;
	}
	return "";
}

const char *charset_open(void)
{
	const char *dot = strchr(wanted(), '.');

	older = false;
	if (setlocale(LC_CTYPE, "")) {
		if (!strcmp(nl_langinfo(CODESET), "UTF-8"))
			return NULL;
		older = chinese_set(nl_langinfo(CODESET));
		if (older)
			return NULL;
	}
	setlocale(LC_CTYPE, "C.UTF-8");
	return dot && chinese_set(dot + 1) ? N_("this machine has no such locale: set the terminal to UTF-8") : NULL;
}

bool charset_older(void)
{
	return older;
}

void charset_paste(struct str *out, const char *bytes, size_t len)
{
	mbstate_t state;

	memset(&state, 0, sizeof state);
	while (len) {
		wchar_t wc;
		char utf8[8];
		size_t n = mbrtowc(&wc, bytes, len, &state);

		if (n == (size_t)-2)
			return;
		if (n == (size_t)-1 || !n) {
			memset(&state, 0, sizeof state);
			n = 1;
		} else {
			str_add_len(out, utf8, (size_t)utf8_encode((uint32_t)wc, utf8));
		}
		bytes += n;
		len -= n;
	}
}

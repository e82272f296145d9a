/* The language of the interface, and the program's own texts in it. */
#include <libintl.h>
#include <locale.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "parts.h"
#include "plaint/report.h"
#include "plaint/str.h"

#define DOMAIN "plaint"
#define SITE_DOMAIN "plaint-site" /* Chinese texts of the shipped profiles, in the characters of Taiwan */

static bool taiwan;

/* What the environment says, in gettext's order. LANGUAGE is a list; only its
 * first entry is looked at. */
static const char *environment(void)
{
	static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);

		if (!str_empty(value))
			return value;
	}
	return "";
}

/* Characters must be UTF-8 whatever the machine's locale is (LANG=C over SSH). */
static void set_characters(void)
{
	if (!setlocale(LC_ALL, ""))
		setlocale(LC_ALL, "C.UTF-8");
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	setlocale(LC_NUMERIC, "C");
}

/* The characters of Taiwan are read in Hong Kong and Macao too. */
static bool traditional(const char *language)
{
	static const char *const names[] = {"zh_TW", "zh_HK", "zh_MO", "zh_Hant", "zh-TW", "zh-HK", "zh-Hant"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_starts(language, names[i]))
			return true;
	return false;
}

/* gettext translates nothing in the plain C locale, and follows LANGUAGE in any
 * other; C.UTF-8 is on every machine. */
static void set_messages(const char *catalog)
{
	const char *locale = setlocale(LC_MESSAGES, NULL);

	setenv("LANGUAGE", catalog, 1);
	if (!locale || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
		setlocale(LC_MESSAGES, "C.UTF-8");
}

static const char *catalogs(void)
{
	const char *built = PLAINT_BUILD_DIR "/locale";

	return access(built, R_OK) == 0 ? built : PLAINT_LOCALEDIR;
}

bool report_language(const char *wanted)
{
	const char *language = str_empty(wanted) ? environment() : wanted;
	bool zh = str_starts(language, "zh"), tw;

	/* "zh" alone leaves it to the environment which of them */
	taiwan = tw = traditional(language) || (str_equal(language, "zh") && traditional(environment()));

	set_characters();
	set_messages(tw ? "zh_TW" : zh ? "zh_CN" : "en");
	bindtextdomain(DOMAIN, catalogs());
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	bindtextdomain(SITE_DOMAIN, catalogs());
	bind_textdomain_codeset(SITE_DOMAIN, "UTF-8");
	textdomain(DOMAIN);
	return zh;
}

static const char *site_text(const char *zh)
{
	return dgettext(SITE_DOMAIN, zh);
}

const char *hour_mark(bool zh)
{
	return !zh ? "h" : taiwan ? "時" : "时";
}

void report_site(struct site *site)
{
	if (taiwan && site)
		site_reword(site, site_text);
}

const char *tr(const char *id)
{
	return str_empty(id) ? "" : dgettext(DOMAIN, id);
}

const char *tr_n(const char *one, const char *many, unsigned long n)
{
	return dngettext(DOMAIN, one, many, n);
}

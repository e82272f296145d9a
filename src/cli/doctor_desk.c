/* doctor_desk.c - the caller's own terminal and language. */
#include "doctor.h"

#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

void look_at_locale(struct doctor *d)
{
	struct arena *a = &d->c->arena;
	const char *codeset = nl_langinfo(CODESET), *lang = getenv("LANG");
	const char *language = d->c->zh ? "中文" : "English";

	lang = str_empty(lang) ? "-" : lang;
	if (str_equal(codeset, "UTF-8"))
		found(d, "locale", FIT_GOOD, arena_printf(a, tr(N_("UTF-8 (LANG %s), %s")), lang, language), NULL);
	else
		found(d, "locale", FIT_WEAK, arena_printf(a, tr(N_("characters of %s (LANG %s), %s")), codeset, lang, language),
			tr(N_("a UTF-8 locale shows everything: export LANG=C.UTF-8")));
}

void look_at_terminal(struct doctor *d)
{
	struct arena *a = &d->c->arena;
	const char *term = getenv("TERM");
	struct winsize size = {0};
	int colours;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		found(d, "terminal", FIT_GOOD, tr(N_("none here; the desk needs one, the commands do not")), NULL);
		return;
	}
	colours = d->c->colours ? d->c->colours(term) : -1;
	ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
	if (str_empty(term) || colours < 0)
		found(d, "terminal", FIT_WEAK, arena_printf(a, tr(N_("no description of a terminal \"%s\"; a common one is used")),
			str_or_empty(term)), tr(N_("install ncurses-term, or export TERM=xterm-256color")));
	else if (size.ws_col < 40 || size.ws_row < 12)
		found(d, "terminal", FIT_BAD, arena_printf(a, tr(N_("%s, %dx%d is too small")), term, size.ws_col, size.ws_row),
			tr(N_("at least 40x12, better 80x24")));
	else
		found(d, "terminal", FIT_GOOD, arena_printf(a, tr(N_("%s, %dx%d, %d colours")), term, size.ws_col, size.ws_row,
			colours), NULL);
}

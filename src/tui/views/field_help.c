/* field_help.c - the field first, then the keys of the form. */
#include "field_help.h"

#include "plaint/report.h"
#include "reader.h"

static void add_kind(struct tui *t, struct pager *p, const struct entry *e)
{
	switch (e->kind) {
	case ENTRY_MULTILINE:
		pager_add(p, LOOK_NORMAL, tr(N_("Long text: Enter begins a line, Tab goes on to the next field.")));
		break;
	case ENTRY_PHONE:
		pager_add(p, LOOK_NORMAL, tr(N_("A telephone number, as it is said: +86, blanks and dashes do no harm, full-width figures count as plain ones.")));
		break;
	case ENTRY_DATE:
	case ENTRY_TIME:
		pager_add(p, LOOK_NORMAL, tr(N_("A time: 14:30, tomorrow 10, in 2h, next Monday 9:00, 11-25 15:00. Leaving the field shows how it was understood.")));
		break;
	case ENTRY_NUMBER:
		if (e->spec->min || e->spec->max)
			pager_add(p, LOOK_NORMAL, arena_printf(&t->turn, tr(N_("A number from %lld to %lld.")), (long long)e->spec->min, (long long)e->spec->max));
		else
			pager_add(p, LOOK_NORMAL, tr(N_("A number.")));
		break;
	case ENTRY_CHOICE:
		pager_add(p, LOOK_NORMAL, arena_printf(&t->turn, tr(N_("One of %d values: type how it begins, its pinyin or the first letters of that; Left and Right go through them, F4 lists them, Del takes it out.")), e->options));
		break;
	case ENTRY_CHOICES:
		pager_add(p, LOOK_NORMAL, tr(N_("Any of them: Left and Right or a letter go to one, Space ticks it.")));
		break;
	case ENTRY_TICK:
		pager_add(p, LOOK_NORMAL, tr(N_("Space ticks it; y, n; Del makes it unanswered.")));
		break;
	default:
		if (str_equal(e->spec->type, "email"))
			pager_add(p, LOOK_NORMAL, tr(N_("An e-mail address, or several with a comma between them.")));
		break;
	}
	if (entry_is_text(e))
		pager_add(p, LOOK_NORMAL, arena_printf(&t->turn, tr(N_("It holds %zu characters; %zu are left. Ctrl-_ takes an edit back.")), e->edit.max,
			e->edit.max - textfield_count(&e->edit)));
}

void view_field_help_open(struct tui *t, const struct entry *e, enum scope scope)
{
	struct pager *p = view_reader_open_help(t, arena_printf(&t->turn, "%s: %s", tr("Help"), e->label));

	if (*e->help)
		pager_add(p, LOOK_NORMAL, e->help);
	pager_add(p, LOOK_NORMAL, e->required ? tr(N_("It must be filled in.")) : tr(N_("It may stay empty.")));
	add_kind(t, p, e);
	help_add_keys(t, p, scope);
}

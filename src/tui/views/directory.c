/* Departments, what they are in charge of, who leads them, who is on call, their
 * telephones: one key away during a call (HT-14). */
#include "reader.h"

#include "plaint/report.h"
#include "plaint/rules/triage.h"

#include "record.h"

static void add_on_call(struct tui *t, struct pager *p, const struct workdays *days, const char *department)
{
	struct texts logins = oncall_now(&t->turn, t->site, days, department, t->now);

	for (size_t i = 0; i < logins.count; i++) {
		const struct staff *who = site_staff(t->site, logins.item[i]);

		pager_add_led(p, 22, LOOK_LABEL, "", LOOK_VALUE, arena_printf(&t->turn, "%s: %s  %s", tr("on call"),
			text_person(t, logins.item[i]), who != NULL ? str_or_empty(who->phone) : ""));
	}
}

static void add_staff(struct tui *t, struct pager *p, const char *department)
{
	for (size_t i = 0; i < t->site->staff_count; i++) {
		const struct staff *s = &t->site->staff[i];

		if (str_equal(s->department, department) && !str_empty(s->phone))
			pager_add_led(p, 22, LOOK_LABEL, "", LOOK_DIM, arena_printf(&t->turn, "%s  %s", str_or_empty(s->name), s->phone));
	}
}

void view_directory_open(struct tui *t)
{
	struct pager *p = view_reader_open(t, tr("Departments"));
	struct workdays *days = NULL;

	workdays_new(&t->turn, t->site, &days, NULL);
	for (size_t i = 0; i < t->site->departments_count; i++) {
		const struct department *d = &t->site->departments[i];

		pager_add_led(p, 22, LOOK_TITLE, text_department(t, d->s.title), LOOK_NORMAL, site_pick(d->duty, d->duty_zh, t->zh));
		if (!str_empty(d->phone) || !str_empty(d->lead))
			pager_add_led(p, 22, LOOK_LABEL, "", LOOK_VALUE, arena_printf(&t->turn, "%s  %s", str_or_empty(d->phone), text_person(t, d->lead)));
		if (days != NULL)
			add_on_call(t, p, days, d->s.title);
		add_staff(t, p, d->s.title);
	}
}

/* doctor_site.c - the config, the calendar, the notification command, the server. */
#include "doctor.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "plaint/build.h"
#include "plaint/rules/calendar.h"

#define CALENDAR_DAYS 60

void look_at_config(struct doctor *d)
{
	struct arena *a = &d->c->arena;
	const char *file = d->config ? d->config : tr(N_("the built-in settings"));
	struct faults faults;
	struct err err = ERR_INIT;
	size_t count;

	faults_init(&faults);
	profile_load(d->config, instant_now(), &d->site, &faults, &err);
	count = faults.count - faults.notices;
	if (!d->site)
		found(d, "config", FIT_BAD, arena_printf(a, tr(N_("%s: faults: %zu")), file, count), tr(N_("plaint check names them")));
	else if (count)
		found(d, "config", FIT_WEAK, arena_printf(a, tr(N_("%s: faults: %zu")), file, count), tr(N_("plaint check names them")));
	else
		found(d, "config", FIT_GOOD, arena_printf(a, tr(N_("%s, profile %s")), file, str_or_empty(d->site->profile)), NULL);
	if (d->site && !d->site->staff_count)
		found(d, "staff", FIT_WEAK, tr(N_("nobody is listed: only the account that runs the server works here, with every role")),
			tr(N_("list the staff in the config (plaint.conf(5), staff)")));
	faults_release(&faults);
}

void look_at_calendar(struct doctor *d)
{
	struct arena *a = &d->c->arena;
	struct workdays *w;
	struct err err = ERR_INIT;
	char date[11];
	daynum end, today;

	if (!d->site || workdays_new(a, d->site, &w, &err))
		return;
	end = workdays_known_until(w);
	today = zone_day(&d->site->zone, instant_now());
	day_format(end, date);
	if (end < today)
		found(d, "calendar", FIT_BAD, arena_printf(a, tr(N_("it ended on %s; since then Monday to Friday are taken for working days")), date),
			tr(N_("add this year's holidays and make-up days (plaint.conf(5), holidays)")));
	else if (end - today < CALENDAR_DAYS)
		found(d, "calendar", FIT_WEAK, arena_printf(a, tr(N_("it ends on %s")), date),
			tr(N_("add the next year's holidays as soon as they are published")));
	else
		found(d, "calendar", FIT_GOOD, arena_printf(a, tr(N_("known until %s, zone %s")), date, d->site->zone.name), NULL);
}

void look_at_hook(struct doctor *d)
{
	struct arena *a = &d->c->arena;
	const char *command = d->site ? d->site->notify.command : NULL;
	char *program;

	if (str_empty(command)) {
		found(d, "notify", FIT_WEAK, tr(N_("no command: nobody without a desk open hears of an emergency")),
			tr(N_("name one in the config (plaint.conf(5), notify)")));
		return;
	}
	program = arena_strdup(a, command);
	program[strcspn(program, " \t")] = '\0';
	if (program[0] == '/' && access(program, X_OK))
		found(d, "notify", FIT_BAD, arena_printf(a, tr(N_("%s cannot be run")), program), arena_printf(a, "chmod +x %s", program));
	else
		found(d, "notify", FIT_GOOD, command, NULL);
}

/* How many are open the server tells those of the staff list alone. */
static const char *serves(struct doctor *d, const struct reply *r)
{
	const char *open = note_of(r, "open");

	return *open ? arena_printf(&d->c->arena, tr(N_("%s serves %s complaints, %s of them open")), note_of(r, "build"), note_of(r, "complaints"), open) :
		       arena_printf(&d->c->arena, tr(N_("%s serves %s complaints")), note_of(r, "build"), note_of(r, "complaints"));
}

static void no_server(struct doctor *d)
{
	bool denied = d->c->err.code == ERR_DENIED;
	const char *todo = d->shared ? tr(N_("staff cannot start it: systemctl start plaint.socket")) : tr(N_("the first desk or command starts it"));
	struct str why;

	str_init(&why);
	err_text(&d->c->err, tr, &why);
	found(d, "server", denied || d->shared ? FIT_BAD : FIT_GOOD, arena_strdup(&d->c->arena, str_or_empty(why.data)), denied ? NULL : todo);
	str_release(&why);
}

void look_at_server(struct doctor *d)
{
	struct request q;
	struct reply r;
	bool same;

	request_init(&q);
	q.op = "status";
	if (open_client(d->c, false) || client_call(d->c->client, &q, &d->c->arena, &r, &d->c->err)) {
		no_server(d);
		return;
	}
	same = str_equal(note_of(&r, "build"), build_name());
	found(d, "server", same ? FIT_GOOD : FIT_WEAK, serves(d, &r),
		same ? NULL : tr(N_("it is of another build than this program: plaint stop, or systemctl restart plaint")));
}

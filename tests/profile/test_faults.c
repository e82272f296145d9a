/* Each fault by itself: a few lines laid over the shipped profile, and what is said of
 * them, with the line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "trial.h"

static const struct {
	const char *config;
	const char *said; /* all of it */
} cases[] = {
	/* what is fine */
	{"", ""},
	{"company = \"x\"\n", ""},
	{"clock \"contact\" { limit = \"12h\" }\n", ""},
	{"# only\n// comments\n/* here\n*/\n", ""},

	/* names and keys */
	{"\n\ncolour = \"red\"\n", "plaint.conf:3: no such setting: \"colour\"\n"},
	{"clocks \"x\" { limit = \"1h\" }\n", "plaint.conf:1: no such section: \"clocks\"\n"},
	{"area \"a\" {\n name = \"A\"\n nam = \"B\"\n}\n", "plaint.conf:3: no such key in area: \"nam\"\n"},
	{"area { name = \"A\" }\n", "plaint.conf:1: area needs a title\n"},
	{"area \"a,b\" { name = \"A\" }\n", "plaint.conf:1: a title holds no comma and no quotes: \"a,b\"\n"},
	{"calendar \"c\" { period_end = \"close\" }\n",
		"plaint.conf:1: calendar has no title: there is just one\n"},
	{"area \"a\" { name = \"A\"\n name = \"B\" }\n",
		"plaint.conf:2: \"name\" is given twice in one section\n"},
	{"form \"intake\" { name = \"x\" }\n",
		"plaint.conf:1: a form stands in a file of its own under forms/\n"},
	{"category \"a\" { name = \"A\"  nature = \"safety\"\n level = high }\n",
		"plaint.conf:2: invalid integer value for option 'level'\n"},
	{"clock \"contact\" {\n violation = perhaps }\n",
		"plaint.conf:2: invalid boolean value for option 'violation'\n"},
	{"company += \"x\"\n", "plaint.conf:1: += is for lists: \"company\" is none\n"},

	{"clock \"contact\" { limit = \"0h\" }\n",
		"plaint.conf:1: clock \"contact\" would be over as it starts: \"0h\"\n"},
	{"clock \"forward\" { limit = \"10m\" }\n",
		"plaint.conf:1: warning: clock \"forward\" warns from its start: warn \"15m\", limit \"10m\"\n"},

	/* steps (L-1): causes, conditions, approvals, incidents */
	{"clock \"report\" { starts = { investigated }  stops = { report }  limit = \"3wd\" }\n", ""},
	{"clock \"told\" { starts = { opinion }  stops = { reply, \"contact:agreement\" }  limit = \"5wd\"\n"
	 " having = { \"satisfaction!=satisfied\", \"returned>=2\" } }\n", ""},
	{"clock \"told\" { starts = { opinion }\n stops = { \"forward:x\", \"contact:\" }  limit = \"5wd\" }\n",
		"plaint.conf:2: no such action: \"forward:x\"\n"
		"plaint.conf:2: no such action: \"contact:\"\n"
		"plaint.conf:2: clock \"told\" is stopped by no event\n"},
	{"clock \"contact\" {\n since = { sunrise }\n having = { \"weather=fine\", \"=x\", \"text>=many\" } }\n",
		"plaint.conf:2: no such action: \"sunrise\"\n"
		"plaint.conf:3: no such field: \"weather\"\n"
		"plaint.conf:3: '=x' is no condition: wants NAME, !NAME, NAME=VALUE, NAME!=VALUE or NAME>=5\n"
		"plaint.conf:3: 'text>=many' is no condition: wants NAME, !NAME, NAME=VALUE, NAME!=VALUE or NAME>=5\n"},
	{"require \"resolve\" { after = { report, lunch } }\n", "plaint.conf:1: no such action: \"lunch\"\n"},
	/* values of a field (HT-8) */
	{"require \"told\" { actions = { contact, notify }  values = { \"remark=x\" } }\n",
		"plaint.conf:1: field \"remark\" offers no values to choose from\n"},
	{"require \"told\" { action = revisit\n values = { \"satisfaction=satisfied,glad\", \"satisfied\" }\n late = { tea } }\n",
		"plaint.conf:2: require \"told\": field \"satisfaction\" of revisit does not offer \"glad\"\n"
		"plaint.conf:2: values are like \"way=phone,person\", not \"satisfied\"\n"
		"plaint.conf:3: no such clock: \"tea\"\n"},
	{"require \"a\" { action = revisit  levels = { 1 }  values = { \"satisfied=yes\" } }\n"
	 "require \"b\" { action = revisit  kinds = { complaint }  values = { \"satisfied=no\" } }\n"
	 "require \"c\" { action = revisit  levels = { 2 }  values = { \"satisfied=no\" } }\n",
		"plaint.conf:2: require \"a\" and \"b\" leave \"satisfied\" no value where both hold\n"},
	{"require \"a\" { action = revisit  late = { contact }  values = { \"satisfied=yes\" } }\n"
	 "require \"b\" { action = revisit  unless_late = { contact, settle }  values = { \"satisfied=no\" } }\n"
	 "require \"c\" { action = propose  actions = { revisit }\n late = { contact }\n unless_late = { contact }  fields = { facts } }\n",
		"plaint.conf:3: require \"c\" has both action and actions\n"
		"plaint.conf:5: require \"c\" can never hold: late and unless_late name the same clocks\n"},
	{"approval \"suspend\" { by = { above }  then = { manager } }\n", ""},
	{"approval \"hard\" { action = propose  by = { boss }\n blocks = { resolve, propose } }\n",
		"plaint.conf:1: neither a role nor of the staff: \"boss\"\n"
		"plaint.conf:2: approval \"hard\" would block itself\n"},
	{"approval \"contact\" { }\n",
		"plaint.conf:1: contact cannot wait for approval\n"
		"plaint.conf:1: approval \"contact\" says nobody it is by\n"},
	{"policy \"quick\" { step = revisit  when = never  kinds = { enquiry } }\n", ""},
	{"policy \"quick\" { when = never  kinds = { joke } }\n",
		"plaint.conf:1: no such policy: \"quick\"\n"
		"plaint.conf:1: no such kind: \"joke\"\n"},
	{"incident \"out\" { categories = { \"supply/*\" }  within = \"2h\"  tell = { lead } }\n", ""},
	{"incident \"out\" { categories = { \"bus/*\" }\n areas = { moon }\n count = 1\n within = \"2wd\" }\n",
		"plaint.conf:1: no such category: \"bus/*\"\n"
		"plaint.conf:2: no such area: \"moon\"\n"
		"plaint.conf:3: incident \"out\" needs a count of 2 or more\n"
		"plaint.conf:4: within is a length of time like 2h or 3d, not \"2wd\"\n"},
	{"raise \"many\" { level = 8  having = { \"effect\" } }\n", "plaint.conf:1: no such level: 8\n"},
	{"kind \"joke\" { name = \"Joke\"\n counts = no }\n", "plaint.conf:2: counts is for outcomes, not for kind\n"},
	{"outcome \"left\" { name = \"Message left\"  counts = no }\n", ""},

	/* how it is written */
	{"company = \"x\narea \"a\" { name = \"A\" }\n",
		"plaint.conf:1: text is not closed on its line: \" missing (a \\ at its end continues it)\n"},
	{"area \"a\" {\n name = \"A\"\n\narea \"b\" { name = \"B\" }\n",
		"plaint.conf:1: \"area a\" is not closed: } missing\n"},
	{"clock \"contact\" { stops = { contact, resolve\n limit = \"5h\" }\n",
		"plaint.conf:1: list \"stops\" is not closed: } missing\n"},
	{"company\n", "plaint.conf:1: = or { expected after \"company\"\n"},
	{"company =\n", "plaint.conf:1: \"company\" has no value\n"},
	{"}\n", "plaint.conf:1: unexpected: }\n"},
	{"company = \"x\" }\n= 3\n", "plaint.conf:1: unexpected: }\nplaint.conf:2: unexpected: =\n"},
	{"/* never closed\ncompany = \"x\"\n", "plaint.conf:1: comment is not closed: */ missing\n"},
	{"data = \"${HOME}/plaint\"\n",
		"plaint.conf:1: ${...} is not read from the environment here: write the value\n"
		"plaint.conf:1: \"data\" is no absolute path: \"  HOME /plaint\"\n"},
	{"company = \"ok\"\ncompany_zh = \"\xff\xfe\"\n", "plaint.conf:2: not valid UTF-8\n"},
	{"company = \"a\\x01z\"\n", "plaint.conf:1: control character in \"company\"\n"},
	{"company = \"a\\xffz\"\n", "plaint.conf:1: \"company\" is not valid UTF-8\n"},
	{"company = \"a\x07z\"\n", "plaint.conf:1: control character\n"},

	/* includes */
	{"\ninclude(\"nowhere.conf\")\n", "plaint.conf:2: no such file: \"nowhere.conf\"\n"},
	{"include()\n", "plaint.conf:1: \"include\" needs the name of a file\n"},
	{"include(\"x\"\n", "plaint.conf:1: \"include(\" is not closed: ) missing\n"},
	{"exec(\"rm\")\n", "plaint.conf:1: no such function: \"exec\"\n"},
	{"area \"a\" { include(\"x\") }\n", "plaint.conf:1: \"include\" stands between sections only\n"},

	/* settings */
	{"number = \"%Y%m%d\"\n",
		"plaint.conf:1: number format '%Y%m%d': wants %Y or %y, %m, %d and one serial such as %04d, "
		"and no blanks\n"},
	{"linger = \"perhaps\"\n", "plaint.conf:1: linger is \"clocks\" or \"no\", not \"perhaps\"\n"},
	{"data = \"here\"\n", "plaint.conf:1: \"data\" is no absolute path: \"here\"\n"},
	{"socket = "
	 "\"/"
	 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	 "aaaaaaaaaaaaaa\"\n",
		"plaint.conf:1: path of a socket is too long: at most 107 bytes\n"},

	{"company = \"x\"\nprofile = \"gas-compny\"\n", "plaint.conf:2: no such profile: \"gas-compny\"\n"},

	/* calendar */
	{"calendar { timezone = \"Asia/Nowhere\" }\n",
		"plaint.conf:1: no time zone 'Asia/Nowhere' on this machine\n"},
	{"calendar {\n hours = { \"mon-fri 08:30-12:00\",\n  \"sat 25:00-26:00\" } }\n",
		"plaint.conf:3: hours 'sat 25:00-26:00': wants days and times such as mon-fri 08:30-12:00\n"},
	{"calendar { hours = { \"mon-fri 08:30-12:00\",\n \"wed 11:00-13:00\" } }\n",
		"plaint.conf:2: hours 'wed 11:00-13:00': overlap with other hours of the same day\n"},
	{"staff \"li\" { name = \"李强\" number = \"1\" department = \"service\" roles = { taker }\n hours = { \"never\" } }\n",
		"plaint.conf:2: hours 'never': wants days and times such as mon-fri 08:30-12:00\n"},
	{"calendar { period_end = \"noon\" }\n",
		"plaint.conf:1: period_end is close, midnight or same-time, not \"noon\"\n"},
	{"holidays \"x\" { off = { \"2026-07-01\",\n\"2026-02-30\" } }\n",
		"plaint.conf:2: '2026-02-30' is no day: wants 2026-02-14, 2026-02-15..2026-02-23 or 12-25, "
		"then hours if any\n"},
	{"holidays \"x\" {\n work = { \"2026-10-03\" } }\n",
		"plaint.conf:2: 2026-10-03 is both off and work: off in holidays \"2026-national\"\n"},
	{"holidays \"x\" { off = { \"12-20..12-31\" }\n work = { \"12-25\" } }\n",
		"plaint.conf:2: 12-25 is both off and work: off in holidays \"x\"\n"},
	{"holidays \"x\" { off = { \"2026-07-01 08:00-12:00\" } }\n",
		"plaint.conf:1: a day off has no hours: \"2026-07-01 08:00-12:00\"\n"},
	{"holidays \"x\" { special = { \"2026-07-01\" } }\n",
		"plaint.conf:1: special needs the day's hours: \"2026-07-01\"\n"},
	{"holidays \"x\" { known_until = \"soon\" }\n", "plaint.conf:1: no such date: \"soon\"\n"},

	/* people */
	{"department \"station\" { parent = \"nowhere\" }\n",
		"plaint.conf:1: no such department: \"nowhere\"\n"},
	{"department \"a\" { parent = \"b\" }\ndepartment \"b\" { parent = \"c\" }\ndepartment \"c\" { "
	 "parent = \"b\" }\n",
		"plaint.conf:2: department \"b\" is above itself\nplaint.conf:3: department \"c\" is above "
		"itself\n"},
	{"department \"station\" { lead = \"nobody\" }\n",
		"plaint.conf:1: the lead is not of the staff: \"nobody\"\n"},
	{"staff \"a\" { name = \"A\"\n department = \"kitchen\"\n roles = { taker,\n cook } }\n",
		"plaint.conf:2: no such department: \"kitchen\"\nplaint.conf:4: no such role: \"cook\"\n"},
	{"staff \"a\" { name = \"A\"  roles = { taker } }\n",
		"plaint.conf:1: staff \"a\" has no department\n"},
	{"staff \"a\" { name = \"A\"  department = \"service\" }\n",
		"plaint.conf:1: warning: staff \"a\" has no role and may do nothing\n"},
	{"staff \"a\" { department = \"service\" roles = { taker } number = \"7\" }\n"
	 "staff \"b\" { department = \"service\" roles = { taker } number = \"7\" }\n",
		"plaint.conf:2: number 7 is that of \"a\" too\n"},
	{"role \"x\" { may = { forward, fly }\n sees = { some } }\n",
		"plaint.conf:1: no such action: \"fly\"\nplaint.conf:2: sees holds own, department, all, not "
		"\"some\"\n"},
	{"role \"x\" { may = { breach } }\n", "plaint.conf:1: no such action: \"breach\"\n"},
	{"oncall \"x\" { department = \"attic\"\n staff = { ghost }\n hours = { \"mon-sun 17:30-08:30\", "
	 "\"mon 18:00-19:00\" } }\n",
		"plaint.conf:1: no such department: \"attic\"\nplaint.conf:2: not of the staff: \"ghost\"\n"
		"plaint.conf:3: hours 'mon 18:00-19:00': overlap with other hours of the same day\n"},
	{"oncall \"x\" { name = \"n\" }\n",
		"plaint.conf:1: no such key in oncall: \"name\"\n"
		"plaint.conf:1: oncall \"x\" has no department\nplaint.conf:1: nobody is on call in \"x\"\n"
		"plaint.conf:1: oncall \"x\" has no hours\n"},

	/* matter */
	{"level \"high\" { name = \"High\" }\n",
		"plaint.conf:1: a level is a number from 1 to 9, not \"high\"\n"},
	{"category \"x\" { nature = \"odd\"\n level = 7 }\n",
		"plaint.conf:1: no such nature: \"odd\"\nplaint.conf:2: no such level: 7\n"},
	{"category \"x\" { name = \"X\" }\n", "plaint.conf:1: warning: category \"x\" has no nature\n"},
	{"route \"x\" { categories = { \"bad/*\" }\n areas = { moon }  kinds = { odd }\n responsibility = { "
	 "me }\n person = \"ghost\" }\n",
		"plaint.conf:1: no such category: \"bad/*\"\nplaint.conf:1: route \"x\" has no department\n"
		"plaint.conf:2: no such area: \"moon\"\nplaint.conf:2: no such kind: \"odd\"\n"
		"plaint.conf:3: no such responsibility: \"me\"\nplaint.conf:4: not of the staff: "
		"\"ghost\"\n"},

	/* a profile that contradicts itself */
	{"route \"x\" { categories = { \"bill/*\" }  department = \"market\" }\n", ""}, /* a site's own come first */
	{"route \"x\" { department = \"market\" }\nroute \"y\" { department = \"market\"  areas = { east } }\n",
		"plaint.conf:2: route \"y\" can never match: \"x\" and others before it take all of it\n"},
	{"route \"x\" { categories = { \"bill/*\" }  areas = { east }  department = \"market\" }\n"
	 "route \"y\" { categories = { \"bill/*\" }  areas = { east, west }  department = \"market\" }\n"
	 "route \"z\" { categories = { \"bill/amount\" }  areas = { east }  kinds = { enquiry }  department = \"market\" }\n"
	 "include(\"profiles/gas-company.conf\")\ninclude(\"holidays-cn.conf\")\n",
		"plaint.conf:3: route \"z\" can never match: \"x\" and others before it take all of it\n"},
	{"policy \"revisit\" { when = always\n kinds = { complaint } }\nclock \"revisit\" { kinds = { enquiry } }\n",
		"plaint.conf:1: all are to be revisited, but no clock is stopped by revisit\n"},
	{"policy \"revisit\" { when = \"always\" }\nclock \"revisit\" { stops = { archive } }\n",
		"plaint.conf:1: all are to be revisited, but no clock is stopped by revisit\n"},
	{"policy \"revisit\" { when = \"always\" }\n"
	 "clock \"revisit\" { starts = { resolve }  stops = { revisit }  limit = \"2d\" }\n", ""},
	{"clock \"x\" { starts = { archive, reject }\n stops = { note }  limit = \"2d\" }\n",
		"plaint.conf:1: clock \"x\" would start with what ends all clocks\n"},
	{"clock \"x\" { starts = { forward }\n stops = { received }  limit = \"2d\" }\n",
		"plaint.conf:2: clock \"x\" is stopped by nothing that comes after its start\n"},

	/* danger */
	{"danger \"x\" { words = { \"gas?!\", \"漏气\" }\n level = 9  category = \"odd\"  script = \"s\" }\n",
		"plaint.conf:1: danger word \"漏气\" stands in \"leak\" already\n"
		"plaint.conf:2: no such level: 9\nplaint.conf:2: no such category: \"odd\"\n"},
	{"danger \"x\" { words = { \" \" }  script = \"s\" }\n", "plaint.conf:1: a danger word is empty\n"},
	{"danger \"x\" { category = \"gas/leak\" }\n",
		"plaint.conf:1: danger \"x\" has no words\n"
		"plaint.conf:1: warning: danger \"x\" has no script to read to the caller\n"},

	/* clocks */
	{"clock \"x\" {\n starts = { lunch }\n stops = { contact }\n limit = \"1h\" }\n",
		"plaint.conf:2: no such action: \"lunch\"\nplaint.conf:2: clock \"x\" starts on no event\n"},
	{"clock \"x\" { stops = { contact }  limit = \"1h\" }\n",
		"plaint.conf:1: clock \"x\" starts on no event\n"},
	{"clock \"x\" { starts = { add }  stops = { contact }  limit = \"1h\" }\n",
		"plaint.conf:1: registration is called \"received\" here, not \"add\"\n"
		"plaint.conf:1: clock \"x\" starts on no event\n"},
	{"clock \"x\" { starts = { received }  limit = \"1h\" }\n",
		"plaint.conf:1: clock \"x\" is stopped by no event\n"},
	{"clock \"x\" { starts = { received }  limit = \"every 7d\" }\n", ""},
	{"clock \"x\" { starts = { received }  stops = { contact } }\n",
		"plaint.conf:1: clock \"x\" has no limit\n"},
	{"clock \"contact\" {\n limit = \"2 days\"\n warn = \"soon\" }\n",
		"plaint.conf:2: '2 days' is no limit: wants 30m, 24h, 90bm, 8bh, 2d, 2d!, 3wd, today or "
		"every 7d\n"
		"plaint.conf:3: 'soon' is no limit: wants 30m, 24h, 90bm, 8bh, 2d, 2d!, 3wd, today or every "
		"7d\n"},
	{"clock \"contact\" { limit = \"field moon\" }\n", "plaint.conf:1: no such field: \"moon\"\n"},
	{"clock \"contact\" { limit = \"field due_by\" }\n", ""},
	{"clock \"contact\" { warn = \"today\" }\n",
		"plaint.conf:1: a warning is a length of time, not \"today\"\n"},
	{"clock \"contact\" { escalate = { \"0m lead\",\n \"lead\",\n \"4x lead\",\n \"4h ghost\" } }\n",
		"plaint.conf:2: an escalation is a time and whom it goes to, like \"4h lead\", not \"lead\"\n"
		"plaint.conf:3: '4x' is no limit: wants 30m, 24h, 90bm, 8bh, 2d, 2d!, 3wd, today or every "
		"7d\n"
		"plaint.conf:4: neither a role nor of the staff: \"ghost\"\n"},
	{"clock \"contact\" { escalate = { \"every 1d lead\", \"1wd manager\" } }\n",
		"plaint.conf:1: an escalation is a time and whom it goes to, like \"4h lead\", not \"every "
		"1d lead\"\n"},
	{"clock \"contact\" { levels = { 8 }  unless_channels = { smoke }  unless_categories = { \"zz/*\" }  "
	 "asks = { fly } }\n",
		"plaint.conf:1: no such level: \"8\"\nplaint.conf:1: no such channel: \"smoke\"\n"
		"plaint.conf:1: no such category: \"zz/*\"\nplaint.conf:1: no such action: \"fly\"\n"},

	/* duties */
	{"require \"fly\" { fields = { text } }\n", "plaint.conf:1: no such action: \"fly\"\n"},
	{"require \"archive\" { fields = { text, due_by, moon }\n states = { lost } }\n",
		"plaint.conf:1: no form asks for \"due_by\"\nplaint.conf:1: no such field: \"moon\"\n"
		"plaint.conf:2: no such state: \"lost\"\n"},
	{"policy \"revisit\" { when = \"maybe\" }\n",
		"plaint.conf:1: when is always, needed or never, not \"maybe\"\n"},
	{"policy \"return\" { within = \"soon\" }\n",
		"plaint.conf:1: 'soon' is no limit: wants 30m, 24h, 90bm, 8bh, 2d, 2d!, 3wd, today or every 7d\n"},
	{"policy \"return\" { when = \"always\" }\n",
		"plaint.conf:1: policy \"return\" says within, not when\n"},
	{"policy \"revisit\" { within = \"4h\" }\n",
		"plaint.conf:1: within is for policy \"return\", not for \"revisit\"\n"},
	{"policy \"lunch\" { when = \"always\" }\n", "plaint.conf:1: no such policy: \"lunch\"\n"},
	{"penalty \"late\" { clocks = { lunch }\n amount = \"much\"\n who = \"dog\" }\n",
		"plaint.conf:1: no such clock: \"lunch\"\nplaint.conf:2: an amount is like 50 or 50-100, not "
		"\"much\"\n"
		"plaint.conf:3: who is head, person or taker, not \"dog\"\n"},
	{"warning \"leaks\" { category = \"zz\"  area = \"moon\"\n count = 0  within = \"soon\"  tell = { "
	 "ghost } }\n",
		"plaint.conf:1: no such category: \"zz\"\nplaint.conf:1: no such area: \"moon\"\n"
		"plaint.conf:2: warning \"leaks\" needs a count of 1 or more\n"
		"plaint.conf:2: 'soon' is no limit: wants 30m, 24h, 90bm, 8bh, 2d, 2d!, 3wd, today or every "
		"7d\n"
		"plaint.conf:2: neither a role nor of the staff: \"ghost\"\n"},
	{"retention \"archived\" { keep = \"long\" }\n",
		"plaint.conf:1: keep is like 5y, 18M, 90d or forever, not \"long\"\n"},
	{"notify { command = \"notify\"\n events = { lunch } }\n",
		"plaint.conf:1: warning: the notify command is no absolute path: \"notify\"\n"
		"plaint.conf:2: no such event: \"lunch\"\n"},
	{"notify { command = \"/nowhere/notify\" }\n",
		"plaint.conf:1: warning: the notify command cannot be run: \"/nowhere/notify\"\n"},
};

/* A handful of staff reaches nobody by the profile's escalations, which those_reached is
 * about: left out where a case is about something else. */
static void without_reach(struct str *said)
{
	char *line = said->data;

	while (*line) {
		char *end = strchr(line, '\n') + 1;
		char *found = strstr(line, "\" reaches nobody: ");

		if (found && found < end)
			str_splice(said, (size_t)(line - said->data), (size_t)(end - line), NULL, 0);
		else
			line = end;
	}
}

static int differs(const struct trial *t, const char *text, const char *said)
{
	if (!strcmp(t->said.data, said))
		return 0;
	fprintf(stderr, "%s--- wanted:\n%s--- said:\n%s\n", text, said, t->said.data);
	return 1;
}

#define REST "\"supervision\" reaches nobody: nobody has this role|\"archivist\" reaches nobody: nobody has this role|"

/* Who writes the rule and lists the staff contradicts themselves: refused, every one named. */
static void nobody_of_ones_own(void **state)
{
	static const char config[] =
		"staff \"a\" { department = \"service\" roles = { taker } number = \"7\" }\n"
		"clock \"contact\" { escalate = { \"0m manager\", \"1h a\" } }\n"
		"clock \"settle\" { escalate = { \"0m department\" }\n tell = { taker, borrower } }\n"
		"approval \"suspend\" { by = { supervision } }\n"
		"incident \"out\" { categories = { \"supply/*\" }  within = \"2h\"\n tell = { oncall } }\n"
		"report \"weekly\" { check = manager\n approve = admin }\n"
		"role \"ghost\" { may = { note } }\nrole \"taker\" { may += { note } }\nrole \"admin\" { may += { reveal } }\n";
	struct str all;
	struct trial t;

	(void)state;
	trial_begin(&t);
	trial_write(&t, "plaint.conf", config);
	trial_load(&t, TODAY);
	assert_null(t.site);
	str_init(&all);
	for (size_t k = 0; k < t.faults.count; k++)
		if (!t.faults.item[k].warning)
			str_addf(&all, "%d %s|", t.faults.item[k].line, t.faults.item[k].text);
	assert_string_equal(all.data, "2 \"manager\" reaches nobody: nobody has this role|"
		"3 \"department\" reaches nobody: no department has a lead|"
		"5 \"supervision\" reaches nobody: nobody has this role|"
		"7 \"oncall\" reaches nobody: there is no oncall section|"
		"8 \"manager\" reaches nobody: nobody has this role|"
		"9 \"admin\" reaches nobody: nobody has this role|"
		"10 nobody has the role \"ghost\"|");
	str_release(&all);
	trial_end(&t);
}

/* The department of "\"repair\" reaches nobody: routes lead ...", or NULL. */
static const char *empty_department(struct arena *a, const char *text)
{
	const char *end = strstr(text, "\" reaches nobody: routes lead");

	return end ? arena_strndup(a, text + 1, (size_t)(end - text) - 1) : NULL;
}

/* Departments routes lead to, of which nobody is (GG-6). */
static void departments_of_nobody(void **state)
{
	static const char *const holds[][2] = {
		{ "", "" },
		{ "staff \"a\" { department = \"service\" roles = { taker } number = \"7\" }\n", "repair operations market station supervision " },
		{ "staff \"a\" { department = \"market\" roles = { taker } number = \"7\" }\n"
		  "department \"station\" { lead = \"a\" }\nroute \"works\" { department = \"company\" }\n"
		  "oncall \"x\" { department = \"repair\" staff = { a } hours = { \"mon-sun 00:00-24:00\" } }\n",
			"company service operations supervision " },
	};
	struct arena a = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof holds / sizeof *holds; i++) {
		struct str all;
		struct trial t;

		trial_begin(&t);
		trial_write(&t, "plaint.conf", holds[i][0]);
		trial_load(&t, TODAY);
		str_init(&all);
		for (size_t k = 0; k < t.faults.count; k++)
			if (empty_department(&a, t.faults.item[k].text)) {
				assert_true(t.faults.item[k].warning);
				str_addf(&all, "%s ", empty_department(&a, t.faults.item[k].text));
			}
		assert_string_equal(all.data, holds[i][1]);
		assert_non_null(t.site);
		str_release(&all);
		trial_end(&t);
	}
	arena_release(&a);
}

/* Escalations to nobody (D-7): without staff the serving account is everybody; with some,
 * each target once that no one can ever answer. The program runs with it, but check's
 * answer is no. */
static void those_reached(void **state)
{
	static const char *const holds[][2] = {
		{ "", "" },
		{ "staff \"a\" { department = \"service\" roles = { taker } number = \"7\" }\n",
			"\"lead\" reaches nobody: nobody has this role|\"manager\" reaches nobody: nobody has this role|"
			"\"department\" reaches nobody: no department has a lead|\"oncall\" reaches nobody: there is no oncall section|" REST },
		{ "staff \"a\" { department = \"service\" roles = { taker, manager } number = \"7\" }\n"
		  "department \"company\" { lead = \"a\" }\n"
		  "oncall \"x\" { department = \"repair\" staff = { a } hours = { \"mon-sun 00:00-24:00\" } }\n",
			"\"lead\" reaches nobody: nobody has this role|" REST },
		{ "staff \"a\" { department = \"service\" roles = { taker, manager, lead } number = \"7\" }\n"
		  "oncall \"x\" { department = \"repair\" staff = { a } hours = { \"mon-sun 00:00-24:00\" } }\n", REST },
	};

	(void)state;
	for (size_t i = 0; i < sizeof holds / sizeof *holds; i++) {
		struct str all;
		struct trial t;

		trial_begin(&t);
		trial_write(&t, "plaint.conf", holds[i][0]);
		trial_load(&t, TODAY);
		str_init(&all);
		for (size_t k = 0; k < t.faults.count; k++)
			if (t.faults.item[k].warning && strstr(t.faults.item[k].text, "reaches nobody") &&
				!strstr(t.faults.item[k].text, "routes lead")) {
				assert_non_null(strstr(t.faults.item[k].file, "gas-company.conf"));
				assert_true(t.faults.item[k].line > 100);
				str_addf(&all, "%s|", t.faults.item[k].text);
			}
		assert_string_equal(all.data, holds[i][1]);
		assert_non_null(t.site);
		str_release(&all);
		trial_end(&t);
	}
}

static void each_fault(void **state)
{
	(void)state;
	int wrong = 0;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct trial t;
		trial_begin(&t);
		trial_write(&t, "plaint.conf", cases[i].config);
		trial_load(&t, TODAY);
		without_reach(&t.said);
		wrong += differs(&t, cases[i].config, cases[i].said);
		bool refused = t.faults.errors > 0;
		assert_int_equal(refused, t.site == NULL);
		assert_int_equal(refused ? ERR_INPUT : ERR_NONE, t.err.code);
		trial_end(&t);
	}
	assert_int_equal(wrong, 0);
}

static const struct {
	const char *form;
	const char *said;
} form_cases[] = {
	{"form \"note\" { section \"s\" { field \"a\" { type = \"text\" label = \"A\" } } }\n", ""},
	{"form \"note\" { section \"s\" { field \"a\" { type = \"email\"  stays = yes  label = \"A\" } } }\n", ""},
	{"form \"fly\" {\n section \"s\" { field \"a\" { type = \"text\" label = \"A\" } } }\n",
		"x.form:1: a form is for intake or an action, not for \"fly\"\n"},
	{"form \"archive\" {\n section \"s\" {\n field \"a\" { type = \"texts\" label = \"A\" } } }\n",
		"x.form:3: no such type of field: \"texts\"\n"},
	{"form \"note\" { section \"s\" { field \"a\" { label = \"A\" } } }\n",
		"x.form:1: field \"a\" has no type\n"},
	{"form \"note\" { section \"s\" { field \"A b\" { type = \"text\" label = \"A\" } } }\n",
		"x.form:1: a field's name is of a-z, 0-9 and _, and begins with a letter: \"A b\"\n"},
	{"form \"note\" { section \"s\" {\n field \"a\" { type = \"text\" label = \"A\" }\n field \"a\" { "
	 "type = \"text\" label = \"A\" } } }\n",
		"x.form:3: field \"a\" is given twice in one form\n"},
	{"form \"note\" { section \"s\" { field \"a\" { type = \"choice\" label = \"A\" } } }\n",
		"x.form:1: field \"a\" has neither source nor choices\n"},
	{"form \"note\" { section \"s\" { field \"a\" { type = \"choice\" label = \"A\"\n source = \"moon\" "
	 "} } }\n",
		"x.form:2: no such source: \"moon\"\n"},
	{"form \"note\" { section \"s\" { field \"a\" { type = \"text\" label = \"A\"\n source = \"area\" } "
	 "} }\n",
		"x.form:2: source is for choice and choices, not for text\n"},
	{"form \"note\" { section \"s\" { field \"a\" { type = \"choice\" label = \"A\" source = \"area\" "
	 "choices = { x } } } }\n",
		"x.form:1: field \"a\" has both source and choices\n"},
	{"form \"note\" { section \"s\" { field \"a\" { type = \"choices\" label = \"A\"\n choices = { x, "
	 "y,\n x, \"p,q\" }\n labels = { X } } } }\n",
		"x.form:2: choice \"x\" is given twice\nx.form:3: a choice is not empty and holds no comma: "
		"\"p,q\"\n"
		"x.form:4: labels are not as many as choices\n"},
	{"form \"note\" { section \"s\" { field \"a\" { type = \"choice\" label = \"A\" source = "
	 "\"channel\"\n initial = \"smoke\" } } }\n",
		"x.form:2: initial is none of the field's values: \"smoke\"\n"},
	{"form \"note\" { section \"s\" { field \"a\" { type = \"choice\" label = \"A\" choices = { x }\n"
	 "emergency = \"y\" } } }\n",
		"x.form:2: emergency is none of the field's values: \"y\"\n"},
	{"form \"note\" { section \"s\" { field \"a\" { type = \"number\" label = \"A\" unit = \"C\"\n min = "
	 "5\n max = 3 } } }\n",
		"x.form:2: min is more than max\n"},
	{"form \"note\" { section \"s\" { field \"a\" { type = \"text\" label = \"A\"\n unit = \"C\" lines = "
	 "99 } } }\n",
		"x.form:2: lines is from 0 to 20\nx.form:2: a unit is for number, not for text\n"},
	{"form \"note\" { section \"s\" { field \"a\" { type = \"text\" } } }\n",
		"x.form:1: warning: field \"a\" has no label\n"},
	{"form \"note\" { field \"a\" { type = \"text\" label = \"A\" } }\n",
		"x.form:1: only a section can stand here\n"},
	{"company = \"x\"\n", "x.form:1: only a form can stand here, not \"company\"\n"},
	{"form \"note\" { section \"s\" { field \"a\" {\n type = \"text\" label = \"A\"\n colour = \"red\" } "
	 "} }\n",
		"x.form:3: no such key in field: \"colour\"\n"},
};

static void each_form_fault(void **state)
{
	(void)state;
	int wrong = 0;
	for (size_t i = 0; i < sizeof form_cases / sizeof *form_cases; i++) {
		struct trial t;
		trial_begin(&t);
		trial_write(&t, "plaint.conf", "");
		trial_write(&t, "forms/x.form", form_cases[i].form);
		trial_load(&t, TODAY);
		wrong += differs(&t, form_cases[i].form, form_cases[i].said);
		trial_end(&t);
	}
	assert_int_equal(wrong, 0);
}

static void calendar_end(void **state)
{
	(void)state;
	struct trial t;
	trial_begin(&t);
	trial_write(&t, "plaint.conf", "");
	trial_load(&t, TODAY + 180 * DAY); /* 2026-11-28 */
	assert_string_equal(t.said.data,
		"holidays-cn.conf:33: notice: the calendar ends on 2026-12-31: "
		"add the next year's holidays\n");
	assert_int_equal(t.faults.notices, 1);
	trial_load(&t, TODAY + 300 * DAY);
	assert_string_equal(t.said.data,
		"holidays-cn.conf:33: warning: the calendar ended on 2026-12-31: "
		"later days are taken as Monday to Friday; add the year's holidays\n");
	assert_int_equal(t.faults.notices, 0);
	assert_non_null(t.site); /* the hotline goes on */
	trial_end(&t);
}

static void file_missing(void **state)
{
	(void)state;
	struct trial t;
	trial_begin(&t);
	trial_load(&t, TODAY);
	assert_null(t.site);
	assert_int_equal(t.faults.errors, 1);
	assert_true(str_starts(t.said.data, "plaint.conf:0: "));
	assert_int_equal(t.err.code, ERR_INPUT);
	trial_end(&t);
}

/* A site that does not fit into the message a desk gets it in would lock everybody out. */
static void too_much(void **state)
{
	struct trial t;
	struct str text;

	(void)state;
	str_init(&text);
	str_add(&text, "include(\"profiles/gas-company.conf\")\n");
	for (int i = 0; i < 100; i++)
		str_addf(&text, "staff \"p%d\" { name = \"%08000d\" department = \"service\" roles = { taker } }\n", i, i);
	trial_begin(&t);
	trial_write(&t, "plaint.conf", text.data);
	trial_load(&t, TODAY);
	assert_null(t.site);
	assert_non_null(strstr(t.said.data, "plaint.conf:101: all sections together are too long for a desk: "));
	trial_end(&t);
	str_release(&text);
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_fault), cmocka_unit_test(those_reached), cmocka_unit_test(departments_of_nobody), cmocka_unit_test(nobody_of_ones_own),
		cmocka_unit_test(each_form_fault),
		cmocka_unit_test(calendar_end),
		cmocka_unit_test(file_missing), cmocka_unit_test(too_much),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

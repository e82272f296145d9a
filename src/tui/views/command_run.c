/* What a line of the command line does. */
#include "command.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/report.h"
#include "plaint/rules/deadline.h"

#include "bulk.h"
#include "command_outside.h"
#include "reader.h"

const char *const command_words[] = { "add", "do", "list", "reload", "show", "status", "stop", "sweep", "verify", NULL };

static bool say(struct tui *t, const char *id, const char *word)
{
	struct err err = ERR_INIT;

	err_set(&err, ERR_INPUT, NULL, id, word, NULL);
	tui_error(t, &err);
	return false;
}

static bool all_digits(const char *s)
{
	if (*s == '\0')
		return false;
	for (; *s != '\0'; s++)
		if (!isdigit((unsigned char)*s))
			return false;
	return true;
}

/* Does the number end with that serial, leading zeros aside? */
static bool has_serial(const char *number, const char *serial)
{
	const char *tail = strrchr(number, '-');

	return tail != NULL && strtoul(tail + 1, NULL, 10) == strtoul(serial, NULL, 10);
}

const char *command_number(struct tui *t, const char *word)
{
	const char *newest = NULL;
	struct request q;
	struct reply r;

	if (!all_digits(word) || strlen(word) > 6)
		return word;
	request_init(&q);
	q.op = "find";
	q.text = strlen(word) >= 4 ? word : arena_printf(&t->turn, "%04lu", strtoul(word, NULL, 10));
	q.filter.state = "all";
	q.filter.limit = 200;
	if (tui_call(t, &q, &t->turn, &r, NULL) != 0)
		return NULL;
	for (size_t i = 0; i < r.row_count; i++)
		if (has_serial(r.rows[i].number, word) && (newest == NULL || strcmp(r.rows[i].number, newest) > 0))
			newest = r.rows[i].number;
	if (newest == NULL)
		say(t, N_("no complaint %1"), word);
	return newest;
}

/* name=value words into the fields; a word without = is a fault. */
static bool take_fields(struct tui *t, struct request *q, const struct texts *words, size_t from)
{
	for (size_t i = from; i < words->count; i++) {
		const char *equals = strchr(words->item[i], '=');

		if (equals == NULL || equals == words->item[i])
			return say(t, N_("not a field: %1 (write name=value)"), words->item[i]);
		values_set(&t->turn, &q->fields, arena_strndup(&t->turn, words->item[i], (size_t)(equals - words->item[i])), equals + 1);
	}
	return true;
}

static bool done(struct tui *t, const struct reply *r)
{
	view_stale_all(t);
	if (r->complaint != NULL)
		tui_say(t, LOOK_GOOD, "%s %s", r->complaint->number, tr(state_names[r->complaint->state]));
	return true;
}

static bool run_add(struct tui *t, const struct texts *words)
{
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "add";
	if (!take_fields(t, &q, words, 1) || tui_call(t, &q, &t->turn, &r, NULL) != 0)
		return false;
	return done(t, &r);
}

static bool run_action(struct tui *t, const char *number, const char *action, const struct texts *words, size_t from)
{
	struct request q;
	struct reply r;

	if (action_find(action) < 0)
		return say(t, N_("no action %1"), action);
	number = command_number(t, number);
	if (number == NULL)
		return false;
	/* Without fields the form asks for them. */
	if (words->count == from) {
		view_action_open(t, number, (enum action)action_find(action));
		return true;
	}
	request_init(&q);
	q.op = "act";
	q.number = number;
	q.action = action;
	if (!take_fields(t, &q, words, from) || tui_call(t, &q, &t->turn, &r, NULL) != 0)
		return false;
	return done(t, &r);
}

/* --- list ------------------------------------------------------------------------ */

static bool take_option(struct tui *t, struct filter *f, const char *option, const char *value)
{
	struct limit limit;

	if (str_equal(option, "--queue"))
		f->queue = value;
	else if (str_equal(option, "--state"))
		f->state = value;
	else if (str_equal(option, "--owner"))
		f->owner = value;
	else if (str_equal(option, "--category"))
		f->category = value;
	else if (str_equal(option, "--area"))
		f->area = value;
	else if (str_equal(option, "--order"))
		f->order = value;
	else if (str_equal(option, "--offset"))
		f->offset = atoi(value);
	else if (str_equal(option, "--level"))
		f->level = atoi(value);
	else if (str_equal(option, "--limit"))
		f->limit = atoi(value);
	else if (str_equal(option, "--from"))
		return instant_parse(&t->site->zone, value, &f->from) == 0 || say(t, N_("not a time: %1"), value);
	else if (str_equal(option, "--to"))
		return instant_parse(&t->site->zone, value, &f->to) == 0 || say(t, N_("not a time: %1"), value);
	else if (str_equal(option, "--due-within") && limit_parse(value, &limit, NULL) == 0 &&
		(limit.unit == LIMIT_MINUTES || limit.unit == LIMIT_HOURS))
		f->due_within = limit.n * (limit.unit == LIMIT_HOURS ? HOUR : MINUTE);
	else
		return say(t, N_("no such option: %1"), option);
	return true;
}

static bool run_list(struct tui *t, const struct texts *words)
{
	struct report_style style = { .format = REPORT_TEXT, .site = t->site, .zh = t->zh, .now = t->now, .columns = t->plain ? REPORT_SPOKEN : t->cols - 4 };
	struct request q;
	struct reply r;
	struct str out;

	request_init(&q);
	q.op = "list";
	for (size_t i = 1; i < words->count; i++) {
		if (str_equal(words->item[i], "--overdue"))
			q.filter.overdue = true;
		else if (i + 1 >= words->count)
			return say(t, N_("no such option: %1"), words->item[i]);
		else if (!take_option(t, &q.filter, words->item[i], words->item[i + 1]))
			return false;
		else
			i++;
	}
	if (tui_call(t, &q, &t->turn, &r, NULL) != 0)
		return false;
	str_init(&out);
	report_rows(&out, &style, r.rows, r.row_count);
	pager_add_lines(view_reader_open(t, arena_printf(&t->turn, "list  %zu / %lld", r.row_count, (long long)r.total)), LOOK_NORMAL, out.data);
	str_release(&out);
	return true;
}

/* --- the server --------------------------------------------------------------------- */

static bool run_plain(struct tui *t, const char *op)
{
	struct request q;
	struct reply r;
	struct pager *p;

	request_init(&q);
	q.op = op;
	if (tui_call(t, &q, &t->turn, &r, NULL) != 0)
		return false;
	if (r.notes.count == 0) {
		tui_say(t, LOOK_GOOD, tr("%s: done (%lld)"), op, (long long)r.total);
		return true;
	}
	p = view_reader_open(t, op);
	for (size_t i = 0; i < r.notes.count; i++)
		pager_add(p, LOOK_NORMAL, r.notes.item[i]);
	return true;
}

static bool is_plain(const char *word)
{
	static const char *const words[] = { "status", "verify", "sweep", "reload", "stop" };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (str_equal(words[i], word))
			return true;
	return false;
}

/* report [NAME [--from DATE] [--to DATE]] is a screen; with other options it is text. */
static bool run_report(struct tui *t, const struct texts *words)
{
	const char *from = NULL, *to = NULL;

	if (words->count < 2) {
		view_reports_open(t);
		return true;
	}
	for (size_t i = 2; i < words->count; i += 2) {
		const char **where = str_equal(words->item[i], "--from") ? &from : str_equal(words->item[i], "--to") ? &to : NULL;

		if (where == NULL || i + 1 == words->count || words->item[1][0] == '-')
			return command_outside(t, words);
		*where = words->item[i + 1];
	}
	return view_report_open(t, words->item[1], from, to);
}

/* The rest of the line as it was typed, for the words to find. */
static const char *rest_of(struct tui *t, const struct texts *words, size_t from)
{
	struct str s;
	const char *text;

	str_init(&s);
	for (size_t i = from; i < words->count; i++)
		str_addf(&s, "%s%s", i > from ? " " : "", words->item[i]);
	text = arena_strdup(&t->turn, s.data);
	str_release(&s);
	return text;
}

static bool open_number(struct tui *t, const char *word)
{
	const char *number = command_number(t, word);

	if (number != NULL)
		view_complaint_open(t, number);
	return number != NULL;
}

/* show NUMBER --file N [--to FILE] [--overwrite] */
static bool run_file(struct tui *t, const struct texts *words)
{
	struct fetched f = { .number = command_number(t, words->item[1]) };
	struct err err = ERR_INIT;

	for (size_t i = 2; i < words->count; i++) {
		bool value = i + 1 < words->count;

		if (str_equal(words->item[i], "--overwrite"))
			f.over = true;
		else if (value && str_equal(words->item[i], "--file"))
			f.which = words->item[++i];
		else if (value && str_equal(words->item[i], "--to") && !str_equal(words->item[i + 1], "-"))
			f.to = words->item[++i];
		else
			return say(t, N_("no such option: %1"), words->item[i]);
	}
	if (f.number == NULL)
		return false;
	if (f.which == NULL)
		return say(t, N_("which file? --file 1"), NULL);
	if (client_fetch(t->client, &f, &t->turn, &err) != 0) {
		tui_error(t, &err);
		return false;
	}
	view_stale_all(t);
	tui_say(t, LOOK_GOOD, f.revealed ? tr("%s: %lld bytes; that it was looked at is recorded") : tr("%s: %lld bytes"), f.path,
		(long long)f.size);
	return true;
}

static bool run_words(struct tui *t, const struct texts *words)
{
	const char *first = words->item[0];
	const bool more = words->count > 1;
	const char *second = more ? words->item[1] : "";

	if (str_equal(first, "show") && words->count > 2)
		return run_file(t, words);
	if (str_equal(first, "show") && more)
		return open_number(t, second);
	if (str_equal(first, "find") && more) {
		view_find_open(t, rest_of(t, words, 1));
		return true;
	}
	if (str_equal(first, "why") && more) {
		const char *number = command_number(t, second);

		if (number != NULL)
			view_why_open(t, number, words->count > 2 ? words->item[2] : NULL);
		return number != NULL;
	}
	if (str_equal(first, "do") && words->count > 2)
		return run_action(t, second, words->item[2], words, 3);
	if (str_equal(first, "add"))
		return run_add(t, words);
	if (str_equal(first, "list"))
		return run_list(t, words);
	if (str_equal(first, "report"))
		return run_report(t, words);
	if (is_outside(first))
		return command_outside(t, words);
	if (is_plain(first))
		return run_plain(t, first);
	return say(t, N_("unknown command: %1"), first);
}

/* letter [NUMBER] --pdf FILE: on paper (PU-8); without a number of the complaint one is at. */
static bool run_letter(struct tui *t, const struct texts *words)
{
	bool named = words->item[1][0] != '-';
	const char *subject = tui_subject(t);
	const char *number = named ? command_number(t, words->item[1]) : subject;
	struct texts all = {NULL, 0};

	if (number == NULL)
		return named ? false : say(t, N_("no complaint is selected for %1"), words->item[0]);
	all.item = arena_array(&t->turn, words->count + 1, sizeof *all.item);
	all.item[all.count++] = words->item[0];
	all.item[all.count++] = number;
	for (size_t i = named ? 2 : 1; i < words->count; i++)
		all.item[all.count++] = words->item[i];
	return command_outside(t, &all);
}

/* reassign --queue D --to PERSON, recompute --dry-run: of many, not of the complaint one is at. */
static bool is_of_many(const struct texts *words)
{
	bool options = false;

	for (size_t i = 1; i < words->count; i++)
		options = options || str_starts(words->item[i], "--");
	return options && (str_equal(words->item[0], "reassign") || str_equal(words->item[0], "recompute"));
}

/* U takes it back: it is the account's last one now. */
static bool run_many(struct tui *t, const struct texts *words)
{
	bool good = command_outside(t, words);

	bulk_undoable(NULL);
	view_stale_all(t);
	return good;
}

bool command_run(struct tui *t, const char *line)
{
	struct texts words = words_split(&t->turn, line, NULL);
	const char *first = words.count > 0 ? words.item[0] : "";
	const struct command *c;

	if (words.count == 0)
		return true;
	if (words.count == 1 && (all_digits(first) || (isdigit((unsigned char)first[0]) && strchr(first, '-') != NULL)))
		return open_number(t, first);
	if (words.count > 1 && str_equal(first, "letter") && strchr(words.item[1], '=') == NULL)
		return run_letter(t, &words);
	if (is_of_many(&words))
		return run_many(t, &words);
	/* An action with its fields is about the complaint one is at. */
	if (words.count > 1 && action_find(first) >= 0 && !str_equal(first, "add")) {
		const char *subject = tui_subject(t);

		return subject != NULL ? run_action(t, arena_strdup(&t->turn, subject), first, &words, 1) :
			say(t, N_("no complaint is selected for %1"), first);
	}
	if (str_equal(first, "q") || str_equal(first, "q!")) {
		t->quit = true;
		return true;
	}
	c = words.count == 1 ? command_of_name(t->top->ops->scope, first) : NULL;
	if (c == NULL && words.count == 1)
		c = command_of_name(0, first);
	if (c != NULL && c->id != CMD_COMMAND) {
		tui_command(t, c->id, c->arg);
		return true;
	}
	return run_words(t, &words);
}

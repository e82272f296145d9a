/* story.c - reads a story: words, quoted values, relative times. */
#include "story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/arena.h"
#include "plaint/str.h"
#include "plaint/utf8.h"

struct reader {
	struct arena *a;
	const char *file;
	int line;
	const char *at;
	instant now;
	const struct zone *zone;
	struct err *err;
};

int story_error(const char *file, int line, const char *what, struct err *err)
{
	char number[16];

	snprintf(number, sizeof(number), "%d", line);
	return err_set(err, ERR_INPUT, NULL, N_("%1:%2: %3"), file, number, what, NULL);
}

static int fault(const struct reader *r, const char *what)
{
	return story_error(r->file, r->line, what, r->err);
}

static void blanks(struct reader *r)
{
	r->at += strspn(r->at, " \t\r");
}

static bool at_end(struct reader *r)
{
	blanks(r);
	return *r->at == '\0' || *r->at == '\n' || *r->at == '#';
}

/* "@-3d2h15m", "@+2h", "@0": -1 when it is none. */
static int relative(const char *s, instant now, instant *out)
{
	int sign = s[1] == '+' ? 1 : -1;
	instant sum = 0;

	if (*s++ != '@')
		return -1;
	s += *s == '-' || *s == '+';
	if (str_equal(s, "0") || str_equal(s, "now")) {
		*out = now;
		return 0;
	}
	if (!*s)
		return -1;
	while (*s) {
		char *end;
		long n = strtol(s, &end, 10);
		instant unit = *end == 'd' ? DAY : *end == 'h' ? HOUR : *end == 'm' ? MINUTE : *end == 's' ? 1 : 0;

		if (end == s || n < 0 || n > 100000 || !unit)
			return -1;
		sum += n * unit;
		s = end + 1;
	}
	*out = now + sign * sum;
	return 0;
}

static const char *word(struct reader *r)
{
	size_t len;
	const char *w;

	blanks(r);
	len = strcspn(r->at, " \t\r\n=\"");
	w = arena_strndup(r->a, r->at, len);
	r->at += len;
	return w;
}

/* Inside quotes: \" \\ and \n. */
static int quoted(struct reader *r, const char **out)
{
	struct str s;

	str_init(&s);
	for (r->at++; *r->at && *r->at != '"' && *r->at != '\n'; r->at++) {
		if (*r->at == '\\' && r->at[1] && r->at[1] != '\n') {
			r->at++;
			str_add_char(&s, *r->at == 'n' ? '\n' : *r->at);
		} else {
			str_add_char(&s, *r->at);
		}
	}
	*out = arena_strdup(r->a, s.data);
	str_release(&s);
	if (*r->at != '"')
		return fault(r, "a quoted value does not end");
	r->at++;
	return 0;
}

static int value(struct reader *r, const char **out)
{
	instant t;
	char iso[26];

	if (*r->at == '"') {
		if (quoted(r, out))
			return -1;
	} else {
		*out = word(r);
	}
	if ((*out)[0] == '@' && relative(*out, r->now, &t) == 0) {
		instant_format(r->zone, t, iso);
		*out = arena_strdup(r->a, iso);
	}
	return 0;
}

static int fields(struct reader *r, struct values *out)
{
	while (!at_end(r)) {
		const char *name = word(r), *text;

		if (!*name || *r->at != '=')
			return fault(r, "field=\"value\" expected");
		r->at++;
		if (value(r, &text))
			return -1;
		values_set(r->a, out, name, text);
	}
	return 0;
}

static int step(struct reader *r, struct story_step *s)
{
	const char *when = word(r), *second, *third;

	s->line = r->line;
	if (relative(when, r->now, &s->at))
		return fault(r, "a step begins with its time, like @-3d2h15m");
	s->login = word(r);
	second = word(r);
	third = word(r);
	if (!*s->login || !*second || !*third || *r->at == '=')
		return fault(r, "LOGIN add KEY or LOGIN KEY ACTION expected");
	s->action = str_equal(second, "add") ? "add" : third;
	s->key = str_equal(second, "add") ? third : second;
	return fields(r, &s->fields);
}

/* qsort is not stable: lines decide among steps of one time. */
static int by_time(const void *pa, const void *pb)
{
	const struct story_step *a = pa, *b = pb;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return a->line - b->line;
}

int story_parse(struct arena *a, const char *file, const char *text, instant now, const struct zone *z,
	struct story *out, struct err *err)
{
	struct reader r = { .a = a, .file = file, .at = text, .now = now, .zone = z, .err = err };
	struct story story = { NULL, 0 };

	if (!utf8_valid(text, strlen(text)))
		return err_set(err, ERR_INPUT, NULL, N_("%1 is not valid UTF-8"), file, NULL);
	for (r.line = 1; *r.at; r.line++) {
		if (!at_end(&r)) {
			struct story_step s = { 0 };

			if (step(&r, &s))
				return -1;
			story.step = arena_grow(a, story.step, story.count, sizeof(*story.step));
			story.step[story.count++] = s;
		}
		r.at += strcspn(r.at, "\n");
		r.at += *r.at == '\n';
	}
	if (story.count)
		qsort(story.step, story.count, sizeof(*story.step), by_time);
	*out = story;
	return 0;
}

/* snags.c - one error out of many faults. */
#include "snags.h"

#include <string.h>

#include "plaint/str.h"
#include "plaint/utf8.h"

void snags_add(struct snags *s, const struct err *err)
{
	s->item = arena_grow(s->a, s->item, s->count, sizeof(*s->item));
	s->item[s->count++] = *err;
}

/* What was filled in wrongly is not missing as well. */
static bool told_of(const struct snags *s, const char *field)
{
	for (size_t i = 0; i < s->count; i++)
		if (str_equal(s->item[i].field, field))
			return true;
	return false;
}

void snags_missing(struct snags *s, const struct texts *fields)
{
	for (size_t i = 0; i < fields->count; i++) {
		if (texts_has(&s->missing, fields->item[i]) || told_of(s, fields->item[i]))
			continue;
		s->missing.item = arena_grow(s->a, s->missing.item, s->missing.count, sizeof(const char *));
		s->missing.item[s->missing.count++] = fields->item[i];
	}
}

/* A text of any length as the arguments of one message: "%1%2%3%4". */
static int report(struct err *err, const char *field, const char *id, const char *text)
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
	return err_set(err, ERR_INPUT, field, id, part[0], part[1], part[2], part[3], NULL);
}

static void note(struct arena *a, struct texts *notes, const char *text)
{
	notes->item = arena_grow(a, notes->item, notes->count, sizeof(const char *));
	notes->item[notes->count++] = arena_strdup(a, text);
}

static void join(struct str *out, const char *sep, const char *text)
{
	if (out->len)
		str_add(out, sep);
	str_add(out, text);
}

static int report_names(const struct texts *names, const char *id, struct err *err)
{
	struct str all;
	int done;

	str_init(&all);
	for (size_t i = 0; i < names->count; i++)
		join(&all, ", ", names->item[i]);
	done = report(err, names->item[0], id, all.data);
	str_release(&all);
	return done;
}

static int report_missing(const struct snags *s, struct err *err)
{
	return report_names(&s->missing, N_("not filled in: %1%2%3%4"), err);
}

int snags_none(const struct texts *fields, struct err *err)
{
	return report_names(fields, N_("nothing is filled in; at least one of: %1%2%3%4"), err);
}

#define ONE_OF_MANY 90 /* bytes of each fault in the message of many */

static void shorten(struct str *s)
{
	size_t at = s->len > ONE_OF_MANY ? utf8_snap(s->data, s->len, ONE_OF_MANY) : s->len;

	if (at < s->len)
		str_splice(s, at, s->len - at, "...", 3);
}

static int report_many(const struct snags *s, struct texts *notes, struct err *err)
{
	struct str all, one;

	str_init(&all);
	str_init(&one);
	for (size_t i = 0; i < s->count; i++) {
		str_clear(&one);
		err_text(&s->item[i], NULL, &one);
		note(s->a, notes, one.data);
		/* All of them are named in the message, each in full in the notes. */
		shorten(&one);
		join(&all, "; ", one.data);
	}
	if (s->missing.count) {
		struct err missing = ERR_INIT;

		report_missing(s, &missing);
		str_clear(&one);
		err_text(&missing, NULL, &one);
		note(s->a, notes, one.data);
		join(&all, "; ", one.data);
	}
	report(err, s->item[0].field, N_("%1%2%3%4"), all.data);
	str_release(&all);
	str_release(&one);
	return -1;
}

int snags_report(const struct snags *s, struct texts *notes, struct err *err)
{
	if (!s->count && !s->missing.count)
		return 0;
	if (!s->count)
		return report_missing(s, err);
	if (s->count > 1 || s->missing.count)
		return report_many(s, notes, err);
	if (err)
		*err = s->item[0];
	return -1;
}

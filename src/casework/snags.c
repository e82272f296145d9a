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

static void note(const struct snags *s, struct reply *r, const struct err *fault, const char *text)
{
	r->notes.item = arena_grow(s->a, r->notes.item, r->notes.count, sizeof(const char *));
	r->notes.item[r->notes.count++] = arena_strdup(s->a, text);
	r->faults = arena_grow(s->a, r->faults, r->fault_count, sizeof *r->faults);
	r->faults[r->fault_count++] = *fault;
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
	done = err_set_long(err, ERR_INPUT, names->item[0], id, all.data);
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

static void add_fault(const struct snags *s, struct reply *r, const struct err *fault, struct str *all)
{
	struct str one;

	str_init(&one);
	err_text(fault, NULL, &one);
	note(s, r, fault, one.data);
	/* All of them are named in the message, each in full in the notes. */
	shorten(&one);
	join(all, "; ", one.data);
	str_release(&one);
}

static int report_many(const struct snags *s, struct reply *r, struct err *err)
{
	struct str all;

	str_init(&all);
	for (size_t i = 0; i < s->count; i++)
		add_fault(s, r, &s->item[i], &all);
	if (s->missing.count) {
		struct err missing = ERR_INIT;

		report_missing(s, &missing);
		add_fault(s, r, &missing, &all);
	}
	err_set_long(err, ERR_INPUT, s->item[0].field, N_("%1%2%3%4"), all.data);
	str_release(&all);
	return -1;
}

int snags_report(const struct snags *s, struct reply *r, struct err *err)
{
	if (!s->count && !s->missing.count)
		return 0;
	if (!s->count)
		return report_missing(s, err);
	if (s->count > 1 || s->missing.count)
		return report_many(s, r, err);
	if (err)
		*err = s->item[0];
	return -1;
}

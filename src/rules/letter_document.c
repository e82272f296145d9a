/* Reminder, notice and criticism as letters (U-6): numbered and dated when they were written. */
#include <string.h>

#include "letter_words.h"
#include "plaint/rules/letter.h"
#include "plaint/str.h"

static const struct document *find(const struct complaint *c, const char *number)
{
	if (str_empty(number))
		return c->document_count ? &c->documents[c->document_count - 1] : NULL;
	for (size_t i = 0; i < c->document_count; i++)
		if (str_equal(c->documents[i].number, number))
			return &c->documents[i];
	return NULL;
}

int letter_document(struct letter *l, const char *number, struct err *err)
{
	const struct complaint *c = l->complaint;
	const struct document *d;
	const struct staff *by;

	if (!str_equal(l->kind, "supervision")) {
		if (str_empty(number))
			return 0;
		return err_set(err, ERR_INPUT, "document", N_("a document of supervision is printed by kind supervision, not by %1"), l->kind, NULL);
	}
	if (str_empty(number) && !l->site->documents_count)
		return 0;
	d = find(c, number);
	if (!d && str_empty(number))
		return err_set(err, ERR_INPUT, "document", N_("%1 has no reminder, notice or criticism yet; urge and supervise write them"),
			c->number, NULL);
	if (!d)
		return err_set(err, ERR_INPUT, "document", N_("%1 has no document %2"), c->number, number, NULL);
	by = site_staff(l->site, str_or_empty(d->by));
	l->document = d;
	l->number = d->number;
	l->at = d->at;
	l->writer = by && !str_empty(by->name) ? by->name : str_or_empty(d->by);
	return 0;
}

/* --- its words --------------------------------------------------------------------- */

const char *document_kind_word(struct arena *a, const struct letter *l)
{
	static const char *const words[][3] = {{"reminder", "Reminder", "催办单"}, {"notice", "Supervision notice", "督办通知书"},
		{"criticism", "Criticism", "通报"}};
	const char *kind = l->document ? l->document->kind : "notice", *name = site_name(l->site, "document", kind, l->zh);

	(void)a;
	for (size_t i = 0; str_equal(name, kind) && i < sizeof words / sizeof *words; i++)
		if (str_equal(words[i][0], kind))
			return words[i][l->zh ? 2 : 1];
	return name;
}

/* The profile's standing words, and what its writer added. */
const char *document_words(struct arena *a, const struct letter *l)
{
	const struct document_rule *rule = l->document ? site_document(l->site, l->document->kind) : NULL;

	(void)a;
	return rule ? site_pick(rule->text, rule->text_zh, l->zh) : "";
}

const char *document_remark(struct arena *a, const struct letter *l)
{
	(void)a;
	return l->document ? str_or_empty(l->document->text) : "";
}

const char *document_to(struct arena *a, const struct letter *l)
{
	const struct document *d = l->document;
	const char *department = d ? d->department : l->complaint->value[FIELD_DEPARTMENT];
	const char *where = str_empty(department) ? "" : site_name(l->site, "department", department, l->zh);

	if (!d || str_empty(d->to))
		return where;
	return arena_printf(a, "%s%s%s", where, *where ? " " : "", site_name(l->site, "staff", d->to, l->zh));
}

static const char *moment(struct arena *a, const struct letter *l, instant t)
{
	char iso[26];

	if (t == INSTANT_NONE)
		return "";
	instant_format(&l->site->zone, t, iso);
	return arena_printf(a, l->zh ? "%s%.5s" : "%s %.5s", letter_date(a, zone_day(&l->site->zone, t), l->zh), iso + 11);
}

const char *document_answer(struct arena *a, const struct letter *l)
{
	return l->document ? moment(a, l, l->document->answer_by) : "";
}

/* "Settle, 5 March 2026 17:30": the limit it is about. */
const char *document_limit(struct arena *a, const struct letter *l)
{
	const struct document *d = l->document;
	const char *name, *hash;

	if (!d || str_empty(d->clock))
		return "";
	hash = strchr(d->clock, '#');
	name = hash ? arena_strndup(a, d->clock, (size_t)(hash - d->clock)) : d->clock;
	return arena_printf(a, l->zh ? "%s，%s" : "%s, %s", site_name(l->site, "clock", name, l->zh), moment(a, l, d->due));
}

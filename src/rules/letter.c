/* Letters: the words of a complaint put into a template (PU-8). */
#include "plaint/rules/letter.h"

#include <string.h>

#include "letter_words.h"
#include "plaint/rules/template.h"
#include "plaint/str.h"

const struct letter_kind *letter_kind_find(const struct site *site, const char *kind)
{
	for (size_t i = 0; kind && i < site->letters_count; i++)
		if (str_equal(site->letters[i].s.title, kind))
			return &site->letters[i];
	return NULL;
}

const char *letter_means(const struct site *site, const struct values *given)
{
	const char *kind = values_get(given, "subject");
	const struct letter_kind *k = letter_kind_find(site, str_empty(kind) ? "reply" : kind);
	const char *means = k ? str_or_empty(k->means) : "";

	if (*means)
		return str_equal(means, "nothing") ? NULL : means;
	if (str_empty(kind) || str_equal(kind, "reply") || str_equal(kind, "result"))
		return "reply";
	if (str_equal(kind, "preliminary"))
		return "preliminary";
	if (str_equal(kind, "extension") && !str_empty(values_get(given, "opinion")))
		return "preliminary";
	return NULL;
}

/* --- what the program knows ------------------------------------------------------- */

static const char *date_of(struct arena *a, const struct letter *l, instant t)
{
	return t == INSTANT_NONE ? "" : letter_date(a, zone_day(&l->site->zone, t), l->zh);
}

static const char *company(struct arena *a, const struct letter *l)
{
	(void)a;
	return site_pick(l->site->company, l->site->company_zh, l->zh);
}

static const char *today(struct arena *a, const struct letter *l)
{
	return date_of(a, l, l->at);
}

static const char *own_number(struct arena *a, const struct letter *l)
{
	(void)a;
	if (!str_empty(l->number))
		return l->number;
	return l->zh ? "（未编号）" : "(not numbered yet)";
}

static const char *number(struct arena *a, const struct letter *l)
{
	(void)a;
	return l->complaint->number;
}

static const char *writer(struct arena *a, const struct letter *l)
{
	(void)a;
	return str_or_empty(l->writer);
}

static const char *received(struct arena *a, const struct letter *l)
{
	return date_of(a, l, l->complaint->received);
}

static const char *original(struct arena *a, const struct letter *l)
{
	(void)a;
	return str_or_empty(l->complaint->original);
}

/* The limit a customer waits for: of the clocks that run the one that ends last. */
static const struct clock_run *last_limit(const struct complaint *c)
{
	const struct clock_run *last = NULL;

	for (size_t i = 0; i < c->clock_count; i++) {
		const struct clock_run *run = &c->clocks[i];
		bool runs = run->state == CLOCK_RUNNING || run->state == CLOCK_BREACHED;

		if (runs && run->due != INSTANT_NONE && (!last || run->due > last->due))
			last = run;
	}
	return last;
}

static const char *due(struct arena *a, const struct letter *l)
{
	const struct clock_run *run = last_limit(l->complaint);

	return run ? date_of(a, l, run->due) : "";
}

/* The extension granted last. */
static const struct clock_move *last_move(const struct complaint *c)
{
	const struct clock_move *last = NULL;

	for (size_t i = 0; i < c->clock_count; i++)
		for (size_t k = 0; k < c->clocks[i].move_count; k++)
			if (!last || c->clocks[i].moves[k].at >= last->at)
				last = &c->clocks[i].moves[k];
	return last;
}

static const char *extended_from(struct arena *a, const struct letter *l)
{
	const struct clock_move *m = last_move(l->complaint);

	return m ? date_of(a, l, m->due_before) : "";
}

static const char *extended_to(struct arena *a, const struct letter *l)
{
	const struct clock_move *m = last_move(l->complaint);

	return m ? date_of(a, l, m->due_after) : "";
}

static const char *extension_reason(struct arena *a, const struct letter *l)
{
	const struct clock_move *m = last_move(l->complaint);

	(void)a;
	return m ? str_or_empty(m->reason) : "";
}

/* Whom a review can be asked of: the department above the one that handled it. */
static const char *above(struct arena *a, const struct letter *l)
{
	const struct department *d = site_department(l->site, l->complaint->value[FIELD_DEPARTMENT]);

	(void)a;
	if (!d || str_empty(d->parent))
		return "";
	return site_name(l->site, "department", d->parent, l->zh);
}

static const struct own {
	const char *name;
	const char *(*text)(struct arena *a, const struct letter *l);
} table[] = {
	{"company", company},
	{"date", today},
	{"letter_number", own_number},
	{"number", number},
	{"respondent", writer},
	{"received", received},
	{"original", original},
	{"due", due},
	{"extended_from", extended_from},
	{"extended_to", extended_to},
	{"extension_reason", extension_reason},
	{"above", above},
	{"document_kind", document_kind_word},
	{"document_words", document_words},
	{"document_remark", document_remark},
	{"document_limit", document_limit},
	{"addressee", document_to},
	{"answer_by", document_answer},
};

static const struct own *own_of(const char *name)
{
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (str_equal(table[i].name, name))
			return &table[i];
	return NULL;
}

/* --- filling in -------------------------------------------------------------------- */

bool letter_name_known(const struct site *site, const char *name)
{
	if (own_of(name) || field_find(name) >= 0)
		return true;
	for (size_t i = 0; i < site->forms_count; i++)
		if (form_find(&site->forms[i], name))
			return true;
	return false;
}

const char *letter_value(struct arena *a, const struct letter *l, const char *name)
{
	const struct own *own = own_of(name);
	const char *text;

	if (own)
		return own->text(a, l);
	text = values_get(l->given, name);
	if (str_empty(text))
		text = complaint_field(l->complaint, name);
	return str_empty(text) ? "" : letter_word(a, l, name, text);
}

struct with {
	struct arena *a;
	const struct letter *l;
};

static const char *value(void *arg, const char *name)
{
	const struct with *w = arg;

	return letter_value(w->a, w->l, name);
}

const char *letter_text(struct arena *a, const struct letter *l)
{
	const struct letter_kind *k = letter_kind_find(l->site, l->kind);
	const char *template = k ? site_pick(k->text, k->text_zh, l->zh) : "";
	struct with w = {a, l};

	return *template ? template_fill(a, template, value, &w) : NULL;
}

/* letter.c - the formal reply and the notices (PU-8, U-6): written from the site's
 * templates, numbered by the year, kept word for word in their event with a hash.
 *
 * Only who sees the customer's data writes a letter. A look at it beforehand shows what
 * the caller may see, stars and all. */
#include <stdio.h>
#include <string.h>

#include "deed.h"
#include "mask.h"
#include "plaint/rules/letter.h"
#include "plaint/rules/number.h"
#include "plaint/rules/rights.h"
#include "plaint/str.h"

#define NUMBER_FORMAT "L%Y-%04d"
#define TEXT_FIELD "letter text"

static bool has_chinese(const struct site *site, const char *kind)
{
	const struct letter_kind *k = letter_kind_find(site, kind);

	return k && !str_empty(k->text_zh);
}

/* The language asked for; else Chinese where there is such a template. */
static bool in_chinese(const struct site *site, const char *kind, const struct values *given)
{
	const char *language = values_get(given, "language");

	return str_empty(language) ? has_chinese(site, kind) : str_starts(language, "zh");
}

static const char *kind_of(const struct values *given)
{
	const char *kind = values_get(given, "subject");

	return str_empty(kind) ? "reply" : kind;
}

static int no_such_kind(const struct desk *d, const char *kind, struct err *err)
{
	const char *all = "";

	for (size_t i = 0; i < d->site->letters_count; i++)
		all = arena_printf(d->a, "%s%s%s", all, i ? ", " : "", d->site->letters[i].s.title);
	return err_set(err, ERR_INPUT, "subject", N_("there is no letter \"%1\"; there are: %2"), kind, all, NULL);
}

/* --- writing one ------------------------------------------------------------------ */

int letter_prepare(struct deed *x, struct err *err)
{
	struct desk *d = x->d;
	const char *kind = kind_of(&x->given);

	/* First what is wrong with the fields. */
	if (x->snags.count)
		return 0;
	if (!desk_sees(d, x->old->taker, x->old->value[FIELD_PERSON], x->old->value[FIELD_DEPARTMENT]))
		return err_set(err, ERR_DENIED, NULL, N_("a letter is written by somebody who sees the customer's name and address"), NULL);
	if (!letter_kind_find(d->site, kind))
		return no_such_kind(d, kind, err);
	values_set(d->a, &x->given, "subject", kind);
	return letter_document(&(struct letter){ .site = d->site, .complaint = x->c, .kind = kind },
		values_get(&x->given, "document"), err);
}

static int number_it(struct deed *x, const char *kind, const char **number, struct err *err)
{
	struct desk *d = x->d;
	const struct letter_kind *k = letter_kind_find(d->site, kind);
	const char *format = k && !str_empty(k->number) ? k->number : NUMBER_FORMAT, *counter;
	daynum day = zone_day(&d->site->zone, d->now);
	uint32_t serial;

	/* Kinds with one format share its serials. */
	if (number_of_year(d->a, format, day, 0, &counter, err) ||
		store_serial(d->t, arena_printf(d->a, "letter %s", counter), &serial, err))
		return -1;
	return number_of_year(d->a, format, day, serial, number, err);
}

static const char *hash_of(struct arena *a, const char *text)
{
	unsigned char hash[EVENT_HASH];
	char *hex = arena_alloc(a, 2 * EVENT_HASH + 1);

	store_hash(text, strlen(text), hash);
	for (size_t i = 0; i < EVENT_HASH; i++)
		snprintf(hex + 2 * i, 3, "%02x", hash[i]);
	return hex;
}

/* Who replies: whoever asked for it where it waited for approval. */
static const char *writer_of(const struct deed *x)
{
	const struct staff *s = x->asked_by ? site_staff(x->d->site, x->asked_by) : NULL;

	if (s)
		return str_empty(s->name) ? s->s.title : s->name;
	return x->d->me ? x->d->me->name : "";
}

int letter_apply(struct deed *x, struct err *err)
{
	struct desk *d = x->d;
	struct letter l = { .site = d->site, .complaint = x->c, .given = &x->given, .kind = kind_of(&x->given),
		.writer = writer_of(x), .at = d->now };
	const char *text;

	l.zh = in_chinese(d->site, l.kind, &x->given);
	if (!letter_kind_find(d->site, l.kind))
		return no_such_kind(d, l.kind, err);
	if (letter_document(&l, values_get(&x->given, "document"), err))
		return -1;
	/* A document of supervision has its number already (U-6). */
	if (!l.document && number_it(x, l.kind, &l.number, err))
		return -1;
	text = letter_text(d->a, &l);
	deed_note(x, "letter", l.number);
	deed_note(x, "letter hash", hash_of(d->a, text));
	deed_note(x, TEXT_FIELD, text);
	return 0;
}

/* --- looking at one ---------------------------------------------------------------- */

struct looking {
	struct arena *a;
	const char *number; /* "last": the newest */
	struct event found; /* its number and text */
};

static bool look(void *arg, const struct event *e)
{
	struct looking *l = arg;
	const char *own = event_after(e, "letter"), *text = event_after(e, TEXT_FIELD);

	if (!own || !text || (!str_equal(l->number, "last") && !str_equal(l->number, own)))
		return true;
	l->found = (struct event){ .seq = e->seq };
	event_change(l->a, &l->found, "letter", NULL, arena_strdup(l->a, own));
	event_change(l->a, &l->found, TEXT_FIELD, NULL, arena_strdup(l->a, text));
	return true;
}

/* The text of a letter that was written. */
static int written(struct desk *d, const struct complaint *c, const char *number, bool sees, struct err *err)
{
	struct looking l = { .a = d->a, .number = number };
	const char *text;

	if (store_timeline(d->t, c->id, look, &l, err))
		return -1;
	if (!l.found.seq)
		return err_set(err, ERR_NO, NULL, N_("%1 has no letter %2"), c->number, number, NULL);
	if (!sees)
		mask_events(d->a, d->site, c, &l.found, 1);
	text = str_or_empty(event_after(&l.found, TEXT_FIELD));
	d->r->bytes = text;
	d->r->bytes_len = strlen(text);
	d->r->notes = (struct texts){ arena_array(d->a, 1, sizeof(const char *)), 1 };
	d->r->notes.item[0] = event_after(&l.found, "letter");
	return 0;
}

void letter_reply(struct deed *x)
{
	struct texts *notes = &x->d->r->notes;
	const char *own = event_after(&x->e, "letter");

	if (!own)
		return;
	notes->item = arena_grow(x->d->a, notes->item, notes->count, sizeof(const char *));
	notes->item[notes->count++] = own;
}

int use_letter(struct desk *d, struct err *err)
{
	struct letter l = { .site = d->site, .given = &d->q->fields, .kind = kind_of(&d->q->fields),
		.writer = d->me->name, .at = d->now };
	struct complaint *c;
	const char *text;
	bool sees;

	if (desk_find(d, d->q->number, &c, err))
		return -1;
	sees = desk_sees(d, c->taker, c->value[FIELD_PERSON], c->value[FIELD_DEPARTMENT]);
	if (!str_empty(d->q->text))
		return written(d, c, d->q->text, sees, err);
	if (!letter_kind_find(d->site, l.kind))
		return no_such_kind(d, l.kind, err);
	if (!sees)
		mask_complaint(d->a, d->site, c);
	l.complaint = c;
	l.zh = in_chinese(d->site, l.kind, &d->q->fields);
	if (letter_document(&l, values_get(&d->q->fields, "document"), err))
		return -1;
	/* A document of supervision is on the record for whoever reads it (U-6). */
	if (!l.document && rights_check(d->me, ACTION_LETTER, err))
		return -1;
	text = letter_text(d->a, &l);
	d->r->bytes = text;
	d->r->bytes_len = strlen(text);
	return 0;
}

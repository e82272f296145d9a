/* find.c - `find`: by number, telephone, name, address, account, words of the text (S-6). */
#include <string.h>

#include "desk.h"
#include "plaint/str.h"
#include "plaint/utf8.h"

#define FIND_MOST 200
#define LOOKED_THROUGH 2000 /* of the newest records, for words inside their texts */

enum { MARK_NUMBER, MARK_PHONE, MARK_NAME, MARK_ADDRESS, MARK_TEXT };

struct finding {
	struct desk *d;
	const struct filter *f;
	size_t most;
	size_t looked;
	int mark;
	struct str word; /* folded, for texts */
};

static bool passes(const struct finding *x, const struct row *r)
{
	const struct filter *f = x->f;

	if (!str_empty(f->queue) && !str_equal(f->queue, r->department))
		return false;
	if (f->level > 0 && f->level != r->level)
		return false;
	if (!str_empty(f->state) && !str_equal(f->state, "all") && !str_equal(f->state, state_names[r->state]))
		return false;
	return (!f->from || r->received >= f->from) && (!f->to || r->received <= f->to);
}

static bool take(void *arg, const struct row *r)
{
	struct finding *x = arg;
	size_t before = x->d->r->row_count;

	if (passes(x, r))
		rows_add(x->d, r);
	if (x->d->r->row_count > before)
		x->d->r->rows[before].mark = x->mark;
	return x->d->r->row_count < x->most;
}

static int look(struct finding *x, enum lookup by, int mark, struct err *err)
{
	x->mark = mark;
	if (x->d->r->row_count >= x->most)
		return 0;
	return store_lookup(x->d->t, by, x->d->q->text, take, x, err);
}

static bool folded_has(struct str *fold, const char *text, const char *word)
{
	str_clear(fold);
	utf8_fold(fold, str_or_empty(text));
	return strstr(fold->data, word) != NULL;
}

/* The row shows the beginning of the text only, the record has all of it. */
static bool in_record(struct finding *x, const struct row *r)
{
	static const enum field where[] = { FIELD_TEXT, FIELD_NAME, FIELD_ADDRESS, FIELD_PLACE, FIELD_OBJECT,
		FIELD_FACTS, FIELD_MEASURES };
	struct complaint *c;
	struct arena a = ARENA_INIT;
	struct str fold;
	bool found = false;

	str_init(&fold);
	if (store_complaint_id(x->d->t, &a, r->id, &c, NULL) == 0)
		for (size_t i = 0; !found && i < sizeof(where) / sizeof(*where); i++)
			found = folded_has(&fold, c->value[where[i]], x->word.data);
	str_release(&fold);
	arena_release(&a);
	return found;
}

static bool take_if_inside(void *arg, const struct row *r)
{
	struct finding *x = arg;

	if (in_record(x, r) && !take(x, r))
		return false;
	return ++x->looked < LOOKED_THROUGH;
}

static int look_inside(struct finding *x, struct err *err)
{
	x->mark = MARK_TEXT;
	utf8_fold(&x->word, x->d->q->text);
	/* One letter is in everything; one Chinese character is three bytes. A telephone
	 * or other number is found by its index or not at all. */
	if (x->word.len < 3 || strspn(x->word.data, "0123456789") == x->word.len || x->d->r->row_count >= x->most)
		return 0;
	return store_scan(x->d->t, x->f->from, take_if_inside, x, err);
}

static bool is_ending(const char *text)
{
	return strlen(text) <= 8 && strspn(text, "0123456789") == strlen(text);
}

/* ":0031" and "31" are the newest with that serial. */
static int by_ending(struct finding *x, struct err *err)
{
	const char *text = x->d->q->text;
	const char *number;
	struct complaint *c;
	struct row row;

	text += *text == ':';
	if (!is_ending(text) || store_number_ending(x->d->t, x->d->a, text, &number, NULL))
		return 0;
	if (store_complaint(x->d->t, x->d->a, number, &c, err))
		return -1;
	row_from_complaint(x->d->a, x->d->site, c, &row);
	x->mark = MARK_NUMBER;
	take(x, &row);
	return 0;
}

static int all_ways(struct finding *x, struct err *err)
{
	if (by_ending(x, err) || look(x, LOOKUP_NUMBER, MARK_NUMBER, err) ||
		look(x, LOOKUP_OUTSIDE, MARK_NUMBER, err) || look(x, LOOKUP_ACCOUNT, MARK_NUMBER, err) ||
		look(x, LOOKUP_PHONE, MARK_PHONE, err) || look(x, LOOKUP_NAME, MARK_NAME, err) ||
		look(x, LOOKUP_ADDRESS, MARK_ADDRESS, err))
		return -1;
	return look_inside(x, err);
}

int use_find(struct desk *d, struct err *err)
{
	struct finding x = { .d = d, .f = &d->q->filter, .most = FIND_MOST };
	int done;

	if (str_empty(d->q->text))
		return err_set(err, ERR_INPUT, "text", N_("find what?"), NULL);
	if (x.f->limit > 0 && x.f->limit < FIND_MOST)
		x.most = (size_t)x.f->limit;
	str_init(&x.word);
	done = all_ways(&x, err);
	str_release(&x.word);
	d->r->total = (int64_t)d->r->row_count;
	return done;
}

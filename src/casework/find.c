/* find.c - `find`: one box for numbers, telephones, names, addresses, accounts, words of
 * any text, and filters (S-6, U-11, U-14). All words must match, each where it likes. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "find.h"
#include "plaint/found.h"
#include "plaint/rules/archive.h"
#include "plaint/rules/rights.h"

#define COUNTED 200        /* matches counted, at least */
#define LOOKED_MOST 8000   /* complaints read in one piece; a search must not hold up the screens */
#define CLOCK_SLACK (2 * DAY) /* ids ascend with the time of registration, nearly */
#define ENDING_MOST 8

struct finding {
	struct desk *d;
	struct typed typed;
	struct matcher *m;
	struct arena a; /* of the complaint looked at */
	uint64_t first; /* shown already: the newest with this serial */
	int64_t skip, want, counted;
	size_t looked;
	uint64_t from, next; /* where this piece began, and the one behind it does; 0: none */
};

static bool same(const char *wanted, const char *have)
{
	return str_empty(wanted) || str_equal(wanted, have);
}

static bool right_kind(const struct filter *f, const struct row *r)
{
	const char *one[1] = { f->category };
	struct texts pattern = { one, 1 };

	if (!same(f->queue, r->department) || !same(f->owner, r->person) || !same(f->area, r->area))
		return false;
	if (f->level > 0 && f->level != r->level)
		return false;
	if (!str_empty(f->mine) && !str_equal(f->mine, r->person) && !str_equal(f->mine, r->taker))
		return false;
	return str_empty(f->category) || texts_match(&pattern, r->category);
}

static bool passes(const struct finding *x, const struct row *r)
{
	const struct filter *f = &x->typed.filter;
	instant now = x->d->now;

	if (!(x->typed.states >> r->state & 1) || !right_kind(f, r))
		return false;
	if (f->overdue && !(r->due && r->due < now))
		return false;
	if (f->due_within > 0 && !(r->due && r->due <= now + f->due_within))
		return false;
	return (!f->from || r->received >= f->from) && (!f->to || r->received <= f->to);
}

/* What the caller may see of it: nobody finds by what is masked for them (P-3). */
static bool matches(struct finding *x, const struct complaint *c, struct hit *hit)
{
	struct complaint shown = *c;
	bool masked = !desk_sees(x->d, c->taker, c->value[FIELD_PERSON], c->value[FIELD_DEPARTMENT]);

	if (!archive_may_see(c, x->d->me))
		return false;
	if (masked)
		mask_complaint(&x->a, x->d->site, &shown);
	return matcher_finds(x->m, &shown, masked, hit);
}

static void show(struct finding *x, const struct row *r, const struct hit *hit)
{
	size_t before = x->d->r->row_count;

	if (x->counted++ < x->skip || (int64_t)before >= x->want)
		return;
	if (!rows_add(x->d, r) || x->d->r->row_count == before)
		return;
	x->d->r->rows[before].mark = hit->mark;
	hit_show(x->d->a, hit, &x->d->r->rows[before]);
}

static void look(struct finding *x, const struct complaint *c)
{
	struct hit hit;
	struct row r;

	arena_clear(&x->a);
	row_from_complaint(&x->a, x->d->site, c, &r);
	if (c->id != x->first && passes(x, &r) && matches(x, c, &hit))
		show(x, &r, &hit);
}

static bool each(void *arg, const struct complaint *c)
{
	struct finding *x = arg;
	instant from = x->typed.filter.from;
	int64_t most = x->skip + x->want;

	if (from && c->registered < from - CLOCK_SLACK)
		return false;
	look(x, c);
	x->d->r->more = x->counted >= (most > COUNTED ? most : COUNTED);
	if (!x->d->r->more && ++x->looked >= LOOKED_MOST && c->id > 1) {
		x->d->r->more = true;
		x->next = c->id - 1;
	}
	return !x->d->r->more;
}

/* --- the newest with a serial ---------------------------------------------------------- */

static bool is_serial(const char *word)
{
	size_t len = strlen(word);

	return len > 0 && len <= ENDING_MOST && strspn(word, "0123456789") == len;
}

/* ":0031", "0031" and "31" alone are first of all the newest with that serial. */
static int newest(struct finding *x, struct err *err)
{
	const char *word = x->typed.count == 1 ? x->typed.word[0] : "", *number;
	struct complaint *c;
	struct hit hit;
	struct row r;

	word += *word == ':';
	if (!is_serial(word) || store_number_ending(x->d->t, x->d->a, word, &number, NULL))
		return 0;
	if (store_complaint(x->d->t, x->d->a, number, &c, err))
		return -1;
	row_from_complaint(x->d->a, x->d->site, c, &r);
	x->first = x->from ? c->id : 0; /* the first piece has shown it */
	if (x->from || !passes(x, &r))
		return 0;
	hit = (struct hit){ MARK_NUMBER, "number", c->number, strlen(c->number) - strlen(word), strlen(word) };
	show(x, &r, &hit);
	x->first = c->id;
	return 0;
}

/* --- all of them -------------------------------------------------------------------------- */

static int newest_first(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? 1 : x > y ? -1 : 0;
}

/* Where only open ones can pass, they come from memory: there are few of them. */
static void only_open(struct finding *x, struct store_search *q)
{
	struct filter f = x->typed.filter;
	int64_t total;
	uint64_t *ids;

	if ((x->typed.states & ~open_states()) != 0 && !f.overdue && f.due_within <= 0)
		return;
	f.state = NULL;
	f.offset = 0;
	ids = open_select(x->d->cw->open, x->d->a, &f, x->d->now, open_count(x->d->cw->open), &q->among_count, &total);
	if (q->among_count)
		qsort(ids, q->among_count, sizeof(*ids), newest_first);
	q->among = ids;
	q->limited = true;
}

static bool filters_something(const struct finding *x)
{
	const struct filter *f = &x->typed.filter;

	return x->typed.states != ALL_STATES || f->level > 0 || f->overdue || f->due_within > 0 || f->from || f->to ||
	       !str_empty(f->queue) || !str_empty(f->owner) || !str_empty(f->area) || !str_empty(f->category) ||
	       !str_empty(f->mine);
}

static int find(struct finding *x, struct err *err)
{
	const struct filter *f = &x->typed.filter;
	struct store_search q = { .words = { x->typed.word, x->typed.count }, .level = f->level,
		.department = f->queue, .person = f->owner, .area = f->area, .from = x->from };

	if (newest(x, err))
		return -1;
	only_open(x, &q);
	return store_search(x->d->t, &q, each, x, err);
}

static int take_after(struct finding *x, struct err *err)
{
	const char *after = x->d->q->filter.after;
	char *end;

	if (str_empty(after))
		return 0;
	x->from = strtoull(after, &end, 16);
	if (x->from && !*end)
		return 0;
	return err_set(err, ERR_INPUT, "after", N_("no list goes on at \"%1\""), after, NULL);
}

/* How far it has come, and where it goes on. */
static void tell_next(struct finding *x)
{
	int64_t newest = (int64_t)store_newest(x->d->t);

	if (!x->next)
		return;
	x->d->r->after = arena_printf(x->d->a, "%" PRIx64, x->next);
	x->d->r->far = (struct walked){ .looked = newest - (int64_t)x->next, .whole = newest };
}

int use_find(struct desk *d, struct err *err)
{
	struct finding x = { .d = d };
	const struct filter *f = &x.typed.filter;
	int done;

	if (take_after(&x, err) || state_known(d->q->filter.state, err) || typed_read(d, d->q->text, &x.typed, err))
		return -1;
	if (x.typed.count == 0 && (str_empty(d->q->text) || !filters_something(&x)))
		return err_set(err, ERR_INPUT, "text", N_("find what?"), NULL);
	x.want = f->limit > 0 && f->limit < FOUND_MOST ? f->limit : FOUND_MOST;
	x.skip = f->offset > 0 ? f->offset : 0;
	x.m = matcher_new(&x.typed);
	done = find(&x, err);
	d->r->total = x.counted;
	tell_next(&x);
	matcher_free(x.m);
	arena_release(&x.a);
	if (done || (!d->r->row_count && filter_known(d, &d->q->filter, err)))
		return -1;
	return 0;
}

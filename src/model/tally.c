/* The figures of a report: lines by key, added to each other. */
#include "plaint/tally.h"

#include <stdlib.h>
#include <string.h>

#include "plaint/str.h"

void tally_init(struct tally *s, struct arena *a)
{
	*s = (struct tally){ .a = a, .report = "" };
}

struct tally_part *tally_part(struct tally *s, const char *name, const char *title, const char *title_zh, const char *source)
{
	struct tally_part *p;

	s->part = arena_grow(s->a, s->part, s->parts, sizeof *s->part);
	p = &s->part[s->parts++];
	*p = (struct tally_part){ .name = arena_strdup(s->a, str_or_empty(name)) };
	p->title = arena_strdup(s->a, title);
	p->title_zh = arena_strdup(s->a, title_zh);
	p->source = arena_strdup(s->a, str_or_empty(source));
	return p;
}

int part_find_column(const struct tally_part *p, const char *name)
{
	for (size_t i = 0; i < p->columns; i++)
		if (str_equal(p->column[i].name, name))
			return (int)i;
	return -1;
}

int part_column(struct tally *s, struct tally_part *p, const struct tally_column *c)
{
	int at = part_find_column(p, c->name);
	struct tally_column *to;

	if (at >= 0) {
		p->column[at].hidden = p->column[at].hidden && c->hidden;
		return at;
	}
	p->column = arena_grow(s->a, p->column, p->columns, sizeof *p->column);
	to = &p->column[p->columns++];
	*to = *c;
	to->name = arena_strdup(s->a, str_or_empty(c->name));
	to->title = arena_strdup(s->a, c->title);
	to->means = arena_strdup(s->a, c->means);
	return (int)p->columns - 1;
}

/* --- lines by key ------------------------------------------------------------ */

static uint32_t hash(const char *s)
{
	uint32_t h = 2166136261u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 16777619u;
	return h;
}

/* The slot of that key: its own, or the free one it would take. */
static size_t slot_of(const struct tally_part *p, const char *key)
{
	size_t at = hash(key) & (p->slots - 1);

	while (p->slot[at] && strcmp(p->line[p->slot[at] - 1].key, key) != 0)
		at = (at + 1) & (p->slots - 1);
	return at;
}

static void rehash(struct tally *s, struct tally_part *p)
{
	p->slots = p->slots ? p->slots * 2 : 32;
	p->slot = arena_array(s->a, p->slots, sizeof *p->slot);
	for (size_t i = 0; i < p->lines; i++)
		p->slot[slot_of(p, p->line[i].key)] = (uint32_t)i + 1;
}

/* Which line, from 1, or 0. */
static uint32_t line_at(const struct tally_part *p, const char *key)
{
	return p->slots ? p->slot[slot_of(p, str_or_empty(key))] : 0;
}

struct tally_line *part_find(const struct tally_part *p, const char *key)
{
	uint32_t at = line_at(p, key);

	return at ? &p->line[at - 1] : NULL;
}

struct tally_line *part_line(struct tally *s, struct tally_part *p, const char *key)
{
	uint32_t at = line_at(p, key);
	struct tally_line *l;

	if (at)
		return &p->line[at - 1];
	if (p->lines * 2 >= p->slots)
		rehash(s, p);
	p->line = arena_grow(s->a, p->line, p->lines, sizeof *p->line);
	l = &p->line[p->lines];
	l->key = arena_strdup(s->a, str_or_empty(key));
	l->n = p->columns ? arena_array(s->a, p->columns, sizeof *l->n) : NULL;
	l->text = p->ledger && p->columns ? arena_array(s->a, p->columns, sizeof *l->text) : NULL;
	p->slot[slot_of(p, l->key)] = (uint32_t)p->lines + 1;
	p->lines++;
	return l;
}

/* --- pieces -------------------------------------------------------------------- */

static void add_lines(struct tally *s, struct tally_part *p, const struct tally_part *more)
{
	for (size_t i = 0; i < more->lines; i++) {
		const struct tally_line *from = &more->line[i];
		struct tally_line *to = part_line(s, p, from->key);

		for (size_t c = 0; c < p->columns && c < more->columns; c++) {
			to->n[c] += from->n[c];
			if (to->text && from->text && from->text[c])
				to->text[c] = arena_strdup(s->a, from->text[c]);
		}
	}
}

static void copy_head(struct tally *s, const struct tally *from)
{
	struct arena *a = s->a;

	s->report = arena_strdup(a, str_or_empty(from->report));
	s->title = arena_strdup(a, from->title);
	s->title_zh = arena_strdup(a, from->title_zh);
	s->from = from->from;
	s->to = from->to;
	s->check = arena_strdup(a, from->check);
	s->approve = arena_strdup(a, from->approve);
	s->due = from->due;
	s->hand_on = from->hand_on;
	s->whole = from->whole;
	s->open_names = from->open_names;
}

static void copy_signings(struct tally *s, const struct tally *from)
{
	s->signing = arena_array(s->a, from->signings, sizeof *s->signing);
	s->signings = from->signings;
	for (size_t i = 0; i < s->signings; i++) {
		const struct signing *g = &from->signing[i];

		s->signing[i] = (struct signing){ .step = arena_strdup(s->a, g->step), .by = arena_strdup(s->a, g->by),
			.name = arena_strdup(s->a, g->name), .at = g->at, .remark = arena_strdup(s->a, g->remark), .mark = g->mark };
	}
}

void tally_add(struct tally *s, const struct tally *piece)
{
	if (!s->parts)
		copy_head(s, piece);
	for (size_t i = 0; i < piece->parts; i++) {
		const struct tally_part *from = &piece->part[i];

		if (i == s->parts) {
			struct tally_part *p = tally_part(s, from->name, from->title, from->title_zh, from->source);

			p->order = from->order;
			p->ledger = from->ledger;
			for (size_t c = 0; c < from->columns; c++)
				part_column(s, p, &from->column[c]);
		}
		add_lines(s, &s->part[i], from);
	}
	if (piece->signings)
		copy_signings(s, piece);
	if (piece->head)
		s->head = arena_strdup(s->a, piece->head);
	s->at = piece->at;
	s->looked += piece->looked;
	s->next = piece->next;
}

/* --- order ------------------------------------------------------------------------ */

/* qsort knows no context: the place comes along. */
struct placed { struct tally_line line; int64_t first; size_t at; bool by_key; };

static int compare(const void *pa, const void *pb)
{
	const struct placed *a = pa, *b = pb;
	int order = 0;

	if (a->by_key)
		order = strcmp(a->line.key, b->line.key);
	else if (a->first != b->first)
		return a->first > b->first ? -1 : 1;
	return order ? order : a->at < b->at ? -1 : a->at > b->at;
}

static size_t first_count(const struct tally_part *p)
{
	for (size_t c = 0; c < p->columns; c++)
		if (p->column[c].kind == COLUMN_COUNT && !p->column[c].hidden)
			return c;
	return 0;
}

static void part_sort(struct tally_part *p)
{
	size_t first = first_count(p);
	struct placed *all;

	if (!p->lines)
		return;
	all = calloc(p->lines, sizeof *all);
	if (!all)
		abort();
	for (size_t i = 0; i < p->lines; i++)
		all[i] = (struct placed){ p->line[i], p->ledger ? 0 : p->line[i].n[first], i, p->order == PART_BY_KEY };
	qsort(all, p->lines, sizeof *all, compare);
	for (size_t i = 0; i < p->lines; i++)
		p->line[i] = all[i].line;
	free(all);
	memset(p->slot, 0, p->slots * sizeof *p->slot);
	for (size_t i = 0; i < p->lines; i++)
		p->slot[slot_of(p, p->line[i].key)] = (uint32_t)i + 1;
}

void tally_sort(struct tally *s)
{
	for (size_t i = 0; i < s->parts; i++)
		if (s->part[i].order != PART_AS_IT_IS)
			part_sort(&s->part[i]);
}

/* --- figures ------------------------------------------------------------------------ */

int64_t line_figure(const struct tally_part *p, const struct tally_line *l, size_t column)
{
	const struct tally_column *c = &p->column[column];
	int64_t of, per;

	if (c->kind != COLUMN_RATE && c->kind != COLUMN_MEAN)
		return l->n[column];
	of = l->n[c->of];
	per = l->n[c->per];
	if (per <= 0)
		return -1;
	if (c->kind == COLUMN_RATE)
		of *= 1000;
	return (of + per / 2) / per;
}

int64_t tally_mark(const struct tally *s)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < s->parts; i++) {
		const struct tally_part *p = &s->part[i];

		for (size_t k = 0; k < p->lines; k++) {
			uint64_t line = hash(p->line[k].key) + 31u * i;

			for (size_t c = 0; c < p->columns; c++)
				line = line * 1099511628211u + (uint64_t)p->line[k].n[c] + c;
			h += line; /* whatever their order */
		}
	}
	return (int64_t)(h >> 1);
}

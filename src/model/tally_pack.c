/* The bytes of a report's figures. */
#include "plaint/tally.h"

#include <limits.h>

#include "parts.h"
#include "plaint/str.h"

static void pack_column(struct pack *p, const struct tally_column *c)
{
	pack_map(p);
	pack_key_text(p, "name", c->name);
	pack_key_text(p, "title", c->title);
	pack_key_text(p, "means", c->means);
	pack_key_int(p, "kind", c->kind);
	pack_key_int(p, "of", c->of);
	pack_key_int(p, "per", c->per);
	pack_key_bool(p, "hidden", c->hidden);
	pack_close(p);
}

static void pack_line(struct pack *p, const struct tally_part *part, const struct tally_line *l)
{
	pack_array(p);
	pack_text(p, l->key);
	for (size_t c = 0; c < part->columns; c++)
		if (part->ledger)
			pack_text(p, l->text[c]);
		else
			pack_int(p, l->n[c]);
	pack_close(p);
}

static void pack_part(struct pack *p, const struct tally_part *part)
{
	pack_map(p);
	pack_key_text(p, "name", part->name);
	pack_key_text(p, "title", part->title);
	pack_key_text(p, "title_zh", part->title_zh);
	pack_key_text(p, "source", part->source);
	pack_key_int(p, "order", part->order);
	pack_key_bool(p, "ledger", part->ledger);
	pack_text(p, "columns");
	pack_array(p);
	for (size_t i = 0; i < part->columns; i++)
		pack_column(p, &part->column[i]);
	pack_close(p);
	pack_text(p, "lines");
	pack_array(p);
	for (size_t i = 0; i < part->lines; i++)
		pack_line(p, part, &part->line[i]);
	pack_close(p);
	pack_close(p);
}

static void pack_signing(struct pack *p, const struct signing *g)
{
	pack_map(p);
	pack_key_text(p, "step", g->step);
	pack_key_text(p, "by", g->by);
	pack_key_text(p, "name", g->name);
	pack_key_int(p, "at", g->at);
	pack_key_text(p, "remark", g->remark);
	pack_key_int(p, "mark", g->mark);
	pack_close(p);
}

void tally_pack(struct pack *p, const struct tally *s)
{
	pack_map(p);
	pack_key_text(p, "report", s->report);
	pack_key_text(p, "title", s->title);
	pack_key_text(p, "title_zh", s->title_zh);
	pack_key_int(p, "from", s->from);
	pack_key_int(p, "to", s->to);
	pack_key_int(p, "at", s->at);
	pack_text(p, "parts");
	pack_array(p);
	for (size_t i = 0; i < s->parts; i++)
		pack_part(p, &s->part[i]);
	pack_close(p);
	pack_text(p, "signings");
	pack_array(p);
	for (size_t i = 0; i < s->signings; i++)
		pack_signing(p, &s->signing[i]);
	pack_close(p);
	pack_key_text(p, "check", s->check);
	pack_key_text(p, "approve", s->approve);
	pack_key_int(p, "due", s->due);
	pack_key_int(p, "hand_on", s->hand_on);
	pack_key_text(p, "head", s->head);
	pack_key_int(p, "looked", s->looked);
	pack_key_int(p, "whole", s->whole);
	pack_key_int(p, "next", (int64_t)s->next);
	pack_key_bool(p, "open_names", s->open_names);
	pack_close(p);
}

static void read_column(struct tally *s, struct tally_part *part, const struct node *n)
{
	struct tally_column c = {
		.name = node_text(node_get(n, "name")),
		.title = node_text(node_get(n, "title")),
		.means = node_text(node_get(n, "means")),
		.kind = (enum column_kind)node_small(node_get(n, "kind"), COLUMN_COUNT, COLUMN_TIME),
		.of = node_small(node_get(n, "of"), -1, INT_MAX),
		.per = node_small(node_get(n, "per"), -1, INT_MAX),
		.hidden = node_bool(node_get(n, "hidden")),
	};

	part_column(s, part, &c);
}

static void read_line(struct tally *s, struct tally_part *part, const struct node *n)
{
	struct tally_line *l = part_line(s, part, node_text(node_at(n, 0)));

	for (size_t c = 0; c < part->columns; c++) {
		const struct node *cell = node_at(n, (uint32_t)c + 1);

		if (part->ledger)
			l->text[c] = arena_strdup(s->a, node_text(cell));
		else
			l->n[c] = node_int(cell, 0);
	}
}

/* Columns a rate names must be there. */
static bool whole(const struct tally_part *p)
{
	for (size_t c = 0; c < p->columns; c++) {
		const struct tally_column *col = &p->column[c];

		if (col->kind != COLUMN_RATE && col->kind != COLUMN_MEAN)
			continue;
		if (col->of < 0 || col->per < 0 || (size_t)col->of >= p->columns || (size_t)col->per >= p->columns)
			return false;
	}
	return true;
}

static int read_part(struct tally *s, const struct node *n, struct err *err)
{
	const struct node *columns = node_get(n, "columns"), *lines = node_get(n, "lines");
	struct tally_part *p = tally_part(s, node_text(node_get(n, "name")), node_text(node_get(n, "title")),
		node_text(node_get(n, "title_zh")), node_text(node_get(n, "source")));

	p->order = (enum part_order)node_small(node_get(n, "order"), PART_BY_COUNT, PART_AS_IT_IS);
	p->ledger = node_bool(node_get(n, "ledger"));
	for (uint32_t i = 0; i < node_count(columns); i++)
		read_column(s, p, node_at(columns, i));
	if (!whole(p))
		return err_set(err, ERR_INPUT, NULL, N_("these are no figures of a report"), NULL);
	for (uint32_t i = 0; i < node_count(lines); i++)
		read_line(s, p, node_at(lines, i));
	return 0;
}

static void read_signings(struct tally *s, const struct node *n)
{
	uint32_t count = node_count(n);

	s->signing = count ? arena_array(s->a, count, sizeof *s->signing) : NULL;
	s->signings = count;
	for (uint32_t i = 0; i < count; i++) {
		const struct node *g = node_at(n, i);

		s->signing[i] = (struct signing){
			.step = arena_strdup(s->a, str_or_empty(node_text(node_get(g, "step")))),
			.by = arena_strdup(s->a, str_or_empty(node_text(node_get(g, "by")))),
			.name = arena_strdup(s->a, node_text(node_get(g, "name"))),
			.at = node_int(node_get(g, "at"), 0),
			.remark = arena_strdup(s->a, node_text(node_get(g, "remark"))),
			.mark = node_int(node_get(g, "mark"), 0),
		};
	}
}

int tally_unpack(struct arena *a, const struct node *n, struct tally *s, struct err *err)
{
	const struct node *parts = node_get(n, "parts");

	tally_init(s, a);
	s->report = arena_strdup(a, str_or_empty(node_text(node_get(n, "report"))));
	s->title = arena_strdup(a, node_text(node_get(n, "title")));
	s->title_zh = arena_strdup(a, node_text(node_get(n, "title_zh")));
	s->from = node_int(node_get(n, "from"), 0);
	s->to = node_int(node_get(n, "to"), 0);
	s->at = node_int(node_get(n, "at"), 0);
	for (uint32_t i = 0; i < node_count(parts); i++)
		if (read_part(s, node_at(parts, i), err))
			return -1;
	read_signings(s, node_get(n, "signings"));
	s->check = arena_strdup(a, node_text(node_get(n, "check")));
	s->approve = arena_strdup(a, node_text(node_get(n, "approve")));
	s->due = node_int(node_get(n, "due"), 0);
	s->hand_on = node_int(node_get(n, "hand_on"), 0);
	s->head = arena_strdup(a, node_text(node_get(n, "head")));
	s->looked = node_int(node_get(n, "looked"), 0);
	s->whole = node_int(node_get(n, "whole"), 0);
	s->next = (uint64_t)node_int(node_get(n, "next"), 0);
	s->open_names = node_bool(node_get(n, "open_names"));
	return 0;
}

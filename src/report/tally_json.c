/* The figures of a report as JSON, each with its definition. */
#include "json.h"
#include "parts.h"
#include "tally_out.h"

static const char *kind_name(enum column_kind k)
{
	static const char *const names[] = {
		[COLUMN_COUNT] = "count", [COLUMN_RATE] = "rate", [COLUMN_MEAN] = "mean", [COLUMN_SUM] = "sum",
		[COLUMN_YUAN] = "yuan", [COLUMN_TEXT] = "text", [COLUMN_TIME] = "time",
	};

	return names[k];
}

static json_t *column_json(const struct report_style *style, const struct tally_part *p, const struct tally_column *c)
{
	bool ratio = c->kind == COLUMN_RATE || c->kind == COLUMN_MEAN;
	json_t *o = json_object();

	json_object_set_new(o, "name", json_from_text(c->name));
	json_object_set_new(o, "title", json_from_text(tally_column_shown(style, c)));
	json_object_set_new(o, "kind", json_string(kind_name(c->kind)));
	if (c->means)
		json_object_set_new(o, "means", json_from_text(tr(c->means)));
	if (ratio) {
		json_object_set_new(o, "of", json_from_text(p->column[c->of].name));
		json_object_set_new(o, "per", json_from_text(p->column[c->per].name));
	}
	return o;
}

static json_t *figure_json(const struct tally_part *p, const struct tally_line *l, size_t c)
{
	int64_t n = line_figure(p, l, c);

	if (n < 0)
		return json_null();
	return p->column[c].kind == COLUMN_RATE ? json_real((double)n / 1000) : json_integer(n);
}

static json_t *line_json(const struct report_style *style, const struct tally_part *p, const struct tally_line *l)
{
	json_t *o = json_object(), *figures = json_object();
	struct arena a = ARENA_INIT;

	if (p->ledger) {
		json_object_set_new(o, "key", json_from_text(l->key));
		for (size_t c = 0; c < p->columns; c++)
			json_object_set_new(o, p->column[c].name, json_from_text(l->text[c]));
		json_decref(figures);
		return o;
	}
	json_object_set_new(o, "key", json_from_text(l->key));
	json_object_set_new(o, "name", json_from_text(tally_key_shown(&a, style, p, l->key)));
	for (size_t c = 0; c < p->columns; c++)
		json_object_set_new(figures, p->column[c].name, figure_json(p, l, c));
	json_object_set_new(o, "figures", figures);
	arena_release(&a);
	return o;
}

static json_t *part_json(const struct report_style *style, const struct tally_part *p)
{
	json_t *o = json_object(), *columns = json_array(), *lines = json_array();

	json_object_set_new(o, "name", json_from_text(p->name));
	json_object_set_new(o, "title", json_from_text(tally_title_shown(style, p->title, p->title_zh)));
	json_object_set_new(o, "by", json_from_text(p->source));
	for (size_t c = 0; c < p->columns; c++)
		json_array_append_new(columns, column_json(style, p, &p->column[c]));
	for (size_t i = 0; i < p->lines; i++)
		json_array_append_new(lines, line_json(style, p, &p->line[i]));
	json_object_set_new(o, "columns", columns);
	json_object_set_new(o, "lines", lines);
	return o;
}

static json_t *signing_json(const struct report_style *style, const struct tally *s, const struct signing *g)
{
	json_t *o = json_object();

	json_object_set_new(o, "step", json_from_text(g->step));
	json_object_set_new(o, "by", json_from_text(g->by));
	json_object_set_new(o, "name", json_from_text(g->name));
	json_object_set_new(o, "at", json_from_time(style, g->at));
	json_object_set_new(o, "remark", json_from_text(g->remark));
	json_object_set_new(o, "figures_unchanged", json_boolean(g->mark == tally_mark(s)));
	return o;
}

void tally_json(struct str *out, const struct report_style *style, const struct tally *s, const char *only)
{
	json_t *o = json_object(), *parts = json_array(), *signings = json_array();

	json_object_set_new(o, "report", json_from_text(s->report));
	json_object_set_new(o, "title", json_from_text(tally_title_shown(style, s->title, s->title_zh)));
	json_object_set_new(o, "from", json_from_time(style, s->from));
	json_object_set_new(o, "to", json_from_time(style, s->to));
	json_object_set_new(o, "as_of", json_from_time(style, s->at));
	json_object_set_new(o, "personal", json_boolean(s->open_names));
	json_object_set_new(o, "due", json_from_time(style, s->due));
	json_object_set_new(o, "hand_on", json_from_time(style, s->hand_on));
	for (size_t i = 0; i < s->signings; i++)
		json_array_append_new(signings, signing_json(style, s, &s->signing[i]));
	json_object_set_new(o, "signings", signings);
	if (s->head)
		json_object_set_new(o, "head", json_from_text(s->head));
	for (size_t i = 0; i < s->parts; i++)
		if (!only || str_equal(only, s->part[i].name))
			json_array_append_new(parts, part_json(style, &s->part[i]));
	json_object_set_new(o, "parts", parts);
	json_write(out, o);
}

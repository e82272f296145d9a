/* search_facts.c - what a record is, as far as searches are narrowed by it: its level,
 * department, person and area. Indexed beside the words of its texts, so that a search
 * with such a filter reads no record of another one's.
 */
#include <stdio.h>
#include <string.h>

#include "search.h"

#define FACT_LEVEL 'l'
#define FACT_DEPARTMENT 'd'
#define FACT_PERSON 'p'
#define FACT_AREA 'a'

/* "=d:repair": no text folds to a '=', and if one did the record would be compared. What
 * is too long is cut: more is brought then, never less. */
static struct gram fact(char what, const char *value)
{
	struct gram g = { .len = 3, .text = { '=', what, ':' } };

	gram_put(&g, value, strlen(value));
	return g;
}

static void add(struct grams *g, char what, const char *value)
{
	struct gram one;

	if (str_empty(value))
		return;
	one = fact(what, value);
	grams_add(g, &one);
}

static void add_level(struct grams *g, int level)
{
	char text[16];

	if (level <= 0)
		return;
	snprintf(text, sizeof text, "%d", level);
	add(g, FACT_LEVEL, text);
}

void facts_add(struct grams *g, const struct complaint *c)
{
	add_level(g, c->level);
	add(g, FACT_DEPARTMENT, c->value[FIELD_DEPARTMENT]);
	add(g, FACT_PERSON, c->value[FIELD_PERSON]);
	add(g, FACT_AREA, c->value[FIELD_AREA]);
}

void facts_of(struct grams *g, const struct complaint *c)
{
	g->count = 0;
	facts_add(g, c);
	grams_sort(g);
}

void facts_needed(struct grams *g, const struct store_search *q)
{
	g->count = 0;
	add_level(g, q->level);
	add(g, FACT_DEPARTMENT, q->department);
	add(g, FACT_PERSON, q->person);
	add(g, FACT_AREA, q->area);
}

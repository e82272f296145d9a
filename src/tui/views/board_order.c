/* In which order the board shows its lines. */
#include "board.h"

#include <stdlib.h>
#include <string.h>

#include "plaint/report.h"

const char *board_order_name(enum board_order order)
{
	static const char *const names[BOARD_ORDERS] = { N_("as the company lists them"), N_("most overdue first"),
		N_("most open first"), N_("longest first") };

	return tr(names[order]);
}

/* A line with the place it had: equal ones keep it. */
struct placed {
	struct load line;
	size_t at;
	int64_t figure; /* the greatest comes first */
};

static int64_t figure_of(const struct load *l, enum board_order order, instant now)
{
	switch (order) {
	case BOARD_OVERDUE:
		return l->overdue;
	case BOARD_OPEN:
		return l->open;
	case BOARD_LONGEST:
		/* Overdue before all that only waits. */
		if (l->due != INSTANT_NONE && l->due < now)
			return 1000 * DAY + (now - l->due);
		return l->oldest != INSTANT_NONE ? now - l->oldest : -1;
	default:
		return 0;
	}
}

static int compare(const void *pa, const void *pb)
{
	const struct placed *a = pa, *b = pb;

	if (a->figure != b->figure)
		return a->figure > b->figure ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

/* The end of the department that begins there. */
static size_t group_end(const struct load *line, size_t count, size_t from)
{
	size_t end = from + 1;

	while (end < count && line[end].person != NULL)
		end++;
	return end;
}

static size_t fill(struct placed *p, const struct load *line, size_t from, size_t to, enum board_order order, instant now)
{
	for (size_t i = from; i < to; i++)
		p[i - from] = (struct placed){ line[i], i, figure_of(&line[i], order, now) };
	return to - from;
}

static void put(struct load *line, const struct placed *p, size_t count)
{
	for (size_t i = 0; i < count; i++)
		line[i] = p[i].line;
}

static void sort_people(struct load *line, size_t count, struct placed *p, enum board_order order, instant now)
{
	for (size_t from = 0, end; from < count; from = end) {
		size_t people;

		end = group_end(line, count, from);
		people = fill(p, line, from + 1, end, order, now);
		qsort(p, people, sizeof *p, compare);
		put(line + from + 1, p, people);
	}
}

static void sort_departments(struct load *line, size_t count, struct placed *p, enum board_order order, instant now)
{
	for (size_t from = 0, end; from < count; from = end) {
		int64_t figure = figure_of(&line[from], order, now);

		end = group_end(line, count, from);
		for (size_t i = from; i < end; i++)
			p[i] = (struct placed){ line[i], i, figure };
		/* Its people stay behind it: they have its place and its figure. */
		for (size_t i = from; i < end; i++)
			p[i].at = from * (count + 1) + (i - from);
	}
	qsort(p, count, sizeof *p, compare);
	put(line, p, count);
}

void board_sort(struct load *line, size_t count, enum board_order order, instant now)
{
	struct placed *p;

	if (order == BOARD_SITE || count == 0)
		return;
	p = calloc(count, sizeof *p);
	if (p == NULL)
		return;
	sort_people(line, count, p, order, now);
	sort_departments(line, count, p, order, now);
	free(p);
}

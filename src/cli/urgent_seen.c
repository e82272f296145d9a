#include "urgent_seen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/str.h"

static struct seen *find(struct seen_list *l, const char *number)
{
	for (size_t i = 0; i < l->count; i++)
		if (str_equal(l->item[i].number, number))
			return &l->item[i];
	return NULL;
}

static struct seen *add(struct seen_list *l, const char *number)
{
	struct seen *more = realloc(l->item, (l->count + 1) * sizeof *more);

	if (!more)
		abort();
	l->item = more;
	memset(&more[l->count], 0, sizeof *more);
	snprintf(more[l->count].number, sizeof more->number, "%s", number);
	return &more[l->count++];
}

static bool is_overdue(const struct row *r, instant now)
{
	return r->due != INSTANT_NONE && r->due < now;
}

/* Only what the line shows: a note by somebody is no news here. */
static bool differs(const struct seen *s, const struct row *r)
{
	return s->state != r->state || s->due != r->due || !str_equal(s->clock, str_or_empty(r->clock)) ||
	       !str_equal(s->person, str_or_empty(r->person));
}

enum urgent_news seen_take(struct seen_list *l, const struct row *r, instant now)
{
	struct seen *s = find(l, r->number);
	enum urgent_news news = !s ? NEWS_NEW : !s->here ? NEWS_AGAIN : differs(s, r) ? NEWS_CHANGED : NEWS_NONE;

	if (!s)
		s = add(l, r->number);
	if (news == NEWS_NONE && is_overdue(r, now) && !s->overdue)
		news = NEWS_OVERDUE;
	s->here = true;
	s->state = r->state;
	s->due = r->due;
	s->overdue = is_overdue(r, now);
	snprintf(s->clock, sizeof s->clock, "%s", str_or_empty(r->clock));
	snprintf(s->person, sizeof s->person, "%s", str_or_empty(r->person));
	return news;
}

const struct seen *seen_gone(struct seen_list *l, const struct row *rows, size_t count)
{
	for (size_t i = 0; i < l->count; i++) {
		bool there = !l->item[i].here;

		for (size_t k = 0; k < count && !there; k++)
			there = str_equal(rows[k].number, l->item[i].number);
		if (!there) {
			l->item[i].here = false;
			return &l->item[i];
		}
	}
	return NULL;
}

instant seen_next_due(const struct seen_list *l)
{
	instant next = INSTANT_NONE;

	for (size_t i = 0; i < l->count; i++) {
		const struct seen *s = &l->item[i];

		if (s->here && !s->overdue && s->due != INSTANT_NONE && (next == INSTANT_NONE || s->due < next))
			next = s->due;
	}
	return next;
}

void seen_release(struct seen_list *l)
{
	free(l->item);
	memset(l, 0, sizeof *l);
}

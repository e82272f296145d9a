/* record.c - a record with its timeline, which comes in pages. */
#include "plaint/client.h"

#include <string.h>

#include "plaint/str.h"

int client_show_older(struct client *c, const char *number, const struct event *first, struct arena *a, struct reply *r, struct err *err)
{
	struct request q;

	request_init(&q);
	q.op = "show";
	q.number = number;
	/* None came yet: a record that leaves no room for one. */
	q.filter.offset = first ? (int64_t)first->seq : INT64_MAX;
	return client_call(c, &q, a, r, err);
}

struct page {
	struct event *events;
	size_t count;
};

/* Oldest first: the last page that came is the first. */
static void join(struct arena *a, const struct page *page, size_t pages, struct reply *r)
{
	size_t count = 0, at = 0;

	for (size_t i = 0; i < pages; i++)
		count += page[i].count;
	r->events = arena_array(a, count, sizeof *r->events);
	r->event_count = count;
	for (size_t i = pages; i-- > 0; at += page[i].count)
		if (page[i].count)
			memcpy(r->events + at, page[i].events, page[i].count * sizeof *r->events);
}

int client_show(struct client *c, const char *number, struct arena *a, struct reply *r, struct err *err)
{
	struct request q;
	struct reply older;
	struct page *page = NULL;
	size_t pages = 0;
	const struct event *first = NULL;
	bool more;

	request_init(&q);
	q.op = "show";
	q.number = number;
	if (client_call(c, &q, a, r, err))
		return -1;
	older = *r;
	do {
		page = arena_grow(a, page, pages, sizeof *page);
		page[pages++] = (struct page){ older.events, older.event_count };
		if (older.event_count)
			first = older.events;
		/* Without an event there is no older one, whatever is said. */
		more = older.more && (older.event_count || pages == 1);
		if (more && client_show_older(c, r->complaint ? r->complaint->number : number, first, a, &older, err))
			return -1;
	} while (more);
	join(a, page, pages, r);
	r->more = false;
	return 0;
}

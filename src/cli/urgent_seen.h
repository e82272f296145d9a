/* urgent_seen.h - the urgent complaints a watcher has told of, and what is new about them. */
#ifndef PLAINT_CLI_URGENT_SEEN_H
#define PLAINT_CLI_URGENT_SEEN_H

#include "plaint/message.h"

enum urgent_news { NEWS_NONE, NEWS_NEW, NEWS_CHANGED, NEWS_OVERDUE, NEWS_AGAIN };

struct seen {
	char number[48], clock[48];
	char person[64];
	enum state state;
	instant due;
	bool overdue; /* told already */
	bool here;    /* in the list last time */
};

struct seen_list {
	struct seen *item;
	size_t count;
};

/* What is new about it; it is remembered so. A complaint is new once, however often it
 * leaves and comes back. */
enum urgent_news seen_take(struct seen_list *l, const struct row *r, instant now);
/* One that is not among the rows any more, and was: NULL when all are told. */
const struct seen *seen_gone(struct seen_list *l, const struct row *rows, size_t count);
/* The next time a limit passes that was not told, or none. */
instant seen_next_due(const struct seen_list *l);
void seen_release(struct seen_list *l);

#endif

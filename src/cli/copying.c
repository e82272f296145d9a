/* copying.c - backup and export take a copy of the store piece by piece. */
#include "copying.h"

#include <stdlib.h>
#include <string.h>

int copy_begin(struct cli *c, const char *action, struct reply *r)
{
	struct request q;

	request_init(&q);
	q.op = "copy";
	q.text = "begin";
	q.action = action;
	reply_init(r);
	return client_call(c->client, &q, &c->arena, r, &c->err);
}

int copy_ask(struct cli *c, struct arena *a, const char *what, const char *file, int64_t offset, struct reply *r)
{
	struct request q;

	request_init(&q);
	q.op = "copy";
	q.text = what;
	q.number = file;
	q.filter.offset = offset;
	reply_init(r);
	return client_call(c->client, &q, a, r, &c->err);
}

void copy_end(struct cli *c)
{
	struct err ignored = ERR_INIT;
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "copy";
	q.text = "end";
	client_call(c->client, &q, &c->arena, &r, &ignored);
	cli_progress_end(c);
}

static const char *figure(const struct reply *r, const char *name)
{
	size_t len = strlen(name);

	for (size_t i = 0; i < r->notes.count; i++)
		if (str_starts(r->notes.item[i], name) && r->notes.item[i][len] == ' ')
			return r->notes.item[i] + len + 1;
	return "";
}

int64_t copy_figure(const struct reply *r, const char *name)
{
	return strtoll(figure(r, name), NULL, 10);
}

const char *copy_text(struct cli *c, const struct reply *r, const char *name)
{
	return arena_strdup(&c->arena, figure(r, name));
}

/* plaint urgent: level 1 of whatever nature, for a narrow screen (S-4). */
#include "inside.h"

#include <poll.h>
#include <stdio.h>

#define MOST 500
#define AGAIN 30000 /* ms after which they are printed all the same */

static bool any_overdue(const struct reply *r, instant now)
{
	for (size_t i = 0; i < r->row_count; i++)
		if (r->rows[i].due != INSTANT_NONE && r->rows[i].due < now)
			return true;
	return false;
}

static int get(struct cli *c, struct str *out, bool *overdue)
{
	struct report_style style;
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "list";
	q.filter.level = 1;
	q.filter.limit = MOST;
	if (ask(c, &q, &r))
		return -1;
	style = style_now(c);
	report_urgent(out, &style, r.rows, r.row_count);
	*overdue = any_overdue(&r, style.now);
	return 0;
}

/* Until the server says that something changed; the times left move on without. */
static void wait_for_change(struct cli *c)
{
	struct pollfd p = {.fd = client_fd(c->client), .events = POLLIN};
	struct arena a = ARENA_INIT;
	struct reply r;

	poll(&p, p.fd >= 0, p.fd >= 0 ? AGAIN : 1000);
	reply_init(&r);
	while (client_push(c->client, &a, &r, NULL) == 1)
		;
	arena_release(&a);
}

/* Again and again, until interrupted. */
static int watch(struct cli *c)
{
	for (;;) {
		struct str out, moment;
		struct report_style style;
		bool overdue;

		str_init(&out);
		if (get(c, &out, &overdue)) {
			str_release(&out);
			return give_up(c);
		}
		style = style_now(c);
		str_init(&moment);
		report_step(&moment, &style, &(struct step){.at = style.now, .label = N_("urgent"), .seconds = -1});
		fputs(moment.data, stdout);
		str_release(&moment);
		put(&out);
		fflush(stdout);
		if (ferror(stdout))
			return ERR_STORE;
		arena_clear(&c->arena);
		wait_for_change(c);
	}
}

int cli_urgent(struct cli *c, int argc, char **argv)
{
	bool watching = false, overdue = false;
	const struct cli_arg args[] = {{"watch", CLI_FLAG, &watching}};
	int words = cli_args(c, argc, argv, args, 1);
	struct str out;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words > 0)
		return give_up_with(c, ERR_INPUT, N_("urgent takes no words: '%1'"), argv[0]);
	if (watching)
		return watch(c);
	str_init(&out);
	if (get(c, &out, &overdue)) {
		str_release(&out);
		return give_up(c);
	}
	put(&out);
	return overdue ? ERR_NO : ERR_NONE;
}

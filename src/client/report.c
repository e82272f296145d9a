/* A report, asked for piece by piece. */
#include "plaint/client.h"
#include "plaint/str.h"

/* P-3: that customers' data are shown is on record before they are. */
static int put_on_record(struct client *c, const struct request *first, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct request q = *first;
	struct reply r;
	int done;

	if (!str_equal(values_get(&q.fields, "personal"), "yes"))
		return 0;
	q.op = "report-reveal";
	done = client_call(c, &q, &a, &r, err);
	arena_release(&a);
	return done;
}

int client_report(struct client *c, const struct request *first, struct tally *tally, client_progress *progress, void *arg,
	struct err *err)
{
	struct arena piece = ARENA_INIT;
	struct request q = *first;
	struct reply r;
	int done = 0;

	if (put_on_record(c, first, err))
		return -1;
	q.op = "report";
	do {
		arena_clear(&piece);
		done = client_call(c, &q, &piece, &r, err);
		if (done == 0 && !r.tally)
			done = err_set(err, ERR_STORE, NULL, N_("the server sent no figures"), NULL);
		if (done)
			break;
		tally_add(tally, r.tally);
		q.filter.offset = (int64_t)tally->next;
		if (progress && !progress(arg, tally))
			break;
	} while (tally->next);
	arena_release(&piece);
	if (done == 0)
		tally_sort(tally);
	return done;
}

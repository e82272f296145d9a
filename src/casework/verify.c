/* verify.c - `verify`: every table and index both ways, the chain, and whether the
 * open cases in memory are those of the store. */
#include <stdio.h>

#include "desk.h"
#include "plaint/str.h"

#define FAULTS_SHOWN 1000

static void note(void *arg, const char *line)
{
	struct desk *d = arg;

	if (d->r->notes.count >= FAULTS_SHOWN)
		return;
	d->r->notes.item = arena_grow(d->a, d->r->notes.item, d->r->notes.count, sizeof(const char *));
	d->r->notes.item[d->r->notes.count++] = arena_strdup(d->a, line);
}

static bool count_row(void *arg, const struct row *r)
{
	(void)r;
	++*(size_t *)arg;
	return true;
}

static int count_open(struct store_txn *t, void *arg, struct err *err)
{
	*(size_t *)arg = 0;
	return store_queue(t, QUEUE_OPEN, NULL, count_row, arg, err);
}

/* Only when nothing was changed in between can the two be compared. */
static int verify_memory(struct desk *d, uint64_t *faults, struct err *err)
{
	uint64_t before = open_generation(d->cw->open);
	size_t stored, kept;
	char line[96];

	/* One that is being filled by an import is not in memory. */
	if (casework_aside(d->cw))
		return 0;
	if (store_read(d->cw->store, count_open, &stored, err))
		return -1;
	kept = open_count(d->cw->open);
	if (open_generation(d->cw->open) != before || stored == kept)
		return 0;
	snprintf(line, sizeof(line), "%zu open complaints in the store, %zu in memory", stored, kept);
	note(d, line);
	++*faults;
	return 0;
}

int use_verify(struct desk *d, struct err *err)
{
	uint64_t faults = 0;

	if (store_verify(d->cw->store, note, d, &faults, err) || verify_memory(d, &faults, err))
		return -1;
	d->r->total = (int64_t)faults;
	return 0;
}

static void status(struct desk *d, const char *name, int64_t value)
{
	note(d, arena_printf(d->a, "%s: %lld", name, (long long)value));
}

int use_status(struct desk *d, struct err *err)
{
	static const struct texts nobody = { NULL, 0 };
	struct counts c = { 0 };
	uint64_t id;

	(void)err;
	open_counts(d->cw->open, d->a, desk_login(d), &nobody, d->now, &c, &id);
	status(d, "open", c.open);
	status(d, "overdue", c.overdue);
	status(d, "due soon", c.soon);
	status(d, "not forwarded", c.unforwarded);
	status(d, "urgent", c.urgent);
	return 0;
}

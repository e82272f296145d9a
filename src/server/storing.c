/* storing.c - see storing.h. */
#include "push.h"
#include "storing.h"

static struct err *copy_of(struct arena *a, const struct err *err)
{
	struct err *copy = arena_alloc(a, sizeof *copy);

	*copy = *err;
	return copy;
}

void storing_tell(struct server *s, struct arena *a, struct reply *r)
{
	struct texts *t = &r->notes;

	uv_mutex_lock(&s->done_lock);
	if (s->refusal.code != ERR_NONE) {
		r->faults = copy_of(a, &s->refusal);
		r->fault_count = 1;
	}
	uv_mutex_unlock(&s->done_lock);
	t->item = arena_grow(a, t->item, t->count, sizeof *t->item);
	t->item[t->count++] = r->fault_count ? NOTE_STORING ": no" : NOTE_STORING ": yes";
}

static void learn(struct server *s, const struct err *now)
{
	struct arena a = ARENA_INIT;
	struct reply r;

	uv_mutex_lock(&s->done_lock);
	s->refusal = *now;
	uv_mutex_unlock(&s->done_lock);
	if (now->code != ERR_NONE)
		log_err(s->log, "nothing is stored", now);
	else
		log_line(s->log, "changes are stored again");
	reply_init(&r);
	storing_tell(s, &a, &r);
	push_reply(s, &r);
	arena_release(&a);
}

void storing_check(struct server *s)
{
	struct err now = ERR_INIT;

	/* A copy takes nothing, whatever comes. */
	if (s->reading)
		return;
	store_takes(s->store, &now);
	if (!str_equal(now.id, s->refusal.id))
		learn(s, &now);
}

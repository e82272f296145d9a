/* leases.c - who fills in a form on which complaint: a sign for the others, no lock.
 *
 * A lease that was taken over stays until its desk ends it or falls silent, so that the
 * next key there does not bring it to life again.
 */
#include "leases.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "keep.h"
#include "plaint/str.h"

#define LEASE_SECONDS 30
#define LEASES_A_DESK 16

struct lease {
	int64_t desk;
	char number[48], login[64], form[32], by[64];
	instant since, heard;
	enum editing_state state;
	bool untold;
};

struct leases {
	pthread_mutex_t lock;
	struct lease *item; /* in order of their beginning */
	size_t count;
};

struct leases *leases_new(void)
{
	struct leases *l = keep_array(1, sizeof(*l));

	pthread_mutex_init(&l->lock, NULL);
	return l;
}

void leases_free(struct leases *l)
{
	if (!l)
		return;
	pthread_mutex_destroy(&l->lock);
	free(l->item);
	free(l);
}

static void set_state(struct lease *e, enum editing_state state)
{
	e->state = state;
	e->untold = true;
}

static struct lease *find(struct leases *l, int64_t desk, const char *number, const char *form)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->item[i].desk == desk && l->item[i].state != EDITING_ENDED && str_equal(l->item[i].number, number) &&
			str_equal(l->item[i].form, form))
			return &l->item[i];
	return NULL;
}

static struct lease *add(struct leases *l, int64_t desk, const char *login, const char *number, const char *form)
{
	struct lease *e;
	size_t own = 0;

	for (size_t i = 0; i < l->count; i++)
		own += l->item[i].desk == desk;
	if (own >= LEASES_A_DESK)
		return NULL;
	l->item = keep_grow(l->item, l->count + 1, sizeof(*l->item));
	e = &l->item[l->count++];
	memset(e, 0, sizeof(*e));
	e->desk = desk;
	snprintf(e->number, sizeof(e->number), "%s", number);
	snprintf(e->login, sizeof(e->login), "%s", login);
	snprintf(e->form, sizeof(e->form), "%s", form);
	return e;
}

/* begin: a form was opened; else a key was pressed in it. */
static void hold(struct leases *l, int64_t desk, const char *login, const struct request *q, instant now, bool begin)
{
	const char *form = str_or_empty(q->action);
	struct lease *e = find(l, desk, q->number, form);
	bool fresh = !e;

	if (!e)
		e = add(l, desk, login, q->number, form);
	if (!e)
		return;
	e->heard = now;
	if (fresh || (begin && e->state == EDITING_TAKEN)) {
		e->since = q->received > 0 && q->received <= now ? q->received : now;
		set_state(e, EDITING_NOW);
	}
}

static struct editing shown(struct arena *a, const struct lease *e)
{
	return (struct editing){ .number = arena_strdup(a, e->number), .login = arena_strdup(a, e->login),
		.form = arena_strdup(a, e->form), .since = e->since, .desk = e->desk, .state = e->state,
		.by = *e->by ? arena_strdup(a, e->by) : NULL };
}

static void show(struct arena *a, const struct lease *e, struct reply *r)
{
	r->editing = arena_grow(a, r->editing, r->editing_count, sizeof(*r->editing));
	r->editing[r->editing_count++] = shown(a, e);
}

/* --- the request ------------------------------------------------------------- */

static int check(const struct request *q, struct err *err)
{
	static const char *const verbs[] = { "begin", "renew", "end" };

	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		if (str_equal(q->text, verbs[i])) {
			if (!str_empty(q->number) && strlen(q->number) < sizeof(((struct lease *)0)->number) &&
				strlen(str_or_empty(q->action)) < sizeof(((struct lease *)0)->form))
				return 0;
			return err_set(err, ERR_INPUT, "number", N_("which complaint? its number is missing"), NULL);
		}
	return err_set(err, ERR_INPUT, NULL, N_("a lease is begun, renewed or ended, not \"%1\""), str_or_empty(q->text), NULL);
}

void casework_lease(struct casework *cw, int64_t desk, const char *login, instant now, const struct request *q,
	struct arena *a, struct reply *r)
{
	struct leases *l = cw->leases;
	bool all = str_equal(q->text, "list");
	struct lease *e;

	r->total = desk;
	if (!all && check(q, &r->err))
		return;
	pthread_mutex_lock(&l->lock);
	if (str_equal(q->text, "end")) {
		e = find(l, desk, q->number, str_or_empty(q->action));
		if (e)
			set_state(e, EDITING_ENDED);
	} else if (!all) {
		hold(l, desk, login, q, now, str_equal(q->text, "begin"));
	}
	for (size_t i = 0; i < l->count; i++)
		if (l->item[i].state == EDITING_NOW && (all || str_equal(l->item[i].number, q->number)))
			show(a, &l->item[i], r);
	pthread_mutex_unlock(&l->lock);
}

void casework_lease_end(struct casework *cw, int64_t desk)
{
	struct leases *l = cw->leases;

	pthread_mutex_lock(&l->lock);
	for (size_t i = 0; i < l->count; i++)
		if (l->item[i].desk == desk)
			set_state(&l->item[i], EDITING_ENDED);
	pthread_mutex_unlock(&l->lock);
}

/* --- what others see ------------------------------------------------------------ */

/* A wall clock set back must not make a lease last for ever. */
static void fall_silent(struct lease *e, instant now)
{
	if (e->heard > now)
		e->heard = now;
	if (e->state != EDITING_ENDED && now - e->heard >= LEASE_SECONDS)
		set_state(e, EDITING_ENDED);
}

struct editing *casework_lease_news(struct casework *cw, struct arena *a, instant now, size_t *count)
{
	struct leases *l = cw->leases;
	struct editing *news = NULL;
	size_t kept = 0;

	*count = 0;
	pthread_mutex_lock(&l->lock);
	for (size_t i = 0; i < l->count; i++) {
		struct lease *e = &l->item[i];

		fall_silent(e, now);
		if (e->untold) {
			news = arena_grow(a, news, *count, sizeof(*news));
			news[(*count)++] = shown(a, e);
			e->untold = false;
		}
		if (e->state != EDITING_ENDED)
			l->item[kept++] = *e;
	}
	l->count = kept;
	pthread_mutex_unlock(&l->lock);
	return news;
}

static bool about(const struct reply *r, const char *number)
{
	if (r->complaint && str_equal(r->complaint->number, number))
		return true;
	for (size_t i = 0; i < r->row_count; i++)
		if (str_equal(r->rows[i].number, number))
			return true;
	return false;
}

void leases_show(struct leases *l, struct arena *a, struct reply *r)
{
	pthread_mutex_lock(&l->lock);
	for (size_t i = 0; i < l->count; i++)
		if (l->item[i].state == EDITING_NOW && about(r, l->item[i].number))
			show(a, &l->item[i], r);
	pthread_mutex_unlock(&l->lock);
}

size_t leases_others(struct leases *l, struct arena *a, const char *number, const char *but, const char **who)
{
	size_t count = 0;

	*who = NULL;
	pthread_mutex_lock(&l->lock);
	for (size_t i = 0; i < l->count; i++) {
		const struct lease *e = &l->item[i];

		if (e->state != EDITING_NOW || !str_equal(e->number, number) || str_equal(e->login, but))
			continue;
		*who = *who ? arena_printf(a, "%s,%s", *who, e->login) : arena_strdup(a, e->login);
		count++;
	}
	pthread_mutex_unlock(&l->lock);
	return count;
}

void leases_take(struct leases *l, const char *number, const char *by)
{
	pthread_mutex_lock(&l->lock);
	for (size_t i = 0; i < l->count; i++) {
		struct lease *e = &l->item[i];

		if (e->state != EDITING_NOW || !str_equal(e->number, number) || str_equal(e->login, by))
			continue;
		snprintf(e->by, sizeof(e->by), "%s", by);
		set_state(e, EDITING_TAKEN);
	}
	pthread_mutex_unlock(&l->lock);
}

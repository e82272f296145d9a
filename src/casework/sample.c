/* sample.c - replays a story through the use cases people go through, the sweeps at
 * their times in between. */
#include <string.h>
#include <unistd.h>

#include "desk.h"
#include "plaint/paths.h"
#include "plaint/str.h"
#include "story.h"

#define STORY_BYTES (8u << 20)

struct named {
	const char *key;
	const char *number;
};

struct replay {
	struct casework *cw;
	const char *file;
	struct arena *kept;  /* the story, names and numbers */
	struct arena *a;     /* of one step */
	struct named *names;
	size_t count;
	struct err *err;
};

static const char *number_of(const struct replay *p, const char *key)
{
	for (size_t i = 0; i < p->count; i++)
		if (str_equal(p->names[i].key, key))
			return p->names[i].number;
	return NULL;
}

/* Whatever clocks do by themselves until then, each at its own time. */
static int sweep_until(struct replay *p, instant until)
{
	instant next;

	while ((next = casework_next(p->cw)) != INSTANT_NONE && next <= until) {
		struct outcome o;
		int64_t done;
		bool more;

		arena_clear(p->a);
		if (casework_sweep(p->cw, next, 64, &more, p->a, &o, &done, p->err))
			return -1;
	}
	return 0;
}

static int failed(const struct replay *p, const struct story_step *s, const struct err *why)
{
	struct str text;

	str_init(&text);
	err_text(why, NULL, &text);
	story_error(p->file, s->line, text.data, p->err);
	str_release(&text);
	return -1;
}

static int play(struct replay *p, const struct story_step *s)
{
	struct caller who = { .uid = (uint32_t)getuid(), .login = s->login, .from = "sample" };
	bool adds = str_equal(s->action, "add");
	struct request q;
	struct outcome o;
	struct reply r;

	arena_clear(p->a);
	request_init(&q);
	reply_init(&r);
	q.op = adds ? "add" : "act";
	q.action = s->action;
	q.fields = s->fields;
	if (!adds)
		q.number = number_of(p, s->key);
	if (adds == (number_of(p, s->key) != NULL))
		return story_error(p->file, s->line, adds ? "this name is taken" : "no complaint of this name yet", p->err);
	casework_change(p->cw, &who, s->at, &q, p->a, &r, &o);
	if (r.err.code != ERR_NONE)
		return failed(p, s, &r.err);
	if (adds) {
		p->names = arena_grow(p->kept, p->names, p->count, sizeof(*p->names));
		p->names[p->count].key = s->key;
		p->names[p->count++].number = arena_strdup(p->kept, r.complaint->number);
	}
	return 0;
}

static int play_all(struct replay *p, const struct story *story, instant now)
{
	for (size_t i = 0; i < story->count; i++)
		if (sweep_until(p, story->step[i].at) || play(p, &story->step[i]))
			return -1;
	return sweep_until(p, now);
}

int casework_sample(struct casework *cw, const char *file, instant now, struct err *err)
{
	struct arena kept = ARENA_INIT, a = ARENA_INIT;
	struct replay p = { .cw = cw, .file = file, .kept = &kept, .a = &a, .err = err };
	struct site *site = casework_site(cw);
	struct story story;
	size_t len;
	char *text;
	int done;

	done = path_read(&kept, file, STORY_BYTES, &text, &len, err);
	if (done == 0)
		done = story_parse(&kept, file, text, now, &site->zone, &story, err);
	if (done == 0)
		done = play_all(&p, &story, now);
	if (done == 0)
		done = store_flush(cw->store, err);
	site_unref(site);
	arena_release(&a);
	arena_release(&kept);
	return done;
}

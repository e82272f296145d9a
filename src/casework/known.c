/* known.c - a filter's names that the site does not know: asked for when nothing was
 * found, for people and departments that are gone may still have complaints (S-5). */
#include <inttypes.h>
#include <string.h>

#include "desk.h"
#include "plaint/str.h"
#include "plaint/utf8.h"

/* "a, b, c" over the arguments a message has left; cut with "..." when it does not fit. */
static int no_such(struct err *err, const char *field, const char *id, const char *key, const struct str *known)
{
	char part[ERR_ARGS - 1][sizeof(err->arg[0])];
	size_t at = 0;

	for (size_t i = 0; i < ERR_ARGS - 1; i++) {
		size_t n = known->len - at;

		if (n >= sizeof(part[i]))
			n = utf8_snap(known->data + at, n, sizeof(part[i]) - 1);
		memcpy(part[i], known->data + at, n);
		part[i][n] = '\0';
		at += n;
	}
	if (at < known->len)
		memcpy(part[ERR_ARGS - 2] + strlen(part[ERR_ARGS - 2]) - 3, "...", 3);
	return err_set(err, ERR_INPUT, field, id, key, part[0], part[1], part[2], NULL);
}

static void join(struct str *out, const char *key)
{
	str_addf(out, "%s%s", out->len ? ", " : "", key);
}

/* The titles of a list of sections, each of that size. */
static int among(const void *list, size_t count, size_t size, const char *field, const char *id, const char *key,
	struct err *err)
{
	const char *at = list;
	struct str known;
	int done;

	str_init(&known);
	for (size_t i = 0; i < count; i++)
		join(&known, ((const struct section *)(const void *)(at + i * size))->title);
	done = no_such(err, field, id, key, &known);
	str_release(&known);
	return done;
}
#define AMONG(list, count, field, id, key) among(list, count, sizeof(*(list)), field, id, key, err)

static bool any_category(const struct site *s, const char *pattern)
{
	struct texts one = { &pattern, 1 };

	for (size_t i = 0; i < s->categories_count; i++)
		if (texts_match(&one, s->categories[i].s.title))
			return true;
	return false;
}

static bool has_label(const struct label *list, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(list[i].s.title, key))
			return true;
	return false;
}

int filter_known(struct desk *d, const struct filter *f, struct err *err)
{
	const struct site *s = d->site;
	const char *level = arena_printf(d->a, "%d", f->level);

	if (f->level && !has_label(s->levels, s->levels_count, level))
		return AMONG(s->levels, s->levels_count, "level", N_("no such level: %1 (there are: %2%3%4)"), level);
	if (!str_empty(f->queue) && !site_department(s, f->queue))
		return AMONG(s->departments, s->departments_count, "queue",
			N_("no such department: %1 (there are: %2%3%4)"), f->queue);
	/* Without a staff section the serving account is everybody. */
	if (!str_empty(f->owner) && !site_staff(s, f->owner) && !str_equal(f->owner, desk_login(d)))
		return !s->staff_count ? err_set(err, ERR_INPUT, "owner", N_("no such person: %1 (the config lists no staff)"), f->owner, NULL) :
			 AMONG(s->staff, s->staff_count, "owner", N_("no such person: %1 (there are: %2%3%4)"), f->owner);
	if (!str_empty(f->category) && !any_category(s, f->category))
		return AMONG(s->categories, s->categories_count, "category",
			N_("no such category: %1 (there are: %2%3%4)"), f->category);
	/* Areas may be written freely where the site lists none. */
	if (!str_empty(f->area) && s->areas_count && !has_label(s->areas, s->areas_count, f->area))
		return AMONG(s->areas, s->areas_count, "area", N_("no such area: %1 (there are: %2%3%4)"), f->area);
	return 0;
}

int state_known(const char *state, struct err *err)
{
	struct str known;
	int done;

	if (str_empty(state) || state_find(state) >= 0 || str_equal(state, "all"))
		return 0;
	str_init(&known);
	for (int i = 0; i < STATE_COUNT; i++)
		join(&known, state_names[i]);
	join(&known, "all");
	done = no_such(err, "state", N_("no such state: %1 (there are: %2%3%4)"), state, &known);
	str_release(&known);
	return done;
}

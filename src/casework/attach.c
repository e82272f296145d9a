/* attach.c - files as evidence (GG-2): who may send one, what it leaves on the record, who
 * may read it.
 *
 * What was sent lies in the store under a token; the field of a form that is a file holds
 * "TOKEN NAME" until the action takes it, and the name from then on.
 */
#include "deed.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "plaint/content.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/rules/rights.h"
#include "plaint/str.h"

#define FILES_MOST 300             /* of one record: it is read whole with each of them */
#define SEEN_FOR (10 * MINUTE)     /* so long a reveal lets read what it named */
#define READ_MOST (512u << 10)

/* --- sending ------------------------------------------------------------------------ */

static int size_fits(const struct desk *d, struct err *err)
{
	int64_t size = d->q->filter.offset;

	if (size < 1)
		return err_set(err, ERR_INPUT, "file", N_("an empty file shows nothing"), NULL);
	if (size <= site_evidence_most(d->site))
		return 0;
	return err_set(err, ERR_INPUT, "file", N_("the file has %1 bytes; at most %2 are taken (evidence_size)"),
		arena_printf(d->a, "%lld", (long long)size), arena_printf(d->a, "%lld", (long long)site_evidence_most(d->site)), NULL);
}

/* Before anything is sent: would the action be allowed? */
int use_upload(struct desk *d, struct err *err)
{
	int action = str_empty(d->q->number) ? ACTION_ACCEPT : action_find(str_or_empty(d->q->action));
	struct complaint *c;

	if (action < 0)
		return err_set(err, ERR_INPUT, NULL, N_("there is no action \"%1\""), str_or_empty(d->q->action), NULL);
	if (rights_check(d->me, (enum action)action, err) || size_fits(d, err))
		return -1;
	if (action == ACTION_ACCEPT)
		return 0;
	return desk_find(d, d->q->number, &c, err) || lifecycle_check(d->site, c, (enum action)action, err) ? -1 : 0;
}

/* --- attaching ------------------------------------------------------------------------ */

bool attach_is_file(const struct site *site, enum action action, const char *name)
{
	const struct form_field *f = check_form_field(site, action_table[action].name, name);

	return (action == ACTION_ATTACH && str_equal(name, "file")) || (f && str_equal(f->type, "file"));
}

static int add(struct deed *x, const struct value *v, const char *name, const char *hash, int64_t size, struct err *err)
{
	const struct evidence *there = complaint_file(x->c, hash);
	struct complaint *c = x->c;

	if (there && x->action != ACTION_ATTACH)
		return 0;
	if (there)
		return err_set(err, ERR_INPUT, v->name, N_("this file is attached already: %1"), there->name, NULL);
	if (c->file_count >= FILES_MOST)
		return err_set(err, ERR_INPUT, v->name, N_("there are too many files on %1"), str_or_empty(c->number), NULL);
	c->files = arena_grow(x->d->a, c->files, c->file_count, sizeof(*c->files));
	c->files[c->file_count++] = (struct evidence){ .name = name, .hash = hash, .size = size, .at = x->d->now,
		.by = desk_login(x->d), .field = x->action == ACTION_ATTACH ? NULL : v->name };
	return 0;
}

static int take(struct deed *x, struct value *v, struct err *err)
{
	struct desk *d = x->d;
	const char *blank = strchr(v->text, ' '), *set = complaint_field(x->c, v->name), *name, *hash;
	const char *token = blank ? arena_strndup(d->a, v->text, (size_t)(blank - v->text)) : v->text;
	int64_t size;

	/* As it was before: a form that was filled in with what the record has. */
	if (x->old && str_equal(complaint_field(x->old, v->name), v->text))
		return 0;
	name = evidence_name(d->a, blank ? blank + 1 : "");
	d->took = true;
	if (store_file_take(d->t, d->a, d->who ? d->who->desk : 0, token, &hash, &size, err) || add(x, v, name, hash, size, err))
		return -1;
	if (set && str_equal(set, v->text))
		complaint_field_set(d->a, x->c, v->name, name);
	v->text = name;
	return 0;
}

int attach_take(struct deed *x, struct err *err)
{
	for (size_t i = 0; !x->ours && i < x->given.count; i++) {
		struct value *v = &x->given.item[i];

		if (!str_empty(v->text) && attach_is_file(x->d->site, x->action, v->name) && take(x, v, err))
			return -1;
	}
	return 0;
}

/* --- reading -------------------------------------------------------------------------- */

/* By its place, from 1, or the beginning of its hash. */
static const struct evidence *find_file(const struct complaint *c, const char *which)
{
	char *end;
	unsigned long n = strtoul(str_or_empty(which), &end, 10);

	if (str_empty(which))
		return NULL;
	if (!*end && n >= 1 && n <= c->file_count)
		return &c->files[n - 1];
	for (size_t i = 0; strlen(which) >= 8 && i < c->file_count; i++)
		if (str_starts(c->files[i].hash, which))
			return &c->files[i];
	return NULL;
}

static int no_file(const struct complaint *c, const char *which, struct err *err)
{
	return err_set(err, ERR_NO, "file", N_("%1 has no file %2"), c->number, str_or_empty(which), NULL);
}

static const char *seen_name(struct desk *d, const struct evidence *f)
{
	return arena_printf(d->a, "seen %s", f->hash);
}

struct revealed {
	const struct desk *d;
	const char *seen;
	bool is;
};

static bool reveals(void *arg, const struct event *e)
{
	struct revealed *r = arg;
	const struct desk *d = r->d;

	for (size_t i = 0; i < e->change_count && e->at > d->now - SEEN_FOR && e->uid == d->who->uid; i++)
		r->is |= str_equal(e->changes[i].field, r->seen) && str_equal(e->login, desk_login(d));
	return !r->is;
}

/* Did the caller reveal it a moment ago? That stands in the events (P-3). */
static int was_revealed(struct desk *d, const struct complaint *c, const struct evidence *f, struct err *err)
{
	struct revealed r = { .d = d, .seen = seen_name(d, f) };

	if (store_timeline(d->t, c->id, reveals, &r, err))
		return -1;
	if (r.is)
		return 0;
	return err_set(err, ERR_DENIED, "reveal", N_("what shows the customer of %1 is for those who see them"), c->number, NULL);
}

/* The same rule as for the customer's name: whoever sees it reads the file; others reveal
 * it first, if they may. */
int use_file(struct desk *d, struct err *err)
{
	const struct evidence *f;
	struct complaint *c;

	if (desk_find(d, d->q->number, &c, err))
		return -1;
	f = find_file(c, d->q->action);
	if (!f)
		return no_file(c, d->q->action, err);
	if (!desk_sees(d, c->taker, c->value[FIELD_PERSON], c->value[FIELD_DEPARTMENT]) && was_revealed(d, c, f, err))
		return -1;
	d->r->notes.item = arena_array(d->a, 2, sizeof(const char *));
	d->r->notes.item[d->r->notes.count++] = f->hash;
	d->r->notes.item[d->r->notes.count++] = f->name;
	d->r->total = f->size;
	return 0;
}

/* Outside the transaction: it takes its time. Nothing is handed out before all of it was
 * compared with its hash. */
int file_content(struct desk *d, struct err *err)
{
	const char *hash = d->r->notes.item[0];
	size_t len = 0;
	char *bytes;
	int rc;

	if (!str_equal(d->q->text, "piece"))
		return store_file_check(d->cw->store, hash, d->r->total, err);
	if (d->q->filter.offset < 0)
		return err_set(err, ERR_INPUT, NULL, N_("there is no such place in a file"), NULL);
	bytes = arena_alloc(d->a, READ_MOST);
	rc = store_file_read(d->cw->store, hash, (uint64_t)d->q->filter.offset, bytes, READ_MOST, &len, err);
	d->r->bytes = bytes;
	d->r->bytes_len = len;
	return rc;
}

/* A reveal may name the file that is to be read. */
int reveal_apply(struct deed *x, struct err *err)
{
	const char *which = values_get(&x->given, "file");
	const struct evidence *f = find_file(x->c, which);

	if (str_empty(which))
		return 0;
	if (!f)
		return no_file(x->c, which, err);
	event_change(x->d->a, &x->e, seen_name(x->d, f), NULL, f->name);
	return 0;
}

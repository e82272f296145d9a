/* casework.c - from an operation's name to its use case; transactions around them. */
#include "plaint/casework.h"

#include <stdlib.h>
#include <string.h>

#include "answers.h"
#include "desk.h"
#include "early.h"
#include "keep.h"
#include "leases.h"
#include "recompute.h"
#include "plaint/rules/lifecycle.h"
#include "plaint/str.h"

struct operation {
	const char *name;
	use *run;
	bool changes;
	bool anyone; /* the serving account may, listed or not */
	use *after;  /* a reading one: what takes too long for a transaction */
};

static const struct operation operations[] = {
	{ "add", use_add, true, false, NULL },
	{ "act", use_act, true, false, NULL },
	{ "reassign", use_reassign_many, true, false, NULL },
	{ "urge", use_urge_many, true, false, NULL },
	{ "undo", use_undo, true, false, NULL },
	{ "draft-put", use_draft_put, true, false, NULL },
	{ "draft-drop", use_draft_drop, true, false, NULL },
	{ "show", use_show, false, false, NULL },
	{ "letter", use_letter, false, false, NULL },
	{ "archive", use_archive, false, false, NULL },
	{ "list", use_list, false, false, NULL },
	{ "counts", use_counts, false, false, NULL },
	{ "earlier", use_earlier, false, false, NULL },
	{ "find", use_find, false, false, NULL },
	{ "draft-list", use_drafts, false, false, NULL },
	{ "board", use_board, false, false, NULL },
	{ "handover", use_handover, false, false, NULL },
	{ "report", use_report, false, false, NULL },
	{ "supervision", use_supervision, false, false, NULL },
	{ "decide", use_decide_many, true, false, NULL },
	{ "report-sign", use_report_sign, true, false, NULL },
	{ "report-reveal", use_report_reveal, true, false, NULL },
	{ "upload", use_upload, false, false, NULL },
	{ "file", use_file, false, false, file_content },
};

static const struct operation *operation_of(const char *name)
{
	for (size_t i = 0; name && i < sizeof(operations) / sizeof(*operations); i++)
		if (str_equal(operations[i].name, name))
			return &operations[i];
	return NULL;
}

bool casework_changes(const char *op)
{
	const struct operation *o = operation_of(op);

	return str_equal(op, "sweep") || str_equal(op, "import") || str_equal(op, "recompute") || (o && o->changes);
}

/* --- life ------------------------------------------------------------------- */

struct loading {
	struct casework *cw;
	struct store_txn *t;
	struct arena *a;
	struct err *err;
	bool failed;
};

static bool load_row(void *arg, const struct row *r)
{
	struct loading *l = arg;
	struct complaint *c;
	bool revisit = false;
	struct row row = *r;

	arena_clear(l->a);
	row.waits = open_deciders(l->a, l->cw->book->site, r);
	/* Whether a revisit is wanted stands in the record alone. */
	if (r->state == STATE_RESOLVED) {
		if (store_complaint_id(l->t, l->a, r->id, &c, l->err)) {
			l->failed = true;
			return false;
		}
		revisit = lifecycle_wants_revisit(l->cw->book->site, c);
	}
	open_put(l->cw->open, &row, revisit);
	return true;
}

int open_load(struct store_txn *t, void *arg, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct loading l = { .cw = arg, .t = t, .a = &a, .err = err };
	int done;

	open_homes(l.cw->open, l.cw->book->site);
	done = store_queue(t, QUEUE_OPEN, NULL, load_row, &l, err) || store_queue(t, QUEUE_LENT, NULL, load_row, &l, err);
	arena_release(&a);
	return done || l.failed ? -1 : 0;
}

int casework_new(struct casework **out, struct store *store, struct site *site, struct err *err)
{
	struct casework *cw = keep_array(1, sizeof(*cw));

	cw->store = store;
	cw->open = open_new();
	cw->undo = undo_new();
	cw->early = early_new();
	cw->leases = leases_new();
	pthread_mutex_init(&cw->lock, NULL);
	if (rulebook_new(&cw->book, site, err) || store_read(store, open_load, cw, err) ||
		store_read(store, done_load, cw, err) || store_read(store, supervision_load, cw, err) ||
		store_read(store, early_load, cw, err) || recompute_wanted(cw, err)) {
		casework_free(cw);
		return -1;
	}
	*out = cw;
	return 0;
}

void casework_free(struct casework *cw)
{
	if (!cw)
		return;
	if (cw->book)
		rulebook_give(cw, cw->book);
	open_free(cw->open);
	undo_free(cw->undo);
	early_free(cw->early);
	leases_free(cw->leases);
	pthread_mutex_destroy(&cw->lock);
	free(cw);
}

void casework_far(struct casework *cw, struct walked *out)
{
	*out = (struct walked){ 0, store_far(cw->store), STORE_FAR_WHOLE };
}

struct site *casework_site(struct casework *cw)
{
	struct site *site;

	pthread_mutex_lock(&cw->lock);
	site = site_ref(cw->book->site);
	pthread_mutex_unlock(&cw->lock);
	return site;
}

instant casework_next(struct casework *cw)
{
	instant fires = INSTANT_NONE;

	if (casework_aside(cw))
		return INSTANT_NONE;
	/* A warning that may have to be given is due at once. */
	if (early_due(cw->early) || atomic_load(&cw->recount))
		return 1;
	return open_first(cw->open, &fires) ? fires : INSTANT_NONE;
}

bool casework_busy(struct casework *cw)
{
	return casework_next(cw) != INSTANT_NONE;
}

/* No form has so many fields; each is looked up among the others. */
#define FIELDS_MOST 300
#define NUMBERS_MOST 5000

#define FIELDS_BYTES (256u << 10) /* an event holds what was and what is, and a message holds the event */

static int sane(const struct request *q, struct err *err)
{
	size_t bytes = 0;

	for (size_t i = 0; i < q->fields.count; i++)
		bytes += strlen(str_or_empty(q->fields.item[i].text));
	if (q->fields.count <= FIELDS_MOST && bytes <= FIELDS_BYTES && q->numbers.count <= NUMBERS_MOST)
		return 0;
	return err_set(err, ERR_INPUT, NULL, N_("too much in one request"), NULL);
}

/* --- operations --------------------------------------------------------------- */

struct run {
	struct desk *d;
	const struct operation *op;
};

static int run_read(struct store_txn *t, void *arg, struct err *err)
{
	struct run *run = arg;

	desk_restart(run->d, t);
	return run->op->run(run->d, err);
}

static int run_change(struct store_txn *t, void *arg, struct err *err)
{
	struct run *run = arg;
	bool answered;

	desk_restart(run->d, t);
	if (answer_known(run->d, &answered, err))
		return -1;
	if (answered)
		return 0;
	/* A failure without an error only takes back what was tried. */
	if (run->op->run(run->d, err) || run->d->dry)
		return -1;
	return answer_keep(run->d, err);
}

static int unknown(const struct request *q, struct err *err)
{
	return err_set(err, ERR_INPUT, NULL, UNKNOWN_OPERATION, str_or_empty(q->op), NULL);
}

/* Those who look after the server may check it without being staff. */
static int read_other(struct desk *d, struct err *err)
{
	static const struct { const char *op; use *run; } others[] = {
		{ "verify", use_verify }, { "audit", use_audit }, { "recompute", use_recompute }, { "status", use_status },
	};
	use *run = NULL;

	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (str_equal(d->q->op, others[i].op))
			run = others[i].run;
	if (!run)
		return unknown(d->q, err);
	if (!d->me && !(d->who && d->who->looks_after))
		return desk_listed(d, err);
	return run(d, err);
}

void casework_read(struct casework *cw, const struct caller *who, instant now,
	const struct request *q, struct arena *a, struct reply *r)
{
	const struct operation *op = operation_of(q->op);
	struct err err = ERR_INIT;
	struct desk d;
	int done;

	desk_open(&d, cw, who, now, q, a);
	d.r = r;
	if (!op || op->changes) {
		done = read_other(&d, &err);
	} else {
		done = desk_listed(&d, &err) || sane(q, &err);
		if (done == 0)
			done = store_read(cw->store, run_read, &(struct run){ &d, op }, &err);
		if (done == 0 && op->after)
			done = op->after(&d, &err);
	}
	if (done)
		r->err = err;
	else
		leases_show(cw->leases, a, r);
	desk_close(&d);
}

static void change_sweep(struct desk *d, struct err *err)
{
	bool more = true;
	int64_t done = 0;

	if (desk_listed(d, err))
		return;
	while (more && casework_sweep(d->cw, d->now, SIZE_MAX, &more, d->a, d->o, &done, err) == 0)
		d->r->total += done;
}

void casework_change(struct casework *cw, const struct caller *who, instant now,
	const struct request *q, struct arena *a, struct reply *r, struct outcome *o)
{
	const struct operation *op = operation_of(q->op);
	struct err err = ERR_INIT;
	bool committed = false;
	struct desk d;

	memset(o, 0, sizeof(*o));
	desk_open(&d, cw, who, now, q, a);
	d.r = r;
	d.o = o;
	undo_expire(cw->undo, now);
	if (str_equal(q->op, "import"))
		use_import(&d, &err);
	else if (casework_aside(cw))
		err_set(&err, ERR_STORE, NULL, N_("this store is kept aside to be checked; nothing is stored in it"), NULL);
	else if (str_equal(q->op, "sweep"))
		change_sweep(&d, &err);
	else if (str_equal(q->op, "recompute"))
		use_recompute(&d, &err);
	else if (!op || !op->changes)
		unknown(q, &err);
	else if (desk_listed(&d, &err) == 0 && sane(q, &err) == 0 && answer_id(q, &err) == 0 &&
		store_write(cw->store, run_change, &(struct run){ &d, op }, &err) == 0) {
		committed = true;
		desk_committed(&d);
	}
	if (d.took)
		store_file_settle(cw->store, who->desk, committed);
	if (err.code != ERR_NONE || d.dry)
		memset(o, 0, sizeof(*o));
	if (err.code != ERR_NONE)
		r->err = err;
	desk_close(&d);
}

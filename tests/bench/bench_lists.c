/* bench_lists.c - the lists that are asked for now and then, over 100,000 complaints
 * (BENCH_COUNT) of six years: supervision, archive, board, handover, what a changed rule
 * would move; the first page of each, and what a save costs beside it.
 *
 * One complaint in twenty is open, one in ten had a violation, one in fifty a document of
 * supervision, one in a thousand is lent out. First page within 1 s, saving under 50 ms p99.
 * Filling takes minutes: BENCH_STORE names a folder to keep the store in for the next time.
 */
#include <locale.h>
#include <pthread.h>
#include <stdatomic.h>

#include "bench_cases.h"
#include "plaint/casework.h"
#include "plaint/profile.h"

#define TIMES 20
#define STEP 1800 /* seconds between two complaints */

static uint64_t count;

static instant end(void)
{
	return BENCH_T0 + (instant)count * STEP;
}

static void violated(struct arena *a, struct complaint *c, uint64_t n)
{
	enum violation_state state = n % 200 == 3 ? VIOLATION_OPEN : n % 3 ? VIOLATION_CONFIRMED : VIOLATION_WAIVED;

	c->violations = arena_alloc(a, sizeof *c->violations);
	c->violation_count = 1;
	*c->violations = (struct violation){ .key = "settle", .clock = "settle", .penalty = "late", .rule = "gas-company: GC-4",
		.amount = "50-100", .person = "li", .department = "repair", .at = c->received + 3 * DAY, .state = state,
		.yuan = state == VIOLATION_CONFIRMED ? 50 : 0 };
}

static void documented(struct arena *a, struct complaint *c, uint64_t n)
{
	c->documents = arena_alloc(a, sizeof *c->documents);
	c->document_count = 1;
	*c->documents = (struct document){ .number = arena_printf(a, "DB-2026-%05llu", (unsigned long long)n), .kind = "notice",
		.at = c->received + DAY, .by = "guo", .to = "li", .department = "repair", .clock = "settle", .due = c->received + 3 * DAY };
}

static void more(struct arena *a, struct complaint *c, uint64_t n)
{
	instant later = (instant)n * (STEP - 60);

	c->received += later;
	c->registered += later;
	c->updated += later;
	if (c->closed)
		c->closed += later;
	for (size_t i = 0; i < c->clock_count; i++) {
		struct clock_run *run = &c->clocks[i];

		run->started += later;
		run->due += later;
		run->original_due += later;
		run->stopped += later;
		if (run->breached)
			run->breached += later;
	}
	if (!c->closed) {
		struct clock_run *run = &c->clocks[3];

		run->limit = "5wd"; /* the profile has another by now */
		run->state = CLOCK_RUNNING;
		run->stopped = run->breached = INSTANT_NONE;
	}
	if (n % 10 == 3)
		violated(a, c, n);
	if (n % 50 == 10)
		documented(a, c, n);
	if (n % 1000 == 11) {
		complaint_field_set(a, c, "borrower", "审计处");
		complaint_field_set(a, c, "purpose", "年度审计");
		complaint_field_set(a, c, "due_back", "2031-01-01T08:30:00+08:00");
	}
}

/* --- asking --------------------------------------------------------------------------- */

struct asked { const char *op, *text, *state; int64_t page; };

static const struct asked lists[] = {
	{ "supervision", NULL, NULL, 100 }, { "supervision", NULL, "confirmed", 100 }, { "supervision", NULL, "all", 100 },
	{ "supervision", "documents", "open", 100 }, { "supervision", "documents", "all", 100 },
	{ "archive", "due", NULL, 0 }, { "archive", "lent", NULL, 0 }, { "archive", "proposed", NULL, 0 }, { "archive", "destroyed", NULL, 0 },
	{ "archive", "incomplete", NULL, 0 }, { "archive", "all", NULL, 0 },
	{ "board", NULL, NULL, 0 }, { "handover", NULL, NULL, 0 }, { "recompute", "dry-run", NULL, 0 },
};
#define LISTS (sizeof lists / sizeof *lists)

/* The whole of it, piece by piece; *first: milliseconds to the first one. */
static long long ask_one(struct casework *cw, const struct asked *l, double *first)
{
	struct caller who = { .uid = 1000, .login = "guo", .serving_account = true, .from = "cli" };
	double began = now_us();
	long long total = 0;
	char after[64] = "";
	struct request q;
	bool more = true;

	request_init(&q);
	q.op = l->op;
	q.text = l->text;
	q.filter.state = l->state;
	q.filter.limit = l->page;
	for (int piece = 0; more; piece++) {
		struct arena a = ARENA_INIT;
		struct reply r;

		reply_init(&r);
		casework_read(cw, &who, end(), &q, &a, &r);
		if (r.err.code)
			die(l->op, &r.err);
		if (piece == 0)
			*first = (now_us() - began) / 1000;
		/* A list goes on from its page, a walk from its piece. */
		total += str_equal(l->op, "supervision") ? (int64_t)r.case_count : r.total;
		q.filter.offset = (int64_t)r.far.next;
		snprintf(after, sizeof after, "%s", str_or_empty(r.after));
		q.filter.after = after;
		more = r.far.next != 0 || r.after;
		arena_release(&a);
	}
	return total;
}

static void name(const struct asked *l, char out[64])
{
	snprintf(out, 64, "%s %s %s", l->op, l->text ? l->text : "", l->state ? l->state : "");
}

static void measure(struct casework *cw, const struct asked *l)
{
	double whole[TIMES], first[TIMES];
	long long total = 0;
	char text[64];

	for (int i = 0; i < TIMES; i++) {
		whole[i] = now_us();
		total = ask_one(cw, l, &first[i]);
		whole[i] = (now_us() - whole[i]) / 1000;
	}
	name(l, text);
	printf("%-30s first p50 %7.2f longest %7.2f ms  whole p50 %7.2f longest %7.2f ms  of %lld\n", text, percentile(first, TIMES, 50),
		percentile(first, TIMES, 100), percentile(whole, TIMES, 50), percentile(whole, TIMES, 100), total);
}

/* --- saving beside it ------------------------------------------------------------------ */

struct beside { struct casework *cw; const struct asked *list; atomic_bool stop; };

static void *without_pause(void *arg)
{
	struct beside *b = arg;
	double first;

	while (!atomic_load(&b->stop))
		ask_one(b->cw, b->list, &first);
	return NULL;
}

static void save_beside(struct store *s, struct casework *cw, const struct asked *l, uint64_t from)
{
	struct beside b = { .cw = cw, .list = l };
	pthread_t thread;
	char text[64];

	name(l, text);
	atomic_init(&b.stop, false);
	if (pthread_create(&thread, NULL, without_pause, &b))
		die("thread", NULL);
	save_some(s, from, text);
	atomic_store(&b.stop, true);
	pthread_join(thread, NULL);
}

int main(void)
{
	const char *given = getenv("BENCH_COUNT");
	const char *kept = getenv("BENCH_STORE"), *dir = kept ? kept : bench_dir();
	struct store_options o = { .create = true, .reserve = 1 << 20 };
	struct err err = ERR_INIT;
	struct faults faults;
	struct store_status st;
	struct casework *cw;
	struct store *s;
	struct site *site;

	count = given ? strtoull(given, NULL, 10) : 100000;
	setlocale(LC_ALL, "C.UTF-8");
	faults_init(&faults);
	if (profile_load(NULL, BENCH_T0, &site, &faults, &err))
		die("profile", &err);
	if (store_open(&s, dir, site, &o, &err))
		die("store", &err);
	if (store_status(s, &st, &err))
		die("status", &err);
	if (st.complaints < count)
		bench_fill(s, count, more);
	else
		count = st.complaints;
	if (casework_new(&cw, s, site, &err))
		die("casework", &err);
	printf("%llu complaints\n", (unsigned long long)count);
	for (size_t i = 0; i < LISTS; i++)
		measure(cw, &lists[i]);
	save_some(s, count, "alone");
	for (size_t i = 0; i < LISTS; i++)
		save_beside(s, cw, &lists[i], count + (i + 1) * SAVES);
	casework_free(cw);
	store_close(s);
	site_unref(site);
	if (!kept)
		bench_remove(dir);
	return 0;
}

/* bench_report.c - reports over 100,000 complaints (BENCH_COUNT), each with four clocks
 * and four events: the first piece, the whole, and what a save costs meanwhile.
 *
 * Issue of the figures: first result within 1 s, saving under 50 ms p99 while it runs. */
#include <locale.h>
#include <pthread.h>
#include <stdatomic.h>

#include "bench.h"
#include "plaint/casework.h"
#include "plaint/profile.h"
#include "plaint/rules/figures.h"

#define AT_ONCE 200 /* complaints a transaction when the store is filled */

static struct clock_run clock_made(const char *name, instant from, int64_t limit, int64_t after)
{
	return (struct clock_run){ .name = name, .run = 1, .state = after > limit ? CLOCK_LATE : CLOCK_MET, .limit = "1h",
		.cause = "received", .started = from, .stopped = from + after, .due = from + limit, .original_due = from + limit,
		.breached = after > limit ? from + limit : INSTANT_NONE };
}

static struct complaint *make(struct arena *a, uint64_t n)
{
	static const char *const opinions[] = { "satisfied", "satisfied", "fair", "dissatisfied" };
	static const char *const areas[] = { "east", "west", "south", "north", "zone" };
	static struct bench_field f[BENCH_FIELDS];
	struct complaint *c = arena_alloc(a, sizeof *c);

	bench_fields(f, n);
	c->number = arena_printf(a, "2025%02u%02u-%04u", (unsigned)(n / 9000 / 28 + 1), (unsigned)(n / 9000 % 28 + 1), (unsigned)(n % 9000 + 1));
	c->version = 1;
	c->state = n % 20 ? STATE_ARCHIVED : STATE_HANDLING;
	c->level = n % 20 ? 3 : 1;
	c->received = c->registered = c->updated = BENCH_T0 + (instant)n * 60;
	c->closed = n % 20 ? c->received + 30 * HOUR : INSTANT_NONE;
	c->taker = n % 2 ? "zhang" : "wang";
	for (int i = 0; i < BENCH_FIELDS; i++)
		complaint_field_set(a, c, f[i].name, arena_strdup(a, f[i].text));
	complaint_field_set(a, c, "department", bench_departments[n % 4]);
	complaint_field_set(a, c, "person", n % 3 ? "li" : "sun");
	complaint_field_set(a, c, "area", areas[n % 5]);
	if (n % 20)
		complaint_field_set(a, c, "satisfaction", opinions[n % 4]);
	c->clocks = arena_array(a, 4, sizeof *c->clocks);
	c->clock_count = 4;
	c->clocks[0] = clock_made("forward", c->received, HOUR, n % 15 ? 20 * MINUTE : 2 * HOUR);
	c->clocks[1] = clock_made("contact", c->received, 24 * HOUR, 3 * HOUR);
	c->clocks[2] = clock_made("special", c->received, 24 * HOUR, 20 * HOUR);
	c->clocks[3] = clock_made("settle", c->received, 72 * HOUR, n % 30 ? 20 * HOUR : 80 * HOUR);
	return c;
}

static int store_one(struct store_txn *t, struct arena *a, uint64_t n, struct err *err)
{
	static const char *const actions[] = { "accept", "forward", "contact", "resolve" };
	struct complaint *c = make(a, n);

	if (store_put(t, a, NULL, c, err))
		return -1;
	for (size_t i = 0; i < 4; i++) {
		struct event e = { .at = c->received, .seen = c->received, .uid = 1000, .login = "zhang", .name = "张敏", .from = "desk",
			.action = actions[i], .complaint = c->id };

		event_change(a, &e, "state", "accepted", "forwarded");
		if (store_event(t, &e, err))
			return -1;
	}
	return 0;
}

struct filling { uint64_t from, to; };

static int fill(struct store_txn *t, void *arg, struct err *err)
{
	struct filling *f = arg;
	struct arena a = ARENA_INIT;
	int rc = 0;

	for (uint64_t n = f->from; rc == 0 && n < f->to; n++) {
		rc = store_one(t, &a, n, err);
		arena_clear(&a);
	}
	arena_release(&a);
	return rc;
}

/* --- a report, piece by piece, as a client asks ---------------------------------------- */

static double first_ms, whole_ms, longest_ms;
static int pieces;

static void ask_all(struct casework *cw, const char *name, const char *figure)
{
	struct caller who = { .uid = 1000, .login = "zhang", .serving_account = true, .from = "cli" };
	struct arena all = ARENA_INIT, a = ARENA_INIT;
	struct tally sum;
	struct request q;
	struct reply r;
	double began = now_us();

	tally_init(&sum, &all);
	request_init(&q);
	q.op = "report";
	q.text = name;
	q.action = figure;
	q.filter.from = BENCH_T0 - DAY;
	q.filter.to = BENCH_T0 + 1000 * DAY;
	longest_ms = 0;
	pieces = 0;
	do {
		double at = now_us();

		arena_clear(&a);
		reply_init(&r);
		casework_read(cw, &who, BENCH_T0 + 1000 * DAY, &q, &a, &r);
		if (r.err.code)
			die(name, &r.err);
		tally_add(&sum, r.tally);
		q.filter.offset = (int64_t)sum.next;
		at = (now_us() - at) / 1000;
		longest_ms = at > longest_ms ? at : longest_ms;
		if (pieces++ == 0)
			first_ms = (now_us() - began) / 1000;
	} while (sum.next);
	tally_sort(&sum);
	whole_ms = (now_us() - began) / 1000;
	arena_release(&a);
	arena_release(&all);
}

static void measure(struct casework *cw, const char *name, const char *figure)
{
	ask_all(cw, name, figure);
	printf("%-14s %-32s first %6.0f ms  whole %6.0f ms  %3d pieces, longest %5.0f ms\n", name, figure ? figure : "", first_ms,
		whole_ms, pieces, longest_ms);
}

/* --- saving beside it -------------------------------------------------------------------- */

struct beside { struct casework *cw; atomic_bool stop; int reports; };

static void *report_without_pause(void *arg)
{
	struct beside *b = arg;

	while (!atomic_load(&b->stop)) {
		ask_all(b->cw, b->reports % 2 ? "timeliness" : "revisits", NULL);
		b->reports++;
	}
	return NULL;
}

#define SAVES 400

static void save_some(struct store *s, uint64_t from, const char *what)
{
	double times[SAVES];
	struct err err = ERR_INIT;

	for (uint64_t i = 0; i < SAVES; i++) {
		struct filling one = { from + i, from + i + 1 };
		struct timespec pause = { 0, 5000000 };

		times[i] = now_us();
		if (store_write(s, fill, &one, &err) || store_flush(s, &err))
			die("save", &err);
		times[i] = (now_us() - times[i]) / 1000;
		nanosleep(&pause, NULL);
	}
	printf("saving %-18s p50 %.2f ms  p99 %.2f ms  worst %.2f ms\n", what, percentile(times, SAVES, 50), percentile(times, SAVES, 99),
		percentile(times, SAVES, 100));
}

int main(void)
{
	const char *given = getenv("BENCH_COUNT");
	uint64_t count = given ? strtoull(given, NULL, 10) : 100000;
	struct store_options o = { .create = true, .reserve = 1 << 20 };
	char dir[] = "/tmp/bench-report-XXXXXX";
	struct beside b = { .reports = 0 };
	struct err err = ERR_INIT;
	struct faults faults;
	struct store *s;
	struct site *site;
	pthread_t thread;

	setlocale(LC_ALL, "C.UTF-8");
	faults_init(&faults);
	if (profile_load(NULL, BENCH_T0, &site, &faults, &err))
		die("profile", &err);
	if (!mkdtemp(dir) || store_open(&s, dir, site, &o, &err))
		die("store", &err);
	for (uint64_t n = 0; n < count; n += AT_ONCE) {
		struct filling f = { n, n + AT_ONCE < count ? n + AT_ONCE : count };

		if (store_write(s, fill, &f, &err))
			die("fill", &err);
		if (n % 10000 == 0 && store_maintain(s, BENCH_T0, &err))
			die("maintain", &err);
	}
	if (store_flush(s, &err) || casework_new(&b.cw, s, site, &err))
		die("casework", &err);
	printf("%llu complaints\n", (unsigned long long)count);
	measure(b.cw, "daily", NULL);
	measure(b.cw, "categories", NULL);
	measure(b.cw, "timeliness", NULL);
	measure(b.cw, "timeliness", "departments/repair/missed");
	measure(b.cw, "revisits", NULL);
	measure(b.cw, "settled", NULL);
	measure(b.cw, "ledger", NULL);
	measure(b.cw, "warnings", NULL);
	save_some(s, count, "alone");
	atomic_init(&b.stop, false);
	if (pthread_create(&thread, NULL, report_without_pause, &b))
		die("thread", NULL);
	save_some(s, count + SAVES, "beside reports");
	atomic_store(&b.stop, true);
	pthread_join(thread, NULL);
	printf("(%d reports meanwhile)\n", b.reports);
	casework_free(b.cw);
	store_close(s);
	site_unref(site);
	bench_remove(dir);
	return 0;
}

/* bench_report.c - every report over 100,000 complaints (BENCH_COUNT), each with four clocks
 * and four events: the first piece, the whole, and what a save costs beside it.
 *
 * First result within 1 s, saving under 50 ms p99. BENCH_STORE names a folder to keep the
 * store in for the next time. */
#include <locale.h>
#include <pthread.h>
#include <stdatomic.h>

#include "bench_cases.h"
#include "plaint/casework.h"
#include "plaint/profile.h"
#include "plaint/rules/figures.h"

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

struct beside { struct casework *cw; const char *name; atomic_bool stop; };

static void *report_without_pause(void *arg)
{
	struct beside *b = arg;

	while (!atomic_load(&b->stop))
		ask_all(b->cw, b->name, NULL);
	return NULL;
}

static void save_beside(struct store *s, struct casework *cw, const char *name, uint64_t from)
{
	struct beside b = { .cw = cw, .name = name };
	pthread_t thread;

	atomic_init(&b.stop, false);
	if (pthread_create(&thread, NULL, report_without_pause, &b))
		die("thread", NULL);
	save_some(s, from, name);
	atomic_store(&b.stop, true);
	pthread_join(thread, NULL);
}

int main(void)
{
	const char *given = getenv("BENCH_COUNT"), *kept = getenv("BENCH_STORE"), *dir = kept ? kept : bench_dir();
	uint64_t count = given ? strtoull(given, NULL, 10) : 100000;
	struct store_options o = { .create = true, .reserve = 1 << 20 };
	struct err err = ERR_INIT;
	struct store_status st;
	struct faults faults;
	struct casework *cw;
	struct store *s;
	struct site *site;

	setlocale(LC_ALL, "C.UTF-8");
	faults_init(&faults);
	if (profile_load(NULL, BENCH_T0, &site, &faults, &err))
		die("profile", &err);
	if (store_open(&s, dir, site, &o, &err) || store_status(s, &st, &err))
		die("store", &err);
	if (st.complaints < count)
		bench_fill(s, count, NULL);
	else
		count = st.complaints;
	if (casework_new(&cw, s, site, &err))
		die("casework", &err);
	printf("%llu complaints\n", (unsigned long long)count);
	for (size_t i = 0; i < report_count; i++)
		measure(cw, report_table[i].name, NULL);
	measure(cw, "timeliness", "departments/repair/missed");
	save_some(s, count, "alone");
	for (size_t i = 0; i < report_count; i++)
		save_beside(s, cw, report_table[i].name, count + (i + 1) * SAVES);
	casework_free(cw);
	store_close(s);
	site_unref(site);
	if (!kept)
		bench_remove(dir);
	return 0;
}

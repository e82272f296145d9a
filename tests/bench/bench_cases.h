/* bench_cases.h - complaints with four clocks and four events each, and what one more save
 * costs while something else goes on.
 */
#ifndef PLAINT_TESTS_BENCH_CASES_H
#define PLAINT_TESTS_BENCH_CASES_H

#include "bench.h"

#define AT_ONCE 200 /* complaints a transaction when the store is filled */

static inline struct clock_run clock_made(const char *name, instant from, int64_t limit, int64_t after)
{
	return (struct clock_run){ .name = name, .run = 1, .state = after > limit ? CLOCK_LATE : CLOCK_MET, .limit = "1h",
		.cause = "received", .started = from, .stopped = from + after, .due = from + limit, .original_due = from + limit,
		.breached = after > limit ? from + limit : INSTANT_NONE };
}

static inline struct complaint *bench_case(struct arena *a, uint64_t n)
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

/* What else the n-th one has. */
typedef void bench_more(struct arena *a, struct complaint *c, uint64_t n);

static inline int bench_store(struct store_txn *t, struct arena *a, uint64_t n, bench_more *more, struct err *err)
{
	static const char *const actions[] = { "accept", "forward", "contact", "resolve" };
	struct complaint *c = bench_case(a, n);

	if (more)
		more(a, c, n);
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

struct filling { uint64_t from, to; bench_more *more; };

static inline int fill(struct store_txn *t, void *arg, struct err *err)
{
	struct filling *f = arg;
	struct arena a = ARENA_INIT;
	int rc = 0;

	for (uint64_t n = f->from; rc == 0 && n < f->to; n++) {
		rc = bench_store(t, &a, n, f->more, err);
		arena_clear(&a);
	}
	arena_release(&a);
	return rc;
}

static inline void bench_fill(struct store *s, uint64_t count, bench_more *more)
{
	struct err err = ERR_INIT;

	for (uint64_t n = 0; n < count; n += AT_ONCE) {
		struct filling f = { n, n + AT_ONCE < count ? n + AT_ONCE : count, more };

		if (store_write(s, fill, &f, &err))
			die("fill", &err);
		if (n % 10000 == 0 && store_maintain(s, BENCH_T0, &err))
			die("maintain", &err);
	}
	if (store_flush(s, &err))
		die("flush", &err);
}

/* --- saving beside something --- */

#define SAVES 400

static inline void save_some(struct store *s, uint64_t from, const char *what)
{
	double times[SAVES];
	struct err err = ERR_INIT;

	for (uint64_t i = 0; i < SAVES; i++) {
		struct filling one = { from + i, from + i + 1, NULL };
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

#endif

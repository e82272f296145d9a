/* bench_store.c - the store alone: a durable save against a raw append, the first 50 of
 * a queue and a phone look-up at 100,000 complaints. BENCH_COUNT changes that number.
 */
#include "bench.h"

struct change_of {
	struct arena a;
	struct complaint *c;
	struct event *e;
	char request[40];
	char *answer;
	size_t answer_len;
};

static void run_of(struct arena *a, struct clock_run *run, const char *name, instant at, instant limit)
{
	(void)a;
	*run = (struct clock_run){ .name = name, .run = 1, .state = CLOCK_RUNNING, .limit = "24h", .warn = "4h",
		.rule = "gas-company: GC-4", .cause = "forward", .started = at, .due = at + limit,
		.original_due = at + limit, .warn_at = at + limit - 4 * HOUR };
}

static void make(struct change_of *w, uint64_t n)
{
	static struct bench_field f[BENCH_FIELDS];
	struct complaint *c = arena_alloc(&w->a, sizeof *c);

	bench_fields(f, n);
	w->c = c;
	c->number = arena_printf(&w->a, "20251122-%06" PRIu64, n);
	c->version = 1;
	c->state = n % 10 ? STATE_ARCHIVED : STATE_FORWARDED;
	c->level = n % 20 ? 3 : 1;
	c->received = c->registered = c->updated = BENCH_T0 + (instant)n * 60;
	c->taker = n % 2 ? "zhang" : "wang";
	w->e = arena_alloc(&w->a, sizeof *w->e);
	*w->e = (struct event){ .at = c->received, .seen = c->received, .uid = 1000, .login = "zhang", .name = "张敏",
		.from = "desk", .action = "accept" };
	for (int i = 0; i < BENCH_FIELDS; i++) {
		complaint_field_set(&w->a, c, f[i].name, arena_strdup(&w->a, f[i].text));
		event_change(&w->a, w->e, f[i].name, NULL, arena_strdup(&w->a, f[i].text));
	}
	complaint_field_set(&w->a, c, "department", bench_departments[n % 4]);
	c->clocks = arena_array(&w->a, 2, sizeof *c->clocks);
	c->clock_count = 2;
	run_of(&w->a, &c->clocks[0], "contact", c->received, 24 * HOUR);
	run_of(&w->a, &c->clocks[1], "settle", c->received, 72 * HOUR);
	snprintf(w->request, sizeof w->request, "bench-%026" PRIu64, n);
}

static int save(struct store_txn *t, void *arg, struct err *err)
{
	struct change_of *w = arg;
	uint32_t serial;

	if (store_serial(t, "20251122", &serial, err) != 0 || store_put(t, &w->a, NULL, w->c, err) != 0)
		return -1;
	w->e->complaint = w->c->id;
	if (store_event(t, w->e, err) != 0)
		return -1;
	return store_keep_answer(t, w->request, BENCH_T0, w->answer, w->answer_len, err);
}

static void save_one(struct store *s, uint64_t n)
{
	static char answer[1200];
	struct change_of w = { .answer = answer, .answer_len = sizeof answer };
	struct err err = ERR_INIT;

	make(&w, n);
	if (store_write(s, save, &w, &err) != 0)
		die("save", &err);
	arena_release(&w.a);
}

static bool count_to(void *arg, const struct row *r)
{
	(void)r;
	return --*(int *)arg > 0;
}

static const char *queue_of;
static int first_fifty(struct store_txn *t, void *arg, struct err *err)
{
	int left = 50;

	(void)arg;
	return store_queue(t, QUEUE_DEPARTMENT, queue_of, count_to, &left, err);
}

static int phone(struct store_txn *t, void *arg, struct err *err)
{
	int left = 50;

	return store_lookup(t, LOOKUP_PHONE, arg, count_to, &left, err);
}

static void time_reads(struct store *s, uint64_t count)
{
	static double queue[2000], look[2000];
	struct err err = ERR_INIT;

	for (int i = 0; i < 2000; i++) {
		char number[16];
		double at = now_us();

		queue_of = bench_departments[i % 4];
		if (store_read(s, first_fifty, NULL, &err) != 0)
			die("queue", &err);
		queue[i] = now_us() - at;
		bench_phone(number, (uint64_t)i * 37 % count);
		at = now_us();
		if (store_read(s, phone, number, &err) != 0)
			die("phone", &err);
		look[i] = now_us() - at;
	}
	printf("first 50 of a queue: p50 %.0f us, p99 %.0f us\n", percentile(queue, 2000, 50),
		percentile(queue, 2000, 99));
	printf("phone look-up:       p50 %.0f us, p99 %.0f us\n", percentile(look, 2000, 50),
		percentile(look, 2000, 99));
}

static void time_saves(struct store *s, const char *dir, uint64_t *n)
{
	static double raw[20], durable[1000], work[1000];

	for (int i = 0; i < 1000; i++) {
		double at = now_us(), mid;

		save_one(s, (*n)++);
		mid = now_us();
		if (store_flush(s, NULL) != 0)
			die("flush", NULL);
		work[i] = mid - at;
		durable[i] = now_us() - at;
		if (i % 50 == 0)
			raw[i / 50] = raw_append(dir, 50);
	}
	printf("raw 1 KB append + fdatasync: p50 %.0f us\n", percentile(raw, 20, 50));
	printf("a durable save:              p50 %.0f us (%.0f us of it before the flush)\n",
		percentile(durable, 1000, 50), percentile(work, 1000, 50));
}

int main(void)
{
	uint64_t count = getenv("BENCH_COUNT") ? strtoull(getenv("BENCH_COUNT"), NULL, 10) : 100000, n = 0;
	struct store_options o = { .create = true };
	struct site *site = site_new();
	struct err err = ERR_INIT;
	char *dir = bench_dir();
	struct store *s;
	double at;

	if (store_open(&s, dir, site, &o, &err) != 0)
		die("open", &err);
	at = now_us();
	for (; n < count; n++) {
		save_one(s, n);
		/* As the server does, about each second. */
		if (n % 2000 == 0 && store_maintain(s, BENCH_T0, &err) != 0)
			die("maintain", &err);
	}
	printf("%" PRIu64 " complaints: %.0f saves/s without a flush\n", count, (double)count / (now_us() - at) * 1e6);
	time_saves(s, dir, &n);
	time_reads(s, count);
	printf("RSS: %ld kB\n", rss_kb(getpid()));
	at = now_us();
	store_close(s);
	printf("close: %.0f ms\n", (now_us() - at) / 1e3);
	at = now_us();
	if (store_open(&s, dir, site, &o, &err) != 0)
		die("open", &err);
	printf("open: %.1f ms\n", (now_us() - at) / 1e3);
	store_close(s);
	bench_remove(dir);
	site_unref(site);
	return 0;
}

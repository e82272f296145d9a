/* bench_server.c - the whole way, through the socket, each figure beside what it is
 * measured against, in one run:
 *   one complaint registered durably against a raw 1 KB append + fdatasync;
 *   32 clients at once against 32 processes on one SQLite file, also with 2 ms more a flush;
 *   first 50 of a queue and a phone look-up among 100,000 complaints; the server's memory.
 * (one, many or lists: only that.) PLAINT is the program, BENCH_DIR a directory on a real disk, BENCH_COUNT the complaints,
 * BENCH_SECONDS how long the 32 work each time.
 */
#include <sys/mman.h>

#include "bench_place.h"
#include "bench_sqlite.h"

#define CLIENTS 32
#define READS 3000
#define SAVES 4000

static int seconds_each(void)
{
	return getenv("BENCH_SECONDS") ? atoi(getenv("BENCH_SECONDS")) : 5;
}

/* --- registering --------------------------------------------------------------------- */

static void add(struct client *c, uint64_t n)
{
	struct bench_field f[BENCH_FIELDS];
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct request q;
	struct reply r;

	bench_fields(f, n);
	strcpy(f[6].text, "meter/accuracy");
	request_init(&q);
	q.op = "add";
	for (int i = 0; i < BENCH_FIELDS; i++)
		values_set(&a, &q.fields, f[i].name, f[i].text);
	if (client_call(c, &q, &a, &r, &err) != 0 || !r.complaint)
		die("add", &err);
	arena_release(&a);
}

static void one_after_another(void)
{
	static double times[SAVES], raw[SAVES / 50];
	struct place p;
	struct client *c;
	double durable, append;

	place_make(&p, NULL);
	server_start(&p);
	c = connect_to(&p);
	for (int i = 0; i < 100; i++)
		add(c, (uint64_t)i);
	for (int i = 0; i < SAVES; i++) {
		double at = now_us();

		add(c, (uint64_t)i + 100);
		times[i] = now_us() - at;
		if (i % 50 == 0)
			raw[i / 50] = raw_append(p.root, 50);
	}
	durable = percentile(times, SAVES, 50);
	append = percentile(raw, SAVES / 50, 50);
	printf("registering one complaint, p50:  %6.0f us  = raw append %.0f us + %.0f us (at most 150)\n", durable,
		append, durable - append);
	client_close(c);
	place_remove(&p);
}

/* --- 32 at once ------------------------------------------------------------------------ */

struct score {
	_Atomic int ready, go, stop;
	_Atomic long done;
};

static struct score *score_new(void)
{
	void *m = mmap(NULL, sizeof(struct score), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (m == MAP_FAILED)
		die("mmap", NULL);
	return m;
}

static void wait_for_go(struct score *t)
{
	t->ready++;
	while (!t->go)
		usleep(1000);
}

static void client_work(const struct place *p, struct score *t, int who)
{
	struct client *c = connect_to(p);

	wait_for_go(t);
	for (uint64_t n = 0; !t->stop; n++) {
		add(c, n * CLIENTS + (uint64_t)who);
		t->done++;
	}
	client_close(c);
}

static void sqlite_work(const struct place *p, struct score *t, int who)
{
	struct bench_field f[BENCH_FIELDS];
	struct sqlite_desk d;
	char file[340];

	snprintf(file, sizeof file, "%s/desk.sqlite", p->root);
	sqlite_begin(&d, file);
	wait_for_go(t);
	for (uint64_t n = 0; !t->stop; n++) {
		bench_fields(f, n * CLIENTS + (uint64_t)who);
		sqlite_add(&d, f, n * CLIENTS + (uint64_t)who);
		t->done++;
	}
	sqlite3_close_v2(d.db);
}

/* Complaints a second of 32 processes that do this work. */
static double together(const struct place *p, void (*work)(const struct place *p, struct score *t, int who))
{
	struct score *t = score_new();
	double at, rate;
	int status;

	for (int i = 0; i < CLIENTS; i++)
		if (fork() == 0) {
			work(p, t, i);
			_exit(0);
		}
	while (t->ready < CLIENTS)
		usleep(1000);
	at = now_us();
	t->go = 1;
	sleep((unsigned)seconds_each());
	t->stop = 1;
	rate = (double)t->done / (now_us() - at) * 1e6;
	for (int i = 0; i < CLIENTS; i++) {
		wait(&status);
		if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
			die("one of 32 failed", NULL);
	}
	munmap(t, sizeof *t);
	return rate;
}

static double sqlite_together(const char *slow)
{
	struct place p;
	char file[340];
	double rate;

	place_make(&p, slow);
	snprintf(file, sizeof file, "%s/desk.sqlite", p.root);
	sqlite_make(file);
	rate = together(&p, sqlite_work);
	bench_remove(p.root);
	return rate;
}

/* The shim must be there before a process begins, so the SQLite side is this program again. */
static double sqlite_slow(const char *self)
{
	char command[4200];
	double rate = 0;
	FILE *f;

	snprintf(command, sizeof command,
		"SLOW_FLUSH_US=2000 LD_PRELOAD=" PLAINT_BUILD_DIR "/tests/libslow_flush.so '%s' sqlite", self);
	f = popen(command, "r");
	if (!f || fscanf(f, "%lf", &rate) != 1 || pclose(f) != 0)
		die("sqlite with slow flushes", NULL);
	return rate;
}

static double server_together(const char *slow)
{
	struct place p;
	double rate;

	place_make(&p, slow);
	server_start(&p);
	rate = together(&p, client_work);
	place_remove(&p);
	return rate;
}

static void at_once(const char *self)
{
	double ours, theirs;

	ours = server_together(NULL);
	theirs = sqlite_together(NULL);
	printf("32 at once:                      %6.0f/s    SQLite %.0f/s: %.1f times (at least 1.5)\n", ours, theirs,
		ours / theirs);
	ours = server_together("2000");
	theirs = sqlite_slow(self);
	printf("32 at once, 2 ms more a flush:   %6.0f/s    SQLite %.0f/s: %.1f times (at least 5)\n", ours, theirs,
		ours / theirs);
}

/* --- among 100,000 ------------------------------------------------------------------------ */

static void call(struct client *c, struct request *q, size_t rows, double *us)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct reply r;
	double at = now_us();

	if (client_call(c, q, &a, &r, &err) != 0)
		die(q->op, &err);
	*us = now_us() - at;
	if (r.row_count < rows)
		die("too few rows in the answer", NULL);
	arena_release(&a);
}

static void queue_page(struct client *c, int i, double *us)
{
	struct request q;

	request_init(&q);
	q.op = "list";
	q.filter.queue = i % 2 ? "station" : "repair";
	q.filter.limit = 50;
	call(c, &q, 50, us);
}

static void phone_page(struct client *c, uint64_t n, double *us)
{
	struct arena a = ARENA_INIT;
	struct request q;
	char phone[16];

	bench_phone(phone, n);
	request_init(&q);
	q.op = "earlier";
	values_set(&a, &q.fields, "phone", phone);
	call(c, &q, 1, us);
	arena_release(&a);
}

static void among_many(void)
{
	uint64_t count = getenv("BENCH_COUNT") ? strtoull(getenv("BENCH_COUNT"), NULL, 10) : 100000;
	static double queue[READS], phone[READS];
	struct place p;
	struct client *c;

	place_make(&p, NULL);
	fill(&p, count);
	server_start(&p);
	c = connect_to(&p);
	for (int i = 0; i < READS; i++) {
		queue_page(c, i, &queue[i]);
		phone_page(c, (uint64_t)i * 7907 % count, &phone[i]);
	}
	printf("first 50 of a queue of %" PRIu64 ":   p50 %.0f us, p99 %.0f us (below 1000)\n", count,
		percentile(queue, READS, 50), percentile(queue, READS, 99));
	printf("phone look-up:                   p50 %.0f us, p99 %.0f us (below 1000)\n", percentile(phone, READS, 50),
		percentile(phone, READS, 99));
	printf("the server's memory:             %ld MB (%" PRIu64 " complaints, a tenth of them open; 80 MB of it cache at most)\n",
		rss_kb(p.server) / 1024, count);
	client_close(c);
	place_remove(&p);
}

int main(int argc, char **argv)
{
	char self[4000];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);

	setvbuf(stdout, NULL, _IOLBF, 0);
	self[n > 0 ? n : 0] = '\0';
	if (argc > 1 && strcmp(argv[1], "sqlite") == 0) {
		printf("%f\n", sqlite_together(NULL));
		return 0;
	}
	if (argc < 2 || strcmp(argv[1], "one") == 0)
		one_after_another();
	if (argc < 2 || strcmp(argv[1], "many") == 0)
		at_once(self);
	if (argc < 2 || strcmp(argv[1], "lists") == 0)
		among_many();
	return 0;
}

/* bench_load.c - a desk's busiest day, ten times over, for minutes:
 *   32 clients, each 3,000 actions an hour (a complaint, its forwarding, two notes; the
 *   queue's first page before each), among 100,000 complaints;
 *   the time of each save, each second a second client's way in, the server's memory;
 *   then kill -9, the time to the first answer, and whether all that was acknowledged
 *   is there and the store sound.
 * bench_load [MINUTES] (10). PLAINT is the program, BENCH_DIR a directory on a real disk,
 * BENCH_COUNT the complaints.
 */
#include <sys/mman.h>

#include "bench_place.h"

#define CLIENTS 32
#define PACE_US 1200000 /* 3,000 an hour */
#define SAVES_MOST 2000000

struct score {
	_Atomic int ready, go, stop;
	_Atomic size_t saves;    /* acknowledged */
	_Atomic size_t added;
	double us[SAVES_MOST];
};

static struct score *score_new(void)
{
	void *m = mmap(NULL, sizeof(struct score), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (m == MAP_FAILED)
		die("mmap", NULL);
	return m;
}

/* --- a taker ------------------------------------------------------------------- */

static void look(struct client *c)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "list";
	q.filter.limit = 50;
	if (client_call(c, &q, &a, &r, &err) != 0)
		die("list", &err);
	arena_release(&a);
}

static void save(struct client *c, struct score *t, struct request *q, char number[32])
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct reply r;
	double at = now_us();
	size_t n;

	if (client_call(c, q, &a, &r, &err) != 0 || !r.complaint)
		die(q->op, &err);
	n = t->saves++;
	if (n < SAVES_MOST)
		t->us[n] = now_us() - at;
	snprintf(number, 32, "%s", r.complaint->number);
	arena_release(&a);
}

static void add(struct client *c, struct score *t, uint64_t n, char number[32])
{
	struct bench_field f[BENCH_FIELDS];
	struct arena a = ARENA_INIT;
	struct request q;

	bench_fields(f, n);
	strcpy(f[6].text, "meter/accuracy");
	request_init(&q);
	q.op = "add";
	for (int i = 0; i < BENCH_FIELDS; i++)
		values_set(&a, &q.fields, f[i].name, f[i].text);
	save(c, t, &q, number);
	t->added++;
	arena_release(&a);
}

static void act(struct client *c, struct score *t, const char *action, const char *field, const char *value, char number[32])
{
	struct arena a = ARENA_INIT;
	struct request q;

	request_init(&q);
	q.op = "act";
	q.number = arena_strdup(&a, number);
	q.action = action;
	values_set(&a, &q.fields, field, value);
	save(c, t, &q, number);
	arena_release(&a);
}

static void one_action(struct client *c, struct score *t, uint64_t n, int who, char number[32])
{
	switch (n % 4) {
	case 0:
		add(c, t, n * CLIENTS + (uint64_t)who, number);
		break;
	case 1:
		act(c, t, "forward", "department", "station", number);
		break;
	default:
		act(c, t, "note", "remark", "客户再次来电询问进展，已告知预计今日下午上门，客户表示理解。", number);
		break;
	}
}

static void taker(const struct place *p, struct score *t, int who)
{
	struct client *c = connect_to(p);
	char number[32] = "";
	unsigned seed = (unsigned)who + 1;

	t->ready++;
	while (!t->go)
		usleep(1000);
	usleep((useconds_t)((double)rand_r(&seed) / RAND_MAX * PACE_US));
	for (uint64_t n = 0; !t->stop; n++) {
		double at = now_us(), wait = PACE_US * (0.5 + (double)rand_r(&seed) / RAND_MAX);

		look(c);
		one_action(c, t, n, who, number);
		wait -= now_us() - at;
		if (wait > 0)
			usleep((useconds_t)wait);
	}
	client_close(c);
}

/* --- meanwhile ------------------------------------------------------------------- */

static double come_in(const struct place *p)
{
	double at = now_us();

	client_close(connect_to(p));
	return now_us() - at;
}

static void watch(const struct place *p, struct score *t, int minutes)
{
	int seconds = minutes * 60, second_minute = minutes > 2 ? 120 : seconds / 3;
	double *in = calloc((size_t)seconds, sizeof *in), begun = now_us(), took;
	long before = 0;

	for (int i = 0; i < seconds; i++) {
		while (now_us() - begun < (i + 1) * 1e6)
			usleep(10000);
		in[i] = come_in(p);
		if (i == second_minute)
			before = rss_kb(p->server);
	}
	took = (now_us() - begun) / 1e6;
	printf("load:      %zu saves in %.0f s by %d clients (%.0f an hour each)\n", (size_t)t->saves, took, CLIENTS,
		(double)t->saves / took * 3600 / CLIENTS);
	printf("memory:    %ld KB after %d s, %ld KB at the end\n", before, second_minute, rss_kb(p->server));
	printf("coming in: p50 %.1f ms, p99 %.1f ms, worst %.1f ms (below 10)\n",
		percentile(in, (size_t)seconds, 50) / 1000, percentile(in, (size_t)seconds, 99) / 1000,
		percentile(in, (size_t)seconds, 100) / 1000);
	free(in);
}

/* --- and after a crash -------------------------------------------------------------- */

static long long figure(const struct reply *r, const char *name)
{
	for (size_t i = 0; i < r->notes.count; i++)
		if (strncmp(r->notes.item[i], name, strlen(name)) == 0 && r->notes.item[i][strlen(name)] == ':')
			return atoll(r->notes.item[i] + strlen(name) + 1);
	return -1;
}

static void after_crash(struct place *p, const struct score *t, uint64_t count)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct request q;
	struct reply r;
	struct client *c;
	long long there;
	double at;
	int status;

	kill(p->server, SIGKILL);
	waitpid(p->server, &status, 0);
	at = now_us();
	server_start(p);
	printf("recovery:  %.2f s from kill -9 to the first answer (below 1)\n", (now_us() - at) / 1e6);
	c = connect_to(p);
	request_init(&q);
	q.op = "status";
	if (client_call(c, &q, &a, &r, &err) != 0)
		die("status", &err);
	there = figure(&r, "complaints");
	printf("kept:      %zu acknowledged complaints, %lld there, %lld lost\n", (size_t)t->added,
		there - (long long)count, (long long)count + (long long)t->added - there);
	request_init(&q);
	q.op = "verify";
	if (client_call(c, &q, &a, &r, &err) != 0)
		die("verify", &err);
	printf("verify:    %lld faults\n", (long long)r.total);
	client_close(c);
	arena_release(&a);
}

int main(int argc, char **argv)
{
	int minutes = argc > 1 ? atoi(argv[1]) : 10, status;
	uint64_t count = getenv("BENCH_COUNT") ? strtoull(getenv("BENCH_COUNT"), NULL, 10) : 100000;
	struct score *t = score_new();
	pid_t pid[CLIENTS];
	struct place p;
	size_t saves;

	if (minutes < 1)
		minutes = 1;
	setvbuf(stdout, NULL, _IOLBF, 0);
	place_make(&p, NULL);
	fill(&p, count);
	server_start(&p);
	for (int i = 0; i < CLIENTS; i++)
		if ((pid[i] = fork()) == 0) {
			taker(&p, t, i);
			_exit(0);
		}
	while (t->ready < CLIENTS)
		usleep(1000);
	t->go = 1;
	watch(&p, t, minutes);
	t->stop = 1;
	for (int i = 0; i < CLIENTS; i++)
		if (waitpid(pid[i], &status, 0) != pid[i] || status != 0)
			die("one of the clients failed", NULL);
	saves = t->saves < SAVES_MOST ? t->saves : SAVES_MOST;
	printf("a save:    p50 %.1f ms, p99 %.1f ms, worst %.1f ms (p99 below 20)\n",
		percentile(t->us, saves, 50) / 1000,
		percentile(t->us, saves, 99) / 1000,
		percentile(t->us, saves, 100) / 1000);
	after_crash(&p, t, count);
	place_remove(&p);
	return 0;
}

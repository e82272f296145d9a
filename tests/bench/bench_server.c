/* bench_server.c - the whole way, through the socket, each figure beside what it is
 * measured against, in one run:
 *   one complaint registered durably against a raw 1 KB append + fdatasync;
 *   32 clients at once against 32 processes on one SQLite file, also with 2 ms more a flush;
 *   first 50 of a queue and a phone look-up among 100,000 complaints; the server's memory.
 * (one, many or lists: only that.) PLAINT is the program, BENCH_DIR a directory on a real disk, BENCH_COUNT the complaints,
 * BENCH_SECONDS how long the 32 work each time.
 */
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "bench_sqlite.h"
#include "plaint/client.h"
#include "plaint/profile.h"

#define CLIENTS 32
#define READS 3000
#define SAVES 4000

struct place {
	char root[300], data[320], config[320];
	const char *slow; /* microseconds more a flush, or NULL */
	pid_t server;
};

static int seconds_each(void)
{
	return getenv("BENCH_SECONDS") ? atoi(getenv("BENCH_SECONDS")) : 5;
}

/* --- the server -------------------------------------------------------------------- */

static void place_make(struct place *p, const char *slow)
{
	FILE *f;

	snprintf(p->root, sizeof p->root, "%s", bench_dir());
	snprintf(p->data, sizeof p->data, "%s/data", p->root);
	snprintf(p->config, sizeof p->config, "%s/plaint.conf", p->root);
	p->slow = slow;
	mkdir(p->data, 0700);
	setenv("XDG_RUNTIME_DIR", p->root, 1);
	setenv("XDG_STATE_HOME", p->root, 1);
	setenv("XDG_CONFIG_HOME", p->root, 1);
	f = fopen(p->config, "w");
	fprintf(f, "profile = \"gas-company\"\n");
	fclose(f);
}

static void slow_down(const char *slow)
{
	if (!slow)
		return;
	setenv("SLOW_FLUSH_US", slow, 1);
	setenv("LD_PRELOAD", PLAINT_BUILD_DIR "/tests/libslow_flush.so", 1);
}

static struct client *connect_to(const struct place *p)
{
	struct client_options o = { .config = p->config, .data = p->data, .from = "cli" };
	struct err err = ERR_INIT;
	struct client *c;

	for (int i = 0; i < 500; i++) {
		err = (struct err)ERR_INIT;
		if (client_open(&c, &o, &err) == 0)
			return c;
		usleep(20000);
	}
	die("connect", &err);
	return NULL;
}

static void server_start(struct place *p)
{
	const char *program = getenv("PLAINT") ? getenv("PLAINT") : PLAINT_BUILD_DIR "/plaint";

	p->server = fork();
	if (p->server == 0) {
		int null = open("/dev/null", O_RDWR);

		prctl(PR_SET_PDEATHSIG, SIGTERM); /* when this program gives up */
		dup2(null, 2);
		slow_down(p->slow);
		execl(program, program, "--config", p->config, "--data", p->data, "serve", "--foreground", (char *)NULL);
		_exit(127);
	}
	client_close(connect_to(p));
}

static void place_remove(struct place *p)
{
	int status;

	kill(p->server, SIGTERM);
	waitpid(p->server, &status, 0);
	bench_remove(p->root);
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

struct filling {
	struct arena a;
	uint64_t n, end;
};

static int fill_some(struct store_txn *t, void *arg, struct err *err)
{
	struct filling *w = arg;
	struct bench_field f[BENCH_FIELDS];

	for (uint64_t n = w->n; n < w->end; n++) {
		struct complaint *c = arena_alloc(&w->a, sizeof *c);
		struct event e = { .at = BENCH_T0, .seen = BENCH_T0, .login = "root", .name = "root", .from = "cli",
			.action = "accept" };

		bench_fields(f, n);
		strcpy(f[6].text, "meter/accuracy");
		c->number = arena_printf(&w->a, "20251122-%06" PRIu64, n);
		c->version = 1;
		c->state = n % 10 ? STATE_ARCHIVED : STATE_FORWARDED;
		c->level = 3;
		c->received = c->registered = c->updated = BENCH_T0 + (instant)n * 30;
		c->taker = "root";
		for (int i = 0; i < BENCH_FIELDS; i++)
			complaint_field_set(&w->a, c, f[i].name, arena_strdup(&w->a, f[i].text));
		complaint_field_set(&w->a, c, "department", n % 4 ? "station" : "repair");
		if (store_put(t, &w->a, NULL, c, err) != 0)
			return -1;
		e.complaint = c->id;
		if (store_event(t, &e, err) != 0)
			return -1;
	}
	return 0;
}

static void fill(const struct place *p, uint64_t count)
{
	struct store_options o = { .create = true };
	struct err err = ERR_INIT;
	struct faults faults;
	struct site *site;
	struct store *s;

	faults_init(&faults);
	if (profile_load(p->config, BENCH_T0, &site, &faults, &err) != 0 ||
		store_open(&s, p->data, site, &o, &err) != 0)
		die("fill", &err);
	faults_release(&faults);
	for (uint64_t n = 0; n < count; n += 100) {
		struct filling w = { .n = n, .end = n + 100 };
		bool more = true;

		if (store_write(s, fill_some, &w, &err) != 0 || store_maintain(s, BENCH_T0, &err) != 0)
			die("fill", &err);
		while (more && store_index(s, 1, &more, &err) == 0)
			;
		arena_release(&w.a);
	}
	store_close(s);
	site_unref(site);
}

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

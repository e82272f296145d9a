/* bench_place.h - a data directory for a benchmark, filled if wanted, and its server. */
#ifndef PLAINT_TESTS_BENCH_PLACE_H
#define PLAINT_TESTS_BENCH_PLACE_H

#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "bench.h"
#include "plaint/client.h"
#include "plaint/profile.h"

struct place {
	char root[300], data[320], config[320];
	const char *slow; /* microseconds more a flush, or NULL */
	pid_t server;
};

static inline void place_make(struct place *p, const char *slow)
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

static inline void slow_down(const char *slow)
{
	if (!slow)
		return;
	setenv("SLOW_FLUSH_US", slow, 1);
	setenv("LD_PRELOAD", PLAINT_BUILD_DIR "/tests/libslow_flush.so", 1);
}

static inline struct client *connect_to(const struct place *p)
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

static inline void server_start(struct place *p)
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

static inline void place_remove(struct place *p)
{
	int status;

	kill(p->server, SIGTERM);
	waitpid(p->server, &status, 0);
	bench_remove(p->root);
}

struct filling {
	struct arena a;
	uint64_t n, end;
};

static inline int fill_some(struct store_txn *t, void *arg, struct err *err)
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

static inline void fill(const struct place *p, uint64_t count)
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

#endif

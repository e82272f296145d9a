/* fixture.c - see fixture.h */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"
#include "plaint/str.h"

void remove_tree(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	char path[512];

	while (d && (e = readdir(d))) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		snprintf(path, sizeof path, "%s/%s", dir, e->d_name);
		if (e->d_type == DT_DIR)
			remove_tree(path);
		else
			unlink(path);
	}
	if (d)
		closedir(d);
	rmdir(dir);
}

static void add_category(struct site *site, const char *title, const char *nature)
{
	for (size_t i = 0; i < section_type_count; i++) {
		if (!str_equal(section_types[i].name, "category"))
			continue;
		struct category *c = site_add_section(site, &section_types[i], title);

		c->nature = arena_strdup(&site->arena, nature);
	}
}

struct site *fixture_site(bool swapped)
{
	struct site *site = site_new();

	add_category(site, "gas/leak", swapped ? "service" : "safety");
	add_category(site, "billing/meter", swapped ? "safety" : "charges");
	site_seal(site);
	return site;
}

static void keep_line(void *arg, const char *line)
{
	struct fixture *f = arg;

	str_addf(&f->log, "%s\n", line);
}

int fixture_try(struct fixture *f, struct err *err)
{
	struct store_options o = { .create = true, .reserve = 1 << 20, .log = keep_line, .log_arg = f };

	return store_open(&f->store, f->dir, f->site, &o, err);
}

void fixture_open(struct fixture *f)
{
	struct err err = ERR_INIT;

	if (fixture_try(f, &err) != 0)
		fail_msg("open: %s [%s] [%s] [%s]", err.id, err.arg[0], err.arg[1], err.arg[2]);
}

void fixture_close(struct fixture *f)
{
	store_close(f->store);
	f->store = NULL;
}

int fixture_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	/* In memory: what is tested here does not depend on the disk, its flushes only take time. */
	strcpy(f->dir, access("/dev/shm", W_OK) == 0 ? "/dev/shm/plaint-store-XXXXXX" : "/tmp/plaint-store-XXXXXX");
	if (!mkdtemp(f->dir))
		return -1;
	arena_init(&f->a);
	str_init(&f->log);
	f->site = fixture_site(false);
	fixture_open(f);
	*state = f;
	return 0;
}

int fixture_down(void **state)
{
	struct fixture *f = *state;

	store_close(f->store);
	remove_tree(f->dir);
	site_unref(f->site);
	arena_release(&f->a);
	str_release(&f->log);
	free(f);
	return 0;
}

void set(struct arena *a, struct complaint *c, enum field f, const char *text)
{
	c->value[f] = arena_strdup(a, text);
}

void set_due(struct arena *a, struct complaint *c, instant due)
{
	struct clock_run *run = arena_alloc(a, sizeof *run);

	*run = (struct clock_run){ .name = "contact", .run = 1, .state = CLOCK_RUNNING, .limit = "24h",
		.cause = "forward", .started = due - 24 * HOUR, .due = due, .original_due = due };
	c->clocks = run;
	c->clock_count = 1;
}

struct complaint *sample(struct arena *a, unsigned n)
{
	struct complaint *c = arena_alloc(a, sizeof *c);

	c->number = arena_printf(a, "202511%02u-%04u", 1 + n / 100 % 28, n % 100 + 1);
	c->version = 1;
	c->state = STATE_ACCEPTED;
	c->level = 3;
	c->received = T0 + n * 60;
	c->registered = c->received + 30;
	c->updated = c->registered;
	c->taker = n % 2 ? "zhang" : "wang";
	set(a, c, FIELD_PHONE, arena_printf(a, "+86 138 %04u %04u", n / 10000, n % 10000));
	set(a, c, FIELD_NAME, n % 3 ? "张敏" : "李国强");
	set(a, c, FIELD_ADDRESS, arena_printf(a, "学院路 %u 号", n));
	set(a, c, FIELD_ACCOUNT, arena_printf(a, "HB-%06u", n));
	set(a, c, FIELD_OUTSIDE_NUMBER, arena_printf(a, "12345-%05u", n));
	set(a, c, FIELD_CATEGORY, n % 5 ? "billing/meter" : "gas/leak");
	set(a, c, FIELD_KIND, "complaint");
	set(a, c, FIELD_DEPARTMENT, n % 4 ? "service" : "repair");
	set(a, c, FIELD_PERSON, n % 7 ? "li" : "sun");
	set(a, c, FIELD_TEXT, "燃气表读数不对，上月账单比往年多一倍。");
	set_due(a, c, T0 + 10 * HOUR + (n * 7919 % 1000) * MINUTE);
	return c;
}

struct change_of {
	struct complaint *c;
	struct arena a;
	bool fresh;
};

static int put_work(struct store_txn *t, void *arg, struct err *err)
{
	struct change_of *w = arg;
	struct event e = { .at = w->c->updated, .seen = w->c->updated, .uid = 1000, .login = "zhang",
		.name = "张敏", .from = "cli", .action = w->fresh ? "accept" : "note", .remark = "一句话" };
	struct complaint *old = NULL;

	if (!w->fresh && store_complaint_id(t, &w->a, w->c->id, &old, err) != 0)
		return -1;
	if (old)
		w->c->version = old->version + 1;
	if (store_put(t, &w->a, old, w->c, err) != 0)
		return -1;
	e.complaint = w->c->id;
	event_change(&w->a, &e, "version", NULL, "1");
	return store_event(t, &e, err);
}

static void put_one(struct fixture *f, struct complaint *c, bool fresh)
{
	struct change_of w = { .c = c, .fresh = fresh };
	struct err err = ERR_INIT;

	arena_init(&w.a);
	if (store_write(f->store, put_work, &w, &err) != 0)
		fail_msg("put %s: %s [%s] [%s]", c->number, err.id, err.arg[0], err.arg[1]);
	arena_release(&w.a);
}

void put_new(struct fixture *f, struct complaint *c)
{
	put_one(f, c, true);
}

void put_changed(struct fixture *f, struct complaint *c)
{
	put_one(f, c, false);
}

struct getting {
	struct fixture *f;
	const char *number;
	struct complaint *c;
};

static int get_work(struct store_txn *t, void *arg, struct err *err)
{
	struct getting *g = arg;

	return store_complaint(t, &g->f->a, g->number, &g->c, err);
}

struct complaint *get(struct fixture *f, const char *number)
{
	struct getting g = { .f = f, .number = number };
	struct err err = ERR_INIT;

	if (store_read(f->store, get_work, &g, &err) != 0)
		fail_msg("get %s: %s [%s]", number, err.id, err.arg[0]);
	return g.c;
}

enum err_code write_code(struct fixture *f, store_work *work, void *arg)
{
	struct err err = ERR_INIT;
	int rc = store_write(f->store, work, arg, &err);

	assert_int_equal(rc, err.code == ERR_NONE ? 0 : -1);
	return err.code;
}

enum err_code read_code(struct fixture *f, store_work *work, void *arg)
{
	struct err err = ERR_INIT;
	int rc = store_read(f->store, work, arg, &err);

	assert_int_equal(rc, err.code == ERR_NONE ? 0 : -1);
	return err.code;
}

struct listing {
	struct str out;
	enum queue_kind kind;
	enum lookup by;
	const char *key;
};

static bool add_number(void *arg, const struct row *r)
{
	struct listing *l = arg;

	str_addf(&l->out, "%s%s", l->out.len ? " " : "", r->number);
	return true;
}

static int queue_work(struct store_txn *t, void *arg, struct err *err)
{
	struct listing *l = arg;

	str_clear(&l->out);
	return store_queue(t, l->kind, l->key, add_number, l, err);
}

static int lookup_work(struct store_txn *t, void *arg, struct err *err)
{
	struct listing *l = arg;

	str_clear(&l->out);
	return store_lookup(t, l->by, l->key, add_number, l, err);
}

static const char *list(struct fixture *f, store_work *work, struct listing *l)
{
	const char *text;

	str_init(&l->out);
	assert_int_equal(read_code(f, work, l), ERR_NONE);
	text = arena_strdup(&f->a, l->out.data);
	str_release(&l->out);
	return text;
}

const char *queue(struct fixture *f, enum queue_kind kind, const char *key)
{
	return list(f, queue_work, &(struct listing){ .kind = kind, .key = key });
}

const char *lookup(struct fixture *f, enum lookup by, const char *what)
{
	return list(f, lookup_work, &(struct listing){ .by = by, .key = what });
}

static void add_line(void *arg, const char *line)
{
	struct str *s = arg;

	if (s)
		str_addf(s, "%s\n", line);
}

uint64_t verify(struct fixture *f, struct str *lines)
{
	struct err err = ERR_INIT;
	uint64_t faults = UINT64_MAX;

	if (store_verify(f->store, add_line, lines, &faults, &err) != 0)
		fail_msg("verify: %s [%s]", err.id, err.arg[0]);
	return faults;
}

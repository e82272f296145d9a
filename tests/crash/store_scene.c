/* store_scene.c - see store_scene.h */
#include <dirent.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store_scene.h"
#include "plaint/str.h"
#include "store/internal.h"

void scene_remove(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	char path[512];

	while (d && (e = readdir(d))) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		snprintf(path, sizeof path, "%s/%s", dir, e->d_name);
		if (e->d_type == DT_DIR)
			scene_remove(path);
		else
			unlink(path);
	}
	if (d)
		closedir(d);
	rmdir(dir);
}

void scene_copy(const char *from, const char *to)
{
	char command[400];

	snprintf(command, sizeof command, "rm -rf '%s' && cp -r --sparse=always '%s' '%s'", to, from, to);
	assert_int_equal(system(command), 0);
}

int scene_up(void **state)
{
	struct scene *s = calloc(1, sizeof *s);

	/* In memory: a killed process loses no more there than on a disk, and it is fast. */
	strcpy(s->dir, access("/dev/shm", W_OK) == 0 ? "/dev/shm/plaint-crash-XXXXXX" : "/tmp/plaint-crash-XXXXXX");
	if (!mkdtemp(s->dir))
		return -1;
	s->site = site_new();
	s->options = (struct store_options){ .create = true, .cache = 4 << 20, .reserve = 1 << 20 };
	*state = s;
	return 0;
}

int scene_down(void **state)
{
	struct scene *s = *state;

	scene_remove(s->dir);
	site_unref(s->site);
	free(s);
	return 0;
}

struct store *scene_open(struct scene *s)
{
	struct err err = ERR_INIT;
	struct store *store = NULL;

	if (store_open(&store, s->dir, s->site, &s->options, &err) != 0)
		fail_msg("open: %s [%s] [%s] [%s]", err.id, err.arg[0], err.arg[1], err.arg[2]);
	return store;
}

void scene_refused(struct scene *s, const char *words)
{
	struct err err = ERR_INIT;
	struct store *store = NULL;
	struct str text;

	assert_int_equal(store_open(&store, s->dir, s->site, &s->options, &err), -1);
	str_init(&text);
	err_text(&err, NULL, &text);
	if (err.code != ERR_STORE || !strstr(text.data, words))
		fail_msg("expected \"%s\", got %d: %s", words, err.code, text.data);
	str_release(&text);
}

static int write_work(struct store_txn *t, void *arg, struct err *err)
{
	struct arena *a = arg;
	struct complaint c = { .version = 1, .state = STATE_ACCEPTED, .level = 3, .received = 1763800000 };
	struct event e = { .at = 1763800000, .login = "zhang", .name = "张敏", .from = "cli", .action = "accept" };
	char request[32];
	uint32_t serial;

	if (store_serial(t, "serial", &serial, err) != 0)
		return -1;
	c.number = arena_printf(a, "%08u", serial);
	c.value[FIELD_PHONE] = arena_printf(a, "1380000%04u", serial % 10000);
	c.value[FIELD_NAME] = "王小明";
	c.value[FIELD_TEXT] = "家中闻到煤气味，已关闭阀门，请立即派人处理。家中闻到煤气味，已关闭阀门，请立即派人处理。";
	if (store_put(t, a, NULL, &c, err) != 0)
		return -1;
	e.complaint = c.id;
	event_change(a, &e, "text", NULL, c.value[FIELD_TEXT]);
	if (store_event(t, &e, err) != 0)
		return -1;
	snprintf(request, sizeof request, "request-%08u", serial);
	return store_keep_answer(t, request, 1763800000, c.number, 8, err);
}

enum err_code scene_write(struct store *store, struct err *err)
{
	struct err own = ERR_INIT;
	struct arena a = ARENA_INIT;

	if (!err)
		err = &own;
	store_write(store, write_work, &a, err);
	arena_release(&a);
	return err->code;
}

/* --- evidence ------------------------------------------------------------------------ */

struct attaching {
	struct arena *a;
	const char *token;
};

static int attach_work(struct store_txn *t, void *arg, struct err *err)
{
	struct attaching *x = arg;
	struct evidence f = { .name = "photo.jpg", .at = 1763800000, .by = "chen" };
	struct complaint *c, *old;
	struct event e = { .at = 1763800000, .seen = 1763800000, .login = "chen", .name = "Chen", .from = "cli", .action = "attach" };

	if (store_complaint_id(t, x->a, store_newest(t), &old, err) != 0)
		return -1;
	c = complaint_copy(x->a, old);
	c->version++;
	if (store_file_take(t, x->a, 1, x->token, &f.hash, &f.size, err) != 0)
		return -1;
	c->files = arena_grow(x->a, c->files, c->file_count, sizeof *c->files);
	c->files[c->file_count++] = f;
	e.complaint = c->id;
	return store_put(t, x->a, old, c, err) == 0 ? store_event(t, &e, err) : -1;
}

enum err_code scene_attach(struct store *store, unsigned n)
{
	struct store_coming c = { .desk = 1, .at = 1763800000 };
	struct err err = ERR_INIT;
	struct arena a = ARENA_INIT;
	char token[STORE_TOKEN + 1];
	char bytes[3000];

	/* Longer than a block, so that it can be torn; another one each time. */
	memset(bytes, (int)('a' + n % 26), sizeof bytes);
	snprintf(bytes, sizeof bytes, "%u", n);
	c.size = sizeof bytes;
	if (store_file_begin(store, &c, token, &err) == 0 &&
		store_file_piece(store, 1, token, 0, bytes, 1000, c.at, &err) == 0 &&
		store_file_piece(store, 1, token, 1000, bytes + 1000, 2000, c.at, &err) == 0 &&
		store_file_end(store, 1, token, &err) == 0 &&
		store_write(store, attach_work, &(struct attaching){ &a, token }, &err) == 0)
		store_file_settle(store, 1, true);
	arena_release(&a);
	return err.code;
}

struct looking {
	uint64_t id;
	bool there;
};

static int look(struct store_txn *t, void *arg, struct err *err)
{
	struct looking *l = arg;
	struct arena a = ARENA_INIT;
	struct complaint *c;
	struct event *e;
	char number[16];
	size_t n;

	snprintf(number, sizeof number, "%08" PRIu64, l->id);
	l->there = store_complaint(t, &a, number, &c, NULL) == 0 && c->id == l->id &&
		store_events(t, &a, l->id, &e, &n, NULL) == 0 && n >= 1;
	(void)err;
	arena_release(&a);
	return 0;
}

bool scene_has(struct store *store, uint64_t id)
{
	struct looking l = { .id = id };

	assert_int_equal(store_read(store, look, &l, NULL), 0);
	return l.there;
}

uint64_t scene_count(struct store *store)
{
	struct store_status st;

	assert_int_equal(store_status(store, &st, NULL), 0);
	assert_true(st.complaints <= st.events); /* some have evidence */
	return st.complaints;
}

static int read_serial(struct store_txn *t, void *arg, struct err *err)
{
	struct bytes v;
	int rc = table_get(t, &t->arena, TABLE_COUNTER, "serial", 6, &v, err);

	*(uint64_t *)arg = rc == 1 ? get_u32(v.data) : 0;
	return rc < 0 ? -1 : 0;
}

uint64_t scene_serial(struct store *store)
{
	uint64_t n;

	assert_int_equal(store_read(store, read_serial, &n, NULL), 0);
	return n;
}

static void print_fault(void *arg, const char *line)
{
	(void)arg;
	print_error("%s\n", line);
}

static void not_named(void *arg, const char *line)
{
	if (str_starts(line, "files: no record names "))
		++*(uint64_t *)arg;
	else
		print_error("%s\n", line);
}

void scene_verify_cut(struct store *store)
{
	uint64_t faults = UINT64_MAX, orphans = 0;

	assert_int_equal(store_verify(store, not_named, &orphans, &faults, NULL), 0);
	assert_int_equal(faults, orphans);
}

void scene_verify(struct store *store)
{
	uint64_t faults = UINT64_MAX;

	assert_int_equal(store_verify(store, print_fault, NULL, &faults, NULL), 0);
	assert_int_equal(faults, 0);
}

static void *checkpoints(void *arg)
{
	struct store *store = arg;

	for (;;) {
		store->env->txn_checkpoint(store->env, 0, 0, DB_FORCE);
		store->env->log_archive(store->env, NULL, DB_ARCH_REMOVE);
		usleep(3000);
	}
	return NULL;
}

static void write_on(struct scene *s, int report)
{
	struct store *store = NULL;
	pthread_t thread;

	if (store_open(&store, s->dir, s->site, &s->options, NULL) != 0)
		_exit(1);
	pthread_create(&thread, NULL, checkpoints, store);
	for (uint64_t id = scene_count(store) + 1;; id++) {
		if (scene_write(store, NULL) != ERR_NONE || store_flush(store, NULL) != 0)
			_exit(1);
		if (write(report, &id, sizeof id) != sizeof id)
			_exit(1);
	}
}

pid_t scene_writer(struct scene *s, int *reports)
{
	int ends[2];
	pid_t pid;

	assert_int_equal(pipe(ends), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		close(ends[0]);
		write_on(s, ends[1]);
	}
	close(ends[1]);
	*reports = ends[0];
	return pid;
}

int scene_child(struct scene *s, int (*work)(struct scene *s), unsigned seconds)
{
	pid_t pid = fork();
	int status;

	assert_true(pid >= 0);
	if (pid == 0) {
		alarm(seconds);
		_exit(work(s));
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status)); /* not by the alarm: it hung */
	return WEXITSTATUS(status);
}

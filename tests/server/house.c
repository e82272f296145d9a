/* house.c - a data directory of its own for a test, and whoever knocks at it. */
#include "house.h"

#include <arpa/inet.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "plaint/paths.h"
#include "plaint/server.h"

/* --- the server ------------------------------------------------------------------ */

bool house_serves(int argc, char **argv, int *status)
{
	struct server_options o = { 0 };
	struct err err = ERR_INIT;
	struct str text;
	bool serve = false;

	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--config") == 0 && i + 1 < argc)
			o.config = argv[++i];
		else if (strcmp(argv[i], "--data") == 0 && i + 1 < argc)
			o.data = argv[++i];
		else if (strcmp(argv[i], "--foreground") == 0)
			o.foreground = true;
		else if (strcmp(argv[i], "serve") == 0)
			serve = true;
	}
	if (!serve)
		return false;
	if (getenv("PATIENCE"))
		o.patience = (unsigned)atoi(getenv("PATIENCE"));
	*status = 0;
	if (server_run(&o, &err)) {
		*status = (int)err.code;
		str_init(&text);
		err_text(&err, NULL, &text);
		fprintf(stderr, "plaint: %s\n", text.data);
		str_release(&text);
	}
	return true;
}

/* --- the house ------------------------------------------------------------------- */

static void set_path(struct house *h, const char *name, const char *below)
{
	char path[128];

	snprintf(path, sizeof path, "%s%s", h->root, below);
	mkdir(path, 0700);
	setenv(name, path, 1);
}

void house_config(struct house *h, const char *text)
{
	FILE *f = fopen(h->config, "w");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

void house_init(struct house *h, const char *more_config)
{
	char text[4096];

	strcpy(h->root, "/tmp/plaint-house-XXXXXX");
	assert_non_null(mkdtemp(h->root));
	snprintf(h->data, sizeof h->data, "%s/data", h->root);
	snprintf(h->config, sizeof h->config, "%s/plaint.conf", h->root);
	set_path(h, "HOME", "");
	set_path(h, "XDG_RUNTIME_DIR", "/run");
	set_path(h, "XDG_STATE_HOME", "/state");
	set_path(h, "XDG_CONFIG_HOME", "/config");
	set_path(h, "XDG_DATA_HOME", "/share");
	snprintf(text, sizeof text, "profile = \"gas-company\"\n%s\n", more_config ? more_config : "");
	house_config(h, text);
}

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

/* What the sanitizers or the C library had to say of the server stands in its log. */
static void assert_sound_log(const char *data)
{
	static const char *const bad[] = { "ERROR: ", "WARNING: ThreadSanitizer", "runtime error", "corrupted" };
	char path[128], line[1024];
	FILE *f;

	snprintf(path, sizeof path, "%s/plaint.log", data);
	f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f))
		for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
			if (strstr(line, bad[i]))
				fail_msg("in the server's log: %s", line);
	if (f)
		fclose(f);
}

/* Not only gone, but with its store closed. */
static void assert_left(const char *data)
{
	char path[128], line[1024] = "";
	FILE *f;

	snprintf(path, sizeof path, "%s/plaint.log", data);
	f = fopen(path, "r");
	if (!f)
		return;
	while (fgets(line, sizeof line, f))
		;
	fclose(f);
	if (!strstr(line, "left"))
		fail_msg("the server did not end in order; its last words: %s", line);
}

void house_release(struct house *h)
{
	bool stopped = false;
	pid_t pid = house_server(h);
	struct client *c;
	struct err err = ERR_INIT;

	if (pid && house_open(h, "cli", false, &c, &err) == 0) {
		struct arena a = ARENA_INIT;
		struct request q;
		struct reply r;

		request_init(&q);
		q.op = "stop";
		stopped = client_call(c, &q, &a, &r, NULL) == 0;
		client_close(c);
		arena_release(&a);
	}
	if (pid && !house_gone(pid, 5000)) {
		kill(pid, SIGKILL);
		fail_msg("the server did not leave");
	}
	if (stopped)
		assert_left(h->data);
	assert_sound_log(h->data);
	nftw(h->root, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

int house_open(struct house *h, const char *from, bool start, struct client **out, struct err *err)
{
	struct client_options o = { .config = h->config, .data = h->data, .from = from, .start = start };

	return client_open(out, &o, err);
}

struct client *house_client(struct house *h, const char *from)
{
	struct client *c = NULL;
	struct err err = ERR_INIT;
	struct str text;

	if (house_open(h, from, true, &c, &err) == 0)
		return c;
	str_init(&text);
	err_text(&err, NULL, &text);
	fail_msg("no client: %s", text.data);
	return NULL;
}

static bool alive(pid_t pid);

pid_t house_server(struct house *h)
{
	char path[128], line[32] = "";
	FILE *f;

	snprintf(path, sizeof path, "%s/serving", h->data);
	f = fopen(path, "r");
	if (!f)
		return 0;
	if (!fgets(line, sizeof line, f))
		line[0] = '\0';
	fclose(f);
	return atoi(line) > 0 && alive((pid_t)atoi(line)) ? (pid_t)atoi(line) : 0;
}

/* A dead one may lie about until init looks after it. */
static bool alive(pid_t pid)
{
	char path[64], line[256], *after;
	FILE *f;
	bool yes;

	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	f = fopen(path, "r");
	if (!f)
		return false;
	yes = fgets(line, sizeof line, f) && (after = strrchr(line, ')')) && after[2] != 'Z' && after[2] != 'X';
	fclose(f);
	return yes;
}

bool house_gone(pid_t pid, int milliseconds)
{
	for (int i = 0; i < milliseconds / 5; i++) {
		if (!alive(pid))
			return true;
		house_sleep(5);
	}
	return false;
}

void house_kill(struct house *h)
{
	pid_t pid = house_server(h);

	assert_true(pid > 0);
	kill(pid, SIGKILL);
	assert_true(house_gone(pid, 5000));
}

const char *house_note(const struct reply *r, const char *name)
{
	size_t len = strlen(name);

	for (size_t i = 0; i < r->notes.count; i++)
		if (strncmp(r->notes.item[i], name, len) == 0 && strncmp(r->notes.item[i] + len, ": ", 2) == 0)
			return r->notes.item[i] + len + 2;
	return NULL;
}

void house_sleep(int milliseconds)
{
	struct timespec t = { milliseconds / 1000, milliseconds % 1000 * 1000000L };

	nanosleep(&t, NULL);
}

/* --- complaints ------------------------------------------------------------------ */

static void add_request(struct arena *a, struct request *q, const char *id, const char *text)
{
	request_init(q);
	q->op = "add";
	q->id = id;
	values_set(a, &q->fields, "phone", "13812345678");
	values_set(a, &q->fields, "name", "张三");
	values_set(a, &q->fields, "address", "学院路1号");
	values_set(a, &q->fields, "channel", "phone");
	values_set(a, &q->fields, "kind", "complaint");
	values_set(a, &q->fields, "category", "bill/amount");
	values_set(a, &q->fields, "text", text);
}

bool house_add(struct client *c, const char *id, const char *text, char out[32], struct err *err)
{
	struct arena a = ARENA_INIT;
	struct request q;
	struct reply r;
	int rc;

	add_request(&a, &q, id, text);
	rc = client_call(c, &q, &a, &r, err);
	if (rc == 0)
		snprintf(out, 32, "%s", r.complaint ? r.complaint->number : "");
	arena_release(&a);
	return rc == 0;
}

int house_count(struct client *c, const char *text)
{
	int found = 0;

	for (int64_t offset = 0;; offset += 500) {
		struct arena a = ARENA_INIT;
		struct request q;
		struct reply r;
		struct err err = ERR_INIT;
		size_t got;

		request_init(&q);
		q.op = "list";
		q.filter.state = "all";
		q.filter.limit = 500;
		q.filter.offset = offset;
		assert_int_equal(client_call(c, &q, &a, &r, &err), 0);
		got = r.row_count;
		for (size_t i = 0; i < got; i++)
			found += !text || str_equal(r.rows[i].text, text);
		arena_release(&a);
		if (got < 500)
			return found;
	}
}

/* --- without a client ------------------------------------------------------------ */

int house_knock(struct house *h)
{
	struct arena a = ARENA_INIT;
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	const char *path;
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_true(fd >= 0);
	assert_int_equal(path_socket(&a, h->data, NULL, &path, NULL), 0);
	snprintf(to.sun_path, sizeof to.sun_path, "%s", path);
	arena_release(&a);
	assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof to), 0);
	return fd;
}

void house_say(int fd, const void *bytes, size_t len)
{
	const char *at = bytes;

	while (len) {
		ssize_t n = send(fd, at, len, MSG_NOSIGNAL);

		if (n <= 0)
			return; /* closed already: the test looks at that */
		at += n;
		len -= (size_t)n;
	}
}

void house_frame(int fd, const void *bytes, size_t len)
{
	uint32_t size = htonl((uint32_t)len);

	house_say(fd, &size, sizeof size);
	house_say(fd, bytes, len);
}

static int wait_for(int fd, int milliseconds)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };

	return poll(&p, 1, milliseconds);
}

bool house_closed(int fd, int milliseconds)
{
	char sink[4096];

	while (wait_for(fd, milliseconds) > 0)
		if (recv(fd, sink, sizeof sink, 0) <= 0)
			return true;
	return false;
}

static bool read_all(int fd, char *to, size_t len, int milliseconds)
{
	while (len) {
		ssize_t n;

		if (wait_for(fd, milliseconds) <= 0)
			return false;
		n = recv(fd, to, len, 0);
		if (n <= 0)
			return false;
		to += n;
		len -= (size_t)n;
	}
	return true;
}

bool house_hear(int fd, struct arena *a, struct reply *r, int milliseconds)
{
	const struct node *root;
	uint32_t size;
	char *bytes;

	if (!read_all(fd, (char *)&size, sizeof size, milliseconds))
		return false;
	size = ntohl(size);
	assert_true(size <= WIRE_FRAME);
	bytes = arena_alloc(a, size + 1);
	return read_all(fd, bytes, size, milliseconds) && wire_parse(a, bytes, size, &root, NULL) == 0 &&
		reply_unpack(a, root, r, NULL) == 0;
}

void house_request(int fd, struct request *q)
{
	struct pack p;

	pack_init(&p);
	request_pack(&p, q);
	house_frame(fd, p.out.data, p.out.len);
	pack_release(&p);
}

bool house_greet(int fd, const char *from)
{
	struct arena a = ARENA_INIT;
	struct request q;
	struct reply r;
	bool good;

	request_init(&q);
	q.op = "hello";
	q.tag = 1;
	q.protocol = PROTOCOL_VERSION;
	q.build = "test";
	q.from = from;
	house_request(fd, &q);
	reply_init(&r);
	good = house_hear(fd, &a, &r, 5000) && r.err.code == ERR_NONE && r.site;
	site_unref(r.site);
	arena_release(&a);
	return good;
}

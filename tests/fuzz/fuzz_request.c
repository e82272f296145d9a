/* Whatever a desk of the staff may send, one request after another, in readable form:
 *   LOGIN OPERATION [SECONDS]   so long after the last one, with what is due by then
 *   .number=20260302-0001       of the request
 *   phone=13800138000           a field
 * and an empty line behind each. It goes over the wire and is answered; in the end records,
 * indexes and events must agree, whatever was asked. */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "plaint/casework.h"
#include "plaint/profile.h"
#include "plaint/str.h"
#include "plaint/utf8.h"

#define MONDAY 1772413200 /* 2026-03-02 09:00 in Shanghai */
#define REQUESTS_MOST 24
#define SECONDS_MOST 40000000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct site *site;

static struct desk {
	char folder[64];
	struct store *store; /* NULL: none yet */
	struct casework *cw;
	struct arena a;
	instant now;
	uint32_t tag;
	bool changed, touched;
} the_desk;

static _Noreturn void die(const char *what, const struct err *err)
{
	struct str s;

	str_init(&s);
	if (err)
		err_text(err, NULL, &s);
	fprintf(stderr, "%s: %s\n", what, s.data);
	abort();
}

static void read_site(void)
{
	struct faults faults;

	faults_init(&faults);
	if (profile_load("tests/casework/site.conf", MONDAY, &site, &faults, NULL))
		die("site.conf", NULL);
	faults_release(&faults);
}

static void open_up(struct desk *d)
{
	struct store_options o = {.create = true, .reserve = 1, .cache = 1 << 20};
	struct err err = ERR_INIT;

	memset(d, 0, sizeof *d);
	snprintf(d->folder, sizeof d->folder, "%s/plaint-fuzz-XXXXXX", access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm");
	if (!mkdtemp(d->folder))
		abort();
	if (store_open(&d->store, d->folder, site, &o, &err) || casework_new(&d->cw, d->store, site, &err))
		die("a new store", &err);
	d->now = MONDAY;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

static void close_down(struct desk *d)
{
	if (!d->store)
		return;
	casework_free(d->cw);
	store_close(d->store);
	d->store = NULL;
	nftw(d->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void at_the_end(void)
{
	close_down(&the_desk);
	site_unref(site);
}

/* --- a request from its lines ------------------------------------------------------ */

static void set_text(struct request *q, const char *name, const char *value)
{
	const struct { const char *name; const char **at; } texts[] = {
		{"id", &q->id}, {"number", &q->number}, {"action", &q->action}, {"text", &q->text}, {"next", &q->next},
		{"queue", &q->filter.queue}, {"state", &q->filter.state}, {"owner", &q->filter.owner},
		{"mine", &q->filter.mine}, {"category", &q->filter.category}, {"area", &q->filter.area},
		{"incident", &q->filter.incident}, {"load_of", &q->filter.load_of}, {"load_at", &q->filter.load_at},
		{"order", &q->filter.order},
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (!strcmp(texts[i].name, name))
			*texts[i].at = value;
}

static void set_number(struct request *q, const char *name, int64_t value)
{
	const struct { const char *name; int64_t *at; } numbers[] = {
		{"if_version", &q->if_version}, {"received", &q->received}, {"due_within", &q->filter.due_within},
		{"from", &q->filter.from}, {"to", &q->filter.to}, {"limit", &q->filter.limit}, {"offset", &q->filter.offset},
	};

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (!strcmp(numbers[i].name, name))
			*numbers[i].at = value;
	if (!strcmp(name, "level"))
		q->filter.level = value > INT32_MAX || value < INT32_MIN ? -1 : (int)value;
	q->emergency |= !strcmp(name, "emergency");
	q->filter.overdue |= !strcmp(name, "overdue");
	q->filter.waiting |= !strcmp(name, "waiting");
}

static void set(struct arena *a, struct request *q, char *line)
{
	char *value = strchr(line, '=');

	if (!value)
		return;
	*value++ = '\0';
	if (*line != '.') {
		values_set(a, &q->fields, line, value);
		return;
	}
	set_text(q, line + 1, value);
	set_number(q, line + 1, strtoll(value, NULL, 10));
	if (!strcmp(line, ".numbers")) {
		q->numbers.item = arena_grow(a, q->numbers.item, q->numbers.count, sizeof *q->numbers.item);
		q->numbers.item[q->numbers.count++] = value;
	} else if (!strcmp(line, ".bytes")) {
		q->bytes = value;
		q->bytes_len = strlen(value);
	}
}

/* --- sent and answered -------------------------------------------------------------- */

/* What the answer says can be read by who asked. */
static void read_answer(struct desk *d, const struct reply *r)
{
	const struct node *n;
	struct reply back;
	struct pack p;

	pack_init(&p);
	reply_pack(&p, r);
	if (p.out.len <= WIRE_FRAME) {
		if (wire_parse(&d->a, p.out.data, p.out.len, &n, NULL) || reply_unpack(&d->a, n, &back, NULL))
			die("an answer that cannot be read", NULL);
		site_unref(back.site);
	}
	pack_release(&p);
}

static void answer(struct desk *d, const char *login, const struct request *q)
{
	struct caller who = {.uid = 1000, .login = login, .looks_after = !strcmp(login, "root"), .desk = 1, .from = "desk"};
	struct outcome o;
	struct reply r;

	reply_init(&r);
	r.tag = q->tag;
	r.now = d->now;
	if (!strcmp(q->op, "lease"))
		casework_lease(d->cw, 1, login, d->now, q, &d->a, &r);
	else if (casework_changes(q->op))
		casework_change(d->cw, &who, d->now, q, &d->a, &r, &o);
	else
		casework_read(d->cw, &who, d->now, q, &d->a, &r);
	d->changed |= casework_changes(q->op) && r.err.code == ERR_NONE;
	/* What only memory knows counts as well. */
	d->touched |= d->changed || !strcmp(q->op, "lease") || !strcmp(q->op, "upload");
	read_answer(d, &r);
}

static void send_over(struct desk *d, const char *login, const struct request *q)
{
	const struct node *n;
	struct request got;
	struct pack *p = arena_alloc(&d->a, sizeof *p);
	char *bytes;

	pack_init(p);
	request_pack(p, q);
	bytes = arena_alloc(&d->a, p->out.len);
	memcpy(bytes, p->out.data, p->out.len);
	if (wire_parse(&d->a, bytes, p->out.len, &n, NULL) == 0 && request_unpack(&d->a, n, &got, NULL) == 0)
		answer(d, login, &got);
	pack_release(p);
}

static void pass_time(struct desk *d, int64_t seconds)
{
	struct err err = ERR_INIT;
	struct outcome o;
	int64_t done = 0;
	bool more = true;

	if (seconds <= 0 || seconds > SECONDS_MOST)
		return;
	d->now += seconds;
	d->touched = true;
	while (more && casework_sweep(d->cw, d->now, 64, &more, &d->a, &o, &done, &err) == 0 && done)
		d->changed = true;
	if (err.code != ERR_NONE)
		die("a sweep", &err);
}

/* One request; what is left of the text. */
static char *one(struct desk *d, char *text)
{
	struct request q;
	char login[24], op[24];
	long long seconds = 0;
	char *end;

	if (sscanf(text, "%23s %23s %lld", login, op, &seconds) < 2)
		return NULL;
	pass_time(d, seconds);
	request_init(&q);
	q.op = op;
	q.tag = ++d->tag;
	for (end = strchr(text, '\n'); end; ) {
		text = end + 1;
		end = strchr(text, '\n');
		if (end == text || !*text)
			break;
		if (end)
			*end = '\0';
		set(&d->a, &q, text);
	}
	send_over(d, login, &q);
	return end ? end + 1 : NULL;
}

/* --- what must hold ------------------------------------------------------------------ */

static void agree(struct desk *d, const char *op)
{
	struct caller who = {.login = "zong", .looks_after = true, .desk = 2, .from = "cli"};
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = op;
	reply_init(&r);
	casework_read(d->cw, &who, d->now, &q, &d->a, &r);
	if (r.err.code != ERR_NONE)
		die(op, &r.err);
	if (!r.total)
		return;
	for (size_t i = 0; i < r.notes.count; i++)
		fprintf(stderr, "%s\n", r.notes.item[i]);
	die(op, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct desk *d = &the_desk;
	char *text;

	if (!size || memchr(data, 0, size) || !utf8_valid((const char *)data, size))
		return 0;
	if (!site) {
		read_site();
		atexit(at_the_end);
	}
	/* A new one each time, unless nothing happened at the last. */
	if (!d->store)
		open_up(d);
	text = arena_strndup(&d->a, (const char *)data, size);
	for (int i = 0; text && i < REQUESTS_MOST; i++)
		text = one(d, text);
	if (d->changed) {
		agree(d, "verify");
		agree(d, "audit");
	}
	arena_release(&d->a);
	if (d->touched)
		close_down(d);
	return 0;
}

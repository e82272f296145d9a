/* hall.c - see hall.h */
#include "hall.h"

#include <ftw.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "plaint/profile.h"
#include "plaint/rules/clocks.h"

const char *hall_config = "tests/casework/site.conf";

static struct site *the_site; /* read once for all tests of a config */
static const char *read_from;

static struct site *read_site(void)
{
	struct faults faults;
	struct err err = ERR_INIT;
	struct site *site = NULL;

	if (the_site && str_equal(read_from, hall_config))
		return site_ref(the_site);
	site_unref(the_site);
	the_site = NULL;
	read_from = hall_config;
	setlocale(LC_ALL, "C.UTF-8");
	faults_init(&faults);
	if (profile_load(hall_config, 1772413200, &site, &faults, &err))
		for (size_t i = 0; i < faults.count; i++)
			print_error("%s:%d: %s\n", faults.item[i].file, faults.item[i].line, faults.item[i].text);
	faults_release(&faults);
	assert_non_null(site);
	the_site = site;
	return site_ref(site);
}

static void open_store(struct hall *h)
{
	struct store_options o = { .create = true, .reserve = 1 };
	struct err err = ERR_INIT;

	if (store_open(&h->store, h->dir, h->site, &o, &err) || casework_new(&h->cw, h->store, h->site, &err))
		fail_msg("%s", err.id);
}

static void close_store(struct hall *h)
{
	casework_free(h->cw);
	store_close(h->store);
	h->cw = NULL;
	h->store = NULL;
}

int hall_up(void **state)
{
	struct hall *h = calloc(1, sizeof(*h));

	strcpy(h->dir, "/tmp/plaint-casework-XXXXXX");
	assert_non_null(mkdtemp(h->dir));
	h->site = read_site();
	arena_init(&h->a);
	request_init(&h->q);
	open_store(h);
	h->now = at(h, "2026-03-02T09:00");
	*state = h;
	return 0;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

int hall_down(void **state)
{
	struct hall *h = *state;

	close_store(h);
	arena_release(&h->a);
	site_unref(h->site);
	nftw(h->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(h);
	return 0;
}

void hall_again(struct hall *h)
{
	close_store(h);
	open_store(h);
}

instant at(struct hall *h, const char *iso)
{
	instant t;

	assert_int_equal(instant_parse(&h->site->zone, iso, &t), 0);
	return t;
}

static struct caller caller(const char *login)
{
	return (struct caller){ .uid = 1000 + (uint32_t)login[0], .login = login, .from = "desk" };
}

enum err_code change(struct hall *h, const char *login, const char *op)
{
	struct caller who = caller(login);

	h->q.op = op;
	reply_init(&h->r);
	casework_change(h->cw, &who, h->now, &h->q, &h->a, &h->r, &h->o);
	request_init(&h->q);
	return h->r.err.code;
}

enum err_code ask(struct hall *h, const char *login, const char *op)
{
	struct caller who = caller(login);

	h->q.op = op;
	reply_init(&h->r);
	casework_read(h->cw, &who, h->now, &h->q, &h->a, &h->r);
	request_init(&h->q);
	return h->r.err.code;
}

static void take_fields(struct hall *h, va_list args)
{
	const char *name;

	while ((name = va_arg(args, const char *)) != NULL)
		values_set(&h->a, &h->q.fields, name, va_arg(args, const char *));
}

enum err_code add(struct hall *h, const char *login, ...)
{
	va_list args;

	va_start(args, login);
	take_fields(h, args);
	va_end(args);
	return change(h, login, "add");
}

enum err_code act(struct hall *h, const char *login, const char *number, const char *action, ...)
{
	va_list args;

	va_start(args, action);
	take_fields(h, args);
	va_end(args);
	h->q.number = number;
	h->q.action = action;
	return change(h, login, "act");
}

int64_t sweep(struct hall *h)
{
	int64_t all = 0, done = 0;
	struct err err = ERR_INIT;
	bool more = true;

	while (more) {
		if (casework_sweep(h->cw, h->now, 64, &more, &h->a, &h->o, &done, &err))
			fail_msg("%s", err.id);
		all += done;
		if (!done)
			break;
	}
	return all;
}

const struct complaint *look(struct hall *h, const char *number)
{
	h->q.number = number;
	if (ask(h, "zong", "show") != ERR_NONE)
		return NULL;
	return h->r.complaint;
}

const struct clock_run *clock_of(struct hall *h, const char *number, const char *title)
{
	const struct complaint *c = look(h, number);

	return c ? run_find(c, title) : NULL;
}

size_t events(struct hall *h, const char *number, const char *action)
{
	size_t n = 0;

	assert_non_null(look(h, number));
	for (size_t i = 0; i < h->r.event_count; i++)
		n += !action || str_equal(h->r.events[i].action, action);
	return n;
}

const struct event *event_of(struct hall *h, const char *number, const char *action)
{
	assert_non_null(look(h, number));
	for (size_t i = h->r.event_count; i-- > 0;)
		if (str_equal(h->r.events[i].action, action))
			return &h->r.events[i];
	return NULL;
}

const char *changed(struct hall *h, const char *number, const char *action, const char *field)
{
	const struct event *e = event_of(h, number, action);

	for (size_t i = 0; e && i < e->change_count; i++)
		if (str_equal(e->changes[i].field, field))
			return arena_printf(&h->a, "%s>%s", str_or_empty(e->changes[i].before),
				str_or_empty(e->changes[i].after));
	return NULL;
}

bool noticed(const struct hall *h, const char *what, const char *to)
{
	for (size_t i = 0; i < h->o.notice_count; i++)
		if (str_equal(h->o.notices[i].what, what) && (!to || str_equal(h->o.notices[i].to, to)))
			return true;
	return false;
}

const char *a_bill(struct hall *h)
{
	DONE(add(h, "chen", "phone", "13800138000", "name", "张伟", "address", "学院路12号3-402", "text",
		"气费比上月多一倍", "category", "bill/amount", NULL));
	return h->r.complaint->number;
}

const char *said(struct hall *h)
{
	struct str s;
	const char *text;

	str_init(&s);
	err_text(&h->r.err, NULL, &s);
	text = arena_strdup(&h->a, s.data);
	str_release(&s);
	return text;
}

void hall_done(enum err_code code, struct hall *h, const char *what, const char *file, int line)
{
	if (code != ERR_NONE) {
		print_error("%s:%d: %s\n  %s\n", file, line, what, said(h));
		_fail(file, line);
	}
}

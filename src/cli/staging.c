/* staging.c - a store made aside, checked, then put into its place (see staging.h). */
#include "staging.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plaint/folder.h"
#include "plaint/paths.h"

static int cannot(struct stage *s, const char *what)
{
	return err_set(&s->c->err, ERR_STORE, NULL, N_("cannot write in %1: %2"), what, strerror(errno), NULL);
}

static const char *in(struct stage *s, const char *dir, const char *name)
{
	return arena_printf(&s->c->arena, "%s/%s", dir, name);
}

static void clear_store(struct stage *s, const char *dir)
{
	folder_remove(in(s, dir, "db.new"));
	folder_remove(in(s, dir, "db"));
	folder_remove(in(s, dir, "files"));
}

/* With the copy of an older store that a migration leaves: the backup is that copy. */
static void clear_place(struct stage *s)
{
	DIR *d = opendir(s->place);
	struct dirent *e;

	while (d && (e = readdir(d)))
		if (str_starts(e->d_name, "schema-")) {
			clear_store(s, in(s, s->place, e->d_name));
			folder_remove(in(s, s->place, e->d_name));
		}
	if (d)
		closedir(d);
	clear_store(s, s->place);
	folder_remove(s->place);
}

/* --- is the way free? -------------------------------------------------------------- */

static int64_t figure(const struct reply *r, const char *name)
{
	for (size_t i = 0; i < r->notes.count; i++)
		if (str_starts(r->notes.item[i], name) && r->notes.item[i][strlen(name)] == ':')
			return strtoll(r->notes.item[i] + strlen(name) + 1, NULL, 10);
	return -1;
}

static int occupied(struct stage *s)
{
	return err_set(&s->c->err, ERR_INPUT, NULL,
		N_("there are records in %1 already; an empty data directory is wanted (--data)"), s->data, NULL);
}

/* A store without a single event may be replaced; its server is ended first. */
static int check_empty(struct stage *s)
{
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "status";
	if (ask(s->c, &q, &r))
		return -1;
	if (figure(&r, "complaints") != 0 || figure(&r, "events") != 0)
		return occupied(s);
	request_init(&q);
	q.op = "stop";
	reply_init(&r);
	if (client_call(s->c->client, &q, &s->c->arena, &r, &s->c->err))
		return -1;
	client_close(s->c->client);
	s->c->client = NULL;
	return 0;
}

/* What a data directory may hold without a record in it: leftovers of a server, files of
 * evidence, a disk's own. */
static bool may_lie_there(const char *name)
{
	static const char *const names[] = { "db", "files", "unnamed", "acknowledged", "pages", "lock", "serving", "plaint.log", "plaint.log.1",
		"copy", "import", "restore", "lost+found" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_equal(name, names[i]))
			return true;
	return name[0] == '.';
}

/* A folder of something else, named by mistake, does not become a store. */
static int check_ours(struct stage *s)
{
	DIR *d = opendir(s->data);
	struct dirent *e;
	int rc = 0;

	if (!d)
		return err_set(&s->c->err, ERR_STORE, NULL, N_("cannot read %1: %2"), s->data, strerror(errno), NULL);
	while (rc == 0 && (e = readdir(d)))
		if (!may_lie_there(e->d_name))
			rc = err_set(&s->c->err, ERR_INPUT, NULL,
				N_("%1 is no data directory and not empty (%2 is in it); an empty data directory is wanted (--data)"), s->data,
				e->d_name, NULL);
	closedir(d);
	return rc;
}

int stage_begin(struct stage *s, struct cli *c, const char *name)
{
	const char *config = c->config ? c->config : profile_find_config(&c->arena), *data = NULL, *socket = NULL;

	*s = (struct stage){.c = c};
	if (config)
		profile_settings(&c->arena, config, &data, &socket);
	if (path_data(&c->arena, c->data, data, &s->data, &c->err) || path_make(s->data, &c->err))
		return -1;
	if (check_ours(s))
		return -1;
	s->place = in(s, s->data, name);
	if (access(in(s, s->data, "db"), F_OK) == 0) {
		if (check_empty(s))
			return -1;
	} else if (access(in(s, s->data, "acknowledged"), F_OK) == 0) {
		return occupied(s);
	}
	clear_place(s);
	return mkdir(s->place, 0700) ? cannot(s, s->data) : 0;
}

/* --- its server -------------------------------------------------------------------- */

int stage_serve(struct stage *s)
{
	const struct client_options o = {.config = s->c->config, .data = s->place, .from = "cli", .start = true, .aside = true};

	if (client_open(&s->client, &o, &s->c->err))
		return -1;
	cli_watch(s->c, s->client);
	return 0;
}

int64_t stage_schema(struct stage *s)
{
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "status";
	reply_init(&r);
	if (client_call(s->client, &q, &s->c->arena, &r, &s->c->err))
		return -1;
	return strtoll(note_of(&r, "schema"), NULL, 10);
}

static int check(struct stage *s, const char *op, const char *text)
{
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = op;
	q.text = text;
	reply_init(&r);
	if (client_call(s->client, &q, &s->c->arena, &r, &s->c->err))
		return -1;
	cli_progress_end(s->c);
	if (!r.total)
		return 0;
	for (size_t i = 0; i < r.notes.count; i++)
		fprintf(stderr, "%s: %s\n", op, r.notes.item[i]);
	return err_set(&s->c->err, ERR_NO, NULL, N_("what came in has faults; nothing was put into %1"), s->data, NULL);
}

int stage_check(struct stage *s, const char *head)
{
	return check(s, "verify", NULL) || check(s, "audit", head) ? -1 : 0;
}

static void end_server(struct stage *s)
{
	struct err ignored = ERR_INIT;
	struct request q;
	struct reply r;

	if (!s->client)
		return;
	request_init(&q);
	q.op = "stop";
	client_call(s->client, &q, &s->c->arena, &r, &ignored);
	client_close(s->client);
	s->client = NULL;
}

/* --- into its place ----------------------------------------------------------------- */

/* One by one: what lies there already stays. Same name, same content. Before the records:
 * cut short, this leaves files that no record names, no record without its file. */
static int take_files(struct stage *s)
{
	const char *from = in(s, s->place, "files"), *to = in(s, s->data, "files");
	DIR *d = opendir(from);
	struct dirent *e;
	int rc = 0;

	if (!d)
		return 0;
	if (mkdir(to, 0700) && errno != EEXIST)
		rc = -1;
	while (rc == 0 && (e = readdir(d)))
		if (e->d_name[0] != '.')
			rc = rename(in(s, from, e->d_name), in(s, to, e->d_name));
	closedir(d);
	return rc ? rc : folder_sync(to);
}

int stage_take(struct stage *s)
{
	const char *db = in(s, s->data, "db"), *note = in(s, s->data, "acknowledged");

	end_server(s);
	if (take_files(s))
		return cannot(s, s->data);
	unlink(note);
	unlink(in(s, s->data, "pages"));
	folder_remove(db);
	if (rename(in(s, s->place, "db"), db) || rename(in(s, s->place, "acknowledged"), note) || folder_sync(s->data))
		return cannot(s, s->data);
	clear_place(s);
	return 0;
}

void stage_drop(struct stage *s)
{
	end_server(s);
	if (s->place)
		clear_place(s);
}

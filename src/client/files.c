/* files.c - requests whose fields name files, and files that are fetched. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "evidence.h"
#include "plaint/content.h"
#include "plaint/paths.h"

/* --- sending ------------------------------------------------------------------------ */

static bool is_file(const struct site *site, const struct request *q, const char *name)
{
	const char *action = str_equal(q->op, "add") ? "intake" : q->action;
	const char *const forms[] = { action, q->next, "intake", "edit" };

	if (str_equal(action, "attach") && str_equal(name, "file"))
		return true;
	if (str_equal(action, "reveal"))
		return false;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		const struct form *form = forms[i] ? site_form(site, forms[i]) : NULL;
		const struct form_field *f = form ? form_find(form, name) : NULL;

		if (f)
			return str_equal(f->type, "file");
	}
	return false;
}

struct sent {
	struct values fields; /* as they go to the server */
	struct texts tokens;
};

/* Nothing holds up an emergency, a file that cannot be read neither (E-1). */
static int send_files(struct client *c, const struct request *q, struct arena *a, struct sent *s, struct err *err)
{
	for (size_t i = 0; i < q->fields.count; i++) {
		const struct value *v = &q->fields.item[i];
		const char *token = v->text;
		struct err why = ERR_INIT;

		if (str_empty(v->text) || !is_file(client_site(c), q, v->name)) {
			values_set(a, &s->fields, v->name, v->text);
			continue;
		}
		if (evidence_send(c, q, v->name, v->text, a, &token, &why)) {
			if (q->emergency || str_equal(values_get(&q->fields, "emergency"), "yes"))
				continue;
			*err = why;
			return -1;
		}
		s->tokens.item = arena_grow(a, s->tokens.item, s->tokens.count, sizeof *s->tokens.item);
		s->tokens.item[s->tokens.count++] = token;
		values_set(a, &s->fields, v->name, token);
	}
	return 0;
}

static int send_once(struct client *c, struct request *q, struct arena *a, struct reply *r, struct err *err)
{
	struct values given = q->fields;
	struct sent s = { .tokens = { NULL, 0 } };
	int rc = send_files(c, q, a, &s, err);

	reply_init(r);
	if (rc == 0) {
		q->fields = s.fields;
		rc = client_call(c, q, a, r, err);
		q->fields = given;
	}
	for (size_t i = 0; rc != 0 && i < s.tokens.count; i++)
		evidence_drop(c, s.tokens.item[i]);
	return rc;
}

static bool names_files(struct client *c, const struct request *q)
{
	if (!str_equal(q->op, "act") && !str_equal(q->op, "add"))
		return false;
	for (size_t i = 0; i < q->fields.count; i++)
		if (!str_empty(q->fields.item[i].text) && is_file(client_site(c), q, q->fields.item[i].name))
			return true;
	return false;
}

int client_send(struct client *c, struct request *q, struct arena *a, struct reply *r, struct err *err)
{
	struct err first = ERR_INIT;

	if (!names_files(c, q))
		return client_call(c, q, a, r, err);
	if (send_once(c, q, a, r, &first) == 0)
		return 0;
	/* The line broke in between. The request keeps its id: it is not done twice. */
	if (str_equal(first.id, UPLOAD_LOST))
		return send_once(c, q, a, r, err);
	if (err)
		*err = first;
	return -1;
}

/* --- fetching ------------------------------------------------------------------------- */

struct fetching {
	struct client *c;
	struct fetched *f;
	struct arena *a;
	struct err *err;
	int fd;
};

static int ask(struct fetching *x, const char *what, int64_t offset, struct arena *a, struct reply *r, struct err *err)
{
	struct request q;

	request_init(&q);
	q.op = "file";
	q.text = what;
	q.number = x->f->number;
	q.action = x->f->which;
	q.filter.offset = offset;
	reply_init(r);
	return client_call(x->c, &q, a, r, err);
}

static int reveal(struct fetching *x)
{
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "act";
	q.number = x->f->number;
	q.action = "reveal";
	values_set(x->a, &q.fields, "file", x->f->which);
	reply_init(&r);
	x->f->revealed = true;
	return client_call(x->c, &q, x->a, &r, x->err);
}

static int find(struct fetching *x)
{
	struct err why = ERR_INIT;
	struct reply r;

	if (ask(x, "open", 0, x->a, &r, &why)) {
		if (why.code != ERR_DENIED || !str_equal(why.field, "reveal")) {
			*x->err = why;
			return -1;
		}
		if (reveal(x) || ask(x, "open", 0, x->a, &r, x->err))
			return -1;
	}
	if (r.notes.count < 2 || !content_is_name(r.notes.item[0]))
		return err_set(x->err, ERR_STORE, NULL, N_("the server sent no file"), NULL);
	x->f->hash = r.notes.item[0];
	/* It becomes a name here: cleaned here as well. */
	x->f->name = evidence_name(x->a, r.notes.item[1]);
	x->f->size = r.total;
	return 0;
}

static int cannot_write(struct fetching *x, const char *path)
{
	return err_set(x->err, ERR_STORE, NULL, N_("cannot write %1: %2"), path, strerror(errno), NULL);
}

static int receive(struct fetching *x, const char *path)
{
	char hash[CONTENT_NAME + 1];
	struct content content;
	int64_t at = 0;
	int rc = 0;

	content_begin(&content);
	while (rc == 0 && at < x->f->size) {
		struct arena a = ARENA_INIT;
		struct reply r;

		rc = ask(x, "piece", at, &a, &r, x->err);
		if (rc == 0 && (!r.bytes_len || (int64_t)r.bytes_len > x->f->size - at))
			rc = err_set(x->err, ERR_STORE, NULL, N_("the server sent no file"), NULL);
		if (rc == 0) {
			content_add(&content, r.bytes, r.bytes_len);
			at += (int64_t)r.bytes_len;
			if (path_write(x->fd, r.bytes, r.bytes_len))
				rc = cannot_write(x, path);
		}
		arena_release(&a);
	}
	content_end(&content, hash);
	if (rc == 0 && !str_equal(hash, x->f->hash))
		rc = err_set(x->err, ERR_STORE, NULL, N_("what came of %1 is not what was attached"), x->f->name, NULL);
	return rc;
}

static int already(struct fetching *x)
{
	return err_set(x->err, ERR_INPUT, NULL, N_("%1 is there already; nothing is written over it"), x->f->path, NULL);
}

/* Under its name only when it is whole; not over another that came meanwhile. */
static int put_there(struct fetching *x, const char *part)
{
	if (x->f->over)
		return rename(part, x->f->path) ? cannot_write(x, x->f->path) : 0;
	if (renameat2(AT_FDCWD, part, AT_FDCWD, x->f->path, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno == EEXIST)
		return already(x);
	if ((errno == EINVAL || errno == ENOSYS) && link(part, x->f->path) == 0)
		return unlink(part) ? cannot_write(x, part) : 0;
	return errno == EEXIST ? already(x) : cannot_write(x, x->f->path);
}

static int to_file(struct fetching *x)
{
	char *part = arena_printf(x->a, "%s.XXXXXX", x->f->path);
	int rc;

	if (!x->f->over && access(x->f->path, F_OK) == 0)
		return already(x);
	x->fd = mkostemp(part, O_CLOEXEC);
	if (x->fd < 0)
		return cannot_write(x, x->f->path);
	rc = receive(x, x->f->path);
	if (rc == 0 && fsync(x->fd))
		rc = cannot_write(x, x->f->path);
	close(x->fd);
	if (rc == 0)
		rc = put_there(x, part);
	if (rc)
		unlink(part);
	return rc;
}

static const char *place_of(struct fetching *x)
{
	const char *to = x->f->to, *home = getenv("HOME");
	size_t len = strlen(str_or_empty(to));
	struct stat st;

	if (!len)
		return x->f->name;
	if (str_starts(to, "~/") && !str_empty(home))
		to = arena_printf(x->a, "%s%s", home, to + 1);
	if (to[strlen(to) - 1] == '/' || (stat(to, &st) == 0 && S_ISDIR(st.st_mode)))
		return arena_printf(x->a, "%s/%s", to, x->f->name);
	return to;
}

int client_fetch(struct client *c, struct fetched *f, struct arena *a, struct err *err)
{
	struct fetching x = { .c = c, .f = f, .a = a, .err = err, .fd = -1 };

	if (find(&x))
		return -1;
	if (str_equal(f->to, "-")) {
		x.fd = STDOUT_FILENO;
		return receive(&x, "stdout");
	}
	f->path = place_of(&x);
	return to_file(&x);
}

/* evidence.c - a file read with the caller's rights and sent in pieces (see evidence.h). */
#include "evidence.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "inside.h"

#define PIECE (512u << 10)

struct sending {
	struct client *c;
	const struct request *q;
	const char *field, *path;
	int fd;
	struct stat st;
	const char *token;
	struct arena *a;
	struct err *err;
};

static int bad(struct sending *x, const char *id, const char *why)
{
	return err_set(x->err, ERR_INPUT, x->field, id, x->path, why, NULL);
}

static const char *number(struct arena *a, int64_t n)
{
	return arena_printf(a, "%lld", (long long)n);
}

static int fits(struct sending *x)
{
	int64_t most = site_evidence_most(client_site(x->c));

	if (S_ISDIR(x->st.st_mode))
		return bad(x, N_("%1 is a folder"), NULL);
	if (!S_ISREG(x->st.st_mode))
		return bad(x, N_("%1 is no file that could be kept"), NULL);
	if (x->st.st_size == 0)
		return bad(x, N_("%1 is empty"), NULL);
	if (x->st.st_size > most)
		return err_set(x->err, ERR_INPUT, x->field, N_("%1 has %2 bytes; at most %3 are taken (evidence_size)"), x->path,
			number(x->a, x->st.st_size), number(x->a, most), NULL);
	return 0;
}

/* Looked at before it is opened: to open a device may do something already. A pipe nobody
 * writes to is not waited for. */
static int open_file(struct sending *x)
{
	if (stat(x->path, &x->st))
		return bad(x, N_("cannot read %1: %2"), strerror(errno));
	if (fits(x))
		return -1;
	x->fd = open(x->path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (x->fd < 0 || fstat(x->fd, &x->st))
		return bad(x, N_("cannot read %1: %2"), strerror(errno));
	return fits(x);
}

static int ask(struct sending *x, const char *what, int64_t offset, const void *bytes, size_t len, struct reply *r,
	struct arena *a)
{
	struct request q;

	request_init(&q);
	q.op = "upload";
	q.from = x->q->from;
	q.text = what;
	q.number = x->token;
	if (!x->token) {
		q.number = str_equal(x->q->op, "act") ? x->q->number : NULL;
		q.action = x->q->action;
	}
	q.filter.offset = offset;
	q.bytes = bytes;
	q.bytes_len = len;
	reply_init(r);
	return client_call(x->c, &q, a, r, x->err);
}

static int begin(struct sending *x)
{
	struct reply r;

	if (ask(x, "begin", x->st.st_size, NULL, 0, &r, x->a))
		return -1;
	if (!r.notes.count)
		return err_set(x->err, ERR_STORE, NULL, UPLOAD_LOST, NULL);
	x->token = r.notes.item[0];
	return 0;
}

/* As much as was there at first, no more: what grows meanwhile is not followed for ever. */
static int pieces(struct sending *x)
{
	char *buffer = malloc(PIECE);
	off_t at = 0;
	int rc = 0;

	if (!buffer)
		abort();
	while (rc == 0 && at < x->st.st_size) {
		struct arena a = ARENA_INIT;
		size_t want = x->st.st_size - at < (off_t)PIECE ? (size_t)(x->st.st_size - at) : PIECE;
		ssize_t n = pread(x->fd, buffer, want, at);
		struct reply r;

		if (n < 0 && errno == EINTR)
			continue;
		rc = n < 0 ? bad(x, N_("cannot read %1: %2"), strerror(errno)) :
			n == 0 ? bad(x, N_("%1 changed while it was read; try again"), NULL) :
			ask(x, "piece", at, buffer, (size_t)n, &r, &a);
		at += n > 0 ? n : 0;
		arena_release(&a);
		if (rc == 0 && x->c->sending && !x->c->sending(x->c->sending_arg, at, x->st.st_size))
			rc = bad(x, N_("stopped: %1 was not sent"), NULL);
	}
	free(buffer);
	return rc;
}

static int unchanged(struct sending *x)
{
	struct stat now;

	if (fstat(x->fd, &now) == 0 && now.st_size == x->st.st_size && now.st_mtim.tv_sec == x->st.st_mtim.tv_sec &&
		now.st_mtim.tv_nsec == x->st.st_mtim.tv_nsec)
		return 0;
	return bad(x, N_("%1 changed while it was read; try again"), NULL);
}

void evidence_drop(struct client *c, const char *token)
{
	struct arena a = ARENA_INIT;
	struct err ignored = ERR_INIT;
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "upload";
	q.text = "drop";
	q.number = arena_strndup(&a, token, strcspn(token, " "));
	reply_init(&r);
	client_call(c, &q, &a, &r, &ignored);
	arena_release(&a);
}

static int send_all(struct sending *x)
{
	struct reply r;

	if (begin(x))
		return -1;
	if (pieces(x) || unchanged(x) || ask(x, "end", 0, NULL, 0, &r, x->a)) {
		evidence_drop(x->c, x->token);
		return -1;
	}
	return 0;
}

/* "~/photo.jpg", where no shell has seen it. */
static const char *at_home(struct arena *a, const char *path)
{
	const char *home = getenv("HOME");

	return str_starts(path, "~/") && !str_empty(home) ? arena_printf(a, "%s%s", home, path + 1) : path;
}

int evidence_send(struct client *c, const struct request *q, const char *field, const char *path, struct arena *a,
	const char **token, struct err *err)
{
	struct sending x = { .c = c, .q = q, .field = field, .path = at_home(a, path), .fd = -1, .a = a, .err = err };
	int rc = open_file(&x) || send_all(&x) ? -1 : 0;

	if (x.fd >= 0)
		close(x.fd);
	if (rc == 0)
		*token = arena_printf(a, "%s %s", x.token, evidence_name(a, path));
	return rc;
}

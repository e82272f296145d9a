/* upload.c - a file comes in pieces, below the limit of a frame (GG-2).
 *
 * begin (may the caller do that at all? casework says), pieces, end; then the action takes
 * it. What is not taken goes with the connection, or when nobody sends any more of it.
 */
#include "conn.h"
#include "upload.h"
#include "worker.h"

static int limits(struct server *s, const struct job *j, uint64_t most, struct err *err)
{
	uint64_t size = (uint64_t)j->q.filter.offset;
	struct store_way way;

	store_file_way(s->store, j->conn->serial, j->conn->who.uid, &way);
	if (way.files < LIMIT_UPLOADS && way.desk + size <= LIMIT_UPLOAD_DESK * most &&
		way.account + size <= LIMIT_UPLOAD_PERSON * most && way.all + size <= LIMIT_UPLOAD_ALL * most)
		return 0;
	return err_set(err, ERR_STORE, NULL, N_("too many files are on their way at once; try again later"), NULL);
}

static int begin(struct server *s, struct job *j, struct err *err)
{
	struct store_coming c = { .desk = j->conn->serial, .uid = j->conn->who.uid, .size = (uint64_t)j->q.filter.offset,
		.at = j->reply.now };
	char *token = arena_alloc(&j->arena, STORE_TOKEN + 1);
	struct site *site;
	uint64_t most;

	casework_read(s->cw, &j->conn->who, j->reply.now, &j->q, &j->arena, &j->reply);
	if (j->reply.err.code != ERR_NONE)
		return 0;
	site = casework_site(s->cw);
	most = (uint64_t)site_evidence_most(site);
	site_unref(site);
	if (limits(s, j, most, err) || store_file_begin(s->store, &c, token, err))
		return -1;
	j->reply.notes.item = arena_array(&j->arena, 1, sizeof(const char *));
	j->reply.notes.item[j->reply.notes.count++] = token;
	return 0;
}

static int answer(struct server *s, struct job *j, struct err *err)
{
	int64_t desk = j->conn->serial, offset = j->q.filter.offset;
	const char *what = str_or_empty(j->q.text), *token = j->q.number;

	if (str_equal(what, "begin"))
		return begin(s, j, err);
	if (str_empty(token))
		return err_set(err, ERR_INPUT, NULL, UPLOAD_LOST, NULL);
	if (str_equal(what, "piece"))
		return offset < 0 ? err_set(err, ERR_INPUT, NULL, UPLOAD_LOST, NULL) :
			store_file_piece(s->store, desk, token, (uint64_t)offset, j->q.bytes, j->q.bytes_len, j->reply.now, err);
	if (str_equal(what, "end"))
		return store_file_end(s->store, desk, token, err);
	store_file_drop(s->store, desk, token);
	return 0;
}

void upload_answer(struct server *s, struct job *j)
{
	struct err err = ERR_INIT;

	if (answer(s, j, &err))
		j->reply.err = err;
}

void upload_drop(struct server *s, const struct job *j)
{
	if (j->desk)
		store_file_drop(s->store, j->desk, NULL);
	store_file_expire(s->store, instant_now() - SECONDS_UPLOAD);
}

void upload_conn_gone(struct conn *c)
{
	struct job *j;

	/* When the server leaves, what has not arrived is removed by the next start. */
	if (!c->uploads || c->server->leaving)
		return;
	j = job_new(JOB_UPLOADS, NULL);
	j->desk = c->serial;
	if (!worker_post(&c->server->files, j))
		job_free(j);
}

void upload_check(struct server *s)
{
	struct store_way way;
	struct job *j;

	if (s->uploads_wait)
		return;
	store_file_way(s->store, 0, 0, &way);
	if (!way.all)
		return;
	j = job_new(JOB_UPLOADS, NULL);
	s->uploads_wait = worker_post(&s->files, j);
	if (!s->uploads_wait)
		job_free(j);
}

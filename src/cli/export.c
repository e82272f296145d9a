/* plaint export: everything as JSON lines, complete: import gives the same store (O-2).
 * A copy of one moment, read while work goes on; written with the caller's own rights. */
#include "inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "plaint/build.h"
#include "plaint/content.h"
#include "rows_json.h"
#include "copying.h"

struct exporting {
	struct cli *c;
	FILE *out;
	const char *file; /* or NULL: stdout */
	long long rows, rows_all;
};

static int cannot(struct exporting *x)
{
	return err_set(&x->c->err, ERR_STORE, NULL, N_("cannot write %1: %2"), x->file ? x->file : "stdout", strerror(errno), NULL);
}

static int write_line(struct exporting *x, json_t *line)
{
	int bad = json_dumpf(line, x->out, JSON_COMPACT) || fputc('\n', x->out) == EOF;

	json_decref(line);
	return bad ? cannot(x) : 0;
}

static json_t *event_line(const struct node *row)
{
	json_t *e = json_object();
	const struct node *salt = node_at(row, 5), *payload = node_at(row, 6);

	json_object_set_new(e, "seq", value_json(node_at(row, 1), NULL));
	json_object_set_new(e, "hash", hex_json(node_at(row, 2)->text, node_at(row, 2)->count));
	json_object_set_new(e, "content_hash", hex_json(node_at(row, 3)->text, node_at(row, 3)->count));
	json_object_set_new(e, "head", value_json(node_at(row, 4), NULL));
	if (salt->type == NODE_BYTES) {
		json_object_set_new(e, "salt", hex_json(salt->text, salt->count));
		json_object_set_new(e, "content", value_json(payload, event_key_names));
	}
	return json_pack("{s:o}", "event", e);
}

static json_t *file_line(const struct node *row)
{
	const struct node *bytes = node_at(row, 4);
	struct arena a = ARENA_INIT;
	json_t *line = json_pack("{s:{s:s,s:I,s:I,s:s}}", "file", "hash", node_text(node_at(row, 1)), "size",
		(json_int_t)node_int(node_at(row, 2), 0), "offset", (json_int_t)node_int(node_at(row, 3), 0), "content",
		content_base64(&a, bytes->text, bytes->count));

	arena_release(&a);
	return line;
}

static json_t *row_line(const struct node *row)
{
	switch (node_int(node_at(row, 0), 0)) {
	case 1:
		return event_line(row);
	case 2:
		return json_pack("{s:{s:I,s:o}}", "complaint", "flags", (json_int_t)node_int(node_at(row, 2), 0), "record",
			value_json(node_at(row, 3), complaint_key_names));
	case 4:
		return file_line(row);
	default:
		return json_pack("{s:{s:s,s:I}}", "counter", "name", node_text(node_at(row, 1)), "last",
			(json_int_t)node_int(node_at(row, 2), 0));
	}
}

static int write_rows(struct exporting *x, const struct reply *r)
{
	struct arena a = ARENA_INIT;
	const struct node *rows;
	int rc = wire_parse(&a, r->bytes, r->bytes_len, &rows, &x->c->err);

	for (uint32_t i = 0; rc == 0 && i < node_count(rows); i++)
		rc = write_line(x, row_line(node_at(rows, i)));
	x->rows += rc ? 0 : node_count(rows);
	arena_release(&a);
	return rc;
}

static int write_head(struct exporting *x, const struct reply *r)
{
	int64_t files = copy_figure(r, "files");
	json_t *head = json_pack("{s:s,s:i,s:I,s:I,s:I,s:s}", "plaint", "export", "format",
		files ? EXPORT_FORMAT : EXPORT_PLAIN, "schema",
		(json_int_t)copy_figure(r, "schema"), "complaints", (json_int_t)copy_figure(r, "complaints"), "events",
		(json_int_t)copy_figure(r, "events"), "head", copy_text(x->c, r, "head"));

	if (files)
		json_object_set_new(head, "files", json_integer(files));
	x->rows_all = copy_figure(r, "complaints") + copy_figure(r, "events");
	return write_line(x, head);
}

static int write_pieces(struct exporting *x)
{
	int64_t place = 0;
	bool more = true;

	while (more) {
		struct arena a = ARENA_INIT;
		struct reply r;
		int rc = copy_ask(x->c, &a, "rows", NULL, place, &r);

		if (rc == 0)
			rc = write_rows(x, &r);
		place = r.total;
		more = r.more;
		arena_release(&a);
		if (rc)
			return -1;
		cli_progress(x->c, x->rows, x->rows_all);
	}
	return 0;
}

static int write_all(struct exporting *x)
{
	struct reply r;
	int rc;

	if (copy_begin(x->c, "rows", &r))
		return -1;
	rc = write_head(x, &r) || write_pieces(x) ? -1 : 0;
	copy_end(x->c);
	return rc;
}

/* Complete or not there: under its name only when it is whole. */
static int to_file(struct exporting *x)
{
	const char *part = arena_printf(&x->c->arena, "%s.part", x->file);
	int fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600), rc;

	if (access(x->file, F_OK) == 0) {
		if (fd >= 0) {
			close(fd);
			unlink(part);
		}
		return err_set(&x->c->err, ERR_INPUT, NULL, N_("%1 is there already; it is not overwritten"), x->file, NULL);
	}
	x->out = fd < 0 ? NULL : fdopen(fd, "w");
	if (!x->out)
		return cannot(x);
	rc = write_all(x);
	if (fflush(x->out) || fsync(fd))
		rc = rc ? rc : cannot(x);
	fclose(x->out);
	if (rc == 0 && rename(part, x->file))
		rc = cannot(x);
	if (rc)
		unlink(part);
	return rc;
}

int cli_export(struct cli *c, int argc, char **argv)
{
	int words = cli_args(c, argc, argv, NULL, 0);
	struct exporting x = {.c = c, .out = stdout};
	int rc;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words > 1)
		return give_up_with(c, ERR_INPUT, N_("one file, not more: '%1'"), argv[1]);
	x.file = words ? argv[0] : NULL;
	if (open_client(c, true))
		return give_up(c);
	rc = x.file ? to_file(&x) : write_all(&x) || fflush(stdout);
	if (rc && c->err.code == ERR_NONE)
		cannot(&x);
	return rc ? give_up(c) : 0;
}

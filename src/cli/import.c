/* plaint import: the JSON lines of an export into an empty data directory; the store is
 * the same afterwards, chain of events and all (O-2). All or nothing. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "copying.h"
#include "plaint/content.h"
#include "rows_json.h"
#include "staging.h"

#define BATCH (256u << 10)
/* No row fits into a message beyond it; a longer line is none of ours. */
#define LINE_MOST (4u << 20)

struct importing {
	struct cli *c;
	struct stage stage;
	FILE *in;
	const char *file;
	long long line, first; /* first: line of the first row not yet sent */
	json_int_t complaints, events, files, seen_complaints, seen_events, seen_files;
	const char *head;
	struct pack rows;
	size_t row_count;
};

static int bad_line(struct importing *x, long long line, const char *id, const char *arg)
{
	struct err *err = &x->c->err;
	struct str why;
	struct err inner = ERR_INIT;

	err_set(&inner, ERR_INPUT, NULL, id, arg, NULL);
	str_init(&why);
	err_text(&inner, tr, &why);
	err_set(err, ERR_INPUT, NULL, N_("%1:%2: %3; nothing was imported"), x->file, arena_printf(&x->c->arena, "%lld", line),
		str_or_empty(why.data), NULL);
	str_release(&why);
	return -1;
}

/* --- rows from lines --------------------------------------------------------------- */

static void rows_begin(struct importing *x)
{
	pack_init(&x->rows);
	pack_array(&x->rows);
	x->row_count = 0;
	x->first = x->line + 1;
}

static int pack_hex(struct pack *p, const json_t *o, const char *name)
{
	const json_t *v = json_object_get(o, name);

	if (v)
		return json_hex(p, v);
	pack_nil(p);
	return 0;
}

static int event_row(struct pack *p, const json_t *e)
{
	const json_t *content = json_object_get(e, "content");

	pack_int(p, 1);
	pack_int(p, json_integer_value(json_object_get(e, "seq")));
	if (pack_hex(p, e, "hash") || pack_hex(p, e, "content_hash") || !json_is_array(json_object_get(e, "head")) ||
		json_value(p, json_object_get(e, "head"), NULL) || pack_hex(p, e, "salt"))
		return -1;
	if (content)
		return json_value(p, content, event_key_names);
	pack_nil(p);
	return 0;
}

static int complaint_row(struct pack *p, const json_t *o)
{
	const json_t *record = json_object_get(o, "record");

	if (!json_is_object(record))
		return -1;
	pack_int(p, 2);
	pack_int(p, json_integer_value(json_object_get(record, "id")));
	pack_int(p, json_integer_value(json_object_get(o, "flags")));
	return json_value(p, record, complaint_key_names);
}

static int counter_row(struct pack *p, const json_t *o)
{
	const char *name = json_string_value(json_object_get(o, "name"));

	if (!name)
		return -1;
	pack_int(p, 3);
	pack_text(p, name);
	pack_int(p, json_integer_value(json_object_get(o, "last")));
	return 0;
}

static int file_row(struct pack *p, const json_t *f)
{
	const json_t *content = json_object_get(f, "content");
	const char *hash = json_string_value(json_object_get(f, "hash"));
	struct arena a = ARENA_INIT;
	const void *bytes;
	size_t len;

	if (!hash || !json_is_string(content))
		return -1;
	bytes = content_from_base64(&a, json_string_value(content), json_string_length(content), &len);
	pack_int(p, 4);
	pack_text(p, hash);
	pack_int(p, json_integer_value(json_object_get(f, "size")));
	pack_int(p, json_integer_value(json_object_get(f, "offset")));
	if (bytes)
		pack_bytes(p, bytes, len);
	arena_release(&a);
	return bytes ? 0 : -1;
}

/* The last piece makes it a file. */
static bool ends_file(const json_t *f)
{
	size_t chars = json_string_length(json_object_get(f, "content"));

	return f && json_integer_value(json_object_get(f, "offset")) + (json_int_t)(chars / 4 * 3) >=
		json_integer_value(json_object_get(f, "size"));
}

static int add_row(struct importing *x, const json_t *line)
{
	const json_t *event = json_object_get(line, "event"), *complaint = json_object_get(line, "complaint");
	const json_t *counter = json_object_get(line, "counter"), *file = json_object_get(line, "file");
	int rc;

	pack_array(&x->rows);
	rc = event ? event_row(&x->rows, event) : complaint ? complaint_row(&x->rows, complaint) :
		counter ? counter_row(&x->rows, counter) : file ? file_row(&x->rows, file) : -1;
	if (rc)
		return bad_line(x, x->line, N_("this is no line of an export"), NULL);
	pack_close(&x->rows);
	x->row_count++;
	x->seen_events += event != NULL;
	x->seen_complaints += complaint != NULL;
	x->seen_files += ends_file(file);
	return 0;
}

static int send_rows(struct importing *x)
{
	struct arena a = ARENA_INIT;
	struct err err = ERR_INIT;
	struct request q;
	struct reply r;
	int rc;

	if (!x->row_count) {
		pack_release(&x->rows);
		return 0;
	}
	pack_close(&x->rows);
	request_init(&q);
	q.op = "import";
	q.bytes = x->rows.out.data;
	q.bytes_len = x->rows.out.len;
	reply_init(&r);
	rc = client_call(x->stage.client, &q, &a, &r, &err);
	if (rc && err.code == ERR_INPUT)
		bad_line(x, x->first + r.total, err.id, err.arg[0]);
	else if (rc)
		x->c->err = err;
	pack_release(&x->rows);
	arena_release(&a);
	cli_progress(x->c, x->seen_events + x->seen_complaints, x->events + x->complaints);
	return rc;
}

/* --- the file ----------------------------------------------------------------------- */

static int read_head(struct importing *x, const json_t *line)
{
	const char *head = json_string_value(json_object_get(line, "head"));
	json_int_t format = json_integer_value(json_object_get(line, "format"));
	int64_t schema = stage_schema(&x->stage);

	if (schema < 0)
		return -1;
	if (!str_equal(json_string_value(json_object_get(line, "plaint")), "export") || !head)
		return bad_line(x, 1, N_("this is no export of plaint"), NULL);
	if (format != EXPORT_FORMAT && format != EXPORT_PLAIN)
		return bad_line(x, 1, N_("an export of another format, made by another version"), NULL);
	/* What it says more than this one can keep would be lost. */
	if (json_integer_value(json_object_get(line, "schema")) > schema)
		return bad_line(x, 1, N_("an export of a newer program: import it with one as new"), NULL);
	x->complaints = json_integer_value(json_object_get(line, "complaints"));
	x->events = json_integer_value(json_object_get(line, "events"));
	x->files = json_integer_value(json_object_get(line, "files"));
	x->head = arena_strdup(&x->c->arena, head);
	return 0;
}

static int take_line(struct importing *x, const char *text, size_t len)
{
	json_error_t why;
	json_t *line = json_loadb(text, len, JSON_REJECT_DUPLICATES, &why);
	int rc;

	if (!line)
		return bad_line(x, x->line, N_("no JSON: %1"), why.text);
	rc = x->line == 1 ? read_head(x, line) : add_row(x, line);
	json_decref(line);
	if (rc || x->rows.out.len < BATCH)
		return rc;
	rc = send_rows(x);
	rows_begin(x);
	return rc;
}

static int read_lines(struct importing *x)
{
	char *text = NULL;
	size_t room = 0;
	ssize_t n;
	int rc = 0;

	rows_begin(x);
	while (rc == 0 && (n = getline(&text, &room, x->in)) > 0) {
		x->line++;
		if (x->line == 1)
			x->first = 2;
		rc = (size_t)n > LINE_MOST ? bad_line(x, x->line, N_("a line is too long"), NULL) :
			text[n - 1] != '\n' ? bad_line(x, x->line, N_("the line is cut off"), NULL) : take_line(x, text, (size_t)n);
	}
	free(text);
	if (rc == 0 && ferror(x->in))
		rc = err_set(&x->c->err, ERR_INPUT, NULL, N_("cannot read %1: %2"), x->file, strerror(errno), NULL);
	if (rc == 0)
		return send_rows(x);
	pack_release(&x->rows);
	return rc;
}

static int complete(struct importing *x)
{
	if (x->line == 0)
		return bad_line(x, 1, N_("this is no export of plaint"), NULL);
	if (x->seen_events == x->events && x->seen_complaints == x->complaints && x->seen_files == x->files)
		return 0;
	return bad_line(x, x->line, N_("the end is missing: there are fewer or more records or files than the first line says"), NULL);
}

static int fill(struct importing *x)
{
	if (stage_serve(&x->stage) || read_lines(x) || complete(x))
		return -1;
	return stage_check(&x->stage, x->events ? x->head : NULL);
}

static void tell(const struct importing *x, bool dry)
{
	printf(tr(dry ? N_("%lld complaints with %lld events can be imported") : N_("%lld complaints with %lld events imported")),
		(long long)x->complaints, (long long)x->events);
	putchar('\n');
}

int cli_import(struct cli *c, int argc, char **argv)
{
	bool dry = false;
	const struct cli_arg args[] = {{"dry-run", CLI_FLAG, &dry}};
	int words = cli_args(c, argc, argv, args, 1), rc;
	struct importing x = {.c = c};

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words != 1)
		return give_up_with(c, ERR_INPUT, N_("which file? plaint import FILE"), NULL);
	x.file = argv[0];
	x.in = str_equal(x.file, "-") ? stdin : fopen(x.file, "re");
	if (!x.in) {
		err_set(&c->err, ERR_INPUT, NULL, N_("cannot read %1: %2"), x.file, strerror(errno), NULL);
		return give_up(c);
	}
	rc = stage_begin(&x.stage, c, "import") || fill(&x);
	if (rc == 0 && !dry)
		rc = stage_take(&x.stage);
	if (rc || dry)
		stage_drop(&x.stage);
	if (x.in != stdin)
		fclose(x.in);
	if (rc)
		return give_up(c);
	tell(&x, dry);
	return 0;
}

/* plaint add: register complaints, from fields or from JSON. */
#include "add.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "plaint/paths.h"

#define INPUT_MOST ((size_t)256 << 20)

void say_faults(const struct cli *c, const char *where, const struct err *err, const struct texts *notes)
{
	struct str s;

	if (!notes || !notes->count) {
		str_init(&s);
		err_text(err, tr, &s);
		fprintf(stderr, "plaint: %s%s\n", where, s.data);
		str_release(&s);
	}
	for (size_t i = 0; notes && i < notes->count; i++)
		fprintf(stderr, "plaint: %s%s\n", where, notes->item[i]);
	(void)c;
}

void say_refused(const struct cli *c, const char *where, const struct err *err, const struct reply *r)
{
	if (!r->fault_count)
		say_faults(c, where, err, &r->notes);
	for (size_t i = 0; i < r->fault_count; i++)
		say_faults(c, where, &r->faults[i], NULL);
}

int add_one(struct cli *c, const struct values *fields, const char *where)
{
	struct err err = ERR_INIT;
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "add";
	q.fields = *fields;
	if (ask(c, &q, &r)) {
		err = c->err;
		c->err = (struct err)ERR_INIT;
		say_refused(c, where, &err, &r);
		return err.code;
	}
	printf("%s\n", r.complaint ? r.complaint->number : "");
	return 0;
}

static int add_fields(struct cli *c, int words, char **argv)
{
	struct values fields = {NULL, 0};
	bool wrong = false;

	for (int i = 0; i < words; i++) {
		const char *name, *value;

		if (!split_field(argv[i], &name, &value)) {
			give_up_with(c, ERR_INPUT, N_("'%1': wants FIELD=VALUE"), argv[i]);
			wrong = true;
		} else if (values_get(&fields, name)) {
			give_up_with(c, ERR_INPUT, N_("%1 is given twice"), name);
			wrong = true;
		} else {
			values_set(&c->arena, &fields, name, value);
		}
	}
	return wrong ? ERR_INPUT : add_one(c, &fields, "");
}

static int read_stdin(struct cli *c, char **text, size_t *len)
{
	char part[65536];
	struct str s;
	ssize_t n;

	str_init(&s);
	while ((n = read(STDIN_FILENO, part, sizeof part)) > 0 && s.len <= INPUT_MOST)
		str_add_len(&s, part, (size_t)n);
	if (n < 0 || s.len > INPUT_MOST) {
		str_release(&s);
		return err_set(&c->err, ERR_INPUT, NULL, N_("cannot read standard input"), NULL);
	}
	*len = s.len;
	*text = arena_strndup(&c->arena, s.data, s.len);
	str_release(&s);
	return 0;
}

static int add_file(struct cli *c, const char *file)
{
	bool standard = strcmp(file, "-") == 0;
	char *text;
	size_t len;

	if (standard ? read_stdin(c, &text, &len) : path_read(&c->arena, file, INPUT_MOST, &text, &len, &c->err))
		return give_up(c);
	return add_json(c, standard ? tr("standard input") : file, text, len);
}

int cli_add(struct cli *c, int argc, char **argv)
{
	const char *file = NULL;
	const struct cli_arg args[] = {{"json", CLI_FILE, &file}};
	int words = cli_args(c, argc, argv, args, 1);

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (file && words)
		return give_up_with(c, ERR_INPUT, N_("either --json or fields, not both: '%1'"), argv[0]);
	if (file)
		return add_file(c, file);
	if (!words)
		return give_up_with(c, ERR_INPUT, N_("add what? plaint add FIELD=VALUE... (see plaint add --help)"), NULL);
	return add_fields(c, words, argv);
}

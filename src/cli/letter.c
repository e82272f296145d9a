/* plaint letter: the formal reply and the notices, written, looked at, printed (PU-8, U-6). */
#include "add.h"
#include "inside.h"

#include <stdio.h>
#include <string.h>

#define PAPER 80 /* columns */

struct letter_args {
	const char *kind, *lang, *way, *pdf, *again, *document;
	bool preview;
	struct values fields;
};

static void set(struct cli *c, struct letter_args *a, const char *name, const char *value)
{
	if (value && !values_get(&a->fields, name))
		values_set(&c->arena, &a->fields, name, value);
}

static int take_words(struct cli *c, struct letter_args *a, int words, char **argv)
{
	for (int i = 0; i < words; i++) {
		const char *name, *value;

		if (!split_field(argv[i], &name, &value))
			return err_set(&c->err, ERR_INPUT, NULL, N_("'%1': wants FIELD=VALUE"), argv[i], NULL);
		if (values_get(&a->fields, name))
			return err_set(&c->err, ERR_INPUT, NULL, N_("%1 is given twice"), name, NULL);
		values_set(&c->arena, &a->fields, name, value);
	}
	set(c, a, "document", a->document);
	set(c, a, "subject", a->kind ? a->kind : a->document ? "supervision" : "reply");
	set(c, a, "language", a->lang ? a->lang : c->zh ? "zh" : "en");
	set(c, a, "way", a->way ? a->way : "post");
	return 0;
}

static int put_json(struct cli *c, const char *number, const char *letter, const char *text)
{
	struct str out;

	(void)c;
	str_init(&out);
	str_add(&out, "{\"number\": ");
	report_json_text(&out, number);
	str_add(&out, ", \"letter\": ");
	if (letter)
		report_json_text(&out, letter);
	else
		str_add(&out, "null");
	str_add(&out, ", \"text\": ");
	report_json_text(&out, text);
	str_add(&out, "}\n");
	put(&out);
	return 0;
}

static int put_text(const char *text)
{
	struct str out;

	str_init(&out);
	report_letter(&out, text, PAPER);
	put(&out);
	return 0;
}

/* A look at one that is not written yet, or one that was. */
static int fetch(struct cli *c, const struct letter_args *a, const char *number, const char *letter, struct reply *r)
{
	struct request q;

	request_init(&q);
	q.op = "letter";
	q.number = number;
	q.text = letter;
	if (!letter)
		q.fields = a->fields;
	return ask(c, &q, r);
}

/* The number of what was written just now stands in the reply's notes. */
static int write_one(struct cli *c, const struct letter_args *a, const char *number, const char **letter)
{
	struct request q;
	struct reply r;

	request_init(&q);
	q.op = "act";
	q.number = number;
	q.action = "letter";
	q.fields = a->fields;
	if (ask(c, &q, &r)) {
		say_refused(c, "", &c->err, &r);
		return -1;
	}
	*letter = r.notes.count ? r.notes.item[0] : NULL;
	return 0;
}

static int show(struct cli *c, const struct letter_args *a, const char *number, const char *letter)
{
	struct reply r;
	const char *text;

	if (fetch(c, a, number, letter, &r))
		return give_up(c);
	text = arena_strndup(&c->arena, r.bytes, r.bytes_len);
	letter = r.notes.count ? r.notes.item[0] : NULL;
	if (a->pdf) {
		if (report_letter_pdf(a->pdf, text, &c->err))
			return give_up(c);
		if (letter)
			printf("%s %s\n", letter, a->pdf);
		return 0;
	}
	return c->json ? put_json(c, number, letter, text) : put_text(text);
}

int cli_letter(struct cli *c, int argc, char **argv)
{
	struct letter_args a = { .kind = NULL };
	const struct cli_arg args[] = { { "kind", CLI_TEXT, &a.kind }, { "lang", CLI_TEXT, &a.lang }, { "way", CLI_TEXT, &a.way }, { "document", CLI_TEXT, &a.document },
		{ "pdf", CLI_FILE, &a.pdf }, { "again", CLI_TEXT, &a.again }, { "preview", CLI_FLAG, &a.preview } };
	int words = cli_args(c, argc, argv, args, sizeof args / sizeof *args);
	const char *letter = a.again;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words < 1)
		return give_up_with(c, ERR_INPUT, N_("whose letter? plaint letter NUMBER [--kind KIND]"), NULL);
	if (take_words(c, &a, words - 1, argv + 1) || open_client(c, true))
		return give_up(c);
	if (a.pdf && report_letter_pdf_ready(a.pdf, &c->err))
		return give_up(c);
	if (!a.again && !a.preview) {
		if (write_one(c, &a, argv[0], &letter))
			return c->err.code;
		if (!letter) { /* it waits for approval */
			printf("%s\n", tr("it waits for approval"));
			return 0;
		}
	}
	return show(c, &a, argv[0], letter);
}

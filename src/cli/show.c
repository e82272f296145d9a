/* plaint show: one complaint, or a file of its evidence. */
#include "inside.h"

static int show_record(struct cli *c, const char *number)
{
	struct report_style style;
	struct reply r;
	struct str out;

	if (open_client(c, true) || client_show(c->client, number, &c->arena, &r, &c->err))
		return give_up(c);
	if (!r.complaint)
		return give_up_with(c, ERR_NO, N_("no complaint %1"), number);
	style = style_now(c);
	style.editing = r.editing;
	style.editing_count = r.editing_count;
	str_init(&out);
	report_complaint(&out, &style, r.complaint, r.events, r.event_count);
	put(&out);
	return 0;
}

static int fetch(struct cli *c, struct fetched *f)
{
	if (open_client(c, true) || client_fetch(c->client, f, &c->arena, &c->err))
		return give_up(c);
	if (f->path)
		printf(tr("%s: %lld bytes"), f->path, (long long)f->size);
	if (f->path)
		putchar('\n');
	if (f->revealed)
		fprintf(stderr, "plaint: %s\n", tr("that this file was looked at stands on the record"));
	return 0;
}

int cli_show(struct cli *c, int argc, char **argv)
{
	struct fetched f = {.which = NULL};
	const struct cli_arg args[] = {{"file", CLI_TEXT, &f.which}, {"to", CLI_FILE, &f.to}, {"overwrite", CLI_FLAG, &f.over}};
	int words = cli_args(c, argc, argv, args, sizeof args / sizeof *args);

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words != 1)
		return give_up_with(c, ERR_INPUT, N_("show which one? plaint show NUMBER"), NULL);
	if (!f.which && (f.to || f.over))
		return give_up_with(c, ERR_INPUT, N_("--to and --overwrite go with --file"), NULL);
	f.number = argv[0];
	return f.which ? fetch(c, &f) : show_record(c, argv[0]);
}

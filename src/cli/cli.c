/* What all commands share: their life, errors, output, the server. */
#include "inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "plaint/desk_settings.h"

void cli_init(struct cli *c, bool zh)
{
	*c = (struct cli){.zh = zh, .err = ERR_INIT};
	arena_init(&c->arena);
}

void cli_release(struct cli *c)
{
	if (!c)
		return;
	client_close(c->client);
	c->client = NULL;
	arena_release(&c->arena);
}

int cli_failed(struct cli *c, const struct err *err)
{
	struct str s;

	cli_progress_end(c);
	str_init(&s);
	err_text(err, tr, &s);
	fprintf(stderr, "plaint: %s\n", s.data);
	str_release(&s);
	return err->code;
}

int give_up(struct cli *c)
{
	return cli_failed(c, &c->err);
}

int give_up_with(struct cli *c, enum err_code code, const char *id, const char *arg)
{
	struct err err = ERR_INIT;

	err_set(&err, code, NULL, id, str_or_empty(arg), NULL);
	return cli_failed(c, &err);
}

int open_client(struct cli *c, bool start)
{
	struct client_options o = {.config = c->config, .data = c->data, .from = "cli", .start = start};

	if (c->client)
		return 0;
	if (client_open(&c->client, &o, &c->err))
		return -1;
	cli_watch(c, c->client);
	return 0;
}

int ask(struct cli *c, struct request *q, struct reply *r)
{
	reply_init(r);
	if (open_client(c, true))
		return -1;
	return client_send(c->client, q, &c->arena, r, &c->err);
}

static int terminal_columns(void)
{
	struct winsize size;

	/* A pager or a box asks for its own width. */
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
		return str_empty(getenv("COLUMNS")) ? 0 : atoi(getenv("COLUMNS"));
	return size.ws_col;
}

struct report_style style_of(const struct cli *c, const struct site *site, instant now)
{
	return (struct report_style){
		.format = c->json ? REPORT_JSON : c->csv ? REPORT_CSV : REPORT_TEXT,
		.site = site,
		.zh = c->zh,
		.now = now,
		.columns = terminal_columns(),
	};
}

struct report_style style_now(const struct cli *c)
{
	if (!c->json && !c->csv)
		report_site(client_site(c->client));
	return style_of(c, client_site(c->client), client_now(c->client));
}

void put(struct str *s)
{
	fwrite(s->data, 1, s->len, stdout);
	str_release(s);
}

const char *cli_language(struct arena *a)
{
	struct desk_settings settings;
	struct faults faults;

	faults_init(&faults);
	desk_settings_read(a, desk_settings_file(a), &settings, &faults);
	faults_release(&faults);
	return settings.language;
}

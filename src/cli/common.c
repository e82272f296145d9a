/* What the commands share: the config, the connection, writing the answer. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "plaint/profile.h"

enum report_format cli_format(const struct options *o)
{
	if (option(o, "--json"))
		return REPORT_JSON;
	return option(o, "--csv") ? REPORT_CSV : REPORT_TEXT;
}

static void print_faults(const struct faults *faults)
{
	for (size_t i = 0; i < faults->count; i++) {
		const struct fault *f = &faults->item[i];

		if (f->warning)
			continue;
		if (f->line)
			fprintf(stderr, "plaint: %s:%d: %s\n", f->file, f->line, f->text);
		else
			fprintf(stderr, "plaint: %s: %s\n", f->file, f->text);
	}
}

struct site *cli_site(const struct cli *c, struct err *err)
{
	struct arena a = ARENA_INIT;
	struct site *site = NULL;
	struct faults faults;
	const char *config = c->config ? c->config : profile_find_config(&a);

	faults_init(&faults);
	if (profile_load(config, instant_now(), &site, &faults, err)) {
		print_faults(&faults);
		site = NULL;
	}
	faults_release(&faults);
	arena_release(&a);
	return site;
}

struct client *cli_connect(const struct cli *c, struct err *err)
{
	struct client_options o = {.config = c->config, .data = c->data, .from = "cli", .start = true};
	struct client *client = NULL;

	return client_open(&client, &o, err) ? NULL : client;
}

int cli_print(const struct str *text, struct err *err)
{
	if (fwrite(text->data, 1, text->len, stdout) == text->len && fflush(stdout) == 0)
		return 0;
	return err_set(err, ERR_STORE, NULL, N_("cannot write the answer: %1"), strerror(errno), NULL);
}

/* progress.c - a bar for what takes longer than a second. */
#include "progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "inside.h"
#include "plaint/desk_settings.h"

#define FIRST 1000 /* milliseconds without a word */
#define WORDS 3000 /* between two spoken lines */

void progress_init(struct progress *p)
{
	struct arena a = ARENA_INIT;
	struct desk_settings settings;
	struct faults faults;

	*p = (struct progress){0};
	faults_init(&faults);
	desk_settings_read(&a, desk_settings_file(&a), &settings, &faults);
	p->plain = settings.plain || str_empty(getenv("TERM")) || str_equal(getenv("TERM"), "dumb");
	faults_release(&faults);
	arena_release(&a);
}

static int percent_of(int64_t done, int64_t all)
{
	if (all <= 0 || done >= all)
		return 100;
	return done < 0 ? 0 : (int)(done * 100 / all);
}

const char *progress_text(struct progress *p, int64_t milliseconds, int64_t done, int64_t all)
{
	int percent = percent_of(done, all);

	if (!p->began)
		p->began = milliseconds;
	if (milliseconds - p->began < FIRST || (p->plain && p->shown && milliseconds - p->said < WORDS))
		return "";
	p->shown = true;
	p->said = milliseconds;
	if (p->plain)
		snprintf(p->text, sizeof p->text, tr(N_("%d percent done\n")), percent);
	else
		snprintf(p->text, sizeof p->text, "\r%3d%% [%-*.*s]", percent, PROGRESS_BAR, percent * PROGRESS_BAR / 100,
			"########################################");
	return p->text;
}

void cli_progress(struct cli *c, int64_t done, int64_t all)
{
	struct timespec now;

	if (!isatty(STDERR_FILENO))
		return;
	if (!c->progress) {
		c->progress = arena_alloc(&c->arena, sizeof *c->progress);
		progress_init(c->progress);
	}
	clock_gettime(CLOCK_MONOTONIC, &now);
	fputs(progress_text(c->progress, (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 + 1, done, all), stderr);
	fflush(stderr);
}

void cli_progress_end(struct cli *c)
{
	if (c->progress && c->progress->shown && !c->progress->plain)
		fprintf(stderr, "\r%*s\r", PROGRESS_BAR + 8, "");
	c->progress = NULL;
}

static void tell(void *arg, const struct walked *far)
{
	if (far->whole > 0)
		cli_progress(arg, far->looked, far->whole);
}

static bool sent(void *arg, int64_t done, int64_t whole)
{
	cli_progress(arg, done, whole);
	if (done >= whole)
		cli_progress_end(arg);
	return true;
}

void cli_watch(struct cli *c, struct client *client)
{
	if (!isatty(STDERR_FILENO))
		return;
	client_on_waiting(client, tell, c);
	client_on_sending(client, sent, c);
}

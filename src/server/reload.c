/* reload.c - another config while the server runs: read aside, then put in place. */
#include "plaint/profile.h"

#include "differences.h"
#include "push.h"
#include "reload.h"
#include "worker.h"

static void note_fault(struct job *j, const struct fault *f)
{
	struct texts *t = &j->reply.notes;

	if (t->count >= LIMIT_FAULTS)
		return;
	t->item = arena_grow(&j->arena, t->item, t->count, sizeof *t->item);
	t->item[t->count++] = arena_printf(&j->arena, "%s:%d: %s%s", str_or_empty(f->file), f->line,
		f->notice ? "notice: " : f->warning ? "warning: " : "", f->text);
}

void reload_load(struct server *s, struct job *j)
{
	struct faults faults;
	struct err err = ERR_INIT;
	bool bad;

	faults_init(&faults);
	bad = profile_load(s->config, instant_now(), &j->site, &faults, &err) != 0;
	for (size_t i = 0; i < faults.count; i++)
		note_fault(j, &faults.item[i]);
	if (bad) {
		log_err(s->log, "reload refused", &err);
		if (faults.errors || err.code == ERR_NONE) /* the notes say which */
			err = (struct err)ERR_INIT;
		err_set(&err, ERR_INPUT, NULL, N_("the config has faults; the old one stays in use"), NULL);
		j->reply.err = err;
	}
	faults_release(&faults);
}

/* Does a difference concern what running deadlines are counted by (U-3)? */
static bool moves_deadlines(const struct texts *notes)
{
	static const char *const what[] = { "clock ", "calendar", "holidays " };

	for (size_t i = 0; i < notes->count; i++)
		for (size_t k = 0; k < sizeof what / sizeof *what; k++)
			if (str_starts(notes->item[i], what[k]))
				return true;
	return false;
}

void reload_apply(struct server *s, struct job *j)
{
	struct site *old = casework_site(s->cw);

	differences(&j->arena, old, j->site, &j->reply.notes);
	if (moves_deadlines(&j->reply.notes))
		differences_add(&j->arena, &j->reply.notes,
			"running deadlines keep the rule they began with; plaint recompute --dry-run lists those that would move");
	if (!str_equal(old->data, j->site->data) || !str_equal(old->socket, j->site->socket))
		differences_add(&j->arena, &j->reply.notes, "data, socket: used at the next start of the server");
	site_unref(old);
	if (casework_reload(s->cw, j->site, &j->reply.err))
		log_err(s->log, "reload", &j->reply.err);
	else
		log_line(s->log, "reloaded: %zu notes", j->reply.notes.count);
	j->change = true;
}

bool reload_next(struct server *s, struct job *j)
{
	struct site *site;

	if (j->site && j->reply.err.code == ERR_NONE && !j->applied) {
		j->applied = true;
		if (worker_post(&s->writer, j))
			return true;
		err_set(&j->reply.err, ERR_STORE, NULL, N_("the server is leaving; try again"), NULL);
		job_pack(j);
	} else if (j->applied && j->reply.err.code == ERR_NONE) {
		site = casework_site(s->cw);
		push_site(s, site);
		site_unref(site);
	}
	return false;
}

void reload_now(struct server *s)
{
	struct job *j;

	if (s->leaving)
		return;
	j = job_new(JOB_RELOAD, NULL);
	if (!worker_post(&s->lengthy, j))
		job_free(j);
}

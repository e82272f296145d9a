/* plaint restore: a backup becomes the store of an empty data directory, after it was
 * checked as a whole (O-2). Never over records. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup.h"
#include "copying.h"
#include "staging.h"

struct restoring {
	struct cli *c;
	struct stage stage;
	const char *dir;
	long long complaints, events;
	const char *head;
	bool whole; /* the list has its end */
};

static int no_backup(struct restoring *x, const char *id, const char *what)
{
	return err_set(&x->c->err, ERR_INPUT, NULL, id, what, x->dir, NULL);
}

static int cannot_read(struct restoring *x, const char *what)
{
	return err_set(&x->c->err, ERR_INPUT, NULL, N_("cannot read %1: %2"), what, strerror(errno), NULL);
}

/* Whose backup it is and whether it is one are told apart. */
static FILE *open_list(struct restoring *x)
{
	const char *path = arena_printf(&x->c->arena, "%s/%s", x->dir, BACKUP_LIST);
	FILE *list = fopen(path, "re");

	if (list)
		return list;
	if (errno != ENOENT)
		cannot_read(x, path);
	else if (access(x->dir, F_OK))
		cannot_read(x, x->dir);
	else
		no_backup(x, N_("%1 is no finished backup: it has no backup.txt"), x->dir);
	return NULL;
}

static int copy_bytes(int from, int to)
{
	char buf[1 << 16];
	ssize_t n;

	while ((n = read(from, buf, sizeof buf)) > 0)
		for (ssize_t at = 0, w; at < n; at += w)
			if ((w = write(to, buf + at, (size_t)(n - at))) <= 0)
				return -1;
	return n < 0 || fsync(to) ? -1 : 0;
}

static int copy_file(struct restoring *x, const char *name, long long size)
{
	const char *from = arena_printf(&x->c->arena, "%s/%s", x->dir, name);
	const char *to = arena_printf(&x->c->arena, "%s/%s", x->stage.place, name);
	int in, out, rc = -1;
	struct stat st;

	if (name[0] == '/' || strstr(name, "..") || (strchr(name, '/') && !str_starts(name, "db/") && !str_starts(name, "files/")))
		return no_backup(x, N_("%1 in the list of %2 is no file of a backup"), name);
	in = open(from, O_RDONLY | O_CLOEXEC);
	if (in < 0 && errno != ENOENT)
		return cannot_read(x, from);
	if (in < 0 || fstat(in, &st) || st.st_size != size) {
		if (in >= 0)
			close(in);
		return no_backup(x, N_("%1 in %2 is missing or has another size: the backup is damaged"), name);
	}
	out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (out >= 0)
		rc = copy_bytes(in, out);
	if (rc)
		err_set(&x->c->err, ERR_STORE, NULL, N_("cannot write %1: %2"), to, strerror(errno), NULL);
	close(in);
	if (out >= 0)
		close(out);
	return rc;
}

static int take_line(struct restoring *x, char *line)
{
	char *end;
	long long size;

	line[strcspn(line, "\n")] = '\0';
	x->whole = str_equal(line, "end");
	if (str_starts(line, "complaints "))
		x->complaints = strtoll(line + strlen("complaints "), NULL, 10);
	if (str_starts(line, "events "))
		x->events = strtoll(line + strlen("events "), NULL, 10);
	if (str_starts(line, "head "))
		x->head = arena_strdup(&x->c->arena, line + strlen("head "));
	if (!str_starts(line, "file "))
		return 0;
	size = strtoll(line + strlen("file "), &end, 10);
	return *end == ' ' ? copy_file(x, end + 1, size) : no_backup(x, N_("%1 in %2 is no list of a backup"), BACKUP_LIST);
}

static int copy_all(struct restoring *x, FILE *list)
{
	char *line = NULL;
	size_t room = 0;
	int rc = 0;

	if (getline(&line, &room, list) <= 0 || !str_starts(line, BACKUP_TITLE))
		rc = no_backup(x, N_("%1 in %2 is no list of a backup"), BACKUP_LIST);
	while (rc == 0 && getline(&line, &room, list) > 0)
		rc = take_line(x, line);
	free(line);
	if (rc == 0 && !x->whole)
		rc = no_backup(x, N_("%1 in %2 is cut off: the backup was not finished"), BACKUP_LIST);
	return rc;
}

static int fill(struct restoring *x, FILE *list)
{
	const char *db = arena_printf(&x->c->arena, "%s/db", x->stage.place);
	const char *files = arena_printf(&x->c->arena, "%s/files", x->stage.place);

	if (mkdir(db, 0700) || mkdir(files, 0700))
		return err_set(&x->c->err, ERR_STORE, NULL, N_("cannot write %1: %2"), db, strerror(errno), NULL);
	if (copy_all(x, list) || stage_serve(&x->stage))
		return -1;
	return stage_check(&x->stage, x->events ? x->head : NULL);
}

int cli_restore(struct cli *c, int argc, char **argv)
{
	int words = cli_args(c, argc, argv, NULL, 0), rc;
	struct restoring x = {.c = c};
	FILE *list;

	if (words < 0)
		return give_up(c);
	if (c->help)
		return 0;
	if (words != 1)
		return give_up_with(c, ERR_INPUT, N_("from where? plaint restore DIR"), NULL);
	x.dir = argv[0];
	list = open_list(&x);
	if (!list)
		return give_up(c);
	rc = stage_begin(&x.stage, c, "restore") || fill(&x, list) || stage_take(&x.stage);
	fclose(list);
	if (rc) {
		stage_drop(&x.stage);
		return give_up(c);
	}
	printf(tr("%lld complaints with %lld events restored into %s"), x.complaints, x.events, x.stage.data);
	putchar('\n');
	return 0;
}

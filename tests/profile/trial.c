#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "trial.h"

void trial_begin(struct trial *t)
{
	memset(t, 0, sizeof *t);
	snprintf(t->folder, sizeof t->folder, "/tmp/plaint-profile-XXXXXX");
	if (!mkdtemp(t->folder))
		abort();
	faults_init(&t->faults);
	str_init(&t->said);
}

void trial_write_bytes(struct trial *t, const char *name, const void *bytes, size_t len)
{
	char path[300];
	for (const char *s = strchr(name, '/'); s; s = strchr(s + 1, '/')) {
		snprintf(path, sizeof path, "%s/%.*s", t->folder, (int)(s - name), name);
		mkdir(path, 0700);
	}
	snprintf(path, sizeof path, "%s/%s", t->folder, name);
	FILE *f = fopen(path, "wb");
	if (!f || fwrite(bytes, 1, len, f) != len || fclose(f))
		abort();
}

void trial_write(struct trial *t, const char *name, const char *text)
{
	trial_write_bytes(t, name, text, strlen(text));
}

static void unload(struct trial *t)
{
	site_unref(t->site);
	t->site = NULL;
	faults_release(&t->faults);
	faults_init(&t->faults);
	str_clear(&t->said);
	t->err = (struct err)ERR_INIT;
}

void trial_load(struct trial *t, instant today)
{
	char path[300];
	unload(t);
	snprintf(path, sizeof path, "%s/plaint.conf", t->folder);
	profile_load(path, today, &t->site, &t->faults, &t->err);
	for (size_t i = 0; i < t->faults.count; i++) {
		const struct fault *f = &t->faults.item[i];
		const char *slash = strrchr(f->file, '/');
		str_addf(&t->said, "%s:%d: %s%s\n", slash ? slash + 1 : f->file, f->line,
			f->notice            ? "notice: "
				: f->warning ? "warning: "
					     : "",
			f->text);
	}
}

static int drop(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
	(void)st, (void)flag, (void)ftw;
	return remove(path);
}

void trial_end(struct trial *t)
{
	unload(t);
	faults_release(&t->faults);
	str_release(&t->said);
	nftw(t->folder, drop, 8, FTW_DEPTH | FTW_PHYS);
}

/* doctor_evidence.c - the folder that evidence lies in (GG-2), as far as one may look. */
#include "doctor.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "plaint/content.h"

#define MEGABYTE (1024 * 1024)
#define RESERVE 104 /* megabytes that stay free */

struct folder {
	size_t files, odd;
	int64_t bytes;
	const char *name; /* one of the odd ones */
};

/* What is on its way in is called new-... until it is there. */
static bool is_ours(const char *name)
{
	return content_is_name(name) || str_starts(name, "new-");
}

static int count(struct doctor *d, const char *path, struct folder *f)
{
	DIR *dir = opendir(path);
	struct dirent *e;

	if (!dir)
		return -1;
	while ((e = readdir(dir))) {
		struct stat st;

		if (str_equal(e->d_name, ".") || str_equal(e->d_name, "..") || fstatat(dirfd(dir), e->d_name, &st, AT_SYMLINK_NOFOLLOW))
			continue;
		if (S_ISREG(st.st_mode) && is_ours(e->d_name)) {
			f->files++;
			f->bytes += st.st_size;
		} else {
			f->odd++;
			f->name = arena_strdup(&d->c->arena, e->d_name);
		}
	}
	closedir(dir);
	return 0;
}

static void bad(struct doctor *d, const char *path, const char *why, const char *todo)
{
	found(d, "evidence", FIT_BAD, arena_printf(&d->c->arena, "%s: %s", path, why), todo);
}

/* What one more file of the largest size would leave. */
static bool has_room(const struct doctor *d, const char *path)
{
	int64_t most = d->site ? site_evidence_most(d->site) : 0;
	struct statvfs v;

	return statvfs(path, &v) || (int64_t)v.f_bavail * (int64_t)v.f_frsize >= most + (int64_t)RESERVE * MEGABYTE;
}

static void judge(struct doctor *d, const char *path, const struct stat *st, const struct folder *f)
{
	struct arena *a = &d->c->arena;
	const char *there = arena_printf(a, tr(N_("files: %zu (%lld MB)")), f->files, (long long)(f->bytes / MEGABYTE));

	if (access(path, W_OK))
		bad(d, path, strerror(errno), tr(N_("nothing can be attached: give it back to the account that runs the server")));
	else if (st->st_mode & 077)
		found(d, "evidence", FIT_BAD, arena_printf(a, tr("%s is open to other accounts (mode %o)"), path, st->st_mode & 0777u),
			arena_printf(a, "chmod 700 %s", path));
	else if (f->odd)
		found(d, "evidence", FIT_WEAK, arena_printf(a, tr(N_("%s; %zu others are none of plaint's, %s is one")), there, f->odd, f->name),
			tr(N_("plaint verify says what no record names")));
	else if (!has_room(d, path))
		found(d, "evidence", FIT_WEAK, arena_printf(a, tr(N_("%s; no room for one of the largest size")), there),
			tr(N_("make room; plaint-admin(8), \"disk full\"")));
	else
		found(d, "evidence", FIT_GOOD, there, NULL);
}

void look_at_evidence(struct doctor *d)
{
	const char *path = arena_printf(&d->c->arena, "%s/files", d->data);
	struct folder f = { 0 };
	struct stat st;

	/* Of an installed site it is the server's alone: nothing to be known from here. */
	if (access(d->data, R_OK | X_OK))
		return;
	if (lstat(path, &st)) {
		if (errno == ENOENT)
			found(d, "evidence", FIT_GOOD, tr(N_("no file yet")), NULL);
		else
			bad(d, path, strerror(errno), NULL);
	} else if (!S_ISDIR(st.st_mode)) {
		bad(d, path, tr(N_("is no folder")), tr(N_("move it away; the server makes the folder")));
	} else if (count(d, path, &f)) {
		bad(d, path, strerror(errno), tr(N_("nothing can be attached: give it back to the account that runs the server")));
	} else {
		judge(d, path, &st, &f);
	}
}

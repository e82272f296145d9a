/* doctor_machine.c - the clock, the disk, the places files go to. */
#include "doctor.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

#include "plaint/paths.h"

#define MEGABYTE (1024 * 1024)
#define FLUSHES 9
/* A save waits for one flush: a tenth of a second is felt at the desk. */
#define FLUSH_SLOW_US 50000
/* No disk that keeps what it was given answers so fast. */
#define FLUSH_LIE_US 5

/* The file is written whenever something was stored: one from the future means that the
 * clock was set back since. */
static bool was_set_back(struct doctor *d, time_t now, char text[40])
{
	struct stat st;
	struct tm tm;

	if (stat(arena_printf(&d->c->arena, "%s/acknowledged", d->data), &st) || st.st_mtime <= now + 60)
		return false;
	strftime(text, 40, "%Y-%m-%d %H:%M:%S %Z", localtime_r(&st.st_mtime, &tm));
	return true;
}

void look_at_clock(struct doctor *d)
{
	struct timex t = {.modes = 0};
	int state = adjtimex(&t);
	struct arena *a = &d->c->arena;
	time_t now = time(NULL);
	char text[40], stored[40];
	struct tm tm;

	strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S %Z", localtime_r(&now, &tm));
	if (was_set_back(d, now, stored))
		found(d, "clock", FIT_BAD, arena_printf(a, tr(N_("%s, but something was stored at %s already: it was set back")), text, stored),
			tr(N_("set it: every deadline is counted by it")));
	else if (tm.tm_year + 1900 < 2026)
		found(d, "clock", FIT_BAD, arena_printf(a, tr(N_("the machine's clock says %s")), text),
			tr(N_("set it: every deadline is counted by it")));
	else if (state < 0 || state == TIME_ERROR || (t.status & STA_UNSYNC))
		found(d, "clock", FIT_WEAK, arena_printf(a, tr(N_("%s, but no time service keeps it right")), text),
			tr(N_("install chrony or systemd-timesyncd")));
	else
		found(d, "clock", FIT_GOOD, arena_printf(a, tr(N_("%s, kept by a time service")), text), NULL);
}

/* The data directory, or what is there of the way to it. */
static const char *existing(struct doctor *d)
{
	char *path = arena_strdup(&d->c->arena, d->data);

	while (access(path, F_OK) != 0 && strrchr(path, '/') && strrchr(path, '/') != path)
		*strrchr(path, '/') = '\0';
	return path;
}

static const char *odd_filesystem(const char *path)
{
	struct statfs f;

	if (statfs(path, &f))
		return NULL;
	switch ((unsigned long)f.f_type) {
	case 0x01021994:
		return N_("in memory: all is gone when the machine restarts");
	case 0x6969:
	case 0xff534d42:
	case 0xfe534d42:
		return N_("on a network file system: locks and flushes may not hold there");
	default:
		return NULL;
	}
}

void look_at_disk(struct doctor *d)
{
	struct arena *a = &d->c->arena;
	const char *path = existing(d), *odd = odd_filesystem(path);
	struct statvfs v;
	long long room;

	if (statvfs(path, &v)) {
		found(d, "disk", FIT_BAD, arena_printf(a, "%s: %s", path, strerror(errno)), NULL);
		return;
	}
	room = (long long)v.f_bavail * (long long)v.f_frsize / MEGABYTE;
	if (odd)
		found(d, "disk", FIT_BAD, arena_printf(a, "%s: %s", path, tr(odd)), tr(N_("put the data on a local disk (data, --data)")));
	if (room < 128)
		found(d, "disk", FIT_BAD, arena_printf(a, tr(N_("%s: %lld MB free; nothing is stored below 96")), path, room),
			tr(N_("make room; plaint-admin(8), \"disk full\"")));
	else if (room < 2048)
		found(d, "disk", FIT_WEAK, arena_printf(a, tr(N_("%s: %lld MB free")), path, room),
			tr(N_("100,000 complaints and a backup of them want about 2 GB")));
	else
		found(d, "disk", FIT_GOOD, arena_printf(a, tr(N_("%s: %lld MB free")), path, room), NULL);
}

static long long microseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* The middle one of some flushes of a page, as each save waits for one; -1: cannot. */
static long long flush_time(int fd)
{
	static const char page[4096];
	long long took[FLUSHES];

	for (int i = 0; i < FLUSHES; i++) {
		long long began = microseconds(), t;
		int at = i;

		if (pwrite(fd, page, sizeof page, (off_t)i * (off_t)sizeof page) != (ssize_t)sizeof page || fdatasync(fd))
			return -1;
		t = microseconds() - began;
		/* cppcheck-suppress uninitvar ; sorted in as they come */
		for (; at > 0 && took[at - 1] > t; at--)
			took[at] = took[at - 1];
		took[at] = t;
	}
	return took[FLUSHES / 2];
}

void look_at_flush(struct doctor *d)
{
	struct arena *a = &d->c->arena;
	int fd = open(existing(d), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	long long us;

	if (fd < 0) {
		/* Closed to the caller, as it should be on an installed site. */
		if (errno != EACCES && errno != EOPNOTSUPP)
			found(d, "flush", FIT_BAD, arena_printf(a, "%s: %s", existing(d), strerror(errno)), NULL);
		return;
	}
	us = flush_time(fd);
	close(fd);
	if (us < 0)
		found(d, "flush", FIT_BAD, arena_printf(a, "%s: %s", existing(d), strerror(errno)), NULL);
	else if (us > FLUSH_SLOW_US)
		found(d, "flush", FIT_WEAK, arena_printf(a, tr(N_("one flush takes %lld us; each save waits for one")), us),
			tr(N_("a disk with flash memory, or a controller with a battery")));
	else if (us < FLUSH_LIE_US)
		found(d, "flush", FIT_WEAK, arena_printf(a, tr(N_("one flush takes %lld us: this disk may not keep what it is given")), us),
			tr(N_("switch its write cache off, or the virtual machine's")));
	else
		found(d, "flush", FIT_GOOD, arena_printf(a, tr(N_("one flush takes %lld us")), us), NULL);
}

/* The first thing in it that is another account's: what a restore or a copy by root leaves. */
static const char *strange(struct doctor *d, const char *dir, uid_t owner, int deep)
{
	DIR *folder = opendir(dir);
	const char *name = NULL;
	struct dirent *e;

	while (folder && !name && (e = readdir(folder))) {
		const char *path = arena_printf(&d->c->arena, "%s/%s", dir, e->d_name);
		struct stat st;

		if (str_equal(e->d_name, ".") || str_equal(e->d_name, "..") || lstat(path, &st))
			continue;
		if (st.st_uid != owner)
			name = path;
		else if (deep && S_ISDIR(st.st_mode))
			name = strange(d, path, owner, deep - 1);
	}
	if (folder)
		closedir(folder);
	return name;
}

static void look_at_owner(struct doctor *d, const struct stat *st)
{
	struct arena *a = &d->c->arena;
	const char *other = strange(d, d->data, st->st_uid, 1);

	if (d->shared && st->st_uid == 0)
		found(d, "data", FIT_BAD, arena_printf(a, tr(N_("%s belongs to root: the account that serves it cannot open it")), d->data),
			arena_printf(a, "chown -R plaint:plaint %s", d->data));
	else if (other)
		found(d, "data", FIT_BAD, arena_printf(a, tr(N_("%s belongs to another account than %s")), other, d->data),
			arena_printf(a, "chown -R --reference=%s %s", d->data, d->data));
}

void look_at_places(struct doctor *d)
{
	struct arena *a = &d->c->arena;
	const char *state = NULL;
	struct err err = ERR_INIT;
	struct stat st;

	if (path_state(a, &state, &err) || access(state, W_OK))
		found(d, "drafts", FIT_BAD, tr(N_("half-typed forms cannot be kept: the folder for them cannot be written")),
			tr(N_("make ~/.local/state yours, or set XDG_STATE_HOME")));
	else
		found(d, "drafts", FIT_GOOD, arena_printf(a, tr(N_("half-typed forms are kept in %s")), state), NULL);
	if (stat(d->data, &st))
		return;
	if (st.st_mode & 077)
		found(d, "data", FIT_BAD, arena_printf(a, tr(N_("%s is open to other accounts (mode %o)")), d->data, st.st_mode & 0777),
			arena_printf(a, "chmod 700 %s", d->data));
	else
		found(d, "data", FIT_GOOD, arena_printf(a, tr(N_("%s is closed to other accounts")), d->data), NULL);
	look_at_owner(d, &st);
}

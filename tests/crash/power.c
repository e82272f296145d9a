/* power.c - see power.h */
#include "power.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SECTOR 512

int power_load(struct power_record *r, const char *file)
{
	int fd = open(file, O_RDONLY | O_CLOEXEC);
	struct stat st;
	size_t size, at = 0, room = 0;

	*r = (struct power_record){ 0 };
	if (fd < 0 || fstat(fd, &st) != 0)
		return -1;
	size = (size_t)st.st_size;
	r->bytes = malloc(size + 1);
	while (at < size) {
		ssize_t n = read(fd, r->bytes + at, size - at);

		if (n <= 0)
			return -1;
		at += (size_t)n;
	}
	close(fd);
	for (at = 0; at + sizeof(struct disk_act) <= size;) {
		/* They lie one behind the other, wherever that is. */
		struct disk_act *a = malloc(sizeof *a + sizeof(char *));
		char *bytes;

		memcpy(a, r->bytes + at, sizeof *a);
		bytes = r->bytes + at + sizeof *a;
		memcpy((char *)a + sizeof *a, &bytes, sizeof bytes);
		at += sizeof *a + a->len;
		if (r->count == room) {
			room = room ? room * 2 : 256;
			r->act = realloc(r->act, room * sizeof *r->act);
		}
		r->act[r->count++] = a;
	}
	return 0;
}

const char *power_bytes(const struct disk_act *a)
{
	char *bytes;

	memcpy(&bytes, (const char *)a + sizeof *a, sizeof bytes);
	return bytes;
}

void power_release(struct power_record *r)
{
	for (size_t i = 0; i < r->count; i++)
		free(r->act[i]);
	free(r->act);
	free(r->bytes);
	*r = (struct power_record){ 0 };
}

/* --- what is certain to be there ----------------------------------------------------- */

/* Is name the directory that `path` lies in? */
static bool holds(const char *name, const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t len = slash ? (size_t)(slash - path) : 0;

	return strlen(name) == len && memcmp(name, path, len) == 0;
}

static bool is_name_change(const struct disk_act *a)
{
	return a->kind == DISK_MAKE || a->kind == DISK_RENAME || a->kind == DISK_REMOVE;
}

static bool flushed(const struct power_record *r, size_t i, size_t cut)
{
	const struct disk_act *a = r->act[i];

	for (size_t k = i + 1; k < cut; k++) {
		const struct disk_act *s = r->act[k];

		if (s->kind != DISK_SYNC)
			continue;
		if (is_name_change(a) && holds(s->name, a->name))
			return true;
		if (a->kind != DISK_RENAME && a->kind != DISK_REMOVE && strcmp(s->name, a->name) == 0)
			return true;
	}
	return false;
}

/* --- doing it again -------------------------------------------------------------------- */

/* Of a torn one any sectors may be there: disks write them in the order they like. */
static void do_write(int fd, const struct disk_act *a, bool torn, unsigned *seed)
{
	for (size_t at = 0, n; at < a->len; at += n) {
		n = torn && a->len - at > SECTOR ? SECTOR : a->len - at;
		if (torn && rand_r(seed) % 2)
			continue;
		if (pwrite(fd, power_bytes(a) + at, n, (off_t)(a->at + at)) != (ssize_t)n)
			abort();
	}
}

static void do_again(const char *dir, const struct disk_act *a, bool torn, unsigned *seed)
{
	char path[512], to[512];
	int fd;

	snprintf(path, sizeof path, "%s/%s", dir, a->name);
	switch (a->kind) {
	case DISK_RENAME:
		snprintf(to, sizeof to, "%s/%s", dir, power_bytes(a));
		rename(path, to);
		return;
	case DISK_REMOVE:
		unlink(path);
		return;
	case DISK_MAKE:
		fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
		break;
	case DISK_WRITE:
	case DISK_CUT:
		/* None: its making was lost, and with it all that is in it. */
		fd = open(path, O_RDWR | O_CLOEXEC);
		if (fd >= 0 && a->kind == DISK_WRITE)
			do_write(fd, a, torn, seed);
		else if (fd >= 0 && ftruncate(fd, (off_t)a->at) != 0)
			abort();
		break;
	default:
		return;
	}
	if (fd >= 0)
		close(fd);
}

uint64_t power_cut(const struct power_record *r, size_t cut, enum power_luck luck, unsigned *seed, const char *dir)
{
	bool names_go_on = true;
	uint64_t noted = 0;

	for (size_t i = 0; i < cut; i++) {
		const struct disk_act *a = r->act[i];
		bool sure = flushed(r, i, cut), there = sure || luck == POWER_ALL, torn = false;

		if (a->kind == DISK_NOTE && a->at > noted)
			noted = a->at;
		if (!sure && luck == POWER_SOME) {
			there = rand_r(seed) % 2;
			if (is_name_change(a))
				there = names_go_on = names_go_on && rand_r(seed) % 8 != 0;
			torn = a->kind == DISK_WRITE && a->len > SECTOR && rand_r(seed) % 3 == 0;
		}
		if (there)
			do_again(dir, a, torn, seed);
	}
	return noted;
}

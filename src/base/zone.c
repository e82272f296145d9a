/* Reads a zone of the machine by asking the C library for its offsets. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "plaint/arena.h"
#include "plaint/instant.h"
#include "plaint/str.h"

#define LAST_DAY 47482 /* 2100-01-01 */
#define STEP (10 * DAY) /* no zone changes there and back within so few days */

/* Is there such a zone file? The C library takes an unknown name for UTC in silence. */
static bool zone_exists(const char *name)
{
	const char *dir = getenv("TZDIR");
	char path[512], magic[4];
	size_t got;
	FILE *f;

	if (!*name || *name == '/' || strstr(name, "..") || strlen(name) >= sizeof((struct zone *)0)->name)
		return false;
	snprintf(path, sizeof path, "%s/%s", str_empty(dir) ? "/usr/share/zoneinfo" : dir, name);
	f = fopen(path, "rb");
	if (!f)
		return false;
	got = fread(magic, 1, sizeof magic, f);
	fclose(f);
	return got == sizeof magic && memcmp(magic, "TZif", sizeof magic) == 0;
}

static int32_t machine_offset(instant t)
{
	time_t when = (time_t)t;
	struct tm tm;

	if (!localtime_r(&when, &tm))
		return 0;
	return (int32_t)tm.tm_gmtoff;
}

/* The first instant after lo that has not lo's offset any more; hi has another. */
static instant change_between(instant lo, instant hi)
{
	int32_t offset = machine_offset(lo);

	while (hi - lo > 1) {
		instant mid = lo + (hi - lo) / 2;

		if (machine_offset(mid) == offset)
			lo = mid;
		else
			hi = mid;
	}
	return hi;
}

static void add_change(struct zone *z, instant at, int32_t offset)
{
	if ((z->count & (z->count - 1)) == 0) {
		size_t room = z->count ? z->count * 2 : 1;
		struct zone_change *grown = realloc(z->changes, room * sizeof *grown);

		if (!grown)
			abort();
		z->changes = grown;
	}
	z->changes[z->count].at = at;
	z->changes[z->count++].offset = offset;
}

static void find_changes(struct zone *z)
{
	instant end = (instant)LAST_DAY * DAY;
	int32_t offset = machine_offset(0);

	z->first_offset = offset;
	for (instant t = 0; t < end; t += STEP) {
		instant from = t;

		while (machine_offset(t + STEP) != offset) {
			from = change_between(from, t + STEP);
			offset = machine_offset(from);
			add_change(z, from, offset);
		}
	}
}

int zone_load(struct zone *z, const char *name, struct err *err)
{
	const char *tz = getenv("TZ");
	char *before = tz ? strdup(tz) : NULL;
	struct zone found = {.count = 0};

	name = str_or_empty(name);
	if (!zone_exists(name)) {
		free(before);
		return err_set(err, ERR_INPUT, NULL, N_("no time zone '%1' on this machine"), name, NULL);
	}
	snprintf(found.name, sizeof found.name, "%s", name);
	setenv("TZ", name, 1);
	tzset();
	find_changes(&found);
	if (before)
		setenv("TZ", before, 1);
	else
		unsetenv("TZ");
	tzset();
	free(before);
	*z = found;
	return 0;
}

void zone_release(struct zone *z)
{
	if (!z)
		return;
	free(z->changes);
	z->changes = NULL;
	z->count = 0;
}

/* power.h - what a power cut leaves of a directory whose acts were written down (disk.h).
 *
 * The promise of a disk: what was flushed stays. Of the rest, any part: written or not,
 * in any order, any of them torn: some of its sectors of 512 bytes. A file made is there once
 * it or its directory was flushed, else perhaps; renames and removals happen in order.
 */
#ifndef PLAINT_TESTS_CRASH_POWER_H
#define PLAINT_TESTS_CRASH_POWER_H

#include <stddef.h>

#include "disk.h"

struct power_record {
	char *bytes;
	struct disk_act **act;
	size_t count;
};

int power_load(struct power_record *r, const char *file);
/* What was written, or the new name. */
const char *power_bytes(const struct disk_act *a);
void power_release(struct power_record *r);

enum power_luck { POWER_NOTHING, POWER_SOME, POWER_ALL };
/* Does to dir (a copy of the directory as it was before) the first `cut` acts; of those
 * not flushed nothing, some at random (some of them torn), or all.
 * Returns the highest number noted. */
uint64_t power_cut(const struct power_record *r, size_t cut, enum power_luck luck, unsigned *seed, const char *dir);

#endif

/* disk.h - a disk that can be watched and made to fail: the calls that write, flush,
 * open, rename and remove files go through here (disk.c), and from here to the kernel.
 *
 * Watched: all that is done below one directory is written down, so that it can be done
 * again in part, as a power cut would leave it (power.h).
 * Failing: a chosen one of those calls, or of those that read, comes back with an error,
 * or not at all.
 */
#ifndef PLAINT_TESTS_CRASH_DISK_H
#define PLAINT_TESTS_CRASH_DISK_H

#include <stdbool.h>
#include <stdint.h>

enum disk_kind { DISK_WRITE, DISK_CUT, DISK_SYNC, DISK_MAKE, DISK_RENAME, DISK_REMOVE, DISK_NOTE };

/* One record of the file that is written; `len` bytes follow it: what was written, or
 * the new name. */
struct disk_act {
	uint32_t kind, len;
	uint64_t at;    /* offset, new length, or what disk_note was given */
	char name[200]; /* below the directory; empty: itself */
};

/* From now on what happens below dir is written into `record`, behind what is there. */
void disk_watch(const char *dir, const char *record);
/* Puts a number of one's own between the acts: what was acknowledged here. */
void disk_note(uint64_t number);

/* The error of a disk that hangs: the call never comes back. */
#define DISK_HANGS 0

/* From now on calls below dir are counted; the one with this number (from 1) fails with
 * the error, and with lasting all after it, too. 0: none fails, they are only counted. */
void disk_fail(const char *dir, long number, int error, bool lasting);
long disk_count(void);
/* Before that: the calls meant are those that read, or (false, at first) all others. */
void disk_fail_reads(bool reads);
/* The same from DISK_FAIL="DIR NUMBER ERROR LASTING [READS]", for a server of its own; the
 * signal SIGUSR1 ends it, or (number 0, lasting) begins it. */
void disk_fail_from_environment(void);

#endif

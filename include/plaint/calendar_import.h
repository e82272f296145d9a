/* calendar_import.h - iCalendar → `holidays` sections of a config (D-4). */
#ifndef PLAINT_CALENDAR_IMPORT_H
#define PLAINT_CALENDAR_IMPORT_H

#include "plaint/instant.h"
#include "plaint/profile.h"

/* Appends to out one section a holiday of the iCalendar file `path`: its days off and
 * the working days that make up for them, and how far the calendar is known.
 * title: of the sections (TITLE, or TITLE-1, TITLE-2 ...); NULL: by the file's name.
 * today: a day of now, for rules that never end.
 * Returns -1 when the file cannot be taken, with the errors in *faults, each with its
 * line, and nothing in out. What was left out (timed events) are notices. */
int calendar_import(const char *path, const char *title, daynum today, struct str *out, struct faults *faults);

#endif

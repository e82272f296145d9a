/* parts.h - small pieces of writing shared by the files of this folder. */
#ifndef PLAINT_REPORT_PARTS_H
#define PLAINT_REPORT_PARTS_H

#include "plaint/report.h"
#include "plaint/str.h"

/* "2026-11-22 14:32:07" in the site's zone; nothing for none. */
void add_time(struct str *out, const struct report_style *style, instant t);
/* "Fri 13 Feb 2026 17:20"; zh "2026-02-13 周五 17:20". */
void add_moment(struct str *out, const struct report_style *style, instant t);
/* "Sat 14 Feb"; zh "02-14 周六". */
void add_day(struct str *out, const struct report_style *style, daynum day);
/* Appends blanks until the text since `from` takes cols columns. */
void add_padding(struct str *out, size_t from, int cols);

/* What a person reads for the value of a field: names for the site's keys. */
const char *value_shown(struct arena *a, const struct report_style *style, const char *field, const char *text);
/* The label of a field, the profile's too. */
const char *field_label(const struct report_style *style, const char *field);
/* Whom an escalation goes to: a person, a department, a role, those on call. */
const char *addressee_shown(const struct report_style *style, const char *to);
/* "chen,li": their names. */
const char *people_shown(struct arena *a, const struct report_style *style, const char *logins);
/* "contact#2" → "Contact#2" in the reader's language. */
const char *clock_shown(struct arena *a, const struct report_style *style, const char *title);
/* The name of the state, of a clock's state, of an action as done. */
const char *state_shown(enum state s);
const char *clock_state_shown(enum clock_state s);
const char *action_shown(const char *action);

/* Behind a number of hours, where there is little room. */
const char *hour_mark(bool zh);

#endif

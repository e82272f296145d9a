/* town.h - sites made by hand, for the tests of the rules. */
#ifndef TESTS_RULES_TOWN_H
#define TESTS_RULES_TOWN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plaint/complaint.h"
#include "plaint/rules/calendar.h"
#include "plaint/site.h"

struct town {
	struct site *site;
	struct arena a;
	struct workdays *w;
};

/* A site with a zone, weekly hours ("|" between lines) and a period_end; no holidays. */
void town_bare(struct town *t, const char *zone, const char *hours, const char *period_end);
/* Asia/Shanghai, mon-fri 08:30-12:00 13:30-17:30, the holidays and make-up days of
 * 2024 to 2026 as the State Council announced them. */
void town_china(struct town *t, const char *period_end);
/* As town_china, with the departments, staff, words and clocks of a gas company. */
void town_gas(struct town *t);
void town_release(struct town *t);

/* Adds a section; members as "name=value", lists with "|" between. Ended by NULL.
 * Call town_compile after changes to the calendar. */
void town_add(struct town *t, const char *type, const char *title, ...) __attribute__((sentinel));
/* Adds a field to a form (made when new). */
void town_field(struct town *t, const char *form, const char *field, bool required);
void town_compile(struct town *t);

/* A moment of the town's zone: "2026-02-13 17:20". */
instant moment(const struct town *t, const char *text);
#define assert_moment(t, got, wanted) assert_moment_at(t, got, wanted, __FILE__, __LINE__)
void assert_moment_at(const struct town *t, instant got, const char *wanted, const char *file, int line);

struct texts list_of(struct arena *a, const char *text);
/* The texts with blanks between. */
const char *joined(struct arena *a, const struct texts *t);

/* A complaint received then, of that level. */
struct complaint *town_complaint(struct town *t, const char *received, int level);
/* Fields as "name=value", ended by NULL. */
struct values fields_of(struct arena *a, ...) __attribute__((sentinel));

#endif

/* ics.h - the parts of the import of an iCalendar file: lines → events → days → text. */
#ifndef PLAINT_PROFILE_ICS_H
#define PLAINT_PROFILE_ICS_H

#include "faults.h"
#include "plaint/instant.h"
#include "plaint/str.h"

struct ics {
	struct arena *arena;
	const char *path;
	struct faults *faults;
};
void ics_fault(struct ics *x, int line, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* A content line, its folds undone. */
struct ics_line {
	const char *text;
	int line;
};
/* A VEVENT: its own lines, without those of the alarms in it. */
struct ics_block {
	struct ics_line *item;
	size_t count;
	int line;
};
/* Cuts a file's text up; what does not nest or is no line is a fault. */
void ics_blocks(struct ics *x, const char *text, size_t len, struct ics_block **out, size_t *count);

/* What an event is by its words. */
enum ics_mark {
	ICS_PLAIN, /* nothing says: a day off where the whole file marks none */
	ICS_REST,
	ICS_WORK,
	ICS_MOVED, /* 调休: work if it is Saturday and Sunday alone, else rest */
	ICS_NONE,  /* a day to remember, worked as ever */
};
/* By X-APPLE-SPECIAL-DAY's value, a category, a summary, a description. */
enum ics_mark ics_apple_mark(const char *value);
enum ics_mark ics_category_mark(const char *text);
enum ics_mark ics_summary_mark(const char *text);
enum ics_mark ics_description_mark(const char *text);
/* The holiday's name: the summary without marks and counting of days. */
const char *ics_name(struct arena *a, const char *summary);
/* The same in English where it is one of China's public holidays, else NULL. */
const char *ics_english(struct arena *a, const char *name);

struct ics_days {
	daynum *item;
	size_t count;
};
struct ics_event {
	int line;
	const char *summary, *uid;
	enum ics_mark mark;
	bool timed, cancelled;
	daynum start;
	int days;              /* how many, from start on */
	const char *rule;      /* RRULE's value, or NULL */
	int rule_line;
	bool ends;             /* the rule has an UNTIL or a COUNT */
	bool every_year;       /* the rule says nothing but: this day, each year */
	struct ics_days but;   /* EXDATE, and days that another event replaces */
	struct ics_days also;  /* RDATE */
	bool replaces;         /* RECURRENCE-ID: stands for that day of the event of this uid */
	daynum replaced;
};
/* Reads an event; false (with a fault) when it cannot be. */
bool ics_event_read(struct ics *x, const struct ics_block *b, struct ics_event *out);

/* One day, of a year or (yearly) of every year: then a day of the year 2000. */
struct ics_day {
	bool yearly, work;
	daynum day;
	const char *name;
	int line;
};
struct ics_calendar {
	struct ics_day *item; /* by day, the yearly ones last; each once */
	size_t count;
	daynum known_until;   /* 0: only days of every year are given */
};
/* The days of all events; conflicts are faults, events left out are notices. */
void ics_calendar_make(struct ics *x, struct ics_event *e, size_t count, daynum today, struct ics_calendar *out);
/* The sections. */
void ics_print(struct ics *x, const struct ics_calendar *c, const char *title, struct str *out);

#endif

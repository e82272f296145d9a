/* tally.h - the figures of a report as data: tables whose lines can be added to each
 * other, so that a report of many complaints comes in pieces.
 *
 * Everything lives in the arena a tally was made in. Titles are message ids, or, where title_zh is set,
 * the site's own words in two languages.
 */
#ifndef PLAINT_TALLY_H
#define PLAINT_TALLY_H

#include "plaint/arena.h"
#include "plaint/instant.h"
#include "plaint/wire.h"

enum column_kind {
	COLUMN_COUNT, /* how many */
	COLUMN_RATE,  /* column `of` divided by column `per` */
	COLUMN_MEAN,  /* seconds: column `of` (a sum) divided by column `per` */
	COLUMN_SUM,   /* seconds or units; adds up, is no list of its own */
	COLUMN_YUAN,  /* an amount; its list is of the complaints that have one */
	COLUMN_TEXT,  /* of a ledger: a value of the field of that name */
	COLUMN_TIME,  /* of a ledger: ISO 8601 */
};

struct tally_column {
	const char *name;  /* "late"; a ledger's: the field */
	const char *title; /* message id; NULL: the label of the field of that name */
	const char *means; /* message id: what is counted, or NULL */
	enum column_kind kind;
	int of, per;       /* columns of this part, or -1 */
	bool hidden;       /* only there for a rate */
	int measure;       /* whoever counts notes here what; not packed */
};

struct tally_line {
	const char *key;    /* of the site, a day "2026-11-22", a number; "": not filled in */
	int64_t *n;         /* a figure a column; rates and means: unused */
	const char **text;  /* of a ledger: a text a column, each may be NULL */
};

enum part_order { PART_BY_COUNT, PART_BY_KEY, PART_AS_IT_IS };

struct tally_part {
	const char *name;   /* "channels": the beginning of its figures' names */
	const char *title, *title_zh;
	const char *source; /* whose keys: "channel", "clock", "day", "field NAME", "all" ... */
	enum part_order order;
	bool ledger;        /* lines of texts, one a complaint */
	struct tally_column *column;
	size_t columns;
	struct tally_line *line;
	size_t lines;
	uint32_t *slot;     /* hash of the keys: place + 1 */
	size_t slots;
};

/* A step of a report's way upward (HT-12): written, checked, approved, handed on. */
struct signing {
	const char *step;
	const char *by, *name; /* login, and the name as it was then */
	instant at;
	const char *remark;    /* or NULL */
	int64_t mark;          /* tally_mark of what was signed */
};

struct tally {
	struct arena *a;
	const char *report;    /* "daily" */
	const char *title, *title_zh;
	instant from, to;      /* received; both inclusive */
	instant at;            /* as of */
	struct tally_part *part;
	size_t parts;
	struct signing *signing;
	size_t signings;
	const char *check, *approve; /* roles that sign, or NULL */
	instant due, hand_on;  /* the days it is to be ready and handed on, or none */
	const char *head;      /* of the event chain, hexadecimal, or NULL (daily) */
	int64_t looked, whole; /* complaints looked at so far, and in all */
	uint64_t next;         /* where the next piece begins; 0: complete */
	bool open_names;       /* carries personal data (P-3) */
};

void tally_init(struct tally *s, struct arena *a);
/* The new part; keep no pointer into it while another one is added. Texts are copied. */
struct tally_part *tally_part(struct tally *s, const char *name, const char *title, const char *title_zh, const char *source);
/* Place of the new column, or of the one of that name that is there already. */
int part_column(struct tally *s, struct tally_part *p, const struct tally_column *c);
int part_find_column(const struct tally_part *p, const char *name);
/* The line of that key; made when it is not there. NULL is "". */
struct tally_line *part_line(struct tally *s, struct tally_part *p, const char *key);
struct tally_line *part_find(const struct tally_part *p, const char *key);
/* Adds the figures of a further piece; its head, signings and so on replace the old. */
void tally_add(struct tally *s, const struct tally *piece);
/* Puts the lines in order; when all pieces are there. */
void tally_sort(struct tally *s);

/* A rate in thousandths, or a mean in seconds, rounded; -1: nothing to divide by. Other
 * columns: the figure. */
int64_t line_figure(const struct tally_part *p, const struct tally_line *l, size_t column);
/* A check number over all figures: the same figures give the same. */
int64_t tally_mark(const struct tally *s);

/* A ledger's reply is as long as one frame allows; figures are small. */
void tally_pack(struct pack *p, const struct tally *s);
int tally_unpack(struct arena *a, const struct node *n, struct tally *s, struct err *err);

#endif

/* report.h - one report being made: what is asked for, and what each complaint adds. */
#ifndef CASEWORK_REPORT_H
#define CASEWORK_REPORT_H

#include "desk.h"
#include "plaint/rules/figures.h"

struct making {
	struct desk *d;
	const char *name;
	const struct report_kind *kind;   /* of the program's own, or NULL */
	const struct report_rule *rule;   /* the site's section, or NULL */
	const struct part_rule *parts; /* of the kind, or made of the profile's section */
	struct texts fields;    /* of a ledger */
	struct texts where;     /* "category=gas/..." */
	bool open_names;        /* personal data unmasked (P-3) */
	bool events;            /* some measure needs them */
	struct tally *tally;
	const char *figure;     /* the list behind this one is wanted, or NULL */
	struct { size_t part; const char *key; int column; } wanted;
	struct arena a;         /* of the complaint looked at */
	size_t looked, most;
	size_t bytes;           /* of a ledger so far */
	uint64_t next;
};

/* Names, period, columns: the tally without figures. */
int making_begin(struct making *m, struct err *err);
/* Is the complaint one of those asked for? */
bool making_takes(struct making *m, const struct complaint *c);
/* Does the report count by the time of settlement? */
bool making_settled(const struct making *m);
/* Do the conditions hold for it? */
bool making_where(struct making *m, const struct complaint *c);
/* Adds what it counts for; false: the piece is as long as it may be. */
bool making_count(struct making *m, const struct complaint *c, const struct event *events, size_t count);
/* Its line of a ledger. */
bool making_write(struct making *m, const struct complaint *c);
/* Its row, if the wanted figure counts it. */
bool making_list(struct making *m, const struct complaint *c, const struct event *events, size_t count);
/* Adds the row to the reply, counted n times; false: the piece is as long as it may be. */
bool making_row(struct making *m, const struct complaint *c, int64_t n, int mark);
/* The complaints of the wanted warning. */
int making_warned(struct making *m, struct err *err);
/* What passed a threshold in the period (PU-11). */
int making_warnings(struct making *m, struct err *err);
/* Who signed this report of this period (HT-12). */
int making_signings(struct making *m, struct err *err);
/* P-3: may the caller have customers' data in a report? */
int report_may_reveal(struct desk *d, struct err *err);
/* Is it on record that they are shown (report-reveal)? ERR_DENIED if not. */
int report_revealed(struct desk *d, struct err *err);
/* Splits the wanted figure's name. */
int making_figure(struct making *m, struct err *err);

#endif

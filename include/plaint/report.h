/* report.h - tables and records → text, JSON, CSV. Runs with the caller's own rights. */
#ifndef PLAINT_REPORT_H
#define PLAINT_REPORT_H

#include "plaint/message.h"
#include "plaint/rules/deadline.h"

/* Instead of a width: each row of a table a sentence, "title cell, title cell." */
#define REPORT_SPOKEN (-1)

enum report_format { REPORT_TEXT, REPORT_JSON, REPORT_CSV };

/* How to write: the site gives labels, zone and language. */
struct report_style {
	enum report_format format;
	const struct site *site;
	bool zh;
	instant now;
	int columns; /* width of text output; 0: as wide as needed; REPORT_SPOKEN */
	const struct editing *editing; /* who fills in a form on what is written (U-7) */
	size_t editing_count;
};

void report_rows(struct str *out, const struct report_style *style, const struct row *rows, size_t count);
/* The same for find, with the text around each match, "[" and "]" around it. */
void report_found(struct str *out, const struct report_style *style, const struct row *rows, size_t count);
/* One line each, at most 40 columns. */
void report_urgent(struct str *out, const struct report_style *style, const struct row *rows, size_t count);
void report_complaint(struct str *out, const struct report_style *style, const struct complaint *c,
	const struct event *events, size_t event_count);
/* What others changed since a version, from the events a conflict brings: a line a field,
 * old value, new value, who and when (L-5). */
void report_conflict(struct str *out, const struct report_style *style, const struct event *events, size_t count);
void report_steps(struct str *out, const struct report_style *style, const char *title, instant from, const char *limit,
	const struct deadline *d, instant warn, const struct steps *steps);
/* A limit in words: "3wd" is "3 working days", "3工作日"; what is none as it is. In the arena. */
const char *report_limit(struct arena *a, const char *limit);
/* A clock's rule, "GG-7 (ours)": what the procedure leaves open, in the reader's language. */
const char *report_rule(struct arena *a, const char *rule);
/* "-04:12", "06:51", "1h05", "3d 2h": the remaining time a list shows (zh: "3天2时"); from ten days on days alone. */
void report_remaining(struct str *out, int64_t seconds, bool zh);
/* The line of one step: "Sat 14 Feb  make-up working day", for the screen and for text. */
void report_step(struct str *out, const struct report_style *style, const struct step *s);
/* Load by department and person (S-5). */
void report_board(struct str *out, const struct report_style *style, const struct load *loads, size_t count);
/* "-04:12" of the most overdue one, else "42m": how long the oldest waits; nothing for none. */
void report_longest(struct str *out, const struct load *l, instant now, bool zh);
/* "on call", "here", "away", "not listed"; "" for a department. */
const char *load_presence(const struct load *l);
/* The end of a shift: JSON, or text of at most 80 columns to print. */
struct handover {
	const struct reply *reply; /* to `handover` */
	instant from;              /* the shift's beginning */
	int64_t within;            /* the next one's length */
	const char *name;          /* who hands over */
};
void report_handover(struct str *out, const struct report_style *style, const struct handover *h);
/* The figures of a report (U-13), complete and in order. CSV: a line a figure, or with
 * one part alone the table as it is; a ledger always. */
void report_tally(struct str *out, const struct report_style *style, const struct tally *s, const char *only_part);
/* A workbook with a sheet a part and native charts. ERR_STORE when it cannot be written. */
int report_tally_xlsx(const char *file, const struct report_style *style, const struct tally *s, struct err *err);
/* What a person reads: of the key of a line, of a column, of a part, of the whole. In the arena. */
const char *tally_key_shown(struct arena *a, const struct report_style *style, const struct tally_part *p, const char *key);
const char *tally_column_shown(const struct report_style *style, const struct tally_column *c);
const char *tally_title_shown(const struct report_style *style, const char *title, const char *title_zh);
/* "95.2%", "3d 2h", "41"; "-" where there is nothing to divide by. */
const char *tally_figure_shown(struct arena *a, const struct report_style *style, const struct tally_part *p, const struct tally_line *l,
	size_t column);
/* A cell of a ledger as a person reads it. */
const char *tally_cell_shown(struct arena *a, const struct report_style *style, const struct tally_part *p, const struct tally_line *l,
	size_t column);
/* What belongs to a period: "taken in", of one report "settled". */
const char *tally_basis_shown(const struct tally *s);
/* "2026-11-01 - 2026-11-30": days, with times where they are not whole days. */
const char *tally_period_shown(struct arena *a, const struct report_style *style, const struct tally *s);
/* The step of a report's way upward: "checked". */
const char *signing_shown(const char *step);
/* A list of the archive (PU-13), as the operation "archive" gave it. */
void report_archive(struct str *out, const struct report_style *style, const char *list, const struct row *rows, size_t count);
/* The certificate of what was destroyed, as the text of a letter. */
const char *report_certificate(struct arena *a, const struct report_style *style, const struct row *rows, size_t count);
/* A letter (rules/letter.h) on lines of that width: 80 for paper. */
void report_letter(struct str *out, const char *text, int columns);
/* The same as a PDF on A4, into a file that is not there yet. ERR_INPUT when it is,
 * ERR_STORE when it cannot be written or plaint-pdf or a font is missing. */
/* Can that file be written at all? Asked before a letter is, whose number would be lost. */
int report_letter_pdf_ready(const char *file, struct err *err);
int report_letter_pdf(const char *file, const char *text, struct err *err);
/* The supervision list (D-7): violations, or the documents of the ladder (U-6), a line a case. */
void report_violations(struct str *out, const struct report_style *style, const struct complaint *cases, size_t count);
void report_documents(struct str *out, const struct report_style *style, const struct complaint *cases, size_t count);
/* One document to print, of the complaint it is on: text, or JSON. */
void report_document(struct str *out, const struct report_style *style, const struct complaint *c, const struct document *d);
/* What a person reads: of the violation, of its deduction ("50-100", "80"), of its state; of the
 * kind of a document; "answered", "waits", "past: supervision notice next". In the arena. */
const char *violation_shown(struct arena *a, const struct report_style *style, const struct violation *v);
const char *deduction_shown(struct arena *a, const struct violation *v);
const char *violation_state_shown(enum violation_state s);
const char *document_kind_shown(const struct report_style *style, const char *kind);
const char *document_state_shown(struct arena *a, const struct report_style *style, const struct complaint *c, const struct document *d);
/* Evidence in words: "photo" of a name, "1.2 MB" of its length, and what an event's change of
 * it is called ("file HASH"; NULL: it is of something else). */
const char *report_evidence_type(const char *name);
const char *report_bytes(struct arena *a, int64_t bytes);
const char *report_evidence_label(const char *field);
/* What an event did, in a word: "forwarded"; "asked for: Destroy" while it waits for approval. */
const char *report_event_did(struct arena *a, const struct event *e);
/* The label of a change of an event that is about supervision ("violation settle"), or NULL; and
 * its value. */
const char *supervision_label(struct arena *a, const struct report_style *style, const char *field);
const char *supervision_value(const struct report_style *style, const char *field, const char *value);
/* JSON text of a string, quoted. */
void report_json_text(struct str *out, const char *s);
/* The language of the interface: "zh" when desk.conf, LANGUAGE, LC_ALL, LC_MESSAGES
 * or LANG says Chinese. Sets up gettext; call once at the start. */
bool report_language(const char *wanted);
/* gettext of an id; the id itself when there is no translation. */
const char *tr(const char *id);
/* The same of a text that holds a number n: one for 1, many for the others, as far as the
 * language tells them apart. */
const char *tr_n(const char *one, const char *many, unsigned long n);
/* Under zh_TW, zh_HK, zh_MO the site's Chinese texts that shipped with the program in
 * traditional characters; what a site wrote itself stays as it wrote it. Changes nothing
 * in other languages. */
void report_site(struct site *site);

/* What a person reads for a target that is neither a role nor somebody ("department",
 * "above", "oncall", "person", "taker"); NULL for any other. */
const char *target_shown(const char *to);

#endif

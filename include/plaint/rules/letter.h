/* letter.h - formal letters from the site's templates: the reply, notices (PU-8, U-6). Pure.
 *
 * The text of a letter is its paragraphs, a line each; "= " before a line puts it in the
 * middle, "> " to the right. How wide a line is, is the paper's or the screen's to say.
 */
#ifndef PLAINT_RULES_LETTER_H
#define PLAINT_RULES_LETTER_H

#include "plaint/complaint.h"
#include "plaint/site.h"

/* What a letter is made of. */
struct letter {
	const struct site *site;
	const struct complaint *complaint;
	const struct values *given; /* fields of the form: subject, analysis, wording, opinion ... */
	const char *kind;           /* title of the template: "reply" */
	const char *number;         /* of the letter, or NULL: not given yet */
	const char *writer;         /* who replies: a name */
	const struct document *document; /* of the ladder of supervision, which it prints (U-6), or NULL */
	bool zh;
	instant at;
};

/* Kind "supervision" prints a reminder, notice or criticism of the record: the one of that
 * number, or the newest; its number, date and writer become the letter's. Nothing changes for
 * other kinds, and where the profile has no `document` sections. ERR_INPUT when there is none. */
int letter_document(struct letter *l, const char *number, struct err *err);

/* Is there a template of that kind, in any language? */
const struct letter_kind *letter_kind_find(const struct site *site, const char *kind);
/* In the arena; NULL when there is no such template. */
const char *letter_text(struct arena *a, const struct letter *l);
/* What {{name}} says in that letter; "" for nothing. */
const char *letter_value(struct arena *a, const struct letter *l, const char *name);
/* A placeholder of the program, or a field of the record or of any form. */
bool letter_name_known(const struct site *site, const char *name);
/* The causes a letter gives: "reply", "preliminary" or NULL (PU-7). An extension with an
 * opinion is a preliminary one. */
const char *letter_means(const struct site *site, const struct values *given);

#endif

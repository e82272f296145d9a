/* letter_words.h - keys and days in the words of a letter. */
#ifndef RULES_LETTER_WORDS_H
#define RULES_LETTER_WORDS_H

#include "plaint/rules/letter.h"

/* "2026年11月22日", "22 November 2026" */
const char *letter_date(struct arena *a, daynum day, bool zh);
/* What a person reads for the text of that field. */
const char *letter_word(struct arena *a, const struct letter *l, const char *field, const char *text);

/* letter_document.c: of the document of supervision a letter prints (U-6). */
const char *document_kind_word(struct arena *a, const struct letter *l);
const char *document_words(struct arena *a, const struct letter *l);
const char *document_remark(struct arena *a, const struct letter *l);
const char *document_to(struct arena *a, const struct letter *l);
const char *document_answer(struct arena *a, const struct letter *l);
const char *document_limit(struct arena *a, const struct letter *l);

#endif

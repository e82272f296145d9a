/* journal.h - the bytes of a draft: a head and edits, each with its length before it. Pure. */
#ifndef PLAINT_TUI_JOURNAL_H
#define PLAINT_TUI_JOURNAL_H

#include "drafts.h"

#define JOURNAL_FIELDS 96

struct journal_text { char name[48]; struct str text; };
/* What the journal says up to now. */
struct journal {
	struct arena arena;
	struct draft_head head;
	struct journal_text field[JOURNAL_FIELDS];
	size_t count;
};
void journal_init(struct journal *j);
void journal_release(struct journal *j);
/* Reads records until the end or the first torn or senseless one. Returns the bytes
 * understood; 0: not even a head. */
size_t journal_read(struct journal *j, const void *bytes, size_t len);
/* Appends the head's record; keeps a copy of the head. */
void journal_head(struct journal *j, const struct draft_head *head, struct str *out);
/* Appends the difference of the field to its last text and takes the new one over;
 * appends nothing when there is none. False: too many fields. */
bool journal_edit(struct journal *j, const char *name, const char *text, struct str *out);
/* Head and fields as one map. */
void journal_pack(const struct journal *j, struct str *out);
int journal_unpack(struct arena *a, const void *bytes, size_t len, struct draft_head *head, struct values *values, struct err *err);
struct values journal_values(const struct journal *j, struct arena *a);

#endif

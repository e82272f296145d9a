/* drafts.h - what is being typed, kept key by key.
 *
 * One file a draft in a folder of the person's own (0600). A key is one write at
 * its end; a torn tail is left out when it is read. The desk that edits a draft
 * holds a lock on it, so two desks of one person do not take each other's.
 */
#ifndef PLAINT_TUI_DRAFTS_H
#define PLAINT_TUI_DRAFTS_H

#include <stdbool.h>
#include <stddef.h>

#include "plaint/arena.h"
#include "plaint/error.h"
#include "plaint/field.h"
#include "plaint/instant.h"
#include "plaint/str.h"

struct drafts;
struct draft_file;

/* What a draft is of. */
struct draft_head {
	const char *form;     /* "intake", or an action's name */
	const char *number;   /* of the complaint it is about, or NULL */
	const char *original; /* intake of the same matter again, or NULL */
	const char *login;
	const char *place;    /* data directory it belongs to: sample data and real ones do not mix */
	instant began;        /* the first key: intake clocks start here */
	int64_t version;      /* of the complaint as the form showed it; 0: not known */
};

/* dir: made (0700). login and place: whose drafts count as ours. */
int drafts_open(struct drafts **out, const char *dir, const char *login, const char *place, struct err *err);
void drafts_close(struct drafts *d);

/* A new draft, locked. */
int draft_begin(struct drafts *d, const struct draft_head *head, struct draft_file **out, struct err *err);
/* The same with a given id (NULL: a new one) and text: the copy the server kept of
 * another machine's. */
int draft_adopt(struct drafts *d, const char *id, const struct draft_head *head, const struct values *values,
	struct draft_file **out, struct err *err);
/* The field's text now; only the difference is written. */
int draft_field(struct draft_file *f, const char *name, const char *text, struct err *err);
/* To the disk, when something was written since. Called about once a second. */
void draft_sync(struct draft_file *f);
const char *draft_id(const struct draft_file *f);
/* All fields as bytes, for the copy on the server; changes counts the keys since it was begun. */
void draft_pack(const struct draft_file *f, struct str *out);
unsigned draft_changes(const struct draft_file *f);
/* In the arena; the other way round for bytes of draft_pack. */
struct values draft_values(const struct draft_file *f, struct arena *a);
int draft_unpack(struct arena *a, const void *bytes, size_t len, struct draft_head *head, struct values *values, struct err *err);
const struct draft_head *draft_headline(const struct draft_file *f);
instant draft_saved(const struct draft_file *f); /* the last write */
/* Registered or thrown away: the file goes. */
void draft_drop(struct draft_file *f);
/* Kept for later; the lock is given up. Takes NULL. */
void draft_aside(struct draft_file *f);

/* A draft nobody edits now. */
struct draft_found {
	const char *id;
	struct draft_head head;
	struct values values;
	instant saved; /* the last write */
};
/* Newest first; those of our login and place that hold any text. In the arena. */
size_t drafts_list(struct drafts *d, struct arena *a, struct draft_found **out);
size_t drafts_count(struct drafts *d);
/* Is there a file of that id, open on another desk or not? */
bool drafts_has(struct drafts *d, const char *id);
/* Takes it up again, locked. ERR_CONFLICT when another desk has it. */
int draft_resume(struct drafts *d, const char *id, struct draft_file **out, struct err *err);

#endif

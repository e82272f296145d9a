/* files.h - what the files of the evidence folder share (files*.c). */
#ifndef PLAINT_STORE_FILES_H
#define PLAINT_STORE_FILES_H

#include "access.h"

int files_cannot_write(const struct store *s, struct err *err);
/* A folder of the data directory, made durably when it is not there yet. */
int files_folder_make(const struct store *s, const char *name);
/* Opened for reading; -1 when it is missing, or hash is none. */
int files_open(const struct store *s, const char *hash, struct err *err);
/* Every entry of the folder but . and ..; what each returns ends it unless 0. */
typedef int files_entry(struct store *s, int dir, const char *name, void *arg, struct err *err);
int files_walk(struct store *s, files_entry *each, void *arg, struct err *err);
/* Notes what an earlier process marked and did not remove any more (files_gone.c). */
int files_read_marks(struct store *s, struct err *err);

#endif

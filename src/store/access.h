/* access.h - rows as Berkeley DB has them; long values in pieces (pieces.c). */
#ifndef PLAINT_STORE_ACCESS_H
#define PLAINT_STORE_ACCESS_H

#include "internal.h"

int row_get(struct store_txn *t, struct arena *a, enum table table, const void *key, size_t len, struct bytes *out,
	struct err *err);
int row_put(struct store_txn *t, enum table table, const void *key, size_t len, const void *value,
	size_t value_len, struct err *err);
int row_remove(struct store_txn *t, enum table table, const void *key, size_t len, struct err *err);
int row_scan(struct store_txn *t, enum table table, const void *prefix, size_t len, size_t first,
	table_each *each, void *arg, struct err *err);
int row_scan_from(struct store_txn *t, enum table table, const struct range *r, size_t first, table_each *each, void *arg,
	struct err *err);
/* Of a row that is a first piece: the key it stands for, and its bytes. */
bool piece_first(const struct bytes *key, const struct bytes *value, struct bytes *whole_key, struct bytes *first);

#endif

/* files_index.c - which records name a file: rows of the lookup table, several a record,
 * which the array of indexes has no way for. Kind `f`, hash, NUL, ~id. */
#include <string.h>

#include "internal.h"

#define KIND_FILE 'f'

void files_key(struct key *k, const char *hash, uint64_t id)
{
	key_clear(k);
	key_byte(k, KIND_FILE);
	key_title(k, hash, KEY_TEXT_MOST);
	key_u64(k, ~id);
}

struct naming {
	uint64_t but; /* id; 0: whichever */
	bool named;
};

static int note(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct naming *n = arg;

	(void)value;
	(void)err;
	n->named = lookup_id(key) != n->but;
	return n->named;
}

int store_file_shared(struct store_txn *t, const char *hash, uint64_t but, struct err *err)
{
	struct naming n = { .but = but };
	struct key k;

	files_key(&k, hash, 0);
	return table_scan(t, TABLE_LOOKUP, k.data, k.len - 8, SCAN_FIRST_KEYS, note, &n, err) < 0 ? -1 : n.named;
}

int files_named(struct store_txn *t, const char *hash, struct err *err)
{
	return store_file_shared(t, hash, 0, err);
}

static int unname(struct store_txn *t, const char *hash, uint64_t id, struct err *err)
{
	struct key k;
	int named;

	files_key(&k, hash, id);
	if (table_remove(t, TABLE_LOOKUP, k.data, k.len, err) < 0)
		return -1;
	named = files_named(t, hash, err);
	if (named != 0)
		return named < 0 ? -1 : 0;
	return files_mark_gone(t, hash, err);
}

int files_index(struct store_txn *t, const struct complaint *before, const struct complaint *after, struct err *err)
{
	struct key k;

	for (size_t i = 0; i < after->file_count; i++) {
		const char *hash = after->files[i].hash;

		if (before && complaint_file(before, hash))
			continue;
		files_key(&k, hash, after->id);
		if (table_put(t, TABLE_LOOKUP, k.data, k.len, "", 0, err) != 0)
			return -1;
	}
	for (size_t i = 0; before && i < before->file_count; i++)
		if (!complaint_file(after, before->files[i].hash) && unname(t, before->files[i].hash, after->id, err) != 0)
			return -1;
	return 0;
}

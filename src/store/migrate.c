/* migrate.c - a store of an earlier schema becomes one of this one, at its opening.
 *
 * Each step brings it one number further and can be begun again: it was cut short as
 * long as the number in the store is the old one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "search.h"

static int write_number(struct store_txn *t, void *arg, struct err *err)
{
	unsigned char v[4];

	put_u32(v, *(uint32_t *)arg);
	return table_put(t, TABLE_META, "schema", 6, v, sizeof v, err);
}

/* 2: the text search. 3: its index knows what searches are narrowed by (search_facts.c).
 * Once every complaint waits in `pending` the store is of schema 3: searches are right,
 * and indexing goes on even if it is interrupted here. Records and events are not
 * touched. */
static int search_again(struct store *s, uint32_t from, struct err *err)
{
	uint32_t number = 3;

	if (from < 2 && tables_add(s, 2, err) != 0)
		return -1;
	if (search_wait_all(s, err) != 0 || store_write(s, write_number, &number, err) != 0)
		return -1;
	return search_build(s, err);
}

/* 4: each number of another system is found, lists show them; what is lent out has a list.
 * Records name files of evidence; those of before have none. 5: a row for each violation and
 * document of supervision. 6: records keep what the customer's fields held before, rows
 * what their text says of them (P-3). */
static int rows_again(struct store *s, uint32_t from, struct err *err)
{
	uint32_t number = SCHEMA_NUMBER;

	return reindex_changed(s, from, err) != 0 ? -1 : store_write(s, write_number, &number, err);
}

/* As it was, for the older program, should one want to go back to it. */
static int keep_old(struct store *s, uint32_t from, struct err *err)
{
	struct store_status st;
	char name[32], *dir;
	int rc;

	snprintf(name, sizeof name, "schema-%u", from);
	dir = store_path(s->dir, name);
	rc = store_snapshot(s, dir, &st, err);
	if (rc == 0)
		store_say(s, "as it was it is kept in %s", dir);
	free(dir);
	return rc;
}

int schema_migrate(struct store *s, uint32_t from, struct err *err)
{
	/* A copy that is only being finished stays what it is. */
	if (s->copy)
		return 0;
	store_say(s, "the store is of schema %u, this program's is %u: it is brought up to date", from, SCHEMA_NUMBER);
	if (keep_old(s, from, err) != 0 || ends_load(s, err) != 0)
		return -1;
	if (from < 3 && search_again(s, from, err) != 0)
		return -1;
	return rows_again(s, from, err);
}

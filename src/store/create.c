/* create.c - a new store, and the schema number of an old one. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "internal.h"

static int write_schema(struct store_txn *t, void *arg, struct err *err)
{
	unsigned char v[4];

	(void)arg;
	put_u32(v, SCHEMA_NUMBER);
	return table_put(t, TABLE_META, "schema", 6, v, sizeof v, err);
}

int schema_write(struct store *s, struct err *err)
{
	return store_write(s, write_schema, NULL, err);
}

static int read_schema(struct store_txn *t, void *arg, struct err *err)
{
	uint32_t *out = arg;
	struct bytes v;
	int rc = table_get(t, &t->arena, TABLE_META, "schema", 6, &v, err);

	if (rc < 0)
		return -1;
	*out = rc == 1 && v.len == 4 ? get_u32(v.data) : 0;
	return 0;
}

int schema_check(struct store *s, struct err *err)
{
	char found[16], known[16];
	uint32_t number;

	if (store_read(s, read_schema, &number, err) != 0)
		return -1;
	if (number == SCHEMA_NUMBER)
		return tables_whole(s, err);
	if (number > 0 && number < SCHEMA_NUMBER)
		return schema_migrate(s, number, err);
	snprintf(found, sizeof found, "%u", number);
	snprintf(known, sizeof known, "%u", SCHEMA_NUMBER);
	if (number > SCHEMA_NUMBER)
		return err_set(err, ERR_STORE, NULL,
			N_("the store in %1 was made by a newer program (schema %2, this one knows %3)"), s->dir,
			found, known, NULL);
	return err_set(err, ERR_STORE, NULL,
		N_("the store in %1 has no schema number; see plaint-admin(8), \"damaged store\""), s->dir, NULL);
}

static int fill(struct store *s, struct err *err)
{
	int rc = env_open(s, 0, err);

	if (rc != 0)
		return -1;
	if (tables_open(s, true, err) != 0 || schema_write(s, err) != 0)
		return -1;
	rc = s->env->txn_checkpoint(s->env, 0, 0, DB_FORCE);
	if (rc != 0)
		return err_set(err, ERR_STORE, NULL, N_("the new store cannot be written: %1"), db_strerror(rc), NULL);
	return 0;
}

int store_create(struct store *s, struct err *err)
{
	char *home = s->home;
	char *fresh = store_path(s->dir, "db.new");
	int rc;

	folder_clear(fresh);
	if (mkdir(fresh, 0700) != 0 && errno != EEXIST) {
		rc = err_set(err, ERR_STORE, NULL, N_("cannot write in %1: %2"), s->dir, strerror(errno), NULL);
	} else {
		s->home = fresh;
		rc = fill(s, err);
		env_close(s);
		s->home = home;
		if (rc == 0 && (folder_sync(fresh) != 0 || rename(fresh, home) != 0 || folder_sync(s->dir) != 0))
			rc = err_set(err, ERR_STORE, NULL, N_("cannot write in %1: %2"), s->dir, strerror(errno),
				NULL);
	}
	free(fresh);
	return rc;
}

/* tables.c - the tables, and opening them. */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "internal.h"

/* A new table is one line here and one in enum table, and a migration that makes it. */
const struct table_info table_list[TABLE_COUNT] = {
	[TABLE_META] = { "meta", .pieces = false },
	[TABLE_COUNTER] = { "counter", .pieces = false },
	[TABLE_COMPLAINT] = { "complaint", .pieces = true },
	[TABLE_EVENT] = { "event", .pieces = false },
	[TABLE_PAYLOAD] = { "payload", .pieces = true },
	[TABLE_DRAFT] = { "draft", .pieces = false },
	[TABLE_REQUEST] = { "request", .pieces = true },
	[TABLE_EXPIRY] = { "expiry", .pieces = false, .derived = true },
	[TABLE_QUEUE] = { "queue", .pieces = false, .derived = true },
	[TABLE_NUMBER] = { "number", .pieces = false, .derived = true },
	[TABLE_LOOKUP] = { "lookup", .pieces = false, .derived = true },
	[TABLE_POSTING] = { "posting", .pieces = false, .since = 2, .derived = true },
	[TABLE_PENDING] = { "pending", .pieces = true, .since = 2, .derived = true },
};

/* One that may not be looked at is there: opening it says why not. */
static bool file_there(const struct store *s, int i)
{
	char *file = store_path(s->home, table_list[i].name);
	struct stat st;
	bool there = stat(file, &st) == 0 || errno != ENOENT;

	free(file);
	return there;
}

static int missing(const struct store *s, int i, struct err *err)
{
	if (table_list[i].derived)
		return err_set(err, ERR_STORE, NULL,
			N_("the table %1 is missing in %2; `plaint verify --repair` makes it anew, see plaint-admin(8), \"repair\""),
			table_list[i].name, s->home, NULL);
	return err_set(err, ERR_STORE, NULL,
		N_("the table %1 is missing in %2; see plaint-admin(8), \"missing table\""), table_list[i].name,
		s->home, NULL);
}

int tables_present(const struct store *s, struct err *err)
{
	for (int i = 0; i < TABLE_COUNT; i++)
		if (!table_list[i].since && !(s->repair && table_list[i].derived) && !file_there(s, i))
			return missing(s, i, err);
	return 0;
}

int tables_whole(const struct store *s, struct err *err)
{
	for (int i = 0; i < TABLE_COUNT; i++)
		if (!s->table[i])
			return missing(s, i, err);
	return 0;
}

static bool may_be_absent(const struct store *s, int i)
{
	return table_list[i].since || (s->repair && table_list[i].derived);
}

static int open_one(struct store *s, DB_TXN *txn, int i, bool create)
{
	uint32_t flags = DB_THREAD;
	DB *db;
	int rc = db_create(&db, s->env, 0);

	if (rc != 0)
		return rc;
	s->table[i] = db;
	db->set_pagesize(db, PAGE_SIZE_DB);
	db->set_flags(db, DB_CHKSUM);
	if (create)
		flags |= DB_CREATE | DB_EXCL;
	return db->open(db, txn, table_list[i].name, NULL, DB_BTREE, flags, 0600);
}

/* All in one transaction: one flush of the log instead of one a table. */
int tables_open(struct store *s, bool create, struct err *err)
{
	DB_TXN *txn;
	int rc = s->env->txn_begin(s->env, NULL, &txn, 0);
	int i = 0;

	if (rc == 0) {
		for (; rc == 0 && i < TABLE_COUNT; i++)
			if (create || !may_be_absent(s, i) || file_there(s, i))
				rc = open_one(s, txn, i, create);
		if (rc == 0)
			rc = txn->commit(txn, 0);
		else
			txn->abort(txn);
	}
	if (rc == 0)
		return 0;
	tables_close(s);
	if (env_refused(s, rc, err))
		return -1;
	return err_set(err, ERR_STORE, NULL,
		N_("the table %1 cannot be opened: %2; see plaint-admin(8), \"damaged store\""),
		i > 0 ? table_list[i - 1].name : "", db_strerror(rc), NULL);
}

static int make_or_empty(struct store *s, DB_TXN *txn, int i)
{
	u_int32_t rows;

	return s->table[i] ? s->table[i]->truncate(s->table[i], txn, &rows, 0) : open_one(s, txn, i, true);
}

/* Those of a schema number, or (since 0) the derived ones that are absent. */
static bool to_make(const struct store *s, uint32_t since, int i)
{
	return since ? table_list[i].since == since : table_list[i].derived && !s->table[i];
}

static int make_some(struct store *s, uint32_t since, const char *what, struct err *err)
{
	DB_TXN *txn;
	int rc = s->env->txn_begin(s->env, NULL, &txn, 0);

	if (rc == 0) {
		for (int i = 0; rc == 0 && i < TABLE_COUNT; i++)
			if (to_make(s, since, i))
				rc = make_or_empty(s, txn, i);
		if (rc == 0)
			rc = txn->commit(txn, 0);
		else
			txn->abort(txn);
	}
	/* Berkeley DB flushes what is in a new file, not its name. */
	if (rc == 0 && folder_sync(s->home) != 0)
		rc = errno;
	if (rc == 0)
		return 0;
	return store_cannot(s, rc, what, err);
}

int tables_add(struct store *s, uint32_t since, struct err *err)
{
	return make_some(s, since, "migration", err);
}

int tables_make_derived(struct store *s, struct err *err)
{
	return make_some(s, 0, "repair", err);
}

void tables_close(struct store *s)
{
	for (int i = 0; i < TABLE_COUNT; i++) {
		if (s->table[i])
			s->table[i]->close(s->table[i], store_ailing(s) ? DB_NOSYNC : 0);
		s->table[i] = NULL;
	}
}

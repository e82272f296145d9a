/* bench_sqlite.h - the same rows with the same indexes in one SQLite file: what a desk
 * without a serving process would do, a process each.
 */
#ifndef PLAINT_TESTS_BENCH_SQLITE_H
#define PLAINT_TESTS_BENCH_SQLITE_H

#include <sqlite3.h>

#include "bench.h"
#include "plaint/utf8.h"

static const char *const sqlite_schema =
	"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
	"CREATE TABLE counter(name TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID;"
	"CREATE TABLE complaint(id INTEGER PRIMARY KEY, record BLOB);"
	"CREATE TABLE event(seq INTEGER PRIMARY KEY, head BLOB);"
	"CREATE TABLE payload(complaint INTEGER, seq INTEGER, bytes BLOB, PRIMARY KEY(complaint, seq)) WITHOUT ROWID;"
	"CREATE TABLE request(id TEXT PRIMARY KEY, at INTEGER, answer BLOB) WITHOUT ROWID;"
	"CREATE INDEX expiry ON request(at);"
	"CREATE TABLE number(number TEXT PRIMARY KEY, id INTEGER) WITHOUT ROWID;"
	"CREATE TABLE queue(key BLOB PRIMARY KEY, row BLOB) WITHOUT ROWID;"
	"CREATE TABLE lookup(key BLOB PRIMARY KEY) WITHOUT ROWID;"
	"INSERT INTO counter VALUES('20251122', 0);";

struct sqlite_desk {
	sqlite3 *db;
	sqlite3_stmt *begin, *commit, *serial, *complaint, *event, *payload, *request, *number, *queue, *lookup;
};

static inline void sq(int rc, sqlite3 *db)
{
	if (rc != SQLITE_OK && rc != SQLITE_DONE && rc != SQLITE_ROW) {
		fprintf(stderr, "sqlite: %s\n", sqlite3_errmsg(db));
		exit(1);
	}
}

static inline sqlite3_stmt *sq_prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *s;

	sq(sqlite3_prepare_v2(db, sql, -1, &s, NULL), db);
	return s;
}

static inline void sqlite_make(const char *file)
{
	sqlite3 *db = NULL;

	sq(sqlite3_open(file, &db), db);
	sq(sqlite3_exec(db, sqlite_schema, NULL, NULL, NULL), db);
	sqlite3_close(db);
}

static inline void sqlite_begin(struct sqlite_desk *d, const char *file)
{
	d->db = NULL;
	sq(sqlite3_open(file, &d->db), d->db);
	sqlite3_busy_timeout(d->db, 60000);
	sq(sqlite3_exec(d->db, "PRAGMA synchronous=FULL", NULL, NULL, NULL), d->db);
	d->begin = sq_prepare(d->db, "BEGIN IMMEDIATE");
	d->commit = sq_prepare(d->db, "COMMIT");
	d->serial = sq_prepare(d->db, "UPDATE counter SET n = n + 1 WHERE name = '20251122' RETURNING n");
	d->complaint = sq_prepare(d->db, "INSERT INTO complaint VALUES(?, ?)");
	d->event = sq_prepare(d->db, "INSERT INTO event VALUES(?, ?)");
	d->payload = sq_prepare(d->db, "INSERT INTO payload VALUES(?, ?, ?)");
	d->request = sq_prepare(d->db, "INSERT INTO request VALUES(?, ?, ?)");
	d->number = sq_prepare(d->db, "INSERT INTO number VALUES(?, ?)");
	d->queue = sq_prepare(d->db, "INSERT INTO queue VALUES(?, ?)");
	d->lookup = sq_prepare(d->db, "INSERT INTO lookup VALUES(?)");
}

static inline void sq_run(struct sqlite_desk *d, sqlite3_stmt *s)
{
	sq(sqlite3_step(s), d->db);
	sqlite3_reset(s);
}

static inline void sq_queue(struct sqlite_desk *d, const char *whose, uint64_t id, const struct pack *row)
{
	char key[64];
	int len = snprintf(key, sizeof key, "%s%c%c%c%016" PRIx64 "%016" PRIx64, whose, 0, 1, 1, id * 7919, id);

	sqlite3_bind_blob(d->queue, 1, key, len, SQLITE_TRANSIENT);
	sqlite3_bind_blob(d->queue, 2, row->out.data, (int)row->out.len, SQLITE_STATIC);
	sq_run(d, d->queue);
}

static inline void sq_lookup(struct sqlite_desk *d, char kind, const char *text, uint64_t id)
{
	char key[200];
	int len = snprintf(key, sizeof key, "%c%s%c%016" PRIx64, kind, text, 0, id);

	sqlite3_bind_blob(d->lookup, 1, key, len, SQLITE_TRANSIENT);
	sq_run(d, d->lookup);
}

/* One complaint registered durably: counter, record, event, answer, ten index rows. */
static inline void sqlite_add(struct sqlite_desk *d, struct bench_field *f, uint64_t salt)
{
	struct arena a = ARENA_INIT;
	struct complaint c = { .version = 1, .level = 3, .received = BENCH_T0, .registered = BENCH_T0, .taker = "zhang" };
	struct event e = { .at = BENCH_T0, .seen = BENCH_T0, .login = "zhang", .name = "张敏", .from = "desk",
		.action = "accept" };
	struct clock_run run = { .name = "forward", .run = 1, .limit = "1h", .warn = "15m", .rule = "GC-3",
		.cause = "received", .started = BENCH_T0, .due = BENCH_T0 + HOUR, .original_due = BENCH_T0 + HOUR };
	struct pack record, payload, packed;
	struct row row;
	char head[140] = "", request[40];
	uint64_t id;

	sq_run(d, d->begin);
	sq(sqlite3_step(d->serial), d->db);
	id = (uint64_t)sqlite3_column_int64(d->serial, 0);
	sqlite3_reset(d->serial);
	c.id = id;
	c.number = arena_printf(&a, "20251122-%06" PRIu64, id);
	c.clocks = &run;
	c.clock_count = 1;
	for (int i = 0; i < BENCH_FIELDS; i++) {
		complaint_field_set(&a, &c, f[i].name, f[i].text);
		event_change(&a, &e, f[i].name, NULL, f[i].text);
	}
	row_from_complaint(&a, NULL, &c, &row);
	pack_init(&record);
	complaint_pack(&record, &c);
	pack_init(&payload);
	event_pack_payload(&payload, &e);
	pack_init(&packed);
	row_pack(&packed, &row);
	sqlite3_bind_int64(d->complaint, 1, (sqlite3_int64)id);
	sqlite3_bind_blob(d->complaint, 2, record.out.data, (int)record.out.len, SQLITE_STATIC);
	sq_run(d, d->complaint);
	sqlite3_bind_int64(d->event, 1, (sqlite3_int64)id);
	sqlite3_bind_blob(d->event, 2, head, sizeof head, SQLITE_STATIC);
	sq_run(d, d->event);
	sqlite3_bind_int64(d->payload, 1, (sqlite3_int64)id);
	sqlite3_bind_int64(d->payload, 2, (sqlite3_int64)id);
	sqlite3_bind_blob(d->payload, 3, payload.out.data, (int)payload.out.len, SQLITE_STATIC);
	sq_run(d, d->payload);
	snprintf(request, sizeof request, "%016" PRIx64 "-%08" PRIx64, salt * 0x9e3779b97f4a7c15u, id);
	sqlite3_bind_text(d->request, 1, request, -1, SQLITE_STATIC);
	sqlite3_bind_int64(d->request, 2, BENCH_T0 + (sqlite3_int64)id);
	sqlite3_bind_blob(d->request, 3, record.out.data, (int)record.out.len, SQLITE_STATIC);
	sq_run(d, d->request);
	sqlite3_bind_text(d->number, 1, c.number, -1, SQLITE_STATIC);
	sqlite3_bind_int64(d->number, 2, (sqlite3_int64)id);
	sq_run(d, d->number);
	sq_queue(d, "o", id, &packed);
	sq_queue(d, "tzhang", id, &packed);
	sq_queue(d, "saccepted", id, &packed);
	sq_lookup(d, 'e', c.number + 11, id);
	sq_lookup(d, 'p', f[0].text, id);
	sq_lookup(d, 'n', f[1].text, id);
	sq_lookup(d, 'a', f[2].text, id);
	sq_lookup(d, 'c', f[3].text, id);
	sq_run(d, d->commit);
	pack_release(&record);
	pack_release(&payload);
	pack_release(&packed);
	arena_release(&a);
}

#endif

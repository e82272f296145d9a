/* A row of an import: refused or taken by a store, which is put back each time; and its
 * values as JSON and back, the same bytes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "cli/rows_json.h"
#include "plaint/profile.h"
#include "plaint/store.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct store *store;
static struct site *site;
static char folder[] = "/tmp/plaint-fuzz-XXXXXX";

static void clear_up(void)
{
	char command[64];

	store_close(store);
	site_unref(site);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	if (system(command))
		abort();
}

static void open_store(void)
{
	struct store_options o = {.create = true, .reserve = 1};
	struct faults faults;

	faults_init(&faults);
	if (!mkdtemp(folder) || profile_load(NULL, 1780286400, &site, &faults, NULL) ||
		store_open(&store, folder, site, &o, NULL))
		abort();
	faults_release(&faults);
	atexit(clear_up);
}

/* Each row of the array as an import does, one after another; nothing is kept. */
static int write_rows(struct store_txn *t, void *arg, struct err *err)
{
	const struct node *rows = arg;

	if (rows->type != NODE_ARRAY)
		return -1;
	for (uint32_t i = 0; i < rows->count; i++) {
		struct err own = ERR_INIT;

		if (store_row_write(t, &rows->item[i], &own)) {
			if (own.code == ERR_NONE)
				abort();
			break;
		}
	}
	(void)err;
	return -1;
}

static void check_json(const struct node *n)
{
	static const struct key_name *const tables[] = {NULL, event_key_names, complaint_key_names};

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		json_t *v = value_json(n, tables[i]), *again = NULL;
		char *text = v ? json_dumps(v, JSON_ENCODE_ANY) : NULL;
		struct pack p;

		pack_init(&p);
		if (text)
			again = json_loads(text, JSON_DECODE_ANY, NULL);
		if (text && (!again || json_value(&p, again, tables[i]) == 0)) {
			struct arena a = ARENA_INIT;
			const struct node *back;

			/* What is written can be read, and says the same once more. */
			if (again && wire_parse(&a, p.out.data, p.out.len, &back, NULL) == 0) {
				json_t *w = value_json(back, tables[i]);

				if (!json_equal(v, w))
					abort();
				json_decref(w);
			}
			arena_release(&a);
		}
		pack_release(&p);
		free(text);
		json_decref(again);
		json_decref(v);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = ARENA_INIT;
	const struct node *n;

	if (!store)
		open_store();
	if (wire_parse(&a, data, size, &n, NULL) == 0) {
		store_write(store, write_rows, (void *)(uintptr_t)n, NULL);
		check_json(n);
	}
	arena_release(&a);
	return 0;
}

/* The bytes of a draft on somebody's disk, torn or damaged: what can be understood is shown as
 * text, and as a copy for the server it reads the same. */
#include <stdlib.h>
#include <string.h>

#include "plaint/utf8.h"
#include "tui/journal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_copy(const struct journal *j, struct arena *a, const struct values *shown)
{
	struct draft_head head;
	struct values back;
	struct str packed;

	str_init(&packed);
	journal_pack(j, &packed);
	if (j->head.form && (journal_unpack(a, packed.data, packed.len, &head, &back, NULL) || back.count != shown->count))
		abort();
	str_release(&packed);
}

/* An edit more goes behind what was read, and is read again. */
static void check_edit(struct journal *j, const uint8_t *data, size_t used)
{
	struct journal *again = malloc(sizeof *again);
	struct str all;

	str_init(&all);
	str_add_len(&all, data, used);
	if (!journal_edit(j, "remark", "later", &all)) {
		str_release(&all);
		free(again);
		return;
	}
	journal_init(again);
	if (journal_read(again, all.data, all.len) != all.len)
		abort();
	journal_release(again);
	free(again);
	str_release(&all);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct journal *j = malloc(sizeof *j);
	struct arena a = ARENA_INIT;
	struct values shown;
	size_t used;

	journal_init(j);
	used = journal_read(j, data, size);
	if (used > size)
		abort();
	if (used) {
		shown = journal_values(j, &a);
		for (size_t i = 0; i < shown.count; i++)
			if (!utf8_valid(shown.item[i].text, strlen(shown.item[i].text)))
				abort();
		check_copy(j, &a, &shown);
		check_edit(j, data, used);
	}
	arena_release(&a);
	journal_release(j);
	free(j);
	return 0;
}

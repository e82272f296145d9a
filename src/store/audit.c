/* audit.c - store_audit: the chain of events alone, and a head of it as it was once
 * printed on paper (L-3).
 */
#include <string.h>

#include "internal.h"

struct audit {
	struct check check;
	const unsigned char *head;
	uint64_t at;
};

static int find_head(void *arg, const struct bytes *key, const struct bytes *value, struct err *err)
{
	struct audit *x = arg;

	(void)err;
	if (key->len != 8 || value->len < EVENT_HASH || memcmp(value->data, x->head, EVENT_HASH) != 0)
		return 0;
	x->at = get_u64(key->data);
	return 1;
}

static int audit_work(struct store_txn *t, void *arg, struct err *err)
{
	struct audit *x = arg;
	int rc;

	x->check.t = t;
	x->check.faults = 0;
	t->walks = true;
	check_part(&x->check, 0, 300, t->ends.seq);
	if (check_events(&x->check, err) != 0)
		return -1;
	check_part(&x->check, 300, 500, t->ends.seq);
	if (check_payloads(&x->check, err) != 0)
		return -1;
	if (!x->head)
		return 0;
	rc = table_scan(t, TABLE_EVENT, NULL, 0, SCAN_FIRST_ROWS, find_head, x, err);
	return rc < 0 ? -1 : 0;
}

int store_audit(struct store *s, const unsigned char *head, uint64_t *at,
	void (*fault)(void *arg, const char *line), void *arg, uint64_t *faults, struct err *err)
{
	struct audit x = { .check = { .store = s, .fault = fault, .arg = arg }, .head = head };

	if (!s || !faults)
		return err_set(err, ERR_INPUT, NULL, N_("no store"), NULL);
	if (store_read(s, audit_work, &x, err) != 0)
		return -1;
	*faults = x.check.faults;
	if (at)
		*at = x.at;
	return 0;
}

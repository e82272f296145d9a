/* Evidence (GG-2): a file becomes part of a record, is read by those who see the customer
 * (P-3), stands in the chain (L-3), and goes with the record (PU-13). */
#include "hall.h"

#include <dirent.h>
#include <string.h>

#include "plaint/content.h"

/* What the client does before the action: "TOKEN NAME". */
static const char *sent(struct hall *h, const char *bytes, const char *name)
{
	struct store_coming c = { .size = strlen(bytes), .at = h->now };
	char token[STORE_TOKEN + 1];

	assert_int_equal(store_file_begin(h->store, &c, token, NULL), 0);
	assert_int_equal(store_file_piece(h->store, 0, token, 0, bytes, c.size, h->now, NULL), 0);
	assert_int_equal(store_file_end(h->store, 0, token, NULL), 0);
	return arena_printf(&h->a, "%s %s", token, name);
}

static const char *attached(struct hall *h, const char *login, const char *n, const char *bytes, const char *name)
{
	DONE(act(h, login, n, "attach", "file", sent(h, bytes, name), "remark", "见附件", NULL));
	return n;
}

static enum err_code upload(struct hall *h, const char *login, const char *n, const char *action, int64_t size)
{
	h->q.number = n;
	h->q.action = action;
	h->q.text = "begin";
	h->q.filter.offset = size;
	return ask(h, login, "upload");
}

static enum err_code file(struct hall *h, const char *login, const char *n, const char *which, const char *text)
{
	h->q.number = n;
	h->q.action = which;
	h->q.text = text;
	return ask(h, login, "file");
}

static size_t files(struct hall *h)
{
	DIR *d = opendir(arena_printf(&h->a, "%s/files", h->dir));
	struct dirent *e;
	size_t count = 0;

	while (d && (e = readdir(d)))
		count += e->d_name[0] != '.';
	if (d)
		closedir(d);
	return count;
}

static void no_fault(void *arg, const char *line)
{
	(void)arg;
	fail_msg("%s", line);
}

static void store_is_whole(struct hall *h)
{
	uint64_t faults = 0;

	assert_int_equal(store_maintain(h->store, h->now, NULL), 0);
	assert_int_equal(store_verify(h->store, no_fault, NULL, &faults, NULL), 0);
	DONE(ask(h, "zong", "audit"));
	assert_int_equal(h->r.total, 0);
}

static void test_attach(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);
	const struct complaint *c;
	const struct evidence *f;

	attached(h, "chen", n, "meter", "/home/chen/表 前面.JPG");
	c = look(h, n);
	assert_int_equal(c->file_count, 1);
	f = &c->files[0];
	assert_string_equal(f->name, "表 前面.JPG");
	assert_string_equal(evidence_type(f->name), "photo");
	assert_int_equal(f->size, 5);
	assert_string_equal(f->by, "chen");
	assert_int_equal(f->at, h->now);
	assert_true(content_is_name(f->hash));
	assert_string_equal(changed(h, n, "attach", arena_printf(&h->a, "file %s", f->hash)), ">表 前面.JPG");
	assert_string_equal(changed(h, n, "attach", arena_printf(&h->a, "bytes %s", f->hash)), ">5");
	assert_string_equal(event_of(h, n, "attach")->remark, "见附件");
	store_is_whole(h);
	/* Once is enough; and a token is good once. */
	assert_int_equal(act(h, "chen", n, "attach", "file", sent(h, "meter", "again.jpg"), NULL), ERR_INPUT);
	assert_non_null(strstr(said(h), "attached already"));
	assert_int_equal(act(h, "chen", n, "attach", "file", "0123456789abcdef x.jpg", NULL), ERR_INPUT);
	assert_string_equal(h->r.err.id, UPLOAD_LOST);
	assert_int_equal(act(h, "chen", n, "attach", "remark", "nothing", NULL), ERR_INPUT);
	assert_int_equal(events(h, n, "attach"), 1);
	assert_int_equal(files(h), 1);
	store_is_whole(h);
	hall_again(h);
	assert_int_equal(look(h, n)->file_count, 1);
	DONE(file(h, "chen", n, "1", "open"));
}

/* Before a byte is sent: may it be done at all, and is it not too long? */
static void test_may_be_sent(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);

	DONE(upload(h, "chen", n, "attach", 1000));
	assert_int_equal(upload(h, "chen", n, "attach", 0), ERR_INPUT);
	assert_int_equal(upload(h, "chen", n, "attach", (32 << 20) + 1), ERR_INPUT);
	assert_non_null(strstr(said(h), "at most 33554432"));
	assert_int_equal(upload(h, "chen", "20260101-0001", "attach", 5), ERR_NO);
	assert_int_equal(upload(h, "chen", n, "juggle", 5), ERR_INPUT);
	assert_int_equal(upload(h, "chen", n, "resume", 5), ERR_INPUT); /* it does not stand still */
	assert_int_equal(upload(h, "guan", n, "attach", 5), ERR_DENIED);
	assert_int_equal(upload(h, "gu", NULL, NULL, 5), ERR_DENIED);
	assert_int_equal(upload(h, "nobody", n, "attach", 5), ERR_DENIED);
	assert_int_equal(act(h, "guan", n, "attach", "file", sent(h, "x", "x"), NULL), ERR_DENIED);
}

/* P-3: the rule of the customer's name. */
static void test_who_reads_it(void **state)
{
	struct hall *h = *state;
	const char *n, *seen;

	DONE(add(h, "chen", "phone", "13957284610", "name", "欧阳娜娜", "address", "学院路77号9-876", "category", "meter/reading", "text",
		"表不准", NULL));
	n = arena_strdup(&h->a, h->r.complaint->number);
	attached(h, "chen", n, "her face", "欧阳娜娜 13957284610.jpg");
	seen = arena_printf(&h->a, "seen %s", look(h, n)->files[0].hash);
	DONE(file(h, "chen", n, "1", "open"));
	assert_int_equal(h->r.total, 8);
	DONE(file(h, "chen", n, "1", "piece"));
	assert_int_equal(h->r.bytes_len, 8);
	assert_memory_equal(h->r.bytes, "her face", 8);
	DONE(file(h, "chen", n, arena_strndup(&h->a, look(h, n)->files[0].hash, 12), "open"));
	assert_int_equal(file(h, "chen", n, "2", "open"), ERR_NO);
	assert_int_equal(file(h, "chen", n, "0", "open"), ERR_NO);
	assert_int_equal(events(h, n, "reveal"), 0);
	/* Another taker neither reads nor knows the name in the file's name. */
	h->q.number = n;
	DONE(ask(h, "zhou", "show"));
	assert_null(strstr(h->r.complaint->files[0].name, "娜娜"));
	assert_null(strstr(h->r.complaint->files[0].name, "5728"));
	assert_int_equal(file(h, "zhou", n, "1", "open"), ERR_DENIED);
	assert_string_equal(h->r.err.field, "reveal");
	assert_int_equal(file(h, "zhou", n, "1", "piece"), ERR_DENIED);
	assert_int_equal(h->r.bytes_len, 0);
	/* An unmasking, and on record; for a while, and not for somebody else. */
	assert_int_equal(act(h, "zhou", n, "reveal", "file", "7", NULL), ERR_NO);
	DONE(act(h, "zhou", n, "reveal", "file", "1", NULL));
	assert_string_equal(changed(h, n, "reveal", seen), ">欧阳娜娜 13957284610.jpg");
	DONE(file(h, "zhou", n, "1", "piece"));
	assert_memory_equal(h->r.bytes, "her face", 8);
	assert_int_equal(file(h, "he", n, "1", "open"), ERR_DENIED);
	h->now += 11 * MINUTE;
	assert_int_equal(file(h, "zhou", n, "1", "open"), ERR_DENIED);
	assert_int_equal(act(h, "guan", n, "reveal", "file", "1", NULL), ERR_DENIED);
	store_is_whole(h);
}

/* A field of type file in any form needs no code: the record has its name, and the file. */
static void test_in_any_form(void **state)
{
	struct hall *h = *state;
	const struct complaint *c;
	const char *n;

	DONE(add(h, "chen", "phone", "13800138000", "category", "bill/amount", "text", "气费", "scan", sent(h, "paper", "信.pdf"), NULL));
	n = arena_strdup(&h->a, h->r.complaint->number);
	c = look(h, n);
	assert_string_equal(complaint_field(c, "scan"), "信.pdf");
	assert_int_equal(c->file_count, 1);
	assert_string_equal(c->files[0].field, "scan");
	/* As it was, sent back by a form. */
	DONE(act(h, "chen", n, "edit", "scan", "信.pdf", "effect", "多付", NULL));
	assert_int_equal(look(h, n)->file_count, 1);
	DONE(act(h, "chen", n, "edit", "scan", sent(h, "page two", "../信 2.pdf"), NULL));
	c = look(h, n);
	assert_string_equal(complaint_field(c, "scan"), "信 2.pdf");
	assert_int_equal(c->file_count, 2);
	assert_int_equal(act(h, "chen", n, "edit", "scan", "/etc/passwd", NULL), ERR_INPUT);
	store_is_whole(h);
}

static const char *put_away(struct hall *h, const char *name, const char *confidential)
{
	const char *n = a_bill(h);

	attached(h, "chen", n, name, arena_printf(&h->a, "%s.txt", name));
	attached(h, "chen", n, "both have it", "both.txt");
	DONE(act(h, "chen", n, "forward", NULL));
	DONE(act(h, "he", n, "contact", "outcome", "reached", NULL));
	DONE(act(h, "he", n, "resolve", "facts", "表计超差", "measures", "换表退费", "accountability", "无", "satisfaction", "satisfied", NULL));
	DONE(act(h, "chen", n, "feedback", "remark", "已告知", NULL));
	DONE(act(h, "gu", n, "archive", "satisfaction", "satisfied", "confidential", confidential, NULL));
	return n;
}

/* PU-13: its files go with it, but not one that another record names. */
static void test_destroyed(void **state)
{
	struct hall *h = *state;
	const char *n = put_away(h, "one", "no"), *other = put_away(h, "two", "yes");
	const struct complaint *c;

	assert_int_equal(files(h), 3);
	assert_int_equal(file(h, "lin", other, "1", "open"), ERR_DENIED); /* confidential */
	h->now = at(h, "2031-03-03 09:00");
	DONE(act(h, "gu", n, "destroy", "reason", "保管期满", NULL));
	assert_int_equal(files(h), 3);
	DONE(act(h, "zong", n, "approve", "asked", "destroy", "opinion", "同意", NULL));
	store_is_whole(h);
	assert_int_equal(files(h), 2);
	c = look(h, n);
	assert_int_equal(c->file_count, 0);
	assert_string_equal(complaint_field(c, "files_destroyed"), "1");
	assert_string_equal(complaint_field(c, "files_kept"), "1");
	assert_int_equal(file(h, "zong", n, "1", "open"), ERR_NO);
	DONE(file(h, "zong", other, "2", "open"));
	h->q.text = "destroyed";
	DONE(ask(h, "gu", "archive"));
	assert_int_equal(h->r.rows[0].hit_at, 1);
	assert_int_equal(h->r.rows[0].hit_len, 1);
	/* The last one that names it. */
	DONE(act(h, "gu", other, "destroy", "reason", "保管期满", NULL));
	DONE(act(h, "zong", other, "approve", "asked", "destroy", "opinion", "同意", NULL));
	store_is_whole(h);
	assert_int_equal(files(h), 0);
	assert_string_equal(complaint_field(look(h, other), "files_destroyed"), "2");
}

/* Somebody else was faster: nothing of it stays. */
static void test_conflict(void **state)
{
	struct hall *h = *state;
	const char *n = a_bill(h);
	uint32_t version = look(h, n)->version;

	DONE(act(h, "lin", n, "note", "remark", "先", NULL));
	h->q.if_version = version;
	assert_int_equal(act(h, "chen", n, "attach", "file", sent(h, "late", "late.jpg"), NULL), ERR_CONFLICT);
	assert_int_equal(look(h, n)->file_count, 0);
	store_file_drop(h->store, 0, NULL);
	assert_int_equal(files(h), 0);
	store_is_whole(h);
}

static int with_scan(void **state)
{
	hall_config = "tests/casework/scan/site.conf";
	return hall_up(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_attach, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_may_be_sent, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_who_reads_it, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_conflict, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_destroyed, hall_up, hall_down),
		cmocka_unit_test_setup_teardown(test_in_any_form, with_scan, hall_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

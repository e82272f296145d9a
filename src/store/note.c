/* note.c - the last acknowledged event, kept beside the store.
 *
 * A damaged tail of the log is cut off silently by recovery. Each flush notes the last
 * event in this file (a plain write: no second flush a change; synced about once a
 * second), and start-up compares: what was acknowledged must be there.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

#define NOTE_NAME "acknowledged"
/* 20 digits, a blank, the hash in hexadecimal, a line end: one sector, never torn. */
#define NOTE_LEN (20 + 1 + 2 * EVENT_HASH + 1)

/* A store that is gone while its note is there was lost, not never made. */
int note_absent(struct store *s, struct err *err)
{
	char *file = store_path(s->dir, NOTE_NAME);
	int there = access(file, F_OK);

	free(file);
	if (there != 0)
		return 0;
	return err_set(err, ERR_STORE, NULL,
		N_("the store in %1 is gone, although events in it were acknowledged; see plaint-admin(8), \"missing table\""),
		s->dir, NULL);
}

int note_open(struct store *s, struct err *err)
{
	char *file = store_path(s->dir, NOTE_NAME);
	int rc = 0;

	s->note.fd = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (s->note.fd < 0)
		rc = err_set(err, ERR_STORE, NULL, N_("cannot write in %1: %2"), s->dir, strerror(errno), NULL);
	free(file);
	return rc;
}

static void format(const struct ends *e, char out[NOTE_LEN + 1])
{
	static const char digits[] = "0123456789abcdef";
	int at = snprintf(out, NOTE_LEN, "%020" PRIu64 " ", e->seq);

	for (int i = 0; i < EVENT_HASH; i++) {
		out[at++] = digits[e->hash[i] >> 4];
		out[at++] = digits[e->hash[i] & 15];
	}
	out[at] = '\n';
	out[at + 1] = '\0';
}

/* 1 read, 0 nothing noted yet, -1 not such a file. */
static int parse(struct store *s, uint64_t *seq, char hex[2 * EVENT_HASH + 1])
{
	char line[NOTE_LEN + 1];
	ssize_t n = pread(s->note.fd, line, NOTE_LEN, 0);
	char *end;

	if (n == 0)
		return 0;
	if (n != NOTE_LEN || line[20] != ' ' || line[NOTE_LEN - 1] != '\n')
		return -1;
	line[NOTE_LEN - 1] = '\0';
	*seq = strtoull(line, &end, 10);
	if (end != line + 20)
		return -1;
	memcpy(hex, line + 21, 2 * EVENT_HASH + 1);
	return 1;
}

struct noted {
	uint64_t seq;
	char hex[2 * EVENT_HASH + 1];
	bool same;
};

/* Is the event noted the one that the store has under that number? */
static int compare(struct store_txn *t, void *arg, struct err *err)
{
	struct noted *n = arg;
	unsigned char key[8];
	struct bytes v;
	int rc;

	put_u64(key, n->seq);
	rc = table_get(t, &t->arena, TABLE_EVENT, key, sizeof key, &v, err);
	if (rc < 0)
		return -1;
	n->same = rc == 1 && v.len >= EVENT_HASH;
	for (int i = 0; n->same && i < EVENT_HASH; i++) {
		char two[3];

		snprintf(two, sizeof two, "%02x", ((const unsigned char *)v.data)[i]);
		n->same = memcmp(two, n->hex + 2 * i, 2) == 0;
	}
	return 0;
}

static int shortened(struct store *s, uint64_t noted, struct err *err)
{
	char first[24], last[24];

	snprintf(first, sizeof first, "%" PRIu64, s->ends.seq + 1);
	snprintf(last, sizeof last, "%" PRIu64, noted);
	return err_set(err, ERR_STORE, NULL,
		N_("the log of the store in %1 was shortened: the acknowledged events %2 to %3 are missing; see plaint-admin(8), \"log shortened\""),
		s->dir, first, last, NULL);
}

int note_compare(struct store *s, struct err *err)
{
	struct noted n = { 0 };
	int rc = parse(s, &n.seq, n.hex);

	if (rc < 0)
		return err_set(err, ERR_STORE, NULL,
			N_("the file %1 in %2 is damaged; see plaint-admin(8), \"log shortened\""), NOTE_NAME, s->dir,
			NULL);
	if (rc == 0 && s->ends.seq > 0 && !s->copy)
		store_say(s, "no note of the last acknowledged event: begun anew");
	if (rc == 1 && n.seq > s->ends.seq)
		return shortened(s, n.seq, err);
	if (rc == 1 && n.seq > 0) {
		char seq[24];

		if (store_read(s, compare, &n, err) != 0)
			return -1;
		snprintf(seq, sizeof seq, "%" PRIu64, n.seq);
		if (!n.same)
			return err_set(err, ERR_STORE, NULL,
				N_("event %1 of the store in %2 is not the one acknowledged; see plaint-admin(8), \"log shortened\""),
				seq, s->dir, NULL);
	}
	return note_write(s, &s->ends, err);
}

int note_write(struct store *s, const struct ends *ends, struct err *err)
{
	char line[NOTE_LEN + 1];
	int rc = 0;

	format(ends, line);
	pthread_mutex_lock(&s->note.lock);
	if (ends->seq > s->note.seq || s->note.seq == 0) {
		if (pwrite(s->note.fd, line, NOTE_LEN, 0) != NOTE_LEN)
			rc = err_set(err, ERR_STORE, NULL, N_("cannot write in %1: %2"), s->dir, strerror(errno), NULL);
		s->note.seq = ends->seq;
		s->note.dirty = true;
	}
	pthread_mutex_unlock(&s->note.lock);
	return rc;
}

int note_sync(struct store *s, struct err *err)
{
	bool dirty;

	pthread_mutex_lock(&s->note.lock);
	dirty = s->note.dirty;
	s->note.dirty = false;
	pthread_mutex_unlock(&s->note.lock);
	if (dirty && fdatasync(s->note.fd) != 0)
		return err_set(err, ERR_STORE, NULL, N_("cannot write in %1: %2"), s->dir, strerror(errno), NULL);
	return 0;
}

void note_close(struct store *s)
{
	if (s->note.fd >= 0)
		close(s->note.fd);
	s->note.fd = -1;
}

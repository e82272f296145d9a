/* doublewrite_place.c - see doublewrite.h
 *
 * Images are needed until the pages they belong to are flushed in their places. When all
 * are, the file is begun again; when it gets long before, the tables are flushed for it.
 */
#include <errno.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "doublewrite.h"

static bool write_all(int fd, const unsigned char *bytes, size_t len, uint64_t at)
{
	while (len > 0) {
		ssize_t n = pwrite(fd, bytes, len, (off_t)at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes += n;
		at += (uint64_t)n;
		len -= (size_t)n;
	}
	return true;
}

static bool flushed(const struct doublewrite *d)
{
	for (int i = 0; i < TABLE_COUNT; i++)
		if (d->table[i].synced != d->table[i].written)
			return false;
	return true;
}

static int flush_tables(struct doublewrite *d)
{
	for (int i = 0; i < TABLE_COUNT; i++) {
		struct placed *p = &d->table[i];
		bool needless;

		pthread_mutex_lock(&d->lock);
		needless = p->synced == p->written;
		pthread_mutex_unlock(&d->lock);
		if (needless)
			continue;
		if (fdatasync(p->fd) != 0) {
			doublewrite_unflushed(d);
			return -1;
		}
		pthread_mutex_lock(&d->lock);
		p->synced = p->written;
		pthread_mutex_unlock(&d->lock);
	}
	return 0;
}

static void begin_again(struct doublewrite *d)
{
	d->end = 0;
	d->serial = 0;
	randombytes_buf(d->generation, GENERATION);
}

/* Only one places, but others flush tables and say so meanwhile. */
static int make_room(struct doublewrite *d, size_t len)
{
	int rc = 0;

	pthread_mutex_lock(&d->lock);
	if (d->end + len > DOUBLEWRITE_MOST && !flushed(d)) {
		pthread_mutex_unlock(&d->lock);
		rc = flush_tables(d);
		pthread_mutex_lock(&d->lock);
	}
	if (rc == 0 && flushed(d))
		begin_again(d);
	pthread_mutex_unlock(&d->lock);
	return rc;
}

/* A table made meanwhile gets its number with its first page. */
static void name_tables(struct doublewrite *d, const struct held *h)
{
	for (uint32_t i = 0; i < h->count; i++) {
		struct placed *p = &d->table[h->at[i].table];
		unsigned char *image = chunk_image(h->chunk, i);

		if (!p->named)
			p->named = table_uid(p->fd, p->uid);
		if (p->named)
			memcpy(image + IMAGE_NAME, p->uid, IMAGE_UID);
	}
}

static int put_images(struct doublewrite *d, const struct held *h)
{
	size_t len = CHUNK_SIZE(h->count);

	if (make_room(d, len) != 0)
		return -1;
	name_tables(d, h);
	chunk_seal(h->chunk, d->generation, d->serial, h->count);
	if (!write_all(d->fd, h->chunk, len, d->end) || fdatasync(d->fd) != 0)
		return -1;
	d->end += len;
	d->serial++;
	return 0;
}

int doublewrite_place(struct doublewrite *d, const struct held *h)
{
	if (put_images(d, h) != 0)
		return -1;
	for (uint32_t i = 0; i < h->count; i++) {
		struct placed *p = &d->table[h->at[i].table];
		uint64_t at = (uint64_t)h->at[i].page * PAGE_SIZE_DB;
		bool ok = write_all(p->fd, chunk_image(h->chunk, i) + IMAGE_HEAD, PAGE_SIZE_DB, at);

		/* Afterwards: a flush that came before counts for nothing. */
		pthread_mutex_lock(&d->lock);
		p->written++;
		pthread_mutex_unlock(&d->lock);
		if (!ok)
			return -1;
	}
	return 0;
}

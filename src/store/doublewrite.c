/* doublewrite.c - see doublewrite.h. One thread places at a time, without the lock: readers
 * go on meanwhile and find in memory what is on its way. */
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "doublewrite.h"

/* Berkeley DB's calls say only which descriptor: each store that is open is here. */
static pthread_mutex_t all_lock = PTHREAD_MUTEX_INITIALIZER;
static struct doublewrite *all;
static atomic_uint held_now; /* pages, of all of them */

/* --- finding -------------------------------------------------------------------------- */

static int table_of(const struct doublewrite *d, const struct stat *st)
{
	for (int i = 0; i < TABLE_COUNT; i++)
		if (d->table[i].fd >= 0 && d->table[i].ino == st->st_ino && d->table[i].dev == st->st_dev)
			return i;
	return -1;
}

/* Whose table is it? Returned locked, or NULL. */
static struct doublewrite *find(int fd, int *table)
{
	struct doublewrite *d;
	struct stat st;
	int kept = errno;

	if (fstat(fd, &st) != 0) {
		errno = kept;
		return NULL;
	}
	pthread_mutex_lock(&all_lock);
	for (d = all; d; d = d->next) {
		pthread_mutex_lock(&d->lock);
		*table = table_of(d, &st);
		if (*table >= 0)
			break;
		pthread_mutex_unlock(&d->lock);
	}
	pthread_mutex_unlock(&all_lock);
	return d;
}

static unsigned char *image_of(const struct held *h, int table, uint32_t page)
{
	for (uint32_t i = 0; i < h->count; i++)
		if (h->at[i].page == page && h->at[i].table == table)
			return chunk_image(h->chunk, i);
	return NULL;
}

static bool is_page(size_t len, off_t at)
{
	return len == PAGE_SIZE_DB && at % PAGE_SIZE_DB == 0 && at / PAGE_SIZE_DB <= UINT32_MAX;
}

/* --- placing ----------------------------------------------------------------------------- */

/* Locked. What another places is waited for; what could not be placed is tried again
 * first (*again). */
static int place_some(struct doublewrite *d, bool *again)
{
	int rc, error;

	while (d->busy)
		pthread_cond_wait(&d->idle, &d->lock);
	*again = d->placing->count > 0;
	if (!*again) {
		struct held *h = d->placing;

		d->placing = d->filling;
		d->filling = h;
	}
	if (d->placing->count == 0)
		return 0;
	d->busy = true;
	pthread_mutex_unlock(&d->lock);
	rc = doublewrite_place(d, d->placing);
	error = errno;
	pthread_mutex_lock(&d->lock);
	if (rc == 0) {
		atomic_fetch_sub(&held_now, d->placing->count);
		d->placing->count = 0;
	}
	d->busy = false;
	pthread_cond_broadcast(&d->idle);
	errno = error;
	return rc;
}

/* Locked: what is held by now is in its place. */
static int place_all(struct doublewrite *d)
{
	bool again = true;
	int rc = 0;

	while (rc == 0 && again)
		rc = place_some(d, &again);
	return rc;
}

/* --- opening and cutting --------------------------------------------------------------------- */

static int table_named(const struct doublewrite *d, const char *path)
{
	const char *home = d->store->home;
	size_t len = strlen(home);

	if (strncmp(path, home, len) != 0 || path[len] != '/')
		return -1;
	for (int i = 0; i < TABLE_COUNT; i++)
		if (strcmp(path + len + 1, table_list[i].name) == 0)
			return i;
	return -1;
}

/* As find. Only the list is locked while it is looked for: the others work on meanwhile. */
static struct doublewrite *find_named(const char *path, int *table)
{
	struct doublewrite *d;

	pthread_mutex_lock(&all_lock);
	for (d = all; d; d = d->next)
		if ((*table = table_named(d, path)) >= 0)
			break;
	if (d)
		pthread_mutex_lock(&d->lock);
	pthread_mutex_unlock(&all_lock);
	return d;
}

static int settle(struct doublewrite *d)
{
	int rc, error;

	if (!d)
		return 0;
	rc = place_all(d);
	error = errno;
	pthread_mutex_unlock(&d->lock);
	errno = error;
	return rc;
}

int doublewrite_settle(const char *path)
{
	int table;

	return settle(find_named(path, &table));
}

int doublewrite_cut(int fd)
{
	int table;

	return settle(find(fd, &table));
}

/* Locked, unless nobody else knows of it yet. Who places uses the descriptors. */
static void look_at(struct doublewrite *d, int i)
{
	char *file = store_path(d->store->home, table_list[i].name);
	struct placed *p = &d->table[i];
	struct stat st;

	while (d->busy)
		pthread_cond_wait(&d->idle, &d->lock);
	if (stat(file, &st) == 0 && (p->fd < 0 || p->ino != st.st_ino || p->dev != st.st_dev)) {
		if (p->fd >= 0)
			close(p->fd);
		*p = (struct placed){ .fd = open(file, O_RDWR | O_CLOEXEC), .dev = st.st_dev, .ino = st.st_ino };
	}
	free(file);
}

void doublewrite_opened(const char *path)
{
	int table, kept = errno;
	struct doublewrite *d = find_named(path, &table);

	if (d) {
		look_at(d, table);
		pthread_mutex_unlock(&d->lock);
	}
	errno = kept;
}

/* --- Berkeley DB's calls --------------------------------------------------------------------- */

/* Locked, and there is room. */
static unsigned char *image_new(struct doublewrite *d, int table, uint32_t page)
{
	struct held *h = d->filling;
	unsigned char *image = chunk_image(h->chunk, h->count);

	h->at[h->count].table = table;
	h->at[h->count].page = page;
	h->count++;
	atomic_fetch_add(&held_now, 1);
	memset(image, 0, IMAGE_HEAD);
	strncpy((char *)image, table_list[table].name, IMAGE_NAME - 1);
	put_u32(image + IMAGE_NAME + IMAGE_UID, page);
	return image;
}

bool doublewrite_write(int fd, const void *bytes, size_t len, off_t at, ssize_t *n)
{
	struct doublewrite *d;
	uint32_t page = (uint32_t)(at / PAGE_SIZE_DB);
	unsigned char *image;
	bool again;
	int table;

	d = is_page(len, at) ? find(fd, &table) : NULL;
	if (!d)
		return false;
	*n = (ssize_t)len;
	while (!(image = image_of(d->filling, table, page)) && d->filling->count == DOUBLEWRITE_PAGES && *n > 0)
		if (place_some(d, &again) != 0)
			*n = -1;
	if (*n > 0 && !image)
		image = image_new(d, table, page);
	if (*n > 0)
		memcpy(image + IMAGE_HEAD, bytes, len);
	pthread_mutex_unlock(&d->lock);
	return true;
}

bool doublewrite_read(int fd, void *to, size_t len, off_t at)
{
	struct doublewrite *d;
	uint32_t page = (uint32_t)(at / PAGE_SIZE_DB);
	unsigned char *image;
	int table;

	d = atomic_load(&held_now) && is_page(len, at) ? find(fd, &table) : NULL;
	if (!d)
		return false;
	image = image_of(d->filling, table, page);
	if (!image)
		image = image_of(d->placing, table, page);
	if (image)
		memcpy(to, image + IMAGE_HEAD, len);
	pthread_mutex_unlock(&d->lock);
	return image != NULL;
}

bool doublewrite_read_many(int fd, void *to, size_t len, off_t at, ssize_t *n)
{
	struct doublewrite *d;
	int table, error;

	d = len > PAGE_SIZE_DB ? find(fd, &table) : NULL;
	if (!d)
		return false;
	*n = place_all(d);
	error = errno;
	while (d->busy)
		pthread_cond_wait(&d->idle, &d->lock);
	d->busy = true;
	pthread_mutex_unlock(&d->lock);
	if (*n == 0) {
		*n = pread(fd, to, len, at);
		error = errno;
	}
	pthread_mutex_lock(&d->lock);
	d->busy = false;
	pthread_cond_broadcast(&d->idle);
	pthread_mutex_unlock(&d->lock);
	errno = error;
	return true;
}

void doublewrite_unflushed(struct doublewrite *d)
{
	struct store *s = d->store;
	bool lost = errno == EIO;
	int kept = errno;

	if (!lost)
		return;
	pthread_mutex_lock(&s->state);
	lost = !s->broken;
	s->broken = true;
	pthread_mutex_unlock(&s->state);
	if (lost)
		store_say(s, "a flush of a table failed: what it lost is in the log, the store must be opened again");
	errno = kept;
}

bool doublewrite_sync(int fd, int *rc)
{
	struct doublewrite *d;
	uint64_t written = 0;
	int table, error;

	d = find(fd, &table);
	if (!d)
		return false;
	*rc = place_all(d);
	written = d->table[table].written;
	error = errno;
	pthread_mutex_unlock(&d->lock);
	if (*rc == 0) {
		*rc = fdatasync(fd);
		error = errno;
		if (*rc != 0)
			doublewrite_unflushed(d);
	}
	pthread_mutex_lock(&d->lock);
	if (*rc == 0 && d->table[table].synced < written)
		d->table[table].synced = written;
	pthread_mutex_unlock(&d->lock);
	errno = error;
	return true;
}

/* --- begin and end ----------------------------------------------------------------------- */

int doublewrite_begin(struct store *s, struct err *err)
{
	char *file = store_path(s->dir, DOUBLEWRITE_NAME);
	int fd = s->copy ? -1 : open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	struct doublewrite *d;

	free(file);
	if (s->copy)
		return 0;
	if (fd < 0 || folder_sync(s->dir) != 0) {
		err_set(err, ERR_STORE, NULL, N_("cannot write in %1: %2"), s->dir, strerror(errno), NULL);
		if (fd >= 0)
			close(fd);
		return -1;
	}
	d = s->twice = calloc(1, sizeof *d);
	if (!d)
		abort();
	d->store = s;
	d->fd = fd;
	randombytes_buf(d->generation, GENERATION);
	pthread_mutex_init(&d->lock, NULL);
	pthread_cond_init(&d->idle, NULL);
	for (int i = 0; i < 2; i++)
		if (!(d->held[i].chunk = malloc(CHUNK_SIZE(DOUBLEWRITE_PAGES))))
			abort();
	d->filling = &d->held[0];
	d->placing = &d->held[1];
	for (int i = 0; i < TABLE_COUNT; i++) {
		d->table[i].fd = -1;
		look_at(d, i);
	}
	pthread_mutex_lock(&all_lock);
	d->next = all;
	all = d;
	pthread_mutex_unlock(&all_lock);
	return 0;
}

/* What is still held is not needed: the log has it, as after a crash. */
void doublewrite_end(struct store *s)
{
	struct doublewrite *d = s->twice, **at = &all;

	if (!d)
		return;
	pthread_mutex_lock(&all_lock);
	while (*at != d)
		at = &(*at)->next;
	*at = d->next;
	pthread_mutex_unlock(&all_lock);
	atomic_fetch_sub(&held_now, d->filling->count + d->placing->count);
	for (int i = 0; i < TABLE_COUNT; i++)
		if (d->table[i].fd >= 0)
			close(d->table[i].fd);
	close(d->fd);
	for (int i = 0; i < 2; i++)
		free(d->held[i].chunk);
	pthread_mutex_destroy(&d->lock);
	pthread_cond_destroy(&d->idle);
	free(d);
	s->twice = NULL;
}

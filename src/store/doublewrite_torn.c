/* doublewrite_torn.c - see doublewrite.h. At the start: only what is torn is written, so
 * that an image left from long ago never takes the place of a whole page.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "doublewrite.h"

struct mending {
	struct store *store;
	unsigned char *bytes; /* the file */
	size_t len;
	unsigned char **image; /* oldest first */
	size_t count;
	int fd[TABLE_COUNT];
	bool known[TABLE_COUNT]; /* images are of it */
	uint64_t mended;
};

static bool read_file(struct mending *m, int fd)
{
	struct stat st;
	ssize_t n = 1;

	/* Never longer: what is behind belongs to nothing. */
	if (fstat(fd, &st) != 0)
		return false;
	m->len = st.st_size > DOUBLEWRITE_MOST ? DOUBLEWRITE_MOST : (size_t)st.st_size;
	m->bytes = malloc(m->len + 1);
	if (!m->bytes)
		abort();
	for (size_t at = 0; at < m->len && n != 0; at += (size_t)n) {
		n = pread(fd, m->bytes + at, m->len - at, (off_t)at);
		if (n < 0)
			return false;
		if (n == 0)
			m->len = at;
	}
	return true;
}

static void list_images(struct mending *m)
{
	unsigned char *before = NULL, *chunk = m->bytes;
	size_t left = m->len;
	uint32_t count;

	m->image = malloc((m->len / IMAGE_SIZE + 1) * sizeof *m->image);
	if (!m->image)
		abort();
	while ((count = chunk_count(chunk, left)) > 0 && chunk_follows(chunk, before)) {
		for (uint32_t i = 0; i < count; i++)
			m->image[m->count++] = chunk_image(chunk, i);
		before = chunk;
		chunk += CHUNK_SIZE(count);
		left -= CHUNK_SIZE(count);
	}
}

/* -1: the image is of no table, or of one that was put in another's place since. */
static int table_of(struct mending *m, const unsigned char *image)
{
	unsigned char uid[IMAGE_UID];

	for (int i = 0; i < TABLE_COUNT; i++) {
		if (strncmp((const char *)image, table_list[i].name, IMAGE_NAME) != 0)
			continue;
		if (m->fd[i] < 0) {
			char *file = store_path(m->store->home, table_list[i].name);

			m->fd[i] = open(file, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
			free(file);
		}
		return m->fd[i] >= 0 && table_uid(m->fd[i], uid) && memcmp(uid, image + IMAGE_NAME, IMAGE_UID) == 0 ? i : -1;
	}
	return -1;
}

/* A page the file does not reach to was never begun. */
static bool torn(int fd, off_t at)
{
	unsigned char page[PAGE_SIZE_DB] = { 0 };
	ssize_t n = pread(fd, page, sizeof page, at);

	return n > 0 && (n < (ssize_t)sizeof page || !page_whole(page));
}

static int mend_page(struct mending *m, const unsigned char *image)
{
	int i = table_of(m, image);
	off_t at = (off_t)get_u32(image + IMAGE_NAME + IMAGE_UID) * PAGE_SIZE_DB;

	if (i >= 0)
		m->known[i] = true;
	if (i < 0 || !torn(m->fd[i], at))
		return 0;
	if (pwrite(m->fd[i], image + IMAGE_HEAD, PAGE_SIZE_DB, at) != PAGE_SIZE_DB)
		return -1;
	m->mended++;
	return 0;
}

/* The newest first: once its page is whole the older ones leave it alone. What is whole may
 * not be on the disk yet, where a killed process wrote it: it is flushed, too, before its
 * image is given up. */
static int mend_pages(struct mending *m)
{
	int rc = 0;

	for (size_t i = m->count; rc == 0 && i-- > 0;)
		rc = mend_page(m, m->image[i]);
	for (int i = 0; i < TABLE_COUNT; i++) {
		if (rc == 0 && m->known[i])
			rc = fdatasync(m->fd[i]);
		if (m->fd[i] >= 0)
			close(m->fd[i]);
	}
	return rc;
}

int doublewrite_mend(struct store *s, struct err *err)
{
	char *file = store_path(s->dir, DOUBLEWRITE_NAME);
	int fd = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW), rc = 0;
	struct mending m = { .store = s };

	if (fd < 0) {
		free(file);
		return 0; /* none was written yet, or its owner is wrong, which the begin says */
	}
	for (int i = 0; i < TABLE_COUNT; i++)
		m.fd[i] = -1;
	if (!read_file(&m, fd)) {
		rc = err_set(err, ERR_STORE, NULL, N_("cannot read %1: %2"), file, strerror(errno), NULL);
	} else {
		list_images(&m);
		if (mend_pages(&m) != 0)
			rc = err_set(err, ERR_STORE, NULL, N_("cannot write in %1: %2"), s->dir, strerror(errno), NULL);
	}
	close(fd);
	free(file);
	if (m.mended > 0)
		store_say(s, "%" PRIu64 " torn pages were put right from their images", m.mended);
	free(m.image);
	free(m.bytes);
	return rc;
}

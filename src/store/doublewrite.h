/* doublewrite.h - each page of a table is written twice, so that a power cut in the middle
 * of writing it costs nothing.
 *
 * Berkeley DB's log holds changes, not pages: with a page of which only some sectors
 * reached the disk, recovery has nothing to begin with. So pages on their way to a table
 * are held back; before any of them goes to its place all of them lie, flushed, in the
 * file `pages` of the data directory. The next start finds torn pages by their checksum
 * and puts the image back, before recovery.
 *
 *   disk.c               Berkeley DB's calls, asked here first
 *   doublewrite.c        what is held, and when it goes to the disk
 *   doublewrite_place.c  onto the disk: the images, then the pages in their places
 *   doublewrite_torn.c   at the start: torn pages put right
 *   doublewrite_chunk.c  how images lie in the file
 */
#ifndef PLAINT_STORE_DOUBLEWRITE_H
#define PLAINT_STORE_DOUBLEWRITE_H

#include "internal.h"

/* --- the file: chunks, one behind the other ---------------------------------------- */

/* Those that are valid now share a generation and count up from 0; what lies behind them
 * is left from before. */
#define GENERATION 16
#define CHUNK_HEAD 64
/* Name of the table, its own number as Berkeley DB gave it, number of the page. */
#define IMAGE_NAME 16
#define IMAGE_UID 20
#define IMAGE_HEAD (IMAGE_NAME + IMAGE_UID + 4)
#define IMAGE_SIZE (IMAGE_HEAD + PAGE_SIZE_DB)
#define CHUNK_SIZE(count) (CHUNK_HEAD + (size_t)(count)*IMAGE_SIZE)

/* Fills in the head of a chunk whose images are there. */
void chunk_seal(unsigned char *chunk, const unsigned char generation[GENERATION], uint32_t serial, uint32_t count);
/* The number of images of a whole chunk; 0: what lies there is none. */
uint32_t chunk_count(const unsigned char *chunk, size_t len);
bool chunk_follows(const unsigned char *chunk, const unsigned char *before);
unsigned char *chunk_image(unsigned char *chunk, size_t i);
/* A page as Berkeley DB writes it, its checksum right; one never written (all zero) is, too. */
bool page_whole(const unsigned char page[PAGE_SIZE_DB]);
/* The number Berkeley DB gave a table, from its file: false: it has none yet. */
bool table_uid(int fd, unsigned char uid[IMAGE_UID]);

/* --- what is held --------------------------------------------------------------------- */

struct held {
	uint32_t count;
	struct {
		int table;
		uint32_t page;
	} at[DOUBLEWRITE_PAGES];
	unsigned char *chunk; /* the images, as they will lie in the file */
};

struct placed {
	int fd; /* of our own; -1: the table is not there */
	dev_t dev;
	ino_t ino;
	bool named; /* uid is known */
	unsigned char uid[IMAGE_UID];
	uint64_t written, synced; /* how often written to, and how much of it is flushed */
};

struct doublewrite {
	struct doublewrite *next;
	struct store *store;
	int fd;
	uint64_t end; /* where the next chunk goes */
	unsigned char generation[GENERATION];
	uint32_t serial;
	pthread_mutex_t lock; /* for all of this but what `busy` keeps */
	pthread_cond_t idle;
	bool busy; /* one places what `placing` holds: the file and the tables are its own */
	struct held held[2], *filling, *placing;
	struct placed table[TABLE_COUNT];
};

/* A flush of a table failed (errno). With EIO the kernel may have dropped what it had, and the
 * next flush would succeed: only the log has it now, so the store must be opened again. */
void doublewrite_unflushed(struct doublewrite *d);
/* Images to the file, flushed; then each page to its place. 0, or -1 with errno: nothing
 * of it counts as placed. Only while busy. */
int doublewrite_place(struct doublewrite *d, const struct held *h);

/* --- for open.c -------------------------------------------------------------------- */

/* Puts torn pages right. Before anything else touches the tables. */
int doublewrite_mend(struct store *s, struct err *err);
/* From here on pages of the tables are written twice. Not for a copy: it is flushed as a
 * whole before it counts. */
int doublewrite_begin(struct store *s, struct err *err);
void doublewrite_end(struct store *s);

/* --- for disk.c ----------------------------------------------------------------------
 * With a descriptor of Berkeley DB's; false: not a page of such a table, or not held. */

/* Takes the page; *n as pwrite returns it. */
bool doublewrite_write(int fd, const void *bytes, size_t len, off_t at, ssize_t *n);
bool doublewrite_read(int fd, void *to, size_t len, off_t at);
/* Many pages at once, as a backup reads them: none is placed meanwhile, which would tear
 * it for the reader. *n as pread returns it. */
bool doublewrite_read_many(int fd, void *to, size_t len, off_t at, ssize_t *n);
/* What is held goes to its place, before a table is opened or cut. 0, or -1 with errno. */
int doublewrite_settle(const char *path);
int doublewrite_cut(int fd);
/* A table that was opened may be a new one, or put in another's place: by a migration, a
 * repair, or by recovery, which makes one again that a crash took away. */
void doublewrite_opened(const char *path);
/* Flushes a table, what is held of it first; *rc as fdatasync returns it. */
bool doublewrite_sync(int fd, int *rc);

#endif

/* files_import.c - evidence that comes with an import, piece by piece. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"

#define IMPORTING "new-import"

static int write_piece(const char *path, uint64_t offset, const void *data, size_t len, bool last)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (offset ? 0 : O_TRUNC), 0600), rc;
	struct stat st;

	if (fd < 0)
		return -1;
	errno = EIO;
	rc = fstat(fd, &st) == 0 && (uint64_t)st.st_size == offset && pwrite(fd, data, len, (off_t)offset) == (ssize_t)len ? 0 : -1;
	if (rc == 0 && last)
		rc = fsync(fd);
	close(fd);
	return rc;
}

static int place_checked(struct store *s, const char *path, const char *hash, struct err *err)
{
	char is[CONTENT_NAME + 1] = "";
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	if (fd < 0 || content_of_file(fd, is) != 0) {
		if (fd >= 0)
			close(fd);
		return files_cannot_write(s, err);
	}
	close(fd);
	if (!str_equal(is, hash))
		return err_set(err, ERR_INPUT, NULL, N_("the content of file %1 is not what it was"), hash, NULL);
	return files_place(s, path, hash, err);
}

int files_import(struct store *s, const char *hash, uint64_t size, uint64_t offset, const void *data, size_t len,
	struct err *err)
{
	char *path;
	int rc;

	if (!content_is_name(hash) || offset >= size || !len || len > size - offset)
		return err_set(err, ERR_INPUT, NULL, N_("that is no piece of a file"), NULL);
	if (files_folder(s, err) != 0)
		return -1;
	path = files_path(s, IMPORTING);
	rc = write_piece(path, offset, data, len, offset + len == size) == 0 ? 0 :
		errno == EIO ? err_set(err, ERR_INPUT, NULL, N_("that is no piece of a file"), NULL) : files_cannot_write(s, err);
	if (rc == 0 && offset + len == size)
		rc = place_checked(s, path, hash, err);
	free(path);
	return rc;
}

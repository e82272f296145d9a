/* connection.c - a socket to the server: whole frames, with a time limit. */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "plaint/wire.h"

#include "connection.h"

long long connection_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void connection_init(struct connection *c)
{
	memset(c, 0, sizeof *c);
	c->fd = -1;
}

int connection_open(struct connection *c, const char *path)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	int saved;

	if (strlen(path) >= sizeof to.sun_path) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(to.sun_path, path, strlen(path));
	connection_close(c);
	c->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (c->fd < 0)
		return -1;
	while (connect(c->fd, (struct sockaddr *)&to, sizeof to)) {
		if (errno == EINTR)
			continue;
		saved = errno;
		connection_close(c);
		errno = saved;
		return -1;
	}
	return 0;
}

void connection_close(struct connection *c)
{
	if (c->fd >= 0)
		close(c->fd);
	free(c->in);
	connection_init(c);
}

int connection_send(struct connection *c, const void *bytes, size_t len)
{
	const char *at = bytes;

	while (len) {
		ssize_t n = c->fd < 0 ? -1 : send(c->fd, at, len, MSG_NOSIGNAL);

		if (n < 0 && c->fd >= 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		at += n;
		len -= (size_t)n;
	}
	return 0;
}

/* A frame that is already here? */
static bool whole(struct connection *c, const char **frame, size_t *len)
{
	const unsigned char *head = (const unsigned char *)c->in;

	if (c->len < 4)
		return false;
	*len = (size_t)head[0] << 24 | (size_t)head[1] << 16 | (size_t)head[2] << 8 | head[3];
	if (*len > WIRE_FRAME) {
		connection_close(c);
		return false;
	}
	if (c->len - 4 < *len)
		return false;
	*frame = c->in + 4;
	c->taken = *len + 4;
	return true;
}

static void drop_taken(struct connection *c)
{
	if (!c->taken)
		return;
	memmove(c->in, c->in + c->taken, c->len - c->taken);
	c->len -= c->taken;
	c->taken = 0;
}

static void make_room(struct connection *c)
{
	if (c->room - c->len >= 16 << 10)
		return;
	c->room = c->room ? 2 * c->room : 64 << 10;
	c->in = realloc(c->in, c->room);
	if (!c->in)
		abort();
}

/* 1: something came, 0: nothing, -1: the end. */
static int more(struct connection *c)
{
	ssize_t n;

	make_room(c);
	n = recv(c->fd, c->in + c->len, c->room - c->len, MSG_DONTWAIT);
	if (n > 0) {
		c->len += (size_t)n;
		return 1;
	}
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return 0;
	return -1;
}

static void wait_for(struct connection *c, long long deadline)
{
	long long left = deadline - connection_clock();
	struct pollfd p = { .fd = c->fd, .events = POLLIN };

	if (left > 0)
		poll(&p, 1, left > 60000 ? 60000 : (int)left);
}

enum arrival connection_frame(struct connection *c, long long deadline, const char **frame, size_t *len)
{
	int got;

	if (c->fd < 0)
		return ARRIVAL_GONE;
	drop_taken(c);
	for (;;) {
		if (whole(c, frame, len))
			return ARRIVAL_FRAME;
		if (c->fd < 0)
			return ARRIVAL_GONE;
		got = more(c);
		if (got < 0) {
			connection_close(c);
			return ARRIVAL_GONE;
		}
		if (got > 0)
			continue;
		if (connection_clock() >= deadline)
			return ARRIVAL_NONE;
		wait_for(c, deadline);
	}
}

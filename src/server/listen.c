/* listen.c - the socket of a data directory. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "plaint/paths.h"

#include "conn.h"
#include "listen.h"

#define BACKLOG 1024
#define FIRST_PASSED 3 /* see sd_listen_fds(3) */

static int address(struct sockaddr_un *to, const char *path)
{
	memset(to, 0, sizeof *to);
	to->sun_family = AF_UNIX;
	if (strlen(path) >= sizeof to->sun_path)
		return -1;
	memcpy(to->sun_path, path, strlen(path));
	return 0;
}

bool listen_answered(const char *path)
{
	struct sockaddr_un to;
	int fd;
	bool yes;

	if (address(&to, path))
		return false;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return false;
	/* EAGAIN: somebody is there, with a full backlog. */
	yes = connect(fd, (struct sockaddr *)&to, sizeof to) == 0 || errno == EAGAIN;
	close(fd);
	return yes;
}

/* systemd passes an open, listening socket to this process. */
static int passed(void)
{
	const char *pid = getenv("LISTEN_PID"), *count = getenv("LISTEN_FDS");
	int listening = 0;
	socklen_t len = sizeof listening;

	if (!pid || !count || atol(pid) != (long)getpid() || atoi(count) < 1)
		return -1;
	unsetenv("LISTEN_PID");
	unsetenv("LISTEN_FDS");
	unsetenv("LISTEN_FDNAMES");
	if (getsockopt(FIRST_PASSED, SOL_SOCKET, SO_ACCEPTCONN, &listening, &len) || !listening)
		return -1;
	fcntl(FIRST_PASSED, F_SETFD, FD_CLOEXEC);
	return FIRST_PASSED;
}

/* Made under another name and moved into place: there is no moment without one. */
static int make(struct server *s, struct err *err)
{
	struct sockaddr_un to;
	struct stat st;
	char fresh[sizeof to.sun_path + 8];
	int fd, n = snprintf(fresh, sizeof fresh, "%s.new", s->socket);

	/* Who may do what is decided by the kernel's word on the caller, not by the file. */
	if (n < 0 || (size_t)n >= sizeof fresh || address(&to, fresh))
		return err_set(err, ERR_INPUT, NULL, N_("the socket's path is too long: %1"), s->socket, NULL);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	unlink(fresh);
	if (fd < 0 || bind(fd, (struct sockaddr *)&to, sizeof to) || listen(fd, BACKLOG) ||
			chmod(fresh, s->shared ? 0666 : 0600) || stat(fresh, &st) || rename(fresh, s->socket)) {
		err_set(err, ERR_STORE, NULL, N_("cannot make the socket %1: %2"), s->socket, strerror(errno), NULL);
		if (fd >= 0)
			close(fd);
		unlink(fresh);
		return -1;
	}
	s->socket_inode = st.st_ino;
	return fd;
}

static int take(struct server *s, int fd, struct err *err)
{
	int bad;

	uv_pipe_init(&s->loop, &s->listener, 0);
	s->listener.data = s;
	bad = uv_pipe_open(&s->listener, fd);
	if (bad)
		close(fd);
	else
		bad = uv_listen((uv_stream_t *)&s->listener, BACKLOG, conn_accept);
	if (!bad)
		return 0;
	uv_close((uv_handle_t *)&s->listener, NULL);
	return err_set(err, ERR_STORE, NULL, N_("cannot make the socket %1: %2"), s->socket, uv_strerror(bad), NULL);
}

int listen_begin(struct server *s, struct err *err)
{
	int fd = passed();

	s->activated = fd >= 0;
	if (fd < 0)
		fd = make(s, err);
	return fd < 0 ? -1 : take(s, fd, err);
}

static bool ours(const struct server *s)
{
	struct stat st;

	return stat(s->socket, &st) == 0 && st.st_ino == s->socket_inode;
}

void listen_end(struct server *s)
{
	if (!s->activated && ours(s))
		unlink(s->socket);
	if (!uv_is_closing((uv_handle_t *)&s->listener))
		uv_close((uv_handle_t *)&s->listener, NULL);
}

static void on_old_closed(uv_handle_t *handle)
{
	struct server *s = handle->data;
	struct err err = ERR_INIT;
	int fd;

	if (s->leaving)
		return;
	fd = make(s, &err);
	if (fd < 0 || take(s, fd, &err)) {
		log_err(s->log, "socket", &err);
		s->unheard = true;
	}
}

/* A socket in the way of a login's end, or of a cleaner of /tmp. */
void listen_check(struct server *s)
{
	char dir[4096];

	if (s->activated || s->leaving || ours(s))
		return;
	snprintf(dir, sizeof dir, "%s", s->socket);
	if (path_make(dirname(dir), NULL))
		return; /* later, perhaps */
	log_line(s->log, "the socket %s was gone; making it again", s->socket);
	if (s->unheard) {
		s->unheard = false;
		on_old_closed((uv_handle_t *)&s->listener);
	} else if (!uv_is_closing((uv_handle_t *)&s->listener)) {
		uv_close((uv_handle_t *)&s->listener, on_old_closed);
	}
}

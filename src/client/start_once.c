/* start_once.c - whose turn it is to start the server.
 *
 * When a server dies, every desk misses it in the same moment: one starts the next,
 * the others wait for it instead of starting a process each that then finds the place
 * taken. The lock goes with its holder, however that ends; where none can be had each
 * starts for itself, and the server still sees to it that only one stays.
 */
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "connection.h"
#include "plaint/str.h"
#include "start.h"

#define SECONDS 5 /* then a holder that hangs holds up nobody */

static int lock_open(const char *socket)
{
	struct str path;
	int fd;

	str_init(&path);
	str_addf(&path, "%s.start", socket);
	fd = open(path.data, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	str_release(&path);
	return fd;
}

int start_turn(const char *socket, bool (*served)(void *arg), void *arg)
{
	long long deadline = connection_clock() + SECONDS * 1000;
	int fd = lock_open(socket);

	while (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0 && connection_clock() < deadline && !served(arg))
		usleep(10 * 1000);
	return fd;
}

void start_turn_over(int turn)
{
	if (turn >= 0)
		close(turn);
}

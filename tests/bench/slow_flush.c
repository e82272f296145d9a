/* slow_flush.c - a disk whose flushes take longer: preloaded (LD_PRELOAD) it adds
 * SLOW_FLUSH_US microseconds to every fsync and fdatasync of a process.
 */
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void wait_more(void)
{
	const char *us = getenv("SLOW_FLUSH_US");

	if (us)
		usleep((useconds_t)atoi(us));
}

int fsync(int fd)
{
	static int (*real)(int);

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "fsync");
	wait_more();
	return real(fd);
}

int fdatasync(int fd)
{
	static int (*real)(int);

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "fdatasync");
	wait_more();
	return real(fd);
}

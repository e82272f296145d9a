/* signals.c - SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGWINCH through a pipe. */
#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "terminal.h"

static int ends[2] = {-1, -1};

static const struct {
	int number;
	char byte;
	unsigned bit;
} table[] = {
	{SIGWINCH, 'w', GOT_RESIZE},
	{SIGTSTP, 'z', GOT_STOP},
	{SIGHUP, 'h', GOT_END},
	{SIGTERM, 't', GOT_END},
	{SIGINT, 'i', GOT_END},
};
#define SIGNALS (sizeof table / sizeof *table)

static struct sigaction before[SIGNALS];

static void handler(int number)
{
	int saved = errno;

	for (size_t i = 0; i < SIGNALS; i++)
		if (table[i].number == number) {
			ssize_t ignored = write(ends[1], &table[i].byte, 1);
			(void)ignored;
		}
	errno = saved;
}

int signals_open(struct err *err)
{
	struct sigaction sa;

	if (pipe2(ends, O_CLOEXEC | O_NONBLOCK))
		return err_set(err, ERR_STORE, NULL, N_("cannot make a pipe: %1"), strerror(errno), NULL);
	memset(&sa, 0, sizeof sa);
	sa.sa_handler = handler;
	sa.sa_flags = SA_RESTART;
	sigfillset(&sa.sa_mask);
	for (size_t i = 0; i < SIGNALS; i++)
		sigaction(table[i].number, &sa, &before[i]);
	return 0;
}

void signals_close(void)
{
	if (ends[0] < 0)
		return;
	for (size_t i = 0; i < SIGNALS; i++)
		sigaction(table[i].number, &before[i], NULL);
	close(ends[0]);
	close(ends[1]);
	ends[0] = ends[1] = -1;
}

int signals_fd(void)
{
	return ends[0];
}

unsigned signals_take(void)
{
	char bytes[64];
	unsigned got = 0;
	ssize_t n;

	while ((n = read(ends[0], bytes, sizeof bytes)) > 0)
		for (ssize_t k = 0; k < n; k++)
			for (size_t i = 0; i < SIGNALS; i++)
				if (table[i].byte == bytes[k])
					got |= table[i].bit;
	return got;
}

void signals_stop(void)
{
	struct sigaction own, plain;

	memset(&plain, 0, sizeof plain);
	plain.sa_handler = SIG_DFL;
	sigaction(SIGTSTP, &plain, &own);
	kill(0, SIGTSTP);
	sigaction(SIGTSTP, &own, NULL);
}

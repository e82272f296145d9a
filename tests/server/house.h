/* house.h - a data directory of its own for a test, and whoever knocks at it.
 *
 * The test program is its own server: started as `… serve` it runs server_run, just
 * as the client starts the program it is part of.
 */
#ifndef TEST_HOUSE_H
#define TEST_HOUSE_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include <cmocka.h>

#include "plaint/client.h"

struct house {
	char root[64];
	char data[96];
	char config[96];
};

/* In main, first: is this the server? Then *status is what to return. */
bool house_serves(int argc, char **argv, int *status);

/* A folder for everything, HOME and XDG_… too; a config on the shipped profile with
 * these lines added. */
void house_init(struct house *h, const char *more_config);
void house_config(struct house *h, const char *text);
/* Stops the server and removes all. */
void house_release(struct house *h);
/* Starts the server if there is none. Fails the test when it cannot. */
struct client *house_client(struct house *h, const char *from);
int house_open(struct house *h, const char *from, bool start, struct client **out, struct err *err);
/* The server's process, or 0. */
pid_t house_server(struct house *h);
/* kill -9, and waits until it is gone. */
void house_kill(struct house *h);
bool house_gone(pid_t pid, int milliseconds);
/* "pid: 12" → "12", from a reply's notes in the arena; NULL without. */
const char *house_note(const struct reply *r, const char *name);

/* Registers a complaint: its number (copied into out), or false with err. */
bool house_add(struct client *c, const char *id, const char *text, char out[32], struct err *err);
/* How many complaints hold exactly this text. */
int house_count(struct client *c, const char *text);

/* --- without a client ------------------------------------------------------------ */

/* A raw connection to the server's socket. */
int house_knock(struct house *h);
void house_say(int fd, const void *bytes, size_t len);
/* A frame around the bytes. */
void house_frame(int fd, const void *bytes, size_t len);
/* Reads until the server closes: true within so many milliseconds. */
bool house_closed(int fd, int milliseconds);
/* The next frame as a reply: false when there is none in time. */
bool house_hear(int fd, struct arena *a, struct reply *r, int milliseconds);
/* Says hello, as the test's own account. */
bool house_greet(int fd, const char *from);
void house_request(int fd, struct request *q);
void house_sleep(int milliseconds);

#endif

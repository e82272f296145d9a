/* log.h - the server's own log: what it did and refused, never what is on record. */
#ifndef SERVER_LOG_H
#define SERVER_LOG_H

#include <stdbool.h>

#include "plaint/error.h"

struct log;

/* Why a file of the data directory cannot be opened (errno), with the runbook's section. -1. */
int log_no_file(const char *file, int code, struct err *err);

/* In the data directory, or on stderr. NULL when the file cannot be opened. */
struct log *log_open(const char *data, bool on_stderr, struct err *err);
/* What waits is written, unless that takes too long (LOG_GOODBYE). */
void log_close(struct log *l);
/* Waits until what was said is written, but no longer. */
void log_flush(struct log *l, unsigned milliseconds);
/* One line, with the time (UTC) before it. Any thread; it is written by another one, so that
 * nobody waits. What finds no room is counted, and that is said as soon as there is some. */
void log_line(struct log *l, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void log_err(struct log *l, const char *what, const struct err *err);
/* The descriptor, for what the libraries write to stderr. */
int log_fd(const struct log *l);

#endif

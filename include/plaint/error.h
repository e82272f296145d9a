/* error.h - what went wrong, in a form that can travel and be translated.
 *
 * A function that can fail returns 0, or -1 with *err filled in (err may be
 * NULL: the caller does not want to know). Out-parameters are written only on
 * success. The first error wins: err_set on an err already set changes nothing.
 */
#ifndef PLAINT_ERROR_H
#define PLAINT_ERROR_H

#include <stddef.h>

struct str;

/* The values are the program's exit statuses (see plaint(1)). */
enum err_code {
	ERR_NONE = 0,
	ERR_NO = 1,       /* the answer is no: not found, faults found */
	ERR_INPUT = 2,    /* wrong use, bad input, bad config */
	ERR_DENIED = 3,   /* not permitted */
	ERR_CONFLICT = 4, /* someone changed it first */
	ERR_STORE = 5,    /* the store or the server cannot be used now */
};

#define ERR_ARGS 4

/* A message id (an English sentence, lower case, %1 to %4 where arguments go)
 * and its arguments. The side that shows it translates the id, then fills it in. */
struct err {
	enum err_code code;
	char id[200];
	char arg[ERR_ARGS][160];
	char field[48]; /* the form field it belongs to, or "" */
};

#define ERR_INIT { .code = ERR_NONE }

/* Marks a message id for xgettext without translating it here. */
#ifndef N_
#define N_(s) (s)
#endif

/* Sets *err. field may be NULL. The arguments are const char *, up to ERR_ARGS,
 * ended by NULL: err_set(err, ERR_NO, NULL, N_("no complaint %1"), number, NULL).
 * Too long arguments are cut at a character boundary. Always returns -1. */
int err_set(struct err *err, enum err_code code, const char *field, const char *id, ...)
	__attribute__((sentinel));

/* The same with one text of any length over all arguments; id wants "%1%2%3%4" in it. */
int err_set_long(struct err *err, enum err_code code, const char *field, const char *id, const char *text);

/* Appends the message to out; translate may be NULL (English). */
void err_text(const struct err *err, const char *(*translate)(const char *id), struct str *out);

/* It sees one file at a time. */
#ifdef __clang_analyzer__
#define err_set(...) (err_set(__VA_ARGS__), -1)
#define err_set_long(...) (err_set_long(__VA_ARGS__), -1)
#endif

#endif

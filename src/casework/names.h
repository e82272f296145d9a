/* names.h - texts kept once and known by a small number: departments, logins,
 * categories, clocks of the open cases. Number 0 is "none". */
#ifndef CASEWORK_NAMES_H
#define CASEWORK_NAMES_H

#include <stddef.h>
#include <stdint.h>

struct names {
	char **text;     /* by number; [0] is NULL */
	size_t count;
	size_t room;
	uint16_t *slot;  /* hash table of numbers */
	size_t slots;    /* a power of two */
};

void names_init(struct names *n);
void names_release(struct names *n);
/* The number of a text, a new one if need be. NULL and "" are 0; so is a text
 * that comes when all 65,535 numbers are taken. */
uint16_t names_put(struct names *n, const char *text);
/* The number, or 0 when it was never put. */
uint16_t names_find(const struct names *n, const char *text);
/* NULL for 0. Stays where it is until names_release. */
const char *names_text(const struct names *n, uint16_t number);

#endif

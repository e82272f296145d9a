/* mask_inside.h - what the files of masking share (P-3). */
#ifndef RULES_MASK_INSIDE_H
#define RULES_MASK_INSIDE_H

#include "plaint/rules/rights.h"
#include "plaint/str.h"

#define MASK_REST "******"

/* One thing to be hidden, and what stands instead of it. */
struct hidden {
	const char *own, *instead;
	size_t len, first; /* bytes: all, the first character */
};

struct masks {
	struct arena *a;
	const struct site *site;
	const struct complaint *whose;
	/* mask_gather: */
	bool gathered;
	struct personal { const struct form *form; const struct form_field *field; } *personal; /* of the site */
	size_t personal_count;
	struct hidden *hidden; /* in the order they are looked for */
	size_t hidden_count;
	const char *digits;
};

void mask_gather(struct masks *m);
/* site_personal, from what was gathered. */
const struct form_field *mask_is_personal(struct masks *m, const char *name);

/* The text of s in the arena; s is released. */
const char *mask_taken(struct arena *a, struct str *s);
/* Of the Latin alphabet. */
bool mask_letter(char c);
/* The digit at s (full-width ones too): its length, else 0. */
size_t mask_digit_at(const char *s);
/* One number, masked. */
void mask_number(struct str *out, const char *s, size_t len);
/* Where the part of an address that is no secret ends: before the first digit, else
 * behind the street, else behind two characters. */
size_t mask_street_end(const char *s, size_t len);
/* The next building or room that is named in the rest of the hidden part of an address:
 * its bytes, and *rest behind it; 0: none is left. */
size_t mask_room_next(const char **rest, const char **room);
/* Does the text name a flat or a building by its number? */
bool mask_names_flat(const char *text);
/* The last four of an account number. */
const char *mask_account(struct arena *a, const char *account);
/* The digits of the customer's number, as mask_reachable wants them. */
const char *mask_own_digits(struct arena *a, const char *phone);
/* Telephone numbers, other long numbers and mail addresses in a text, whoever's they are;
 * and this customer's number, however it is written. */
const char *mask_reachable(struct arena *a, const char *text, const char *own_digits);

#endif

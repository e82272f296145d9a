/* mask_inside.h - what the files of masking share (P-3). */
#ifndef RULES_MASK_INSIDE_H
#define RULES_MASK_INSIDE_H

#include "plaint/rules/rights.h"
#include "plaint/str.h"

#define MASK_REST "******"

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
/* own replaced in a text, wherever it stands, cut off at the end of it too. */
const char *mask_instead(struct arena *a, const char *text, const char *own, const char *hidden);
/* The buildings and rooms that are named in the hidden part of an address, replaced. */
const char *mask_rooms(struct arena *a, const char *text, const char *hidden);
/* Does the text name a flat or a building by its number? */
bool mask_names_flat(const char *text);
/* The last four of an account number. */
const char *mask_account(struct arena *a, const char *account);
/* Telephone numbers, other long numbers and mail addresses in a text, whoever's they are;
 * and this customer's number, however it is written. */
const char *mask_reachable(struct arena *a, const char *text, const char *phone);

#endif

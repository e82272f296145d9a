/* rights.h - who may do what, and whose data they see (P-1, P-3). Pure. */
#ifndef PLAINT_RULES_RIGHTS_H
#define PLAINT_RULES_RIGHTS_H

#include "plaint/action.h"
#include "plaint/message.h"

/* The person behind a login; NULL when not listed. With no staff section the
 * serving account alone is listed, with every role (alone). Lives in the arena. */
struct me *rights_me(struct arena *a, const struct site *site, uint32_t uid, const char *login, bool serving_account);
/* may of roles takes "add" for accept and a trailing star ("*": everything). What only
 * the program does (warn, breach) nobody may. */
bool rights_may(const struct me *me, enum action action);
/* ERR_DENIED when not. */
int rights_check(const struct me *me, enum action action, struct err *err);
/* own: taker or person is oneself; department: that too, and all of one's department's.
 * Sees name, phone and address of a complaint with this taker, person, department unmasked? */
bool rights_sees(const struct me *me, const char *taker, const char *person, const char *department);
/* GG-6: department and person belong together; may this person take it for themselves? Not
 * from another department that has it, but for level 1 (E-2) and for those who are on call
 * for that department, assist, see its customer or may give it to anybody. */
bool rights_takes(const struct site *site, const struct me *me, const struct complaint *c);

/* Masked copies in the arena; NULL stays NULL.
 * Names: the surname (known double ones too, where a name follows) and a star a
 * character, "张*", "欧阳**"; others each word's first letter, "Z*** W***"; 匿名 and
 * anonymous as they are.
 * Phones: the first 3 and last 4 digits of 10 and more, "138****8000" (+86 stays), 2 and
 * 2 of 7 to 9, the last 2 of 4 to 6, none of fewer; marks between digits stay, letters
 * do not; several numbers each for itself.
 * Addresses: up to the first digit, else to the end of the street's name, else two
 * characters, "学院路******". */
const char *mask_name(struct arena *a, const char *name);
const char *mask_phone(struct arena *a, const char *phone);
const char *mask_address(struct arena *a, const char *address);
/* What a personal field of the site's forms holds (site_personal): a mail address's first
 * letter, "n***@***"; a telephone number as above; of all others nothing, "******". */
const char *mask_personal(struct arena *a, const struct form_field *f, const char *text);
/* What of one (unmasked) complaint is to be hidden: gathered when it is first needed, and
 * once for all its texts. Lives in the arena; keeps site (NULL: none) and complaint. */
struct masks;
struct masks *masks_of(struct arena *a, const struct site *site, const struct complaint *whose);
/* A text with the name, phone, address, account and personal fields of that complaint, and
 * what they were before, masked wherever somebody wrote them into it, the customer's number however it is written; and,
 * whoever's they are, mobile numbers, other numbers of 7 digits in a row and more (but
 * dates and what begins with one, as numbers of complaints do) and mail addresses. */
const char *mask_text(struct masks *m, const char *text);
/* Does masking ever change the field of that name? Others hold keys of the site. */
bool mask_touches(const char *name);
/* What the field of that name of that complaint shows instead of text. */
const char *mask_value(struct masks *m, const char *name, const char *text);
/* Masks in place (new strings in the arena) the name, phone, address, account and
 * personal fields of a record or row, in its other texts too; the place as an address, where
 * it repeats the address or names a flat ("3号楼2单元502室", "Flat 5", "3-402").
 * What they were before is left out. */
void mask_complaint(struct arena *a, const struct site *site, struct complaint *c);
void mask_row(struct arena *a, const struct site *site, struct row *r);

#endif

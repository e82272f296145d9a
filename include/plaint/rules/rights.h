/* rights.h - who may do what, and whose data they see (P-1, P-3). Pure. */
#ifndef PLAINT_RULES_RIGHTS_H
#define PLAINT_RULES_RIGHTS_H

#include "plaint/action.h"
#include "plaint/message.h"

/* The person behind a login; NULL when not listed. With no staff section the
 * serving account alone is listed, with every role (alone). Lives in the arena. */
struct me *rights_me(struct arena *a, const struct site *site, uint32_t uid, const char *login, bool serving_account);
bool rights_may(const struct me *me, enum action action);
/* ERR_DENIED when not. */
int rights_check(const struct me *me, enum action action, struct err *err);
/* Sees name, phone and address of a complaint with this taker, person, department unmasked? */
bool rights_sees(const struct me *me, const char *taker, const char *person, const char *department);

/* Masked copies in the arena: "张*", "欧阳**", "138****8000", "学院路******". NULL stays NULL. */
const char *mask_name(struct arena *a, const char *name);
const char *mask_phone(struct arena *a, const char *phone);
const char *mask_address(struct arena *a, const char *address);
/* Masks in place (new strings in the arena) the name, phone, address, account of a record or row. */
void mask_complaint(struct arena *a, struct complaint *c);
void mask_row(struct arena *a, struct row *r);

#endif

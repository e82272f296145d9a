/* index_keys.h - the key functions of the index array. */
#ifndef PLAINT_STORE_INDEX_KEYS_H
#define PLAINT_STORE_INDEX_KEYS_H

#include "internal.h"

void key_number(struct key *k, const struct subject *x);
void key_ending(struct key *k, const struct subject *x);
void key_open(struct key *k, const struct subject *x);
void key_department(struct key *k, const struct subject *x);
void key_person(struct key *k, const struct subject *x);
void key_taker(struct key *k, const struct subject *x);
void key_state(struct key *k, const struct subject *x);
void key_lent(struct key *k, const struct subject *x);
void key_phone(struct key *k, const struct subject *x);
void key_name(struct key *k, const struct subject *x);
void key_address(struct key *k, const struct subject *x);
void key_account(struct key *k, const struct subject *x);
/* The first number of another system, the second ... (U-14); OUTSIDE_MOST of them. */
void key_outside(struct key *k, const struct subject *x);
void key_outside_2(struct key *k, const struct subject *x);
void key_outside_3(struct key *k, const struct subject *x);
void key_outside_4(struct key *k, const struct subject *x);
void key_outside_5(struct key *k, const struct subject *x);
void key_outside_6(struct key *k, const struct subject *x);
/* What stood for all of them together until schema 3. */
void key_outside_whole(struct key *k, const struct subject *x);
void key_original(struct key *k, const struct subject *x);

#endif

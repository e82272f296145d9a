/* copy.h - who gets a copy of what happens (HT-7). */
#ifndef CASEWORK_COPY_H
#define CASEWORK_COPY_H

#include "deed.h"

/* By the profile's `copy` sections: noted on the deed's event, and told. */
void copies_make(struct deed *x);

#endif

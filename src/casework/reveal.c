/* reveal.c - the customer's data unmasked for one reply; each time an event (P-3). */
#include "deed.h"

int reveal_prepare(struct deed *x, struct err *err)
{
	(void)err;
	x->untouched = true;
	return 0;
}

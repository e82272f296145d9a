/* reload.c - a new site takes the place of the old one while readers go on. */
#include "recompute.h"

/* The store makes the rows of its queue index anew where a category's nature became
 * safety or ceased to be; the open cases are then read from there. */
int casework_reload(struct casework *cw, struct site *site, struct err *err)
{
	struct rulebook *old, *book;

	if (rulebook_new(&book, site, err))
		return -1;
	pthread_mutex_lock(&cw->lock);
	old = cw->book;
	cw->book = book;
	pthread_mutex_unlock(&cw->lock);
	store_set_site(cw->store, site);
	rulebook_give(cw, old);
	return store_read(cw->store, open_load, cw, err) || store_read(cw->store, early_load, cw, err) || recompute_wanted(cw, err) ? -1 : 0;
}

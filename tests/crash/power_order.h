/* power_order.h - the order in which a store's disk was written: a page's image is flushed
 * before the page goes to its place, and images are given up after the pages are flushed.
 */
#ifndef PLAINT_TESTS_CRASH_POWER_ORDER_H
#define PLAINT_TESTS_CRASH_POWER_ORDER_H

#include "power.h"

/* The act that came too early, with why; NULL: none. *pages: how many went to their places;
 * *begun: how often the images were begun again. */
const struct disk_act *power_order(const struct power_record *r, const char **why, size_t *pages, size_t *begun);

#endif

/* find_filters.h - the filters of the find box: completed by Tab, told by F1. */
#ifndef PLAINT_TUI_FIND_FILTERS_H
#define PLAINT_TUI_FIND_FILTERS_H

#include "../view.h"
#include "pager.h"

struct find_offer {
	const char *word;  /* what the word becomes: "state:handling" */
	const char *label; /* what it is called, or "" */
};

/* What the word can become, in the turn's arena; all filters for "". */
size_t find_offers(struct tui *t, const char *word, struct find_offer **out);
/* The filters with examples. */
void find_filters_help(struct tui *t, struct pager *p);

#endif

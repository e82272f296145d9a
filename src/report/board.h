/* board.h - lines of the board, for the board and the handover. */
#ifndef PLAINT_REPORT_BOARD_H
#define PLAINT_REPORT_BOARD_H

#include <jansson.h>

#include "plaint/report.h"
#include "plaint/str.h"

const char *load_name(const struct report_style *style, const struct load *l);
json_t *load_json(const struct report_style *style, const struct load *l);
/* people: with the column that says who is there. */
void board_table(struct str *out, const struct report_style *style, const struct load *loads, size_t count, bool people);

#endif

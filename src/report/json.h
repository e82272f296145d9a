/* json.h - JSON by jansson, for the files of this folder. */
#ifndef PLAINT_REPORT_JSON_H
#define PLAINT_REPORT_JSON_H

#include <jansson.h>

#include "plaint/report.h"

/* null for NULL. */
json_t *json_from_text(const char *s);
/* ISO 8601 with the zone's offset; null for none. */
json_t *json_from_time(const struct report_style *style, instant t);
json_t *json_from_list(const char *const *item, size_t count);
/* Who fills in a form on that complaint, oldest first. */
json_t *json_from_editing(const struct report_style *style, const char *number);
/* Appends the document and a line end; gives the value back. */
void json_write(struct str *out, json_t *value);

#endif

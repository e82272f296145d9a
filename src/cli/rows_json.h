/* rows_json.h - stored values as JSON and back, without loss: what comes back is the
 * same bytes. Numbered parts get their names (key_names.h), "#21" where there is none;
 * a text key that looks like one of those begins with "="; bytes are {"hex": "…"}. */
#ifndef CLI_ROWS_JSON_H
#define CLI_ROWS_JSON_H

#include <jansson.h>

#include "plaint/key_names.h"
#include "plaint/wire.h"

/* A new reference. */
json_t *value_json(const struct node *n, const struct key_name *names);
/* -1: no such value can be stored. */
int json_value(struct pack *p, const json_t *v, const struct key_name *names);

json_t *hex_json(const void *data, size_t len);
/* The bytes of such a text, in p; -1 when it is none. */
int json_hex(struct pack *p, const json_t *v);

#endif

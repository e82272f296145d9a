/* status_text.h - lines of `plaint status` in the reader's language. */
#ifndef PLAINT_CLI_STATUS_TEXT_H
#define PLAINT_CLI_STATUS_TEXT_H

#include "inside.h"

/* "disk free: 81392934912" → "Disk free: 75.8 GB". In the arena, or the line itself. */
const char *status_line(struct arena *a, const char *line);

#endif

/* when.h - a time as people type it. Pure. */
#ifndef PLAINT_TUI_WHEN_H
#define PLAINT_TUI_WHEN_H

#include <stdbool.h>

#include "plaint/instant.h"

/* ISO 8601, "now", "14:30", "tomorrow 10", "11-22 14:30", "+2h", 现在, 明天10点, 昨天下午3点半,
 * 30分钟后, 周五. A day without a time is its beginning. False: not understood. */
bool when_parse(const struct zone *z, instant now, const char *text, instant *out);

#endif

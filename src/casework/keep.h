/* keep.h - memory that outlives a request. Like an arena it never fails: a
 * process without memory ends, and the store recovers. */
#ifndef CASEWORK_KEEP_H
#define CASEWORK_KEEP_H

#include <stddef.h>

void *keep_array(size_t count, size_t size); /* zeroed */
void *keep_grow(void *old, size_t count, size_t size);
char *keep_text(const char *s);

#endif

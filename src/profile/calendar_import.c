#include "plaint/calendar_import.h"

#include <string.h>

#include "ics.h"
#include "ics_library.h"
#include "plaint/paths.h"
#include "plaint/utf8.h"

#define MOST_BYTES ((size_t)4 << 20)

void ics_fault(struct ics *x, int line, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fault_addv(x->faults, SEVERITY_ERROR, x->path, line, fmt, ap);
	va_end(ap);
}

static void tell(struct ics *x, const struct err *err)
{
	struct str s;

	str_init(&s);
	err_text(err, x->faults->translate, &s);
	fault_add(x->faults, SEVERITY_ERROR, NULL, 0, "%s", s.data);
	str_release(&s);
}

/* By the file's name; a title holds no comma, no quotes and nothing that is not text. */
static const char *title_of(struct ics *x, const char *title)
{
	const char *slash = strrchr(x->path, '/'), *from = title ? title : slash ? slash + 1 : x->path;
	size_t len = strlen(from), end;
	struct str s;

	if (!title && len > 4 && !strcasecmp(from + len - 4, ".ics"))
		len -= 4;
	str_init(&s);
	utf8_clean(&s, from, len, false);
	for (size_t i = 0; i < s.len; i++)
		if (strchr(",\"'\\${} ", s.data[i]))
			s.data[i] = '-';
	end = utf8_fit(s.data, s.len, 60, NULL);
	from = end ? arena_strndup(x->arena, s.data, end) : "imported";
	str_release(&s);
	return from;
}

static void read_events(struct ics *x, const struct ics_block *b, size_t count, struct ics_event **out)
{
	*out = arena_array(x->arena, count + 1, sizeof **out);
	for (size_t i = 0; i < count; i++)
		ics_event_read(x, &b[i], &(*out)[i]);
}

static void import(struct ics *x, const char *title, daynum today, struct str *out)
{
	struct ics_block *b;
	struct ics_event *e;
	struct ics_calendar c;
	struct err err = ERR_INIT;
	const struct ics_library *lib = ics_library(&err);
	size_t count, len;
	char *text;

	if (!lib || path_read(x->arena, x->path, MOST_BYTES, &text, &len, &err)) {
		tell(x, &err);
		return;
	}
	ics_blocks(x, text, len, &b, &count);
	if (x->faults->errors)
		return;
	read_events(x, b, count, &e);
	if (!x->faults->errors)
		ics_calendar_make(x, e, count, today, &c);
	if (!x->faults->errors)
		ics_print(x, &c, title_of(x, title), out);
	lib->icalmemory_free_ring();
}

int calendar_import(const char *path, const char *title, daynum today, struct str *out, struct faults *faults)
{
	struct arena a = ARENA_INIT;
	struct ics x = {&a, path, faults};

	import(&x, title, today, out);
	arena_release(&a);
	faults_order(faults);
	return faults->errors ? -1 : 0;
}

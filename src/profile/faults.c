#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "faults.h"
#include "plaint/str.h"
#include "plaint/utf8.h"

/* What a broken file can lead to is endless; what a person reads is not. */
#define MOST_FAULTS 1000

void faults_init(struct faults *f)
{
	memset(f, 0, sizeof *f);
	arena_init(&f->arena);
}

void faults_release(struct faults *f)
{
	if (!f)
		return;
	arena_release(&f->arena);
	memset(f, 0, sizeof *f);
}

void fault_addv(
	struct faults *f, enum severity severity, const char *file, int line, const char *fmt, va_list ap)
{
	char text[512];

	if (severity == SEVERITY_ERROR)
		f->errors++;
	else if (f->count >= MOST_FAULTS)
		return;
	if (f->count >= MOST_FAULTS)
		return;
	vsnprintf(text, sizeof text, f->translate ? f->translate(fmt) : fmt, ap);
	text[utf8_snap(text, strlen(text), strlen(text))] = '\0';

	f->item = arena_grow(&f->arena, f->item, f->count, sizeof *f->item);
	struct fault *x = &f->item[f->count++];
	x->file = arena_strdup(&f->arena, file);
	x->line = line;
	x->warning = severity != SEVERITY_ERROR;
	x->notice = severity == SEVERITY_NOTICE;
	x->text = arena_strdup(&f->arena, text);
	f->notices += x->notice;
}

void fault_add(struct faults *f, enum severity severity, const char *file, int line, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	fault_addv(f, severity, file, line, fmt, ap);
	va_end(ap);
}

void faults_tell(struct faults *f, const char *file, int line, const char *text)
{
	fault_add(f, SEVERITY_ERROR, file, line, "%s", text);
}

static size_t first_named(const struct faults *f, const char *file)
{
	size_t i = 0;
	while (i < f->count && !str_equal(f->item[i].file, file))
		i++;
	return i;
}

struct ranked {
	struct fault fault;
	size_t file, order;
};

static int by_place(const void *va, const void *vb)
{
	const struct ranked *a = va, *b = vb;
	if (a->file != b->file)
		return a->file < b->file ? -1 : 1;
	if (a->fault.line != b->fault.line)
		return a->fault.line < b->fault.line ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

static bool same_fault(const struct fault *a, const struct fault *b)
{
	return a->line == b->line && str_equal(a->file, b->file) && str_equal(a->text, b->text);
}

void faults_order(struct faults *f)
{
	struct ranked *list = arena_array(&f->arena, f->count + 1, sizeof *list);
	for (size_t i = 0; i < f->count; i++)
		list[i] = (struct ranked){f->item[i], first_named(f, f->item[i].file), i};
	qsort(list, f->count, sizeof *list, by_place);

	size_t n = 0;
	for (size_t i = 0; i < f->count; i++) {
		const struct fault *x = &list[i].fault;
		if (n && same_fault(&f->item[n - 1], x)) {
			f->errors -= !x->warning;
			f->notices -= x->notice;
			continue;
		}
		f->item[n++] = *x;
	}
	f->count = n;
}

/* A letter on the screen: before it is written, and as it was (PU-8). */
#include "letter.h"

#include "plaint/report.h"

#include "reader.h"

#define PAGE_COLUMNS 80

static void show(struct tui *t, const char *number, const struct reply *r)
{
	const char *letter = r->notes.count ? r->notes.item[0] : NULL;
	int columns = t->cols - 4 < PAGE_COLUMNS ? t->cols - 4 : PAGE_COLUMNS;
	const char *text = arena_strndup(&t->turn, r->bytes, r->bytes_len);
	struct pager *p = view_reader_open(t, letter ? letter : tr(N_("Letter, not written yet")));
	struct str out;

	str_init(&out);
	report_letter(&out, text, columns);
	pager_add_lines(p, LOOK_NORMAL, out.data);
	str_release(&out);
	if (!letter)
		return;
	pager_add(p, LOOK_NORMAL, "");
	pager_add(p, LOOK_DIM, arena_printf(&t->turn, tr("On paper: plaint letter %s --again %s --pdf FILE"), number, letter));
}

void view_letter_open(struct tui *t, const char *number, const char *letter, const struct values *fields)
{
	struct err err = ERR_INIT;
	struct request q;
	struct reply r;

	request_init(&q);
	reply_init(&r);
	q.op = "letter";
	q.number = number;
	q.text = letter;
	if (fields)
		q.fields = *fields;
	if (tui_call(t, &q, &t->turn, &r, &err) == 0)
		show(t, number, &r);
	else
		tui_error(t, &err);
}

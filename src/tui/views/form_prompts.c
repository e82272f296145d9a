/* form_prompts.c - how to treat who is on the line, and what to look at: beside the form. */
#include "form.h"

#include "plaint/str.h"

const char *prompts_line(struct tui *t, const struct texts *prompts)
{
	const char *line = "";

	for (size_t i = 0; i < prompts->count; i++)
		line = arena_printf(&t->turn, "%s%s%s", line, i ? "  " : "", prompts->item[i]);
	return line;
}

int form_prompts_draw(const struct form_view *f, struct tui *t, int row, int col, int rows, int cols)
{
	const struct form *form = site_form(f->site, f->head.form);
	const struct texts *list;
	int used = 0;

	if (!form || rows < 1)
		return 0;
	list = site_pick_texts(&form->prompts, &form->prompts_zh, t->zh);
	if (rows < (int)list->count)
		return list->count ? draw_wrapped(t->win, row, col, rows, cols, LOOK_DIM, prompts_line(t, list)) : 0;
	for (size_t i = 0; i < list->count; i++, used++)
		draw_printf(t->win, row + used, col, cols, LOOK_DIM, "- %s", list->item[i]);
	return used;
}

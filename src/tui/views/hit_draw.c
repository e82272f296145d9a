#include "hit_draw.h"

#include <string.h>

#include "plaint/utf8.h"

#include "record.h"

/* The match as it lies in the text, whatever was sent. */
static struct span { size_t at, end; } match(const struct row *r)
{
	size_t len = strlen(r->hit);
	struct span s = { (size_t)(r->hit_at > 0 ? r->hit_at : 0), 0 };

	if (s.at > len)
		s.at = len;
	s.end = s.at + (size_t)(r->hit_len > 0 ? r->hit_len : 0);
	if (s.end > len)
		s.end = len;
	return s;
}

/* Only what is not the matter itself needs to be named. */
static const char *label(struct tui *t, const struct row *r)
{
	if (str_empty(r->hit_field) || str_equal(r->hit_field, "text"))
		return "";
	return arena_printf(&t->turn, "%s: ", text_field(t, r->hit_field));
}

bool hit_is_in(const struct row *r, const char *field, const char *shown)
{
	return r->hit != NULL && str_equal(r->hit_field, field) && str_equal(r->hit, shown);
}

static void mark(struct tui *t, int row, int col, int cols, int from, int width, bool selected)
{
	if (from < cols && width > 0)
		draw_mark(t->win, row, col + from, width > cols - from ? cols - from : width, selected ? LOOK_HIT_ON : LOOK_HIT);
}

void hit_draw_whole(struct tui *t, const struct row *r, int row, int col, int cols, bool selected)
{
	struct span s = match(r);

	draw_text(t->win, row, col, cols, selected ? LOOK_SELECTED : LOOK_NORMAL, r->hit);
	mark(t, row, col, cols, utf8_width(r->hit, s.at), utf8_width(r->hit + s.at, s.end - s.at), selected);
}

void hit_draw(struct tui *t, const struct row *r, int row, int col, int cols, bool selected)
{
	enum look look = selected ? LOOK_SELECTED : LOOK_NORMAL;
	const char *before = label(t, r), *text = r->hit;
	int used = utf8_width(before, strlen(before));
	struct span s = match(r);
	int width = utf8_width(text + s.at, s.end - s.at), from;
	size_t start = 0, len = strlen(text);

	/* Where there is no room for both, the match counts more than the label. */
	if (used + width + 4 > cols)
		used = 0;
	if (used > 0)
		draw_text(t->win, row, col, used, selected ? look : LOOK_LABEL, before);
	col += used;
	cols -= used;
	while (start < s.at && (start > 0 ? 2 : 0) + utf8_width(text + start, s.at - start) + width > cols)
		start = utf8_next(text, len, start);
	from = (start > 0 ? 2 : 0) + utf8_width(text + start, s.at - start);
	draw_text(t->win, row, col, cols, look, start > 0 ? arena_printf(&t->turn, "..%s", text + start) : text);
	mark(t, row, col, cols, from, width, selected);
}

const char *hit_text(struct tui *t, const struct row *r)
{
	struct span s = match(r);

	return arena_printf(&t->turn, "%s%.*s[%.*s]%s", label(t, r), (int)s.at, r->hit, (int)(s.end - s.at), r->hit + s.at,
		r->hit + s.end);
}

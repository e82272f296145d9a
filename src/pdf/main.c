/* plaint-pdf: a letter on standard input becomes a PDF on A4 on standard output.
 *
 * "= " before a line: in the middle; "> ": to the right (rules/letter.h). Exit status 0,
 * 1 failed, 3 no font has all the characters. */
#include <pango/pangocairo.h>
#include <cairo-pdf.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define A4_WIDTH 595.276 /* points of 1/72 inch */
#define A4_HEIGHT 841.890
#define MARGIN 71.0      /* 25 mm */
#define FOOT 42.5        /* 15 mm: where the number of the page stands */
#define TEXT_MOST (1 << 20)
#define FONT "Noto Serif CJK SC, Source Han Serif SC, Noto Serif CJK, SimSun, AR PL UMing CN, WenQuanYi Zen Hei, serif"

enum { DONE = 0, FAILED = 1, NO_FONT = 3 };

struct sheet {
	cairo_t *cr;
	PangoLayout *layout;
	PangoFontDescription *plain, *title, *small;
	double y;
	int page, pages; /* pages 0: still being counted */
	gboolean headings; /* in the middle so far: those are the title */
	gboolean unknown;  /* a character no font has */
};

static cairo_status_t write_out(void *with, const unsigned char *data, unsigned int len)
{
	(void)with;
	return fwrite(data, 1, len, stdout) == len ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void foot(struct sheet *s)
{
	char text[32];
	int width;

	if (s->pages < 2)
		return;
	snprintf(text, sizeof text, "%d / %d", s->page, s->pages);
	pango_layout_set_font_description(s->layout, s->small);
	pango_layout_set_alignment(s->layout, PANGO_ALIGN_LEFT);
	pango_layout_set_text(s->layout, text, -1);
	pango_layout_get_size(s->layout, &width, NULL);
	cairo_move_to(s->cr, (A4_WIDTH - (double)width / PANGO_SCALE) / 2, A4_HEIGHT - FOOT);
	pango_cairo_show_layout(s->cr, s->layout);
}

static void end_page(struct sheet *s)
{
	if (s->pages) {
		foot(s);
		cairo_show_page(s->cr);
	}
}

/* The lines of the paragraph one by one: a page may end between any two. */
static void show_lines(struct sheet *s)
{
	PangoLayoutIter *at = pango_layout_get_iter(s->layout);

	do {
		PangoRectangle r;
		double height;

		pango_layout_iter_get_line_extents(at, NULL, &r);
		height = (double)r.height / PANGO_SCALE;
		if (s->y + height > A4_HEIGHT - MARGIN) {
			PangoLayout *kept = g_object_ref(s->layout);

			s->layout = pango_cairo_create_layout(s->cr);
			end_page(s);
			g_object_unref(s->layout);
			s->layout = kept;
			s->page++;
			s->y = MARGIN;
		}
		if (s->pages) {
			cairo_move_to(s->cr, MARGIN + (double)r.x / PANGO_SCALE,
				s->y + (double)(pango_layout_iter_get_baseline(at) - r.y) / PANGO_SCALE);
			pango_cairo_show_layout_line(s->cr, pango_layout_iter_get_line_readonly(at));
		}
		s->y += height;
	} while (pango_layout_iter_next_line(at));
	pango_layout_iter_free(at);
}

static void paragraph(struct sheet *s, const char *text, size_t len)
{
	gboolean middle = len > 1 && text[0] == '=' && text[1] == ' ';
	gboolean right = len > 1 && text[0] == '>' && text[1] == ' ';

	if (middle || right) {
		text += 2;
		len -= 2;
	}
	s->headings = s->headings && (middle || !len);
	pango_layout_set_font_description(s->layout, middle && s->headings ? s->title : s->plain);
	pango_layout_set_alignment(s->layout, middle ? PANGO_ALIGN_CENTER : right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
	pango_layout_set_text(s->layout, text, (int)len);
	if (pango_layout_get_unknown_glyphs_count(s->layout))
		s->unknown = TRUE;
	show_lines(s);
}

static void letter(struct sheet *s, const char *text)
{
	s->y = MARGIN;
	s->page = 1;
	s->headings = TRUE;
	for (const char *at = text; *at;) {
		size_t len = strcspn(at, "\n");

		paragraph(s, at, len);
		at += len + (at[len] == '\n');
	}
	end_page(s);
}

static PangoFontDescription *font(double points)
{
	PangoFontDescription *f = pango_font_description_from_string(FONT);

	pango_font_description_set_size(f, (int)(points * PANGO_SCALE));
	return f;
}

static int draw(cairo_surface_t *surface, const char *text)
{
	struct sheet s = { .cr = cairo_create(surface), .plain = font(12), .title = font(18), .small = font(9) };
	cairo_status_t status;

	s.layout = pango_cairo_create_layout(s.cr);
	pango_layout_set_width(s.layout, (int)((A4_WIDTH - 2 * MARGIN) * PANGO_SCALE));
	pango_layout_set_wrap(s.layout, PANGO_WRAP_WORD_CHAR);
	/* Once to count the pages, once to draw them. */
	letter(&s, text);
	s.pages = s.page;
	if (!s.unknown)
		letter(&s, text);
	g_object_unref(s.layout);
	pango_font_description_free(s.plain);
	pango_font_description_free(s.title);
	pango_font_description_free(s.small);
	cairo_destroy(s.cr);
	cairo_surface_finish(surface);
	status = cairo_surface_status(surface);
	if (s.unknown)
		return NO_FONT;
	return status == CAIRO_STATUS_SUCCESS && fflush(stdout) == 0 ? DONE : FAILED;
}

int main(void)
{
	char *text = g_malloc(TEXT_MOST + 1);
	size_t len = fread(text, 1, TEXT_MOST, stdin);
	cairo_surface_t *surface;
	int status = FAILED;

	text[len] = '\0';
	if (len && !ferror(stdin) && g_utf8_validate(text, (gssize)len, NULL)) {
		surface = cairo_pdf_surface_create_for_stream(write_out, NULL, A4_WIDTH, A4_HEIGHT);
		status = draw(surface, text);
		cairo_surface_destroy(surface);
	}
	g_free(text);
	return status;
}

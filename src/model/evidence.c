/* Evidence: files named on a record, their names and what they are (GG-2). */
#include <string.h>
#include <strings.h>

#include "complaint_keys.h"
#include "evidence_pack.h"
#include "parts.h"
#include "plaint/utf8.h"

#define NAME_MOST 150 /* bytes: a file system takes 255, and others add to it */

void pack_files(struct pack *p, int key, const struct complaint *c)
{
	if (!c->file_count)
		return;
	pack_int(p, key);
	pack_array(p);
	for (size_t i = 0; i < c->file_count; i++) {
		const struct evidence *f = &c->files[i];

		pack_map(p);
		pack_num_text(p, FILE_NAME, f->name);
		pack_num_text(p, FILE_HASH, f->hash);
		pack_num_int(p, FILE_SIZE, f->size);
		pack_num_int(p, FILE_AT, f->at);
		pack_num_text(p, FILE_BY, f->by);
		pack_num_text(p, FILE_FIELD, f->field);
		pack_close(p);
	}
	pack_close(p);
}

void read_files(struct arena *a, const struct node *n, struct complaint *c)
{
	uint32_t count = n && n->type == NODE_ARRAY ? n->count : 0;

	c->files = arena_array(a, count, sizeof *c->files);
	c->file_count = count;
	for (uint32_t i = 0; i < count; i++) {
		const struct node *one = &n->item[i];
		struct evidence *f = &c->files[i];

		f->name = str_or_empty(node_text(node_get_int(one, FILE_NAME)));
		f->hash = str_or_empty(node_text(node_get_int(one, FILE_HASH)));
		f->size = node_int(node_get_int(one, FILE_SIZE), 0);
		f->at = node_int(node_get_int(one, FILE_AT), 0);
		f->by = node_text(node_get_int(one, FILE_BY));
		f->field = node_text(node_get_int(one, FILE_FIELD));
	}
}

const struct evidence *complaint_file(const struct complaint *c, const char *hash)
{
	for (size_t i = 0; i < c->file_count; i++)
		if (str_equal(c->files[i].hash, hash))
			return &c->files[i];
	return NULL;
}

/* The last part of a path, also of one as Windows writes it. */
static const char *last_part(const char *path)
{
	const char *part = path;

	for (const char *s = path; *s; s++)
		if ((*s == '/' || *s == '\\') && s[1])
			part = s + 1;
	return part;
}

/* The beginning of a long name and its ending, which says what it is. */
static void shorten(struct str *s)
{
	const char *dot = strrchr(s->data, '.');
	size_t tail = dot && s->data + s->len - dot <= 12 ? (size_t)(s->data + s->len - dot) : 0, keep;

	if (s->len <= NAME_MOST)
		return;
	keep = utf8_snap(s->data, s->len, NAME_MOST - tail);
	str_splice(s, keep, s->len - tail - keep, NULL, 0);
}

const char *evidence_name(struct arena *a, const char *given)
{
	struct str s;
	const char *from, *name;
	size_t len;

	given = last_part(str_or_empty(given));
	str_init(&s);
	utf8_clean(&s, given, strlen(given), false);
	for (size_t i = 0; i < s.len; i++)
		if (s.data[i] == '/' || s.data[i] == '\\')
			s.data[i] = '_';
	if (s.len)
		shorten(&s);
	from = str_or_empty(s.data) + strspn(str_or_empty(s.data), " .-");
	len = strlen(from);
	while (len && (from[len - 1] == ' ' || from[len - 1] == '.'))
		len--;
	name = len ? arena_strndup(a, from, len) : "file";
	str_release(&s);
	return name;
}

const char *evidence_type(const char *name)
{
	static const struct { const char *ending, *type; } known[] = {
		{ "jpg", "photo" }, { "jpeg", "photo" }, { "png", "photo" }, { "gif", "photo" }, { "webp", "photo" }, { "heic", "photo" },
		{ "heif", "photo" }, { "bmp", "photo" }, { "tif", "photo" }, { "tiff", "photo" }, { "avif", "photo" },
		{ "mp4", "video" }, { "mov", "video" }, { "3gp", "video" }, { "avi", "video" }, { "mkv", "video" }, { "webm", "video" },
		{ "mpg", "video" }, { "mpeg", "video" }, { "wmv", "video" }, { "m4v", "video" },
		{ "mp3", "recording" }, { "wav", "recording" }, { "m4a", "recording" }, { "amr", "recording" }, { "aac", "recording" },
		{ "ogg", "recording" }, { "opus", "recording" }, { "flac", "recording" }, { "wma", "recording" },
		{ "pdf", "document" }, { "doc", "document" }, { "docx", "document" }, { "odt", "document" }, { "xls", "document" },
		{ "xlsx", "document" }, { "ods", "document" }, { "ppt", "document" }, { "pptx", "document" }, { "txt", "document" },
		{ "csv", "document" }, { "rtf", "document" }, { "wps", "document" }, { "ofd", "document" }, { "eml", "document" },
	};
	const char *dot = name ? strrchr(name, '.') : NULL;

	for (size_t i = 0; dot && i < sizeof known / sizeof *known; i++)
		if (strcasecmp(dot + 1, known[i].ending) == 0)
			return known[i].type;
	return "other";
}

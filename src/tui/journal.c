/* journal.c - records of a draft. */
#include "journal.h"

#include <string.h>

#include "plaint/utf8.h"
#include "plaint/wire.h"

#define RECORD_MOST (1u << 18)

void journal_init(struct journal *j)
{
	memset(j, 0, sizeof *j);
	arena_init(&j->arena);
}

void journal_release(struct journal *j)
{
	for (size_t i = 0; i < j->count; i++)
		str_release(&j->field[i].text);
	arena_release(&j->arena);
	j->count = 0;
}

static struct journal_text *field_of(struct journal *j, const char *name)
{
	for (size_t i = 0; i < j->count; i++)
		if (!strcmp(j->field[i].name, name))
			return &j->field[i];
	if (j->count == JOURNAL_FIELDS || strlen(name) >= sizeof j->field->name)
		return NULL;
	strcpy(j->field[j->count].name, name);
	str_init(&j->field[j->count].text);
	return &j->field[j->count++];
}

static void put_record(struct pack *p, struct str *out)
{
	size_t len = p->out.len;
	unsigned char head[4] = {(unsigned char)(len >> 24), (unsigned char)(len >> 16), (unsigned char)(len >> 8),
		(unsigned char)len};

	str_add_len(out, head, 4);
	str_add_len(out, p->out.data, len);
	pack_release(p);
}

static void pack_head(struct pack *p, const struct draft_head *h)
{
	pack_key_text(p, "form", h->form);
	pack_key_text(p, "number", h->number);
	pack_key_text(p, "original", h->original);
	pack_key_text(p, "login", h->login);
	pack_key_text(p, "place", h->place);
	pack_key_int(p, "began", h->began);
	pack_key_int(p, "version", h->version);
}

static void unpack_head(struct arena *a, const struct node *n, struct draft_head *h)
{
	h->form = arena_strdup(a, node_text(node_get(n, "form")));
	h->number = arena_strdup(a, node_text(node_get(n, "number")));
	h->original = arena_strdup(a, node_text(node_get(n, "original")));
	h->login = arena_strdup(a, node_text(node_get(n, "login")));
	h->place = arena_strdup(a, node_text(node_get(n, "place")));
	h->began = node_int(node_get(n, "began"), INSTANT_NONE);
	h->version = node_int(node_get(n, "version"), 0);
}

void journal_head(struct journal *j, const struct draft_head *head, struct str *out)
{
	struct pack p;

	j->head.form = arena_strdup(&j->arena, head->form);
	j->head.number = arena_strdup(&j->arena, head->number);
	j->head.original = arena_strdup(&j->arena, head->original);
	j->head.login = arena_strdup(&j->arena, head->login);
	j->head.place = arena_strdup(&j->arena, head->place);
	j->head.began = head->began;
	j->head.version = head->version;
	pack_init(&p);
	pack_map(&p);
	pack_head(&p, head);
	pack_close(&p);
	put_record(&p, out);
}

bool journal_edit(struct journal *j, const char *name, const char *text, struct str *out)
{
	size_t known = j->count;
	struct journal_text *f = field_of(j, name);
	size_t len = strlen(text), same = 0, tail = 0;
	bool emptied = j->count > known && !str_empty(j->head.number);
	struct pack p;

	if (!f)
		return false;
	while (same < len && same < f->text.len && text[same] == f->text.data[same])
		same++;
	while (tail < len - same && tail < f->text.len - same && text[len - 1 - tail] == f->text.data[f->text.len - 1 - tail])
		tail++;
	/* A complaint's field that was emptied at once held something, which is not known here. */
	if (same == len && same == f->text.len && !emptied)
		return true;
	pack_init(&p);
	pack_array(&p);
	pack_text(&p, name);
	pack_int(&p, (int64_t)same);
	pack_int(&p, (int64_t)(f->text.len - same - tail));
	pack_bytes(&p, text + same, len - same - tail);
	pack_close(&p);
	put_record(&p, out);
	str_splice(&f->text, same, f->text.len - same - tail, text + same, len - same - tail);
	return true;
}

static bool apply_edit(struct journal *j, const struct node *n)
{
	const char *name = node_text(node_at(n, 0));
	int64_t at = node_int(node_at(n, 1), -1), del = node_int(node_at(n, 2), -1);
	const struct node *ins = node_at(n, 3);
	struct journal_text *f = name ? field_of(j, name) : NULL;

	if (!f || !ins || ins->type != NODE_BYTES || at < 0 || del < 0 || (uint64_t)at > f->text.len ||
		(uint64_t)del > f->text.len - (uint64_t)at)
		return false;
	str_splice(&f->text, (size_t)at, (size_t)del, ins->text, ins->count);
	return true;
}

size_t journal_read(struct journal *j, const void *bytes, size_t len)
{
	const unsigned char *b = bytes;
	struct arena a = ARENA_INIT;
	size_t at = 0;

	while (len - at >= 4) {
		size_t n = (size_t)b[at] << 24 | (size_t)b[at + 1] << 16 | (size_t)b[at + 2] << 8 | b[at + 3];
		const struct node *root;
		if (n > RECORD_MOST || n > len - at - 4 || wire_parse(&a, b + at + 4, n, &root, NULL))
			break;
		if (!at && root->type == NODE_MAP)
			unpack_head(&j->arena, root, &j->head);
		else if (!at || root->type != NODE_ARRAY || !apply_edit(j, root))
			break;
		at += 4 + n;
		arena_clear(&a);
	}
	arena_release(&a);
	return at;
}

/* What was taken out of a complaint's field stays out; an emptied field of a new one is none. */
static bool holds(const struct journal *j, size_t i)
{
	return j->field[i].text.len || !str_empty(j->head.number);
}

/* What was typed is text; a byte the disk damaged costs its character, not the draft. */
static const char *readable(struct arena *a, const struct str *text)
{
	struct str clean;
	const char *kept;

	if (utf8_valid(text->data, text->len) && !memchr(text->data, 0, text->len))
		return arena_strdup(a, text->data);
	str_init(&clean);
	utf8_clean(&clean, text->data, text->len, true);
	kept = arena_strdup(a, clean.data);
	str_release(&clean);
	return kept;
}

struct values journal_values(const struct journal *j, struct arena *a)
{
	struct values v = {NULL, 0};

	for (size_t i = 0; i < j->count; i++)
		if (holds(j, i))
			values_set(a, &v, arena_strdup(a, j->field[i].name), readable(a, &j->field[i].text));
	return v;
}

void journal_pack(const struct journal *j, struct str *out)
{
	struct arena a = ARENA_INIT;
	struct pack p;

	pack_init(&p);
	pack_map(&p);
	pack_head(&p, &j->head);
	pack_text(&p, "fields");
	pack_map(&p);
	for (size_t i = 0; i < j->count; i++)
		if (holds(j, i))
			pack_key_text(&p, j->field[i].name, readable(&a, &j->field[i].text));
	pack_close(&p);
	pack_close(&p);
	str_add_len(out, p.out.data, p.out.len);
	pack_release(&p);
	arena_release(&a);
}

int journal_unpack(struct arena *a, const void *bytes, size_t len, struct draft_head *head, struct values *values, struct err *err)
{
	const struct node *root, *fields;

	if (wire_parse(a, bytes, len, &root, err))
		return -1;
	fields = node_get(root, "fields");
	memset(head, 0, sizeof *head);
	memset(values, 0, sizeof *values);
	unpack_head(a, root, head);
	if (!fields || fields->type != NODE_MAP || !head->form)
		return err_set(err, ERR_INPUT, NULL, N_("not a draft"), NULL);
	for (uint32_t i = 0; i < fields->count; i++) {
		const char *name = node_text(&fields->item[2 * i]), *text = node_text(&fields->item[2 * i + 1]);
		if (name && text)
			values_set(a, values, arena_strdup(a, name), arena_strdup(a, text));
	}
	return 0;
}

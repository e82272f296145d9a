/* sheet.c - the fields of a form together. */
#include "sheet.h"

#include <string.h>

#include "plaint/report.h"

void sheet_init(struct sheet *s, const struct site *site, const struct form *form, bool zh)
{
	memset(s, 0, sizeof *s);
	arena_init(&s->arena);
	s->site = site;
	s->zh = zh;
	s->scrolled = -1;
	if (form)
		sheet_append(s, form);
	sheet_follow(s);
}

void sheet_release(struct sheet *s)
{
	for (int i = 0; i < s->count + s->hidden; i++)
		entry_release(&s->entry[i]);
	s->count = s->hidden = 0;
	arena_release(&s->arena);
}

static int add(struct sheet *s, const struct form_field *spec)
{
	int all = s->count + s->hidden;

	if (all == SHEET_FIELDS)
		return -1;
	memmove(&s->entry[s->count + 1], &s->entry[s->count], (size_t)s->hidden * sizeof *s->entry);
	entry_init(&s->entry[s->count], &s->arena, s->site, spec, s->zh);
	s->entry[s->count].order = all;
	return s->count++;
}

/* --- what the channel has no need of --------------------------------------------------- */

static void put(struct sheet *s, int from, int to)
{
	struct entry e = s->entry[from];

	if (from < to)
		memmove(&s->entry[from], &s->entry[from + 1], (size_t)(to - from) * sizeof e);
	else
		memmove(&s->entry[to + 1], &s->entry[to], (size_t)(from - to) * sizeof e);
	s->entry[to] = e;
}

static void hide(struct sheet *s, int i)
{
	put(s, i, s->count - 1);
	s->count--;
	s->hidden++;
}

static void show(struct sheet *s, int i)
{
	int to = 0;

	while (to < s->count && s->entry[to].order < s->entry[i].order)
		to++;
	put(s, i, to);
	s->count++;
	s->hidden--;
}

static int index_of_order(const struct sheet *s, int order)
{
	for (int i = 0; i < s->count; i++)
		if (s->entry[i].order == order)
			return i;
	return -1;
}

void sheet_follow(struct sheet *s)
{
	int channel = sheet_find(s, "channel"), current;
	const struct entry *e = channel < 0 ? NULL : &s->entry[channel];
	const char *by = !e ? NULL : e->kind == ENTRY_CHOICE && e->chosen >= 0 ? e->option[e->chosen].key : "";

	if (!s->count)
		return;
	current = s->entry[s->current].order;
	for (int i = s->count; i-- > 0;)
		if (!form_field_asked(s->entry[i].spec, by))
			hide(s, i);
	for (int i = s->count; i < s->count + s->hidden; i++)
		if (form_field_asked(s->entry[i].spec, by))
			show(s, i);
	current = index_of_order(s, current);
	s->current = current >= 0 ? current : s->current < s->count ? s->current : s->count - 1;
}

int sheet_append(struct sheet *s, const struct form *form)
{
	int first = -1;

	for (size_t i = 0; i < form->field_count; i++) {
		int at;
		if (sheet_find(s, form->fields[i].s.title) >= 0)
			continue;
		at = add(s, &form->fields[i]);
		if (first < 0)
			first = at;
	}
	return first;
}

static const struct form_field *known_field(const struct sheet *s, const char *name)
{
	const struct site *site = s->site;
	const struct form_field *f = s->also ? form_find(s->also, name) : NULL;

	for (size_t i = 0; !f && i < site->forms_count; i++)
		f = form_find(&site->forms[i], name);
	return f;
}

static const char *label_of(const char *name)
{
	int field = field_find(name);

	if (!strcmp(name, "late_reason"))
		return tr(N_("Why late"));
	if (!strcmp(name, "special_reason"))
		return tr(N_("What makes it special"));
	return field >= 0 ? tr(field_table[field].label) : name;
}

int sheet_ask(struct sheet *s, const char *name, bool required)
{
	int at = sheet_find(s, name);

	if (at < 0) {
		const struct form_field *known = known_field(s, name);
		struct form_field *spec = arena_alloc(&s->arena, sizeof *spec);
		if (known) {
			*spec = *known;
			spec->channels = spec->unless_channels = (struct texts){NULL, 0};
		} else {
			spec->s.title = arena_strdup(&s->arena, name);
			spec->type = "text";
			spec->max = 300;
			spec->label = label_of(spec->s.title);
		}
		spec->required = required;
		at = add(s, spec);
	}
	if (at >= 0 && required)
		s->entry[at].required = s->entry[at].always = true;
	return at;
}

int sheet_find(const struct sheet *s, const char *name)
{
	for (int i = 0; i < s->count; i++)
		if (!strcmp(s->entry[i].name, name))
			return i;
	return -1;
}

const char *sheet_text(struct sheet *s, const char *name)
{
	int i = sheet_find(s, name);
	struct str out;
	const char *kept;

	if (i < 0 || entry_empty(&s->entry[i]))
		return NULL;
	if (entry_is_text(&s->entry[i]))
		return s->entry[i].edit.text.data;
	if (s->entry[i].kind == ENTRY_CHOICE)
		return s->entry[i].option[s->entry[i].chosen].key;
	str_init(&out);
	entry_text(&s->entry[i], &out);
	kept = arena_strdup(&s->arena, out.data);
	str_release(&out);
	return kept;
}

void sheet_set(struct sheet *s, const char *name, const char *text)
{
	for (int i = 0; i < s->count + s->hidden; i++)
		if (!strcmp(s->entry[i].name, name))
			entry_set(&s->entry[i], &s->arena, text);
	sheet_follow(s);
}

bool sheet_empty(const struct sheet *s)
{
	for (int i = 0; i < s->count; i++)
		if (!entry_empty(&s->entry[i]))
			return false;
	return true;
}

struct entry *sheet_current(struct sheet *s)
{
	return s->count ? &s->entry[s->current] : NULL;
}

void sheet_focus(struct sheet *s, int i, instant now)
{
	struct entry *e = sheet_current(s);

	if (!e || i < 0 || i >= s->count)
		return;
	if (i != s->current)
		entry_settle(e, &s->site->zone, now);
	s->current = i;
	if (!entry_is_text(&s->entry[i]))
		textfield_set(&s->entry[i].edit, "");
}

void sheet_move(struct sheet *s, int by, instant now)
{
	if (s->count)
		sheet_focus(s, (s->current + by + s->count) % s->count, now);
}

int sheet_missing(const struct sheet *s, struct str *out)
{
	int n = 0;

	for (int i = 0; i < s->count; i++) {
		const struct entry *e = &s->entry[i];
		if (!e->required || !entry_empty(e))
			continue;
		if (out)
			str_addf(out, "%s%s", n ? (s->zh ? "、" : ", ") : "", e->label);
		n++;
	}
	return n;
}

static int value_of(struct sheet *s, int i, instant now, bool required, struct str *out, struct err *err)
{
	const struct entry *e = &s->entry[i];

	if (required && e->required && entry_empty(e))
		return err_set(err, ERR_INPUT, e->name, N_("%1 is missing"), e->label, NULL);
	return entry_value(e, &s->site->zone, now, out, err);
}

int sheet_values(struct sheet *s, instant now, bool required, struct arena *a, struct values *out, struct err *err)
{
	struct str text;
	int failed = 0;

	str_init(&text);
	for (int i = 0; i < s->count && !failed; i++) {
		str_clear(&text);
		failed = value_of(s, i, now, required, &text, err);
		if (!failed && text.len)
			values_set(a, out, s->entry[i].name, arena_strdup(a, text.data));
	}
	str_release(&text);
	return failed;
}

bool sheet_error(struct sheet *s, const struct err *err, const char *text, instant now)
{
	int i;

	if (!*err->field)
		return false;
	i = sheet_ask(s, err->field, false);
	if (i < 0)
		return false;
	s->entry[i].error = arena_strdup(&s->arena, text);
	sheet_focus(s, i, now);
	s->scrolled = -1;
	return true;
}

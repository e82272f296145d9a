/* keys.c - what was chosen, by key or by its label in either language. */
#include "keys.h"

#include "plaint/str.h"

/* The key for what was typed: a key, or its label in either language. */
static const char *label_key(const struct label *l, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(l[i].s.title, text))
			return l[i].s.title;
	for (size_t i = 0; i < count; i++)
		if (str_equal(l[i].name, text) || str_equal(l[i].name_zh, text))
			return l[i].s.title;
	return NULL;
}

static const char *own_key(const struct form_field *f, const char *text)
{
	for (size_t i = 0; i < f->choices.count; i++)
		if (str_equal(f->choices.item[i], text) ||
			(i < f->labels.count && str_equal(f->labels.item[i], text)) ||
			(i < f->labels_zh.count && str_equal(f->labels_zh.item[i], text)))
			return f->choices.item[i];
	return NULL;
}

const char *key_of_category(const struct site *s, const char *text)
{
	for (size_t i = 0; i < s->categories_count; i++)
		if (str_equal(s->categories[i].s.title, text))
			return s->categories[i].s.title;
	for (size_t i = 0; i < s->categories_count; i++)
		if (str_equal(s->categories[i].name, text) || str_equal(s->categories[i].name_zh, text))
			return s->categories[i].s.title;
	return NULL;
}

const char *key_of_department(const struct site *s, const char *text)
{
	for (size_t i = 0; i < s->departments_count; i++)
		if (str_equal(s->departments[i].s.title, text))
			return s->departments[i].s.title;
	for (size_t i = 0; i < s->departments_count; i++)
		if (str_equal(s->departments[i].name, text) || str_equal(s->departments[i].name_zh, text))
			return s->departments[i].s.title;
	return NULL;
}

const char *key_of_penalty(const struct site *s, const char *text)
{
	for (size_t i = 0; i < s->penalties_count; i++)
		if (str_equal(s->penalties[i].s.title, text))
			return s->penalties[i].s.title;
	for (size_t i = 0; i < s->penalties_count; i++)
		if (str_equal(s->penalties[i].name, text) || str_equal(s->penalties[i].name_zh, text))
			return s->penalties[i].s.title;
	return NULL;
}

const char *key_of_choice(const struct site *site, const struct form_field *f, const char *text)
{
	size_t count = 0;
	const struct label *labels;

	if (f->choices.count)
		return own_key(f, text);
	if (str_equal(f->source, "category"))
		return key_of_category(site, text);
	if (str_equal(f->source, "penalty"))
		return key_of_penalty(site, text);
	if (str_equal(f->source, "department"))
		return key_of_department(site, text);
	labels = site_labels(site, f->source, &count);
	return count ? label_key(labels, count, text) : text;
}

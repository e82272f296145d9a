/* Keys and days in the words of a letter: no gettext, a letter has its own language. */
#include "letter_words.h"

#include <string.h>

#include "plaint/str.h"

const char *letter_date(struct arena *a, daynum day, bool zh)
{
	static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August",
		"September", "October", "November", "December"};
	int y, m, d;

	day_to_civil(day, &y, &m, &d);
	if (zh)
		return arena_printf(a, "%d年%d月%d日", y, m, d);
	return arena_printf(a, "%d %s %d", d, months[m - 1], y);
}

static const struct form_field *form_field_of(const struct site *site, const char *name)
{
	for (size_t i = 0; i < site->forms_count; i++) {
		const struct form_field *f = form_find(&site->forms[i], name);

		if (f)
			return f;
	}
	return NULL;
}

/* The part of the site the keys of a field name. */
static const char *source_of(const struct form_field *f, const char *field)
{
	static const char *const same[] = {"channel", "kind", "category", "nature", "area", "responsibility",
		"satisfaction", "department"};

	if (str_equal(field, "person"))
		return "staff";
	if (f && (str_equal(f->type, "department") || str_equal(f->type, "staff") || str_equal(f->type, "category")))
		return f->type;
	if (f && !str_empty(f->source))
		return f->source;
	/* Fields that no form asks for keep their source all the same. */
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (str_equal(field, same[i]))
			return same[i];
	return NULL;
}

static const char *choice_shown(const struct letter *l, const char *field, const char *key)
{
	const struct form_field *f = site_field_of_choice(l->site, field, key);

	for (size_t i = 0; f && i < f->choices.count; i++) {
		const struct texts *labels = l->zh && i < f->labels_zh.count ? &f->labels_zh : &f->labels;

		if (str_equal(f->choices.item[i], key))
			return i < labels->count ? labels->item[i] : key;
	}
	if (str_equal(key, "yes") && l->zh)
		return "是";
	return str_equal(key, "no") && l->zh ? "否" : key;
}

/* "repair,refund": each by its name. */
static const char *choices_shown(struct arena *a, const struct letter *l, const char *field, const char *source,
	const char *keys)
{
	const char *all = "";

	for (const char *end; *keys; keys = *end ? end + 1 : end) {
		const char *one;

		end = strchrnul(keys, ',');
		one = arena_strndup(a, keys, (size_t)(end - keys));
		one = source ? site_name(l->site, source, one, l->zh) : choice_shown(l, field, one);
		all = arena_printf(a, "%s%s%s", all, !*all ? "" : l->zh ? "、" : ", ", one);
	}
	return all;
}

static const char *time_shown(struct arena *a, const struct letter *l, const char *text)
{
	daynum day;
	instant t;

	if (day_parse(text, &day) == 0)
		return letter_date(a, day, l->zh);
	if (instant_parse(&l->site->zone, text, &t) != 0)
		return text;
	return arena_printf(a, l->zh ? "%s%.5s" : "%s %.5s", letter_date(a, zone_day(&l->site->zone, t), l->zh),
		strlen(text) > 11 ? text + 11 : "");
}

const char *letter_word(struct arena *a, const struct letter *l, const char *field, const char *text)
{
	const struct form_field *f = form_field_of(l->site, field);
	const char *source = source_of(f, field), *type = f ? str_or_empty(f->type) : "";

	if (str_equal(type, "choices"))
		return choices_shown(a, l, field, source, text);
	if (!str_empty(source))
		return site_name(l->site, source, text, l->zh);
	if (str_equal(type, "date") || str_equal(type, "time"))
		return time_shown(a, l, text);
	if (str_equal(type, "choice") || str_equal(type, "yesno"))
		return choice_shown(l, field, text);
	return text;
}

/* check.c - a field by its type. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keys.h"
#include "plaint/outside.h"
#include "plaint/str.h"
#include "plaint/utf8.h"

#define FORM_TIME (10 * MINUTE)
#define YEARS(n) ((n) * 366 * DAY)

/* What a built-in field is where no form says so. */
static const struct form_field built_in[] = {
	{ .s.title = "phone", .type = "phone" },
	{ .s.title = "area", .type = "choice", .source = "area" },
	{ .s.title = "channel", .type = "choice", .source = "channel" },
	{ .s.title = "kind", .type = "choice", .source = "kind" },
	{ .s.title = "category", .type = "category" },
	{ .s.title = "nature", .type = "choice", .source = "nature" },
	{ .s.title = "occurred", .type = "time" },
	{ .s.title = "callback", .type = "time" },
	{ .s.title = "due_by", .type = "time" },
	{ .s.title = "received", .type = "time" },
	{ .s.title = "text", .type = "multiline" },
	{ .s.title = "effect", .type = "multiline" },
	{ .s.title = "demand", .type = "text" },
	{ .s.title = "facts", .type = "multiline" },
	{ .s.title = "measures", .type = "multiline" },
	{ .s.title = "accountability", .type = "multiline" },
	{ .s.title = "remark", .type = "multiline" },
	{ .s.title = "opinion", .type = "multiline" },
	{ .s.title = "responsibility", .type = "choice", .source = "responsibility" },
	{ .s.title = "satisfaction", .type = "choice", .source = "satisfaction" },
	{ .s.title = "outcome", .type = "choice", .source = "outcome" },
	{ .s.title = "level", .type = "choice", .source = "level" },
	{ .s.title = "department", .type = "department" },
	{ .s.title = "person", .type = "staff" },
	{ .s.title = "satisfied", .type = "yesno" },
	{ .s.title = "revisit", .type = "yesno" },
	{ .s.title = "told", .type = "yesno" },
	{ .s.title = "emergency", .type = "yesno" },
	{ .s.title = "original", .type = "complaint" },
};

const struct form_field *check_form_field(const struct site *site, const char *form, const char *name)
{
	const char *const forms[] = { form, "intake", "edit" };

	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		const struct form *f = site_form(site, forms[i]);
		const struct form_field *field = f ? form_find(f, name) : NULL;

		if (field)
			return field;
	}
	return NULL;
}

static const struct form_field *kind_of(const struct site *site, const char *form, const char *name)
{
	static const struct form_field plain = { .type = "text" };
	const struct form_field *field = check_form_field(site, form, name);

	for (size_t i = 0; !field && i < sizeof(built_in) / sizeof(*built_in); i++)
		if (str_equal(built_in[i].s.title, name))
			field = &built_in[i];
	return field ? field : &plain;
}

static bool is_type(const struct form_field *f, const char *type)
{
	return str_equal(f->type, type);
}

/* What a field can be, by what it is: "a, b, c", as far as a message holds. */
static void known_keys(const struct site *s, const struct form_field *f, struct str *out)
{
	size_t count = 0;
	const struct label *list = str_empty(f->source) ? NULL : site_labels(s, f->source, &count);

	for (size_t i = 0; list && i < count; i++)
		str_addf(out, "%s%s", out->len ? ", " : "", list[i].s.title);
	for (size_t i = 0; !list && i < f->choices.count; i++)
		str_addf(out, "%s%s", out->len ? ", " : "", f->choices.item[i]);
	for (size_t i = 0; str_equal(f->source, "penalty") && i < s->penalties_count; i++)
		str_addf(out, "%s%s", out->len ? ", " : "", s->penalties[i].s.title);
	for (size_t i = 0; is_type(f, "department") && i < s->departments_count; i++)
		str_addf(out, "%s%s", out->len ? ", " : "", s->departments[i].s.title);
	for (size_t i = 0; is_type(f, "category") && i < s->categories_count; i++)
		str_addf(out, "%s%s", out->len ? ", " : "", s->categories[i].s.title);
	for (size_t i = 0; is_type(f, "staff") && i < s->staff_count; i++)
		str_addf(out, "%s%s", out->len ? ", " : "", s->staff[i].s.title);
}

static int unknown_key(const struct site *s, const struct form_field *f, const char *name, const char *text, struct err *err)
{
	const size_t most = sizeof(err->arg[0]) - 1;
	char first[sizeof(err->arg[0])];
	struct str all;

	str_init(&all);
	known_keys(s, f, &all);
	if (!all.len) {
		err_set(err, ERR_INPUT, name, N_("%1: there is no \"%2\""), name, text, NULL);
	} else {
		size_t at = all.len > most ? utf8_snap(all.data, all.len, most) : all.len;

		memcpy(first, all.data, at);
		first[at] = '\0';
		err_set(err, ERR_INPUT, name, N_("%1: there is no \"%2\" (there are: %3%4)"), name, text, first, all.data + at, NULL);
	}
	str_release(&all);
	return -1;
}

static int check_choices(struct desk *d, const struct form_field *f, const char *name, const char *text,
	const char **out, struct err *err)
{
	struct str all;
	char *copy = arena_strdup(d->a, text), *rest = copy, *one;

	str_init(&all);
	while ((one = strsep(&rest, ",")) != NULL) {
		const char *key;

		while (*one == ' ')
			one++;
		for (size_t len = strlen(one); len && one[len - 1] == ' '; len--)
			one[len - 1] = '\0';
		if (!*one)
			continue;
		key = key_of_choice(d->site, f, one);
		if (!key) {
			str_release(&all);
			unknown_key(d->site, f, name, one, err);
			return -1;
		}
		if (all.len)
			str_add_char(&all, ',');
		str_add(&all, key);
	}
	*out = all.len ? arena_strdup(d->a, all.data) : NULL;
	str_release(&all);
	return 0;
}

static int check_time(struct desk *d, const char *name, const char *text, const char **out, struct err *err)
{
	instant at;
	char iso[26];

	if (instant_parse(&d->site->zone, text, &at))
		return err_set(err, ERR_INPUT, name, N_("%1: \"%2\" is no time; write 2026-02-14 09:30"), name, text, NULL);
	/* A slip of the hand: nobody promises to have called. But a form takes its time. */
	if (str_equal(name, "callback") && at < (d->q->received ? d->q->received : d->now) - FORM_TIME)
		return err_set(err, ERR_INPUT, name, N_("%1: %2 has passed already"), name, text, NULL);
	if (str_equal(name, "occurred") && at > d->now + FORM_TIME)
		return err_set(err, ERR_INPUT, name, N_("%1: %2 has not come yet"), name, text, NULL);
	/* A slip of the hand in the year. */
	if (at < d->now - YEARS(50) || at > d->now + YEARS(5))
		return err_set(err, ERR_INPUT, name, N_("%1: \"%2\" lies too far away; is the year right?"), name, text, NULL);
	instant_format(&d->site->zone, at, iso);
	*out = arena_strdup(d->a, iso);
	return 0;
}

static int check_date(struct desk *d, const char *name, const char *text, const char **out, struct err *err)
{
	daynum day;

	(void)d;
	if (day_parse(text, &day))
		return err_set(err, ERR_INPUT, name, N_("%1: \"%2\" is no date; write 2026-02-14"), name, text, NULL);
	*out = text;
	return 0;
}

static int check_number(const struct form_field *f, const char *name, const char *text, const char **out, struct err *err)
{
	static const char digits[] = "0123456789";
	char *end, least[24], most[24];
	double v;

	/* strtod alone would take hexadecimal, "inf" and blanks. */
	if (strspn(text, "+-.0123456789") != strlen(text) || !strpbrk(text, digits))
		return err_set(err, ERR_INPUT, name, N_("%1: \"%2\" is no number"), name, text, NULL);
	v = strtod(text, &end);
	if (*end)
		return err_set(err, ERR_INPUT, name, N_("%1: \"%2\" is no number"), name, text, NULL);
	if (f->max > f->min && (v < (double)f->min || v > (double)f->max)) {
		snprintf(least, sizeof(least), "%lld", (long long)f->min);
		snprintf(most, sizeof(most), "%lld", (long long)f->max);
		return err_set(err, ERR_INPUT, name, N_("%1: %2 is not between %3 and %4"), name, text, least, most, NULL);
	}
	*out = text;
	return 0;
}

static int check_yesno(const char *name, const char *text, const char **out, struct err *err)
{
	static const char *const yes[] = { "yes", "y", "true", "1", "是" };
	static const char *const no[] = { "no", "n", "false", "0", "否" };

	for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++) {
		if (str_equal(text, yes[i]) || str_equal(text, no[i])) {
			*out = str_equal(text, yes[i]) ? "yes" : "no";
			return 0;
		}
	}
	return err_set(err, ERR_INPUT, name, N_("%1: \"%2\" is neither yes nor no"), name, text, NULL);
}

static int check_phone(const char *name, const char *text, const char **out, struct err *err)
{
	struct str digits;
	size_t n;

	str_init(&digits);
	phone_digits(&digits, text);
	n = digits.len;
	str_release(&digits);
	/* The stars of a masked number, copied. */
	if (n < 3 || strchr(text, '*'))
		return err_set(err, ERR_INPUT, name, N_("%1: \"%2\" is no telephone number"), name, text, NULL);
	*out = text;
	return 0;
}

/* Something on either side of an @; more is not asked of it while somebody is on the line. */
static bool may_be_mail(const char *text, size_t len)
{
	const char *at = memchr(text, '@', len);

	return at && at > text && at + 1 < text + len && !memchr(text, '*', len);
}

/* Each of them, a comma, a semicolon or a blank between two. What an input method left wide
 * counts as plain. */
static int check_email(struct arena *a, const char *name, const char *text, const char **out, struct err *err)
{
	static const char *const wide[][2] = { { "＠", "@" }, { "．", "." }, { "。", "." }, { "，", "," }, { "；", ";" }, { "、", "," }, { "　", " " } };
	const char *plain = text;
	bool any = false;

	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		for (const char *at = strstr(plain, wide[i][0]); at; at = strstr(plain, wide[i][0]))
			plain = arena_printf(a, "%.*s%s%s", (int)(at - plain), plain, wide[i][1], at + strlen(wide[i][0]));
	for (const char *s = plain; *s;) {
		size_t len = strcspn(s, ",; ");

		if (len && !may_be_mail(s, len))
			return err_set(err, ERR_INPUT, name, N_("%1: \"%2\" is no e-mail address"), name, text, NULL);
		any |= len > 0;
		s += len + strspn(s + len, ",; ");
	}
	*out = any ? plain : text;
	return any ? 0 : err_set(err, ERR_INPUT, name, N_("%1: \"%2\" is no e-mail address"), name, text, NULL);
}

static int check_length(const struct form_field *f, const char *name, const char *text, struct err *err)
{
	bool words = is_type(f, "text") || is_type(f, "multiline") || is_type(f, "phone") || is_type(f, "email");
	size_t most = words && f->max > 0 ? (size_t)f->max : TEXT_MOST;
	size_t n = strlen(text);
	char have[24], may[24];
	size_t bytes = n;

	/* No text has more characters than bytes. */
	if (n <= most || ((n = utf8_count(text, n)) <= most && bytes <= most * CHARACTER_MOST))
		return 0;
	/* Marks upon marks: as many characters as so many bytes are at most. */
	if (n <= most)
		n = bytes / CHARACTER_MOST + 1;
	snprintf(have, sizeof(have), "%zu", n);
	snprintf(may, sizeof(may), "%zu", most);
	return err_set(err, ERR_INPUT, name, N_("%1 is too long: %2 characters, at most %3"), name, have, may, NULL);
}

static int check_key(struct desk *d, const struct form_field *f, const char *name, const char *text, const char *key,
	const char **out, struct err *err)
{
	*out = key;
	return key ? 0 : unknown_key(d->site, f, name, text, err);
}

static int check_typed(struct desk *d, const struct form_field *f, const char *name, const char *text,
	const char **out, struct err *err)
{
	const struct staff *staff;
	struct complaint *c;

	*out = text;
	if (str_equal(name, "outside_number"))
		return outside_clean(d->a, text, out, err);
	if (is_type(f, "choice"))
		return check_key(d, f, name, text, key_of_choice(d->site, f, text), out, err);
	if (is_type(f, "choices"))
		return check_choices(d, f, name, text, out, err);
	if (is_type(f, "category"))
		return check_key(d, f, name, text, key_of_category(d->site, text), out, err);
	if (is_type(f, "department"))
		return check_key(d, f, name, text, key_of_department(d->site, text), out, err);
	if (is_type(f, "time"))
		return check_time(d, name, text, out, err);
	if (is_type(f, "date"))
		return check_date(d, name, text, out, err);
	if (is_type(f, "number"))
		return check_number(f, name, text, out, err);
	if (is_type(f, "yesno"))
		return check_yesno(name, text, out, err);
	if (is_type(f, "phone"))
		return check_phone(name, text, out, err);
	if (is_type(f, "email"))
		return check_email(d->a, name, text, out, err);
	if (is_type(f, "staff")) {
		/* Without a staff section the serving account is everybody. */
		staff = site_staff(d->site, text);
		if (!staff && d->site->staff_count == 0 && str_equal(text, desk_login(d)))
			return 0;
		return check_key(d, f, name, text, staff ? staff->s.title : NULL, out, err);
	}
	if (is_type(f, "complaint")) {
		if (desk_find(d, text, &c, NULL))
			return err_set(err, ERR_INPUT, name, N_("%1: no complaint %2"), name, text, NULL);
		*out = c->number;
	}
	return 0;
}

/* Without blanks at either end; NULL when nothing is left. */
static const char *clean(struct arena *a, const char *text, bool multiline)
{
	struct str s;
	const char *from, *kept = NULL;
	size_t len;

	str_init(&s);
	utf8_clean(&s, text, strlen(text), multiline);
	from = s.data + strspn(s.data, " \n");
	len = strlen(from);
	while (len && (from[len - 1] == ' ' || from[len - 1] == '\n'))
		len--;
	if (len)
		kept = arena_strndup(a, from, len);
	str_release(&s);
	return kept;
}

int check_field(struct desk *d, const char *form, const struct value *in, const char **out, struct err *err)
{
	const struct form_field *f = kind_of(d->site, form, in->name);
	const char *text = str_or_empty(in->text);

	*out = NULL;
	if (!utf8_valid(text, strlen(text)))
		return err_set(err, ERR_INPUT, in->name, N_("%1 is not valid UTF-8"), in->name, NULL);
	text = clean(d->a, text, is_type(f, "multiline"));
	if (!text)
		return 0;
	if (check_length(f, in->name, text, err))
		return -1;
	return check_typed(d, f, in->name, text, out, err);
}

void check_fields(struct desk *d, const char *form, const struct values *in, struct values *out, struct snags *snags)
{
	for (size_t i = 0; i < in->count; i++) {
		struct err err = ERR_INIT;
		const char *text;

		if (check_field(d, form, &in->item[i], &text, &err))
			snags_add(snags, &err);
		else
			values_set(d->a, out, in->item[i].name, text ? text : "");
	}
}

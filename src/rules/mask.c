/* Names, numbers and addresses for those who need not see them (P-3). */
#include "mask_inside.h"

#include <string.h>

#include "plaint/str.h"
#include "plaint/utf8.h"

static bool is_anonymous(const char *name)
{
	return str_starts(name, "匿名") || str_equal(name, "anonymous") || str_equal(name, "Anonymous");
}

/* Bytes of a surname of two characters that name begins with, or 0. */
static size_t double_surname(const char *name)
{
	static const char *const known[] = {"欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容",
		"令狐", "司徒", "长孙", "宇文", "司空", "夏侯", "端木", "轩辕", "东郭", "南宫", "西门", "呼延", "独孤",
		"完颜", "拓跋", "百里", "公羊", "申屠", "太史", "闻人", "澹台"};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (str_starts(name, known[i]))
			return strlen(known[i]);
	}
	return 0;
}

bool mask_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Chinese: the surname and a star a character. */
static void mask_chinese(struct str *out, const char *name, size_t len)
{
	size_t keep = double_surname(name), first = utf8_next(name, len, 0);

	/* Two characters alone are a surname of one and a name. */
	if (!keep || keep == len)
		keep = first;
	if (first == len)
		keep = 0;
	str_add_len(out, name, keep);
	for (size_t at = keep; at < len; at = utf8_next(name, len, at))
		str_add_char(out, '*');
}

/* Others: the first letter of each word. */
static void mask_words(struct str *out, const char *name, size_t len)
{
	bool inside = false;

	for (size_t at = 0; at < len;) {
		size_t next = utf8_next(name, len, at);
		bool blank = name[at] == ' ';

		if (blank)
			str_add_char(out, ' ');
		else if (!inside)
			str_add_len(out, name + at, next - at);
		if (!blank && !inside)
			str_add(out, "***");
		inside = !blank;
		at = next;
	}
}

const char *mask_taken(struct arena *a, struct str *s)
{
	const char *text = arena_strdup(a, s->data);

	str_release(s);
	return text;
}

const char *mask_name(struct arena *a, const char *name)
{
	struct str out;

	if (!name || !*name || is_anonymous(name))
		return name;
	str_init(&out);
	if (mask_letter(name[0]))
		mask_words(&out, name, strlen(name));
	else
		mask_chinese(&out, name, strlen(name));
	return mask_taken(a, &out);
}

size_t mask_digit_at(const char *s)
{
	if (*s >= '0' && *s <= '9')
		return 1;
	if (!strncmp(s, "\xef\xbc", 2) && (unsigned char)s[2] >= 0x90 && (unsigned char)s[2] <= 0x99)
		return 3;
	return 0;
}

static bool separates(const char *s, size_t n)
{
	static const char *const marks[] = {",", ";", "/", "、", "，", "；", "|"};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (strlen(marks[i]) == n && !strncmp(s, marks[i], n))
			return true;
	}
	return false;
}

static size_t char_len(const char *s)
{
	uint32_t cp;
	int n = utf8_decode(s, strlen(s), &cp);

	return n > 0 ? (size_t)n : 1;
}

/* How many digits of a number of n stay at either end. */
static void kept_digits(const char *number, size_t n, size_t *head, size_t *tail)
{
	*head = n >= 10 ? 3 : n >= 7 ? 2 : 0;
	*tail = n >= 10 ? 4 : n >= 4 ? 2 : 0;
	/* "+86" tells nothing. */
	if (n == 13 && (str_starts(number, "+86") || str_starts(number, "86")))
		*head = 5;
}

void mask_number(struct str *out, const char *s, size_t len)
{
	size_t digits = 0, head, tail, seen = 0;

	for (size_t i = 0; i < len; i += char_len(s + i))
		digits += mask_digit_at(s + i) > 0;
	kept_digits(s, digits, &head, &tail);
	for (size_t i = 0; i < len;) {
		size_t n = char_len(s + i);
		bool mark = n == 1 && strchr(" -+().", s[i]);
		bool digit = mask_digit_at(s + i) > 0;

		if (mark || (digit && (seen < head || seen >= digits - tail)))
			str_add_len(out, s + i, n);
		else
			str_add_char(out, '*');
		seen += digit;
		i += n;
	}
}

const char *mask_phone(struct arena *a, const char *phone)
{
	struct str out;

	if (!phone || !*phone)
		return phone;
	str_init(&out);
	for (const char *s = phone; *s;) {
		size_t len = 0;

		while (s[len] && !separates(s + len, char_len(s + len)))
			len += char_len(s + len);
		mask_number(&out, s, len);
		s += len;
		if (*s) {
			len = char_len(s);
			str_add_len(&out, s, len);
			s += len;
		}
	}
	return mask_taken(a, &out);
}

size_t mask_street_end(const char *s, size_t len)
{
	static const char *const streets[] = {"路", "街", "道", "巷", "胡同", "村"};

	for (size_t i = 0; i < len; i += char_len(s + i)) {
		if (mask_digit_at(s + i))
			return i;
	}
	for (size_t i = 0; i < len; i += char_len(s + i)) {
		for (size_t k = 0; i && k < sizeof streets / sizeof *streets; k++) {
			if (str_starts(s + i, streets[k]))
				return i + strlen(streets[k]);
		}
	}
	return utf8_next(s, len, utf8_next(s, len, 0));
}

const char *mask_address(struct arena *a, const char *address)
{
	size_t len, end;
	struct str out;

	if (!address || !*address)
		return address;
	len = strlen(address);
	end = mask_street_end(address, len);
	str_init(&out);
	str_add_len(&out, address, end);
	if (end < len)
		str_add(&out, MASK_REST);
	return mask_taken(a, &out);
}

const char *mask_account(struct arena *a, const char *account)
{
	size_t len = strlen(str_or_empty(account)), keep = len > 6 ? 4 : 0;

	if (!len)
		return account;
	return arena_printf(a, "****%s", account + utf8_snap(account, len, len - keep));
}

/* Keys of the site stay as they are, whatever the customer is called. */
static bool is_free_text(int field)
{
	return field < 0 || field == FIELD_OBJECT || field == FIELD_PLACE || field == FIELD_TEXT || field == FIELD_EFFECT ||
		field == FIELD_FACTS || field == FIELD_MEASURES || field == FIELD_ACCOUNTABILITY;
}

/* Its size: no telephone number, however long. */
static bool is_size(const char *name)
{
	return str_starts(name, "bytes ");
}

bool mask_touches(const char *name)
{
	int field = field_find(name);

	if (is_size(name))
		return false;
	return field == FIELD_NAME || field == FIELD_PHONE || field == FIELD_ADDRESS || field == FIELD_ACCOUNT || is_free_text(field);
}

const char *mask_personal(struct arena *a, const struct form_field *f, const char *text)
{
	if (str_empty(text))
		return text;
	if (str_equal(f->type, "phone"))
		return mask_phone(a, text);
	if (strchr(text, '@') && text[0] != '@' && !strchr(text, ' '))
		return arena_printf(a, "%.*s***@***", (int)utf8_next(text, strlen(text), 0), text);
	return MASK_REST;
}

/* field: of the table, or less than 0 for one of the profile's or of an event. */
static const char *value_of(struct masks *m, int field, const char *name, const char *text)
{
	const char *address = m->whose->value[FIELD_ADDRESS];
	const struct form_field *personal;

	if (str_empty(text))
		return text;
	personal = is_free_text(field) ? mask_is_personal(m, name) : NULL;
	if (personal)
		return mask_personal(m->a, personal, text);
	if (field == FIELD_NAME)
		return mask_name(m->a, text);
	if (field == FIELD_PHONE)
		return mask_phone(m->a, text);
	if (field == FIELD_ADDRESS)
		return mask_address(m->a, text);
	if (field == FIELD_ACCOUNT)
		return mask_account(m->a, text);
	/* The place is the address again, as often as not, or its flat. */
	if (field == FIELD_PLACE && ((!str_empty(address) && strstr(text, address)) || mask_names_flat(text)))
		return mask_address(m->a, text);
	return is_free_text(field) && !is_size(name) ? mask_text(m, text) : text;
}

const char *mask_value(struct masks *m, const char *name, const char *text)
{
	return value_of(m, field_find(name), name, text);
}

static struct value *mask_values(struct masks *m, const struct values *v)
{
	struct value *masked = v->count ? arena_array(m->a, v->count, sizeof(*masked)) : NULL;

	for (size_t i = 0; i < v->count; i++)
		masked[i] = (struct value){ v->item[i].name, mask_value(m, v->item[i].name, v->item[i].text) };
	return masked;
}

/* What those who supervise wrote about it. The lists may be another record's, too. */
static void mask_supervision(struct masks *m, struct complaint *c)
{
	const struct complaint *whose = m->whose;

	c->violations = arena_array(m->a, whose->violation_count, sizeof *c->violations);
	for (size_t i = 0; i < whose->violation_count; i++) {
		c->violations[i] = whose->violations[i];
		c->violations[i].remark = mask_text(m, whose->violations[i].remark);
		c->violations[i].reason = mask_text(m, whose->violations[i].reason);
	}
	c->documents = arena_array(m->a, whose->document_count, sizeof *c->documents);
	for (size_t i = 0; i < whose->document_count; i++) {
		c->documents[i] = whose->documents[i];
		c->documents[i].text = mask_text(m, whose->documents[i].text);
	}
}

/* "张敏 身份证.jpg" */
static void mask_files(struct masks *m, struct complaint *c)
{
	c->files = arena_array(m->a, m->whose->file_count, sizeof *c->files);
	for (size_t i = 0; i < m->whose->file_count; i++) {
		c->files[i] = m->whose->files[i];
		c->files[i].name = mask_text(m, m->whose->files[i].name);
	}
}

void mask_complaint(struct arena *a, const struct site *site, struct complaint *c)
{
	const struct complaint whose = *c;
	struct masks *m = masks_of(a, site, &whose);

	for (int i = 0; i < FIELD_COUNT; i++)
		c->value[i] = value_of(m, i, field_table[i].name, whose.value[i]);
	c->extra.item = mask_values(m, &c->extra);
	mask_supervision(m, c);
	mask_files(m, c);
	c->former = (struct values){ NULL, 0 };
	/* What waits for approval says as much as what was done. */
	for (size_t i = 0; i < c->asking_count; i++)
		c->asking[i].fields.item = mask_values(m, &whose.asking[i].fields);
}

void mask_row(struct arena *a, const struct site *site, struct row *r)
{
	const struct complaint whose = {
		.value = { [FIELD_NAME] = r->name, [FIELD_PHONE] = r->phone, [FIELD_ADDRESS] = r->address },
		.former = r->own,
	};

	r->text = mask_text(masks_of(a, site, &whose), r->text);
	r->name = mask_name(a, r->name);
	r->phone = mask_phone(a, r->phone);
	r->address = mask_address(a, r->address);
}

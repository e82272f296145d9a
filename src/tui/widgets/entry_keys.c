/* entry_keys.c - what keys do in a field. */
#include "entry.h"

#include <string.h>

#include "plaint/initials.h"
#include "plaint/utf8.h"

static bool begins(const char *folded, const char *text)
{
	struct str s;
	bool yes;

	str_init(&s);
	utf8_fold(&s, str_or_empty(text));
	yes = s.len && !strncmp(s.data, folded, strlen(folded));
	str_release(&s);
	return yes;
}

static bool contains(const char *folded, const char *text)
{
	struct str s;
	bool yes;

	str_init(&s);
	utf8_fold(&s, str_or_empty(text));
	yes = strstr(s.data, folded) != NULL;
	str_release(&s);
	return yes;
}

static bool begins_pinyin(const char *folded, const char *label)
{
	struct str s;
	bool yes;

	str_init(&s);
	initials(&s, str_or_empty(label));
	yes = str_starts(s.data, folded);
	str_clear(&s);
	pinyin(&s, str_or_empty(label));
	yes = yes || str_starts(s.data, folded);
	str_release(&s);
	return yes;
}

/* The pinyin of what follows the first character: dong of 城东. */
static bool later_pinyin(const char *folded, const char *label)
{
	const char *rest = str_or_empty(label);
	uint32_t cp;
	int n;

	while ((n = utf8_decode(rest, strlen(rest), &cp)) > 0) {
		rest += n;
		if (*rest && begins_pinyin(folded, rest))
			return true;
	}
	return false;
}

/* The option typed for: key or label begins with it, its pinyin or the initials of that
 * do, else it is in it somewhere. */
static int option_typed(const struct entry *e, const char *typed)
{
	struct str want;
	int found = -1;

	str_init(&want);
	utf8_fold(&want, typed);
	for (int i = 0; want.len && found < 0 && i < e->options; i++)
		if (begins(want.data, e->option[i].key) || begins(want.data, e->option[i].label))
			found = i;
	for (int i = 0; want.len && found < 0 && i < e->options; i++)
		if (begins_pinyin(want.data, e->option[i].label))
			found = i;
	for (int i = 0; want.len && found < 0 && i < e->options; i++)
		if (contains(want.data, e->option[i].key) || contains(want.data, e->option[i].label) ||
			later_pinyin(want.data, e->option[i].label))
			found = i;
	str_release(&want);
	return found;
}

#define SENTENCE 3 /* characters of something longer than a slip of the finger */
#define ANEW_MOST 2 /* nobody chooses that often without another key: it is a word */

static bool is_sentence(const struct entry *e)
{
	return e->astray && utf8_count(e->run.data, e->run.len) >= e->sense + SENTENCE;
}

/* Nothing typed is lost: it can be put into another field. */
static void note_run(struct entry *e, uint32_t key)
{
	char bytes[4];

	if (!e->run.len)
		e->before = e->chosen;
	str_add_len(&e->run, bytes, (size_t)utf8_encode(key, bytes));
}

/* Typing finds an option; what no longer matches begins anew with its last character.
 * What never did stays without effect: its single letters are not looked for. */
static int find(struct entry *e, uint32_t key)
{
	size_t sense = utf8_count(e->run.data, e->run.len);
	int found;

	note_run(e, key);
	if (e->astray)
		return -1;
	textfield_key(&e->edit, key);
	found = option_typed(e, e->edit.text.data);
	if (found < 0) {
		textfield_set(&e->edit, "");
		textfield_key(&e->edit, key);
		found = ++e->anew > ANEW_MOST ? -1 : option_typed(e, e->edit.text.data);
	}
	e->astray = found < 0;
	e->sense = e->anew > ANEW_MOST ? 0 : sense;
	return found;
}

const char *entry_astray(const struct entry *e)
{
	return e->astray ? e->run.data : NULL;
}

void entry_left(struct entry *e)
{
	if (entry_is_text(e))
		return;
	str_clear(&e->run);
	e->astray = false;
	e->anew = 0;
	e->sense = 0;
	textfield_set(&e->edit, "");
}

/* A blank, or the x that ticks, may belong to a sentence that went astray. */
static bool is_character(const struct entry *e, uint32_t key)
{
	if (key == K_SPACE || key == 0x3000 || (key == 'x' && e->kind != ENTRY_CHOICE))
		return is_sentence(e);
	return key > K_SPACE && key < K_BASE && key != K_BACKSPACE;
}

static enum edited choose(struct entry *e, int to)
{
	if (!e->options || to == e->chosen)
		return EDIT_MOVED;
	e->chosen = to;
	e->error = NULL;
	return EDIT_CHANGED;
}

static enum edited choice_key(struct entry *e, uint32_t key)
{
	int n = e->options, to;

	if (is_character(e, key)) {
		to = find(e, key);
		/* The first letters of a sentence chose nothing. */
		if (is_sentence(e))
			to = e->before;
		return to < 0 && !is_sentence(e) ? EDIT_MOVED : choose(e, to);
	}
	entry_left(e);
	switch (key) {
	case K_RIGHT:
	case K_SPACE:
	case 0x3000:
		return choose(e, n ? (e->chosen + 1) % n : -1);
	case K_LEFT:
		return choose(e, n ? (e->chosen <= 0 ? n : e->chosen) - 1 : -1);
	case K_HOME:
		return choose(e, n ? 0 : -1);
	case K_END:
		return choose(e, n - 1);
	case K_BACKSPACE:
	case K_DELETE:
		return choose(e, -1);
	default:
		return EDIT_IGNORED;
	}
}

static enum edited tick(struct entry *e)
{
	e->ticked[e->at] = !e->ticked[e->at];
	e->error = NULL;
	return EDIT_CHANGED;
}

static enum edited choices_key(struct entry *e, uint32_t key)
{
	int to;

	if (!e->options)
		return EDIT_IGNORED;
	if (is_character(e, key)) {
		to = find(e, key);
		if (to >= 0)
			e->at = to;
		return EDIT_MOVED;
	}
	entry_left(e);
	switch (key) {
	case K_SPACE:
	case 0x3000:
	case 'x':
		return tick(e);
	case K_RIGHT:
		e->at = (e->at + 1) % e->options;
		return EDIT_MOVED;
	case K_LEFT:
		e->at = (e->at ? e->at : e->options) - 1;
		return EDIT_MOVED;
	case K_HOME:
		e->at = 0;
		return EDIT_MOVED;
	case K_END:
		e->at = e->options - 1;
		return EDIT_MOVED;
	default:
		return EDIT_IGNORED;
	}
}

static enum edited tick_key(struct entry *e, uint32_t key)
{
	if (is_sentence(e) && is_character(e, key)) {
		note_run(e, key);
		return EDIT_MOVED;
	}
	switch (key) {
	case K_SPACE:
	case 0x3000:
	case 'x':
	case K_LEFT:
	case K_RIGHT:
		e->chosen = e->chosen == 1 ? 0 : 1;
		break;
	case 'y':
	case 'Y':
	case 0x662f: /* 是 */
	case '1':
		e->chosen = 1;
		break;
	case 'n':
	case 'N':
	case 0x5426: /* 否 */
	case '0':
		e->chosen = 0;
		break;
	case K_BACKSPACE:
	case K_DELETE:
		e->chosen = -1;
		break;
	default:
		if (!is_character(e, key))
			return EDIT_IGNORED;
		note_run(e, key);
		e->astray = true;
		return EDIT_MOVED;
	}
	entry_left(e);
	e->error = NULL;
	return EDIT_CHANGED;
}

/* Telephones, mail addresses and numbers: what an input method left wide becomes ASCII. */
static uint32_t narrowed(const struct entry *e, uint32_t key)
{
	if (!str_equal(e->spec->type, "email") && e->kind != ENTRY_PHONE && e->kind != ENTRY_NUMBER && e->kind != ENTRY_TIME && e->kind != ENTRY_DATE)
		return key;
	return (key >= 0xff01 && key <= 0xff5e) || key == 0x3000 ? key_narrow(key) : key;
}

enum edited entry_key(struct entry *e, uint32_t key)
{
	enum edited r;

	switch (e->kind) {
	case ENTRY_CHOICE:
		return choice_key(e, key);
	case ENTRY_CHOICES:
		return choices_key(e, key);
	case ENTRY_TICK:
		return tick_key(e, key);
	default:
		r = textfield_key(&e->edit, narrowed(e, key));
		if (r == EDIT_CHANGED)
			e->error = NULL;
		return r;
	}
}

enum edited entry_paste(struct entry *e, const char *s, size_t len)
{
	enum edited r;
	int found;

	if (entry_is_text(e)) {
		r = textfield_insert(&e->edit, s, len);
		if (r == EDIT_CHANGED)
			e->error = NULL;
		return r;
	}
	textfield_set(&e->edit, "");
	textfield_insert(&e->edit, s, len);
	found = e->kind == ENTRY_TICK ? -1 : option_typed(e, e->edit.text.data);
	textfield_set(&e->edit, "");
	if (found < 0)
		return EDIT_IGNORED;
	if (e->kind == ENTRY_CHOICE)
		return choose(e, found);
	e->at = found;
	return EDIT_MOVED;
}

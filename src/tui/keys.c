/* keys.c - names of keys, and looking commands up. The table is commands.c. */
#include "keys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "plaint/str.h"
#include "plaint/utf8.h"
#include "commands.h"

uint32_t key_narrow(uint32_t key)
{
	if (key >= 0xff01 && key <= 0xff5e)
		return key - 0xff01 + '!';
	if (key == 0x3000)
		return ' ';
	switch (key) {
	case 0x3002: /* 。 */
		return '.';
	case 0x3001: /* 、 is where / stands on a Chinese layout */
		return '/';
	default:
		return key;
	}
}

static const struct {
	uint32_t key;
	const char *name;
} named[] = {
	{K_TAB, "Tab"},
	{K_ENTER, "Enter"},
	{K_ESC, "Esc"},
	{K_SPACE, "Space"},
	{K_BACKSPACE, "Backspace"},
	{K_UP, "Up"},
	{K_DOWN, "Down"},
	{K_LEFT, "Left"},
	{K_RIGHT, "Right"},
	{K_HOME, "Home"},
	{K_END, "End"},
	{K_PGUP, "PgUp"},
	{K_PGDN, "PgDn"},
	{K_INSERT, "Ins"},
	{K_DELETE, "Del"},
	{K_BACKTAB, "Shift-Tab"},
	{K_WORD_LEFT, "Ctrl-Left"},
	{K_WORD_RIGHT, "Ctrl-Right"},
};

const char *key_text(uint32_t key, char buf[16])
{
	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		if (named[i].key == key)
			return strcpy(buf, named[i].name);
	if (key > K_F0 && key <= K_LAST)
		snprintf(buf, 16, "F%u", key - K_F0);
	else if (key < 32)
		snprintf(buf, 16, "Ctrl-%c", key + '@');
	else if (key < K_BASE)
		buf[utf8_encode(key, buf)] = '\0';
	else
		strcpy(buf, "?");
	return buf;
}

uint32_t key_parse(const char *name)
{
	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		if (!strcasecmp(named[i].name, name))
			return named[i].key;
	if ((*name == 'F' || *name == 'f') && name[1]) {
		char *end;
		unsigned long n = strtoul(name + 1, &end, 10);
		return !*end && n >= 1 && n <= 12 ? K_F(n) : 0;
	}
	if (!strncasecmp(name, "Ctrl-", 5) && name[5] && !name[6])
		return K_CTRL((unsigned char)name[5]);
	uint32_t cp;
	int n = utf8_decode(name, strlen(name), &cp);
	return n > 0 && !name[n] ? cp : 0;
}

const struct command *command_of_key(enum scope scope, uint32_t key)
{
	if (!(scope & (IN_FORMS | IN_LINES)))
		key = key_narrow(key);
	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = &command_table[i];
		if (!(c->where & scope))
			continue;
		for (int k = 0; k < COMMAND_KEYS; k++)
			if (key && command_key(c, k) == key)
				return c;
	}
	return NULL;
}

const struct command *command_of_name(enum scope scope, const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if ((!scope || command_table[i].where & scope) && str_equal(command_table[i].name, name))
			return &command_table[i];
	return NULL;
}

const struct command *command_of_id(enum scope scope, enum cmd id, int arg)
{
	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = &command_table[i];
		if (c->id == id && c->arg == arg && c->where & scope)
			return c;
	}
	return NULL;
}

bool key_is_text(enum scope scope, uint32_t key)
{
	return scope & (IN_FIND | IN_LINES | IN_FORMS) && key >= K_SPACE && key < K_BASE && key != K_BACKSPACE;
}

void command_keys(const struct command *c, enum scope scope, struct str *out)
{
	char buf[16];
	size_t start = out->len;

	for (int k = 0; k < COMMAND_KEYS; k++) {
		uint32_t key = command_key(c, k);
		if (!key || key_is_text(scope, key))
			continue;
		if (out->len > start)
			str_add_char(out, ' ');
		str_add(out, key_text(key, buf));
	}
}

void command_manual(struct str *out)
{
	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = &command_table[i];
		if (!c->key[0] || (i && !strcmp(c->help, command_table[i - 1].help)))
			continue;
		str_add(out, ".It ");
		command_keys(c, (enum scope)0, out);
		str_addf(out, "\n%s\n", c->help);
	}
}

/* Key scripts: text with keys in angle brackets → what a terminal sends. */
#include "harness.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "plaint/utf8.h"

static const struct {
	const char *name;
	VTermKey key;
} named[] = {
	{ "Enter", VTERM_KEY_ENTER }, { "Tab", VTERM_KEY_TAB }, { "BS", VTERM_KEY_BACKSPACE },
	{ "Esc", VTERM_KEY_ESCAPE }, { "Up", VTERM_KEY_UP }, { "Down", VTERM_KEY_DOWN },
	{ "Left", VTERM_KEY_LEFT }, { "Right", VTERM_KEY_RIGHT }, { "Ins", VTERM_KEY_INS },
	{ "Del", VTERM_KEY_DEL }, { "Home", VTERM_KEY_HOME }, { "End", VTERM_KEY_END },
	{ "PgUp", VTERM_KEY_PAGEUP }, { "PgDn", VTERM_KEY_PAGEDOWN },
};

/* "C-", "S-", "M-" before the key's name. */
static VTermModifier modifiers(const char **name)
{
	VTermModifier mod = VTERM_MOD_NONE;

	while (strlen(*name) > 2 && (*name)[1] == '-') {
		if (**name == 'C')
			mod |= VTERM_MOD_CTRL;
		else if (**name == 'S')
			mod |= VTERM_MOD_SHIFT;
		else if (**name == 'M')
			mod |= VTERM_MOD_ALT;
		else
			break;
		*name += 2;
	}
	return mod;
}

static bool press(struct screen *s, const char *name)
{
	VTermModifier mod = modifiers(&name);
	uint32_t cp;

	if (name[0] == 'F' && isdigit((unsigned char)name[1])) {
		vterm_keyboard_key(s->vt, (VTermKey)VTERM_KEY_FUNCTION(atoi(name + 1)), mod);
		return true;
	}
	for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
		if (strcasecmp(name, named[i].name) == 0) {
			vterm_keyboard_key(s->vt, named[i].key, mod);
			return true;
		}
	if (strcmp(name, "lt") == 0 || strcmp(name, "Space") == 0)
		vterm_keyboard_unichar(s->vt, name[0] == 'l' ? '<' : ' ', mod);
	else if (utf8_decode(name, strlen(name), &cp) == (int)strlen(name))
		vterm_keyboard_unichar(s->vt, cp, mod);
	else
		return false;
	return true;
}

bool screen_keys(struct screen *s, const char *script)
{
	while (*script != '\0') {
		const char *end = *script == '<' ? strchr(script, '>') : NULL;
		char name[24];
		size_t len;

		if (end == NULL) {
			const char *stop = strchr(script + 1, '<');

			len = stop != NULL ? (size_t)(stop - script) : strlen(script);
			screen_send(s, script, len);
			script += len;
			continue;
		}
		len = (size_t)(end - script) - 1;
		if (len >= sizeof name)
			return false;
		memcpy(name, script + 1, len);
		name[len] = '\0';
		if (!press(s, name))
			return false;
		script = end + 1;
	}
	return true;
}

void screen_paste(struct screen *s, const char *text, size_t len)
{
	vterm_keyboard_start_paste(s->vt);
	screen_send(s, text, len);
	vterm_keyboard_end_paste(s->vt);
}

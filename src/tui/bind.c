/* bind.c - a person's own keys, from desk.conf. */
#include "plaint/tui.h"

#include "commands.h"
#include "plaint/str.h"

static void tell(struct faults *faults, const struct desk_key *k, const char *fmt, const char *what)
{
	struct str s;

	str_init(&s);
	str_addf(&s, faults->translate ? faults->translate(fmt) : fmt, k->command, k->key, what);
	faults_tell(faults, k->file, k->line, s.data);
	str_release(&s);
}

/* Another command that has the key in a place where this one is known too; NULL. */
static const struct command *rival(const struct command *c, uint32_t key)
{
	for (size_t i = 0; i < command_count; i++) {
		const struct command *other = &command_table[i];

		if (!(other->where & c->where) || str_equal(other->name, c->name))
			continue;
		for (int k = 0; k < COMMAND_KEYS; k++)
			if (command_key(other, k) == key)
				return other;
	}
	return NULL;
}

static const struct command *conflict(const char *name, uint32_t key)
{
	for (size_t i = 0; i < command_count; i++) {
		const struct command *other =
			str_equal(command_table[i].name, name) ? rival(&command_table[i], key) : NULL;
		if (other)
			return other;
	}
	return NULL;
}

/* A bound letter that is typed with the input method on counts in lists too. */
static uint32_t parse(const struct desk_key *k)
{
	return key_narrow(key_parse(k->key));
}

static bool sound(const struct desk_key *k, struct faults *faults)
{
	if (!command_of_name(0, k->command))
		tell(faults, k, N_("no such command: \"%s\""), NULL);
	else if (!parse(k))
		tell(faults, k, N_("%s: no such key: \"%s\""), NULL);
	else
		return true;
	return false;
}

/* All are bound before the first is judged: two may have changed places. */
void tui_bind_keys(const struct desk_settings *s, struct faults *faults)
{
	bool again = true;

	commands_unbind();
	for (size_t i = 0; i < s->key_count; i++)
		if (sound(&s->keys[i], faults))
			command_bind(s->keys[i].command, parse(&s->keys[i]));
	while (again) {
		again = false;
		for (size_t i = s->key_count; i-- > 0 && !again;) {
			const struct desk_key *k = &s->keys[i];
			const struct command *other = command_is_bound(k->command) ? conflict(k->command, parse(k)) : NULL;

			if (!other)
				continue;
			tell(faults, k, N_("%s: key \"%s\" is that of \"%s\" too; the default stays"), other->name ? other->name : other->label);
			command_bind(k->command, 0);
			again = true;
		}
	}
	faults_order(faults);
}

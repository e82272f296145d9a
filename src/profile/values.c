#include <confuse.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/str.h"
#include "plaint/utf8.h"
#include "values.h"

#define MOST_MEMBERS 32

/* What libconfuse said; it has no pointer of ours to say it to. */
static _Thread_local struct {
	bool said;
	int line;
	char text[400];
	const char *(*translate)(const char *text);
} last;

/* Those of its texts that a value of ours can lead to: in the reader's language. */
static const char *in_words(const char *fmt)
{
	static const char *const texts[] = {N_("invalid integer value for option '%s'"),
		N_("integer value for option '%s' is out of range"), N_("invalid boolean value for option '%s'"),
		N_("no such option '%s'"), N_("unexpected closing brace"), N_("unexpected token '%s'"),
		N_("missing equal sign after option '%s'")};

	for (size_t i = 0; last.translate && i < sizeof texts / sizeof *texts; i++)
		if (str_equal(fmt, texts[i]))
			return last.translate(texts[i]);
	return fmt;
}

static void remember(cfg_t *cfg, const char *fmt, va_list ap)
{
	if (last.said)
		return;
	last.said = true;
	last.line = cfg ? cfg->line : 1;
	vsnprintf(last.text, sizeof last.text, in_words(fmt), ap);
}

struct reading {
	struct arena *arena;
	const struct block *block;
	const struct section_type *type;
	const char *title;
	char *section;
	struct places *places;
	struct faults *faults;
	cfg_opt_t opts[MOST_MEMBERS + 1];
};

static void make_opts(struct reading *r)
{
	size_t n = 0;
	for (; n < r->type->member_count && n < MOST_MEMBERS; n++) {
		const struct member *m = &r->type->members[n];
		cfg_opt_t o = {.name = m->name, .flags = CFGF_NODEFAULT};
		if (m->type == MEMBER_TEXTS)
			o.flags |= CFGF_LIST;
		o.type = m->type == MEMBER_INT ? CFGT_INT : m->type == MEMBER_BOOL ? CFGT_BOOL : CFGT_STR;
		r->opts[n] = o;
	}
	r->opts[n] = (cfg_opt_t)CFG_END();
}

static const struct member *member_named(const struct section_type *type, const char *name)
{
	for (size_t i = 0; i < type->member_count; i++)
		if (str_equal(type->members[i].name, name))
			return &type->members[i];
	return NULL;
}

/* What escapes can make of a text is checked after them. */
static bool sound(struct reading *r, const struct key *k, const char *text)
{
	if (!utf8_valid(text, strlen(text))) {
		fault_add(r->faults, SEVERITY_ERROR, k->source->path, k->line, "\"%s\" is not valid UTF-8",
			k->name);
		return false;
	}
	for (const char *s = text; *s; s++) {
		if ((unsigned char)*s < 0x20 && *s != '\n' && *s != '\t') {
			fault_add(r->faults, SEVERITY_ERROR, k->source->path, k->line,
				"control character in \"%s\"", k->name);
			return false;
		}
	}
	return true;
}

static void take_list(struct reading *r, const struct key *k, const struct member *m, cfg_opt_t *opt)
{
	struct texts *t = (struct texts *)(r->section + m->offset);
	size_t kept = k->append ? t->count : 0, n = cfg_opt_size(opt);
	const char **item = arena_array(r->arena, kept + n + 1, sizeof *item);

	if (kept)
		memcpy(item, t->item, kept * sizeof *item);
	for (size_t i = 0; i < n; i++) {
		const char *s = cfg_opt_getnstr(opt, (unsigned)i);
		if (s && sound(r, k, s))
			item[kept++] = arena_strdup(r->arena, s);
	}
	*t = (struct texts){item, kept};
}

static void take(struct reading *r, const struct key *k, cfg_t *cfg)
{
	const struct member *m = member_named(r->type, k->name);
	cfg_opt_t *opt = cfg_getopt(cfg, k->name);
	char *at;

	if (!m || !opt)
		return;
	at = r->section + m->offset;
	place_key(r->places, r->type->name, r->title, k);
	if (m->type == MEMBER_TEXTS) {
		take_list(r, k, m, opt);
		return;
	}
	if (!cfg_opt_size(opt))
		return;
	if (m->type == MEMBER_INT) {
		*(int64_t *)at = cfg_opt_getnint(opt, 0);
	} else if (m->type == MEMBER_BOOL) {
		*(bool *)at = cfg_opt_getnbool(opt, 0);
	} else {
		const char *s = cfg_opt_getnstr(opt, 0);
		if (s && sound(r, k, s))
			*(const char **)at = arena_strdup(r->arena, s);
	}
}

/* Faults in the keys themselves; true: libconfuse can be asked. */
static bool known(struct reading *r, const struct key *k)
{
	const struct member *m = member_named(r->type, k->name);
	if (k->bad)
		return false;
	if (!m) {
		if (r->block->word)
			fault_add(r->faults, SEVERITY_ERROR, k->source->path, k->line,
				"no such key in %s: \"%s\"", r->type->name, k->name);
		else
			fault_add(r->faults, SEVERITY_ERROR, k->source->path, k->line,
				"no such setting: \"%s\"", k->name);
		return false;
	}
	for (const struct key *x = r->block->keys; x < k; x++) {
		if (str_equal(x->name, k->name) && !k->append && !x->bad) {
			fault_add(r->faults, SEVERITY_ERROR, k->source->path, k->line,
				"\"%s\" is given twice in one section", k->name);
			return false;
		}
	}
	if (k->append && m->type != MEMBER_TEXTS) {
		fault_add(r->faults, SEVERITY_ERROR, k->source->path, k->line,
			"+= is for lists: \"%s\" is none", k->name);
		return false;
	}
	return true;
}

static void write_key(struct str *text, const struct key *k)
{
	size_t name = strlen(k->name);
	const char *value = k->source->text + k->from + name;

	str_add(text, k->name);
	value += strcspn(value, "=+"); /* a += is a plain list here, laid over by take_list */
	value += *value == '+';
	str_add_len(text, value, (size_t)(k->source->text + k->to - value));
	str_add_char(text, '\n');
}

static bool parse(struct reading *r, cfg_t **cfg, const struct key *from, size_t count, const bool *ask)
{
	struct str text;
	str_init(&text);
	for (size_t i = 0; i < count; i++)
		if (ask[i])
			write_key(&text, &from[i]);

	last.said = false;
	last.translate = r->faults->translate;
	*cfg = cfg_init(r->opts, CFGF_NONE);
	if (!*cfg)
		abort();
	cfg_set_error_function(*cfg, remember);
	bool done = cfg_parse_buf(*cfg, text.data) == CFG_SUCCESS && !last.said;
	str_release(&text);
	return done;
}

/* libconfuse stops at its first fault: then each key is asked for alone. */
static void read_one_by_one(struct reading *r, const bool *ask)
{
	for (size_t i = 0; i < r->block->key_count; i++) {
		const struct key *k = &r->block->keys[i];
		cfg_t *cfg;
		if (!ask[i])
			continue;
		if (parse(r, &cfg, k, 1, &ask[i]))
			take(r, k, cfg);
		else
			fault_add(r->faults, SEVERITY_ERROR, k->source->path,
				k->line + (last.line > 1 ? last.line - 1 : 0),
				last.said ? "%s" : "not understood", last.text);
		cfg_free(cfg);
	}
}

void values_read(struct arena *a, const struct block *b, const struct section_type *type, const char *title,
	void *section, struct places *places, struct faults *faults)
{
	struct reading r = {a, b, type, title, section, places, faults, {{0}}};
	bool *ask = arena_array(places->arena, b->key_count + 1, sizeof *ask);
	size_t asked = 0, repeated = 0;
	cfg_t *cfg;

	for (size_t i = 0; i < b->key_count; i++) {
		ask[i] = known(&r, &b->keys[i]);
		asked += ask[i];
		repeated += b->keys[i].append;
	}
	if (!asked)
		return;
	make_opts(&r);
	if (repeated) {
		read_one_by_one(&r, ask);
		return;
	}
	bool done = parse(&r, &cfg, b->keys, b->key_count, ask);
	for (size_t i = 0; done && i < b->key_count; i++)
		if (ask[i])
			take(&r, &b->keys[i], cfg);
	cfg_free(cfg);
	if (!done)
		read_one_by_one(&r, ask);
}

#include <string.h>

#include "lexer.h"
#include "plaint/str.h"

struct cutter {
	struct arena *arena;
	struct lexer lexer;
	struct faults *faults;
	int told; /* one fault a line is enough */
	source_include *include;
	void *with;
};

static void complain(struct cutter *c, int line, const char *what, const char *name)
{
	if (c->told == line)
		return;
	c->told = line;
	fault_add(c->faults, SEVERITY_ERROR, c->lexer.source->path, line, what, name);
}

static struct token peek(const struct cutter *c)
{
	struct lexer l = c->lexer;
	return lexer_next(&l);
}

static struct token next(struct cutter *c)
{
	struct token t = lexer_next(&c->lexer);
	if (t.broken)
		complain(c, t.line,
			"text is not closed on its line: %s missing (a \\ at its end continues it)", "\"");
	return t;
}

static const char *said(struct cutter *c, const struct token *t)
{
	return token_text(c->arena, c->lexer.source, t);
}

/* { a, "b" }: true when it was whole. Stops before what cannot be of a list. */
static bool cut_list(struct cutter *c, const struct key *k)
{
	bool whole = true;
	for (;;) {
		struct lexer before = c->lexer;
		struct token t = next(c);
		if (t.type == TOKEN_CLOSE)
			return whole;
		if (t.broken)
			whole = false;
		struct token after = peek(c);
		bool begins = t.type == TOKEN_WORD &&
			(after.type == TOKEN_SET || after.type == TOKEN_ADD || after.type == TOKEN_TEXT ||
				after.type == TOKEN_OPEN);
		if (begins || (t.type != TOKEN_WORD && t.type != TOKEN_TEXT && t.type != TOKEN_COMMA)) {
			complain(c, k->line, "list \"%s\" is not closed: } missing", k->name);
			c->lexer = before;
			return false;
		}
	}
}

static void cut_key(struct cutter *c, struct block *in, const struct token *name, bool append)
{
	struct key k = {.name = said(c, name),
		.from = name->from,
		.line = name->line,
		.append = append,
		.source = c->lexer.source};

	struct token value = peek(c);
	if (value.type == TOKEN_WORD || value.type == TOKEN_TEXT) {
		k.bad = next(c).broken;
	} else if (value.type == TOKEN_OPEN) {
		next(c);
		k.bad = !cut_list(c, &k);
	} else {
		complain(c, k.line, "\"%s\" has no value", k.name);
		k.bad = true;
	}
	k.to = c->lexer.at;
	in->keys = arena_grow(c->arena, in->keys, in->key_count, sizeof *in->keys);
	in->keys[in->key_count++] = k;
}

static void cut_call(struct cutter *c, const struct block *in, const struct token *name)
{
	const char *arg = NULL;
	next(c);
	struct token t = peek(c);
	if (t.type == TOKEN_TEXT || t.type == TOKEN_WORD) {
		t = next(c);
		arg = said(c, &t);
	}
	if (peek(c).type != TOKEN_RETURN) {
		complain(c, name->line, "\"%s(\" is not closed: ) missing", said(c, name));
		return;
	}
	next(c);
	if (!str_equal(said(c, name), "include"))
		complain(c, name->line, "no such function: \"%s\"", said(c, name));
	else if (in->word || !c->include)
		complain(c, name->line, "\"%s\" stands between sections only", "include");
	else if (str_empty(arg))
		complain(c, name->line, "\"%s\" needs the name of a file", "include");
	else
		c->include(c->with, c->lexer.source, arg, name->line);
}

/* Blocks stand in one another only in forms; elsewhere a brace is missing. */
static bool may_hold(const struct block *in, const char *word)
{
	if (!in->word)
		return true;
	bool field = str_equal(word, "field");
	return (str_equal(in->word, "form") && (field || str_equal(word, "section"))) ||
		(str_equal(in->word, "section") && field);
}

static void cut_items(struct cutter *c, struct block *in);

static void cut_block(struct cutter *c, struct block *in, const struct token *word, const struct token *title)
{
	struct block b = {.word = said(c, word),
		.title = title ? said(c, title) : NULL,
		.from = word->from,
		.line = word->line,
		.source = c->lexer.source};
	next(c);
	cut_items(c, &b);
	struct token t = peek(c);
	if (t.type == TOKEN_CLOSE)
		next(c);
	else
		fault_add(c->faults, SEVERITY_ERROR, c->lexer.source->path, b.line,
			"\"%s%s%s\" is not closed: } missing", b.word, b.title ? " " : "",
			str_or_empty(b.title));
	b.to = c->lexer.at;
	in->blocks = arena_grow(c->arena, in->blocks, in->block_count, sizeof *in->blocks);
	in->blocks[in->block_count++] = b;
}

/* One item that begins with a word. False: the word belongs to who is above. */
static bool cut_item(struct cutter *c, struct block *in, const struct token *word)
{
	struct lexer after_word = c->lexer;
	struct token t = peek(c);

	if (t.type == TOKEN_SET || t.type == TOKEN_ADD) {
		next(c);
		cut_key(c, in, word, t.type == TOKEN_ADD);
	} else if (t.type == TOKEN_CALL) {
		cut_call(c, in, word);
	} else if (t.type == TOKEN_OPEN) {
		if (!may_hold(in, said(c, word)))
			return false;
		cut_block(c, in, word, NULL);
	} else if (t.type == TOKEN_TEXT || t.type == TOKEN_WORD) {
		struct token title = lexer_next(&c->lexer);
		if (peek(c).type != TOKEN_OPEN) {
			c->lexer = after_word;
			complain(c, word->line, "= or { expected after \"%s\"", said(c, word));
		} else if (!may_hold(in, said(c, word))) {
			return false;
		} else {
			cut_block(c, in, word, &title);
		}
	} else {
		complain(c, word->line, "= or { expected after \"%s\"", said(c, word));
	}
	return true;
}

/* Items up to the closing brace (not taken) or the end. */
static void cut_items(struct cutter *c, struct block *in)
{
	for (;;) {
		struct lexer before = c->lexer;
		struct token t = lexer_next(&c->lexer);
		if (t.type == TOKEN_END || (t.type == TOKEN_CLOSE && in->word)) {
			c->lexer = before;
			return;
		}
		if (t.type == TOKEN_WORD) {
			if (!cut_item(c, in, &t)) {
				c->lexer = before;
				return;
			}
		} else {
			complain(c, t.line, "unexpected: %s", said(c, &t));
		}
	}
}

struct flattening {
	struct outline *out;
	source_include *include;
	void *with;
	struct block *top;
	size_t keys, blocks; /* of top already moved to out */
	struct arena *arena;
};

/* Keys and blocks of the top in the order they stand, each as a block of its own. */
static void flatten(struct flattening *f)
{
	for (;;) {
		const struct key *k = f->keys < f->top->key_count ? &f->top->keys[f->keys] : NULL;
		const struct block *b = f->blocks < f->top->block_count ? &f->top->blocks[f->blocks] : NULL;
		if (!k && !b)
			return;
		struct block one;
		if (k && (!b || k->from < b->from)) {
			struct key *copy = arena_alloc(f->arena, sizeof *copy);
			*copy = *k;
			one = (struct block){.from = k->from,
				.to = k->to,
				.line = k->line,
				.source = k->source,
				.keys = copy,
				.key_count = 1};
			f->keys++;
		} else {
			one = *b;
			f->blocks++;
		}
		f->out->item = arena_grow(f->arena, f->out->item, f->out->count, sizeof *f->out->item);
		f->out->item[f->out->count++] = one;
	}
}

static void include_in_order(void *with, const struct source *from, const char *name, int line)
{
	struct flattening *f = with;
	flatten(f); /* what stands before the include comes first */
	f->include(f->with, from, name, line);
}

void source_outline(struct arena *a, const struct source *s, struct outline *out, struct faults *faults,
	source_include *include, void *with)
{
	struct block top = {.source = s};
	struct flattening f = {out, include, with, &top, 0, 0, a};
	struct cutter c = {.arena = a,
		.lexer = {s, 0, 1},
		.faults = faults,
		.include = include ? include_in_order : NULL,
		.with = &f};
	cut_items(&c, &top);
	flatten(&f);
}

int key_line(const struct key *k, const char *item)
{
	struct arena scratch = ARENA_INIT;
	struct lexer l = {k->source, k->from, k->line};
	int line = k->line;

	lexer_next(&l); /* the key itself */
	while (item && l.at < k->to) {
		struct token t = lexer_next(&l);
		if (t.type != TOKEN_WORD && t.type != TOKEN_TEXT)
			continue;
		if (str_equal(token_text(&scratch, k->source, &t), item)) {
			line = t.line;
			break;
		}
	}
	arena_release(&scratch);
	return line;
}

const char *outline_text(struct arena *a, const struct key *k)
{
	struct lexer l = {k->source, k->from, k->line};
	lexer_next(&l); /* the key itself */
	lexer_next(&l); /* = */
	struct token t = lexer_next(&l);
	return t.type == TOKEN_WORD || t.type == TOKEN_TEXT ? token_text(a, k->source, &t) : NULL;
}

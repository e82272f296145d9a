#include <string.h>

#include "lexer.h"

static struct token text_token(struct lexer *l, char quote)
{
	const char *s = l->source->text;
	struct token t = {TOKEN_TEXT, l->at, 0, l->line, false};

	size_t i = l->at + 1;
	for (; i < l->source->len && s[i] != quote; i++) {
		if (s[i] == '\n') { /* a forgotten quote must not swallow the lines below */
			t.broken = true;
			break;
		}
		if (s[i] == '\\' && i + 1 < l->source->len) {
			i++;
			if (s[i] == '\n')
				l->line++;
		}
	}
	if (i >= l->source->len)
		t.broken = true;
	l->at = t.to = t.broken ? i : i + 1;
	return t;
}

static struct token sign_token(struct lexer *l, enum token_type type, size_t len)
{
	struct token t = {type, l->at, l->at + len, l->line, false};
	l->at += len;
	return t;
}

static struct token word_token(struct lexer *l)
{
	const char *s = l->source->text;
	struct token t = {TOKEN_WORD, l->at, 0, l->line, false};
	while (l->at < l->source->len && !strchr(" \t\n\"'={}(),+", s[l->at]))
		l->at++;
	t.to = l->at;
	return t;
}

struct token lexer_next(struct lexer *l)
{
	const char *s = l->source->text;

	for (; l->at < l->source->len && strchr(" \t\n", s[l->at]); l->at++)
		l->line += s[l->at] == '\n';
	if (l->at >= l->source->len)
		return (struct token){TOKEN_END, l->at, l->at, l->line, false};

	switch (s[l->at]) {
	case '"':
	case '\'':
		return text_token(l, s[l->at]);
	case '=':
		return sign_token(l, TOKEN_SET, 1);
	case '+':
		if (s[l->at + 1] == '=')
			return sign_token(l, TOKEN_ADD, 2);
		return sign_token(l, TOKEN_BAD, 1);
	case '{':
		return sign_token(l, TOKEN_OPEN, 1);
	case '}':
		return sign_token(l, TOKEN_CLOSE, 1);
	case '(':
		return sign_token(l, TOKEN_CALL, 1);
	case ')':
		return sign_token(l, TOKEN_RETURN, 1);
	case ',':
		return sign_token(l, TOKEN_COMMA, 1);
	default:
		return word_token(l);
	}
}

const char *token_text(struct arena *a, const struct source *s, const struct token *t)
{
	if (t->type != TOKEN_TEXT)
		return arena_strndup(a, s->text + t->from, t->to - t->from);

	char *out = arena_alloc(a, t->to - t->from + 1);
	size_t n = 0, end = t->broken ? t->to : t->to - 1;
	for (size_t i = t->from + 1; i < end; i++) {
		if (s->text[i] == '\\' && i + 1 < end) {
			if (s->text[++i] == '\n')
				continue;
		}
		out[n++] = s->text[i];
	}
	return out;
}

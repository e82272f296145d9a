/* lexer.h - the words of a config file, with their places. */
#ifndef PLAINT_PROFILE_LEXER_H
#define PLAINT_PROFILE_LEXER_H

#include "source.h"

enum token_type { TOKEN_END, TOKEN_WORD, TOKEN_TEXT, TOKEN_SET, TOKEN_ADD, TOKEN_OPEN, TOKEN_CLOSE,
	TOKEN_CALL, TOKEN_RETURN, TOKEN_COMMA, TOKEN_BAD };

struct token {
	enum token_type type;
	size_t from, to;
	int line;
	bool broken; /* a text not closed on its line */
};

struct lexer {
	const struct source *source;
	size_t at;
	int line;
};

struct token lexer_next(struct lexer *l);
/* What a word or text says, quotes and escapes resolved. */
const char *token_text(struct arena *a, const struct source *s, const struct token *t);

#endif

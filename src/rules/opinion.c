#include "plaint/rules/opinion.h"

#include "plaint/str.h"

static const char *const words[] = { [OPINION_NONE] = "none", [OPINION_GOOD] = "good", [OPINION_BAD] = "bad" };

static int word_find(const char *word)
{
	for (int i = OPINION_NONE; i <= OPINION_BAD; i++)
		if (str_equal(words[i], word))
			return i;
	return -1;
}

bool opinion_known(const char *word)
{
	return word_find(word) >= 0;
}

enum opinion opinion_of(const struct site *site, const char *satisfaction)
{
	if (str_empty(satisfaction))
		return OPINION_NONE;
	for (size_t i = 0; i < site->satisfactions_count; i++) {
		const struct label *l = &site->satisfactions[i];

		if (str_equal(l->s.title, satisfaction) && opinion_known(l->opinion))
			return (enum opinion)word_find(l->opinion);
	}
	if (str_equal(satisfaction, "dissatisfied"))
		return OPINION_BAD;
	return str_equal(satisfaction, "unknown") ? OPINION_NONE : OPINION_GOOD;
}

/* Short texts of the config, the command line, fields and requests: conditions, limits, periods,
 * times, templates of letters, what is typed as a time or a command. First byte: which. */
#include <stdlib.h>
#include <string.h>

#include "plaint/rules/deadline.h"
#include "plaint/rules/figures.h"
#include "plaint/rules/having.h"
#include "plaint/rules/rights.h"
#include "plaint/rules/template.h"
#include "plaint/str.h"
#include "plaint/utf8.h"
#include "tui/train_calls.h"
#include "tui/views/command.h"
#include "tui/widgets/when.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *name_as_value(void *arg, const char *name)
{
	(void)arg;
	return strlen(name) % 3 ? name : NULL;
}

static bool is_known(void *arg, const char *name)
{
	(void)arg;
	return strlen(name) % 2;
}

static void hear(void *arg, int line, const char *what, const char *name)
{
	(void)arg;
	if (line < 1 || !what || (name && strlen(name) > 100000))
		abort();
}

static void try_having(struct arena *a, const char *text)
{
	struct texts list = {&text, 1};
	struct complaint c = {.level = 2};
	struct having h;
	struct err err = ERR_INIT;

	c.value[FIELD_TEXT] = "x";
	values_set(a, &c.extra, "affected", "20");
	if (having_parse(text, &h, &err)) {
		if (err.code != ERR_INPUT)
			abort();
		return;
	}
	if (strlen(h.name) >= sizeof h.name)
		abort();
	having_all(&list, &c, NULL);
	having_all(&list, &c, &c.extra);
}

static void try_time(const char *text)
{
	struct zone z;
	instant from = 0, to = 0;
	struct err err = ERR_INIT;

	if (zone_load(&z, "Asia/Shanghai", NULL))
		abort();
	instant_parse(&z, text, &from);
	for (int span = 0; span <= SPAN_ANY; span++)
		if (report_period(&z, (enum report_span)span, 1780286400, text, NULL, &from, &to, &err) == 0 && from > to)
			abort();
	report_due(&z, text, 1780286400);
	when_parse(&z, 1780286400, text, &from);
	zone_release(&z);
}

static void try_command(struct arena *a, const char *text)
{
	struct texts words = words_split(a, text, NULL);
	size_t all = 0;

	for (size_t i = 0; i < words.count; i++)
		all += strlen(words.item[i]);
	if (all > strlen(text))
		abort();
}

/* The sample calls of a training: the line that makes no sense is one of them. */
static void try_calls(struct arena *a, const char *text)
{
	struct calls *c = memset(arena_alloc(a, sizeof *c), 0, sizeof *c);
	int line = calls_parse(c, a, arena_strdup(a, text)), lines = 1;

	for (const char *p = text; *p; p++)
		lines += *p == '\n';
	if (line < 0 || line > lines + 1)
		abort();
	if (line)
		return;
	for (int i = 0; i < c->count; i++)
		for (int k = 0; k < c->call[i].says; k++)
			if (!utf8_valid(c->call[i].say[k], strlen(c->call[i].say[k])))
				abort();
}

/* The customer's data in front, a text behind it: valid before and after. */
static void try_mask(struct arena *a, const char *text)
{
	struct complaint c = {.number = NULL};
	const char *cut = strchr(text, '\n'), *masked;

	c.value[FIELD_PHONE] = c.value[FIELD_NAME] = c.value[FIELD_ADDRESS] = c.value[FIELD_ACCOUNT] =
		cut ? arena_strndup(a, text, (size_t)(cut - text)) : "13957284610";
	masked = mask_text(masks_of(a, NULL, &c), cut ? cut + 1 : text);
	if (!utf8_valid(masked, strlen(masked)))
		abort();
	mask_complaint(a, NULL, &c);
	for (int i = 0; i < FIELD_COUNT; i++)
		if (c.value[i] && !utf8_valid(c.value[i], strlen(c.value[i])))
			abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = ARENA_INIT;
	struct limit limit;
	const char *text;

	if (!size || !utf8_valid((const char *)data + 1, size - 1) || memchr(data + 1, 0, size - 1))
		return 0;
	text = arena_strndup(&a, (const char *)data + 1, size - 1);
	switch (data[0] % 7) {
	case 0:
		try_having(&a, text);
		break;
	case 1:
		limit_parse(text, &limit, NULL);
		break;
	case 2:
		try_time(text);
		break;
	case 3:
		template_check(text, is_known, hear, NULL);
		text = template_fill(&a, text, name_as_value, NULL);
		if (*text && text[strlen(text) - 1] != '\n')
			abort();
		break;
	case 4:
		try_mask(&a, text);
		break;
	case 5:
		try_command(&a, text);
		break;
	default:
		try_calls(&a, text);
	}
	arena_release(&a);
	return 0;
}

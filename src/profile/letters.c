#include "letters.h"

#include <stdio.h>
#include <string.h>

#include "check.h"
#include "plaint/rules/letter.h"
#include "plaint/rules/number.h"
#include "plaint/rules/template.h"
#include "plaint/str.h"
#include "plaint/utf8.h"
#include "source.h"

#define LETTER_MOST 32768 /* bytes: some ten pages */

static const struct section_type *letter_type(void)
{
	for (size_t i = 0; i < section_type_count; i++)
		if (str_equal(section_types[i].name, "letter"))
			return &section_types[i];
	return NULL;
}

struct telling {
	const struct site *site;
	const char *path;
	struct faults *faults;
};

static bool known(void *arg, const char *name)
{
	return letter_name_known(((struct telling *)arg)->site, name);
}

static void tell_fault(void *arg, int line, const char *what, const char *name)
{
	struct telling *t = arg;

	fault_add(t->faults, SEVERITY_ERROR, t->path, line, what, name);
}

/* "reply.zh.txt": which letter, which language. False: neither .zh. nor .en. */
static bool take_name(struct arena *a, const char *name, const char **kind, bool *zh)
{
	size_t len = strlen(name);

	if (len <= 7 || (strcmp(name + len - 7, ".zh.txt") && strcmp(name + len - 7, ".en.txt")))
		return false;
	*kind = arena_strndup(a, name, len - 7);
	*zh = name[len - 6] == 'z';
	return true;
}

/* The bytes of a file as they are: a template has no comments of the config's kind. */
static const char *read_text(struct arena *a, const struct form_file *file, struct faults *faults)
{
	FILE *f = fopen(file->path, "re");
	char *text = arena_alloc(a, LETTER_MOST + 1);
	size_t len = f ? fread(text, 1, LETTER_MOST + 1, f) : 0;
	bool bad = !f || ferror(f);

	if (f)
		fclose(f);
	if (bad)
		fault_add(faults, SEVERITY_ERROR, file->path, 0, "cannot be read");
	else if (len > LETTER_MOST)
		fault_add(faults, SEVERITY_ERROR, file->path, 0, "a letter's template has at most %d bytes", LETTER_MOST);
	else if (!utf8_valid(text, len) || memchr(text, 0, len))
		fault_add(faults, SEVERITY_ERROR, file->path, 0, "is not UTF-8 text");
	else {
		text[len] = '\0';
		return text;
	}
	return NULL;
}

void letter_load(struct arena *a, struct site *site, const struct form_file *file, struct faults *faults)
{
	struct telling t = {site, file->path, faults};
	struct letter_kind *k;
	const char *kind, *text;
	bool zh;

	if (!take_name(a, file->name, &kind, &zh)) {
		fault_add(faults, SEVERITY_WARNING, file->path, 0,
			"a letter's template is called KIND.zh.txt or KIND.en.txt");
		return;
	}
	text = read_text(a, file, faults);
	if (!text)
		return;
	template_check(text, known, tell_fault, &t);
	k = site_find_section(site, letter_type(), kind);
	if (!k)
		k = site_add_section(site, letter_type(), kind);
	k->s.where = arena_strdup(&site->arena, file->name);
	*(zh ? &k->text_zh : &k->text) = arena_strdup(&site->arena, text);
}

static void check_letter(struct check *c, const struct letter_kind *k)
{
	struct err err = ERR_INIT;
	const char *out;

	if (str_empty(k->text) && str_empty(k->text_zh))
		tell(c, SEVERITY_ERROR, SPOT("letter", k, NULL), "letter \"%s\" has no template: letters/%s.zh.txt or .en.txt",
			k->s.title, k->s.title);
	if (!str_empty(k->number) && number_of_year(&c->arena, k->number, 0, 1, &out, &err))
		tell_err(c, SPOT("letter", k, "number"), &err);
	if (!str_empty(k->means) && strcmp(k->means, "reply") && strcmp(k->means, "preliminary") && strcmp(k->means, "nothing"))
		tell(c, SEVERITY_ERROR, SPOT("letter", k, "means"), "means is reply, preliminary or nothing, not \"%s\"", k->means);
}

/* The form of `letter` offers only what there is a template for. */
static void check_offered(struct check *c)
{
	const struct form_field *f = form_find(site_form(c->site, "letter"), "subject");

	for (size_t i = 0; f && i < f->choices.count; i++)
		if (!letter_kind_find(c->site, f->choices.item[i]))
			tell(c, SEVERITY_ERROR, (struct spot){"form", &site_form(c->site, "letter")->s, NULL, NULL},
				"form letter offers \"%s\", which has no template", f->choices.item[i]);
}

void check_letters(struct check *c)
{
	for (size_t i = 0; i < c->site->letters_count; i++)
		check_letter(c, &c->site->letters[i]);
	check_offered(c);
}

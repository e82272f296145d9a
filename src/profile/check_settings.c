#include <string.h>
#include <sys/un.h>

#include "check.h"
#include "plaint/rules/number.h"
#include "plaint/str.h"

static struct spot setting(const char *name)
{
	return (struct spot){"site", NULL, name, NULL};
}

static void check_path(struct check *c, const char *name, const char *path)
{
	if (!str_empty(path) && path[0] != '/')
		tell(c, SEVERITY_ERROR, setting(name), "\"%s\" is no absolute path: \"%s\"", name, path);
}

#define SITE_MOST (768u << 10) /* bytes: a desk gets it whole, in one message (WIRE_FRAME) */

/* What does not reach the desks would lock everybody out. */
static void check_size(struct check *c)
{
	const struct site *s = c->site;
	struct spot last = s->staff_count ? SPOT("staff", &s->staff[s->staff_count - 1], NULL) : setting("company");
	struct pack p;

	pack_init(&p);
	site_pack(&p, s);
	if (p.out.len > SITE_MOST)
		tell(c, SEVERITY_ERROR, last, "all sections together are too long for a desk: %zu bytes, at most %u; "
			"%zu of staff, %zu categories, %zu departments", p.out.len, SITE_MOST, s->staff_count, s->categories_count,
			s->departments_count);
	pack_release(&p);
}

void check_settings(struct check *c)
{
	const struct site *s = c->site;
	struct err err = ERR_INIT;
	const char *number;

	if (number_format(&c->arena, s->number, 0, 1, &number, &err))
		tell_err(c, setting("number"), &err);
	if (!str_equal(s->linger, "clocks") && !str_equal(s->linger, "no"))
		tell(c, SEVERITY_ERROR, setting("linger"), "linger is \"clocks\" or \"no\", not \"%s\"",
			s->linger);
	if (!site_evidence_most(s))
		tell(c, SEVERITY_ERROR, setting("evidence_size"), "evidence_size is a size from 1K to 1G, as \"32M\", not \"%s\"",
			s->evidence_size);
	check_size(c);
	check_path(c, "data", s->data);
	check_path(c, "socket", s->socket);
	if (!str_empty(s->socket) && strlen(s->socket) >= sizeof((struct sockaddr_un *)0)->sun_path)
		tell(c, SEVERITY_ERROR, setting("socket"), "path of a socket is too long: at most %zu bytes",
			sizeof((struct sockaddr_un *)0)->sun_path - 1);
}

/* hello.c - who is calling, and what a client must know to begin.
 *
 * The kernel says which account it is (SO_PEERCRED), the site who that is (P-1).
 */
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plaint/build.h"
#include "plaint/rules/rights.h"

#include "conn.h"
#include "hello.h"
#include "reply.h"
#include "storing.h"

static const char *login_of(struct arena *a, uid_t uid)
{
	struct passwd entry, *found = NULL;
	char buf[16 << 10];
	int bad;

	do
		bad = getpwuid_r(uid, &entry, buf, sizeof buf, &found);
	while (bad == EINTR);
	if (!bad && found && *found->pw_name)
		return arena_strdup(a, found->pw_name);
	return arena_printf(a, "%lu", (unsigned long)uid);
}

/* Another program stands where this one came from: an upgrade, a new build. */
static bool replaced(void)
{
	char path[4096];
	struct stat own, there;
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);

	if (n <= 0 || stat("/proc/self/exe", &own))
		return false;
	path[n] = '\0';
	return stat(path, &there) || there.st_ino != own.st_ino || there.st_dev != own.st_dev;
}

static void note(struct job *j, const char *name, const char *value)
{
	struct texts *t = &j->reply.notes;

	t->item = arena_grow(&j->arena, t->item, t->count, sizeof *t->item);
	t->item[t->count++] = arena_printf(&j->arena, "%s: %s", name, value);
}

/* One who looks after the process only: no role, no record. */
static struct me *keeper(struct arena *a, const struct conn *c, const char *login)
{
	struct me *me = arena_alloc(a, sizeof *me);

	me->uid = c->who.uid;
	me->login = login;
	me->name = login;
	return me;
}

/* One who knocks without an end does not push everything else out of the log. In the
 * thread of the screens, as all of them. */
static void log_refused(struct server *s, const char *login, uid_t uid)
{
	instant minute = instant_now() / 60;

	if (minute != s->refused_minute && s->refused_count > REFUSED_A_MINUTE)
		log_line(s->log, "refused in the same minute: %zu more", s->refused_count - REFUSED_A_MINUTE);
	if (minute != s->refused_minute)
		s->refused_count = 0;
	s->refused_minute = minute;
	if (++s->refused_count <= REFUSED_A_MINUTE)
		log_line(s->log, "refused: %s (uid %lu) is not in the staff list", login, (unsigned long)uid);
}

void hello_answer(struct server *s, struct job *j)
{
	struct conn *c = j->conn;
	struct reply *r = &j->reply;
	const char *login = login_of(&j->arena, c->who.uid);
	char protocol[24];

	r->protocol = PROTOCOL_VERSION;
	r->build = build_name();
	if (j->q.protocol != PROTOCOL_VERSION) {
		snprintf(protocol, sizeof protocol, "%lld", (long long)j->q.protocol);
		err_set(&r->err, ERR_STORE, NULL,
			N_("the server is plaint %1, this program speaks another protocol (%2)"), r->build,
			protocol, NULL);
		j->end = !c->serving;
		return;
	}
	r->site = casework_site(s->cw);
	j->me = rights_me(&j->arena, r->site, c->who.uid, login, c->who.serving_account);
	r->me = j->me;
	if (!j->me && c->serving)
		r->me = keeper(&j->arena, c, login);
	if (!r->me) {
		site_unref(r->site);
		r->site = NULL;
		err_set(&r->err, ERR_DENIED, NULL, N_("%1 is not in the staff list"), login, NULL);
		r->build = NULL;
		log_refused(s, login, c->who.uid);
		j->end = true;
		return;
	}
	note(j, "config", s->config ? s->config : "");
	note(j, "data", s->data);
	note(j, "replaced", replaced() ? "yes" : "no");
	storing_tell(s, &j->arena, r);
}

void hello_done(struct conn *c, struct job *j)
{
	struct server *s = c->server;
	const struct me *me = j->reply.me;

	c->greeting = false;
	if (!me)
		return;
	snprintf(c->login, sizeof c->login, "%s", me->login);
	c->desk = str_equal(j->q.from, "desk");
	c->who.from = c->desk ? "desk" : "cli";
	c->listed = j->me != NULL;
	c->greeted = true;
	s->greeted_count++;
	s->had_client = true;
	if (c->stranger) {
		c->stranger = false;
		s->stranger_count--;
	}
}

void hello_again(struct conn *c, const struct site *site)
{
	struct arena a = ARENA_INIT;
	struct reply r;
	struct blob *b;
	struct me *me;

	if (!c->greeted)
		return;
	me = rights_me(&a, site, c->who.uid, c->login, c->who.serving_account);
	c->listed = me != NULL;
	if (!me && !c->serving) {
		struct err err = ERR_INIT;

		err_set(&err, ERR_DENIED, NULL, N_("%1 is not in the staff list"), c->login, NULL);
		conn_refuse(c, 0, &err);
	} else if (c->desk) {
		reply_init(&r);
		r.now = instant_now();
		r.me = me ? me : keeper(&a, c, c->login);
		b = blob_reply(&r);
		conn_send(c, b);
		blob_unref(b);
	}
	arena_release(&a);
}

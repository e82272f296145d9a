/* train_world.c - the files of the place to practise in. */
#include "train_world.h"

#include <errno.h>
#include <ftw.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include "plaint/instant.h"
#include "plaint/profile.h"
#include "plaint/str.h"

#define SECONDS_END 10

static int cannot(struct cli *c, const char *what)
{
	return err_set(&c->err, ERR_STORE, NULL, N_("cannot make a place to practise in: %1: %2"), what, strerror(errno), NULL);
}

static const char *own_login(void)
{
	const struct passwd *pw = getpwuid(getuid());

	return pw ? pw->pw_name : "";
}

/* The first role that may take calls, or NULL. */
static const char *taking_role(const struct site *site)
{
	for (size_t i = 0; i < site->roles_count; i++)
		if (texts_has(&site->roles[i].may, "add"))
			return site->roles[i].s.title;
	return NULL;
}

static bool takes_calls(const struct site *site, const struct staff *who)
{
	for (size_t i = 0; i < who->roles.count; i++) {
		const struct role *role = site_role(site, who->roles.item[i]);

		if (role && texts_has(&role->may, "add"))
			return true;
	}
	return false;
}

/* Somebody new, whom the site does not know yet, is a taker here; so is who takes no
 * calls otherwise. */
static void add_learner(const struct site *site, struct str *text)
{
	const char *login = own_login(), *role = taking_role(site);
	const struct staff *who = site_staff(site, login);

	if (!site->staff_count || !role || !site->departments_count || (who && takes_calls(site, who)))
		return;
	str_addf(text, "staff \"%s\" {\n", login);
	if (!who)
		str_addf(text, "  name = \"%s\"\n  department = \"%s\"\n", login, site->departments[0].s.title);
	str_addf(text, "  roles = { \"%s\" }\n}\n", role);
}

static int load(struct cli *c, const char *config, struct site **out)
{
	struct faults faults;
	int bad;

	faults_init(&faults);
	bad = profile_load(config, instant_now(), out, &faults, &c->err);
	if (bad && !c->err.code)
		err_set(&c->err, ERR_INPUT, NULL, N_("the settings have faults; plaint check lists them"), NULL);
	faults_release(&faults);
	return bad;
}

static int write_config(struct cli *c, const char *file, const char *text)
{
	FILE *f = fopen(file, "we");
	bool whole;

	if (!f)
		return cannot(c, file);
	whole = fputs(text, f) >= 0;
	return fclose(f) == 0 && whole ? 0 : cannot(c, file);
}

/* The site's settings, and after them what must be different here. */
static int make_config(struct cli *c, const char *root, const char *config)
{
	const char *file = arena_printf(&c->arena, "%s/plaint.conf", root);
	struct site *site = NULL;
	struct str text;
	int bad;

	if (load(c, config, &site))
		return -1;
	str_init(&text);
	if (config)
		str_addf(&text, "include(\"%s\")\n", config);
	str_addf(&text, "linger = \"no\"\ndata = \"%s/data\"\nsocket = \"%s/socket\"\n", root, root);
	if (!str_empty(site->notify.command))
		str_add(&text, "notify { command = \"\"  events = { } }\n");
	add_learner(site, &text);
	site_unref(site);
	bad = write_config(c, file, text.data);
	str_release(&text);
	if (bad || load(c, file, &site))
		return -1;
	/* nobody may be alarmed by an exercise */
	if (!str_empty(site->notify.command) || !str_equal(site->linger, "no"))
		bad = err_set(&c->err, ERR_STORE, NULL, N_("the notices of this site cannot be switched off for practising"), NULL);
	site_unref(site);
	c->config = file;
	return bad;
}

int train_world_make(struct cli *c)
{
	const char *base = getenv("TMPDIR"), *config = c->config ? c->config : profile_find_config(&c->arena);
	char *root = arena_strdup(&c->arena, arena_printf(&c->arena, "%s/plaint-train-XXXXXX", str_empty(base) ? "/tmp" : base));

	if (config) {
		char *real = realpath(config, NULL);
		if (!real)
			return cannot(c, config);
		config = arena_strdup(&c->arena, real);
		free(real);
	}
	if (!mkdtemp(root))
		return cannot(c, root);
	c->data = arena_printf(&c->arena, "%s/data", root);
	return make_config(c, root, config);
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	remove(path);
	return 0;
}

/* The server leaves with the last client; its lock tells when it has. */
static void wait_for_end(const char *data)
{
	const struct timespec pause = {.tv_nsec = 20 * 1000 * 1000};
	char file[4096];
	int fd;

	snprintf(file, sizeof file, "%s/serving", data);
	fd = open(file, O_RDWR | O_CLOEXEC);
	if (fd < 0)
		return;
	for (int i = 0; i < SECONDS_END * 50 && flock(fd, LOCK_EX | LOCK_NB); i++)
		nanosleep(&pause, NULL);
	close(fd);
}

void train_world_remove(struct cli *c)
{
	char root[4096];
	size_t len;

	if (!c->data)
		return;
	wait_for_end(c->data);
	len = strlen(c->data);
	if (len < 6 || len >= sizeof root || strcmp(c->data + len - 5, "/data"))
		return;
	snprintf(root, sizeof root, "%.*s", (int)(len - 5), c->data);
	nftw(root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

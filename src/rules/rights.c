/* Who may do what, and whose data they see (P-1, P-3). */
#include "plaint/rules/rights.h"

#include "plaint/rules/triage.h"
#include "plaint/str.h"

static void add_text(struct arena *a, struct texts *list, const char *s)
{
	if (str_empty(s) || texts_has(list, s))
		return;
	list->item = arena_grow(a, list->item, list->count, sizeof *list->item);
	list->item[list->count++] = arena_strdup(a, s);
}

static void add_texts(struct arena *a, struct texts *list, const struct texts *more)
{
	for (size_t i = 0; i < more->count; i++)
		add_text(a, list, more->item[i]);
}

/* The serving account of a site without staff: every role. */
static void be_alone(struct arena *a, const struct site *site, struct me *me)
{
	me->alone = true;
	me->name = me->login;
	for (size_t i = 0; i < site->roles_count; i++)
		add_text(a, &me->roles, site->roles[i].s.title);
	/* At every request: no copies, and no name is there twice. */
	me->may.item = arena_array(a, ACTION_COUNT, sizeof *me->may.item);
	for (int i = 0; i < ACTION_COUNT; i++) {
		if (i != ACTION_WARN && i != ACTION_BREACH)
			me->may.item[me->may.count++] = action_table[i].name;
	}
	add_text(a, &me->sees, "all");
}

static void be_staff(struct arena *a, const struct site *site, const struct staff *s, struct me *me)
{
	me->name = arena_strdup(a, str_empty(s->name) ? s->s.title : s->name);
	me->department = arena_strdup(a, s->department);
	add_texts(a, &me->roles, &s->roles);
	for (size_t i = 0; i < s->roles.count; i++) {
		const struct role *role = site_role(site, s->roles.item[i]);

		if (!role)
			continue;
		add_texts(a, &me->may, &role->may);
		add_texts(a, &me->sees, &role->sees);
	}
	/* Forms and tables know the action by its own name. */
	if (texts_has(&me->may, "add"))
		add_text(a, &me->may, "accept");
}

struct me *rights_me(struct arena *a, const struct site *site, uint32_t uid, const char *login, bool serving_account)
{
	const struct staff *s = site_staff(site, login);
	struct me *me;

	if (!s && (site->staff_count || !serving_account))
		return NULL;
	me = arena_alloc(a, sizeof *me);
	me->uid = uid;
	me->login = arena_strdup(a, str_or_empty(login));
	if (s)
		be_staff(a, site, s, me);
	else
		be_alone(a, site, me);
	return me;
}

bool rights_may(const struct me *me, enum action action)
{
	if (action == ACTION_WARN || action == ACTION_BREACH)
		return false;
	/* An empty list means nothing here, not everything. */
	return me->alone || (me->may.count && texts_match(&me->may, action_table[action].name));
}

int rights_check(const struct me *me, enum action action, struct err *err)
{
	if (rights_may(me, action))
		return 0;
	return err_set(err, ERR_DENIED, NULL, N_("%1 may not %2"), me->name, action_table[action].name, NULL);
}

bool rights_sees(const struct me *me, const char *taker, const char *person, const char *department)
{
	if (me->alone || texts_has(&me->sees, "all"))
		return true;
	if (texts_has(&me->sees, "department") && !str_empty(department) && str_equal(department, me->department))
		return true;
	if (!texts_has(&me->sees, "own") && !texts_has(&me->sees, "department"))
		return false;
	return str_equal(me->login, taker) || str_equal(me->login, person);
}

bool rights_takes(const struct site *site, const struct me *me, const struct complaint *c)
{
	const char *has = c->value[FIELD_DEPARTMENT];

	if (str_empty(has) || str_empty(me->department) || str_equal(me->department, has) || c->level == 1)
		return true;
	return oncall_serves(site, me->login, has) || complaint_assists(c, me->department) || rights_may(me, ACTION_REASSIGN) ||
		rights_sees(me, c->taker, c->value[FIELD_PERSON], has);
}

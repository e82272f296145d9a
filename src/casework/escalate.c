/* escalate.c - a person asks the one above to look (GC-9): the lead, who asks the manager. */
#include "deed.h"

#include "people.h"
#include "plaint/str.h"

int escalate_prepare(struct deed *x, struct err *err)
{
	const char *to = values_get(&x->given, "to");

	(void)err;
	if (str_empty(to))
		to = texts_has(&x->d->me->roles, "lead") ? "manager" : "lead";
	values_set(x->d->a, &x->given, "to", to);
	return 0;
}

int escalate_apply(struct deed *x, struct err *err)
{
	(void)err;
	deed_note(x, "to", values_get(&x->given, "to"));
	return 0;
}

void escalate_tell(struct deed *x)
{
	const char *to = values_get(&x->given, "to");
	struct texts people = people_of_target(x->d, x->c, to);

	for (size_t i = 0; i < people.count; i++)
		desk_notice(x->d, x->d->now, "escalated", x->c, NULL, people.item[i]);
	if (!people.count)
		desk_notice(x->d, x->d->now, "escalated", x->c, NULL, to);
}

/* The steps of an explanation. Stretches of like days become one step. */
#include "trace.h"

#include "plaint/str.h"

static struct step *add_step(struct trace *t)
{
	struct step *s;

	t->steps->item = arena_grow(t->a, t->steps->item, t->steps->count, sizeof *s);
	s = &t->steps->item[t->steps->count++];
	*s = (struct step){.seconds = -1};
	return s;
}

void trace_moment(struct trace *t, instant at, instant until, const char *label, const char *name)
{
	struct step *s;

	if (!t->steps)
		return;
	s = add_step(t);
	s->at = at;
	s->until = until;
	s->label = label;
	s->name = name;
}

/* The first moment of the day. */
static instant day_moment(const struct trace *t, daynum day)
{
	return zone_instant(workdays_zone(t->w), day, 0);
}

/* The last step, when the day before this one ends it with the same story. */
static struct step *joins(const struct trace *t, daynum day, const char *label, const char *name)
{
	const struct zone *z = workdays_zone(t->w);
	struct step *s;

	if (!t->steps->count)
		return NULL;
	s = &t->steps->item[t->steps->count - 1];
	if (!s->day || zone_day(z, s->until ? s->until : s->at) != day - 1)
		return NULL;
	return str_equal(s->label, label) && str_equal(s->name, name) ? s : NULL;
}

static struct step *add_day(struct trace *t, daynum day, const struct day_info *info, const char *label)
{
	struct step *s = add_step(t);

	s->day = true;
	s->at = day_moment(t, day);
	s->label = label;
	s->name = info->name;
	s->name_zh = info->name_zh;
	return s;
}

/* Once, before the first day past the last known one (U-1, U-3). */
static void tell_unknown(struct trace *t, daynum day)
{
	daynum known = workdays_known_until(t->w);
	struct step *s;

	if (t->unknown_told || day <= known)
		return;
	t->unknown_told = true;
	s = add_step(t);
	s->day = true;
	s->at = day_moment(t, known < 0 ? day - 1 : known);
	s->label = STEP_UNKNOWN;
}

void trace_off(struct trace *t, daynum day, const struct day_info *info, const char *label)
{
	struct step *s;

	if (!t->steps)
		return;
	tell_unknown(t, day);
	if (label == NULL)
		label = info->name || info->name_zh ? STEP_NOT_COUNTED : STEP_DAY_OFF;
	s = joins(t, day, label, info->name);
	if (s)
		s->until = day_moment(t, day);
	else
		add_day(t, day, info, label);
}

void trace_counted(struct trace *t, daynum day, const struct day_info *info, const char *label, int count, int64_t seconds)
{
	struct step *s = NULL;

	if (!t->steps)
		return;
	tell_unknown(t, day);
	if (t->brief) {
		if (str_equal(label, STEP_WORKING))
			label = STEP_WORKING_MANY;
		s = joins(t, day, label, info->name);
	}
	if (s)
		s->until = day_moment(t, day);
	else
		s = add_day(t, day, info, label);
	s->count = count;
	s->seconds = seconds;
}

const char *trace_label(const struct day_info *info)
{
	switch (info->kind) {
	case DAY_WORK:
		return STEP_MAKE_UP;
	case DAY_SPECIAL:
		return STEP_SPECIAL;
	default:
		return STEP_WORKING;
	}
}

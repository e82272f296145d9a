/* trace.h - writing down how a period was counted (D-6), inside rules/. */
#ifndef RULES_TRACE_H
#define RULES_TRACE_H

#include "plaint/rules/deadline.h"

/* The words of an explanation; a screen translates them. */
#define STEP_START N_("the clock starts")
#define STEP_START_DAYS N_("the clock starts; this day not counted")
#define STEP_WORKING N_("working day")
#define STEP_WORKING_MANY N_("working days")
#define STEP_MAKE_UP N_("make-up working day")
#define STEP_SPECIAL N_("special hours")
#define STEP_COUNTED N_("counted")
#define STEP_NOT_COUNTED N_("not counted")
#define STEP_DAY_OFF N_("day off, not counted")
#define STEP_MOVES_ON N_("day off, moves to the next working day")
#define STEP_STILL N_("stood still, not counted")
#define STEP_UNKNOWN N_("holidays not known after this day")
#define STEP_CLOSE N_("close of business")
#define STEP_MIDNIGHT N_("end of the day")
#define STEP_SAME_TIME N_("same time of day")
#define STEP_TIME_UP N_("time is up")
#define STEP_BUSINESS_UP N_("business time is up")
#define STEP_SET N_("set on the record")
#define STEP_EXTENDED N_("extended by")
#define STEP_CHANGED N_("limit changed to")
#define STEP_KEPT N_("kept as it was before the calendar changed")

/* steps NULL: nothing is written down. */
struct trace {
	struct arena *a;
	const struct workdays *w;
	struct steps *steps;
	bool unknown_told; /* that holidays are not known from here on */
	bool brief; /* long periods: working days in stretches too */
};

void trace_moment(struct trace *t, instant at, instant until, const char *label, const char *name);
/* A day that did not count; joins the one before when it is the same story. */
void trace_off(struct trace *t, daynum day, const struct day_info *info, const char *label);
/* A day that counted: count days or seconds up to it. */
void trace_counted(struct trace *t, daynum day, const struct day_info *info, const char *label, int count, int64_t seconds);
/* What a counted day is called. */
const char *trace_label(const struct day_info *info);

#endif

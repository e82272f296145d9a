/* action.h - what can be done with a complaint (L-2), by name. */
#ifndef PLAINT_ACTION_H
#define PLAINT_ACTION_H

enum action {
	ACTION_ACCEPT, /* registration itself: `add` */
	ACTION_EDIT, ACTION_FORWARD, ACTION_RECEIVE, ACTION_RETURN, ACTION_CONTACT,
	ACTION_PROGRESS, ACTION_INVESTIGATE, ACTION_PROPOSE, ACTION_RESOLVE,
	ACTION_FEEDBACK, ACTION_REVISIT, ACTION_ARCHIVE, ACTION_RECOMPLAIN,
	ACTION_REASSIGN, ACTION_ASSIST, ACTION_URGE, ACTION_TRACK, ACTION_EXTEND,
	ACTION_SUSPEND, ACTION_RESUME, ACTION_ESCALATE, ACTION_SUPERVISE,
	ACTION_PENALISE, ACTION_LETTER, ACTION_LEND, ACTION_DESTROY, ACTION_NOTE,
	ACTION_ATTACH, ACTION_INCIDENT, ACTION_REJECT, ACTION_SETTLE, ACTION_TAKE,
	ACTION_APPROVE, ACTION_REFUSE, ACTION_CONFIRM, ACTION_WAIVE, ACTION_REVEAL,
	ACTION_NOTIFY, ACTION_PROTECT, ACTION_TAKEOVER,
	/* What the program does by itself; never offered to a person. */
	ACTION_WARN, ACTION_BREACH, ACTION_RECOMPUTE,
	ACTION_COUNT
};

struct action_info {
	const char *name;  /* "forward"; in config, events, `plaint do` */
	const char *label; /* English, for gettext: "Forward" */
	const char *done;  /* in a timeline, for gettext: "forwarded" */
};

extern const struct action_info action_table[ACTION_COUNT];

/* The action of that name, or -1. "add" is accept. */
int action_find(const char *name);

#endif

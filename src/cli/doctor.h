/* doctor.h - what `plaint doctor` looked at: one finding a line. */
#ifndef CLI_DOCTOR_H
#define CLI_DOCTOR_H

#include "inside.h"

enum fitness { FIT_GOOD, FIT_WEAK, FIT_BAD };

struct finding {
	const char *what;     /* "disk"; a word, not translated */
	enum fitness fitness;
	const char *text;     /* what was found */
	const char *todo;     /* what to do, or NULL */
};

struct doctor {
	struct cli *c;
	const char *config, *data, *socket;
	bool shared;       /* the socket is the config's: staff start no server of their own */
	struct site *site; /* NULL: the config has faults */
	struct finding *item;
	size_t count;
};

/* text and todo are translated and filled in by the caller, in c->arena. */
void found(struct doctor *d, const char *what, enum fitness fitness, const char *text, const char *todo);

/* doctor_machine.c */
void look_at_clock(struct doctor *d);
void look_at_disk(struct doctor *d);
void look_at_flush(struct doctor *d);
void look_at_places(struct doctor *d);
/* doctor_evidence.c */
void look_at_evidence(struct doctor *d);
/* doctor_desk.c */
void look_at_locale(struct doctor *d);
void look_at_terminal(struct doctor *d);
/* doctor_site.c */
void look_at_config(struct doctor *d);
void look_at_calendar(struct doctor *d);
void look_at_hook(struct doctor *d);
void look_at_server(struct doctor *d);

#endif

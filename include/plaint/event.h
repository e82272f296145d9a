/* event.h - one change of one complaint, never changed or removed (L-3). */
#ifndef PLAINT_EVENT_H
#define PLAINT_EVENT_H

#include <stdint.h>

#include "plaint/arena.h"
#include "plaint/instant.h"
#include "plaint/wire.h"

#define EVENT_HASH 32
#define EVENT_SALT 16

struct change {
	const char *field; /* "phone", "state", "level", "clock settle" ... */
	const char *before; /* or NULL */
	const char *after;  /* or NULL */
};

struct event {
	uint64_t seq;        /* over all complaints, without gaps; set by the store */
	uint64_t complaint;  /* id */
	instant at;          /* when it counts (a breach: as it was due) */
	instant seen;        /* when it was recorded */
	uint32_t uid;
	const char *login;   /* "" for the program itself */
	const char *name;    /* as it was then: "张敏" */
	const char *from;    /* "desk", "cli", "timer", "sample" */
	const char *action;  /* name of action.h */
	const char *remark;  /* what a person reads beside it, or NULL */
	struct change *changes;
	size_t change_count;
	unsigned char salt[EVENT_SALT];
	unsigned char hash[EVENT_HASH]; /* chained with the event before; set by the store */
};

/* The payload: all but seq, salt and hash. */
void event_pack_payload(struct pack *p, const struct event *e);
int event_unpack_payload(struct arena *a, const struct node *n, struct event *e, struct err *err);
/* The whole, for the wire and for export. */
void event_pack(struct pack *p, const struct event *e);
int event_unpack(struct arena *a, const struct node *n, struct event *e, struct err *err);
/* A deep copy in the arena. */
void event_copy(struct arena *a, struct event *to, const struct event *e);
/* What it made of that field; NULL: it did not touch or it cleared it. */
const char *event_after(const struct event *e, const char *field);
void event_change(struct arena *a, struct event *e, const char *field, const char *before, const char *after);

#endif

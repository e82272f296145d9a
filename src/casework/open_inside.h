/* open_inside.h - how the open cases lie in memory; for the open_*.c alone. */
#ifndef CASEWORK_OPEN_INSIDE_H
#define CASEWORK_OPEN_INSIDE_H

#include <pthread.h>

#include "heap.h"
#include "names.h"
#include "open.h"

#define OPEN_NUMBER 25 /* bytes of a number kept beside its case */
#define NEVER UINT32_MAX

/* What time alone changes, apart from the rest: counting runs over these only. */
struct open_time {
	uint32_t due;  /* of the nearest clock, or NEVER */
	uint32_t soon; /* due soon from here on: its warning, else due */
};

/* With whom a case lies, as struct load says: the board runs over these and the times. */
struct open_share {
	uint32_t received;
	uint16_t department, person;
	bool fresh; /* not taken up yet */
};

struct open_case {
	uint64_t id;
	uint32_t place; /* in the heap, or HEAP_NONE */
	uint32_t received;
	uint16_t department, person, taker, clock, category, area;
	uint16_t incident;      /* number of the complaint it is handled under */
	uint16_t helps, waits;  /* ",market,repair," ",manager,zong,": lists, each one name */
	uint8_t level, state;
	bool safety : 1, emergency : 1, revisit : 1;
	char number[OPEN_NUMBER]; /* "" when too long */
};

#define DAYS_KEPT 4

/* One step that counts, or a return (open_done.c). */
struct open_done {
	uint64_t id;
	instant at;
	daynum day;
	uint32_t next; /* of the same bucket: place + 1 */
	uint16_t person, department;
	uint8_t what;
};
#define DONE_BUCKETS 4096

struct open_loan {
	uint64_t id;
	uint32_t fires;
};

struct open_cases {
	pthread_mutex_t lock;
	struct open_time *time; /* by slot, as item */
	struct open_share *share;
	struct open_case *item;
	size_t count;
	size_t room;
	uint32_t *table; /* hash of ids: slot + 1 */
	size_t slots;
	struct heap heap;
	struct open_loan *loan; /* closed ones with a clock that fires (PU-13), in no order: few */
	size_t loans, loan_room;
	struct names names;
	/* Kept up with every change, by number of the name. */
	int32_t *of_department, *of_person, *mine;
	size_t tallies;
	int32_t by_state[STATE_COUNT];
	int32_t urgent, revisit, waiting;
	int32_t *helping;  /* by number of a list: cases other departments help with */
	uint64_t generation;
	uint16_t *home; /* by number of a login: its department */
	size_t homes;
	struct open_done *done;
	size_t dones, done_room;
	uint32_t bucket[DONE_BUCKETS];
	struct {
		daynum day;
		int64_t count; /* -1: free */
		uint64_t newest; /* counted up to this record */
	} today[DAYS_KEPT];
	/* Counted at this second and generation. */
	struct {
		bool valid;
		uint64_t generation;
		instant now;
		int64_t overdue, soon;
		uint32_t next, oldest; /* slot + 1; due */
	} seen;
};

/* Is word one of the list with that number (",a,b,")? */
bool open_listed(const struct open_cases *o, uint16_t list, const char *word);
/* Is one of the words, and not the first of them with a minus before it? */
bool open_listed_any(const struct open_cases *o, uint16_t list, const struct texts *words);
/* Mine (filter.mine), but for what waits for one's approval. */
bool open_mine(const struct open_case *c, uint16_t me);
/* Seconds that fit into 32 bits; INSTANT_NONE is NEVER. */
uint32_t open_squeeze(instant t);
/* Made of the case and of where people are at home. */
struct open_share open_share(const struct open_cases *o, const struct open_case *c);
/* Slot of a case, or HEAP_NONE. */
uint32_t open_slot(const struct open_cases *o, uint64_t id);

#endif

/* open.h - the open cases in memory: what changes with time alone (overdue, due
 * soon, what fires next) cannot be stored, so it is counted here.
 *
 * 64 bytes a case. Any thread; one mutex, held for well under a millisecond with
 * 100,000 cases.
 */
#ifndef CASEWORK_OPEN_H
#define CASEWORK_OPEN_H

#include "plaint/message.h"

struct open_cases;

struct open_cases *open_new(void);
void open_free(struct open_cases *o);

/* Adds or replaces the case of that row (its waits: as open_deciders gives them), or drops it when it is closed; of a closed
 * one a clock that fires is kept in mind (PU-13). revisit: a revisit is asked for (it is resolved and waits for one). */
void open_put(struct open_cases *o, const struct row *r, bool revisit);
/* Puts off a case whose deadline could not be dealt with. */
void open_postpone(struct open_cases *o, uint64_t id, instant until);

/* The case that fires first, and when; 0 when none does. */
uint64_t open_first(struct open_cases *o, instant *fires);
size_t open_count(struct open_cases *o);

/* Fills in everything but today. deciders: the person's login and roles. next_number is "" when the number is too long to
 * be kept here: then *next_id says which record has it. */
void open_counts(struct open_cases *o, struct arena *a, const char *login, const struct texts *deciders, instant now,
	struct counts *out, uint64_t *next_id);

/* Cases that pass the filter (open ones; f->state an open state or NULL) in its order,
 * after f->offset at most `most` of them. *total: how many pass. */
uint64_t *open_select(struct open_cases *o, struct arena *a, const struct filter *f, instant now, size_t most,
	size_t *count, int64_t *total);
/* Where that case stands among them, from 1; 0: it does not pass. */
int64_t open_place(struct open_cases *o, struct arena *a, const struct filter *f, instant now, uint64_t id);
/* How many open cases there are of a department, person or state (name), or in all. */
/* How many cases of other departments this one helps with (GG-6). */
int64_t open_helped(struct open_cases *o, const char *department);
enum open_by { OPEN_ALL, OPEN_DEPARTMENT, OPEN_PERSON, OPEN_STATE };
int64_t open_number_of(struct open_cases *o, enum open_by by, const char *key);

/* Open cases like that one: its categories (patterns), its area, received since then.
 * ids: at most `most`, oldest first. *incident: one they are handled under, or NULL. */
size_t open_alike(struct open_cases *o, struct arena *a, const struct texts *categories, const char *area, instant from,
	uint64_t *ids, size_t most, const char **incident);

/* Where the site's people are at home; read before the cases. */
void open_homes(struct open_cases *o, const struct site *site);
/* All lines of the board but who is on call and logged in: departments in the site's
 * order with their people, then those the site does not list, then what lies with none. */
struct load *open_board(struct open_cases *o, struct arena *a, const struct site *site, instant now, daynum day,
	size_t *count);

/* What was done lately, by whom: kept for two days. Noting the same twice is harmless. */
enum done_what { DONE_STEP, DONE_RETURN };
void open_note(struct open_cases *o, enum done_what what, uint64_t id, const char *person, const char *department,
	daynum day, instant at);
/* Returns not before from, oldest first. Texts in the arena. */
struct done_return { uint64_t id; instant at; const char *person; };
struct done_return *open_returns(struct open_cases *o, struct arena *a, instant from, size_t *count);

/* How often the cases changed: to see whether something came in between. */
uint64_t open_generation(struct open_cases *o);
/* Complaints received on that day, or -1 when they were not counted yet. */
int64_t open_today(struct open_cases *o, daynum day);
/* The day's count, up to the record newest; dropped when cases changed since that
 * generation, which was read before the counted snapshot was taken. */
void open_set_today(struct open_cases *o, daynum day, int64_t count, uint64_t newest, uint64_t generation);
/* The record id was registered, received on that day. */
void open_received(struct open_cases *o, daynum day, uint64_t id);

#endif

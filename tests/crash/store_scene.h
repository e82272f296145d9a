/* store_scene.h - a store that is about to suffer: processes that write and die. */
#ifndef PLAINT_TESTS_CRASH_STORE_SCENE_H
#define PLAINT_TESTS_CRASH_STORE_SCENE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <cmocka.h>

#include "plaint/store.h"

struct scene {
	char dir[80];
	struct site *site;
	struct store_options options;
};

int scene_up(void **state);
int scene_down(void **state);
void scene_remove(const char *dir);
/* A whole directory; what is at `to` goes first. */
void scene_copy(const char *from, const char *to);

struct store *scene_open(struct scene *s);
/* Must fail with ERR_STORE and these words. */
void scene_refused(struct scene *s, const char *words);
/* One complaint with its event and answer; its number is its id. The error's code. */
enum err_code scene_write(struct store *store, struct err *err);
/* Is the complaint with that id there, with its event? */
bool scene_has(struct store *store, uint64_t id);
uint64_t scene_count(struct store *store);
/* The counter the numbers are made of; must not be ahead of the complaints. */
uint64_t scene_serial(struct store *store);
void scene_verify(struct store *store);
/* The newest complaint gets a file of its own, with an event. */
enum err_code scene_attach(struct store *store, unsigned n);
/* No faults, but for files that no record names: all a power cut may leave of them. */
void scene_verify_cut(struct store *store);

/* A child that writes without pause and reports each id through the pipe once it is
 * flushed; checkpoints go on beside it. */
pid_t scene_writer(struct scene *s, int *reports);
/* Runs work in a child within seconds; its result. 77: skipped. */
int scene_child(struct scene *s, int (*work)(struct scene *s), unsigned seconds);

#endif

/* train_world.h - a place to practise in: the site's own rules and people, a store and
 * a server of their own, no notices to anybody; gone at the end. */
#ifndef PLAINT_CLI_TRAIN_WORLD_H
#define PLAINT_CLI_TRAIN_WORLD_H

#include "plaint/cli.h"

/* From then on c->config and c->data are those of the private place. */
int train_world_make(struct cli *c);
/* Ends its server and removes it. */
void train_world_remove(struct cli *c);

#endif

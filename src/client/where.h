/* where.h - where the server of these options is to be found. */
#ifndef CLIENT_WHERE_H
#define CLIENT_WHERE_H

#include "plaint/client.h"

struct place {
	const char *config; /* real path of --config, or NULL: not said */
	const char *data;
	const char *socket;
	bool shared;        /* the config names the socket: an installed site's */
};

/* Reads of the config only `data` and `socket`; its faults are for the server to tell. */
int where_find(struct arena *a, const struct client_options *o, struct place *p, struct err *err);

#endif

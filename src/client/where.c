/* where.c - where the server of these options is to be found. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "plaint/paths.h"
#include "plaint/profile.h"

#include "where.h"

static int real_config(struct arena *a, const char *option, const char **out, struct err *err)
{
	char *real = realpath(option, NULL);

	if (!real)
		return err_set(err, ERR_INPUT, NULL, N_("cannot read %1: %2"), option, strerror(errno), NULL);
	*out = arena_strdup(a, real);
	free(real);
	return 0;
}

int where_find(struct arena *a, const struct client_options *o, struct place *p, struct err *err)
{
	const char *data = NULL, *socket = NULL, *file, *named;

	*p = (struct place){ 0 };
	if (o->config && real_config(a, o->config, &p->config, err))
		return -1;
	file = p->config ? p->config : profile_find_config(a);
	if (file)
		profile_settings(a, file, &data, &socket);
	if (path_data(a, o->data, data, &p->data, err))
		return -1;
	/* The socket it names is that of the data it names. */
	if (o->data && (path_data(a, NULL, data, &named, NULL) || !str_equal(named, p->data)))
		socket = NULL;
	p->shared = !str_empty(socket);
	return path_socket(a, p->data, socket, &p->socket, err);
}

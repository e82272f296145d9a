/* paths.h - where things are: data directory, socket, state, the program's own data. */
#ifndef PLAINT_PATHS_H
#define PLAINT_PATHS_H

#include "plaint/arena.h"
#include "plaint/error.h"

/* The data directory in use: what --data says, else what the config says, else
 * $XDG_DATA_HOME/plaint, else ~/.local/share/plaint. Absolute; not created. */
int path_data(struct arena *a, const char *option, const char *config_data, const char **out, struct err *err);

/* The socket of a data directory: the config's `socket`, else
 * $XDG_RUNTIME_DIR/plaint/HASH, else /tmp/plaint-UID/HASH. The folder is made (0700)
 * and checked to be ours. HASH is of the directory's real path: socket paths are
 * cut silently at 107 bytes. */
int path_socket(struct arena *a, const char *data_dir, const char *config_socket, const char **out, struct err *err);

/* Where below `base` a copy of a data directory stands that nobody can write to. */
const char *path_reading(struct arena *a, const char *base, const char *data_dir);
/* Made (0700), or one of ours that nobody else can put anything into; else -1 with errno. */
int path_private(const char *dir);

/* $XDG_STATE_HOME/plaint or ~/.local/state/plaint, made (0700). */
int path_state(struct arena *a, const char **out, struct err *err);
/* $XDG_CONFIG_HOME/plaint or ~/.config/plaint; not made. NULL without a home. */
const char *path_config(struct arena *a);

/* Where shipped files are (config/, forms/, locale/): the installed data folder, or
 * the source tree of a build. NULL when NAME is in neither. E.g. "config/profiles/gas-company.conf". */
const char *path_shipped(struct arena *a, const char *name);

/* A program of ours beside this one: of the build, or installed for it. NULL: there is none. */
const char *path_helper(struct arena *a, const char *name);

/* Makes a directory and its parents, 0700. */
int path_make(const char *dir, struct err *err);
/* Reads a whole file of at most `most` bytes into the arena, NUL at its end. */
int path_read(struct arena *a, const char *file, size_t most, char **out, size_t *len, struct err *err);
/* All of it, however often write() stops short. -1 with errno. */
int path_write(int fd, const void *data, size_t len);

#endif

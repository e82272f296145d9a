#include <dlfcn.h>
#include <stdbool.h>

#include "ics_library.h"

/* What is loaded must be what the header describes. */
_Static_assert(ICAL_MAJOR_VERSION == 3, "libical.so.3 is loaded: write the other version there");

static struct ics_library library;

static bool load(void)
{
	static void *so; /* stays until the process ends */

	so = dlopen("libical.so.3", RTLD_LAZY | RTLD_LOCAL);
	if (!so)
		return false;
#define LOAD(name) \
	if (!(*(void **)&library.name = dlsym(so, #name))) \
		return false;
	ICS_FUNCTIONS(LOAD)
#undef LOAD
	library.icalerror_set_errors_are_fatal(0);
	return true;
}

const struct ics_library *ics_library(struct err *err)
{
	static bool loaded;

	if (!loaded)
		loaded = load();
	if (!loaded)
		err_set(err, ERR_STORE, NULL, N_("libical is not installed (Debian: libical3)"), NULL);
	return loaded ? &library : NULL;
}

#include "xlsx_library.h"

#include <dlfcn.h>
#include <stdbool.h>

static struct xlsx_library library;

static bool load(void)
{
	static void *so; /* stays until the process ends */

	so = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_LAZY | RTLD_LOCAL);
	if (!so)
		return false;
#define LOAD(name) \
	if (!(*(void **)&library.name = dlsym(so, #name))) \
		return false;
	XLSX_FUNCTIONS(LOAD)
#undef LOAD
	return true;
}

const struct xlsx_library *xlsx_library(struct err *err)
{
	static bool loaded;

	if (!loaded)
		loaded = load();
	if (!loaded)
		err_set(err, ERR_STORE, NULL, N_("libxlsxwriter is not installed (Debian: libxlsxwriter4)"), NULL);
	return loaded ? &library : NULL;
}

/* Any bytes as a config: told of or taken, never a crash, and what is taken packs. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "plaint/profile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char folder[] = "/tmp/plaint-fuzz-XXXXXX", path[64];
	struct faults faults;
	struct site *site;
	struct err err = ERR_INIT;

	if (!mkdtemp(folder))
		abort();
	snprintf(path, sizeof path, "%s/plaint.conf", folder);
	FILE *f = fopen(path, "wb");
	if (!f || fwrite(data, 1, size, f) != size || fclose(f))
		abort();

	faults_init(&faults);
	int rc = profile_load(path, 1780286400, &site, &faults, &err);
	if ((rc == 0) != (faults.errors == 0) || (rc != 0) != (err.code != ERR_NONE))
		abort();
	if (rc == 0)
		site_unref(site);
	faults_release(&faults);
	unlink(path);
	rmdir(folder);
	return 0;
}

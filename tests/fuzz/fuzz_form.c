/* Any bytes as a form beside a config: told of or taken, never a crash. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plaint/profile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_file(const char *path, const void *data, size_t size)
{
	FILE *f = fopen(path, "wb");
	if (!f || fwrite(data, 1, size, f) != size || fclose(f))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char folder[] = "/tmp/plaint-fuzz-XXXXXX", config[64], forms[64], form[80];
	struct faults faults;
	struct site *site;

	if (!mkdtemp(folder))
		abort();
	snprintf(config, sizeof config, "%s/plaint.conf", folder);
	snprintf(forms, sizeof forms, "%s/forms", folder);
	snprintf(form, sizeof form, "%s/intake.form", forms);
	if (mkdir(forms, 0700))
		abort();
	write_file(config, "", 0);
	write_file(form, data, size);

	faults_init(&faults);
	if (profile_load(config, 1780286400, &site, &faults, NULL) == 0)
		site_unref(site);
	faults_release(&faults);
	unlink(form);
	rmdir(forms);
	unlink(config);
	rmdir(folder);
	return 0;
}

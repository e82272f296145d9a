/* Any bytes as an iCalendar file: told of or taken, and what is taken is config. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "plaint/calendar_import.h"
#include "plaint/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_file(const char *path, const void *data, size_t size)
{
	FILE *f = fopen(path, "wb");

	if (!f || fwrite(data, 1, size, f) != size || fclose(f))
		abort();
}

/* The program must read what it wrote. */
static void read_back(const char *folder, const struct str *text)
{
	char path[80];
	struct str config;
	struct faults faults;
	struct site *site;

	snprintf(path, sizeof path, "%s/plaint.conf", folder);
	str_init(&config);
	str_addf(&config, "profile = \"gas-company\"\n%s", text->data); /* no other holidays beneath */
	write_file(path, config.data, config.len);
	str_release(&config);
	faults_init(&faults);
	if (profile_load(path, 1780286400, &site, &faults, NULL)) {
		for (size_t i = 0; i < faults.count; i++)
			fprintf(stderr, "%s:%d: %s\n", faults.item[i].file, faults.item[i].line, faults.item[i].text);
		fprintf(stderr, "%s", text->data);
		abort();
	}
	site_unref(site);
	faults_release(&faults);
	unlink(path);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char folder[] = "/tmp/plaint-fuzz-XXXXXX", path[64];
	struct faults faults;
	struct str out;
	int rc;

	if (!mkdtemp(folder))
		abort();
	snprintf(path, sizeof path, "%s/x.ics", folder);
	write_file(path, data, size);
	faults_init(&faults);
	str_init(&out);
	rc = calendar_import(path, NULL, 20605, &out, &faults);
	if ((rc != 0) != (faults.errors != 0) || (rc != 0) != (out.len == 0))
		abort();
	if (!rc)
		read_back(folder, &out);
	faults_release(&faults);
	str_release(&out);
	unlink(path);
	rmdir(folder);
	return 0;
}

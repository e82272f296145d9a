/* What the kernel knows of a process. */
#include "harness.h"

#include <stdio.h>
#include <string.h>

static long figure_of(pid_t pid, const char *file, const char *name)
{
	char path[64], line[256];
	long value = -1;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, file);
	f = fopen(path, "r");
	if (f == NULL)
		return -1;
	while (fgets(line, sizeof line, f) != NULL)
		if (strncmp(line, name, strlen(name)) == 0 && sscanf(line + strlen(name), " %ld", &value) == 1)
			break;
	fclose(f);
	return value;
}

long process_writes(pid_t pid)
{
	return figure_of(pid, "io", "syscw:");
}

long process_memory(pid_t pid)
{
	return figure_of(pid, "status", "VmRSS:");
}

/* A dead one may lie about until init looks after it: here that took a second a test. */
bool process_alive(pid_t pid)
{
	char path[64], line[256], *after;
	bool alive = false;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	f = fopen(path, "r");
	if (f == NULL)
		return false;
	if (fgets(line, sizeof line, f) != NULL && (after = strrchr(line, ')')) != NULL)
		alive = after[2] != 'Z' && after[2] != 'X';
	fclose(f);
	return alive;
}

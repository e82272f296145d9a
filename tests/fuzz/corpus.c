/* Runs a fuzzer's kept corpus as a plain test: every file of the folders given. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void run_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	if (!f)
		return;
	uint8_t *data = malloc(1 << 20);
	size_t n = data ? fread(data, 1, 1 << 20, f) : 0;
	fclose(f);
	uint8_t *exact = malloc(n ? n : 1);
	for (size_t i = 0; exact && i < n; i++)
		exact[i] = data[i];
	if (exact)
		LLVMFuzzerTestOneInput(exact, n);
	free(exact);
	free(data);
}

int main(int argc, char **argv)
{
	int files = 0;
	for (int i = 1; i < argc; i++) {
		DIR *d = opendir(argv[i]);
		struct dirent *e;
		while (d && (e = readdir(d))) {
			char path[4096];
			if (e->d_name[0] == '.')
				continue;
			snprintf(path, sizeof path, "%s/%s", argv[i], e->d_name);
			run_file(path);
			files++;
		}
		if (d)
			closedir(d);
	}
	printf("%d files\n", files);
	return files ? 0 : 1;
}

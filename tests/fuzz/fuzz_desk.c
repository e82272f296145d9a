/* Any bytes as somebody's desk.conf: told of or taken, never a crash. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "plaint/desk_settings.h"
#include "plaint/tui.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char file[] = "/tmp/plaint-fuzz-XXXXXX";
	struct arena a = ARENA_INIT;
	struct desk_settings s;
	struct faults faults;
	int fd = mkstemp(file);

	if (fd < 0 || write(fd, data, size) != (ssize_t)size || close(fd))
		abort();
	desk_settings_init(&s);
	faults_init(&faults);
	desk_settings_read(&a, file, &s, &faults);
	tui_bind_keys(&s, &faults);
	faults_release(&faults);
	unlink(file);
	arena_release(&a);
	return 0;
}

/* build.c - the linker's build id, read from the running program itself. */
#include <link.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "plaint/build.h"

#define ID_BYTES 8

static char name[64];

static bool note_id(const char *at, size_t size, char hex[2 * ID_BYTES + 1])
{
	while (size >= sizeof(ElfW(Nhdr))) {
		ElfW(Nhdr) head;

		memcpy(&head, at, sizeof head);
		size_t owner = (head.n_namesz + 3u) & ~3u, body = (head.n_descsz + 3u) & ~3u;
		const unsigned char *id = (const unsigned char *)at + sizeof head + owner;

		if (sizeof head + owner + body > size)
			return false;
		if (head.n_type == NT_GNU_BUILD_ID && head.n_descsz >= ID_BYTES) {
			for (int i = 0; i < ID_BYTES; i++)
				snprintf(hex + 2 * i, 3, "%02x", id[i]);
			return true;
		}
		at += sizeof head + owner + body;
		size -= sizeof head + owner + body;
	}
	return false;
}

/* The first object is the program. */
static int first_object(struct dl_phdr_info *info, size_t size, void *arg)
{
	(void)size;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *part = &info->dlpi_phdr[i];

		if (part->p_type == PT_NOTE &&
				note_id((const char *)(info->dlpi_addr + part->p_vaddr), part->p_memsz, arg))
			break;
	}
	return 1;
}

static void find(void)
{
	char hex[2 * ID_BYTES + 1] = "";

	dl_iterate_phdr(first_object, hex);
	snprintf(name, sizeof name, "%s%s%s", PLAINT_VERSION, *hex ? " " : "", hex);
}

const char *build_name(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, find);
	return name;
}

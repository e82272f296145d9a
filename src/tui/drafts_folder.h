/* drafts_folder.h - shared by drafts.c and drafts_folder.c. */
#ifndef PLAINT_TUI_DRAFTS_FOLDER_H
#define PLAINT_TUI_DRAFTS_FOLDER_H

#include <limits.h>

#include "drafts.h"

#define DRAFT_ID 64
#define DRAFT_PATH (PATH_MAX + DRAFT_ID + 8)

struct drafts {
	struct arena arena;
	const char *dir, *login, *place;
	unsigned begun;
};

void draft_path(const struct drafts *d, const char *id, char path[DRAFT_PATH]);
/* Letters, digits and '-' only: it becomes a file name. */
bool draft_id_ok(const char *id);

#endif

/* folder.h - a folder that was made by us, and its way onto the disk. */
#ifndef PLAINT_FOLDER_H
#define PLAINT_FOLDER_H

/* Removes the files in it; folders in it stay. */
void folder_clear(const char *dir);
/* That, and the folder itself if it is empty then. */
void folder_remove(const char *dir);
/* What was made, renamed or removed in it stays so. 0, or -1 with errno. */
int folder_sync(const char *dir);

#endif

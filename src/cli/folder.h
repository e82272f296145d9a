/* folder.h - a folder that was made here, and its way onto the disk. */
#ifndef CLI_FOLDER_H
#define CLI_FOLDER_H

/* Removes the folder and the files in it; one with folders in it stays. */
void folder_remove(const char *dir);
/* The names in it are on the disk, too. 0, or -1 with errno. */
int folder_sync(const char *dir);

#endif

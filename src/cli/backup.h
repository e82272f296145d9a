/* backup.h - what a backup's folder holds beside the store: the list of its files, with
 * sizes, written last. */
#ifndef CLI_BACKUP_H
#define CLI_BACKUP_H

#define BACKUP_LIST "backup.txt"
#define BACKUP_TITLE "plaint backup 1"

#endif

#!/usr/bin/env bash
# The disk is full where a backup, an export or an import writes: said, with a status that
# is not 0; nothing half done is taken for whole; the desk goes on. On a small file system
# of its own, which a user may not be allowed to mount: then it says "skipped".
if [ -z "${INSIDE:-}" ]; then
	[ "$(id -u)" = 0 ] && how=-m || how=-rm
	if ! unshare $how mount -t tmpfs none /mnt 2>/dev/null; then
		echo "skipped: a small file system cannot be mounted here"
		exit 0
	fi
	INSIDE=1 exec unshare $how bash "$0"
fi
. "$SOURCE/tests/cli/common.sh"

small=$T/small
mkdir "$small"
mount -t tmpfs -o size=2m,mode=0700 none "$small" || exit 1
for i in 1 2 3 4 5; do
	run 0 add phone=1380013800$i name=张伟$i category=bill/amount text="气费 $i"
done
run 0 export "$T/whole.jsonl"

# A backup: 9 MB of log alone.
run 5 backup "$small/backup"
has "$err" 'cannot write .*/small/backup/.*: No space left'
[ ! -e "$small/backup" ] || fault "half a backup stays: $(ls "$small/backup")"
run 2 --data "$T/other" restore "$small/backup"
has "$err" 'cannot read .*/small/backup: No such file'
run 0 add phone=13800138006 name=李 category=bill/amount text=继续
run 0 backup "$T/backup"

# An export.
head -c 2090000 /dev/zero >"$small/ballast"
run 5 export "$small/half.jsonl"
has "$err" 'cannot write'
rm -f "$small"/*

# An import, and a restore: nothing stays.
run 5 --data "$small/data" import "$T/whole.jsonl"
[ ! -e "$small/data/db" ] || fault "half an import became a store"
run 5 --data "$small/data" restore "$T/backup"
[ ! -e "$small/data/db" ] || fault "half a restore became a store"

run 0 verify
run 0 audit
is "$("$PLAINT" list --csv | grep -c 1380013800)" 6
umount -l "$small"
done_testing

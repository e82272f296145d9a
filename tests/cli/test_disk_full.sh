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

# No place for another file where the records are: the same, and said as that.
full=$T/full
mkdir "$full"
mount -t tmpfs -o size=200m,nr_inodes=60,mode=0700 none "$full" || exit 1
run 0 --data "$full/data" add phone=13800138007 name=王 category=bill/amount text=一
for i in $(seq 60); do : >"$full/$i" || break; done 2>/dev/null
run 5 --data "$full/data" add phone=13800138007 name=王 category=bill/amount text=二
has "$err" 'place for another file' '"disk full"'
run 0 --data "$full/data" list
rm -f "$full"/[0-9]*
run 0 --data "$full/data" add phone=13800138007 name=王 category=bill/amount text=三

# A server that starts where nothing can be written serves a copy to be read: of a full disk,
read_only() { # SECTION
	run 0 --data "$full/data" list --csv
	is "$(grep -c 王 <<<"$out")" 2
	run 5 --data "$full/data" add phone=13800138007 name=王 category=bill/amount text=四
	has "$err" 'nothing is stored' "\"$1\""
}
run 0 --data "$full/data" stop
dd if=/dev/zero of="$full/ballast" bs=64k 2>/dev/null
read_only "disk full"
run 0 --data "$full/data" stop
[ -z "$(ls "$XDG_RUNTIME_DIR"/plaint | grep reading)" ] || fault "the copy stays"
rm "$full/ballast"
# and of one that is read-only, which can be taken away meanwhile to be checked.
mount -o remount,ro "$full" || exit 1
read_only "read-only disk"
run 5 --data "$full/data" backup "$T/refused"
has "$err" '"read-only disk"'
[ ! -e "$T/refused" ] || fault "a backup that was refused left something"
umount "$full" || fault "the copy's server holds the disk"
run 0 --data "$full/data" status
has "$out" 'changes are stored: no' '"read-only disk"' '^complaints: 2$'
run 0 --data "$full/data" stop

run 0 verify
run 0 audit
is "$("$PLAINT" list --csv | grep -c 1380013800)" 6
umount -l "$small"
done_testing

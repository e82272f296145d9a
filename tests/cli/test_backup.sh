#!/usr/bin/env bash
# backup and restore, export and import: what comes back is the same store (O-2).
LEAKS=yes . "$SOURCE/tests/cli/common.sh"

p() { ASAN_OPTIONS=$quick "$PLAINT" --data "$1" "${@:2}"; }

for i in 1 2 3 4 5; do
	ASAN_OPTIONS=$quick run 0 --data "$T/a" add phone=1380013800$i name=张伟$i category=bill/amount text="气费 $i, \"引号\" 与 \\ 反斜杠"
	n[i]=$out
done
ASAN_OPTIONS=$quick run 0 --data "$T/a" do "${n[1]}" forward department=market
ASAN_OPTIONS=$quick run 0 --data "$T/a" do "${n[1]}" note remark="第一行
第二行"
ASAN_OPTIONS=$quick run 0 --data "$T/a" do "${n[2]}" settle facts=误会 measures=解释 accountability=无 satisfaction=satisfied
ASAN_OPTIONS=$quick run 0 --data "$T/a" do "${n[4]}" edit name=李四光

# Export and import: the same bytes, the same chain.
run 0 --data "$T/a" export "$T/a.jsonl"
is "$(wc -l <"$T/a.jsonl")" "$(($(grep -c '"event"' "$T/a.jsonl") + 5 + 1 + 1))"
run 2 --data "$T/a" export "$T/a.jsonl"
has "$err" 'is there already'
run 0 --data "$T/b" import "$T/a.jsonl" --dry-run
has "$out" '5 complaints with [0-9]+ events can be imported'
[ ! -e "$T/b/db" ] || fault "a dry run made a store"
run 0 --data "$T/b" import "$T/a.jsonl"
has "$out" '5 complaints with [0-9]+ events imported'
run 0 --data "$T/b" export
is "$out" "$(cat "$T/a.jsonl")"
run 0 --data "$T/b" verify
run 0 --data "$T/b" audit --head "$(head -1 "$T/a.jsonl" | sed 's/.*"head":"\([0-9a-f]*\)".*/\1/')"
is "$(p "$T/b" show "${n[1]}" --json | grep -v '"now"')" "$(p "$T/a" show "${n[1]}" --json | grep -v '"now"')"
is "$(p "$T/b" find 反斜杠 --json | grep -c '"number"')" 5
# The numbers go on where they were.
ASAN_OPTIONS=$quick run 0 --data "$T/b" add phone=13900139000 name=李 category=bill/amount text=续
is "${out#*-}" 0006

# Never over records.
run 2 --data "$T/b" import "$T/a.jsonl"
has "$err" 'there are records in .*/b already'
run 0 --data "$T/b" verify

# An empty store gives way.
ASAN_OPTIONS=$quick run 0 --data "$T/c" list
ASAN_OPTIONS=$quick run 0 --data "$T/c" import "$T/a.jsonl"
ASAN_OPTIONS=$quick run 0 --data "$T/c" audit

# Files that are none: the line is named, nothing is stored.
bad() { # PATTERN: of what $T/x.jsonl is refused with
	run 2 --data "$T/d" import "$T/x.jsonl"
	has "$err" "$1" 'nothing was imported'
	[ ! -e "$T/d/db" ] && [ ! -e "$T/d/import" ] || fault "something stayed"
}
sed '3s/bill/bull/' "$T/a.jsonl" >"$T/x.jsonl"
bad 'x.jsonl:3: the content of event 2 is not what it was'
sed '3d' "$T/a.jsonl" >"$T/x.jsonl"
bad 'x.jsonl:3: event 3 does not follow the one before'
sed '$d' "$T/a.jsonl" | sed '/"complaint":{"flags":0,"record":{"id":5,/d' >"$T/x.jsonl"
bad 'the end is missing'
head -c -30 "$T/a.jsonl" >"$T/x.jsonl"
bad 'the line is cut off'
printf '{"plaint":"export"' >"$T/x.jsonl"
bad 'x.jsonl:1: the line is cut off'
sed '1s/"schema":[0-9]*/"schema":99/' "$T/a.jsonl" >"$T/x.jsonl"
bad 'x.jsonl:1: an export of a newer program'
echo '[1,2' >"$T/x.jsonl"
bad 'x.jsonl:1: no JSON'
: >"$T/x.jsonl"
bad 'this is no export'
run 2 --data "$T/d" import "$T/none.jsonl"
# A record another than its events say: audit finds it before anything is in place.
sed 's/"record":{"id":3,\(.*\)张伟3/"record":{"id":3,\1李伟3/' "$T/a.jsonl" >"$T/x.jsonl"
run 1 --data "$T/d" import "$T/x.jsonl"
has "$err" 'is not as event|not what its events say'
[ ! -e "$T/d/db" ] || fault "a forged record was imported"

# Counters set back: found, and numbers go on behind those there are (L-4).
sed '/"counter":{"name":"2/s/"last":[0-9]*/"last":2/' "$T/a.jsonl" >"$T/x.jsonl"
run 1 --data "$T/d" import "$T/x.jsonl"
has "$err" 'counter: [0-9]+-0000 is behind: [0-9]+-0003 exists'
sed '/"counter":{"name":"2/d' "$T/a.jsonl" >"$T/x.jsonl"
ASAN_OPTIONS=$quick run 0 --data "$T/g" import "$T/x.jsonl"
ASAN_OPTIONS=$quick run 0 --data "$T/g" add phone=13900139000 name=李 category=bill/amount text=续
is "${out#*-}" 0006

# An older program's export does not say what was mended: its events do (P-3).
has "$(grep -c '"former":\["name","张伟4"\]' "$T/a.jsonl")" '^1$'
sed '1s/"schema":[0-9]*/"schema":5/; s/,"former":\[[^]]*\]//' "$T/a.jsonl" >"$T/x.jsonl"
ASAN_OPTIONS=$quick run 0 --data "$T/h" import "$T/x.jsonl"
ASAN_OPTIONS=$quick run 0 --data "$T/h" export
has "$out" '"former":\["name","张伟4"\]'

# Backup while somebody works, and back.
( for i in $(seq 8); do p "$T/a" add phone=13700137000 name=忙 category=bill/amount text="忙 $i" >/dev/null; done ) &
run 0 --data "$T/a" backup "$T/bk"
has "$out" 'complaints with [0-9]+ events backed up'
wait
is "$(stat -c %a "$T/bk")" 700
# Who took all of it away stands in the log, and nothing that frightens.
has "$(cat "$T/a/plaint.log")" 'export: [0-9]+ complaints to [^ ]+ \(uid [0-9]+\)' 'backup: [0-9]+ complaints to '
hasnt "$(cat "$T/a/plaint.log")" 'begun anew'
run 2 --data "$T/a" backup "$T/bk"
has "$err" 'wants a new folder'
run 0 --data "$T/e" restore "$T/bk"
has "$out" 'restored into'
ASAN_OPTIONS=$quick run 0 --data "$T/e" verify
ASAN_OPTIONS=$quick run 0 --data "$T/e" audit
ASAN_OPTIONS=$quick run 0 --data "$T/e" show "${n[5]}"
run 2 --data "$T/e" restore "$T/bk"
has "$err" 'there are records'
run 2 --data "$T/f" restore "$T"
has "$err" 'backup.txt'
run 2 --data "$T/f" restore "$T/none"
has "$err" 'cannot read .*/none: No such file'
# A folder of something else, named by mistake.
mkdir "$T/other" && echo mine >"$T/other/letter.txt"
run 2 --data "$T/other" restore "$T/bk"
has "$err" 'no data directory and not empty \(letter.txt is in it\)'
run 2 --data "$T/other" import "$T/a.jsonl"
has "$err" 'letter.txt'
is "$(ls "$T/other")" letter.txt
# Where nothing can be written the reason is said, and nothing of it stays.
run 5 --data "$T/a" backup "$T/none/bk"
has "$err" 'cannot write .*/none/bk: No such file'
(trap '' XFSZ; ulimit -f 8; "$PLAINT" --data "$T/a" backup "$T/short") >"$T/out" 2>&1 && fault "a backup cut short passed: $(cat "$T/out")"
has "$(cat "$T/out")" 'cannot write .*File too large'
[ ! -e "$T/short" ] || fault "half a backup stayed"
# A damaged one.
cp -r "$T/bk" "$T/bk2"
truncate -s -4096 "$T/bk2/db/payload"
run 2 --data "$T/f" restore "$T/bk2"
has "$err" 'payload.*damaged'
rm -r "$T/bk2" && cp -r "$T/bk" "$T/bk2"
printf 'xxxxxxxxxxxxxxxx' | dd of="$T/bk2/db/complaint" bs=1 seek=5000 conv=notrunc status=none
"$PLAINT" --data "$T/f" restore "$T/bk2" >"$T/out" 2>&1 && fault "a damaged page was restored: $(cat "$T/out")"
[ ! -e "$T/f/db" ] || fault "a damaged store was put into its place"
sed -i '$d' "$T/bk2/backup.txt"
run 2 --data "$T/f" restore "$T/bk2"
has "$err" 'cut off'

for d in a b c d e f g; do p "$T/$d" stop >/dev/null 2>&1; done
done_testing

# Evidence from the command line (GG-2): sent with the caller's rights, got back whole,
# carried by backup and export; what is no good is said, and nothing hangs.
. "$(dirname "$0")/common.sh"
CONF=$T/plaint.conf
printf 'include("profiles/gas-company.conf")\nevidence_size = "2M"\n' >"$CONF"
cd "$T" || exit 1
p() { local rc=$1; shift; run "$rc" "$@" --config "$CONF"; }
files() { ls "$DATA/files" | grep -c .; }

p 0 add phone=13800138000 name=张敏 category=bill/amount text=气费
N=$out
head -c 1500000 /dev/urandom >"表 前面.jpg"
echo letter >letter.txt
cp letter.txt $'odd\n\e[31m\xe2\x80\xaename.txt'
ln -s letter.txt link.pdf

# In, and what it is called.
p 0 do "$N" attach file="表 前面.jpg" remark=表具
p 0 do "$N" attach file=./letter.txt
is "$(files)" 2
p 0 show "$N"
has "$out" '1  表 前面.jpg  photo +1.5 MB' '2  letter.txt +document file +7 B' 'attached +表具; File: 表 前面.jpg'
p 0 show "$N" --json
has "$out" '"name": "表 前面.jpg"' '"type": "photo"' '"size": 1500000' '"hash": "[0-9a-f]{64}"'
p 2 do "$N" attach file=link.pdf
has "$err" 'attached already: letter.txt'
p 0 add phone=13800138001 category=bill/amount text=二
M=$out
p 0 do "$M" attach file=$'odd\n\e[31m\xe2\x80\xaename.txt'
is "$(files)" 2
p 0 show "$M" --json
has "$out" '"name": "odd \[31mname.txt"'

# What cannot be kept is said at once; nothing is waited for.
mkdir folder
mkfifo pipe
: >empty
head -c 2097153 /dev/zero >long
for bad in 'nothing:cannot read nothing: No such file' 'folder:is a folder' 'pipe:is no file' '/dev/zero:is no file' \
	'empty:is empty' 'long:has 2097153 bytes; at most 2097152' '/proc/self/status:is empty'; do
	out=$(timeout 10 "$PLAINT" do "$N" attach file="${bad%%:*}" --config "$CONF" 2>&1)
	is $? 2
	has "$out" "${bad#*:}"
done
if [ "$(id -u)" != 0 ]; then
	chmod 0 long
	p 2 do "$N" attach file=long
	has "$err" 'Permission denied'
fi
p 2 do "$N" attach
has "$err" 'file'
# One that grows while it is read.
head -c 2000000 /dev/urandom >grows
(while :; do printf x >>grows; done) 2>/dev/null &
growing=$!
p 2 do "$N" attach file=grows
has "$err" 'changed while it was read|at most 2097152'
kill $growing
wait
rm grows
is "$(files)" 2
p 0 verify
p 0 audit

# Out: whole, under its name, over nothing.
mkdir out
p 0 show "$N" --file 1 --to out/
cmp -s "out/表 前面.jpg" "表 前面.jpg" || fault "it came back as something else"
p 2 show "$N" --file 1 --to out
has "$err" 'is there already'
p 0 show "$N" --file 2 --to "out/表 前面.jpg" --overwrite
is "$(cat "out/表 前面.jpg")" letter
p 0 show "$N" --file 2 --to -
is "$out" letter
p 1 show "$N" --file 3
p 5 show "$N" --file 1 --to /nowhere/at/all
is "$(ls out | wc -l)" 1

# Backup, export: the same again, content and all.
p 0 backup b
has "$out" 'with 2 files of evidence'
p 0 export all.jsonl
p 0 import all.jsonl --dry-run --data "$T/other"
p 0 import all.jsonl --data "$T/other"
p 0 export again.jsonl --data "$T/other"
cmp -s all.jsonl again.jsonl || fault "the export of an import is another"
p 0 stop --data "$T/other"
p 0 restore b --data "$T/third"
p 0 show "$N" --file 1 --to third.jpg --data "$T/third"
cmp -s third.jpg "表 前面.jpg" || fault "the backup has something else"
# One byte of a file changed (an A to B, anything else to A), a piece missing: none is taken.
sed '/"file"/{s/"content":"\(.\)A/"content":"\1B/;tb;s/"content":"\(.\)./"content":"\1A/;:b;n;bb}' all.jsonl >bad.jsonl
p 2 import bad.jsonl --data "$T/fourth"
has "$err" 'nothing was imported'
grep -v '"offset":262144' all.jsonl >bad.jsonl
p 2 import bad.jsonl --data "$T/fourth"
[ ! -e "$T/fourth/db" ] || fault "half an import became a store"

# What the disk made of it is told, never served, never handed on.
H=$(cd "$T/third/files" && ls -S | head -n 1)
printf x | dd of="$T/third/files/$H" conv=notrunc bs=1 seek=1000000 2>/dev/null
p 5 show "$N" --file 1 --to fifth.jpg --data "$T/third"
has "$err" 'is damaged'
[ ! -e fifth.jpg ] || fault "damaged content was served"
p 1 verify --data "$T/third"
has "$out" "files: $H is not what was attached"
p 5 export bad2.jsonl --data "$T/third"
mv "$T/third/files/$H" "$T/third/files/$(printf '%064d' 0)"
p 1 verify --data "$T/third"
has "$out" "files: $H is missing" 'no record names 0{64}'
p 0 stop --data "$T/third"
p 1 verify --repair --data "$T/third"
has "$out" "files: $H is missing"
hasnt "$out" 'no record names'
[ -e "$T/third/unnamed/$(printf '%064d' 0)" ] || fault "a file no record names was removed"
p 0 stop --data "$T/third"

# A client that dies in the middle leaves nothing behind.
head -c 2000000 /dev/urandom >half
for i in 1 2 3; do
	timeout -s KILL 0.0$((i * 3)) "$PLAINT" do "$N" attach file=half --config "$CONF" >/dev/null 2>&1
done
for i in $(seq 50); do
	ls "$DATA/files" | grep -q '^new-' || break
	sleep 0.1
done
hasnt "$(ls "$DATA/files")" '^new-'
p 0 verify
p 0 stop
done_testing

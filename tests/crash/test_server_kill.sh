#!/bin/bash
# The whole program: plaint add from four shells while the serving process is killed
# with -9 again and again. What was acknowledged is there once, under its number; no
# number is missing; the store is sound.
set -u

root=$(mktemp -d /tmp/plaint-kill-XXXXXX)
export HOME=$root XDG_RUNTIME_DIR=$root/run XDG_STATE_HOME=$root/state
export XDG_CONFIG_HOME=$root/config XDG_DATA_HOME=$root/share LANG=C.UTF-8
mkdir -m 700 "$XDG_RUNTIME_DIR"
plaint() { "$PLAINT" --data "$root/data" "$@"; }
server() { plaint status 2>/dev/null | sed -n 's/^pid: //p'; }
fail() {
	echo "FAILED: $*"
	failed=1
}
end() {
	plaint stop 2>/dev/null
	rm -rf "$root"
}
trap end EXIT
failed=0

# "number text" for each that was acknowledged.
writer() {
	local n=0 number

	while [ ! -e "$root/enough" ]; do
		n=$((n + 1))
		number=$(plaint add text="writer $1 complaint $n" 2>>"$root/errors") || continue
		echo "$number writer $1 complaint $n" >>"$root/told.$1"
	done
}

plaint add text="the first one" >/dev/null || fail "no complaint could be registered"
for i in 1 2 3 4; do
	writer $i &
done
kills=0
ends=$((SECONDS + 9)) last=$((SECONDS + 40)) # a slow machine takes longer over five
while [ $SECONDS -lt $ends ] || [ $kills -lt 5 -a $SECONDS -lt $last ]; do
	sleep 0.$((RANDOM % 5 + 2))
	pid=$(server)
	[ -n "$pid" ] && kill -9 "$pid" && kills=$((kills + 1))
done
touch "$root/enough"
wait
cat "$root"/told.* >"$root/told"
echo "$(wc -l <"$root/told") acknowledged, $kills kills"
[ $kills -ge 5 ] || fail "only $kills kills"
[ -s "$root/told" ] || fail "nothing was acknowledged"

plaint verify || fail "verify found faults"
plaint list --state all --limit 100000 --csv >"$root/list" || fail "no list"
# "number text" of every row, by the names of the columns.
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	{ gsub(/[\r"]/, ""); print $at["number"], $at["text"] }' "$root/list" | sort >"$root/there"
echo "$(wc -l <"$root/there") found"
lost=$(sort "$root/told" | comm -23 - "$root/there")
[ -z "$lost" ] || fail "acknowledged but not there: $lost"
twice=$(cut -d' ' -f2- "$root/there" | sort | uniq -d)
[ -z "$twice" ] || fail "twice: $twice"
# Serials of each day: 1, 2, 3 ...
gap=$(awk '{ day = substr($1, 1, 8); if (substr($1, 10) + 0 != ++n[day]) { print $1; exit } }' "$root/there")
[ -z "$gap" ] || fail "a number is missing before $gap"
exit $failed

# plaint urgent --watch: changes only, a bell for a new emergency, few bytes, a clean end.
. "$(dirname "$0")/common.sh"

watcher=
trap '[ -z "$watcher" ] || kill "$watcher" 2>/dev/null; finish' EXIT

await() { # FILE PATTERN
	for _ in $(seq 200); do
		grep -Eq -- "$2" "$1" && return
		sleep 0.05
	done
	fault "no '$2' in: $(cat "$1")"
}

ended() { # PID WANTED-STATUS
	for _ in $(seq 200); do
		kill -0 "$1" 2>/dev/null || break
		sleep 0.05
	done
	kill -0 "$1" 2>/dev/null && fault "still runs"
	wait "$1"
	is "$?" "$2"
}

run 0 add phone=03121234567 text=厨房有煤气味 address=东街5号
first=$(tail -n 1 <<<"$out")
run 0 add phone=13800138000 text=抄表数不对 category=bill/amount
run 2 urgent --watch --json

# what is open first, then only what changes; to a file no bell
"$PLAINT" urgent --watch >"$T/lines" 2>"$T/watch-err" &
watcher=$!
await "$T/lines" "$first"
run 0 add phone=13912345678 text=楼道里有煤气味 address=西街7号
second=$(tail -n 1 <<<"$out")
await "$T/lines" "^[0-9]{2}:[0-9]{2} NEW .*$second"
is "$(grep -c "$first" "$T/lines")" 1
hasnt "$(cat "$T/lines")" 抄表
before=$(stat -c %s "$T/lines")
run 0 do "$second" note remark=等着
run 0 do "$second" take
await "$T/lines" "now .*$second"
[ $(($(stat -c %s "$T/lines") - before)) -lt 120 ] || fault "one change: $(($(stat -c %s "$T/lines") - before)) bytes"

# nothing happens: nothing is written
before=$(stat -c %s "$T/lines")
sleep 3
is "$(stat -c %s "$T/lines")" "$before"

# another server: nothing again, and what is new then
"$PLAINT" stop >/dev/null 2>&1
run 0 add phone=13912340000 text=车库有煤气味 address=南街9号
third=$(tail -n 1 <<<"$out")
await "$T/lines" "NEW .*$third"
is "$(grep -c "NEW .*$second" "$T/lines")" 1
is "$(grep -c "$first" "$T/lines")" 1
is "$(tr -dc '\a' <"$T/lines" | wc -c)" 0

# interrupted: at once, and clean (a shell without jobs ignores SIGINT for &, so TERM here)
kill -TERM "$watcher"
ended "$watcher" 0
is "$(cat "$T/watch-err")" ""

# nobody reads any more
mkfifo "$T/pipe"
"$PLAINT" urgent --watch >"$T/pipe" 2>"$T/watch-err" &
watcher=$!
exec 3<"$T/pipe"
read -r line <&3
exec 3<&-
ended "$watcher" 0
is "$(cat "$T/watch-err")" ""

# on a terminal it rings: once, for the new one only; Ctrl-C ends it
mkfifo "$T/keys"
script -qefc "'$PLAINT' urgent --watch" "$T/typescript" <"$T/keys" >/dev/null 2>&1 &
watcher=$!
exec 4>"$T/keys"
await "$T/typescript" "$first"
run 0 add phone=13912341111 text=楼上有煤气味 address=北街1号
fourth=$(tail -n 1 <<<"$out")
await "$T/typescript" "NEW .*$fourth"
run 0 do "$fourth" take
await "$T/typescript" "now .*$fourth"
sed 1d "$T/typescript" >"$T/rings"
is "$(tr -dc '\a' <"$T/rings" | wc -c)" 1
printf '\003' >&4
ended "$watcher" 0
exec 4>&-
watcher=
done_testing

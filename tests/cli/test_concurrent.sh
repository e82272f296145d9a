#!/usr/bin/env bash
# Thirty-two at once, and no server at first: one is started, all are served, numbers
# have no gaps.
. "$SOURCE/tests/cli/common.sh"

for i in $(seq 32); do
	"$PLAINT" add "phone=138001380$(printf %02d "$i")" "text=第$i个" category=meter/reading >"$T/out.$i" 2>"$T/err.$i" &
done
wait
cat "$T"/err.* >&2
is "$(cat "$T"/out.* | wc -l)" 32
is "$(cat "$T"/out.* | sort | sed 's/.*-//')" "$(seq -f %04.0f 32)"
is "$(cat "$T"/err.*)" ''
is "$(grep -c ' serves ' "$DATA/plaint.log")" 1
run 0 status
has "$out" '^complaints: 32$' '^events: 32$'
run 0 verify

# the server killed outright: the next command starts another, nothing is lost
kill -9 "$(sed -n 's/^pid: //p' <<<"$("$PLAINT" status)")"
run 0 list --limit 100 --json
is "$(grep -c '"number"' <<<"$out")" 32
run 0 add phone=13800138000 text=后来 category=meter/reading
has "$out" '-0033$'

# killed again and again while many register: nothing acknowledged is lost, no gap
for i in $(seq 12); do
	(for _ in 1 2 3; do "$PLAINT" add "phone=13900139000" "text=乱中$i" category=meter/reading; done >>"$T/more.$i" 2>>"$T/trouble") &
	jobs_started=1
done
for _ in 1 2 3; do
	sleep 0.3
	pid=$("$PLAINT" status 2>/dev/null | sed -n 's/^pid: //p')
	[ -n "$pid" ] && kill -9 "$pid" 2>/dev/null
done
[ "${jobs_started:-}" = 1 ] && wait
acknowledged=$(cat "$T"/more.* | sort)
is "$(uniq -d <<<"$acknowledged")" ''
run 0 list --state all --limit 1000 --csv
stored=$(sed -n 's/^\([0-9]*-[0-9]*\),.*/\1/p' <<<"$out" | sort)
is "$(comm -23 <(echo "$acknowledged") <(echo "$stored"))" ''
total=$(wc -l <<<"$stored")
is "$(sed 's/.*-//' <<<"$stored")" "$(seq -f %04.0f "$total")"
run 0 verify
done_testing

#!/usr/bin/env bash
# The machine's clock jumps forward and back under the running server (D-8): it goes on
# serving, what is due by the new time is told once, nothing gets a number twice, the
# records stay whole.
. "$SOURCE/tests/cli/common.sh"
. "$SOURCE/tests/cli/day.sh"

pid() { "$PLAINT" status | sed -n 's/^pid: //p'; }
escalated() { record "$1" | grep -c '"action": "escalate"'; }

day_begin gas-company
at "2026-03-02 09:00"
add phone=13800138001 name=张 category=bill/amount text=一
first=$n
is "$first" 20260302-0001
# Somebody is there all the time: where no clock runs it would leave.
"$PLAINT" urgent --watch >/dev/null 2>&1 &
watch=$!
serving=$(pid)

# Three days on: the hour to forward in is long over, and that is said once.
at "2026-03-05 09:00"
sweep
run 0 list --overdue --csv
has "$out" "$first"
told=$(escalated "$first")
[ "$told" -ge 1 ] || fault "nobody was told"
sweep
is "$(escalated "$first")" "$told"
add phone=13800138002 name=李 category=bill/amount text=二
is "$n" 20260305-0001

# A fortnight back.
at "2026-02-19 09:00"
sweep
add phone=13800138003 name=王 category=bill/amount text=三
is "$n" 20260219-0001
act "$first" note remark=时钟倒退之后
run 0 list --csv
is "$(grep -c '^2026' <<<"$out")" 3

# And right again: the day's numbers go on.
at "2026-03-02 10:00"
sweep
add phone=13800138004 name=赵 category=bill/amount text=四
is "$n" 20260302-0002
is "$(escalated "$first")" "$told"
is "$(pid)" "$serving"
kill "$watch"
run 0 verify
run 0 audit
done_testing

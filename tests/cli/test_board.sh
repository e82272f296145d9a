#!/usr/bin/env bash
# The board, the handover, and undo of a reassign, as a script sees them.
. "$SOURCE/tests/cli/common.sh"

mkdir -p "$HOME/.config/plaint"
cat >"$HOME/.config/plaint/plaint.conf" <<C
include("$SOURCE/config/profiles/gas-company.conf")
include("$SOURCE/config/holidays-cn.conf")
staff "$(id -un)" { name = "王班长"  number = "1001"  department = "service"  roles = { taker, lead, handler, manager } }
staff "he"  { name = "何静"  number = "5002"  department = "station"  roles = { handler } }
staff "sun" { name = "孙浩"  number = "2002"  department = "repair"   roles = { handler, oncall } }
oncall "always" { department = "repair"  staff = { sun }  hours = { "mon-sun 00:00-24:00" } }
C

line() { # TITLE-OR-LOGIN: its line of the board as CSV
	"$PLAINT" board --csv | tr -d '\r' | awk -F, -v k="$1" '($2 == "" && $1 == k) || $2 == k'
}
cell() { line "$1" | cut -d, -f"$2"; }

run 0 board
has "$out" 'Customer service' 'Emergency repair centre' '孙浩 +on call'
for i in 1 2 3; do
	run 0 add phone=1380013800$i name=张伟 category=bill/amount text="气费 $i"
	n[i]=$out
done
is "$(cell service 4)" 3
is "$(cell "$(id -un)" 4)" 3
is "$(cell "$(id -un)" 5)" 3
is "$(cell "$(id -un)" 6)" 3
for i in 1 2 3; do
	run 0 do "${n[i]}" forward department=station person=he
done
is "$(cell station 4)" 3
is "$(cell he 4)" 3
is "$(cell service 4)" 0
is "$(cell service 10)" 3
run 0 board --json
has "$out" '"person": "he"' '"done_today": 3' '"on_call": true' '"logged_in": false' '"due_within_hour": 0'
run 2 board now

# all moved, looked at before, and back
run 0 reassign --queue station --to sun --dry-run
has "$out" '^3 would be reassigned$'
is "$(cell sun 4)" 0
run 0 reassign --queue station --to sun
is "$(cell sun 4)" 3
is "$(field "${n[1]}" department)" repair
run 0 undo
is "$out" '3 are as they were'
is "$(cell sun 4)" 0
is "$(cell he 4)" 3
is "$(field "${n[1]}" department)" station
is "$(field "${n[1]}" version)" 4
# What came before it: the forward of the last one, which was changed since.
run 4 undo
has "$out" "^0 are as they were" "^${n[3]} was changed since and stays$"

# what was touched since stays
run 0 reassign --queue station --to sun
run 0 do "${n[2]}" note remark=有人跟进
run 4 undo
has "$out" '^2 are as they were$' "^${n[2]} was changed since and stays$"
is "$(field "${n[2]}" person)" sun
is "$(field "${n[3]}" person)" he

# the end of the shift
run 0 do "${n[3]}" return reason=不属本部门
run 0 add phone=13800138009 address=东街5号 text=厨房有煤气味
leak=$out
run 0 handover
has "$out" 'Shift handover' 'Emergencies of this shift \(1\)' 'Returned in this shift \(1\)' "$leak" "${n[3]}" \
	'My drafts set aside \(0\)' 'Handed over: 王班长' 'Overdue, or due until'
is "$(awk '{ if (length($0) > 80) n++ } END { print n + 0 }' <<<"$out")" 0
run 0 handover --hours 12 --json
has "$out" '"emergencies"' '"returned_by"' '"due_total"' '"drafts": \[\]'
run 2 handover --hours 25
run 2 handover --hours 0
LANGUAGE=zh_CN run 0 handover
run 0 verify

done_testing

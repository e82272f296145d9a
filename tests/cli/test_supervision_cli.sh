#!/usr/bin/env bash
# Violations of a heating company and what they cost, through the program (D-7, HT-13,
# U-6). Worked out by hand: Monday 12 January 2026, business hours 08:30-12:00 and
# 13:30-17:30, no holiday until the 23rd. Who runs it is alone: nothing is one's own.
. "$SOURCE/tests/cli/common.sh"
. "$SOURCE/tests/cli/day.sh"
day_begin heating

sum() { # STATE: "count yuan" of the list
	"$PLAINT" supervision --state "$1" --csv | tr -d '\r' | awk -F, 'NR > 1 { n++; y += $10 } END { print n + 0, y + 0 }'
}

# A: passed on late (08:40, with the right one by 09:10; received 09:20): 20-50, the taker.
at "2026-01-12 08:40"
add phone=13800138000 name=周宁 area=e1 category=heat/season text="何时供暖"
a=$n
at "2026-01-12 09:10"
sweep
is "$(sum open)" "0 0" # at the very second it is kept
at "2026-01-12 09:20"
sweep
sweep
is "$(sum open)" "1 0"
act "$a" forward way=phone
act "$a" receive late_reason="线路忙"
sweep
is "$(sum open)" "1 0" # once, however often one looks

# B: a cold room not measured on the day (50-100, the head), not settled by Thursday 17:30
# (50-100, the head), not revisited in 2 days of finishing (20).
at "2026-01-12 09:30"
add phone=13800138001 area=w2 building=1 unit=1 room=101 category=heat/temperature text="屋里冷"
b=$n
act "$b" forward way=phone
act "$b" receive
at "2026-01-13 08:30"
sweep
at "2026-01-16 09:00"
sweep
act "$b" resolve facts=测温16度 measures=调节阀门 accountability=无 satisfaction=fair measured=19 revisit=yes responsibility=company late_reason="等配件"
[ "$(field "$b" state)" = resolved ] || fault "not resolved: $err"
# Friday 16 January + 2 days is Sunday: Monday 19 January, 17:30.
at "2026-01-20 09:00"
sweep
is "$("$PLAINT" supervision --csv | tr -d '\r' | awk -F, 'NR > 1 { print $1 == "'"$b"'" ? "b" : "a", $2, $4, $8 }' | sort)" \
	"a forward passed 20-50
a settle late 50-100
b measure late 50-100
b revisit revisit 20
b settle late 50-100"
has "$("$PLAINT" supervision --json)" '"least": 50' '"most": 100' '"penalty": "revisit"'
is "$("$PLAINT" supervision --csv --department station-w2 | wc -l)" 4
is "$("$PLAINT" supervision --csv --from 2026-01-13 --to 2026-01-15 | wc -l)" 4 # not the 12th, not the 19th
run 2 supervision --department nowhere
has "$err" 'no department "nowhere"'
run 2 supervision --state half

# Decided on: 30 + 60 + 20 = 110 yuan; two waived.
refused 'open are: settle, measure|open are: measure, settle' "$b" confirm deduction=60
refused 'not filled in: deduction' "$b" confirm violation=settle
refused '40 yuan is not within 50-100' "$b" confirm violation=settle deduction=40
act "$a" confirm violation=forward deduction=30
act "$b" confirm violation=settle deduction=60 remark=查实
act "$b" confirm violation=revisit
refused 'revisit is confirmed already' "$b" confirm violation=revisit
refused 'not filled in: reason' "$b" waive violation=measure
act "$b" waive violation=measure reason=用户不在家
act "$a" waive violation=settle reason=已口头答复
is "$(sum open)" "0 0"
is "$(sum confirmed)" "3 110"
is "$(sum waived)" "2 0"
is "$(sum all)" "5 110"

# Manners, by hand: 50, whoever it is assigned to or the head.
act "$b" penalise violation=manners remark=出言不逊
is "$(sum open)" "1 0"
act "$b" confirm
is "$(sum confirmed)" "4 160"

# The ladder: 4 business hours from 09:00 on Tuesday the 20th end at 14:30.
act "$a" urge remark=请尽快
has "$("$PLAINT" supervision --documents)" 'CB-2026-0001.*2026-01-20 14:30.*waits'
has "$("$PLAINT" supervision --document CB-2026-0001)" 'Reminder' 'CB-2026-0001' "$a" '请尽快'
at "2026-01-20 14:31"
has "$("$PLAINT" supervision --documents)" 'past; next: Supervision notice'
act "$a" supervise
has "$("$PLAINT" supervision --documents --csv)" '^DB-2026-0001,notice' '^CB-2026-0001,reminder.*followed'
run 1 supervision --document DB-2026-0002

# The figures of the month, per department, and the chain of events.
report penalties --from 2026-01-12 --to 2026-01-31
figure all all confirmed_yuan 160
figure all all violations 2
figure departments station-w2 confirmed_yuan 130
run 0 audit
run 0 verify
# What was exported and imported is the same list.
run 0 export "$T/all.jsonl"
"$PLAINT" supervision --state all --csv >"$T/before"
"$PLAINT" --data "$T/again" import "$T/all.jsonl" >/dev/null || fault "import"
"$PLAINT" --data "$T/again" supervision --state all --csv >"$T/after"
cmp -s "$T/before" "$T/after" || fault "the imported list: $(diff "$T/before" "$T/after")"
"$PLAINT" --data "$T/again" verify >/dev/null || fault "verify of the imported one"
"$PLAINT" --data "$T/again" stop >/dev/null 2>&1
done_testing

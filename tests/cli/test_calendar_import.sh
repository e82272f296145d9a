#!/usr/bin/env bash
# plaint calendar import: a year as calendar servers in China publish it becomes a file
# of the config (D-4), without a server.
. "$SOURCE/tests/cli/common.sh"
ics=$SOURCE/tests/profile/calendars/china-2026.ics

# what is printed goes into a file beside the config, which then is sound ...
mkdir "$T/c"
run 0 calendar import "$ics" --name cn-2026
printf '%s\n' "$out" >"$T/c/holidays-2026.conf"
has "$err" ':[0-9]+: notice: left out: 1 with a time of day.*节后安全检查会' 'left out: 1 not marked.*妇女节'
has "$out" '^holidays "cn-2026-2" \{ name = "Spring Festival"  name_zh = "春节"' \
	'off = \{ "2026-02-15\.\.2026-02-23" \}  work = \{ "2026-02-14", "2026-02-28" \}' 'known_until = "2026-12-31"' \
	'^# .*china-2026\.ics'
cat >"$T/c/plaint.conf" <<'C'
profile = "gas-company"
include("holidays-2026.conf")
C
run 0 check --config "$T/c/plaint.conf"

# ... and gives the days: of all 2026 those of the shipped calendar
run 0 calendar show 2026 --config "$T/c/plaint.conf" --json
imported=$out
run 0 calendar show 2026 --json
is "$imported" "$out"
run 0 calendar show 2026-02 --config "$T/c/plaint.conf"
has "$out" '^2026-02-14 Sat +08:30-12:00 13:30-17:30 +make-up working day +Spring Festival' '^2026-02-15 Sun +- +day off'
run 0 due --config "$T/c/plaint.conf" --from 2026-02-13T17:20 --limit 3wd
is "$(head -n 1 <<<"$out")" 2026-02-25T17:30:00+08:00

# the file's name gives the title, where none is given
cp "$ics" "$T/节假日, 2026.ics"
run 0 calendar import "$T/节假日, 2026.ics"
has "$out" '^holidays "节假日--2026-1" '

# a bad file: every fault with its line, nothing printed
sed 's/^DTSTART;VALUE=DATE:20260501/DTSTART;VALUE=DATE:20260431/; s/^DTEND;VALUE=DATE:20260510/DTEND;VALUE=DATE:20260401/' "$ics" >"$T/bad.ics"
run 2 calendar import "$T/bad.ics"
is "$out" ''
at=$(grep -n 20260431 "$T/bad.ics" | cut -d : -f 1)
has "$err" "bad.ics:$at: no such date" "bad.ics:$(grep -n DTEND.*20260401 "$T/bad.ics" | cut -d : -f 1): the event ends before it begins"
head -n 40 "$ics" >"$T/cut.ics"
run 2 calendar import "$T/cut.ics"
is "$out" ''
has "$err" 'cut.ics:[0-9]+: .*not ended: the file is cut off'
run 2 calendar import "$T/c/plaint.conf"
has "$err" 'plaint.conf:1: not an iCalendar file'
run 2 calendar import "$T/nowhere.ics"
is "$out" ''
run 2 calendar import
has "$err" 'FILE.ics'
run 2 calendar show --name x
run 2 calendar invent
[ ! -e "$DATA" ] || fault "an import made a data directory"
done_testing

#!/usr/bin/env bash
# Deadline arithmetic and the calendar, on the shipped config, without a server.
. "$SOURCE/tests/cli/common.sh"

due() { # WANTED ARGUMENTS...
	local wanted=$1
	shift
	run 0 due "$@"
	is "$(head -n 1 <<<"$out")" "$wanted"
}

# Spring Festival 2026: a make-up day before it, nine days off (D-3, D-4)
due 2026-02-25T17:30:00+08:00 --from 2026-02-13T17:20 --limit 3wd
due 2026-02-13T18:20:00+08:00 --from 2026-02-13T17:20 --limit 1h
due 2026-02-14T17:20:00+08:00 --from '2026-02-13 17:20' --limit 24h
due 2026-02-14T09:50:00+08:00 --from 2026-02-13T17:20 --limit 90bm
due 2026-02-24T17:30:00+08:00 --from 2026-02-13T17:20 --limit 2d --paused 2026-02-14/2026-02-15
due 2026-02-13T18:20:00+08:00 --from 2026-02-13T09:20:00Z --limit 1h
due 2026-02-26T17:30:00+08:00 --from 2026-02-13T17:20 --limit 3wd --paused 2026-02-24T00:00/2026-02-25T00:00

run 0 due --from 2026-02-13T17:20 --limit 3wd --warn 1wd --explain
has "$out" '2026-02-24T17:30' 'Sat 14 Feb .*make-up working day +1$' 'Spring Festival, not counted' \
	'Wed 25 Feb +working day +3$' 'close of business'
run 0 due --from 2026-02-13T17:20 --limit 3wd --warn 1wd --json
has "$out" '"from": "2026-02-13T17:20:00\+08:00"' '"limit": "3wd"' '"due": "2026-02-25T17:30:00\+08:00"' \
	'"warn": "2026-02-24T17:30:00\+08:00"' '"steps": \['
LANGUAGE=zh_CN run 0 due --from 2026-02-13T17:20 --limit 3wd --explain
has "$out" '春节' '02-14 周六'

# past the calendar's last known day it is provisional, and said so
run 0 due --from 2031-03-03T10:00 --limit 3wd
has "$err" provisional
run 0 due --from 2031-03-03T10:00 --limit 3wd --json
has "$out" '"provisional": true'
is "$err" ''

# a config of one's own: another zone, another week; summer time skips an hour
mkdir "$T/c"
cat >"$T/c/us.conf" <<'C'
include("profiles/gas-company.conf")
calendar { timezone = "America/New_York"  hours = { "mon-thu 09:00-18:00" } }
C
run 0 due --config "$T/c/us.conf" --from 2026-03-07T02:30 --limit 24h
is "$(head -n 1 <<<"$out")" 2026-03-08T03:30:00-04:00

# the calendar itself
run 0 calendar show 2026-02
is "$(wc -l <<<"$out")" 28
has "$out" '^2026-02-14 Sat +08:30-12:00 13:30-17:30 +make-up' '^2026-02-17 Tue +- '
run 0 calendar show 2024 --json
is "$(grep -c '"date"' <<<"$out")" 366
has "$out" '"date": "2024-02-29"' '"hours": \[\]' '"08:30-12:00"' '"working": true' '"name": "'
run 0 calendar --json
has "$out" "\"date\": \"$(TZ=Asia/Shanghai date +%Y-%m)-01\""
[ ! -e "$DATA" ] || fault "arithmetic made a data directory"
done_testing

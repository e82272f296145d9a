#!/usr/bin/env bash
# Deadlines enforced (D-7): once each, with no desk open, however often one asks.
. "$SOURCE/tests/cli/common.sh"

ago() { TZ=Asia/Shanghai date -d "$1 ago" +%Y-%m-%dT%H:%M:%S; }
seen() { # ACTION: how often it stands in the timeline
	"$PLAINT" show "$n" --json | grep -c "\"action\": \"$1\""
}
settled() { # waits until the timer, or the sweeps beside it, did their work
	local i
	for i in $(seq 100); do
		[ "$(seen escalate)" -ge 1 ] && return 0
		sleep 0.1
	done
	fault "no escalation"
}

# GC-3: an hour from intake; a letter's date counts, so this one is late already
run 2 add phone=13800138000 text=来信 category=meter/reading "received=$(TZ=Asia/Shanghai date -d '1 hour' +%Y-%m-%dT%H:%M)"
has "$err" received
run 0 add phone=13800138000 text=来信 category=meter/reading channel=phone "received=$(ago '90 minutes')"
n=$out
for _ in 1 2 3 4 5 6 7 8; do "$PLAINT" sweep >/dev/null & done
wait
settled
is "$(seen warn)" 1
is "$(seen breach)" 1
is "$(seen escalate)" 1
run 0 sweep
is "$out" 0
run 0 list --overdue
has "$out" "^!! +$n"
run 0 show "$n" --json
has "$out" '"state": "breached"'

# dated as it was due, not as it was seen
breached=$(grep -B 5 '"action": "breach"' <<<"$out" | sed -n 's/.*"time": "\([^"]*\)".*/\1/p')
due=$(sed -n 's/.*"original_due": "\([^"]*\)".*/\1/p' <<<"$out" | head -n 1)
is "$breached" "$due"

# killed and started again: nothing fires twice
kill -9 "$("$PLAINT" status | sed -n 's/^pid: //p')"
run 0 sweep
is "$(seen breach)/$(seen escalate)" 1/1

# from then on the late action asks for its reason
run 2 do "$n" forward department=station
has "$err" late_reason
run 0 do "$n" forward department=station late_reason='来信周末才拆'
run 0 show "$n" --json
has "$out" '"state": "late"'

# urgent: 1 when one is overdue; level 1 has clocks of its own (E-2)
run 0 add phone=13600136000 text='楼道有煤气味' address='城东花园' "received=$(ago '7 minutes')"
u=$out
run 1 urgent
has "$out" "^!! $u -0"
run 0 why "$u" sign
has "$out" ': 5 minutes'
run 0 do "$u" forward department=repair
run 0 do "$u" receive late_reason='正在路上'
run 0 do "$u" contact outcome=reached remark='已撤离'
run 0 urgent

# time itself moved
need_clock
run 0 stop
at() { # HOURS COMMAND...: the whole program, server and all, at another time
	set_clock "${1:0:1}$((${1:1} * 3600))"
	shift
	LD_PRELOAD=$clock MOVED_CLOCK=$T/now "$PLAINT" "$@"
}
n=$(at +0 add phone=13500135000 text=水表 category=meter/reading)
before=$(seen breach)
at +0 stop
at +3 sweep >/dev/null # the machine was off when the hour was over
is "$before/$(at +3 show "$n" --json | grep -c '"action": "breach"')" 0/1
at +3 stop
at -2 sweep >/dev/null # the wall clock jumped back
at -2 stop
at +4 sweep >/dev/null
is "$(at +4 show "$n" --json | grep -c '"action": "breach"')" 1
has "$(at +4 show "$n" --json)" '"seen": '
at +4 stop
done_testing

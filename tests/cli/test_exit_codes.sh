#!/usr/bin/env bash
# Exit statuses and messages: what scripts rely on.
LEAKS=yes . "$SOURCE/tests/cli/common.sh"

run 0 --help
has "$out" '^usage: plaint' '^  add ' '^  serve '
for command in add list show do find urgent due why sweep reassign calendar check verify serve stop status reload; do
	ASAN_OPTIONS=$quick run 0 "$command" --help
	has "$out" "^usage: plaint $command"
done
run 0 --version
has "$out" '^plaint [0-9]+\.[0-9]+'
[ ! -e "$DATA" ] || fault "asking for help made a data directory"

# without a terminal the desk says what to use instead
run 2 </dev/null
has "$err" 'plaint list'

# wrong use is 2 and touches nothing
run 2 fly
has "$err" '^plaint: no such command: fly'
run 2 --colour list
run 2 list --nonsense
run 2 list --level high
run 2 list --level 9
has "$err" '^plaint: .*level: 9 .*1, 2, 3'
run 2 list --level 0
run 2 list --owner nope
has "$err" 'nope'
run 2 list --queue nope
has "$err" 'department: nope .*service, repair'
run 2 list --category nope
has "$err" 'category: nope .*gas/leak, .*, other'
run 2 list --area nope
has "$err" 'area: nope .*east, west'
run 2 find x --queue nope
run 2 find x --state nope
run 2 find x --level 9
run 2 reassign --queue nope --to repair
has "$err" 'department: nope .*service, repair'
run 2 reassign --level 9 --to repair
run 2 reassign --state nope --to repair
run 2 list --limit 0
has "$err" "--limit wants a number from 1 on, not '0'"
run 2 list --limit -5
has "$err" "--limit wants a number from 1 on, not '-5'"
run 2 find x --limit 0
run 2 list --offset -1
run 0 list --owner "$(id -un)"
run 0 list --category 'gas/*'
run 2 list extra
run 2 list --state gone
has "$err" 'state: gone .*accepted, .*rejected, all'
run 2 list --due-within 3wd
run 2 list --from yesterday
run 2 show
run 2 show 1 2
run 2 do
run 2 do 0001
run 2 do 0001 fly
run 2 due
run 2 due --from 2026-02-30 --limit 3wd
run 2 due --from 2026-02-13T17:20 --limit 3parsecs
run 2 due --from 2026-02-13T17:20 --limit 3wd --paused 2026-02-14
run 2 due --from 2026-02-13T17:20 --limit 3wd --paused 2026-02-16/2026-02-14
run 2 calendar show 26
run 2 calendar eat
run 2 add
run 2 add text
run 2 add text=a text=b
run 2 add --json /no/such/file
run 2 add --json - text=a </dev/null
run 2 --config /no/such.conf list
run 2 list --queue $'\xff'
run 2 add "text=$(printf '\xff\xfe')"

# the answer is no: 1
run 1 show 9999
has "$err" '9999'
run 0 add phone=13800138000 text='抄表差错' category=meter/reading
n=$out
run 1 why "$n" nonsense
run 1 find 没有这样的投诉
run 0 urgent

# every fault named in one run
run 2 add phone=abc category=no/such area=nowhere nonsense=1
has "$err" phone category area nonsense
run 2 do "$n" forward department=nowhere nonsense=1 bad
has "$err" nonsense bad
run 0 list --json
is "$(grep -c '"number"' <<<"$out")" 1

# a config with faults: 1 for check, 2 for what needs it
printf 'number = "%%Y"\nclock "x" { starts = { nothing }  limit = "5 parsecs" }\n' >"$T/bad.conf"
run 1 --config "$T/bad.conf" check
has "$out" "$T/bad.conf:2: "
has "$out" '^faults: [0-9]+; the program does not run'
run 2 --config "$T/bad.conf" due --from 2026-02-13 --limit 3wd
run 0 check
run 0 check --json
has "$out" '"faults"'

# what it runs with is a fault all the same, and said so: D-4, a calendar that has ended
# and one that only ends soon
cat >"$T/old.conf" <<C
include("profiles/gas-company.conf")
data = "$T/old"
holidays "2020" { off = { "2020-01-01" }  known_until = "2020-12-31" }
C
run 1 --config "$T/old.conf" check
has "$out" '/old.conf:3: warning: the calendar ended on 2020-12-31' '^faults: 1; the program runs with this config, but'
hasnt "$out" 'no faults'
run 0 --config "$T/old.conf" due --from 2026-02-13 --limit 3wd
sed -i "s/2020-12-31/$(date -d '+9 days' +%F)/" "$T/old.conf"
run 0 --config "$T/old.conf" check
has "$out" '/old.conf:3: notice: the calendar ends on' '^no faults'

# another config than the running one's
printf 'include("profiles/gas-company.conf")\ninclude("holidays-cn.conf")\n' >"$T/other.conf"
run 2 --config "$T/other.conf" list
has "$err" 'config'

# the server's own commands
run 0 status --json
has "$out" '"pid": [0-9]+,' '"complaints": 1,' '"clocks_run": (true|false)' '"version": "[0-9.]+"' "\"data\": \"$DATA\""
run 0 reload
run 0 stop
has "$(tail -n 1 "$DATA/plaint.log")" ' left$' # its files are at rest: they may be copied now
run 5 stop
run 5 status
has "$err" 'no server runs'

# not on the staff list: nothing at all (P-1), be it root
cat >"$T/staffed.conf" <<C
data = "$T/staffed"
include("profiles/gas-company.conf")
include("holidays-cn.conf")
staff "nobody-of-this-machine" { name = "张敏"  department = "service"  roles = { taker, lead } }
C
run 1 --config "$T/staffed.conf" check # one of the staff alone: it runs, but says whom nobody answers for
has "$out" '"manager" reaches nobody: nobody has this role' '"oncall" reaches nobody' 'the program runs with this config'
run 3 --config "$T/staffed.conf" list
has "$err" '^plaint: '
run 3 --config "$T/staffed.conf" add text=x category=meter/reading
run 0 --config "$T/staffed.conf" stop # but whose process it is may end it

# root, where another account serves and the list does not have it, looks after the process and no more
if [ "$(id -u)" = 0 ] && chmod 711 "$T" && setpriv --reuid=daemon --regid=daemon --clear-groups "$PLAINT" --version >/dev/null 2>&1; then
	install -d -o daemon -m 755 "$T/served"
	sed "s,data = .*,data = \"$T/served/data\"\nsocket = \"$T/served/desk\"," "$T/staffed.conf" >"$T/served.conf"
	setpriv --reuid=daemon --regid=daemon --clear-groups env HOME="$T/served" XDG_RUNTIME_DIR= "$PLAINT" --config "$T/served.conf" serve
	run 3 --config "$T/served.conf" list
	run 3 --config "$T/served.conf" export "$T/all.jsonl"
	has "$err" '^plaint: '
	[ ! -e "$T/all.jsonl" ] || fault "root took an export: $(wc -c <"$T/all.jsonl") bytes"
	run 0 --config "$T/served.conf" status
	run 0 --config "$T/served.conf" backup "$T/of-root"
	run 0 --config "$T/served.conf" stop
else
	echo "skipped: root beside another serving account"
fi

# on the list, with a role that may note but not add
sed -i "s/nobody-of-this-machine/$(id -un)/; s/{ taker, lead }/{ archivist }/" "$T/staffed.conf"
printf 'role "archivist" { may = { archive, note }  sees = { all } }\n' >>"$T/staffed.conf"
run 0 --config "$T/staffed.conf" list
run 3 --config "$T/staffed.conf" add text=x category=meter/reading
run 0 --config "$T/staffed.conf" stop

# a full disk is no success
if [ -w /dev/full ]; then
	"$PLAINT" calendar show 2026 >/dev/full 2>"$T/err"
	is $? 5
	has "$(cat "$T/err")" 'cannot write'
fi
done_testing

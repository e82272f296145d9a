#!/usr/bin/env bash
# What people and scripts get wrong: each named with its field and what is possible,
# nothing stored of it.
. "$SOURCE/tests/cli/common.sh"
big=$(head -c 100000 /dev/zero | tr '\0' x)
run 0 add phone=13800138000 text='气费不对' category=bill/amount
n=$out
none() { # ARGUMENTS...: refused, with the patterns after -- in what is said
	local args=()
	while [ "$1" != -- ]; do args+=("$1"); shift; done
	shift
	run 2 "${args[@]}"
	has "$err" "$@"
}
none add "text=$big" category=bill/amount -- '^plaint: text is too long: 100000 characters, at most 2000$'
hasnt "$err" 'not filled in'
none add "phone=$big" text=x -- 'phone is too long'
none add "nosuch=$big" text=x -- 'nosuch is no field'
none do "$n" note "remark=$big" -- 'remark is too long'
none add text=$'\xff' -- 'not UTF-8'
none do "$n" note remark=$'\xc3' -- 'not UTF-8'
none add text=x kind=joke -- 'kind: there is no "joke" \(there are: complaint, repair'
none add text=x category=nope -- 'category: there is no "nope" \(there are: gas/leak'
none add text=x level=9 -- 'level: there is no "9" \(there are: 1, 2, 3\)'
none add text=x emergency=perhaps -- 'emergency: "perhaps" is neither yes nor no'
none add text=x received=2999-01-01 -- 'received: "2999-01-01" lies too far away'
none add text=x "received=$(date -d '+2 days' +%F)" -- 'received lies in the future'
none add text=x received=0001-01-01 -- 'received'
none add text=x received=2016-01-01 -- 'received lies more than five years back'
none add text=x "occurred=$(date -d '+2 days' +%F)" -- 'occurred: .* has not come yet'
none add text=x callback=9999-12-31T23:59 -- 'callback: .* lies too far away'
none add text=x next=archive -- 'archive.*forward, settle or take'
none do "$n" forward department=nope -- 'department: there is no "nope" \(there are: company, service, repair'
none do "$n" forward person=nope -- 'person: there is no "nope"'
none do "$n" contact outcome=nope -- 'outcome: there is no "nope" \(there are: reached, '
none do "$n" extend clock=forward limit=99999999999d reason=x -- 'no limit; write'
none do "$n" edit state=archived -- 'no such field: state'
none do "$n" note remark= -- 'not filled in: remark'
head -c 1200000 /dev/zero | tr '\0' y | sed 's/^/{"text":"/; s/$/"}/' >"$T/huge.json"
none add --json "$T/huge.json" -- 'huge.json:1: too much in one request'
printf '{"text":"a\\u0000b"}\n' >"$T/nul.json"
none add --json "$T/nul.json" -- 'nul.json:1: bad JSON'
is "$("$PLAINT" list --json | grep -c '"number"')" 1

# control characters are left out, not kept
run 0 add text=$'a\x01\x1b[31mb\x07' category=bill/amount
run 0 show "$out" --json
hasnt "$out" $'\x1b'
# an emergency in any word for yes, whatever else is wrong with it
run 0 add phone=13800138000 emergency=是 kind=joke
is "$(field "$(head -n 1 <<<"$out" | grep -o '[0-9]\{8\}-[0-9]*')" level)" 1
run 0 reassign --state forwarded --to repair --dry-run
none list --from 2026-11-30 --to 2026-11-01 -- 'the period ends before it begins: 2026-11-30 is after 2026-11-01'
# "1" is serial 0001, not the newest that happens to end with a 1
while [ "${n#*-}" != 0011 ]; do run 0 add text=x category=bill/amount; n=$out; done
run 0 show 1
has "$out" '^[0-9]+-0001 '
run 0 show :11
has "$out" "^$n"
# several faults: each in the caller's language
LANGUAGE=zh_CN run 2 add phone=x channel=joke
has "$err" '“x”不是电话号码' '没有“joke”' '未填写：text'
hasnt "$err" 'telephone|filled in'
# of a config too; programs read the texts as they are
cat >"$T/odd.conf" <<'END'
department "a" { name = "A"  parent = "a" }
clock "contact" { limt = "12h" }
level "1" { rank = high }
category "b" { level = high }
END
LANGUAGE=zh_CN run 1 --config "$T/odd.conf" check
has "$out" 'odd.conf:1: 部门“a”是自己的上级' ':2: clock 中没有这个设置：“limt”' ':4: 选项“level”的整数值无效' '错误 [0-9]+ 处'
LANGUAGE=zh_CN run 1 --config "$T/odd.conf" check --json
has "$out" 'department .*"a.*" is above itself'
done_testing

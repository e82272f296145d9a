#!/usr/bin/env bash
# The GC lifecycle from a shell: every way a complaint can go, to the archive.
LEAKS=yes . "$SOURCE/tests/cli/common.sh"

# accept → forward → receive → contact → progress → resolve → revisit → archive
run 0 add phone=13800138000 name=张伟 address='学院路12号3-402' category=meter/reading text='抄表数与表盘不符' evidence=photo,told
n=$out
has "$n" '^[0-9]{8}-0001$'
is "$(field "$n" state)" accepted
run 2 do "$n" resolve facts=x measures=y
has "$err" 'not forwarded'
run 0 do "$n" forward department=station
is "$(field "$n" state)" forwarded
run 0 do "$n" receive
is "$(field "$n" state)" handling
run 0 do "$n" contact outcome=reached remark='已通话，约22日下午上门'
run 0 do "$n" progress remark='已派人复核'
run 2 do "$n" resolve
has "$err" 'facts' 'measures'
run 0 do "$n" resolve facts='抄表员读错' measures='更正账单' revisit=yes
is "$(field "$n" state)" resolved

# GC-6, rehandled when the customer is not satisfied
run 0 do "$n" revisit satisfied=no remark='账单仍未更正'
is "$(field "$n" state)" handling
run 0 do "$n" resolve facts='抄表员读错' measures='已退费' revisit=yes
run 0 do "$n" revisit satisfied=yes satisfaction=satisfied

# GC-7: only when every item is filled in, saying which is not
run 2 do "$n" archive
has "$err" accountability
run 0 do "$n" archive accountability='抄表员批评教育'
is "$(field "$n" state)" archived
run 2 do "$n" contact outcome=reached
has "$err" archived
run 0 show "$n"
has "$out" '抄表员读错' 'contacted' 'resolved' 'archived'

# GC-8: the re-complaint has the original attached, the original names it
run 0 do "$n" recomplain text='又读错了'
second=${out%% *}
has "$second" '^[0-9]{8}-0002$'
run 0 show "$n" --json
has "$(grep -A1 '^  "recomplaints"' <<<"$out")" "$second"
is "$(field "$second" original)" "$n"
is "$(field "$second" phone)" 13800138000

# GC-2: settled at intake
run 0 add phone=13900139000 name=李娜 text='咨询营业时间' category=policy/other
run 0 do "$out" settle facts='已解释' measures='无' accountability='无' satisfaction=satisfied
has "$out" archived

# U-4: returned with a reason; the way back is counted
run 0 add phone=13700137000 text='两次约好都没来' category=repair/late
n=$out
run 0 do "$n" forward department=market
run 2 do "$n" return
has "$err" reason
run 0 do "$n" return reason='不属本部门'
is "$(field "$n" state)" accepted
run 0 show "$n" --json
run 0 list --json --state all
has "$out" '"returned": 1'
run 0 show "$n" --json
has "$out" '"returned": 1' '"state": "cancelled"'
run 0 do "$n" forward department=operations

# the order of a list, the number's short form, find
run 0 add phone=13600136000 text='厨房有煤气味' address='城东花园3号楼'
urgent=$out
is "$(field "$urgent" level)" 1
run 0 list
is "$(sed -n 2p <<<"$out" | grep -o '[0-9]\{8\}-[0-9]*')" "$urgent"
run 0 show "${urgent#*-}"
has "$out" "^$urgent"
run 0 find 6000
has "$out" "$urgent"
run 0 list --level 1 --csv
is "$(wc -l <<<"$out")" 2
run 0 urgent
has "$out" "$urgent"
is "$(awk 'length($0) > 60' <<<"$out")" ''

# L-5: the second to save learns of the first
version=$(field "$n" version)
run 0 do "$n" note remark='第一人'
run 4 do "$n" note remark='第二人' --if-version "$version"
run 0 do "$n" note remark='第二人' --if-version $((version + 1))

run 0 verify
run 0 status
has "$out" '^events: [0-9]+' '^complaints: 5$' '^disk free: [0-9.]+ [MG]B$' '^next deadline: 20..-..-.. ..:..:..$'
LANGUAGE=zh run 0 status
has "$out" '^事件: [0-9]+' '^投诉: 5$' '^有时限在计时: 是$'
done_testing

#!/usr/bin/env bash
# One day at a power company, 2 March 2026 (a Monday), by the power profile: calls of
# every channel and kind, emergencies, three callers of one outage, what is late, to the
# archive and the reports. Every time and figure below was worked out by hand.
. "$SOURCE/tests/cli/common.sh"
. "$SOURCE/tests/cli/day.sh"
day_begin power

# --- 08:30 the counter: a bill. General, to the station of its area --------------
at "2026-03-02 08:30"
run 2 add kind=complaint category=bill/amount text='电费多收' # PW-3: a customer who can be reached
has "$err" phone
add channel=counter phone=13800138001 name=李娜 address='解放路8号2-301' area=centre category=bill/amount \
	text='上月电费比往年翻倍' group=resident
bill=$n
is "$(field "$bill" level)" 3
clock "$bill" forward running '2026-03-02 10:30' # PW-4 (ours): 2 hours
refused demand "$bill" forward # PW-3: the request is a key item
act "$bill" edit demand=refund,explanation occurred='2026-02-28 09:00'
at "2026-03-02 08:50"
act "$bill" forward
is "$(field "$bill" department)" station-urban
is "$(field "$bill" taker)" "$(id -un)" # PW-1: the first contact stays its owner
clock "$bill" forward met
clock "$bill" contact running '2026-03-03 08:50'  # 24 hours
clock "$bill" settle running '2026-03-09 17:30'   # 5 working days: 3, 4, 5, 6, 9 March
clock "$bill" told running '2026-03-05 17:30'     # PW-5: every 3 days

# --- 09:00 an electric shock: an address is enough (E-1, E-4, PW-2) ----------------
at "2026-03-02 09:00"
add channel=phone address='北关村东头变压器旁' text='有人触电了' emergency=yes
shock=$n
is "$(field "$shock" level)/$(field "$shock" category)/$(field "$shock" department)" 1/safety/shock/repair
clock "$shock" dispatch met
clock "$shock" sign running '2026-03-02 09:05' # E-2
clock "$shock" call running '2026-03-02 09:15'
clock "$shock" safe running '2026-03-03 09:00' # PW-4 (ours): 24 hours
run 0 urgent
has "$out" "$shock"
at "2026-03-02 09:03"
act "$shock" receive
clock "$shock" sign met
act "$shock" progress step=dispatched # E-3
at "2026-03-02 09:10"
act "$shock" contact outcome=reached remark='已指导断电并拨打120'
clock "$shock" call met
act "$shock" progress step=onsite
at "2026-03-02 09:25"
act "$shock" progress step=safe
act "$shock" progress step=left
refused basis "$shock" resolve facts='自架线破皮' measures='拆除并断电' # PW-5: basis and improvement
act "$shock" resolve facts='用户自架线破皮漏电' measures='拆除自架线' basis='供电营业规则第51条' \
	improvement='全村排查自架线' accountability='用户责任'
clock "$shock" safe met
clock "$shock" revisit running '2026-03-05 17:30' # PW-6: 3 working days
refused revisited "$shock" archive # 100 % revisit

# --- 09:30 an enquiry from the website, settled at once ----------------------------
at "2026-03-02 09:30"
add channel=web kind=enquiry phone=13800138002 category=policy/tariff text='阶梯电价怎么算'
enquiry=$n
act "$enquiry" settle measures='已说明阶梯电价标准' satisfaction=satisfied
is "$(field "$enquiry" state)" archived

# --- 09:40 voltage: major, a complex case gets a special team (PW-4) ----------------
at "2026-03-02 09:40"
add channel=app phone=13800138003 name=王芳 area=rural category=quality/voltage demand=repair \
	text='全村晚上电压低，空调带不动' occurred='2026-03-01 19:00' group=farm
voltage=$n
is "$(field "$voltage" level)" 2
refused team "$voltage" forward complexity=complex
act "$voltage" forward complexity=complex team='配电运检中心张工、供电所李所长、营销部'
is "$(field "$voltage" department)" distribution
clock "$voltage" major running '2026-03-05 17:30' # PW-4 (ours): 3 working days: 3, 4, 5 March

# --- 10:00 a power cut: the second and third caller make it an incident (U-12) -----
at "2026-03-02 10:00"
add channel=phone kind=fault phone=13800138004 area=urban category=outage/fault text='家里停电了'
first=$n
act "$first" forward
at "2026-03-02 10:05"
add channel=phone kind=fault phone=13800138005 area=urban category=outage/fault text='停电，楼上也没有电'
second=$n
at "2026-03-02 10:10"
add channel=social kind=fault phone=13800138006 area=urban category=outage/fault text='整栋楼没有电'
third=$n
is "$(field "$first" department)" repair
incident=$(field "$third" incident)
[ -n "$incident" ] || fault "three callers in 10 minutes: no incident"
is "$(field "$first" incident)/$(field "$second" incident)" "$incident/$incident"
is "$(field "$second" department)/$(field "$third" department)" repair/repair # where the first one is

# --- 10:30 from 12398: a breach by a member of staff, to supervision ---------------
at "2026-03-02 10:30"
add channel=outside kind=report phone=13800138007 category=law/violation outside_number=12398-260302-17 \
	text='装表人员索要烟酒' demand=apology occurred='2026-02-27 15:00'
report_case=$n
act "$report_case" forward
is "$(field "$report_case" department)" supervision
run 0 find 260302-17 # U-14
has "$out" "$report_case"

# --- 11:00 an emergency by its words alone, and nobody sends it on ------------------
at "2026-03-02 11:00"
add channel=phone phone=13800138008 area=suburb text='路边电线掉下来了' demand=repair
line=$n
is "$(field "$line" level)/$(field "$line" state)" 1/accepted
clock "$line" dispatch running '2026-03-02 11:05'
at "2026-03-02 11:07"
sweep
run 1 urgent # overdue
has "$out" "!! $line"
clock "$line" dispatch breached
clock "$line" sign breached
refused late_reason "$line" forward # D-7
act "$line" forward late_reason='值班员同时接听三个电话'
is "$(field "$line" department)" repair
act "$line" receive late_reason='接单后立即出发'
at "2026-03-02 11:14"
act "$line" contact outcome=reached remark='请远离8米，派人看守'
clock "$line" call met '2026-03-02 11:15'
clock "$line" onsite running '2026-03-02 11:52' # 45 minutes (ours)
at "2026-03-02 11:40"
act "$line" progress step=onsite # E-3
clock "$line" onsite met

# --- 13:30 a cross-department case: one leads, others assist (PW-4) -----------------
at "2026-03-02 13:30"
add channel=phone phone=13800138009 category=build/pole text='电杆立在家门口，要求迁移' demand=other \
	occurred='2025-12-01 09:00' area=suburb
pole=$n
act "$pole" forward complexity=cross
is "$(field "$pole" department)" construction
act "$pole" assist department=station-suburb remark='核实产权'
act "$pole" receive
act "$pole" contact outcome=not-reached remark='占线' # U-15
clock "$pole" contact running '2026-03-03 13:30'
act "$pole" contact outcome=information remark='周三上午现场勘查'
clock "$pole" contact met
clock "$pole" told running '2026-03-05 17:30' # PW-5: told today, again within 3 days

# --- 14:00 a suggestion ------------------------------------------------------------
at "2026-03-02 14:00"
add channel=app kind=suggestion phone=13800138010 category=policy/other text='建议停电前多发一次短信'
suggestion=$n
act "$suggestion" forward department=dispatch
act "$suggestion" resolve facts='目前只发一次' measures='自4月起提前24小时再发一次'

# --- 14:30 the outage ends; its callers hear of it ----------------------------------
at "2026-03-02 14:30"
act "$first" resolve facts='电缆接头烧毁' measures='更换接头，14:20送电' # one place to answer and close
is "$(field "$second" state)/$(field "$third" state)" resolved/resolved
for x in "$first" "$second" "$third"; do # each is called back
	act "$x" contact outcome=reached remark='电缆接头烧毁，已送电'
done
clock "$first" major met

# --- 15:00 the bill: explained, revisited, scored, archived -------------------------
at "2026-03-02 15:00"
act "$bill" contact outcome=agreement remark='抄表多抄一位'
act "$bill" resolve facts='抄表多抄一位' measures='退补电费' basis='采集系统冻结数据' improvement='换远程抄表' \
	accountability='抄表员扣绩效'
at "2026-03-02 16:00"
refused score "$bill" revisit satisfied=yes # PW-6: scored
run 2 do "$bill" revisit satisfied=yes satisfaction=satisfied score=9
act "$bill" revisit satisfied=yes satisfaction=satisfied score=5
clock "$bill" archive running '2026-03-09 17:30' # PW-7 (ours): 5 working days
act "$bill" archive
is "$(field "$bill" state)" archived

# the shock is revisited, too; when it happened is still asked for (PW-3, PW-7)
act "$shock" revisit satisfied=yes satisfaction=fair score=4
refused occurred "$shock" archive
act "$shock" archive occurred='2026-03-02 08:55' demand=repair

# --- Tuesday: not content, handled again (PW-6) --------------------------------------
at "2026-03-03 09:00"
sweep
clock "$voltage" contact running '2026-03-03 09:40'
act "$suggestion" revisit satisfied=yes satisfaction=satisfied score=5
act "$suggestion" archive
act "$first" revisit satisfied=no remark='又停了两次'
is "$(field "$first" state)" handling
clock "$first" major running '2026-03-06 17:30' # begun again: 4, 5, 6 March
at "2026-03-03 09:45"
sweep
clock "$voltage" contact breached '2026-03-03 09:40' # nobody called for a day
refused late_reason "$voltage" contact outcome=reached
act "$voltage" contact outcome=reached late_reason='外线抢修' remark='今晚测电压'
clock "$voltage" contact late

# PW-8: a special study: findings go to a department, come back as measures
add channel=internal kind=study category=outage/fault text='新城区三个月内电缆接头烧毁5起，集中在2019年同批次' area=urban
study=$n
act "$study" forward department=distribution
clock "$study" study running '2026-03-31 17:30' # 20 working days from 4 March
is "$(run_of "$study" contact)" none # there is no caller
act "$study" resolve facts='同批次接头工艺缺陷' measures='分四周更换42处' basis='解剖检测报告' improvement='同批次入网抽检'
act "$study" archive

# --- the figures of Monday, as they stand on Tuesday at 10 ----------------------------
at "2026-03-03 10:00"
report daily --from 2026-03-02
# taken in: bill shock enquiry voltage first second third breach line pole suggestion
figure flow all received 11
figure levels 1 received 2   # shock line
figure levels 2 received 5   # voltage first second third breach
figure levels 3 received 4   # bill enquiry pole suggestion
figure channels phone received 5    # shock first second line pole
figure channels counter received 1  # bill
figure channels web received 1      # enquiry
figure channels app received 2      # voltage suggestion
figure channels social received 1   # third
figure channels outside received 1  # breach
figure kinds complaint received 5   # bill shock voltage line pole
figure kinds fault received 3
figure kinds report received 1
figure kinds suggestion received 1
figure kinds enquiry received 1
figure departments repair received 5 # shock first second third line
# settled: bill shock enquiry second third suggestion; the first is handled again
figure flow all settled 6
figure flow all at_intake 1
figure flow all emergency 2
figure flow all open 7        # voltage first second third breach line pole
figure flow all overdue 0
figure rates all settlement_rate 0.545 # 6 of 11
# a reply was due of bill shock voltage first second third line pole; the voltage's was late
figure rates all reply_due 8
figure rates all replied 7
figure rates all response_rate 0.875
# opinions: bill shock enquiry suggestion
figure rates all asked 4
figure rates all satisfied 4
# bill 390, shock 25, enquiry 0, second 265, third 260, suggestion 0 minutes: 940 in all
figure flow all spent 56400
figure flow all duration 9400
figure clocks dispatch met 1
figure clocks dispatch late 1
figure clocks sign late 1
figure clocks call met 2
figure clocks contact late 1
figure clocks contact cancelled 1   # the suggestion, resolved without a contact (none to reach)
figure clocks revisit met 4         # bill shock suggestion, and the first that was not content
figure clocks archive cancelled 1   # that one
report daily --from 2026-03-03
figure kinds study received 1
figure kinds study settled 1
# PW-8: groups of customers; the studies, with what came back
run 0 report groups --from 2026-03-02 --to 2026-03-02 --csv
has "$out" 'resident,.*received,1' 'farm,.*received,1'
run 0 report studies --from 2026-03-03 --to 2026-03-03
has "$out" "$study" '分四周更换42处'

run 0 verify
run 0 audit
done_testing

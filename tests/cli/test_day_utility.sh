#!/usr/bin/env bash
# Monday 2 March 2026 at a utility's complaint centre (PU-1 ... PU-13): every way in and
# every kind, and the days their clocks need. What is compared was worked out by hand
# from the procedure: business hours are Monday to Friday, 08:30 to 12:00 and 13:30 to
# 17:30, days end at 17:30, the day something starts is not counted, and there is no
# holiday from 2 to 13 March.
. "$SOURCE/tests/cli/common.sh"
. "$SOURCE/tests/cli/day.sh"
day_begin utility

# --- Monday ---------------------------------------------------------------------

# PU-1 telephone, PU-3 a complaint about charges, PU-4 level 3. PU-2: 1 working day, so
# until Tuesday 17:30. PU-7: a call 2 working days, Wednesday. PU-9: 48 hours; each week.
at "2026-03-02 08:40"
add phone=13800138000 name=陈晨 address="学院路12号3-402" area=east category=water/bill text="水费比上月多一倍"
bill=$n
has "$(record "$bill")" '"level": 3' '"nature": "charges"' '"weight": "general"'
clock "$bill" forward running "2026-03-03 17:30"
clock "$bill" reply-phone running "2026-03-04 17:30"
clock "$bill" track-general running "2026-03-04 08:40"
clock "$bill" track running "2026-03-09 17:30"
clock "$bill" sign none
act "$bill" forward
has "$(record "$bill")" '"department": "water"'
clock "$bill" forward met

# PU-7: the web 3 working days, Thursday.
at "2026-03-02 08:50"
add channel=web email=hu@example.org phone=13800138001 area=west category=sanitation/collection text="垃圾三天没清"
refuse=$n
clock "$refuse" reply-web running "2026-03-05 17:30"

# A letter that came on Saturday 28 February, a make-up working day, is registered on
# Monday (PU-2: its one working day); PU-7: 5 working days, Friday. PU-3: a suggestion.
at "2026-03-02 09:00"
add channel=letter received=2026-02-28T15:00 name=周宁 address="东风路3号" area=south kind=suggestion category=transport/routes text="建议5路车延伸到新校区"
letter=$n
clock "$letter" forward running "2026-03-02 17:30"
clock "$letter" reply-letter running "2026-03-06 17:30"

# On site, an enquiry: answered there and then, which ends its clocks (PU-3).
at "2026-03-02 09:30"
add channel=visit kind=enquiry name=刘洋 phone=13800138003 category=gas/price text="居民阶梯气价怎么算" next=settle measures="发放价目表并解释" satisfaction=satisfied
enquiry=$n
is "$(field "$enquiry" state)" archived
clock "$enquiry" reply-other cancelled

# Third party, with the number of the other system (U-14); out of scope (PU-2): closed
# with the reason, and only with the customer told.
at "2026-03-02 10:00"
add channel=third-party outside_number=12345-20260302-77 phone=13800138004 category=transport/fares text="外地出租车多收费"
outside=$n
clock "$outside" reply-other running "2026-03-05 17:30"
refused told "$outside" reject reason="车辆属外市管理"
act "$outside" reject reason="车辆属外市管理" told=yes
is "$(field "$outside" state)" rejected

# Found by staff: no customer at all (E-4); 3 working days are ours.
at "2026-03-02 10:20"
add channel=staff area=north category=infra/lighting text="巡查发现人民路17号灯杆不亮"
lamp=$n
clock "$lamp" reply-other running "2026-03-05 17:30"
act "$lamp" forward

# Social media. PU-5a: 600 people affected make level 1 of water quality (2); E-2: signed
# for in 5 minutes, called in 15. Nobody does until 11:21.
at "2026-03-02 11:00"
add channel=social phone=13800138006 area=zone category=water/quality affected=600 weight=major aspect=quality text="开发区自来水发黄"
yellow=$n
is "$(field "$yellow" level)" 1
clock "$yellow" sign running "2026-03-02 11:05"
clock "$yellow" call running "2026-03-02 11:15"
clock "$yellow" track-urgent running "2026-03-03 11:00"
clock "$yellow" track-general none
at "2026-03-02 11:21"
sweep
clock "$yellow" sign breached
clock "$yellow" call breached
# D-7: on call at once, the lead 5 minutes later, the manager 10 minutes after the due time
is "$(told "$yellow" "2026-03-02 11:05" escalate)" 1
is "$(told "$yellow" "2026-03-02 11:10" escalate)" 1
# 11:15: the manager of sign, and on-call staff of call
is "$(told "$yellow" "2026-03-02 11:15" escalate)" 2
run 1 urgent
act "$yellow" forward
refused late_reason "$yellow" receive
act "$yellow" receive late_reason="值班人员在现场"
act "$yellow" contact outcome=reached remark="已告知停止饮用" late_reason="值班人员在现场"
clock "$yellow" sign late
clock "$yellow" call late

# E-1: a collapse with nothing but a telephone number: level 1, with the command at once;
# PU-4: the plan is named before it counts as resolved.
at "2026-03-02 11:30"
add emergency=yes phone=13800138007 text="路面塌陷"
hole=$n
has "$(record "$hole")" '"level": 1' '"department": "emergency"' '"category": "infra/collapse"'
at "2026-03-02 11:32"
act "$hole" receive
at "2026-03-02 11:40"
act "$hole" contact outcome=reached remark="具体位置：学院路与东风路口"
act "$hole" progress step=dispatched emergency_plan="道路塌陷三级预案，市政、交警"
act "$hole" progress step=onsite
clock "$hole" sign met
clock "$hole" call met

# --- Monday afternoon: PU-5, PU-6 ---------------------------------------------------

# Level 1 is investigated with a report: refused without. The investigation ends on
# Monday, so the report is due on Thursday.
at "2026-03-02 14:00"
act "$yellow" investigate way=onsite remark="取样化验，铁锰超标" ended=yes
clock "$yellow" report running "2026-03-05 17:30"
refused report "$yellow" resolve facts="管网冲洗不当" measures="排放冲洗" emergency_plan="水质应急预案" accountability="无"
at "2026-03-03 09:00"
act "$yellow" track way=onsite remark="供水部已排放，浊度下降"
clock "$yellow" track-urgent met
clock "$yellow" track running "2026-03-10 17:30"
act "$yellow" investigate way=test remark="复检合格" report="管网末梢冲洗不到位，复检合格"
clock "$yellow" report met
act "$yellow" propose opinion="冲洗管网，减免两日水费"
clock "$yellow" told running "2026-03-10 17:30"
act "$yellow" resolve facts="末梢冲洗不到位" measures="冲洗，减免两日水费" emergency_plan="水质应急预案" accountability="供水部检讨" satisfaction=satisfied
act "$yellow" notify way=phone subject=result remark="已告知复检合格及减免"
clock "$yellow" told met
clock "$yellow" reply-web met
act "$yellow" archive

# --- Tuesday ----------------------------------------------------------------------

# The opinion is fixed, and only then it is resolved (PU-6); recurrence is prevented (PU-4).
at "2026-03-03 10:00"
act "$bill" receive
refused opinion "$bill" resolve facts="抄表串户" measures="退费" accountability="抄表员培训" prevention="智能表改造"
act "$bill" propose opinion="退还多收水费"
clock "$bill" told running "2026-03-10 17:30"
act "$bill" track way=phone remark="已入户核对"
refused prevention "$bill" resolve facts="抄表串户" measures="退费" accountability="抄表员培训"
act "$bill" resolve facts="抄表串户" measures="退费" accountability="抄表员培训" prevention="智能表改造" satisfaction=satisfied
# PU-10, PU-7, PU-6: told by telephone; PU-7: an address is there, so a letter ends it
act "$bill" notify way=phone subject=result remark="已告知退费"
clock "$bill" reply-phone met
clock "$bill" told met
refused letter "$bill" archive
act "$bill" letter subject=reply way=post
act "$bill" archive
is "$(field "$bill" state)" archived

# PU-2: the web complaint was forgotten over Tuesday 17:30; then it asks for its reason.
at "2026-03-03 17:31"
sweep
clock "$refuse" forward breached "2026-03-03 17:30"
is "$(told "$refuse" "2026-03-03 15:30" warn)" 1
is "$(told "$refuse" "2026-03-03 17:30" escalate)" 1
run 0 list --overdue
has "$out" "^!! +$refuse"
refused late_reason "$refuse" forward
at "2026-03-04 08:45"
act "$refuse" forward late_reason="交接遗漏"
clock "$refuse" forward late

# --- Wednesday and Thursday ---------------------------------------------------------

# PU-7, U-5: more time for the lamp: asked before Thursday 17:30, the customer told, with
# a preliminary opinion; granted: 2 working days on, Monday 9 March.
at "2026-03-04 10:00"
act "$lamp" receive
refused opinion "$lamp" extend clock=reply-other limit=2wd reason="待购灯具"
act "$lamp" extend clock=reply-other limit=2wd reason="待购灯具" opinion="确认灯具损坏" told=yes
clock "$lamp" reply-other running "2026-03-05 17:30"
act "$lamp" approve
clock "$lamp" reply-other running "2026-03-09 17:30"

# PU-7: a preliminary opinion within the limit stops the reply clock of the web one.
at "2026-03-05 10:00"
act "$refuse" receive
act "$refuse" notify way=email subject=preliminary remark="清运车故障，周五恢复"
clock "$refuse" reply-web met
# PU-9: first tracking was due after 48 hours, Wednesday 08:50: late, and a reason is due
refused late_reason "$refuse" track way=phone remark="仍未恢复"
act "$refuse" track way=phone remark="仍未恢复" late_reason="跟踪遗漏"
clock "$refuse" track-general late "2026-03-04 08:50"
clock "$refuse" track running "2026-03-12 17:30"

# --- the week after -----------------------------------------------------------------

# PU-9: nobody tracked the collapse at all: 24 hours were over on Tuesday 11:30, the week
# on Monday 9 March 17:30; the next week runs from there.
at "2026-03-09 17:31"
sweep
clock "$hole" track-urgent breached "2026-03-03 11:30"
is "$(told "$hole" "2026-03-09 17:30" breach)" 1
clock "$hole" track running "2026-03-16 17:30"

# PU-7: the letter was never answered: Friday 6 March 17:30.
clock "$letter" reply-letter breached "2026-03-06 17:30"
is "$(told "$letter" "2026-03-06 17:30" breach)" 1
clock "$lamp" reply-other breached "2026-03-09 17:30"

# --- the figures of Monday (PU-11, PU-12), a week later at 17:31 -------------------------

# 8 came in: bill refuse letter enquiry outside lamp yellow hole; the letter counts for
# the Saturday it came.
report daily --from 2026-03-02
figure flow all received 7
figure flow all rejected 1        # outside
figure flow all settled 3         # bill enquiry yellow
figure flow all open 3            # refuse lamp hole
figure flow all overdue 2         # lamp hole; the reply to refuse was given in time
figure flow all emergency 2       # yellow hole
figure kinds complaint received 6
figure kinds enquiry received 1
figure kinds suggestion received 0
figure channels phone received 2  # bill hole
figure channels web received 1
figure channels visit received 1
figure channels third-party received 1
figure channels staff received 1
figure channels social received 1
figure levels 1 received 2        # yellow hole
figure clocks sign met 1          # hole
figure clocks sign late 1         # yellow
figure clocks reply-phone met 1   # bill
figure clocks reply-web met 2     # refuse yellow
figure clocks reply-other breached 1 # lamp
figure clocks told met 2          # bill yellow
figure clocks report met 1        # yellow
figure clocks track-general met 1 # bill
figure clocks track-general late 1 # refuse
figure clocks track-urgent met 1  # yellow
figure clocks track-urgent breached 1 # hole
# PU-12: by department
run 0 report evaluation --from 2026-03-02 --to 2026-03-02 --csv
has "$out" 'water,.*received,2' 'emergency,.*received,1' 'infrastructure,.*received,1'

run 0 verify
done_testing

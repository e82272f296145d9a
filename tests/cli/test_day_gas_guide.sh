#!/usr/bin/env bash
# One day at a gas company, 5 March 2026 (a Thursday), by the gas-guide profile: calls of
# every channel and kind, emergencies, a case with its plan and root cause, one sent back,
# one late, to the archive and the reports. Every time and figure below was worked out by
# hand.
. "$SOURCE/tests/cli/common.sh"
. "$SOURCE/tests/cli/day.sh"
day_begin gas-guide

# --- 08:30 the hotline: a doubted meter (GG-1, GG-2) --------------------------------
at "2026-03-05 08:30"
run 2 add kind=complaint text='怀疑表快' category=meter/accuracy # a contact that works
has "$err" phone
add channel=phone phone=13800138001 name=李娜 address='学院路12号3-402' area=east category=meter/accuracy \
	about=product object='IC卡表' text='换表后每月多用一倍' effect='每月多付百余元' demand=explanation,refund \
	evidence=documents,told occurred='2026-02-20 09:00' responsibility=equipment
meter=$n
is "$(field "$meter" level)" 2 # GG-3: general
clock "$meter" forward running '2026-03-05 10:30'
refused due_by "$meter" forward # GG-6: the assignment names a limit
run 2 do "$meter" forward due_by=soon
at "2026-03-05 09:00"
act "$meter" forward due_by=3wd
is "$(field "$meter" department)" market # GG-5: metering
clock "$meter" settle running '2026-03-10 17:30'  # 3 working days: 6, 9, 10 March
clock "$meter" contact running '2026-03-06 09:00'
act "$meter" receive
clock "$meter" plan running '2026-03-06 17:30'    # GG-7 (ours): 1 working day

# --- 09:15 social media: an emergency by its words (GG-3) ---------------------------
at "2026-03-05 09:15"
add channel=social phone=13800138002 area=west text='楼道里有煤气味，好几家都闻到了'
smell=$n
is "$(field "$smell" level)/$(field "$smell" state)" 1/accepted
clock "$smell" dispatch running '2026-03-05 09:25' # at once: 10 minutes (ours)
at "2026-03-05 09:18"
act "$smell" forward due_by=today
is "$(field "$smell" department)" repair
act "$smell" receive
clock "$smell" sign met '2026-03-05 09:20'
at "2026-03-05 09:24"
act "$smell" contact outcome=reached remark='已指导关阀通风，到室外等候'
clock "$smell" call met '2026-03-05 09:30'
for step in dispatched onsite safe left; do act "$smell" progress step=$step; done # E-3

# --- 09:30 the counter: a leak, the telephone alone (E-1, E-4) ----------------------
at "2026-03-05 09:30"
add channel=counter phone=13800138003 emergency=yes
leak=$n
is "$(field "$leak" state)/$(field "$leak" department)/$(field "$leak" level)" forwarded/repair/1
clock "$leak" safe running '2026-03-06 09:30'
# GG-8: what touches safety stands before everything else
run 0 list --csv
first=$(sed -n 2p <<<"$out")
has "$first" "$smell|$leak"
run 0 list --level 2 --csv

# --- 10:00 a letter of last night, the website, the app, a visit --------------------
at "2026-03-05 10:00"
add channel=letter address='南城街9号' name=周宁 received='2026-03-04 16:00' category=works/restore about=business \
	text='挖开的路面一直没有恢复' demand=repair evidence=photo occurred='2026-02-10 10:00' responsibility=third-party
road=$n
sweep
clock "$road" forward breached '2026-03-04 18:00' # counted from its receipt
refused late_reason "$road" forward due_by=5wd
act "$road" forward due_by=5wd late_reason='信件次日拆阅'
clock "$road" settle running '2026-03-12 17:30' # 6, 9, 10, 11, 12 March
add channel=web kind=enquiry phone=13800138004 category=policy/tariff text='第二档气价从多少方起'
enquiry=$n
act "$enquiry" settle measures='已说明各档气量和价格' satisfaction=satisfied
add channel=app kind=repair phone=13800138005 area=west category=repair/late text='约好两次都没上门修灶前阀' \
	demand=repair
late=$n
act "$late" forward due_by=24h
is "$(field "$late" department)" team-west # GG-5 and the area
clock "$late" settle running '2026-03-06 10:00'
add channel=visit phone=13800138006 name=赵敏 category=service/manners about=staff object='营业厅3号窗口' \
	text='工作人员态度生硬，不给办理' demand=apology evidence=none occurred='2026-03-05 09:40' responsibility=service
manners=$n
act "$manners" forward due_by=2wd
is "$(field "$manners" department)" service

# --- 10:30 own piping is explained by the lead unit; not clear: it coordinates (GG-4, GG-6)
at "2026-03-05 10:30"
add channel=phone phone=13800138007 category=supply/pressure about=product text='灶火很小' demand=repair evidence=none \
	occurred='2026-03-05 07:00' responsibility=piping
piping=$n
act "$piping" forward due_by=2wd
is "$(field "$piping" department)" service
add channel=outside phone=13800138008 outside_number=12345-778 category=supply/pressure about=product area=north \
	text='三天压力低，点不着火' demand=repair evidence=video occurred='2026-03-02 18:00' responsibility=unclear
pressure=$n
act "$pressure" forward due_by=5wd
is "$(field "$pressure" department)" service
at "2026-03-05 11:00"
act "$pressure" return reason='属管网压力，应由运维部主办' # U-4
is "$(field "$pressure" state)" accepted
clock "$pressure" settle cancelled
act "$pressure" forward department=operations due_by=5wd
act "$pressure" assist department=market remark='核查该户表具' # GG-6: lead and assisting
run 0 show "$pressure" --json
has "$out" '"market"'

# --- 11:30 what may become a mass incident goes to the management (GG-3) ------------
at "2026-03-05 11:30"
add channel=phone phone=13800138009 text='几十人聚集在营业厅门口要求退费' category=mass/incident
mass=$n
is "$(field "$mass" level)" 1
act "$mass" forward due_by=today
is "$(field "$mass" department)" company
act "$mass" receive
act "$mass" contact outcome=reached remark='总经理已与代表通话'

# --- 14:00 a suggestion ------------------------------------------------------------
at "2026-03-05 14:00"
add channel=app kind=suggestion phone=13800138010 category=policy/other text='希望能在手机上预约安检'
suggestion=$n
act "$suggestion" forward due_by=10wd
clock "$suggestion" settle running '2026-03-19 17:30' # 6 9 10 11 12 13 16 17 18 19 March

at "2026-03-05 14:10"
run 0 add channel=web kind=suggestion phone=13800138011 category=policy/other text='营业厅增设座椅' next=forward due_by=10wd
chairs=${out%% *} # registered and assigned at once
clock "$chairs" settle running '2026-03-19 17:30'
act "$chairs" resolve facts='座椅四把' measures='增设八把'
act "$chairs" archive satisfaction=satisfied

# --- the crew's work done: nobody signed for the second leak in time (E-2) -----------
at "2026-03-05 14:30"
sweep
clock "$leak" sign breached '2026-03-05 09:35'
clock "$leak" call breached '2026-03-05 09:45'
is "$(told "$leak" '2026-03-05 09:45' escalate)" 2 # sign: manager, call: on call
run 1 urgent
refused late_reason "$leak" receive
act "$leak" receive late_reason='班组在另一处抢险'
act "$leak" contact outcome=reached late_reason='同上' remark='胶管脱落，已关阀'
clock "$leak" sign late
for step in dispatched onsite safe left; do
	act "$leak" progress step=$step late_reason='抢修车在另一现场'
done
clock "$leak" onsite late '2026-03-05 10:15' # E-3: 45 minutes (ours)
act "$leak" edit text='灶具胶管脱落' category=gas/leak
act "$leak" resolve facts='胶管脱落' cause='胶管超期未换' measures='更换为金属软管' remedy=replacement
clock "$leak" safe met
clock "$leak" revisit running '2026-03-10 17:30' # every emergency: 6, 9, 10 March (ours)

# --- 15:00 the meter: plan, survey, test, proposal, measures (GG-7) -------------------
at "2026-03-05 15:00"
act "$meter" contact outcome=information remark='明日上门拆表送检'
clock "$meter" contact met
at "2026-03-06 10:30"
sweep
clock "$late" settle breached '2026-03-06 10:00' # 24 hours set, 24 hours over
clock "$meter" plan running '2026-03-06 17:30'
run 2 do "$meter" propose opinion='换表' finish_by=2026-03-09 # GG-7: inquired into first
refused plan "$meter" investigate way=test remark='送检：误差+6.2%'
act "$meter" investigate plan='重点计量准确性；计量班两人，6日上午拆表' way=test remark='送检：误差+6.2%'
clock "$meter" plan met
run 2 do "$meter" resolve facts=x measures=x cause=x # ... and proposed first
has "$err" opinion
refused finish_by "$meter" propose opinion='换表，退还多收气费'
act "$meter" propose opinion='换表，退还多收气费' finish_by=2026-03-09
at "2026-03-09 09:00"
sweep
refused cause "$meter" resolve facts='表快6.2%' measures='换表退费' # GG-7: the root cause
act "$meter" resolve facts='表快6.2%' cause='该批次计数器磨损' measures='换表，退费326元' remedy=replacement,charges \
	revisit=yes
clock "$meter" settle met '2026-03-10 17:30'
clock "$meter" feedback running '2026-03-10 17:30' # ours: 1 working day
clock "$meter" revisit running '2026-03-12 17:30'  # ours: 3 working days
refused revisited "$meter" archive
act "$meter" feedback accountability='供应商扣款'
clock "$meter" feedback met
act "$meter" revisit satisfied=yes satisfaction=satisfied
act "$meter" archive
is "$(field "$meter" state)" archived

# an emergency is always revisited (ours), then archived with every item filled in
refused late_reason "$leak" feedback accountability='用户责任' # was due on Friday 17:30
act "$leak" feedback accountability='用户责任' late_reason='周五外出'
refused revisited "$leak" archive
act "$leak" revisit satisfied=yes satisfaction=satisfied
refused about "$leak" archive
act "$leak" archive about=product demand=repair evidence=none responsibility=misuse

# the late repair: its reason, done; dissatisfied, again, content
act "$late" contact outcome=reached late_reason='同下' remark='致歉，下午上门'
refused late_reason "$late" resolve facts='阀门滴漏' cause='密封圈老化' measures='更换密封圈'
act "$late" resolve facts='阀门滴漏' cause='密封圈老化' measures='更换密封圈' late_reason='人员请假无人顶班' \
	satisfaction=dissatisfied
clock "$late" settle late
act "$late" feedback accountability='班长扣绩效'
refused revisited "$late" archive # dissatisfied: revisited
act "$late" revisit satisfied=no remark='还在滴'
is "$(field "$late" state)" handling
clock "$late" settle running '2026-03-10 09:00' # the limit set, begun again: 24 hours

# --- the figures of Thursday, as they stand on Monday at 10 --------------------------
at "2026-03-09 10:00"
sweep
report daily --from 2026-03-05
# taken in: meter smell leak enquiry late manners piping pressure mass suggestion chairs; the
# letter about the road came the day before
figure flow all received 11
figure levels 1 received 3   # smell leak mass
figure levels 2 received 8
figure channels phone received 3   # meter piping mass
figure channels counter received 1
figure channels web received 2     # enquiry chairs
figure channels app received 2     # late suggestion
figure channels social received 1
figure channels visit received 1
figure channels letter received 0
figure channels outside received 1
figure departments repair received 2   # smell leak
figure departments market received 1   # meter
figure departments service received 4  # manners piping suggestion chairs
figure departments operations received 1
figure flow all settled 4     # meter leak enquiry chairs; the repair is handled again
figure flow all open 7        # smell late manners piping pressure mass suggestion
figure flow all overdue 6     # all of them but the repair begun again
figure flow all emergency 3   # registered or raised: smell leak mass
figure rates all settlement_rate 0.364 # 4 of 11
# replied in time: meter smell mass; leak (call) and late late, manners piping pressure suggestion not
figure rates all reply_due 9
figure rates all replied 3
figure rates all response_rate 0.333
figure rates all asked 5      # meter leak enquiry late chairs
figure rates all satisfied 4
# meter 96 h 30 min, leak 5 h, enquiry and chairs 0: 365400 s in all
figure flow all duration 91350
figure clocks settle met 2        # meter chairs
figure clocks settle late 1       # late
figure clocks settle breached 2   # smell and mass: today
figure clocks settle running 5    # late again, manners piping pressure suggestion
figure clocks settle cancelled 1  # pressure, sent back
figure clocks contact met 4       # meter smell leak mass
figure clocks contact breached 4  # manners piping pressure suggestion
figure clocks safe met 1
figure clocks sign late 1
figure clocks feedback late 1
run 0 report about --from 2026-03-05 --to 2026-03-05 --csv
has "$out" 'product,.*received,4' 'staff,.*received,1' # meter leak piping pressure; manners

run 0 verify
run 0 audit
done_testing

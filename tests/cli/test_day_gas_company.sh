#!/usr/bin/env bash
# One day at a gas company, 13 February 2026 (the Friday before a make-up Saturday and the
# Spring Festival), by the gas-company profile: calls of every channel and kind, a leak,
# a special case, a threat, what is late, two complaints again, to the archive and the
# reports. Every time and figure below was worked out by hand.
. "$SOURCE/tests/cli/common.sh"
. "$SOURCE/tests/cli/day.sh"
day_begin gas-company

# --- 08:40 the telephone: low pressure (GC-1, GC-2, GC-3) ---------------------------
at "2026-02-13 08:40"
add channel=phone phone=13800138001 name=王建国 address='东风路24号2-501' area=east category=supply/pressure \
	text='三天压力低，热水器打不着' demand=repair
pressure=$n
clock "$pressure" forward running '2026-02-13 09:40' # GC-3: 1 hour
at "2026-02-13 09:00"
act "$pressure" forward
is "$(field "$pressure" department)" operations
clock "$pressure" forward met
clock "$pressure" contact running '2026-02-14 09:00' # GC-4: 24 hours
clock "$pressure" special running '2026-02-14 09:00'
clock "$pressure" settle running '2026-02-25 17:30'  # 3 working days: 14 (make-up), 24, 25 February

# --- 09:05 in person: content there and then (GC-1, GC-2) ---------------------------
at "2026-02-13 09:05"
add channel=visit kind=enquiry name=赵敏 phone=13800138002 category=bill/payment text='不会用手机购气'
enquiry=$n
act "$enquiry" settle measures='当面教会购气' satisfaction=satisfied
is "$(field "$enquiry" state)" archived

# --- 09:10 a leak: an address alone, nobody's name (E-1, E-4) -----------------------
at "2026-02-13 09:10"
add channel=phone address='博陵路149号20号楼' text='厨房有煤气味' emergency=yes
leak=$n
is "$(field "$leak" state)/$(field "$leak" department)/$(field "$leak" category)" forwarded/repair/gas/leak
clock "$leak" sign running '2026-02-13 09:15' # E-2: 5 and 15 minutes
clock "$leak" call running '2026-02-13 09:25'
at "2026-02-13 09:17"
sweep
clock "$leak" sign breached
is "$(told "$leak" '2026-02-13 09:13' warn)/$(told "$leak" '2026-02-13 09:15' escalate)" 1/1
refused late_reason "$leak" receive
act "$leak" receive late_reason='正在另一处关阀'
for step in dispatched onsite safe left; do act "$leak" progress step=$step; done # E-3
at "2026-02-13 09:24"
act "$leak" contact outcome=reached remark='已到场'
clock "$leak" call met

# --- 09:30 the website: a breach of rules, to supervision (GC-9) --------------------
at "2026-02-13 09:30"
add channel=web phone=13800138003 category=law/violation text='安装人员私下收费八百元' demand=refund evidence=photo,told
breach=$n
act "$breach" forward
is "$(field "$breach" department)" supervision
act "$breach" escalate reason='涉及多户' to=manager # the manager decides last

# --- 10:00 from 12345: not this department (U-4, U-14) ------------------------------
at "2026-02-13 10:00"
add channel=outside kind=repair phone=13800138004 outside_number=12345-26021301 category=works/restore \
	text='埋管后路面未恢复' demand=repair
road=$n
act "$road" forward department=station
at "2026-02-13 10:20"
act "$road" return reason='施工恢复由市场部负责'
clock "$road" forward running '2026-02-13 11:20' # anew: 1 hour
clock "$road" settle cancelled
act "$road" forward
is "$(field "$road" department)/$(record "$road" | grep -c '"returned": 1')" market/1

# --- 10:30 a letter, a suggestion ---------------------------------------------------
at "2026-02-13 10:30"
add channel=letter kind=suggestion address='清风南街60号' text='建议营业厅放置老花镜' category=policy/other
glasses=$n
act "$glasses" forward
is "$(field "$glasses" department)" service

# --- 11:00 a threat: somebody looks after the customer (GC-10) ----------------------
at "2026-02-13 11:00"
add channel=phone phone=13800138005 name=周宁 area=zone category=bill/refund text='再不退费就去营业厅自焚' demand=refund
threat=$n
refused guardian "$threat" protect threat='扬言自焚'
act "$threat" protect guardian="$(id -un)" threat='扬言自焚' targets='城东营业厅' protection='营业厅增派保安，备灭火器，通报派出所'
has "$(record "$threat")" '"guardian": "'"$(id -un)" '"targets": "城东营业厅'
act "$threat" forward
is "$(field "$threat" department)" station # GC-9: general ones to the station
act "$threat" receive
act "$threat" contact outcome=courtesy remark='先安抚' # U-15
clock "$threat" contact running '2026-02-14 11:00'
act "$threat" contact outcome=agreement remark='今日退费到账'
act "$threat" resolve facts='退费系统漏单' measures='当日退费，致歉' satisfaction=satisfied revisit=yes
clock "$threat" special met

# --- 14:00 nobody sends it on (GC-3, D-7) -------------------------------------------
at "2026-02-13 14:00"
add channel=phone phone=13800138006 area=south category=service/manners text='抄表员说话难听' demand=apology
manners=$n
at "2026-02-13 16:30"
sweep
clock "$manners" forward breached '2026-02-13 15:00'
is "$(told "$manners" '2026-02-13 14:45' warn)/$(told "$manners" '2026-02-13 15:00' breach)" 1/1
is "$(told "$manners" '2026-02-13 15:00' escalate)/$(told "$manners" '2026-02-13 16:00' escalate)" 1/1 # lead, manager
act "$manners" forward late_reason='值班长会议未派单'
clock "$manners" forward late

# --- 17:00 the leak: the result, and only whole into the archive (GC-5, GC-7) -------
at "2026-02-13 17:00"
act "$leak" resolve facts='立管接头漏气' measures='更换接头，复测合格'
refused accountability "$leak" archive
act "$leak" feedback accountability='无责任' satisfaction=satisfied
act "$leak" archive # GC-6: no revisit needed
is "$(field "$leak" state)" archived
act "$threat" feedback accountability='财务专责批评'
refused revisited "$threat" archive # GC-6: resolve asked for one

# GC-9: in a breach of rules the general manager decides last
act "$breach" propose opinion='退还收费，记过'
refused 'approv|wait' "$breach" resolve facts='查实收费800元' measures='退费，记过'
act "$breach" approve
# U-5: asked for before the limit, granted, the customer told
act "$road" extend clock=settle limit=2wd reason='路面需待回填沉降' told=yes
clock "$road" settle running '2026-02-25 17:30'
act "$road" approve
clock "$road" settle running '2026-02-27 17:30'

# --- Saturday: a special case needs its reason (GC-4) -------------------------------
at "2026-02-14 09:30"
sweep
clock "$pressure" contact breached '2026-02-14 09:00'
clock "$pressure" special breached '2026-02-14 09:00'
refused special_reason "$pressure" contact outcome=information
act "$pressure" contact outcome=information remark='调压器需停气更换' late_reason='外线抢修' \
	special_reason='需夜间停气更换调压器'
is "$(run_of "$pressure" settle)" 'running 2026-02-25 17:30' # the outer limit is what counts now
act "$threat" revisit satisfied=yes satisfaction=satisfied
act "$threat" archive

# --- after the holiday: settled, rejected, rejected again (GC-8) ----------------------
at "2026-02-24 10:00"
act "$pressure" resolve facts='调压器膜片老化' measures='更换调压器' accountability='无' satisfaction=fair
clock "$pressure" settle met
act "$pressure" archive
act "$pressure" recomplain text='换了还是低'
again=${out%% *}
is "$(field "$again" original)/$(field "$again" department)" "$pressure/operations"
clock "$again" settle running '2026-02-27 17:30' # 25, 26, 27 February
act "$again" resolve facts='户内阀未开足' measures='开足阀门' accountability='无' satisfaction=dissatisfied
refused revisited "$again" archive # GC-6: dissatisfied
act "$again" recomplain text='没人上门就结了'
above=${out%% *}
is "$(field "$above" department)" company # the one above

# --- the figures of the day, as they stand then (GC-11) -------------------------------
at "2026-02-24 11:00"
sweep
report daily --from 2026-02-13
# taken in: pressure enquiry leak breach road glasses threat manners
figure flow all received 8
figure channels phone received 4   # pressure leak threat manners
figure channels visit received 1
figure channels web received 1
figure channels letter received 1
figure channels outside received 1
figure kinds complaint received 5  # pressure leak breach threat manners
figure kinds repair received 1
figure kinds enquiry received 1
figure kinds suggestion received 1
figure levels 1 received 1
figure departments station received 2     # threat manners
figure departments supervision received 1
figure flow all at_intake 1
figure flow all settled 4     # pressure enquiry leak threat
figure flow all open 4        # breach road glasses manners
figure flow all overdue 4     # their contact
figure flow all returned 1
figure flow all again 0       # those came on the 24th
figure rates all settlement_rate 0.500
figure rates all reply_due 7  # all but the enquiry
figure rates all replied 2    # leak threat
figure rates all response_rate 0.286
figure rates all asked 4
figure rates all satisfied 4  # fairly satisfied counts
# pressure 11 days 1 h 20 min, leak 7 h 50 min, enquiry and threat 0: 983400 s in all
figure flow all duration 245850
figure clocks forward met 7       # road twice
figure clocks forward late 1      # manners
figure clocks forward cancelled 1 # the enquiry, settled at intake
figure clocks contact met 2       # leak threat
figure clocks contact late 1      # pressure
figure clocks contact breached 4  # breach road glasses manners
figure clocks settle met 3        # pressure leak threat
figure clocks settle running 4    # until the 25th
figure clocks settle cancelled 1  # road, sent back
figure clocks sign late 1
figure clocks call met 1
report daily --from 2026-02-24
figure flow all again 2
report penalties --from 2026-02-13 --to 2026-02-13
figure all all violations 6 # complaints: leak (sign), pressure breach road glasses manners (contact); a special case is none

run 0 verify
run 0 audit
done_testing

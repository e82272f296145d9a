# A made-up day of a city's public services. Names, numbers and streets are invented.
# Times are relative to the start (@-3d2h15m LOGIN ...); see "plaint serve --sample" in
# plaint(1).

# a water bill: opinion, result, told
@-9h50m chen add c1 phone=13800005101 name="王秀英" area=east category=water/bill demand=refund evidence=documents aspect=price text="水费比上月多一倍"
@-9h45m chen c1 forward person=gao
@-9h30m gao c1 receive
@-8h50m gao c1 track way=phone remark="已入户核对表数"
@-8h gao c1 propose opinion="串户，退还多收水费"
@-7h gao c1 resolve facts="抄表串户" measures="退费86元" accountability="抄表员培训" prevention="更换智能表" satisfaction=satisfied
@-6h50m chen c1 notify way=phone subject=result remark="已告知退费"
@-6h40m chen c1 archive

# a letter with a suggestion, an enquiry on site, one out of scope
@-9h20m zhou add c2 channel=letter name="周宁" address="东风路3号" area=south kind=suggestion category=transport/routes text="建议5路车延伸到新校区"
@-9h zhou c2 forward person=liu
@-8h40m chen add c3 channel=visit phone=13800005103 kind=enquiry category=gas/price text="阶梯气价怎么算" next=settle measures="发放价目表并解释" satisfaction=satisfied
@-8h30m zhou add c4 channel=third-party outside_number="12345-77" phone=13800005104 category=transport/fares text="外地出租车多收费"
@-8h20m zhou c4 reject reason="车辆属外市管理" told=yes

# yellow water in a whole zone: level 1 by the number of people, investigated with a report
@-7h30m chen add c5 channel=social phone=13800005105 area=zone category=water/quality affected=600 weight=major aspect=quality text="开发区自来水发黄"
@-7h29m chen c5 forward person=gao
@-7h27m gao c5 receive
@-7h25m gao c5 contact outcome=reached remark="已告知停止饮用"
@-7h gao c5 progress remark="排放冲洗" emergency_plan="水质应急预案，供水、环卫送水"
@-6h gao c5 investigate way=onsite remark="取样，铁锰超标" ended=yes
@-5h gao c5 investigate way=test remark="复检合格" report="管网末梢冲洗不到位，冲洗后复检合格"
@-4h50m gao c5 propose opinion="冲洗管网，减免两日水费"

# a road collapses
@-2h zhou add c6 phone=13800005106 address="学院路与东风路口" area=west text="路面塌陷，有辆车陷进去了" emergency=yes
@-1h58m sun c6 receive
@-1h56m sun c6 contact outcome=reached remark="无人受伤，已围挡"
@-1h50m sun c6 progress step=dispatched emergency_plan="道路塌陷三级预案，市政、交警"
@-1h30m sun c6 progress step=onsite

# refuse, a lamp found by staff, power that fails in one quarter
@-6h chen add c7 channel=web email="hu@example.org" phone=13800005107 area=west category=sanitation/collection text="垃圾三天没清"
@-5h30m chen c7 forward person=qin
@-5h qin c7 receive
@-4h30m qin c7 notify way=email subject=preliminary remark="清运车故障，明日恢复"
@-5h zhou add c8 channel=staff area=north category=infra/lighting text="巡查发现人民路17号灯杆不亮"
@-4h50m zhou c8 forward person=feng
@-1h chen add c9 phone=13800005109 area=north category=power/stability text="一天停了三次电"
@-50m zhou add c10 phone=13800005110 area=north category=power/stability text="又停电了"
@-40m chen add c11 phone=13800005111 area=north category=power/stability text="电视都烧了，老停电"
@-38m chen c11 forward person=he
@-30m he c11 receive
@-20m zhou add c12 phone=13800005112 area=east category=transport/manners text="3路车司机不让老人上车"

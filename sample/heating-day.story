# A made-up day of a heating company. Names, numbers and streets are invented. Times are
# relative to the start (@-3d2h15m LOGIN ...); see "plaint serve --sample" in plaint(1).

# a valve, repaired, revisited, archived
@-9h50m chen add c1 phone=13800004101 name="王秀英" address="幸福里" building=3 unit=2 room=501 area=e1 kind=repair category=repair/small damage="阀门手柄断" text="暖气阀门关不上，有点漏"
@-9h48m chen c1 forward way=phone person=ma
@-9h40m ma c1 receive
@-8h30m ma c1 resolve facts="阀杆断裂" measures="更换阀门" damage="阀杆" acceptance="用户当场验收" revisit=yes accountability="无" satisfaction=satisfied
@-6h chen c1 revisit way=phone satisfied=yes satisfaction=satisfied remark="不漏了，谢谢"
@-5h50m chen c1 archive

# a cold room: passed on wrongly, then measured; a hard case that waits for the manager
@-9h30m zhou add c2 phone=13800004102 name="郑文博" address="西苑小区" building=12 unit=1 room=303 area=w2 floor_area=89.5 temperature=15.5 category=heat/temperature demand="repair,refund" text="卧室只有15度，去年也这样"
@-9h28m zhou c2 forward department=station-w1 way=phone
@-9h22m xu c2 receive
@-9h15m xu c2 return reason="房屋在西二片"
@-9h10m zhou c2 forward way=phone
@-9h2m qin c2 receive
@-8h50m qin c2 contact outcome=agreement remark="约定一小时内上门测温"
@-7h50m qin c2 investigate way=onsite measured=16 remark="末端用户，客厅16度" late_reason="用户上午不在家"
@-7h30m qin c2 propose hard=yes opinion="末端压差不足，需加装户用泵"
@-5h xi c2 approve opinion="同意，请总经理批示"

# a supervised item of the second-tier network
@-9h chen add c3 channel=item-network outside_number="二级网-2026-118" phone=13800004103 name="潘永福" address="祥和安置区5号楼" area=e2 category=heat/none households=24 text="督办：祥和安置区5号楼整单元不热"
@-8h58m chen c3 forward way=phone-writing copy=yes
@-8h50m he c3 receive
@-8h he c3 investigate way=onsite measured=14 remark="循环泵跳闸" late_reason="停电"
@-6h30m he c3 resolve facts="循环泵跳闸" measures="换接触器，恢复循环，各户测温19度" revisit=yes accountability="运行班长检讨" satisfaction=fair

# an application, an enquiry, a suggestion by letter
@-8h40m zhou add c4 channel=visit phone=13800004104 name="周宁" kind=application category=apply/stop text="房屋空置，申请本采暖期报停"
@-8h38m zhou c4 forward way=person
@-8h30m wang c4 receive
@-8h20m chen add c5 phone=13800004105 kind=enquiry category=bill/amount text="热费可以分期交吗" next=settle measures="告知分期办法" satisfaction=satisfied
@-8h10m chen add c6 channel=letter name="退休教师" kind=suggestion category=heat/season text="天气预报降温时请提前升温" next=settle measures="转生产科研究，复信致谢" satisfaction=satisfied

# a radiator bursts
@-3h chen add c7 phone=13800004107 name="李静怡" address="中山名邸10号楼2单元604" area=e1 text="暖气片爆了，热水喷得到处都是" emergency=yes
@-2h58m sun c7 receive
@-2h57m sun c7 contact outcome=reached remark="已断电，楼道阀门已关"
@-2h50m sun c7 progress step=dispatched
@-2h35m sun c7 progress step=onsite
@-2h5m sun c7 progress step=safe remark="更换暖气片，试压合格"

# a customer who wants too much: suspended from above
@-7h zhou add c8 phone=13800004108 name="侯桂兰" address="东风路100号" area=e1 category=repair/restore text="维修后地砖没恢复，要求全屋重铺"
@-6h58m zhou c8 forward way=phone person=gao
@-6h50m gao c8 receive
@-5h40m gao c8 contact outcome=reached remark="解释只恢复开挖处，用户不同意"
@-5h30m gao c8 suspend reason="要求全屋重铺，协商未果"
@-4h40m dong c8 approve opinion="同意暂停协调"

# three cold homes in one area: an incident; where the first goes the others go too
@-1h20m chen add c9 phone=13800004109 name="吴倩" address="西苑小区3-101" area=w1 category=heat/none text="暖气凉了"
@-1h15m zhou add c10 phone=13800004110 name="邵玉梅" address="西苑小区3-502" area=w1 category=heat/none text="暖气不热"
@-1h10m chen add c11 phone=13800004111 name="汪敏" address="西苑小区5-201" area=w1 category=heat/none text="家里突然不热了"
@-1h8m chen c9 forward way=phone-writing
@-1h xu c9 receive
@-50m xu c9 progress remark="换热站跳闸，正在恢复"
@-20m zhou add c12 phone=13800004112 name="袁宝山" area=e1 category=service/shirk text="打了三个电话都让找别人"

# A made-up day of a gas company: what plaint opens on the first time. Names, numbers
# and streets are invented. Times are relative to the start (@-3d2h15m LOGIN ...); see
# "plaint serve --sample" in plaint(1).
@-11d19h12m chen add c196 phone=13800002350 name="郑文博" address="东风路24号临街门店" area=east text="入户管从新装的吊顶中间穿过，要求改走，一直没有方案" category=works/quality demand="repair,compensation"
@-11d18h25m chen c196 forward department=market person=qin
@-11d17h25m qin c196 receive
@-11d15h1m chen add c110 phone=13800005290 name="周宁" address="祥和路35号祥和安置区14号楼1单元1003" area=zone text="上门看了一眼就收五十块" category=repair/charges demand=repair account="DZ10409225" responsibility=company
@-11d14h43m chen add c102 name="邵玉梅" address="顺平街12号3-101" area=north channel=letter text="抄表员隔着门估一个数就走了" category=meter/reading demand=repair evidence="photo,told"
@-11d14h31m chen c102 forward department=station person=gao
@-11d14h17m chen c110 forward department=station person=he
@-11d14h14m qin c196 contact outcome=reached remark="用户要求尽快，承诺当天处理"
@-11d13h49m he c110 receive
@-11d13h23m gao c102 receive
@-11d12h19m gao c102 contact outcome=information remark="加微信收到现场照片"
@-11d12h7m wu add c041 phone=13800005862 name="潘永福" address="清风南街76号博陵花园15号楼1单元1303" area=south text="卧室里有一根燃气管穿过，想改走室外" category=gas/hazard demand=repair evidence=photo
@-11d11h34m zhou add c038 phone=13800002504 name="宋立新" address="工业二路60号9-401" area=zone text="夏天比冬天用气还多，不可能" category=meter/accuracy demand=repair evidence=documents
@-11d11h27m chen add c001 phone=13800004198 name="侯桂兰" address="清风南街100号中山名邸26号楼3单元1503" area=south text="灶具胶管接口起火，邻居用湿被子盖灭了" category=gas/fire demand=repair responsibility=unclear emergency=yes
@-11d11h26m zhou add c059 phone=13800006191 name="潘妍" address="创新大道134号3-101" area=zone text="安检师傅把灶台大理石碰裂一个角" category=gas/inspection demand=repair account="DZ10984506"
@-11d11h24m sun c001 receive
@-11d11h23m wu c041 forward department=station person=he
@-11d11h20m sun c001 contact outcome=reached remark="已通话，指导关阀撤离"
@-11d11h18m sun c001 progress step=dispatched remark="值班车已出发"
@-11d11h10m sun c001 progress step=onsite remark="到场疏散楼内人员"
@-11d11h7m zhou c038 forward department=station
@-11d10h25m chen add c031 phone=13800008966 name="李静怡" address="南城街109号中山名邸10号楼2单元604" area=south channel=visit kind=enquiry text="采暖季优惠什么时候申请" category=policy/tariff demand=explanation evidence=documents next=settle measures="告知申请时间与材料" satisfaction=fair
@-11d10h9m sun c001 progress step=safe remark="险情排除，复测为零"
@-11d10h4m xu c038 receive
@-11d9h56m zhou c059 forward department=station late_reason="责任部门需要核对，误过时限"
@-11d9h51m sun c001 progress step=left
@-11d9h38m sun c001 resolve facts="胶管超期三年未换，接口脱落" measures="关阀断气，更换灶具连接管，入户安检全单元" accountability="用户自有设施问题，无责任人" satisfaction=satisfied revisit=yes
@-11d9h21m zhou add c028 phone=13800008391 name="袁宝山" address="北城大街148号9-301" area=north text="火焰发黄冒黑烟，换了灶也一样" category=supply/quality demand="repair,explanation" next=settle measures="公布气质检测报告，上门解释" satisfaction=satisfied
@-11d9h17m xu c059 receive
@-11d8h8m zhou add c100 phone=13800003500 name="汪桂兰" address="东风路119号6-101" area=east text="营业厅周末不开门，老人不会手机缴费" category=bill/payment demand="refund,explanation" account="DZ10700858" responsibility=third-party
@-11d7h40m chen c001 feedback remark="结果已转告受理人"
@-11d7h28m zhou c100 forward department=station person=he
@-11d7h3m he c041 contact outcome=not-reached remark="占线，稍后再拨"
@-11d6h57m wu add c062 phone=13800008791 name="于永福" address="博陵路149号福源小区20号楼2单元803" area=south text="家里老人被安检单吓到，说要断气" category=gas/inspection demand=repair account="DZ10178171"
@-11d6h29m wu c062 forward department=station
@-11d6h13m he c041 contact outcome=agreement remark="已联系，用户补充了时间和经过"
@-11d6h12m he c100 receive
@-11d5h59m he c110 contact outcome=agreement remark="通话三分钟，核对了户号和地址"
@-11d5h13m gao c062 receive
@-11d4h56m he c041 progress remark="到现场查看，拍照取证"
@-11d4h47m chen add c197 phone=0312-5579080 name="余振华" address="博陵路79号南苑里15号楼4单元1404" area=south channel=web text="大表校验结果迟迟不给，气费先扣了" category=meter/accuracy demand=repair
@-11d4h30m xu c038 contact outcome=reached remark="通话三分钟，核对了户号和地址"
@-11d4h29m chen c197 forward department=station person=xu
@-11d4h25m he c041 resolve facts="早年改造遗留穿卧室管" measures="列入年度隐患改造计划，先加装报警切断阀" accountability="历史遗留，列入公司整改计划" revisit=yes
@-11d4h9m he c100 contact outcome=reached remark="电话联系，用户表示理解，等待处理"
@-11d4h7m chen c001 revisit satisfied=yes satisfaction=satisfied remark="用户感谢，提醒以后提前通知"
@-11d3h29m xu c197 receive
@-11d3h6m chen add c042 phone=0312-5590948 name="薛毅" address="学院路45号书香苑5号楼3单元202" area=east text="维修师傅说话阴阳怪气，嫌我家远" category=service/manners demand=apology account="DZ10395726"
@-11d2h48m chen add c018 phone=13800006696 name="程欣悦" address="中山路6号中山名邸8号楼1单元604" area=south text="充值一千多，夜里十点突然没有气" category=supply/outage demand="repair,explanation" evidence=documents responsibility=third-party next=settle measures="远程重启表具" satisfaction=fair
@-11d2h26m chen c042 forward department=station person=xu
@-11d1h59m zhou add c045 phone=13800004218 name="金思远" address="东风路33号东湖里25号楼3单元1704" area=east text="换个电池收八十，网上才十块" category=repair/charges demand=repair evidence=video
@-11d1h59m wu c041 feedback remark="部门已确认处理结果" satisfaction=satisfied
@-11d1h50m zhou c045 forward department=station
@-11d1h32m xu c038 progress remark="与物业沟通，取得钥匙"
@-11d1h28m he c110 progress remark="已安排夜间低峰时段作业"
@-11d1h5m gao c045 receive
@-11d1h1m chen add c093 phone=13800002195 address="南城街112号福源小区28号楼3单元701" area=south channel=visit kind=suggestion text="建议在小区多设几个安全宣传栏" category=policy/other
@-11d54m xu c042 receive
@-11d52m xu c038 resolve facts="抄表月份错位" measures="按月份调整账单" accountability="综合所内部通报批评" revisit=yes satisfaction=satisfied
@-11d31m chen c093 forward department=service person=wu
@-10d23h54m xu c059 contact outcome=agreement remark="已联系并了解详情，约次日上午上门"
@-10d23h41m zhou c038 feedback remark="部门已确认处理结果"
@-10d23h35m chen add c034 phone=0312-5576186 name="董长林" address="迎宾路32号兴华小区17号楼2单元1402" area=east text="楼下烧烤店把炭炉放在燃气立管边上" category=gas/hazard demand=repair
@-10d23h33m chen add c097 phone=13800003386 address="清风南街119号南苑里21号楼3单元1002" area=south text="户名打错一个字，改了半个月" category=service/slow demand=apology object="维修人员"
@-10d23h24m wu c093 receive
@-10d23h22m chen c097 forward department=station person=xu
@-10d23h9m chen c034 forward department=station person=he
@-10d22h14m chen add c054 phone=13800009012 name="马金凤" address="博陵路113号清风佳苑5号楼5单元202" area=south text="退费说七个工作日，二十天没到账" category=bill/refund demand="refund,explanation" evidence=video
@-10d22h8m he c034 receive
@-10d21h57m wu add c124 phone=0312-5551128 name="周静怡" address="北城大街158号定安里7号楼2单元704" area=north channel=outside text="取号排了两个小时，六个窗口只开一个" category=service/slow demand=apology evidence=video object="安检员" outside_number=12345-3498175
@-10d21h47m chen c054 forward department=station
@-10d21h42m he c100 progress remark="已报部门负责人，等待批复"
@-10d21h26m he c100 resolve facts="周末无值守窗口" measures="增设周六上午窗口，上门代办一次" accountability="管理改进项，不追究个人" satisfaction=satisfied
@-10d21h20m wu c124 forward department=station
@-10d21h3m lin c001 archive remark="应急记录已附卷"
@-10d20h47m wu c041 revisit satisfied=yes remark="用户认可处理结果" satisfaction=fair
@-10d20h39m xu c042 contact outcome=reached remark="用户要求尽快，承诺当天处理"
@-10d20h10m he c054 receive
@-10d20h xu c197 contact outcome=reached remark="用户要求尽快，承诺当天处理"
@-10d19h50m chen add c116 phone=13800002128 name="傅勇" address="清风南街167号博陵花园19号楼3单元601" area=south channel=visit text="网上缴费显示成功，气表没到账" category=bill/payment demand="refund,explanation" evidence="photo,told" responsibility=company
@-10d19h42m xu c042 progress remark="已报部门负责人，等待批复"
@-10d19h34m chen c116 forward department=station
@-10d18h56m chen add c126 phone=13800002935 name="罗浩然" address="迎宾路83号底商" area=east channel=visit text="修完表把铅封弄丢了，怕以后说我偷气" category=repair/quality demand=repair
@-10d18h42m lin c041 archive
@-10d18h19m chen c126 forward department=station
@-10d17h59m chen add c035 phone=13800004499 name="欧阳芳" address="清风南街144号二楼东户" area=south channel=web text="立管油漆滴在空调外机上" category=works/quality demand="repair,compensation" evidence=photo
@-10d17h55m zhou c038 revisit satisfied=yes remark="用户说已恢复正常" satisfaction=satisfied
@-10d17h48m xu c126 receive
@-10d17h43m chen c035 forward department=market person=zhao
@-10d16h56m he c054 contact outcome=reached remark="联系用户家属，约好周末有人在家"
@-10d16h46m wu add c037 phone=13800004398 name="孔长林" address="迎宾路166号2-502" area=east channel=visit text="报装没装成，预交款要不回来" category=bill/refund demand="refund,explanation" evidence=video
@-10d16h44m xu c126 contact outcome=not-reached remark="关机"
@-10d16h42m zhou add c112 phone=13800001827 name="江波" address="博陵路103号清风佳苑6号楼5单元604" area=south channel=visit text="别人家装壁挂炉接管便宜，我家贵" category=works/charges demand="repair,compensation"
@-10d16h35m zhou c100 feedback remark="已整理处理结果"
@-10d16h29m xu c042 resolve facts="言语不当属实" measures="道歉并约谈" accountability="综合所内部通报批评" satisfaction=satisfied
@-10d16h25m zhao c035 receive
@-10d16h13m wu c037 forward department=station person=xu
@-10d16h9m he c034 contact outcome=agreement remark="已联系并了解详情，约次日上午上门"
@-10d16h9m zhou c112 forward department=market person=qin
@-10d15h54m xu c126 contact outcome=information remark="用户要求尽快，承诺当天处理"
@-10d15h50m xu c037 receive
@-10d15h31m zhou c038 archive
@-10d15h20m he c034 progress remark="已安排夜间低峰时段作业"
@-10d15h5m chen add c002 phone=13800007566 name="尹超" address="光明大街97号西苑新村14号楼2单元801" area=west text="倒车把楼前燃气立管撞断，声音很大" category=gas/damage demand=repair evidence="promised,told" emergency=yes
@-10d15h4m sun c002 receive
@-10d15h sun c002 contact outcome=reached remark="指导开窗关阀，告知不要开关电器"
@-10d14h58m sun c002 progress step=dispatched remark="抢修一组两人一车"
@-10d14h38m sun c002 progress step=onsite remark="到场关闭单元总阀"
@-10d14h37m gao c124 contact outcome=reached remark="已联系并了解详情，约次日上午上门"
@-10d14h18m gao c124 progress remark="现场检测完毕，数据已记录"
@-10d14h11m xu c126 progress remark="核对抄表照片三张"
@-10d13h21m gao c045 contact outcome=agreement remark="已联系，用户补充了时间和经过"
@-10d13h13m sun c002 progress step=safe remark="已切断气源，现场安全"
@-10d13h2m sun c002 progress step=left
@-10d12h44m sun c002 resolve facts="社会车辆倒车撞坏引入管" measures="抢修更换引入管，加装防撞护栏" accountability="责任在第三方，继续追偿" satisfaction=satisfied revisit=yes
@-10d12h28m gao c124 progress remark="与施工单位现场核对"
@-10d12h23m chen c042 feedback remark="材料齐全，可以回访"
@-10d12h14m he c034 progress remark="已报部门负责人，等待批复"
@-10d11h42m zhou add c133 phone=13800006308 name="范立新" address="中山路113号福源小区20号楼2单元403" area=south channel=visit text="去年充的卡过期读不出来" category=bill/payment demand="refund,explanation" evidence="photo,told" account="DZ10736031"
@-10d11h37m xu c126 resolve facts="维修后漏装铅封" measures="补铅封并出具说明" accountability="对综合所责任人批评教育" satisfaction=satisfied
@-10d11h20m he c116 contact outcome=reached remark="联系用户家属，约好周末有人在家"
@-10d11h6m zhou c133 forward department=station person=xu
@-10d11h1m xu c097 contact outcome=information remark="电话中致歉，约定今日到场"
@-10d10h54m qin c112 contact outcome=information remark="通话三分钟，核对了户号和地址"
@-10d10h50m xu c097 progress remark="调取录音一段"
@-10d10h44m he c034 resolve facts="立管距明火不足一米" measures="责令移开炭炉，联合街道复查" accountability="由第三方承担责任，已发函" satisfaction=unknown
@-10d10h40m he c116 progress remark="已约谈当事人"
@-10d10h35m gao c124 resolve facts="午间值守不足" measures="增开弹性窗口" accountability="综合所内部通报批评"
@-10d10h29m xu c097 progress remark="已安排夜间低峰时段作业"
@-10d10h15m chen c042 archive
@-10d10h10m zhou c100 archive
@-10d9h53m xu c097 resolve facts="变更需总部审批" measures="当日更正，下放权限" accountability="历史遗留，列入公司整改计划"
@-10d9h41m wu c093 contact outcome=information remark="用户要求尽快，承诺当天处理"
@-10d9h25m wu c093 progress remark="已报部门负责人，等待批复"
@-10d8h48m zhou add c086 phone=13800009699 name="苏家宝" address="建材路140号建材宿舍10号楼1单元1401" area=west text="热水器打不着火，水流一大就灭" category=supply/pressure demand="repair,explanation"
@-10d8h47m chen c002 feedback remark="结果已转告受理人"
@-10d8h40m zhou c086 forward department=operations person=feng
@-10d8h36m he c116 progress remark="与施工单位现场核对"
@-10d8h31m zhao c035 contact outcome=reached remark="已联系用户，请其保留票据"
@-10d8h18m he c116 resolve facts="第三方平台通道延迟" measures="人工补单" accountability="用户自有设施问题，无责任人" revisit=yes satisfaction=satisfied
@-10d8h16m chen c034 feedback remark="部门已确认处理结果"
@-10d8h15m chen c126 feedback remark="材料齐全，可以回访"
@-10d8h14m qin c196 progress remark="设计人员现场看过，方案未定" special_reason="需设计院出改管方案"
@-10d8h12m zhou add c077 phone=13800008436 name="谭静怡" address="中山路131号博陵花园8号楼4单元804" area=south channel=visit text="捡到一张燃气卡，上面有户号" category=other demand=repair account="DZ10933405" responsibility=unclear
@-10d7h48m wu c124 feedback remark="已整理处理结果" satisfaction=satisfied
@-10d7h41m chen add c115 phone=13800001860 name="钟建军" address="滨河路96号祥和安置区22号楼3单元1801" area=zone channel=visit text="有人倒卖燃气卡余额，说有内部人" category=law/violation demand="explanation,compensation" evidence="photo,told" object="安检员" responsibility=third-party
@-10d7h38m chen c002 revisit satisfied=yes satisfaction=satisfied remark="用户表示问题已解决，对速度满意"
@-10d7h37m xu c037 contact outcome=agreement remark="电话联系，用户表示理解，等待处理"
@-10d7h36m wu c093 resolve facts="建议采纳" measures="已联系物业安排" accountability="非公司责任，无需追究"
@-10d7h35m chen c115 forward department=supervision
@-10d7h28m zhou c077 forward department=service
@-10d7h27m zhou add c096 name="张月娥" address="槐荫路150号槐荫小区5号楼5单元1303" area=west channel=letter text="施工把绿化带压坏，没人管" category=works/restore demand="repair,compensation" evidence="photo,told"
@-10d7h27m gao c102 resolve facts="未入户估抄" measures="重新入户抄表更正" accountability="扣综合所当月考核1分，责任人通报" revisit=yes satisfaction=satisfied special_reason="需更换的配件当日无货，已报采购"
@-10d7h22m chen c116 feedback remark="材料齐全，可以回访"
@-10d6h57m wang c077 receive
@-10d6h56m chen add c039 phone=0312-5544213 name="崔广田" address="文昌路165号学府花园15号楼1单元404" area=east text="合租房气费突然按商业收" category=bill/amount demand="refund,explanation" evidence=video
@-10d6h51m zhou add c050 phone=13800009964 name="诸葛淑珍" address="博陵路86号底商" area=south text="壁挂炉老报E1，师傅说燃气压力不够" category=supply/pressure demand="repair,explanation" evidence=photo account="DZ10038805"
@-10d6h46m zheng c115 receive
@-10d6h42m chen add c106 phone=0312-5565246 name="郝建军" address="南城街19号中山名邸7号楼1单元702" area=south text="这个月气费六百多，平时才一百" category=bill/amount demand="refund,explanation" evidence=documents
@-10d6h42m zhou c096 forward department=market person=qin
@-10d6h36m chen c106 forward department=station person=xu
@-10d6h29m chen c126 archive
@-10d6h27m zhou c050 forward department=operations person=feng
@-10d6h27m chen c039 forward department=station person=he
@-10d5h30m lin c002 archive
@-10d5h27m chen c097 feedback remark="部门已确认处理结果" satisfaction=satisfied
@-10d5h13m qin c112 progress remark="现场检测完毕，数据已记录"
@-10d4h59m he c039 receive
@-10d4h58m chen c102 feedback remark="已整理处理结果"
@-10d4h34m lin c034 archive
@-10d4h19m lin c124 archive
@-10d4h14m xu c037 progress remark="复核账单明细"
@-10d4h he c110 progress remark="调取录音一段" special_reason="需第三方配合鉴定"
@-10d3h56m feng c050 contact outcome=reached remark="已联系，用户补充了时间和经过"
@-10d3h3m lin c097 archive
@-10d2h41m chen c093 feedback remark="已整理处理结果" satisfaction=satisfied
@-10d2h34m gao c062 contact outcome=information remark="已联系并了解详情，约次日上午上门" late_reason="派单时电话少一位，核对后才联系上" special_reason="须停气作业，要等用户约定时间"
@-10d2h30m he c110 resolve facts="上门费已公示" measures="解释公示标准，用户接受" accountability="非公司责任，无需追究" satisfaction=satisfied
@-10d2h25m chen add c079 phone=13800008405 address="中山路20号南苑里6号楼1单元702" area=south text="新房已经装修完，一直不给通气点火" category=works/connection demand="repair,compensation" evidence=documents
@-10d2h8m chen c116 revisit satisfied=yes remark="用户认可处理结果" satisfaction=fair
@-10d2h3m xu c106 contact outcome=reached remark="已联系并了解详情，约次日上午上门"
@-10d1h49m chen c079 forward department=market person=zhao
@-10d1h15m zhao c079 receive
@-10d1h12m zheng c115 contact outcome=information remark="电话中致歉，约定今日到场"
@-10d1h1m chen add c044 phone=13800001656 name="刘静怡" address="南城街164号博陵花园11号楼2单元1302" area=south text="供暖季阶梯气量没有给壁挂炉用户加" category=bill/amount demand="refund,explanation" evidence="photo,told"
@-10d1h chen c110 feedback remark="已整理处理结果"
@-10d56m qin c112 progress remark="到现场查看，拍照取证"
@-10d52m gao c062 progress remark="调取录音一段"
@-10d46m chen c044 forward department=station person=he
@-10d43m chen c116 archive
@-10d35m zhou add c089 phone=13800001920 name="吕少华" address="定安路62号9-403" area=north text="燃气表嘀嘀响，半夜吵得睡不着" category=meter/fault demand=repair evidence=documents
@-10d33m xu c106 resolve facts="阶梯年度清算未拆分" measures="重新核算，减收三百二十元" accountability="对综合所责任人批评教育" satisfaction=satisfied
@-10d31m xu c133 contact outcome=information remark="用户要求尽快，承诺当天处理"
@-10d18m wu add c033 phone=13800002064 name="薛淑珍" address="福源路146号中山名邸28号楼4单元1004" area=south text="关了所有阀门表还在走字" category=meter/accuracy demand=repair
@-10d16m he c044 receive
@-10d15m zhou c089 forward department=station person=gao
@-9d23h47m xu c037 resolve facts="合同终止手续未闭环" measures="办结合同终止，三日内退款" accountability="市场部责任人扣绩效50元，组长约谈" revisit=yes
@-9d23h46m zheng c115 progress remark="与施工单位现场核对"
@-9d23h45m wu c033 forward department=station
@-9d23h34m zhou add c068 phone=13800009017 name="钟颖" address="刀枪街72号清风佳苑16号楼2单元1004" area=south text="刷卡充值后表上金额没增加" category=meter/fault demand=repair evidence="promised,told" responsibility=customer
@-9d23h33m he c039 contact outcome=agreement remark="已联系用户，请其保留票据"
@-9d23h8m gao c062 resolve facts="安检员口头表述不清" measures="上门解释整改期限，协助整改" accountability="综合所内部通报批评" revisit=yes satisfaction=satisfied
@-9d22h54m chen c102 revisit satisfied=yes remark="用户感谢，提醒以后提前通知" satisfaction=satisfied
@-9d22h48m zhou c068 forward department=station person=gao
@-9d22h45m wu c037 feedback remark="部门已确认处理结果" satisfaction=unknown
@-9d22h33m wang c077 contact outcome=reached remark="通话三分钟，核对了户号和地址"
@-9d22h17m gao c033 receive
@-9d22h11m gao c068 receive
@-9d22h11m lin c110 archive
@-9d21h58m lin c093 archive
@-9d21h44m chen add c003 phone=13800008811 name="马一鸣" address="东风路165号1-401" area=east text="地下室有很重的煤气味，孩子在里面玩过" category=gas/leak demand=repair emergency=yes
@-9d21h41m li c003 receive
@-9d21h36m li c003 contact outcome=reached remark="指导开窗关阀，告知不要开关电器"
@-9d21h34m li c003 progress step=dispatched remark="抢修二组出发"
@-9d21h19m li c003 progress step=onsite remark="到场，拉警戒线，检测浓度"
@-9d20h45m li c003 progress step=safe remark="已切断气源，现场安全"
@-9d20h45m chen c106 feedback remark="材料齐全，可以回访"
@-9d20h23m feng c050 progress remark="已报部门负责人，等待批复"
@-9d20h23m wu c037 revisit satisfied=yes remark="用户满意，建议加强培训" satisfaction=fair
@-9d19h58m wu c062 feedback remark="已整理处理结果"
@-9d19h46m li c003 progress step=left
@-9d19h17m zhao c079 contact outcome=information remark="电话联系，用户表示理解，等待处理"
@-9d18h57m li c003 resolve facts="相邻管沟阀井积聚，阀门法兰微漏" measures="更换法兰垫片，阀井强制通风并装通气帽" accountability="运维部责任人作书面检查" satisfaction=satisfied revisit=yes
@-9d18h41m gao c033 contact outcome=agreement remark="已通话，说明情况，约定上门时间"
@-9d18h30m wang c077 progress remark="到现场查看，拍照取证"
@-9d18h29m feng c086 contact outcome=reached remark="加微信收到现场照片"
@-9d18h6m wang c077 resolve facts="已联系失主" measures="失主领回" accountability="用户自有设施问题，无责任人" satisfaction=satisfied
@-9d17h59m wu c037 archive
@-9d17h35m gao c033 resolve facts="表后管路微渗，数字末位跳动" measures="更换表后阀，复测不走字" accountability="综合所内部通报批评" revisit=yes satisfaction=satisfied
@-9d17h15m qin c096 contact outcome=reached remark="联系用户家属，约好周末有人在家"
@-9d17h5m chen add c072 phone=13800008907 name="郑凤霞" address="朝阳大街157号二楼东户" area=east text="约了三次入户安检都没人来，请假白请了" category=gas/inspection demand=repair responsibility=third-party
@-9d16h48m wu add c114 phone=13800005438 name="胡兰英" address="奉化路50号仓储宿舍25号楼5单元102" area=north kind=enquiry text="第二阶梯怎么算的，物业说不清" category=policy/tariff demand=explanation evidence="photo,told"
@-9d16h37m chen c072 forward department=station
@-9d16h34m gao c068 contact outcome=agreement remark="已联系，用户补充了时间和经过"
@-9d16h11m chen c003 feedback remark="材料齐全，可以回访"
@-9d16h3m wu c114 forward department=market person=qin
@-9d15h52m chen add c099 phone=13800005697 address="槐荫路23号光明里8号楼5单元304" area=west text="一年都没有人来安检过我家" category=gas/inspection demand=repair account="DZ10224672"
@-9d15h49m xu c072 receive
@-9d15h48m lin c102 archive
@-9d15h45m chen c099 forward department=station person=gao
@-9d15h43m xu c059 resolve facts="搬动灶具时磕碰" measures="赔偿三百元" accountability="综合所内部通报批评" special_reason="用户出差，约定回来后处理"
@-9d15h43m gao c068 progress remark="与物业沟通，取得钥匙"
@-9d15h34m chen c106 archive
@-9d15h33m zhou add c122 phone=13800004155 name="杜思远" address="福源路134号9-301" area=south kind=suggestion text="建议安检预约能选晚上和周末" category=policy/other evidence="promised,told" account="DZ10949622"
@-9d15h23m gao c099 receive
@-9d15h21m zhou add c074 phone=13800002167 name="秦桂兰" address="朝阳大街88号兴华小区24号楼4单元603" area=east channel=visit text="公众号说停气，结果没停，白等一天" category=supply/notice demand="repair,explanation" evidence=documents
@-9d15h16m zhou c074 forward department=operations
@-9d15h9m zhou c122 forward department=service person=wu
@-9d15h1m chen c003 revisit satisfied=yes satisfaction=satisfied remark="用户说已恢复正常"
@-9d14h58m gao c045 progress remark="到现场查看，拍照取证" special_reason="要等物业开启管井"
@-9d14h49m wu c033 feedback remark="部门已确认处理结果"
@-9d14h47m wu add c030 phone=13800004066 address="中山路60号福源小区3号楼3单元1602" area=south channel=visit kind=repair text="表的玻璃裂了看不清数字" category=meter/fault demand=repair evidence=photo responsibility=third-party next=settle measures="更换表盖，重新铅封" satisfaction=satisfied
@-9d14h38m chen add c063 phone=13800001676 name="雷欣悦" address="朝阳大街76号兴华小区8号楼1单元404" area=east channel=outside text="路面挖开埋管，回填后塌了个坑" category=works/restore demand="repair,compensation" evidence="promised,told" outside_number=12345-9658136
@-9d14h32m qin c114 receive
@-9d14h18m wu c062 revisit satisfied=yes remark="用户表示问题已解决，对速度满意" satisfaction=satisfied
@-9d14h8m liu c074 receive
@-9d14h3m gao c068 resolve facts="读卡器故障写卡失败" measures="补写金额，更换读卡器" accountability="综合所内部通报批评" satisfaction=satisfied
@-9d14h xu c197 progress remark="计量所排队，暂未出结果" special_reason="计量所检定排队"
@-9d13h54m chen c063 forward department=market person=zhao
@-9d13h53m zhou add c058 phone=13800001919 name="廖爱国" address="创新大道115号科技苑10号楼2单元1601" area=zone text="邻居把燃气表封在橱柜里，我家在楼上很担心" category=gas/hazard demand=repair responsibility=customer
@-9d13h52m he c054 resolve facts="财务退款账号缺一位" measures="核实账号后当日退回" accountability="扣市场部当月考核1分，责任人通报" revisit=yes special_reason="用户出差，约定回来后处理"
@-9d13h50m feng c086 resolve facts="压力偏低与热水器喷嘴积炭" measures="调压并清理喷嘴" accountability="非公司责任，无需追究" revisit=yes satisfaction=unknown
@-9d13h38m gao c089 contact outcome=information remark="加微信收到现场照片"
@-9d13h36m lin c003 archive
@-9d13h34m zhou c059 feedback remark="结果已转告受理人" satisfaction=satisfied
@-9d13h29m zhou c058 forward department=station
@-9d13h27m zhou c077 feedback remark="已整理处理结果"
@-9d13h21m chen add c094 phone=13800005333 name="康晓燕" address="中山路107号7-302" area=south kind=repair text="交了钱还是停气，邻居都正常" category=supply/outage demand="repair,explanation" evidence=documents responsibility=unclear
@-9d12h59m chen c094 forward department=operations
@-9d12h58m chen add c053 phone=13800006296 name="龙丽萍" address="清风南街94号底商" area=south channel=visit text="安装费比公示贵八百，说是超长" category=works/charges demand="repair,compensation"
@-9d12h53m chen c053 forward department=market person=zhao
@-9d12h49m zhao c063 receive
@-9d12h48m zhou c086 feedback remark="部门已确认处理结果"
@-9d12h27m wu c033 revisit satisfied=yes remark="用户说已恢复正常" satisfaction=satisfied
@-9d12h17m qin c096 progress remark="已约谈当事人"
@-9d12h7m gao c099 contact outcome=reached remark="已通话，说明情况，约定上门时间"
@-9d11h54m liu c094 receive
@-9d11h42m gao c099 progress remark="已报部门负责人，等待批复"
@-9d11h41m zhou c068 feedback remark="材料齐全，可以回访"
@-9d11h40m chen c054 feedback remark="部门已确认处理结果" satisfaction=unknown
@-9d11h37m zhao c053 receive
@-9d11h27m gao c099 progress remark="调取录音一段"
@-9d11h16m chen add c090 phone=0312-5512898 name="胡璐" address="光明大街149号永济家园14号楼5单元203" area=west channel=web text="灶修了三回还是自动熄火" category=repair/quality demand=repair
@-9d11h14m wu c122 contact outcome=reached remark="已通话，说明情况，约定上门时间"
@-9d10h42m chen c090 forward department=station person=he
@-9d10h39m lin c062 archive
@-9d10h15m he c090 receive
@-9d10h14m gao c099 resolve facts="连续两次到访无人" measures="预约晚间安检并完成" accountability="用户自有设施问题，无责任人" satisfaction=satisfied
@-9d9h58m he c044 contact outcome=information remark="已通话，说明情况，约定上门时间"
@-9d9h54m qin c096 progress remark="与物业沟通，取得钥匙"
@-9d9h43m chen c054 revisit satisfied=yes remark="用户说已恢复正常" satisfaction=fair
@-9d9h31m wu c122 progress remark="配件已领取，正在赶往现场"
@-9d9h26m qin c096 resolve facts="施工便道占用绿化带" measures="补栽草皮和灌木" accountability="通报相关单位，公司内部无责任人" satisfaction=satisfied
@-9d9h10m zhou c086 revisit satisfied=yes remark="用户满意，建议加强培训" satisfaction=fair
@-9d8h53m chen add c095 phone=13800006344 name="徐璐" address="西关街105号光明里10号楼4单元1503" area=west text="降压检修只发微信群，老人没看见" category=supply/notice demand="repair,explanation" account="DZ10813591"
@-9d8h51m zhou add c052 phone=13800008899 name="马玉芬" address="学院路147号兴华小区15号楼2单元1102" area=east text="店里突然没气了，中午生意全耽误" category=supply/outage demand="repair,explanation" evidence=photo
@-9d8h16m chen c095 forward department=operations
@-9d8h13m wu c033 archive
@-9d8h8m zhou c052 forward department=operations person=feng
@-9d8h4m zhou c059 archive
@-9d7h58m zhou c096 feedback remark="材料齐全，可以回访"
@-9d7h58m zhao c053 contact outcome=information remark="通话三分钟，核对了户号和地址"
@-9d7h38m zhao c079 progress remark="已约谈当事人"
@-9d7h24m wu c122 resolve facts="建议采纳" measures="试行周末安检" accountability="用户自有设施问题，无责任人" revisit=yes satisfaction=fair
@-9d7h22m feng c052 receive
@-9d7h19m lin c077 archive
@-9d7h16m chen c099 feedback remark="结果已转告受理人"
@-9d7h8m he c090 contact outcome=agreement remark="已联系用户，请其保留票据"
@-9d6h58m lin c054 archive
@-9d6h51m zhao c079 progress remark="现场检测完毕，数据已记录"
@-9d6h50m liu c095 receive
@-9d6h47m zhao c035 progress remark="配件已领取，正在赶往现场" special_reason="要等物业开启管井"
@-9d6h32m zhou add c036 phone=0312-5599632 name="周保国" address="博陵路133号中山名邸27号楼2单元1604" area=south text="安检员一定要推销报警器，不买就说不合格" category=gas/inspection demand=repair account="DZ10389374"
@-9d6h23m zhou c036 forward department=station
@-9d6h8m liu c095 contact outcome=reached remark="用户要求尽快，承诺当天处理"
@-9d6h6m zhou c122 feedback remark="已整理处理结果"
@-9d6h2m zhao c053 progress remark="配件已领取，正在赶往现场"
@-9d5h59m feng c052 contact outcome=not-reached remark="关机"
@-9d5h53m lin c086 archive
@-9d5h29m qin c114 contact outcome=information remark="加微信收到现场照片"
@-9d5h28m chen add c119 phone=13800004135 name="陈月娥" address="奉化路98号定安里27号楼3单元702" area=north text="老旧小区改造统一安装，唯独漏了我们单元" category=works/connection demand="repair,compensation" evidence=documents
@-9d5h9m feng c052 contact outcome=reached remark="已通话，说明情况，约定上门时间"
@-9d5h8m chen add c131 phone=13800001296 name="邹云鹤" address="南城街108号南苑里25号楼3单元604" area=south channel=web text="出租房气费算在我名下" category=bill/amount demand="refund,explanation"
@-9d4h55m he c039 progress remark="已报部门负责人，等待批复" special_reason="须停气作业，要等用户约定时间"
@-9d4h47m he c036 receive
@-9d4h35m zhao c035 progress remark="已安排夜间低峰时段作业"
@-9d4h21m chen c131 forward department=station person=he
@-9d4h10m he c131 receive
@-9d4h1m zhou c068 archive
@-9d3h54m chen c119 forward department=market person=qin late_reason="责任部门需要核对，误过时限"
@-9d3h48m liu c095 progress remark="与施工单位现场核对"
@-9d3h32m lin c099 archive
@-9d3h24m gao c089 progress remark="与物业沟通，取得钥匙"
@-9d3h9m zhao c053 resolve facts="超米数计算有误" measures="按实测重算，退回五百六十元" accountability="扣市场部当月考核1分，责任人通报" revisit=yes
@-9d3h8m liu c094 contact outcome=reached remark="已通话，说明情况，约定上门时间"
@-9d2h33m chen add c004 phone=13800005533 name="冯超" address="清风南街165号清风佳苑11号楼1单元903" area=south text="厨房有煤气味，做完早饭就闻到了，表前阀附近最重" category=gas/leak demand=repair evidence=video account="DZ10195084" emergency=yes
@-9d2h32m sun c004 receive
@-9d2h32m qin c119 receive
@-9d2h28m sun c004 contact outcome=reached remark="已通话，指导关阀撤离"
@-9d2h26m wu add c111 phone=13800008761 name="沈勇" address="永济路115号光明里1号楼3单元1004" area=west text="工业用户反映压力波动，生产线停了两次" category=supply/pressure demand="repair,explanation" evidence=photo
@-9d2h25m sun c004 progress step=dispatched remark="抢修一组两人一车"
@-9d2h23m zhao c063 contact outcome=information remark="联系用户家属，约好周末有人在家"
@-9d2h21m zhou c096 archive
@-9d2h sun c004 progress step=onsite remark="到场疏散楼内人员"
@-9d2h wu c111 forward department=operations person=feng
@-9d2h feng c052 progress remark="与物业沟通，取得钥匙"
@-9d1h46m chen add c092 phone=13800008755 name="郝文博" address="清风南街81号3-603" area=south text="自助机吞卡，打服务电话让等三天" category=bill/payment demand="refund,explanation" responsibility=third-party
@-9d1h44m he c090 resolve facts="热电偶型号不匹配" measures="更换原厂热电偶" accountability="对综合所责任人批评教育" revisit=yes
@-9d1h37m chen c092 forward department=station person=he
@-9d57m wu add c055 phone=13800003017 name="于子轩" address="福源路134号中山名邸3号楼3单元1101" area=south text="热线打了四十分钟一直排队" category=service/hotline demand=apology evidence=photo account="DZ10187196"
@-9d56m chen c053 feedback remark="结果已转告受理人" satisfaction=satisfied
@-9d36m sun c004 progress step=safe remark="已切断气源，现场安全"
@-9d35m feng c111 receive
@-9d31m liu c094 resolve facts="IC卡表电池欠压自动关阀" measures="更换电池，恢复供气" accountability="非公司责任，无需追究" revisit=yes satisfaction=satisfied
@-9d25m wu c055 forward department=service person=wu
@-9d25m chen add c078 phone=13800003039 name="任世杰" address="顺平街68号奉化苑20号楼2单元502" area=north kind=repair text="欠费已经补交两天了还没恢复供气" category=supply/outage demand="repair,explanation" evidence=video responsibility=company
@-9d14m chen c078 forward department=operations
@-9d4m wu c055 receive
@-9d1m feng c078 receive
@-9d1m chen c090 feedback remark="已整理处理结果" satisfaction=fair
@-8d23h57m he c092 receive
@-8d23h56m sun c004 progress step=left
@-8d23h53m chen c053 revisit satisfied=yes remark="用户感谢，提醒以后提前通知" satisfaction=fair
@-8d23h45m he c131 contact outcome=reached remark="已联系用户，请其保留票据"
@-8d23h33m wu add c075 phone=0312-5541868 name="乔晓燕" address="福源路28号福源小区18号楼3单元1002" area=south text="报警器装好三天就误报" category=repair/quality demand=repair evidence=documents
@-8d23h9m sun c004 resolve facts="表后丝扣接头松动，检漏仪读数超标，浓度未达爆限" measures="关阀通风，更换接头密封，复测合格后恢复供气" accountability="用户自有设施问题，无责任人" satisfaction=satisfied revisit=yes
@-8d23h8m liu c095 resolve facts="通知方式单一" measures="增加楼道张贴和短信" accountability="运维部内部通报批评" satisfaction=fair
@-8d23h5m chen add c103 name="易雅静" address="柳林街96号二楼东户" area=west channel=letter text="二次通气点火收一百元" category=works/charges demand="repair,compensation" evidence=video account="DZ10644797"
@-8d23h1m wu c075 forward department=station person=xu
@-8d22h55m xu c075 receive
@-8d22h53m he c058 contact outcome=reached remark="电话联系，用户表示理解，等待处理"
@-8d22h45m zhou c122 revisit satisfied=yes remark="用户感谢，提醒以后提前通知" satisfaction=fair
@-8d22h34m chen c103 forward department=market
@-8d22h24m feng c052 resolve facts="商用流量计过滤器堵塞" measures="清洗过滤器，建立季度保养" accountability="运维部内部通报批评" satisfaction=satisfied
@-8d21h53m zhao c063 resolve facts="回填夯实不足" measures="重新夯实并恢复沥青" accountability="责任在第三方，继续追偿" satisfaction=satisfied
@-8d21h37m zhou add c020 phone=0312-5575460 name="万志强" address="中山路100号中山名邸20号楼2单元802" area=south text="银行代扣没扣成，反倒停了我家的气" category=bill/payment demand="refund,explanation" evidence=documents responsibility=customer next=settle measures="恢复供气，协助续签" satisfaction=fair
@-8d21h18m chen c063 feedback remark="材料齐全，可以回访"
@-8d21h18m chen c094 feedback remark="结果已转告受理人"
@-8d21h13m gao c045 resolve facts="收费含人工，但未先报价" measures="退还差额，要求先报价后维修" accountability="综合所内部通报批评" satisfaction=unknown
@-8d21h4m zhao c103 receive
@-8d20h53m chen c004 feedback remark="结果已转告受理人"
@-8d20h40m lin c053 archive
@-8d20h31m feng c078 contact outcome=information remark="电话中致歉，约定今日到场"
@-8d20h26m chen add c081 phone=13800005626 name="姚素芬" address="建材路81号永济家园6号楼2单元1703" area=west channel=visit text="壁挂炉不热三天了，家里有老人" category=repair/late demand=repair evidence=documents
@-8d20h22m gao c089 progress remark="到现场查看，拍照取证" special_reason="需第三方配合鉴定"
@-8d20h20m feng c078 progress remark="已约谈当事人"
@-8d20h1m feng c078 progress remark="配件已领取，正在赶往现场"
@-8d20h1m chen c095 feedback remark="材料齐全，可以回访"
@-8d19h39m chen c081 forward department=station person=gao
@-8d19h39m qin c112 resolve facts="走管长度不同" measures="出示预算明细，用户认可" accountability="非公司责任，无需追究" satisfaction=unknown special_reason="需更换的配件当日无货，已报采购"
@-8d19h25m lin c122 archive
@-8d19h15m lin c095 archive
@-8d19h8m chen c094 revisit satisfied=yes remark="用户满意，建议加强培训" satisfaction=satisfied
@-8d19h5m qin c119 contact outcome=reached remark="用户要求尽快，承诺当天处理"
@-8d18h29m gao c081 receive
@-8d18h26m zhou c052 feedback remark="结果已转告受理人"
@-8d18h26m chen add c049 phone=13800002718 name="沈兰英" address="文昌路81号阳光嘉园19号楼5单元802" area=east channel=web text="安检记录写的不是我家的表号" category=gas/inspection demand=repair
@-8d18h22m chen c049 forward department=station person=xu
@-8d18h19m feng c078 resolve facts="缴费到账信息未同步" measures="人工恢复并修复接口" accountability="对综合所责任人批评教育" revisit=yes
@-8d18h14m chen c090 revisit satisfied=yes remark="用户说已恢复正常" satisfaction=satisfied
@-8d18h8m chen c004 revisit satisfied=yes satisfaction=satisfied remark="用户满意，建议加强培训"
@-8d17h39m chen c078 feedback remark="材料齐全，可以回访" satisfaction=fair
@-8d17h17m feng c050 progress remark="调取录音一段" special_reason="需第三方配合鉴定"
@-8d16h59m zhou c045 feedback remark="结果已转告受理人"
@-8d16h52m zhao c035 resolve facts="涂装未做防护" measures="清洗外机，赔礼" accountability="通报相关单位，公司内部无责任人" satisfaction=satisfied
@-8d16h21m zhou add c104 phone=13800003648 name="徐素芬" address="祥和路29号祥和安置区6号楼4单元1002" area=zone text="房子空着没人住，账单有三十方" category=meter/reading demand=repair responsibility=third-party
@-8d16h19m zhou c112 feedback remark="已整理处理结果"
@-8d16h17m40s zheng c115 propose opinion="移交公安，内部同步排查"
@-8d16h17m20s guo c115 approve opinion="同意"
@-8d16h17m zheng c115 resolve facts="移交公安线索一条" measures="内部排查，未发现员工参与" accountability="移交督查归档" revisit=yes satisfaction=satisfied special_reason="送检需要时间"
@-8d16h5m chen add c087 phone=0312-5590354 name="谭德明" address="光明大街46号建材宿舍8号楼5单元701" area=west text="换了新表用气量翻倍" category=meter/accuracy demand=repair
@-8d16h1m chen c087 forward department=station person=he
@-8d15h43m feng c111 contact outcome=agreement remark="已联系并了解详情，约次日上午上门"
@-8d15h39m zhou c104 forward department=station
@-8d15h36m xu c072 contact outcome=reached remark="联系用户家属，约好周末有人在家" late_reason="电话多次无人接听，改为上门" special_reason="用户出差，约定回来后处理"
@-8d15h33m chen c090 archive
@-8d15h27m chen c035 feedback remark="部门已确认处理结果"
@-8d14h54m he c058 resolve facts="燃气表被橱柜密闭包封，属安全隐患" measures="下达隐患整改单，用户已开通风格栅" accountability="用户自有设施问题，无责任人" revisit=yes satisfaction=satisfied
@-8d14h48m xu c104 receive
@-8d14h42m he c087 receive
@-8d14h27m chen c078 revisit satisfied=yes remark="用户说已恢复正常" satisfaction=fair
@-8d14h26m zhou c052 archive
@-8d14h24m wu c055 contact outcome=reached remark="已联系用户，请其保留票据"
@-8d14h21m lin c035 archive
@-8d14h20m lin c063 archive
@-8d13h36m lin c045 archive
@-8d13h31m he c039 progress remark="复核账单明细"
@-8d13h28m zhou c058 feedback remark="部门已确认处理结果"
@-8d12h54m xu c075 contact outcome=reached remark="已通话，说明情况，约定上门时间"
@-8d12h50m liu c074 contact outcome=reached remark="用户要求尽快，承诺当天处理" late_reason="派单时电话少一位，核对后才联系上" special_reason="送检需要时间"
@-8d12h49m he c039 resolve facts="用气性质误判" measures="恢复居民价，退差额" accountability="对综合所责任人批评教育" satisfaction=fair
@-8d12h44m xu c075 progress remark="已报部门负责人，等待批复"
@-8d12h44m chen add c064 phone=0312-5557541 name="萧芳" address="西关街130号光明里28号楼4单元1002" area=west text="手机报数上传了照片还是按估算收" category=meter/reading demand=repair evidence="photo,told" responsibility=customer
@-8d12h10m chen c039 feedback remark="部门已确认处理结果"
@-8d12h9m zhou c112 archive
@-8d12h8m feng c111 progress remark="到现场查看，拍照取证"
@-8d12h3m chen add c076 phone=13800001596 name="廖少华" address="南城街48号福源小区24号楼2单元1002" area=south text="过户跑了四趟，每次要的材料不一样" category=service/slow demand=apology
@-8d11h59m chen c064 forward department=station person=gao
@-8d11h56m chen c115 feedback remark="已整理处理结果"
@-8d11h37m xu c075 progress remark="核对抄表照片三张"
@-8d11h30m liu c074 progress remark="已报部门负责人，等待批复"
@-8d11h29m chen c076 forward department=station person=xu
@-8d11h15m zhao c103 contact outcome=agreement remark="已通话，说明情况，约定上门时间"
@-8d11h13m lin c094 archive
@-8d11h11m he c087 contact outcome=not-reached remark="无人接听"
@-8d11h4m he c092 contact outcome=reached remark="电话中致歉，约定今日到场"
@-8d10h54m gao c081 contact outcome=reached remark="已通话，说明情况，约定上门时间"
@-8d10h49m feng c111 resolve facts="上游调压站切换操作影响" measures="优化切换流程，提前告知用户" accountability="运维部责任人扣绩效50元，组长约谈" revisit=yes satisfaction=fair
@-8d10h34m zhao c103 progress remark="已约谈当事人"
@-8d10h30m zhao c079 resolve facts="小区验收资料不全" measures="补齐资料后集中通气" accountability="由第三方承担责任，已发函" satisfaction=satisfied special_reason="需更换的配件当日无货，已报采购"
@-8d10h26m zhou c058 revisit satisfied=yes remark="用户感谢，提醒以后提前通知" satisfaction=satisfied
@-8d10h21m he c087 contact outcome=information remark="已通话，说明情况，约定上门时间"
@-8d10h18m wu c111 feedback remark="已整理处理结果"
@-8d10h7m lin c004 archive remark="应急记录已附卷"
@-8d10h6m he c092 progress remark="与物业沟通，取得钥匙"
@-8d10h4m wu add c048 phone=13800003492 name="傅铁柱" address="刀枪街48号博陵花园23号楼4单元804" area=south text="楼下和我家的表装反了，一直交错钱" category=meter/reading demand=repair
@-8d10h xu c076 receive
@-8d9h58m wu c048 forward department=station person=xu
@-8d9h32m feng c050 resolve facts="入户调压器故障" measures="更换入户调压器" accountability="非公司责任，无需追究" revisit=yes satisfaction=unknown
@-8d9h23m xu c048 receive
@-8d9h20m zhao c103 resolve facts="点火服务应免费" measures="退还一百元" accountability="扣市场部当月考核1分，责任人通报" revisit=yes satisfaction=unknown
@-8d9h14m xu c049 contact outcome=agreement remark="加微信收到现场照片"
@-8d9h14m chen add c056 phone=13800009949 name="谢雅静" address="兴华街29号阳光嘉园28号楼3单元1002" area=east text="抄表员暗示给两百块能把表调慢" category=law/violation demand="explanation,compensation" evidence="photo,told" account="DZ10664543" object="维修人员"
@-8d8h50m chen c079 feedback remark="已整理处理结果"
@-8d8h37m he c131 progress remark="查询系统记录，与用户说法一致"
@-8d8h33m xu c072 resolve facts="安检员路线调整未通知用户" measures="重新预约周六上门并完成安检" accountability="综合所责任人扣绩效50元，组长约谈" revisit=yes satisfaction=satisfied
@-8d8h30m chen c056 forward department=supervision person=zheng
@-8d8h16m xu c075 resolve facts="安装位置靠近油烟" measures="移位并重新标定" accountability="综合所责任人作书面检查" revisit=yes satisfaction=unknown
@-8d8h9m liu c074 resolve facts="通知区域写错" measures="更正公告并致歉" accountability="客服部内部通报批评" satisfaction=satisfied
@-8d7h52m zheng c056 receive
@-8d7h51m he c092 progress remark="与施工单位现场核对"
@-8d7h48m he c087 progress remark="已安排夜间低峰时段作业"
@-8d7h25m zhou c050 feedback remark="部门已确认处理结果"
@-8d7h17m chen c078 archive
@-8d6h51m wu c075 feedback remark="结果已转告受理人"
@-8d6h51m xu c133 resolve facts="卡片磁条老化" measures="免费补卡" accountability="无" satisfaction=unknown special_reason="送检需要时间"
@-8d6h50m xu c049 progress remark="查询系统记录，与用户说法一致"
@-8d6h35m chen c072 feedback remark="已整理处理结果"
@-8d6h31m chen c115 revisit satisfied=yes remark="用户感谢，提醒以后提前通知" satisfaction=fair
@-8d6h22m wu c111 revisit satisfied=yes remark="用户认可处理结果" satisfaction=fair
@-8d6h17m xu c049 resolve facts="录入时串户" measures="更正档案，补发安检单" accountability="综合所内部通报批评" revisit=yes
@-8d5h55m chen add c132 phone=13800004749 name="范鹏" address="朝阳大街105号书香苑18号楼5单元302" area=east kind=suggestion text="建议给独居老人装免费报警器" category=policy/other evidence=documents
@-8d5h54m wu add c005 phone=0312-5546378 name="史国庆" address="定安路77号仓储宿舍24号楼5单元1402" area=north text="楼道里一股臭鸡蛋味，三楼到五楼都能闻到" category=gas/leak demand=repair evidence="promised,told" responsibility=third-party emergency=yes
@-8d5h53m zhou c074 feedback remark="材料齐全，可以回访"
@-8d5h52m sun c005 receive
@-8d5h47m sun c005 contact outcome=reached remark="确认人员已撤到室外"
@-8d5h44m sun c005 progress step=dispatched remark="抢修一组两人一车"
@-8d5h33m chen c132 forward department=service person=wang
@-8d5h27m he c092 resolve facts="自助机卡槽故障" measures="当天取卡，更换机芯" accountability="综合所责任人作书面检查"
@-8d5h22m chen add c067 phone=13800003333 name="徐云鹤" address="博陵路18号中山名邸20号楼1单元202" area=south text="报修灶具打不开，约上午来，晚上也没人" category=repair/late demand=repair
@-8d5h19m sun c005 progress step=onsite remark="到场，拉警戒线，检测浓度"
@-8d5h5m chen c092 feedback remark="结果已转告受理人" satisfaction=satisfied
@-8d4h57m chen c067 forward department=station person=gao
@-8d4h50m gao c064 contact outcome=agreement remark="联系用户家属，约好周末有人在家"
@-8d4h42m sun c005 progress step=safe remark="已切断气源，现场安全"
@-8d4h31m chen c039 archive
@-8d4h28m chen c103 feedback remark="部门已确认处理结果"
@-8d4h25m chen c072 revisit satisfied=yes remark="用户说已恢复正常" satisfaction=fair
@-8d4h19m gao c064 progress remark="已安排夜间低峰时段作业"
@-8d4h18m sun c005 progress step=left
@-8d4h15m lin c058 archive
@-8d4h11m zhou c133 feedback remark="材料齐全，可以回访"
@-8d4h5m wang c132 receive
@-8d3h59m xu c104 contact outcome=agreement remark="已联系并了解详情，约次日上午上门"
@-8d3h52m gao c067 receive
@-8d3h45m sun c005 resolve facts="四层立管阀门填料老化微漏" measures="更换阀门填料，全楼道检漏合格" accountability="对综合所责任人批评教育" satisfaction=satisfied revisit=yes
@-8d3h43m chen c049 feedback remark="部门已确认处理结果" satisfaction=satisfied
@-8d3h41m zhou c074 archive
@-8d3h9m xu c104 progress remark="配件已领取，正在赶往现场"
@-8d3h2m gao c081 resolve facts="配件缺货" measures="借用备机，配件到货后更换" accountability="综合所责任人作书面检查" revisit=yes satisfaction=satisfied
@-8d2h54m lin c092 archive
@-8d2h46m wu c075 revisit satisfied=yes remark="用户认可处理结果" satisfaction=satisfied
@-8d2h27m gao c089 resolve facts="低电量告警" measures="更换电池" accountability="非公司责任，无需追究" revisit=yes satisfaction=fair
@-8d2h27m wu c111 archive
@-8d2h16m chen c081 feedback remark="材料齐全，可以回访"
@-8d2h11m lin c115 archive
@-8d2h4m wang c132 contact outcome=reached remark="已联系用户，请其保留票据"
@-8d2h3m lin c079 archive
@-8d2h1m wu add c120 phone=13800009093 name="汤斌" address="朝阳大街41号阳光嘉园19号楼2单元404" area=east text="师傅两次未上门，电话也不接" category=repair/late demand=repair account="DZ10714342"
@-8d1h55m he c036 contact outcome=not-reached remark="占线，稍后再拨" special_reason="需更换的配件当日无货，已报采购" late_reason="派单时电话少一位，核对后才联系上"
@-8d1h50m wang c132 progress remark="与施工单位现场核对"
@-8d1h48m wu c120 forward department=station person=xu
@-8d1h32m xu c048 contact outcome=reached remark="加微信收到现场照片"
@-8d1h26m zhou c050 revisit satisfied=yes remark="用户认可处理结果" satisfaction=satisfied
@-8d1h5m he c036 contact outcome=reached remark="通话三分钟，核对了户号和地址" late_reason="派单时电话少一位，核对后才联系上" special_reason="要等物业开启管井"
@-8d1h4m gao c064 resolve facts="照片审核积压" measures="按照片更正账单" accountability="客服部责任人作书面检查"
@-8d58m xu c076 contact outcome=reached remark="电话中致歉，约定今日到场"
@-8d58m he c036 progress remark="配件已领取，正在赶往现场"
@-8d57m wu c005 feedback remark="部门已确认处理结果"
@-8d34m wu add c107 phone=13800008851 name="乔颖" address="东风路75号东湖里13号楼1单元502" area=east text="灶头蓝火里有红色火星" category=supply/quality demand="repair,explanation"
@-8d20m wang c132 progress remark="已安排夜间低峰时段作业"
@-8d8m wang c132 resolve facts="已有惠民项目" measures="登记申请" accountability="非公司责任，无需追究" satisfaction=satisfied
@-8d4m zhou add c113 phone=0312-5561095 name="龚振华" address="奉化路85号院内平房" area=north text="报装交钱两个月没动静" category=works/connection demand="repair,compensation" responsibility=company
@-8d xu c048 progress remark="到现场查看，拍照取证"
@-7d23h53m zhou c113 forward department=market person=zhao
@-7d23h48m wu c107 forward department=operations person=liu
@-7d23h32m he c044 resolve facts="采暖用户身份未登记" measures="补登记并重算" accountability="综合所责任人作书面检查" revisit=yes special_reason="要等物业开启管井"
@-7d23h28m zhou c089 feedback remark="结果已转告受理人"
@-7d23h19m gao c067 contact outcome=information remark="已联系用户，请其保留票据"
@-7d23h18m xu c076 progress remark="已约谈当事人"
@-7d23h13m zhao c113 receive
@-7d22h50m zhou c133 archive
@-7d22h47m zhou add c040 phone=13800006006 name="李怀玉" address="南城街162号清风佳苑11号楼3单元602" area=south channel=web text="燃气标志桩立在我家门口正中间" category=other demand=repair account="DZ10365262"
@-7d22h39m lin c050 archive
@-7d22h38m chen c103 revisit satisfied=yes remark="用户满意，建议加强培训" satisfaction=satisfied
@-7d22h32m chen c064 feedback remark="已整理处理结果" satisfaction=satisfied
@-7d22h30m liu c107 receive
@-7d22h14m chen c044 feedback remark="材料齐全，可以回访" satisfaction=fair
@-7d22h11m zhou c040 forward department=service person=wu
@-7d22h6m liu c107 contact outcome=not-reached remark="关机"
@-7d22h1m zheng c056 contact outcome=agreement remark="通话三分钟，核对了户号和地址"
@-7d21h49m xu c076 progress remark="已约谈当事人"
@-7d21h37m chen add c109 phone=13800007307 name="贺超" address="建材路126号槐荫小区21号楼3单元1203" area=west channel=visit text="邻居都通气了，就差我家说打不通电话" category=works/connection demand="repair,compensation"
@-7d21h25m lin c072 archive
@-7d21h16m liu c107 contact outcome=information remark="电话中致歉，约定今日到场"
@-7d20h56m chen c109 forward department=market person=qin
@-7d20h55m wu c040 receive
@-7d20h52m xu c076 resolve facts="窗口对新规掌握不一" measures="统一材料清单，当场办结" accountability="对综合所责任人批评教育" satisfaction=satisfied
@-7d20h49m chen c081 revisit satisfied=yes remark="用户认可处理结果" satisfaction=satisfied
@-7d20h39m lin c103 archive
@-7d20h38m wu c005 revisit satisfied=yes satisfaction=satisfied remark="用户表示问题已解决，对速度满意"
@-7d20h37m chen c044 revisit satisfied=yes remark="用户感谢，提醒以后提前通知" satisfaction=satisfied
@-7d20h32m xu c104 progress remark="已约谈当事人"
@-7d20h8m chen c049 revisit satisfied=yes remark="用户满意，建议加强培训" satisfaction=satisfied
@-7d20h7m xu c104 resolve facts="小数点位置录错" measures="更正读数，退回多收" accountability="对综合所责任人批评教育" satisfaction=fair
@-7d20h3m zheng c056 progress remark="与物业沟通，取得钥匙"
@-7d19h49m qin c114 resolve facts="咨询阶梯气价政策" measures="讲解阶梯划分并发送政策链接" accountability="无" revisit=yes special_reason="涉及两个部门，正在协调"
@-7d19h45m lin c075 archive
@-7d19h40m he c036 resolve facts="安检员存在推销行为" measures="收回不合格单，退还费用，当面道歉" accountability="扣综合所当月考核1分，责任人通报" revisit=yes satisfaction=satisfied
@-7d19h36m qin c109 receive
@-7d19h26m zhou c104 feedback remark="材料齐全，可以回访"
@-7d19h23m zhou c089 revisit satisfied=yes remark="用户认可处理结果" satisfaction=satisfied
@-7d19h20m chen c076 feedback remark="部门已确认处理结果"
@-7d19h15m chen c132 feedback remark="结果已转告受理人"
@-7d19h14m chen add c127 phone=13800008767 name="谢栋" address="祥和路42号院内平房" area=zone text="阳台封窗把烟道口封在里面了，物业不管" category=gas/hazard demand=repair evidence="photo,told"
@-7d19h12m zheng c056 progress remark="已约谈当事人"
@-7d18h40m chen c127 forward department=station person=he
@-7d18h34m zhou c036 feedback remark="已整理处理结果"
@-7d18h16m lin c104 archive
@-7d18h16m lin c076 archive
@-7d17h56m liu c107 progress remark="与施工单位现场核对"
@-7d17h53m wu c114 feedback remark="结果已转告受理人" satisfaction=satisfied
@-7d17h52m lin c044 archive
@-7d17h47m40s zheng c056 propose opinion="核实举报，责令整改"
@-7d17h47m20s guo c056 approve opinion="同意"
@-7d17h47m zheng c056 resolve facts="举报情况核实中" measures="督查约谈当事人，停岗配合调查" accountability="按员工手册处理并通报" satisfaction=satisfied
@-7d17h42m lin c081 archive
@-7d17h33m wu c040 contact outcome=information remark="加微信收到现场照片"
@-7d17h18m lin c049 archive
@-7d17h15m lin c064 archive
@-7d16h35m chen c056 feedback remark="已整理处理结果"
@-7d16h16m wu c055 progress remark="已约谈当事人" special_reason="需调取监控和录音核实"
@-7d15h43m lin c005 archive remark="应急记录已附卷"
@-7d15h27m wu c040 progress remark="已约谈当事人"
@-7d15h13m chen add c129 phone=13800003967 name="蔡宏伟" address="兴华街148号东湖里16号楼2单元1003" area=east channel=outside text="换的软管不是正规产品，没有标识" category=repair/quality demand=repair outside_number=12345-9142051
@-7d14h58m lin c056 archive
@-7d14h51m wu c114 revisit satisfied=yes remark="用户说已恢复正常" satisfaction=satisfied
@-7d14h48m zhou c089 archive
@-7d14h33m chen c129 forward department=station person=he
@-7d14h24m qin c109 contact outcome=information remark="已联系并了解详情，约次日上午上门"
@-7d14h21m xu c120 contact outcome=reached remark="用户要求尽快，承诺当天处理"
@-7d14h20m he c129 receive
@-7d14h17m wu c055 progress remark="核对抄表照片三张"
@-7d13h45m he c131 progress remark="调取录音一段" special_reason="需调取监控和录音核实"
@-7d13h38m liu c107 resolve facts="室内加湿器水雾影响" measures="解释原因，停用加湿器后正常" accountability="非公司责任，无需追究" revisit=yes
@-7d13h16m zhou c036 revisit satisfied=yes remark="用户表示问题已解决，对速度满意" satisfaction=satisfied
@-7d12h59m gao c067 progress remark="已安排夜间低峰时段作业"
@-7d12h59m lin c132 archive
@-7d12h21m wu c055 resolve facts="检修期间来电激增" measures="增加座席和语音分流" accountability="对客服部责任人批评教育" revisit=yes
@-7d12h7m wu c107 feedback remark="材料齐全，可以回访" satisfaction=fair
@-7d12h3m lin c036 archive
@-7d11h39m zhao c113 contact outcome=agreement remark="加微信收到现场照片"
@-7d11h38m xu c120 progress remark="与施工单位现场核对"
@-7d11h2m wu c040 resolve facts="标志桩可小幅移位" measures="移位一点二米" accountability="历史遗留，列入公司整改计划" satisfaction=satisfied
@-7d10h36m wu c107 revisit satisfied=yes remark="用户满意，建议加强培训" satisfaction=satisfied
@-7d9h51m zhou c040 feedback remark="部门已确认处理结果"
@-7d9h48m wu c055 feedback remark="材料齐全，可以回访" satisfaction=satisfied
@-7d9h28m chen add c006 phone=13800004795 name="朱芳" address="文昌路8号学府花园25号楼3单元301" area=east text="小区门口调压箱旁边闻到燃气味，怕出事" category=gas/leak demand=repair emergency=yes
@-7d9h25m li c006 receive
@-7d9h24m li c006 contact outcome=reached remark="指导开窗关阀，告知不要开关电器"
@-7d9h21m li c006 progress step=dispatched remark="抢修一组两人一车"
@-7d9h12m li c006 progress step=onsite remark="到场，拉警戒线，检测浓度"
@-7d8h54m lin c040 archive
@-7d8h40m lin c114 archive
@-7d7h52m li c006 progress step=safe remark="已切断气源，现场安全"
@-7d7h40m li c006 progress step=left
@-7d7h11m wu add c065 phone=13800007272 name="高德明" address="文昌路165号9-602" area=east channel=visit text="投诉后被维修工打电话骂" category=service/manners demand=apology object="窗口人员"
@-7d7h li c006 resolve facts="调压箱放散阀起跳后未完全复位" measures="校准放散阀，加密巡检一周" accountability="运维部责任人扣绩效100元" satisfaction=satisfied revisit=yes
@-7d6h48m he c131 resolve facts="租户变更未过户" measures="指导办理过户，按读数分摊" accountability="非公司责任，无需追究" satisfaction=satisfied
@-7d6h30m wu c065 forward department=station
@-7d6h21m zhou add c101 phone=0312-5518599 name="乔海涛" address="祥和路65号院内平房" area=zone text="营业厅态度恶劣，问一句就翻白眼" category=service/manners demand=apology evidence="promised,told"
@-7d6h4m he c127 contact outcome=agreement remark="已通话，说明情况，约定上门时间"
@-7d6h zhou c101 forward department=station person=he
@-7d5h59m he c087 resolve facts="旧表机械磨损偏慢" measures="解释并出示新旧表检定结果" accountability="用户自有设施问题，无责任人" satisfaction=satisfied special_reason="送检需要时间"
@-7d5h54m wu c055 revisit satisfied=yes remark="用户说已恢复正常" satisfaction=fair
@-7d5h38m chen add c091 phone=13800004728 name="叶婷婷" address="清风南街149号清风佳苑10号楼2单元1501" area=south text="做饭时锅上有一层白灰" category=supply/quality demand="repair,explanation" evidence=documents
@-7d5h33m chen c091 forward department=operations
@-7d5h32m qin c119 resolve facts="测绘漏项" measures="补充设计，两周内施工" accountability="市场部责任人扣绩效100元" revisit=yes satisfaction=fair special_reason="需第三方配合鉴定"
@-7d5h28m chen c006 feedback remark="部门已确认处理结果"
@-7d4h58m he c101 receive
@-7d4h46m chen c087 feedback remark="结果已转告受理人"
@-7d4h45m lin c107 archive
@-7d4h32m he c127 resolve facts="强排烟道被封闭阳台包入" measures="用户按要求把烟道引出室外" accountability="非公司责任，无需追究" revisit=yes satisfaction=satisfied
@-7d4h26m chen add c032 phone=13800002580 name="郭栋" address="光明大街148号建材宿舍6号楼3单元1203" area=west text="三天压力低，点不着火，只有早上五点能用" category=supply/pressure demand="repair,explanation" evidence=documents
@-7d4h25m xu c048 progress remark="已安排夜间低峰时段作业" special_reason="需调取监控和录音核实"
@-7d3h43m zhou add c046 phone=13800004929 name="夏蕾" address="定安路117号北苑新城9号楼4单元1604" area=north text="管子装得歪歪扭扭，还挡着柜门" category=works/quality demand="repair,compensation" evidence="photo,told"
@-7d3h42m he c129 contact outcome=reached remark="已联系，用户补充了时间和经过"
@-7d3h23m he c129 progress remark="已安排夜间低峰时段作业"
@-7d3h14m zhou c046 forward department=market person=qin
@-7d2h57m chen c032 forward department=operations late_reason="责任部门需要核对，误过时限"
@-7d2h54m zhou add c084 phone=13800002991 name="文琳" address="南城街168号清风佳苑23号楼5单元1501" area=south text="公众号绑定户号总说不存在" category=bill/payment demand="refund,explanation" account="DZ10433411"
@-7d2h43m chen add c051 phone=13800001117 address="定安路9号铁路小区9号楼5单元1402" area=north text="两户共用一块表，费用分不清" category=bill/amount demand="refund,explanation" evidence="promised,told" account="DZ10741054" responsibility=unclear
@-7d2h30m chen c131 feedback remark="部门已确认处理结果"
@-7d2h24m zhou c084 forward department=station
@-7d2h6m chen c051 forward department=station person=gao
@-7d1h50m chen add c085 phone=13800007298 name="范淑珍" address="工业二路123号创新公寓21号楼4单元1202" area=zone kind=enquiry text="气价上涨没有听证就执行" category=policy/tariff demand=explanation evidence=photo
@-7d1h44m he c129 progress remark="查询系统记录，与用户说法一致"
@-7d1h43m feng c032 receive
@-7d1h43m chen c085 forward department=market person=qin
@-7d1h26m gao c051 receive
@-7d1h18m chen c119 feedback remark="材料齐全，可以回访"
@-7d1h17m qin c085 receive
@-7d1h9m wu add c043 phone=13800009536 name="杜保国" address="西关街164号院内平房" area=west text="抄表员踹门，吓到孩子" category=service/manners demand=apology evidence="photo,told" object="维修人员"
@-7d1h9m xu c084 receive
@-7d1h5m chen c006 revisit satisfied=yes satisfaction=satisfied remark="用户说已恢复正常"
@-7d57m wu add c073 phone=13800001520 name="邱婷婷" address="奉化路136号仓储宿舍22号楼5单元1802" area=north channel=web text="抄表数与表盘不符，多抄了一百二十方" category=meter/reading demand=repair evidence=photo
@-7d53m wu c043 forward department=station person=xu
@-7d51m he c129 resolve facts="外包自购配件" measures="更换合格产品，清退该外包人员" accountability="综合所责任人扣绩效100元" revisit=yes
@-7d43m chen c127 feedback remark="材料齐全，可以回访"
@-7d19m wu c073 forward department=station
@-6d23h56m xu c043 receive
@-6d23h45m chen c129 feedback remark="已整理处理结果" satisfaction=satisfied
@-6d23h36m he c073 receive
@-6d22h33m xu c084 contact outcome=reached remark="电话中致歉，约定今日到场"
@-6d22h20m wu c055 archive
@-6d22h6m lin c131 archive
@-6d22h3m xu c084 progress remark="调取录音一段"
@-6d21h38m chen c127 revisit satisfied=yes remark="用户表示问题已解决，对速度满意" satisfaction=satisfied
@-6d21h31m lin c087 archive
@-6d21h22m xu c084 resolve facts="户号位数升级后旧号失效" measures="更新户号并短信告知" accountability="对客服部责任人批评教育" satisfaction=unknown
@-6d21h10m wu add c121 phone=13800001106 name="熊新民" address="南城街27号南苑里27号楼1单元804" area=south text="滞纳金不合理，我没收到账单" category=bill/amount demand="refund,explanation" evidence=photo account="DZ10137757"
@-6d20h43m wu c121 forward department=station
@-6d20h43m zhou add c098 phone=13800008831 name="李洁" address="清风南街5号清风佳苑19号楼5单元1204" area=south channel=web text="换完表之后一直没有气" category=supply/outage demand="repair,explanation" evidence=photo
@-6d20h38m zhou add c071 phone=13800004771 name="黄德明" address="东风路51号1-203" area=east text="楼道墙皮打孔后没补，灰掉一地" category=works/restore demand="repair,compensation"
@-6d20h38m chen c119 revisit satisfied=yes remark="用户说已恢复正常" satisfaction=satisfied
@-6d20h35m zhou add c130 phone=13800005289 name="侯广田" address="学院路34号学府花园6号楼4单元1702" area=east text="拆迁销户，预存气费找不到人退" category=bill/refund demand="refund,explanation"
@-6d20h21m zhou c130 forward department=station person=gao
@-6d20h15m zhou c084 feedback remark="已整理处理结果"
@-6d20h10m zhou add c108 phone=13800001658 name="梁彩云" address="文昌路129号兴华小区26号楼1单元1801" area=east text="维修说要等配件，一等半个月" category=repair/late demand=repair evidence=photo account="DZ10157209"
@-6d20h7m zhou c098 forward department=operations person=liu
@-6d19h55m zhou c071 forward department=market person=qin
@-6d19h30m zhou c108 forward department=station
@-6d19h12m liu c098 receive
@-6d19h12m zhou add c204 phone=13800003734 name="熊勇" address="工业二路95号底商" area=zone channel=outside kind=suggestion text="要求燃气公司出面协调物业费纠纷" category=policy/other evidence="photo,told" outside_number=12345-4586619
@-6d19h11m lin c006 archive
@-6d18h58m xu c065 contact outcome=not-reached remark="无人接听"
@-6d18h54m zhou c204 reject reason="物业服务纠纷，建议向住建部门反映" told=yes
@-6d18h50m lin c119 archive
@-6d18h50m he c108 receive
@-6d18h48m he c101 contact outcome=agreement remark="已联系用户，请其保留票据"
@-6d18h25m qin c071 receive
@-6d18h19m gao c067 progress remark="现场检测完毕，数据已记录" special_reason="送检需要时间"
@-6d18h8m xu c065 contact outcome=reached remark="已通话，说明情况，约定上门时间"
@-6d17h58m qin c046 contact outcome=agreement remark="用户要求尽快，承诺当天处理"
@-6d17h54m gao c067 resolve facts="维修派单系统漏推" measures="当晚上门修复并致歉" accountability="综合所责任人扣绩效50元，组长约谈" revisit=yes satisfaction=unknown
@-6d17h45m xu c048 resolve facts="建筑期表位接反" measures="对调户表关系，历史费用互抵" accountability="历史遗留，列入公司整改计划" satisfaction=fair
@-6d16h46m chen c127 archive
@-6d16h27m chen c129 revisit satisfied=yes remark="用户表示问题已解决，对速度满意" satisfaction=fair
@-6d16h24m wu c048 feedback remark="部门已确认处理结果"
@-6d16h13m feng c032 contact outcome=reached remark="联系用户家属，约好周末有人在家"
@-6d16h8m he c121 contact outcome=reached remark="已联系，用户补充了时间和经过"
@-6d15h51m gao c130 contact outcome=reached remark="已联系用户，请其保留票据"
@-6d15h45m qin c046 progress remark="查询系统记录，与用户说法一致"
@-6d15h45m gao c130 progress remark="已安排夜间低峰时段作业"
@-6d15h39m he c121 progress remark="与施工单位现场核对"
@-6d14h55m qin c085 contact outcome=information remark="已联系并了解详情，约次日上午上门"
@-6d14h18m lin c084 archive
@-6d14h14m chen add c007 phone=0312-5553512 name="赖福生" address="柳林街18号建材宿舍4号楼2单元101" area=west text="我们整个小区停气了，群里一百多户都说没气" category=supply/area demand="repair,explanation" evidence="photo,told" emergency=yes
@-6d14h13m liu c007 receive
@-6d14h9m liu c007 contact outcome=reached remark="指导开窗关阀，告知不要开关电器"
@-6d14h7m chen add c088 phone=13800001184 name="魏薇" address="兴华街128号院内平房" area=east text="语音菜单绕来绕去找不到人工" category=service/hotline demand=apology evidence=photo
@-6d14h5m liu c007 progress step=dispatched remark="抢修二组出发"
@-6d14h4m chen c067 feedback remark="部门已确认处理结果"
@-6d14h2m qin c046 progress remark="已安排夜间低峰时段作业"
@-6d13h51m liu c098 contact outcome=agreement remark="加微信收到现场照片"
@-6d13h48m qin c046 resolve facts="走管未与用户确认" measures="免费改管" accountability="对市场部责任人批评教育" satisfaction=fair
@-6d13h48m xu c065 resolve facts="投诉信息转交不当" measures="当面道歉，处分责任人，规范信息保密" accountability="扣综合所当月考核1分，责任人通报" revisit=yes
@-6d13h43m xu c043 contact outcome=agreement remark="已联系并了解详情，约次日上午上门"
@-6d13h42m liu c007 progress step=onsite remark="到场，拉警戒线，检测浓度"
@-6d13h32m feng c032 progress remark="调取录音一段"
@-6d13h30m lin c129 archive
@-6d13h28m chen c088 forward department=service
@-6d13h24m he c121 resolve facts="账单寄送地址为旧址" measures="减免滞纳金，更正地址" accountability="综合所责任人作书面检查"
@-6d13h3m liu c007 progress step=safe remark="险情排除，复测为零"
@-6d13h lin c048 archive
@-6d12h49m chen c067 revisit satisfied=yes remark="用户满意，建议加强培训" satisfaction=satisfied
@-6d12h46m liu c007 progress step=left
@-6d12h31m wu c088 receive
@-6d12h31m liu c007 resolve facts="区域调压柜自动切断，影响一百三十二户" measures="复位调压柜，逐户通知恢复供气" accountability="对运维部责任人批评教育" satisfaction=satisfied revisit=yes
@-6d12h2m wu c065 feedback remark="结果已转告受理人" satisfaction=satisfied
@-6d11h57m gao c051 contact outcome=not-reached remark="无人接听"
@-6d11h55m zhou c046 feedback remark="部门已确认处理结果"
@-6d11h17m feng c032 resolve facts="末端管网高峰压力不足" measures="调整区域调压器出口压力，列入管网改造" accountability="运维部内部通报批评" revisit=yes satisfaction=fair
@-6d11h7m gao c051 contact outcome=reached remark="已联系并了解详情，约次日上午上门"
@-6d10h51m gao c130 resolve facts="拆迁户集中销户滞后" measures="集中办理退费" accountability="综合所责任人作书面检查" revisit=yes satisfaction=fair
@-6d10h46m chen c007 feedback remark="部门已确认处理结果"
@-6d10h25m zhou c130 feedback remark="结果已转告受理人"
@-6d9h46m xu c043 progress remark="查询系统记录，与用户说法一致"
@-6d9h45m qin c109 progress remark="已约谈当事人" special_reason="要等物业开启管井"
@-6d9h26m he c073 contact outcome=information remark="用户要求尽快，承诺当天处理"
@-6d9h17m liu c098 progress remark="已报部门负责人，等待批复"
@-6d9h12m gao c051 progress remark="复核账单明细"
@-6d8h58m wu c121 feedback remark="部门已确认处理结果" satisfaction=satisfied
@-6d8h51m xu c043 resolve facts="敲门力度过大，用户误以为踹门" measures="上门道歉并教育" accountability="对综合所责任人批评教育" revisit=yes satisfaction=fair
@-6d8h38m wu c065 revisit satisfied=yes remark="用户认可处理结果" satisfaction=fair
@-6d8h15m lin c046 archive
@-6d8h14m wu c043 feedback remark="已整理处理结果"
@-6d8h10m chen c032 feedback remark="材料齐全，可以回访"
@-6d8h7m chen c007 revisit satisfied=yes satisfaction=satisfied remark="用户感谢，提醒以后提前通知"
@-6d7h53m chen add c123 phone=13800007765 name="杜红梅" address="祥和路45号底商" area=zone kind=suggestion text="希望公众号能看历史用气曲线" category=policy/other evidence=documents
@-6d7h50m chen add c128 phone=13800009206 name="熊宏伟" address="创新大道141号院内平房" area=zone text="在线客服只会发表情" category=service/hotline demand=apology evidence="promised,told" responsibility=company
@-6d7h44m chen c123 forward department=service person=wu
@-6d7h37m chen c067 archive
@-6d7h34m qin c071 contact outcome=reached remark="电话联系，用户表示理解，等待处理"
@-6d7h33m chen c128 forward department=service person=wang
@-6d7h wang c128 receive
@-6d6h46m wu c123 receive
@-6d6h38m he c108 contact outcome=agreement remark="联系用户家属，约好周末有人在家"
@-6d6h37m liu c098 resolve facts="换表后表前阀未完全打开" measures="开启阀门，现场点火正常" accountability="综合所责任人扣绩效100元" revisit=yes satisfaction=satisfied
@-6d6h25m chen add c105 phone=13800002430 name="袁栋" address="福源路61号临街门店" area=south text="卡表只能到很远的网点充值" category=bill/payment demand="refund,explanation" evidence=documents
@-6d6h15m chen c105 forward department=station
@-6d5h44m he c108 progress remark="已安排夜间低峰时段作业"
@-6d5h21m zhou c130 revisit satisfied=yes remark="用户感谢，提醒以后提前通知" satisfaction=fair
@-6d4h49m qin c109 resolve facts="预留电话停机" measures="更正电话，次日通气" accountability="无" revisit=yes satisfaction=satisfied
@-6d4h48m zhou add c202 phone=0312-5573781 name="白春花" address="工业二路35号滨河湾16号楼5单元801" area=zone text="换完入户阀门一拧就松，师傅说正常" category=repair/quality demand=repair evidence="promised,told" account="DZ10096604"
@-6d4h40m zhou c202 forward department=station
@-6d4h38m chen c032 revisit satisfied=yes remark="用户感谢，提醒以后提前通知" satisfaction=fair
@-6d4h37m lin c007 archive remark="应急记录已附卷"
@-6d4h33m gao c051 resolve facts="历史遗留共用表" measures="办理分表手续" accountability="历史遗留，列入公司整改计划" revisit=yes
@-6d4h29m zhou add c118 phone=13800008412 name="许广田" address="创新大道129号1-503" area=zone text="保修期内还收钱" category=repair/charges demand=repair evidence="promised,told" account="DZ10549462"
@-6d4h27m zhou c098 feedback remark="材料齐全，可以回访"
@-6d4h5m lin c032 archive
@-6d3h58m chen c051 feedback remark="部门已确认处理结果" satisfaction=fair
@-6d3h56m gao c202 receive
@-6d3h51m zhou c118 forward department=station person=he
@-6d3h36m feng c091 contact outcome=not-reached remark="关机" special_reason="需第三方配合鉴定" late_reason="派单时电话少一位，核对后才联系上"
@-6d3h32m zhou add c060 phone=13800002150 name="孔琳" address="创新大道24号开元国际14号楼5单元1403" area=zone text="新装的灶火力特别小，老灶就没事" category=supply/pressure demand="repair,explanation"
@-6d3h22m zhou add c047 phone=13800001876 name="彭建军" address="顺平街45号奉化苑21号楼3单元1701" area=north text="自称燃气公司的人上门安检，没有工作证" category=gas/inspection demand=repair evidence=documents
@-6d3h21m he c118 receive
@-6d3h18m chen c109 feedback remark="部门已确认处理结果"
@-6d3h1m zhou c060 forward department=operations person=liu
@-6d2h53m zhou c047 forward department=station person=xu
@-6d2h46m feng c091 contact outcome=information remark="联系用户家属，约好周末有人在家" late_reason="责任人外出抢修，未能及时联系" special_reason="须停气作业，要等用户约定时间"
@-6d2h31m lin c065 archive
@-6d2h30m zhou add c083 phone=13800002453 name="万若曦" address="柳林街84号5-201" area=west text="卡表余额莫名少了九十块" category=bill/amount demand="refund,explanation"
@-6d2h25m lin c121 archive
@-6d2h16m liu c060 receive
@-6d2h14m zhou c083 forward department=station person=xu
@-6d1h52m lin c130 archive
@-6d1h50m xu c047 receive
@-6d1h31m chen add c082 phone=13800007439 name="彭长林" address="博陵路152号福源小区18号楼1单元504" area=south channel=visit text="地下车库顶上的管道锈得掉渣" category=gas/hazard demand=repair evidence="photo,told"
@-6d1h9m he c108 progress remark="调取录音一段"
@-6d1h5m xu c083 receive
@-6d59m zhou add c069 phone=13800004126 name="于志强" address="创新大道47号开元国际26号楼4单元1203" area=zone channel=outside text="发票申请十天没收到" category=service/slow demand=apology evidence=photo object="外包施工人员" outside_number=12345-8937233 responsibility=third-party
@-6d55m wu c043 revisit satisfied=yes remark="用户满意，建议加强培训" satisfaction=satisfied
@-6d51m wu c088 contact outcome=information remark="用户要求尽快，承诺当天处理"
@-6d36m zhou c069 forward department=station person=gao
@-6d36m he c118 contact outcome=agreement remark="已联系用户，请其保留票据"
@-6d31m wu add c066 name="宋爱国" address="博陵路114号南苑里28号楼3单元1404" area=south channel=letter text="半年没人来抄表，一次补抄跨到第三阶梯" category=meter/reading demand=repair evidence="promised,told"
@-6d28m gao c069 receive
@-6d9m wu c066 forward department=station
@-5d23h51m chen c082 forward department=station person=he late_reason="责任部门需要核对，误过时限"
@-5d23h50m wu add c021 phone=13800001468 name="曾秀英" address="开元大道130号二楼东户" area=zone channel=web kind=suggestion text="养老院想请人来讲用气安全" category=policy/other account="DZ10122344" next=settle measures="安排讲座" satisfaction=satisfied
@-5d23h40m chen c109 revisit satisfied=yes remark="用户说已恢复正常" satisfaction=satisfied
@-5d23h34m zhou c098 revisit satisfied=yes remark="用户表示问题已解决，对速度满意" satisfaction=satisfied
@-5d23h22m he c066 receive
@-5d23h4m he c118 progress remark="复核账单明细"
@-5d22h41m wu add c070 phone=13800006852 name="邵旭" address="东风路24号院内平房" area=east text="墙上原来的瓷砖被打掉两块" category=works/restore demand="repair,compensation" evidence="photo,told" account="DZ10934413"
@-5d22h26m he c082 receive
@-5d22h2m wu c070 forward department=market
@-5d22h1m chen add c008 phone=13800004110 name="孔子轩" address="开元大道136号科技苑28号楼2单元904" area=zone text="早点摊液化气瓶爆燃，门板崩开，隔壁是我们的燃气立管" category=gas/explosion demand=repair evidence=documents emergency=yes
@-5d21h58m ma c008 receive
@-5d21h57m ma c008 contact outcome=reached remark="已通话，指导关阀撤离"
@-5d21h54m ma c008 progress step=dispatched remark="值班车已出发"
@-5d21h33m ma c008 progress step=onsite remark="到场疏散楼内人员"
@-5d21h21m gao c069 contact outcome=not-reached remark="关机"
@-5d21h12m chen c051 revisit satisfied=yes remark="用户感谢，提醒以后提前通知" satisfaction=fair
@-5d21h3m liu c060 contact outcome=reached remark="加微信收到现场照片"
@-5d20h59m zhao c070 receive
@-5d20h45m feng c091 progress remark="已安排夜间低峰时段作业"
@-5d20h44m he c101 progress remark="配件已领取，正在赶往现场" special_reason="需调取监控和录音核实"
@-5d20h38m ma c008 progress step=safe remark="险情排除，复测为零"
@-5d20h34m xu c083 contact outcome=reached remark="已通话，说明情况，约定上门时间"
@-5d20h31m gao c069 contact outcome=agreement remark="电话联系，用户表示理解，等待处理"
@-5d20h21m he c082 contact outcome=information remark="已通话，说明情况，约定上门时间"
@-5d20h17m lin c043 archive
@-5d20h11m xu c120 resolve facts="维修员请假未交接" measures="改派人员当天修好" accountability="综合所责任人扣绩效100元" revisit=yes satisfaction=fair special_reason="需更换的配件当日无货，已报采购"
@-5d20h10m ma c008 progress step=left
@-5d20h8m wang c128 contact outcome=reached remark="已联系，用户补充了时间和经过"
@-5d19h56m ma c008 resolve facts="非管道气事故，立管经检测完好" measures="切断该单元供气检测，四小时后恢复" accountability="由第三方承担责任，已发函" satisfaction=satisfied revisit=yes
@-5d19h50m gao c202 contact outcome=reached remark="加微信收到现场照片"
@-5d19h48m zhou add c057 phone=0312-5557024 name="陈淑珍" address="福源路146号清风佳苑8号楼1单元1602" area=south text="打孔把我家暗埋的电线打坏了" category=works/quality demand="repair,compensation" evidence=video account="DZ10041890"
@-5d19h36m wu c120 feedback remark="结果已转告受理人"
@-5d19h27m feng c091 progress remark="到现场查看，拍照取证"
@-5d19h24m he c118 resolve facts="未查保修信息" measures="全额退回" accountability="综合所内部通报批评" satisfaction=fair
@-5d19h20m zhou add c080 phone=13800003300 name="顾锦程" address="迎宾路161号院内平房" area=east text="员工把我的手机号给了卖壁挂炉的" category=law/violation demand="explanation,compensation" account="DZ10031914" object="维修人员"
@-5d19h13m zhou c057 forward department=market person=zhao
@-5d19h4m zhou c080 forward department=supervision person=zheng
@-5d18h57m feng c091 resolve facts="水垢，与气质无关" measures="现场演示并解释" accountability="非公司责任，无需追究" satisfaction=satisfied
@-5d18h52m xu c047 contact outcome=information remark="联系用户家属，约好周末有人在家"
@-5d18h50m chen c008 feedback remark="结果已转告受理人"
@-5d18h42m wu add c061 phone=13800005554 name="袁月娥" address="开元大道94号二楼东户" area=zone text="更名业务说系统坏了，连来三天都坏" category=service/slow demand=apology evidence=video account="DZ10210819" object="外包施工人员"
@-5d18h34m zhao c070 contact outcome=reached remark="已通话，说明情况，约定上门时间"
@-5d18h28m wu c123 contact outcome=reached remark="已联系用户，请其保留票据"
@-5d18h6m wu c061 forward department=station person=gao
@-5d17h56m gao c202 progress remark="配件已领取，正在赶往现场"
@-5d17h52m he c082 progress remark="已报部门负责人，等待批复"
@-5d17h49m zhou add c125 phone=0312-5542657 name="赵春花" address="顺平街91号铁路小区16号楼3单元103" area=north text="物联网表两个月没有上传，一直估读" category=meter/fault demand=repair
@-5d17h40m zheng c080 receive
@-5d17h39m wu c088 progress remark="到现场查看，拍照取证"
@-5d17h33m gao c202 resolve facts="阀杆压帽未拧紧" measures="紧固压帽，现场试压合格" accountability="对综合所责任人批评教育" satisfaction=fair
@-5d17h31m zhou c125 forward department=station person=gao
@-5d17h17m gao c125 receive
@-5d17h8m wu c088 resolve facts="菜单层级过深" measures="一级菜单增设人工" accountability="历史遗留，列入公司整改计划" satisfaction=fair
@-5d16h58m zhou c202 feedback remark="结果已转告受理人"
@-5d16h57m he c105 contact outcome=information remark="电话中致歉，约定今日到场"
@-5d16h55m chen c109 archive
@-5d16h36m zhao c113 resolve facts="工程排期积压" measures="明确通气日期并按期通气" accountability="市场部责任人扣绩效100元" revisit=yes satisfaction=satisfied special_reason="须停气作业，要等用户约定时间"
@-5d16h28m zhou c118 feedback remark="已整理处理结果"
@-5d16h21m liu c060 progress remark="已约谈当事人"
@-5d16h16m chen c051 archive
@-5d16h9m gao c069 resolve facts="开票系统升级积压" measures="已补开并邮寄" accountability="无" revisit=yes satisfaction=satisfied
@-5d15h59m zhou c113 feedback remark="部门已确认处理结果"
@-5d15h54m he c082 progress remark="配件已领取，正在赶往现场"
@-5d15h40m zhou c098 archive
@-5d15h40m chen add c117 phone=13800009975 name="雷建军" address="东风路3号东湖里5号楼3单元1402" area=east text="燃气公司断气导致饭店损失，要走法律程序" category=law/lawsuit demand="explanation,compensation" evidence="promised,told" account="DZ10270961"
@-5d15h35m he c082 resolve facts="保温层脱落致外壁锈蚀，壁厚检测合格" measures="除锈刷漆并恢复支架" accountability="对运维部责任人批评教育" satisfaction=satisfied
@-5d15h28m chen c117 forward department=supervision person=zheng
@-5d15h12m zhou c113 revisit satisfied=yes remark="用户感谢，提醒以后提前通知" satisfaction=satisfied
@-5d14h51m chen c082 feedback remark="部门已确认处理结果"
@-5d14h49m chen c091 feedback remark="已整理处理结果"
@-5d14h41m chen c008 revisit satisfied=yes satisfaction=satisfied remark="用户感谢，提醒以后提前通知"
@-5d14h20m zheng c117 receive
@-5d14h3m chen c088 feedback remark="结果已转告受理人"
@-5d13h56m he c105 resolve facts="网点分布不足" measures="增设小区便利店代充点" accountability="管理改进项，不追究个人" satisfaction=fair
@-5d13h52m zhou c069 feedback remark="结果已转告受理人"
@-5d13h48m zheng c080 contact outcome=reached remark="联系用户家属，约好周末有人在家"
@-5d13h24m zhao c070 resolve facts="打孔破坏瓷砖" measures="更换同款瓷砖" accountability="对市场部责任人批评教育"
@-5d13h20m liu c060 resolve facts="灶具喷嘴与气源不匹配" measures="联系厂家更换喷嘴" accountability="非公司责任，无需追究" satisfaction=fair
@-5d13h18m wu c120 revisit satisfied=yes remark="用户表示问题已解决，对速度满意" satisfaction=satisfied
@-5d12h57m zhou c113 archive
@-5d12h42m chen c105 feedback remark="部门已确认处理结果"
@-5d12h23m wu c123 progress remark="配件已领取，正在赶往现场"
@-5d12h17m wu c123 resolve facts="已列入版本计划" measures="回复计划时间" accountability="非公司责任，无需追究" satisfaction=fair
@-5d12h11m lin c120 archive
@-5d11h55m zhou c060 feedback remark="已整理处理结果"
@-5d11h46m lin c202 archive
@-5d11h42m zhao c057 contact outcome=not-reached remark="占线，稍后再拨"
@-5d11h24m gao c125 contact outcome=information remark="已联系用户，请其保留票据"
@-5d11h14m xu c047 resolve facts="经核实为外部推销人员冒充" measures="告知用户辨别方法，报警备案并发布提醒" accountability="责任在第三方，继续追偿" satisfaction=satisfied
@-5d11h chen c123 feedback remark="材料齐全，可以回访"
@-5d10h52m gao c125 progress remark="查询系统记录，与用户说法一致"
@-5d10h52m zhao c057 contact outcome=information remark="用户要求尽快，承诺当天处理"
@-5d10h50m lin c091 archive
@-5d10h35m lin c082 archive
@-5d10h33m lin c088 archive
@-5d10h32m lin c118 archive
@-5d10h12m zhou c047 feedback remark="部门已确认处理结果"
@-5d10h7m he c066 contact outcome=agreement remark="已通话，说明情况，约定上门时间"
@-5d9h50m gao c125 progress remark="与施工单位现场核对"
@-5d8h54m wu c070 feedback remark="结果已转告受理人" satisfaction=satisfied
@-5d8h7m he c066 progress remark="已安排夜间低峰时段作业"
@-5d7h18m wu add c157 phone=13800005357 name="金长林" address="滨河路14号开元国际12号楼1单元503" area=zone channel=visit text="维修后仍漏水，热水器接口一直滴" category=repair/quality demand=repair evidence=video responsibility=customer
@-5d7h12m chen add c198 phone=13800006834 name="赵俊杰" address="清风南街136号福源小区12号楼4单元1502" area=south text="要求公司赔偿整套橱柜，已多次解释改管不涉及橱柜" category=works/charges demand="repair,compensation" evidence=documents responsibility=customer
@-5d7h11m zhao c057 progress remark="已报部门负责人，等待批复"
@-5d7h11m he c066 progress remark="调取录音一段"
@-5d6h59m zhou c047 archive
@-5d6h53m wu c157 forward department=station person=xu
@-5d6h51m zhou c069 revisit satisfied=yes remark="用户表示问题已解决，对速度满意" satisfaction=satisfied
@-5d6h49m chen c198 forward department=market
@-5d6h44m lin c105 archive
@-5d6h22m zhao c057 progress remark="复核账单明细"
@-5d6h19m lin c008 archive remark="应急记录已附卷"
@-5d6h16m xu c083 progress remark="已报部门负责人，等待批复"
@-5d5h56m lin c123 archive
@-5d5h53m xu c157 receive
@-5d5h49m zhao c198 receive
@-5d5h34m he c066 resolve facts="抄表周期执行不到位" measures="按实际月份拆分阶梯重新计费" accountability="综合所责任人扣绩效100元" revisit=yes
@-5d5h14m qin c085 progress remark="与物业沟通，取得钥匙" special_reason="需更换的配件当日无货，已报采购"
@-5d4h53m gao c125 resolve facts="通信模块信号弱" measures="更换通信模块并加装天线" accountability="管理改进项，不追究个人"
@-5d4h29m zhou c060 archive
@-5d4h22m gao c061 contact outcome=agreement remark="联系用户家属，约好周末有人在家"
@-5d3h48m chen add c009 phone=13800003675 name="何嘉树" address="中山路24号福源小区18号楼5单元1603" area=south text="饭店后厨报警器响个不停，说有天然气味" category=gas/leak demand=repair emergency=yes
@-5d3h45m sun c009 receive
@-5d3h44m sun c009 contact outcome=reached remark="指导开窗关阀，告知不要开关电器"
@-5d3h42m sun c009 progress step=dispatched remark="值班车已出发"
@-5d3h29m zheng c117 contact outcome=agreement remark="已通话，说明情况，约定上门时间"
@-5d3h28m he c073 progress remark="配件已领取，正在赶往现场" special_reason="送检需要时间"
@-5d3h20m sun c009 progress step=onsite remark="到场关闭单元总阀"
@-5d3h3m zhao c057 resolve facts="打孔前未探测" measures="修复电路并赔偿二百元" accountability="市场部责任人扣绩效100元" revisit=yes satisfaction=satisfied
@-5d2h49m zhao c198 contact outcome=reached remark="已联系，用户补充了时间和经过"
@-5d2h48m sun c009 progress step=safe remark="险情排除，复测为零"
@-5d2h46m lin c069 archive
@-5d2h37m he c073 resolve facts="抄表员串户" measures="冲减账单并致歉" accountability="扣综合所当月考核1分，责任人通报" revisit=yes satisfaction=fair
@-5d2h37m sun c009 progress step=left
@-5d2h31m he c108 resolve facts="采购流程过长" measures="建立常用配件安全库存" accountability="历史遗留，列入公司整改计划" revisit=yes satisfaction=fair special_reason="须停气作业，要等用户约定时间"
@-5d2h28m lin c070 archive
@-5d2h26m chen add c156 phone=13800001026 name="石子轩" address="顺平街70号铁路小区28号楼3单元704" area=north text="销户后卡里余额一直没退" category=bill/refund demand="refund,explanation" responsibility=unclear
@-5d2h13m he c101 resolve facts="窗口人员态度生硬属实" measures="当面道歉，调岗培训" accountability="扣综合所当月考核1分，责任人通报" revisit=yes satisfaction=satisfied
@-5d2h9m chen c156 forward department=station person=xu
@-5d2h2m sun c009 resolve facts="灶具旋塞阀内漏" measures="停用该灶，商户更换灶具后复检合格" accountability="非公司责任，无需追究" satisfaction=satisfied revisit=yes
@-5d2h wu c066 feedback remark="材料齐全，可以回访" satisfaction=fair
@-5d1h42m zhou c101 feedback remark="结果已转告受理人"
@-5d1h20m zheng c080 progress remark="查询系统记录，与用户说法一致"
@-5d1h18m wu c073 feedback remark="结果已转告受理人"
@-5d1h7m zhou c108 feedback remark="部门已确认处理结果"
@-5d51m zhou c125 feedback remark="已整理处理结果" satisfaction=fair
@-5d49m xu c157 contact outcome=agreement remark="已联系用户，请其保留票据"
@-5d31m xu c157 progress remark="核对抄表照片三张"
@-5d21m zhou c108 revisit satisfied=yes remark="用户满意，建议加强培训" satisfaction=satisfied
@-5d zhou c057 feedback remark="部门已确认处理结果"
@-4d23h34m gao c061 resolve facts="营业系统接口故障" measures="修复系统，上门办理" accountability="历史遗留，列入公司整改计划" satisfaction=satisfied
@-4d23h14m zheng c117 progress remark="配件已领取，正在赶往现场"
@-4d23h13m qin c071 progress remark="配件已领取，正在赶往现场" special_reason="用户出差，约定回来后处理"
@-4d22h59m chen add c155 phone=13800001703 name="林振华" address="兴华街21号阳光嘉园21号楼2单元1703" area=east channel=visit kind=enquiry text="学校按商业气价收，觉得不合理" category=policy/tariff demand=explanation account="DZ10209152" responsibility=third-party
@-4d22h35m40s zheng c117 propose opinion="程序合规，向客户出示通知送达记录"
@-4d22h35m20s guo c117 approve opinion="同意"
@-4d22h35m zheng c117 resolve facts="断气通知程序合规" measures="法务出具说明，协商减免" accountability="移交督查归档"
@-4d22h12m wu c066 revisit satisfied=yes remark="用户满意，建议加强培训" satisfaction=fair
@-4d22h12m chen c155 forward department=market
@-4d22h7m chen c009 feedback remark="已整理处理结果"
@-4d22h3m xu c157 resolve facts="接口垫片装反" measures="重新安装并赔偿地板清洁" accountability="综合所责任人扣绩效50元，组长约谈" revisit=yes satisfaction=satisfied
@-4d21h20m zhou c101 revisit satisfied=yes remark="用户感谢，提醒以后提前通知" satisfaction=fair
@-4d21h qin c155 receive
@-4d20h6m chen c117 feedback remark="材料齐全，可以回访" satisfaction=fair
@-4d20h4m zhou c108 archive
@-4d19h48m wu c157 feedback remark="结果已转告受理人"
@-4d19h20m qin c085 resolve facts="按发改部门联动机制调整" measures="提供文件文号" accountability="用户自有设施问题，无责任人" satisfaction=unknown
@-4d19h7m zhou c057 revisit satisfied=yes remark="用户表示问题已解决，对速度满意" satisfaction=fair
@-4d18h53m chen add c154 phone=0312-5558169 name="方锦程" address="文昌路45号临街门店" area=east kind=repair text="小区里就我们这栋七单元没有气" category=supply/outage demand="repair,explanation" evidence="promised,told"
@-4d18h50m xu c156 contact outcome=agreement remark="电话中致歉，约定今日到场"
@-4d18h44m wu c061 feedback remark="结果已转告受理人"
@-4d18h20m lin c125 archive
@-4d18h12m wu c157 revisit satisfied=yes remark="用户感谢，提醒以后提前通知" satisfaction=satisfied
@-4d18h12m chen c154 forward department=operations person=liu
@-4d18h5m qin c071 resolve facts="收尾人员漏户" measures="修补粉刷" accountability="对市场部责任人批评教育" satisfaction=fair
@-4d17h58m xu c156 progress remark="到现场查看，拍照取证"
@-4d17h56m liu c154 receive
@-4d17h35m wu c073 revisit satisfied=yes remark="用户认可处理结果" satisfaction=satisfied
@-4d17h31m zhou c057 archive
@-4d17h21m chen c117 archive
@-4d17h9m lin c101 archive
@-4d16h53m wang c128 resolve facts="机器人转人工失败" measures="修复转人工规则" accountability="对客服部责任人批评教育" satisfaction=fair special_reason="涉及两个部门，正在协调"
@-4d16h28m chen c009 revisit satisfied=yes satisfaction=satisfied remark="用户认可处理结果"
@-4d15h37m chen c085 feedback remark="已整理处理结果"
@-4d15h36m lin c066 archive
@-4d15h10m zhou add c023 phone=13800001955 name="彭月娥" address="清风南街8号博陵花园1号楼5单元604" area=south channel=outside kind=suggestion text="想参观气站，给孩子做研学" category=policy/other account="DZ10331923" outside_number=12345-9733621 responsibility=third-party next=settle measures="安排开放日" satisfaction=satisfied
@-4d15h4m chen c128 feedback remark="结果已转告受理人"
@-4d15h xu c156 resolve facts="销户流程未触发退款" measures="补办退款并致歉" accountability="对综合所责任人批评教育" revisit=yes satisfaction=satisfied
@-4d14h9m zheng c080 progress remark="复核账单明细" special_reason="用户出差，约定回来后处理"
@-4d13h23m zhou c071 feedback remark="材料齐全，可以回访"
@-4d12h53m lin c009 archive remark="抢修单随卷归档"
@-4d12h40m wu add c144 phone=13800001063 name="尹雪梅" address="建材路76号光明里5号楼3单元904" area=west channel=visit text="壁挂炉增容申请一个月没批" category=works/connection demand="repair,compensation" evidence="promised,told" responsibility=unclear
@-4d12h34m xu c083 resolve facts="调价后重新计价" measures="出示计价记录，用户认可" accountability="用户自有设施问题，无责任人" satisfaction=satisfied special_reason="须停气作业，要等用户约定时间"
@-4d12h14m chen c085 archive
@-4d11h57m chen c156 feedback remark="材料齐全，可以回访"
@-4d11h53m wu c144 forward department=market person=qin
@-4d11h40m zhou add c143 phone=13800005160 name="诸葛妍" address="文昌路79号阳光嘉园11号楼1单元1403" area=east text="六楼压力总比楼下低，做饭要等半小时" category=supply/pressure demand="repair,explanation" account="DZ10779895"
@-4d11h35m zhou c143 forward department=operations person=liu
@-4d11h17m qin c144 receive
@-4d11h12m40s zheng c080 propose opinion="追究泄露责任，向客户道歉"
@-4d11h12m20s guo c080 approve opinion="同意"
@-4d11h12m zheng c080 resolve facts="客户信息外传属实" measures="处分责任人，整改权限" accountability="按员工手册处理并通报"
@-4d11h10m lin c061 archive
@-4d10h17m lin c073 archive
@-4d10h6m liu c143 receive
@-4d9h59m chen c128 archive
@-4d9h53m qin c155 contact outcome=reached remark="加微信收到现场照片"
@-4d9h48m zhou c083 feedback remark="部门已确认处理结果"
@-4d8h39m chen add c142 phone=13800006448 name="史锦程" address="博陵路14号清风佳苑15号楼4单元1302" area=south text="小区燃气管道保温层被人偷了" category=other demand=repair
@-4d8h16m wu add c140 phone=13800002323 name="钟娜" address="顺平街71号定安里3号楼3单元303" area=north channel=outside text="报修小姑娘很耐心，但是师傅很不耐烦" category=service/manners demand=apology evidence=documents account="DZ10719943" object="维修人员" outside_number=12345-3204480
@-4d8h16m chen c142 forward department=service
@-4d8h13m wu add c137 phone=13800009718 name="周宝山" address="兴华街50号2-201" area=east text="安检员进门不穿鞋套，还在屋里抽烟" category=service/manners demand=apology responsibility=company
@-4d8h13m lin c071 archive
@-4d7h58m liu c143 contact outcome=reached remark="已联系用户，请其保留票据"
@-4d7h52m wu c140 forward department=station person=gao
@-4d7h44m wu c137 forward department=station
@-4d7h28m wu c142 receive
@-4d7h24m wu add c010 phone=13800008492 name="谢勇" address="科技路162号科技苑10号楼2单元804" area=zone text="灶台下面软管被老鼠咬破，能听见嘶嘶的声音" category=gas/leak demand=repair account="DZ10512233" emergency=yes
@-4d7h23m li c010 receive
@-4d7h22m li c010 contact outcome=reached remark="确认人员已撤到室外"
@-4d7h19m li c010 progress step=dispatched remark="抢修二组出发"
@-4d7h9m li c010 progress step=onsite remark="到场疏散楼内人员"
@-4d7h6m lin c083 archive
@-4d6h59m liu c154 contact outcome=reached remark="已通话，说明情况，约定上门时间"
@-4d6h56m gao c140 receive
@-4d6h23m zhou c080 feedback remark="部门已确认处理结果" satisfaction=fair
@-4d6h14m qin c144 contact outcome=agreement remark="电话联系，用户表示理解，等待处理"
@-4d6h11m liu c143 progress remark="核对抄表照片三张"
@-4d5h50m li c010 progress step=safe remark="已切断气源，现场安全"
@-4d5h24m chen c156 revisit satisfied=yes remark="用户说已恢复正常" satisfaction=fair
@-4d4h59m li c010 progress step=left
@-4d4h49m zhao c198 progress remark="上门两次解释，用户坚持赔整套橱柜" special_reason="用户诉求超出责任范围，协商未果"
@-4d4h37m li c010 resolve facts="橡胶软管鼠咬破损，用户已自行关阀" measures="免费更换不锈钢波纹管，讲解自检方法" accountability="无" satisfaction=satisfied revisit=yes
@-4d4h23m zhou add c146 phone=13800007271 name="孟欣悦" address="南城街2号福源小区17号楼5单元803" area=south text="火苗忽大忽小，锅底一圈黑" category=supply/pressure demand="repair,explanation" evidence=documents
@-4d4h3m chen add c145 phone=13800003567 name="王素芬" address="科技路44号科技苑10号楼4单元804" area=zone text="留言后没有人回电" category=service/hotline demand=apology evidence="photo,told" object="客服坐席"
@-4d3h58m zhou add c139 phone=13800004028 name="叶冬梅" address="清风南街158号福源小区20号楼2单元1401" area=south text="开户资料提交后没有任何短信" category=service/slow demand=apology object="窗口人员"
@-4d3h51m zhou c146 forward department=operations
@-4d3h50m zhou add c150 phone=13800004435 name="朱波" address="清风南街162号博陵花园5号楼3单元902" area=south channel=visit text="营业厅下班前十分钟就不办业务" category=service/manners demand=apology evidence="promised,told" account="DZ10770416" object="窗口人员"
@-4d3h46m zhou c080 archive
@-4d3h44m zhou c150 forward department=station person=xu
@-4d3h42m liu c143 resolve facts="立管末端变径偏小" measures="更换末端立管管段" accountability="管理改进项，不追究个人" revisit=yes
@-4d3h41m zhou c139 forward department=station
@-4d3h4m feng c146 receive
@-4d2h49m chen c145 forward department=service person=wu late_reason="当班来电集中，录入延误"
@-4d2h36m xu c150 receive
@-4d1h59m wu c010 feedback remark="部门已确认处理结果"
@-4d1h47m qin c144 progress remark="配件已领取，正在赶往现场"
@-4d1h35m chen add c153 phone=13800006222 name="金洁" address="创新大道147号5-403" area=zone text="一到饭点灶上的火就像蜡烛一样" category=supply/pressure demand="repair,explanation" evidence="photo,told"
@-4d1h33m zhou c143 feedback remark="已整理处理结果" satisfaction=fair
@-4d1h27m wu c145 receive
@-4d1h22m qin c144 resolve facts="压力核算未完成" measures="核算通过，已批复" accountability="市场部内部通报批评" revisit=yes satisfaction=fair
@-4d1h4m chen c153 forward department=operations person=liu
@-4d53m liu c153 receive
@-4d49m wang c198 suspend reason="诉求不合理，多次解释未达成一致，经值班长同意暂停协调"
@-4d11m feng c146 contact outcome=reached remark="已联系并了解详情，约次日上午上门"
@-4d3m feng c146 progress remark="核对抄表照片三张"
@-3d23h53m gao c140 contact outcome=reached remark="联系用户家属，约好周末有人在家"
@-3d23h48m zhou add c141 phone=13800007601 name="孔晓燕" address="兴华街89号兴华小区14号楼3单元1101" area=east text="楼上私接三通给出租房用气" category=gas/hazard demand=repair evidence=video
@-3d23h35m wu add c134 phone=0312-5535185 name="尹美玲" address="学院路141号阳光嘉园8号楼3单元1004" area=east channel=web text="换表申请一个月了，问谁谁不知道" category=service/slow demand=apology evidence=video object="客服坐席"
@-3d23h16m wu c134 forward department=station person=he
@-3d23h12m wu c142 contact outcome=not-reached remark="占线，稍后再拨"
@-3d23h8m wu add c138 phone=13800007974 name="周德明" address="刀枪街121号5-101" area=south text="停气通知写的八点到十二点，下午四点才来气" category=supply/notice demand="repair,explanation" evidence="promised,told" account="DZ10960349"
@-3d23h1m zhou c141 forward department=station
@-3d22h48m wu c144 feedback remark="部门已确认处理结果"
@-3d22h26m he c134 receive
@-3d22h25m wu c138 forward department=operations
@-3d22h22m wu c142 contact outcome=information remark="联系用户家属，约好周末有人在家"
@-3d22h22m xu c141 receive
@-3d22h17m chen add c136 phone=13800001072 name="石宁" address="科技路26号祥和安置区4号楼4单元503" area=zone channel=web text="商铺报装一会要图纸一会要消防，跑了五趟" category=works/connection demand="repair,compensation"
@-3d22h16m zhou add c149 phone=13800003167 name="丁德明" address="东风路55号东湖里11号楼1单元702" area=east channel=visit text="改一个弯头收三百块，不给发票" category=works/charges demand="repair,compensation" evidence="photo,told"
@-3d22h10m wu c010 revisit satisfied=yes satisfaction=satisfied remark="用户说已恢复正常"
@-3d22h2m wu add c135 phone=13800008336 name="谭一鸣" address="光明大街48号建材宿舍20号楼5单元1303" area=west channel=visit text="排队时保安推搡老人" category=service/manners demand=apology evidence="promised,told" object="外包施工人员" responsibility=third-party
@-3d21h53m feng c138 receive
@-3d21h50m zhou c149 forward department=market person=zhao
@-3d21h41m wu c135 forward department=station person=he
@-3d21h41m feng c146 resolve facts="灶具风门失调，供气压力正常" measures="上门调试灶具风门" accountability="用户自有设施问题，无责任人" satisfaction=satisfied
@-3d21h21m he c135 receive
@-3d21h2m chen c136 forward department=market person=zhao late_reason="当班来电集中，录入延误"
@-3d20h58m he c134 contact outcome=reached remark="已联系并了解详情，约次日上午上门"
@-3d20h51m gao c140 progress remark="已报部门负责人，等待批复"
@-3d20h49m zhao c136 receive
@-3d20h47m liu c153 contact outcome=reached remark="已联系并了解详情，约次日上午上门"
@-3d20h35m he c134 progress remark="现场检测完毕，数据已记录"
@-3d20h32m gao c140 resolve facts="师傅解释不充分" measures="道歉并重新讲解" accountability="对综合所责任人批评教育" revisit=yes
@-3d20h26m zhao c149 receive
@-3d20h26m xu c150 contact outcome=agreement remark="用户要求尽快，承诺当天处理"
@-3d19h48m xu c150 progress remark="与物业沟通，取得钥匙"
@-3d19h16m gao c137 contact outcome=not-reached remark="占线，稍后再拨"
@-3d18h56m he c134 resolve facts="工单挂起无人跟踪" measures="专人跟进，三日内换表" accountability="综合所责任人扣绩效100元" revisit=yes
@-3d18h44m xu c150 progress remark="已约谈当事人"
@-3d18h26m gao c137 contact outcome=reached remark="已联系用户，请其保留票据"
@-3d17h46m liu c153 progress remark="配件已领取，正在赶往现场"
@-3d17h30m wu c140 feedback remark="已整理处理结果" satisfaction=satisfied
@-3d17h17m xu c150 resolve facts="提前停止叫号" measures="纠正叫号时间，抽查监控" accountability="综合所责任人扣绩效50元，组长约谈" satisfaction=satisfied
@-3d16h39m gao c139 contact outcome=reached remark="电话中致歉，约定今日到场"
@-3d16h38m wu c145 contact outcome=reached remark="已联系用户，请其保留票据"
@-3d15h56m zhou add c147 phone=13800009519 name="谭红梅" address="南城街155号6-501" area=south channel=visit text="燃气井盖响，夜里车一压咣当一声" category=other demand=repair account="DZ10869238"
@-3d15h48m lin c010 archive
@-3d15h47m zhou c147 forward department=service person=wang
@-3d15h22m feng c138 contact outcome=agreement remark="电话中致歉，约定今日到场"
@-3d15h16m gao c139 progress remark="调取录音一段"
@-3d14h52m wu c145 progress remark="复核账单明细"
@-3d14h50m liu c153 progress remark="与施工单位现场核对"
@-3d14h49m wang c147 receive
@-3d14h46m wu c134 feedback remark="结果已转告受理人" satisfaction=satisfied
@-3d14h42m wu c142 resolve facts="保温层被盗属实" measures="补装并报警备案" accountability="责任在第三方，继续追偿" revisit=yes
@-3d14h42m wu add c151 phone=13800005100 name="高斌" address="祥和路85号创新公寓25号楼4单元1801" area=zone text="半夜报修电话转到别的城市" category=service/hotline demand=apology evidence=photo account="DZ10125679"
@-3d14h33m wu c151 forward department=service person=wu
@-3d14h3m chen c142 feedback remark="结果已转告受理人" satisfaction=satisfied
@-3d13h58m zhou add c148 phone=13800009976 name="叶娜" address="东风路166号书香苑6号楼2单元503" area=east text="新小区立管没有接地，雷雨天害怕" category=works/quality demand="repair,compensation" evidence=video
@-3d13h49m zhou c148 forward department=market
@-3d13h39m chen add c152 phone=13800001640 name="毛雅静" address="建材路3号西苑新村5号楼3单元403" area=west channel=outside text="阀门拧不动报修，回复下周才能来" category=repair/late demand=repair outside_number=12345-7316488
@-3d13h26m liu c153 resolve facts="单元立管滤网堵塞" measures="清洗滤网，压力恢复正常" accountability="运维部内部通报批评"
@-3d13h26m he c135 contact outcome=reached remark="加微信收到现场照片"
@-3d13h3m wu c151 receive
@-3d12h56m wu c145 progress remark="现场检测完毕，数据已记录"
@-3d12h50m he c135 progress remark="配件已领取，正在赶往现场"
@-3d12h30m gao c139 resolve facts="短信网关故障" measures="修复网关，补发短信" accountability="客服部内部通报批评" revisit=yes satisfaction=satisfied
@-3d12h23m xu c141 contact outcome=reached remark="电话中致歉，约定今日到场"
@-3d12h22m qin c148 receive
@-3d12h1m chen c152 forward department=station person=xu late_reason="当班来电集中，录入延误"
@-3d11h56m zhou add c011 phone=13800001050 name="孟艳红" address="东风路9号学府花园19号楼5单元502" area=east text="修路的挖机把黄色管子挖断了，旁边在跑气" category=gas/damage demand=repair emergency=yes
@-3d11h55m ma c011 receive
@-3d11h54m ma c011 contact outcome=reached remark="指导开窗关阀，告知不要开关电器"
@-3d11h53m ma c011 progress step=dispatched remark="抢修二组出发"
@-3d11h48m wu c145 resolve facts="留言箱当日未清" measures="补回电话，建立两小时清零制" accountability="客服部责任人扣绩效50元，组长约谈" revisit=yes satisfaction=satisfied
@-3d11h39m ma c011 progress step=onsite remark="到场，拉警戒线，检测浓度"
@-3d11h32m xu c152 receive
@-3d11h12m ma c011 progress step=safe remark="险情排除，复测为零"
@-3d11h9m xu c141 progress remark="查询系统记录，与用户说法一致"
@-3d11h2m gao c137 progress remark="与施工单位现场核对"
@-3d10h58m zhou c139 feedback remark="已整理处理结果"
@-3d10h39m ma c011 progress step=left
@-3d10h13m ma c011 resolve facts="第三方施工未办理管线交底，挖断DN63中压支管" measures="关闭上下游阀门，抢修恢复，向施工方索赔" accountability="由第三方承担责任，已发函" satisfaction=satisfied revisit=yes
@-3d9h36m wang c147 contact outcome=reached remark="加微信收到现场照片"
@-3d9h9m chen c145 feedback remark="部门已确认处理结果"
@-3d8h59m feng c138 progress remark="复核账单明细"
@-3d8h56m chen add c027 name="苏诗涵" address="建材路66号槐荫小区12号楼5单元903" area=west channel=letter text="就两口人一个月四十方，怀疑表快" category=meter/accuracy demand=repair next=settle measures="出具检定证书，指导查找用气习惯" satisfaction=satisfied
@-3d8h47m zhou c011 feedback remark="结果已转告受理人"
@-3d8h10m zhao c136 contact outcome=not-reached remark="占线，稍后再拨"
@-3d7h37m zhao c149 contact outcome=agreement remark="电话中致歉，约定今日到场"
@-3d7h20m zhao c149 progress remark="已约谈当事人"
@-3d7h20m zhao c136 contact outcome=agreement remark="已联系用户，请其保留票据"
@-3d7h15m he c135 resolve facts="保安劝导方式不当" measures="道歉，更换保安" accountability="通报相关单位，公司内部无责任人" revisit=yes satisfaction=satisfied
@-3d6h4m xu c141 progress remark="查询系统记录，与用户说法一致"
@-3d5h49m xu c141 resolve facts="私接三通属实" measures="拆除私接管，恢复原状" accountability="用户自有设施问题，无责任人" revisit=yes satisfaction=satisfied
@-3d5h28m zhao c136 progress remark="与施工单位现场核对"
@-3d5h23m zhao c136 progress remark="与施工单位现场核对"
@-3d4h46m wu add c024 phone=13800001492 name="周爱国" address="刀枪街145号博陵花园23号楼4单元1801" area=south text="燃气表走字有很大的响声" category=meter/fault demand=repair evidence="photo,told" account="DZ10936309" next=settle measures="拆换送检" satisfaction=fair
@-3d4h41m wu c135 feedback remark="结果已转告受理人"
@-3d4h27m liu c154 progress remark="与物业沟通，取得钥匙" special_reason="要等物业开启管井"
@-3d4h22m wu c151 contact outcome=information remark="已通话，说明情况，约定上门时间"
@-3d4h12m xu c152 contact outcome=agreement remark="联系用户家属，约好周末有人在家"
@-3d4h4m wu c151 progress remark="复核账单明细"
@-3d3h49m qin c155 resolve facts="学校应执行居民气价" measures="改按居民价，退还差价" accountability="扣综合所当月考核1分，责任人通报" revisit=yes satisfaction=satisfied special_reason="需更换的配件当日无货，已报采购"
@-3d3h37m zhou c011 revisit satisfied=yes satisfaction=satisfied remark="用户感谢，提醒以后提前通知"
@-3d2h54m zhao c136 resolve facts="一次性告知不到位" measures="专人代办，一次性告知清单上墙" accountability="对市场部责任人批评教育" revisit=yes satisfaction=satisfied
@-3d1h56m chen c136 feedback remark="结果已转告受理人"
@-3d1h50m xu c152 progress remark="核对抄表照片三张"
@-3d1h38m qin c148 contact outcome=reached remark="已联系用户，请其保留票据"
@-3d1h20m zhou c141 feedback remark="结果已转告受理人"
@-3d1h3m liu c154 progress remark="核对抄表照片三张"
@-3d59m zhao c149 resolve facts="外包人员私自收费" measures="全额退回，追究外包责任" accountability="扣市场部当月考核1分，责任人通报" satisfaction=satisfied
@-3d22m xu c152 resolve facts="人员排班紧张" measures="提前至次日处理" accountability="用户自有设施问题，无责任人" satisfaction=satisfied
@-3d chen c155 feedback remark="部门已确认处理结果"
@-2d22h57m lin c011 archive
@-2d22h12m wu c151 resolve facts="转接路由配置错误" measures="更正路由" accountability="对客服部责任人批评教育" satisfaction=satisfied
@-2d22h11m qin c148 resolve facts="接地扁铁未焊接" measures="补焊并检测电阻合格" accountability="市场部责任人扣绩效50元，组长约谈"
@-2d21h31m chen c155 revisit satisfied=yes remark="用户认可处理结果" satisfaction=satisfied
@-2d17h19m zhou add c012 phone=13800001905 name="尹方圆" address="迎宾路75号东湖里20号楼3单元103" area=east text="壁挂炉刚装好就漏气，一开就报警" category=gas/leak demand=repair responsibility=customer emergency=yes
@-2d17h16m ma c012 receive
@-2d17h11m ma c012 contact outcome=reached remark="指导开窗关阀，告知不要开关电器"
@-2d17h9m ma c012 progress step=dispatched remark="值班车已出发"
@-2d16h59m ma c012 progress step=onsite remark="到场关闭单元总阀"
@-2d16h4m ma c012 progress step=safe remark="险情排除，复测为零"
@-2d15h12m ma c012 progress step=left
@-2d14h26m ma c012 resolve facts="安装公司接口未上密封垫" measures="停用并重新安装接口，通报安装单位" accountability="通报相关单位，公司内部无责任人" satisfaction=satisfied revisit=yes
@-2d13h1m chen add c026 phone=0312-5542095 name="陈冬梅" address="创新大道134号院内平房" area=zone text="昨晚开始没气了，做不了饭，家里有婴儿" category=supply/outage demand="repair,explanation" responsibility=company next=settle measures="上门复位自闭阀并讲解操作" satisfaction=satisfied
@-2d12h36m liu c154 resolve facts="单元阀被误关" measures="恢复阀门，加锁" accountability="责任在第三方，继续追偿" revisit=yes satisfaction=satisfied
@-2d10h36m zhou c012 feedback remark="结果已转告受理人"
@-2d9h47m chen c154 feedback remark="部门已确认处理结果"
@-2d9h36m wu add c203 phone=13800009580 name="张淑珍" address="西关街99号院内平房" area=west text="邻居家自来水管漏到我家，要求燃气公司处理" category=other demand=repair evidence=documents
@-2d9h11m wu c203 reject reason="不属燃气业务，已告知供水公司电话" told=yes
@-2d7h24m chen c154 revisit satisfied=yes remark="用户认可处理结果" satisfaction=satisfied
@-2d7h19m zhou c012 revisit satisfied=yes satisfaction=satisfied remark="用户表示问题已解决，对速度满意"
@-2d6h35m wang c147 resolve facts="井盖垫圈缺失" measures="加装降噪垫圈" accountability="对运维部责任人批评教育" satisfaction=fair special_reason="须停气作业，要等用户约定时间"
@-2d5h20m feng c138 resolve facts="施工遇水管交叉延误" measures="致歉并完善延时告知" accountability="对运维部责任人批评教育" revisit=yes special_reason="须停气作业，要等用户约定时间"
@-2d5h8m gao c137 resolve facts="安检员违反入户规范" measures="道歉，停岗培训三天" accountability="综合所责任人扣绩效50元，组长约谈" revisit=yes special_reason="要等物业开启管井"
@-2d2h56m wu c137 feedback remark="已整理处理结果" satisfaction=fair
@-2d57m wu c138 feedback remark="部门已确认处理结果" satisfaction=satisfied
@-1d23h5m lin c012 archive
@-1d20h guo c197 urge remark="催计量所并先退还扣款"
@-1d19h49m wu add c013 phone=13800002590 name="郑兰英" address="铁路北街62号3-203" area=north text="洗澡时头晕恶心，开窗后好些，怀疑热水器一氧化碳" category=gas/poisoning demand=repair account="DZ10108003" emergency=yes
@-1d19h47m sun c013 receive
@-1d19h44m sun c013 contact outcome=reached remark="已通话，指导关阀撤离"
@-1d19h41m sun c013 progress step=dispatched remark="抢修一组两人一车"
@-1d19h26m sun c013 progress step=onsite remark="到场疏散楼内人员"
@-1d19h3m sun c013 progress step=safe remark="险情排除，复测为零"
@-1d18h28m sun c013 progress step=left
@-1d17h54m sun c013 resolve facts="烟道被鸟窝堵塞，排烟不畅" measures="停用热水器，清理烟道，建议加装报警器" accountability="非公司责任，无需追究" satisfaction=satisfied revisit=yes
@-1d16h3m wu c013 feedback remark="部门已确认处理结果"
@-1d13h46m wu c013 revisit satisfied=yes satisfaction=satisfied remark="用户满意，建议加强培训"
@-1d6h zhou add c205 phone=13800003045 name="秦佳怡" address="科技路97号祥和安置区7号楼2单元504" area=zone channel=web text="换的自闭阀隔天就自己关一次，做饭做到一半灭火" category=repair/quality demand=repair account="DZ10687522"
@-1d5h51m zhou c205 forward department=station
@-1d5h50m lin c013 archive remark="应急记录已附卷"
@-1d5h12m chen add c185 phone=13800002930 name="马云鹤" address="刀枪街150号5-602" area=south channel=visit text="停用半年的房子，每个月还有基本气费" category=bill/amount demand="refund,explanation" evidence="promised,told"
@-1d4h51m he c205 receive
@-1d4h46m chen c185 forward department=station person=xu
@-1d3h46m xu c185 receive
@-1d3h28m wu add c019 phone=13800009751 name="贾春花" address="柳林街58号西苑新村13号楼4单元801" area=west channel=web kind=enquiry text="七口之家能不能多加阶梯气量" category=policy/tariff demand=explanation evidence="photo,told" next=settle measures="指导提交户口本办理" satisfaction=satisfied
@-1d2h51m he c205 contact outcome=agreement remark="已通话，说明情况，约定上门时间"
@-1d2h18m zhou add c184 phone=13800003473 name="廖宏伟" address="槐荫路84号建材宿舍18号楼3单元1702" area=west text="燃气立管正对着卧室窗户，夜里风一吹就响" category=works/quality demand="repair,compensation" evidence=video
@-1d1h56m zhou c184 forward department=market person=qin
@-1d56m qin c184 receive
@-1d25m zhou add c029 phone=13800001090 name="彭素芬" address="朝阳大街129号6-401" area=east channel=web text="要求把燃气表送第三方检定" category=meter/accuracy demand=repair evidence="photo,told" next=settle measures="检定合格，费用按规定由用户承担" satisfaction=satisfied
@-23h59m9s wu add c025 phone=13800002303 name="袁艳红" address="迎宾路82号底商" area=east text="最近气不耐烧，同样的菜烧气多了" category=supply/quality demand="repair,explanation" responsibility=third-party next=settle measures="提供检测报告并解释体积计量" satisfaction=satisfied
@-22h zhou add c187 phone=0312-5598451 name="汤克俭" address="刀枪街32号中山名邸25号楼5单元1801" area=south text="村里煤改气，村东头六户一直没接" category=works/connection demand="repair,compensation"
@-21h51m24s he c205 resolve facts="自闭阀灵敏度过高" measures="更换自闭阀" accountability="综合所责任人批评教育" satisfaction=fair revisit=yes
@-21h40m48s zhou c187 forward department=market person=qin
@-21h chen add c192 phone=13800007732 name="沈宏伟" address="科技路154号创新公寓17号楼3单元401" area=zone channel=visit text="食堂气费按高峰价收，要求重新核算" category=bill/amount demand="refund,explanation"
@-20h39m4s chen c192 forward department=station person=he
@-20h32m32s qin c187 receive
@-20h21m57s he c192 receive
@-20h wu add c186 phone=13800007352 name="尹秀英" address="兴华街160号二楼东户" area=east channel=web text="学校食堂午餐时间蒸箱压力上不去，推迟开饭两天" category=supply/pressure demand="repair,explanation" account="DZ10736332"
@-20h guo c196 urge remark="三日内拿出方案"
@-19h54m10s wu c186 forward department=operations
@-19h51m24s zhou c205 feedback remark="请回访确认"
@-19h zhou add c195 phone=13800007141 name="上官庆余" address="福源路48号南苑里17号楼2单元101" area=south channel=outside text="因施工造成地砖开裂，要求赔偿三千元否则起诉" category=law/lawsuit demand="explanation,compensation" outside_number=12345-3728885
@-18h46m23s zhou c195 forward department=supervision person=zheng
@-18h45m27s liu c186 receive
@-18h7m18s he c192 contact outcome=information remark="已联系，用户补充了时间和经过"
@-18h5m43s zheng c195 receive
@-17h58m27s qin c187 contact outcome=information remark="联系用户家属，约好周末有人在家"
@-17h3m30s qin c187 progress remark="调取录音一段"
@-17h chen add c190 phone=13800009180 name="谢建军" address="南城街74号博陵花园11号楼3单元1701" area=south text="安检提示烟道不合格，房东不肯改，租客投诉" category=gas/inspection demand=repair
@-16h58m27s wang c187 assist department=operations remark="请运维部核对末端管网"
@-16h47m23s chen c190 forward department=station
@-16h30m7s he c190 receive
@-16h18m40s liu c186 contact outcome=information remark="联系用户家属，约好周末有人在家"
@-16h wu add c193 phone=13800009843 name="毛栋" address="南城街141号南苑里1号楼3单元501" area=south text="庭院管改迁报价太高，要求出示依据" category=works/charges demand="repair,compensation" responsibility=customer
@-15h55m15s wu c193 forward department=market person=qin
@-15h31m30s qin c193 receive
@-15h2m20s zheng c195 contact outcome=reached remark="用户要求尽快，承诺当天处理"
@-14h51m24s zhou c205 revisit satisfied=no satisfaction=dissatisfied remark="用户说昨晚又关了一次，要求换品牌"
@-14h27m17s zheng c195 progress remark="配件已领取，正在赶往现场"
@-14h24m23s he c190 contact outcome=reached remark="电话联系，用户表示理解，等待处理"
@-14h zhou add c188 phone=13800004654 name="潘诗涵" address="南城街71号底商" area=south channel=visit text="怀疑远传表被多计，已要求送检" category=meter/accuracy demand=repair evidence=photo account="DZ10326095" responsibility=company
@-13h16m44s zhou c188 forward department=station person=gao
@-13h2m20s zheng c195 note remark="已请法务一起参加协商"
@-12h39m53s gao c188 receive
@-12h28m57s zhou add c022 phone=0312-5512900 name="江芳" address="仓储路147号临街门店" area=north channel=visit kind=repair text="表上一直显示ERR3" category=meter/fault demand=repair evidence=photo next=settle measures="复位并移开磁性物品" satisfaction=satisfied
@-12h22m17s qin c193 contact outcome=reached remark="联系用户家属，约好周末有人在家"
@-12h chen add c191 phone=13800006263 name="周方圆" address="东风路158号书香苑4号楼1单元1804" area=east text="多次反映热线占线，要求书面答复" category=service/hotline demand=apology evidence="photo,told" object="外包施工人员"
@-11h52m5s chen c191 forward department=service
@-11h19m1s wang c191 receive
@-10h59m52s qin c193 progress remark="已报部门负责人，等待批复"
@-10h44m49s gao c188 contact outcome=reached remark="用户要求尽快，承诺当天处理"
@-9h38m15s wang c191 contact outcome=information remark="电话联系，用户表示理解，等待处理"
@-9h12m chen add c199 phone=13800009936 name="龙慧" address="创新大道68号祥和安置区5号楼5单元1703" area=zone channel=outside text="上个月换的入户阀门有锈水滴下来，分不清是水管还是燃气管" category=repair/quality demand=repair evidence="promised,told" outside_number=12345-2159005
@-9h zhou add c189 phone=13800008710 name="高爱国" address="东风路100号阳光嘉园2号楼1单元602" area=east text="独居老人灶具打不着，子女在外地，希望尽快" category=repair/late demand=repair evidence=video account="DZ10295327"
@-8h54m chen c199 forward department=market person=qin
@-8h46m22s xu c185 contact outcome=not-reached remark="两次无人接听"
@-8h32m29s zhou c189 forward department=station
@-8h29m36s wang c191 progress remark="到现场查看，拍照取证"
@-8h11m59s qin c199 return reason="不是新装工程，属户内维修，应由综合所处理"
@-8h8m15s wang c191 protect guardian=gao threat="来电人称不答复就到营业厅闹" targets="中山路营业厅" protection="安排专人接待，保安在岗"
@-8h6m31s chen add c158 phone=13800003533 name="宋蕾" address="清风南街74号底商" area=south text="管道穿墙的洞没封，冬天进风" category=works/quality demand="repair,compensation" evidence="promised,told" account="DZ10579714"
@-7h58m17s chen add c159 phone=0312-5528528 name="孔志强" address="东风路144号底商" area=east text="管道施工震裂我家墙，准备起诉" category=law/lawsuit demand="explanation,compensation"
@-7h54m chen c199 forward department=station person=xu remark="退单后改派综合所"
@-7h48m8s zhou add c164 phone=13800003140 name="冯蕾" address="奉化路12号定安里15号楼1单元902" area=north channel=outside text="红外感应灶点不着，报修两天没回音" category=repair/late demand=repair evidence=video outside_number=12345-7318213 responsibility=third-party
@-7h43m58s xu c189 receive
@-7h42m12s zhou add c160 phone=13800003790 name="曾克俭" address="文昌路151号临街门店" area=east text="说好周三来通气，等了一天没人来" category=works/connection demand="repair,compensation" evidence=video
@-7h41m58s chen c158 forward department=market person=qin
@-7h30m xu c199 receive
@-7h15m20s chen c159 forward department=supervision
@-7h15m11s chen add c163 phone=13800002135 name="赖春花" address="定安路53号奉化苑27号楼1单元203" area=north text="刚装三个月的管卡就掉了" category=works/quality demand="repair,compensation"
@-7h13m15s zhou c164 forward department=station person=he
@-7h chen add c194 phone=13800003596 name="白文博" address="柳林街112号建材宿舍26号楼2单元302" area=west text="连续两周停气检修都没有提前说" category=supply/notice demand="repair,explanation" evidence="photo,told"
@-6h57m16s zhou add c162 phone=13800004383 address="兴华街14号学府花园22号楼2单元1803" area=east text="说免费换表，最后收了材料费" category=works/charges demand="repair,compensation"
@-6h56m51s zhou c160 forward department=market person=qin
@-6h50m chen c163 forward department=market person=zhao
@-6h48m17s qin c160 receive
@-6h45m30s zheng c159 receive
@-6h43m59s zhou add c167 phone=0312-5588366 name="邓宁" address="文昌路9号书香苑25号楼1单元302" area=east channel=web text="工地护栏占着盲道一个星期" category=works/restore demand="repair,compensation" account="DZ10867217"
@-6h36m34s zhao c163 receive
@-6h31m38s zhou c162 forward department=market person=qin
@-6h28m15s qin c158 receive
@-6h15m41s chen c194 forward department=operations person=liu
@-6h10m23s xu c189 contact outcome=reached remark="联系用户家属，约好周末有人在家"
@-6h6m xu c199 contact outcome=reached remark="已通话，锈水来自相邻水管，约下午上门确认"
@-6h5m30s he c164 receive
@-5h59m43s liu c194 receive
@-5h57m30s zhou c167 forward department=market person=qin
@-5h48m18s qin c162 receive
@-5h43m39s chen add c165 phone=13800009628 name="程宝山" address="顺平街57号铁路小区5号楼5单元1604" area=north channel=visit text="夜里检修停气没有通知，早上店里没法开门" category=supply/notice demand="repair,explanation" evidence="photo,told" account="DZ10309142"
@-5h39m35s qin c167 receive
@-5h36m38s zhou add c166 phone=13800001662 name="秦蕾" address="滨河路8号科技苑17号楼5单元1401" area=zone text="施工队长要烟才肯先给我家装" category=law/violation demand="explanation,compensation" responsibility=unclear
@-5h35m43s qin c158 contact outcome=reached remark="电话联系，用户表示理解，等待处理"
@-5h27m26s zhou c166 forward department=supervision
@-5h8m26s xu c189 progress remark="复核账单明细"
@-5h7m13s qin c160 contact outcome=reached remark="已联系用户，请其保留票据"
@-5h6m26s chen add c161 phone=13800008785 name="万嘉树" address="中山路118号福源小区19号楼4单元1201" area=south text="客服挂我电话，说我听不懂话" category=service/manners demand=apology evidence="photo,told" account="DZ10157656" object="客服坐席"
@-5h zhou add c179 phone=13800007711 name="黄思远" address="文昌路29号阳光嘉园13号楼4单元1103" area=east text="安置房二期点火仪式都办了，我们这栋还封着堵" category=works/connection demand="repair,compensation" evidence=documents responsibility=company
@-4h58m9s chen c165 forward department=operations person=liu
@-4h51m24s he c164 contact outcome=reached remark="已联系用户，请其保留票据"
@-4h50m43s zhao c163 contact outcome=reached remark="已联系用户，请其保留票据"
@-4h36m22s qin c162 contact outcome=reached remark="联系用户家属，约好周末有人在家"
@-4h34m58s chen c161 forward department=station
@-4h33m26s zhou c179 forward department=market person=zhao
@-4h20m18s liu c165 receive
@-4h17m21s zheng c166 receive
@-4h5m59s wu add c181 phone=13800008161 name="谢刚" address="兴华街11号东湖里26号楼3单元1203" area=east text="上门换表后阀收了一百二，收据是手写的" category=repair/charges demand=repair evidence="promised,told"
@-4h39s qin c167 contact outcome=reached remark="用户要求尽快，承诺当天处理"
@-3h57m14s wu c181 forward department=station person=he
@-3h56m58s qin c184 contact outcome=not-reached remark="两次无人接听"
@-3h53m53s gao c161 receive
@-3h36m wu add c183 phone=13800001826 name="万鹏" address="博陵路98号中山名邸5号楼2单元501" area=south channel=web kind=enquiry text="独居老人采暖能不能享受低保气价" category=policy/tariff demand=explanation evidence=documents account="DZ10155300"
@-3h12m chen add c178 phone=0312-5594839 name="韩敏" address="兴华街139号二楼东户" area=east text="商业用户改居民用户的申请交了三个星期" category=service/slow demand=apology evidence="photo,told" account="DZ10977945" object="外包施工人员"
@-3h7m19s wu c183 forward department=market person=qin
@-3h4m30s liu c165 contact outcome=reached remark="加微信收到现场照片"
@-2h50m55s chen c178 forward department=station person=gao
@-2h42m chen add c182 phone=13800003778 name="蔡丽华" address="中山路88号6-302" area=south channel=visit text="施工员私下卖给我一段管子，后来听说是公司的料" category=law/violation demand="explanation,compensation" evidence="photo,told" object="客服坐席"
@-2h33m58s liu c194 contact outcome=information remark="电话联系，用户表示理解，等待处理"
@-2h24m41s zhou add c014 phone=13800007394 name="任惠民" address="清风南街116号南苑里3号楼5单元1503" area=south channel=web text="重复缴费两笔，只退了一笔" category=bill/refund demand="refund,explanation" account="DZ10808540" responsibility=company next=settle measures="第二笔已原路退回" satisfaction=satisfied
@-2h23m19s chen c182 forward department=supervision person=zheng
@-2h18m zhou add c176 phone=13800002886 name="崔文博" address="清风南街43号博陵花园8号楼4单元1604" area=south text="新房退还的预存差额说好昨天到账，没有" category=bill/refund demand="refund,explanation"
@-2h7m20s zhou add c017 phone=13800005922 name="方洁" address="科技路99号二楼东户" area=zone channel=visit kind=repair text="出差一个月回来打不开火，表上显示关阀" category=supply/outage demand="repair,explanation" responsibility=third-party next=settle measures="电话指导按键开阀成功" satisfaction=satisfied
@-2h2m12s chen add c015 phone=13800003396 name="孙启航" address="东风路75号兴华小区14号楼3单元601" area=east kind=enquiry text="民宿到底按居民还是商业" category=policy/tariff demand=explanation evidence=photo next=settle measures="解释政策依据" satisfaction=satisfied
@-1h54m15s zhou c176 forward department=station person=gao
@-1h54m chen add c180 phone=13800007962 name="诸葛宏伟" address="博陵路96号福源小区15号楼2单元501" area=south text="邻居把晾衣绳拴在燃气管上，越拽越弯" category=gas/hazard demand=repair evidence="photo,told"
@-1h28m10s chen c180 forward department=station
@-1h26m chen add c174 phone=13800008016 name="康立新" address="仓储路3号临街门店" area=north text="维修后仍漏水，阀门下面垫着毛巾还是湿" category=repair/quality demand=repair evidence=video
@-1h10m wang c184 urge remark="请尽快联系用户，结束后回电"
@-1h6m chen add c175 phone=13800006117 name="丁子轩" address="福源路129号底商" area=south channel=web text="面馆三个灶眼同时开就没火了，上周还好好的" category=supply/pressure demand="repair,explanation" evidence=photo responsibility=customer
@-1h4m zhou add c173 phone=13800007433 name="萧爱国" address="永济路89号6-303" area=west text="单元门口开挖后留了个土堆，轮椅过不去" category=works/restore demand="repair,compensation" evidence=documents
@-55m48s chen c175 forward department=operations person=feng
@-48m chen add c177 phone=13800003445 name="贺磊" address="定安路21号定安里16号楼1单元1602" area=north kind=repair text="表上电池图标一直闪，按键没有反应" category=meter/fault demand=repair evidence=video
@-46m zhou add c200 phone=0312-5541757 name="袁翠兰" address="槐荫路141号西苑新村21号楼2单元1801" area=west text="光明大街路口挖机挖破了燃气管，嘶嘶地往外跑气" category=gas/damage demand=repair evidence=documents emergency=yes
@-44m sun c200 receive
@-41m15s zhou add c172 phone=13800003749 name="常俊杰" address="永济路99号光明里11号楼5单元1401" area=west channel=web text="二十八层洗澡水忽冷忽热，物业说是燃气压力的事" category=supply/pressure demand="repair,explanation" evidence="promised,told"
@-41m sun c200 contact outcome=reached remark="施工方已停机，人员撤到上风向"
@-40m sun c200 progress step=dispatched remark="抢修一组、二组出动，通知交警"
@-38m zhou c202 recomplain text="上次说修好了，阀门又松了，同一个师傅来看一眼就走，不认可这个处理" demand="repair,apology"
@-31m wang c202 note remark="同一问题再次投诉，请综合所所长亲自处理"
@-30m16s chen add c016 phone=13800002138 name="董宝山" address="博陵路49号中山名邸20号楼3单元1304" area=south kind=repair text="IC卡插进去没反应，屏幕是黑的" category=meter/fault demand=repair evidence=video next=settle measures="免费更换表具" satisfaction=satisfied
@-30m wang c185 urge remark="请尽快联系用户，结束后回电"
@-29m42s chen c177 forward department=station
@-27m sun c200 progress step=onsite remark="关闭上下游阀门，警戒一百米"
@-26m6s wu add c171 phone=13800009094 name="文浩然" address="文昌路62号兴华小区17号楼2单元702" area=east channel=visit text="给父母代缴缴错了户号，能不能转过来" category=bill/payment demand="refund,explanation" evidence="promised,told" account="DZ10165420" callback=@+35m
@-17m25s chen add c170 phone=0312-5533385 name="杨超" address="南城街11号南苑里17号楼4单元904" area=south channel=outside text="在中山路营业厅办过户，三号窗口的人一直玩手机不理人" category=service/manners demand=apology object="窗口人员" outside_number=12345-1960596
@-9m29s zhou add c169 phone=13800009336 name="冯方圆" address="中山路123号中山名邸21号楼2单元1502" area=south text="昨天报修热水器进气阀，说今天上午到，到现在没人联系" category=repair/late demand=repair evidence=photo account="DZ10478558"
@-9m12s chen add c201 phone=13800004907 name="姜振华" address="文昌路24号8-103" area=east text="学院路小学对面底商有煤气味，越来越浓，楼上住着老人" category=gas/leak demand=repair evidence=documents emergency=yes
@-3m30s chen add c168 phone=13800005766 name="余德明" address="南城街15号5-403" area=south text="抄表员说我家表数和系统对不上，要补两百方，我不认" category=meter/reading demand=repair evidence="photo,told" responsibility=customer

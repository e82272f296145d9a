# The archive from the command line (PU-13): lists, lending, destruction, its certificate;
# afterwards audit, verify and an export into another store still agree.
. "$(dirname "$0")/common.sh"
CONF=$T/plaint.conf
ME=$(id -un)
cat >"$CONF" <<END
include("profiles/gas-company.conf")
company_zh = "测试燃气公司"
retention "archived" { keep = "1d" }
retention "safety" { keep = "forever"  categories = { "gas/*" } }
staff "$ME" { name = "Me"  number = "1"  department = "company"  roles = { taker, manager, archivist } }
staff "gu"  { name = "顾云"  number = "2"  department = "service"  roles = { archivist } }
department "company" { lead = "$ME" }
END
cat >"$T/past.story" <<END
@-5d $ME a add phone="13812345678" name="张敏" channel="phone" kind="complaint" category="bill/amount" address="学院路5号" text="阶梯气价有疑问" next=settle facts="抄表有误" measures="已更正" accountability="无" satisfaction="satisfied"
@-5d $ME b add phone="13900001111" name="李四" channel="phone" kind="complaint" category="gas/leak" address="中山路7号" text="有煤气味" next=settle facts="阀门" measures="更换" accountability="无" satisfaction="satisfied"
@-5d $ME c add phone="13700002222" name="赵六" channel="phone" kind="complaint" category="bill/amount" address="人民路9号" text="催缴方式" next=settle facts="短信" measures="说明" accountability="无" satisfaction="satisfied"
@-4d $ME b lend step=out borrower="顾云" purpose="核查" due_back=$(date -d '2 days ago' +%F)
@-1h gu a destroy reason="保管期满"
END
p() { local rc=$1; shift; run "$rc" "$@" --config "$CONF"; }

p 0 serve --sample "$T/past.story"
first() { grep -o '[0-9]\{8\}-[0-9]*' <<<"$out" | head -n 1; }
p 0 archive --due
has "$out" 'archived 1d'
C=$(first)
is "$(grep -c 'archived 1d' <<<"$out")" 1
p 0 archive --proposed
has "$out" '顾云: 保管期满'
A=$(first)
p 0 list --state archived --category 'gas/*'
B=$(first)
p 0 archive
has "$out" "$A" "$B" "$C"

# Not back on its day: told once to archivist and borrower, with no screen open; listed so.
p 0 archive --lent
has "$out" "^ *!! +$B .*顾云: 核查"
p 0 archive --lent --json
has "$out" '"overdue": true'
p 0 sweep
p 0 show "$B" --json
is "$(grep -c '"action": "breach"' <<<"$out")" 1
has "$out" "\"to\": \"$ME,gu\""
p 0 do "$B" lend step=back

# Lent out, and what is lent out is not destroyed.
p 2 do "$C" lend step=out
p 0 do "$C" lend step=out borrower=王五 purpose=审计 due_back=2099-01-01
p 0 archive --lent
has "$out" "$C.*2099-01-01.*王五: 审计"
p 2 archive --propose 保管期满 "$C"
has "$err" 'is lent to'
p 0 do "$C" lend step=back
p 0 archive --lent
hasnt "$out" "$C"

# The one to be kept for ever is refused; nobody approves what they proposed; the other goes.
p 2 archive --propose x "$B"
has "$err" 'for ever'
p 0 archive --propose 保管期满
has "$out" "^$C destroy$"
p 0 archive --proposed --json
has "$out" "\"number\": \"$A\"" '保管期满'
p 3 archive --approve 同意
has "$out" "^$A approve$"
hasnt "$out" "^$C"
p 0 archive --destroyed
has "$out" "$A" '保管期满'
p 0 archive --certificate
has "$out" "$A" 'Certificate of destruction' '测试燃气公司'
p 0 show "$A" --json
hasnt "$out" '张敏|13812345678|阶梯气价|抄表有误'
p 1 find 阶梯气价
p 0 show "$B" --json
has "$out" '李四'

# The chain still verifies; an export carries what is left, and no more.
p 0 verify
p 0 audit
p 0 export "$T/all.jsonl"
hasnt "$(cat "$T/all.jsonl")" '张敏|13812345678|阶梯气价|抄表有误'
gone --config "$CONF"
run 0 import "$T/all.jsonl" --config "$CONF" --data "$T/other"
run 0 audit --config "$CONF" --data "$T/other"
run 0 show "$A" --config "$CONF" --data "$T/other"
gone --config "$CONF" --data "$T/other"
done_testing

# Letters from the command line (PU-8): written, looked at, again, as PDF; a site's own
# template; faults of templates with their lines.
. "$(dirname "$0")/common.sh"
CONF=$T/plaint.conf
mkdir "$T/letters"
printf 'company = "Test gas"\ncompany_zh = "测试燃气公司"\n' >"$CONF"
export PLAINT_CONFIG=$CONF
p() { local rc=$1; shift; run "$rc" "$@" --config "$CONF"; }

p 0 add phone=13812345678 name=张敏 channel=phone kind=complaint category=bill/amount address=学院路5号 text=多收费
N=$out
p 0 letter "$N" --preview --lang zh
has "$out" '^ +测试燃气公司$' '投诉答复书' '未编号' '尊敬的张敏' '复查'
p 0 letter "$N" --kind extension --lang en opinion="meter to be tested"
has "$out" 'L[0-9]{4}-0001' 'What we think so far: meter to be tested'
p 0 letter "$N" --again last --json
has "$out" '"letter": "L[0-9]{4}-0001"' 'Notice of extension'
p 1 letter "$N" --again L2001-0001
p 2 letter "$N" --kind no-such-one
p 0 show "$N"
has "$out" 'L[0-9]{4}-0001'
hasnt "$out" 'We ask for your patience'

# A site's own template stands before the shipped one; a new kind needs its form's choice.
printf '= {{company}}\n{{?name}}Hello {{name}}\n' >"$T/letters/reply.en.txt"
p 0 reload
p 0 letter "$N" --preview --lang en
is "$(sed -n 2p <<<"$out")" "Hello 张敏"

# Faults, each with its line.
printf 'a\n{{nobody}}\n{{name\nx {{?name}}\n' >"$T/letters/result.en.txt"
p 1 check
has "$out$err" 'letters/result.en.txt:2: no such placeholder: "nobody"' 'letters/result.en.txt:3: ' 'letters/result.en.txt:4: '
p 2 reload
rm "$T/letters/result.en.txt"

# PDF: never over a file that is there, and then nothing is written at all.
: >"$T/there.pdf"
if [ -x "$(dirname "$PLAINT")/plaint-pdf" ]; then
	p 2 letter "$N" --pdf "$T/there.pdf"
	p 0 letter "$N" --lang en --pdf "$T/a.pdf"
	has "$out" '^L[0-9]{4}-0002 '
	is "$(head -c 5 "$T/a.pdf")" "%PDF-"
	is "$(stat -c %a "$T/a.pdf")" 600
	grep -aq 'MediaBox \[ 0 0 595' "$T/a.pdf" || fault "not A4"
	if command -v pdftotext >/dev/null; then
		text=$(pdftotext -layout "$T/a.pdf" -)
		has "$text" 'Test gas' 'Hello'
	fi
	p 5 letter "$N" --preview --pdf /nonexistent/a.pdf
else
	p 5 letter "$N" --pdf "$T/a.pdf"
	has "$err" 'libpango1.0-dev'
fi
[ -s "$T/there.pdf" ] && fault "written over"
done_testing

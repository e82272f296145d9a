#!/usr/bin/env bash
# JSON in: every fault named with its line, nothing stored of a bad object. JSON out:
# the names of the contract.
LEAKS=yes . "$SOURCE/tests/cli/common.sh"

count() { "$PLAINT" list --state all --limit 1000 --json | grep -c '"number"'; }

# one object, over several lines, grouped as show groups it
cat >"$T/one.json" <<'J'
{
  "customer": { "name": "王芳", "phone": "138 0013 8001", "address": "城东花园3号楼" },
  "matter": { "text": "第一行\n第二行", "object": "抄表员" },
  "category": "meter/reading", "evidence": ["photo", "told"], "area": null
}
J
run 0 add --json "$T/one.json"
n=$out
has "$n" '^[0-9]{8}-0001$'
run 0 show "$n" --json
has "$out" '"name": "王芳"' '"text": "第一行\\n第二行"' '"evidence": "photo,told"' '"object": "抄表员"'
for name in number state level emergency kind channel category nature received taker department person \
	assisting responsibility customer name phone account address area matter object time place text effect \
	demand evidence outside_number outside_numbers original recomplaints clocks run started due original_due provisional \
	warned stopped events seq by action changes hash result facts measures accountability satisfaction version; do
	has "$out" "\"$name\": "
done
has "$out" '"received": "20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\+08:00"' '"hash": "[0-9a-f]{64}"'

# several numbers of other systems: one text, and a list (U-14)
run 0 add --json - <<<'{"text":"十二","category":"meter/reading","outside_number":["12345-1","95598-2"]}'
run 0 show "$out" --json
has "$out" '"outside_number": "12345-1,95598-2"' '"outside_numbers": \['  '"12345-1",' '"95598-2"'
run 0 list --csv
has "$out" ',outside_number' ',"12345-1,95598-2"'
COLUMNS=120 run 0 list
has "$out" 'Outside number' '12345-1, 95598-2'

# lines: the good ones are stored, each bad one named by its line
printf '%s\n' '{"text":"五","category":"meter/reading"}' '{"text":"六","category":"no/such","phone":"abc"}' '' \
	'{"text":"七","category":"meter/reading"' '{"text":{"a":1},"demand":[["x"]]}' '"text"' '{}' \
	'{"text":"八","category":"meter/reading","phone":"13800138002"}' >"$T/lines.jsonl"
run 2 add --json "$T/lines.jsonl"
is "$(wc -l <<<"$out")" 2
has "$err" "lines.jsonl:2: .*category" "lines.jsonl:2: .*phone" 'lines.jsonl:4: bad JSON' \
	'lines.jsonl:5: text' 'lines.jsonl:5: demand' 'lines.jsonl:6: ' 'lines.jsonl:7: '
hasnt "$err" 'lines.jsonl:[138]:'
is "$(count)" 4
run 0 find 五

# what no JSON may do
before=$(count)
for bad in '' '{' '[]x' 'null' '{"text":"a\u0000b"}' '{"text":"x","text":"y"}' '{"text":"\ud800"}' \
	'{"text":1e999}' '[[1]]' '{"customer":{"shoe":"43"},"text":"x"}' '{"nonsense":"x","text":"y"}'; do
	printf '%s' "$bad" >"$T/bad.json"
	run 2 add --json "$T/bad.json"
	has "$err" '^plaint: .*bad.json:[0-9]+: '
done
printf '{"text":"\xff\xfe"}' >"$T/bad.json"
run 2 add --json "$T/bad.json"
head -c 200000 /dev/zero | tr '\0' '[' >"$T/bad.json"
run 2 add --json "$T/bad.json"
is "$(count)" "$before"

# from standard input, where the place is named so
run 2 add --json - <<<'{"text":"y","category":"no/such"}'
has "$err" 'standard input:1: .*category'

# an array of objects; numbers and booleans become text
run 0 add --json - <<<'[{"text":"九","account":1234567,"category":"meter/reading"},{"text":"十","category":"meter/reading"}]'
is "$(wc -l <<<"$out")" 2
run 0 show "$(head -n 1 <<<"$out")" --json
has "$out" '"account": "1234567"'

# the other reading commands
run 0 list --json
has "$out" '^\[' '"clock": \{' '"overdue": (true|false)'
run 0 list --level 1 --json
is "$out" '[]'
run 0 urgent --json
is "$out" '[]'
run 0 why "$n" --json
has "$out" '"clock": "forward"' '"steps": \['
run 0 why "$n" forward --json
has "$out" '^\{' '"limit": "1h"' '"due": "' '"warn": "'
run 0 sweep --json
has "$out" '"done": 0'
run 0 verify --json
has "$out" '"faults": \[\]'
run 0 find 王芳 --json
has "$out" "\"number\": \"$n\""
run 0 list --csv
has "$out" '^number,state,level,' "^$n,accepted,"
# more than a page of the server: all that was asked for, each once; --json before the
# command is the same
for i in $(seq 1 1100); do echo "{\"text\":\"第$i件\",\"category\":\"bill/amount\"}"; done >"$T/many.jsonl"
"$PLAINT" add --json "$T/many.jsonl" >/dev/null
is "$("$PLAINT" --json list --category bill/amount --limit 5000 | sed -n 's/.*"number": //p' | sort -u | wc -l)" 1100
is "$("$PLAINT" list --category bill/amount --limit 1050 --csv | wc -l)" 1051
is "$("$PLAINT" list --category bill/amount --limit 5000 --offset 1090 --json | grep -c '"number"')" 10

# a call promised for yesterday is a slip of the hand
run 2 add text=x category=bill/amount callback=2020-01-01T10:00
has "$err" 'callback.*passed'

done_testing

# plaint find: what is printed, in which form, with which status.
. "$(dirname "$0")/common.sh"

run 0 add name=欧阳晨 phone='138 0013 8000' address='学院路 12 号 3-402' category=bill/amount text='上月账单多出一倍，怀疑燃气表读数有误'
first=$out
run 0 add name=张伟 phone=0312-5550031 category=bill/amount outside_number=12345-2026-77 text='The meter in the cellar hums'
second=$out

# each way, and the text around the match
run 0 find "$first"
has "$out" "^$first .*\[$first\]"
run 0 find ":${second#*-}"
has "$out" "^$second "
run 0 find 8000
has "$out" "^$first .*Phone: 138 0013 \[8000\]"
run 0 find 表读
has "$out" 'What happened: .*怀疑燃气\[表读\]数有误'
run 0 find 学院路１２号
has "$out" 'Address: \[学院路 12 号\] 3-402'
run 0 find 12345-2026
has "$out" "^$second .*\[12345-2026\]-77"
run 0 find cellar met
has "$out" "^$second .*in the \[cellar\]|^$second .*\[met\]er"
run 0 find 账单 欧阳
has "$out" "^$first "
hasnt "$out" "$second"

# filters, as words and as options
run 0 find 'state:accepted' meter
run 1 find 'state:archived' meter
run 0 find 状态:已受理 燃气
has "$out" "^$first "
run 1 find 燃气 --state archived
run 0 find from:today 燃气
run 1 find to:昨天 燃气
run 2 find state:nonsense 燃气
has "$err" 'no state "nonsense"'

# nothing found, nothing asked
run 1 find 没有这样的投诉
is "$(grep -c '\[' <<<"$out")" 0
run 2 find
run 2 find ，。

# for programs
run 0 find 燃气 --json
has "$out" '"number": "'"$first"'"' '"field": "text"' '"match": "燃气"'
run 0 find meter --csv
is "$(wc -l <<<"$out")" 2
has "$out" '^number,state,.*,field,hit' "^$second,accepted,.*,text,The meter in the cellar hums"
run 1 find 没有这样的投诉 --json
is "$out" '[]'

# found again after many more, when the index has them
for i in $(seq 20); do
	rare=
	for j in $(seq 40); do
		printf -v char "\\U$(printf %x $((0x4e00 + i * 40 + j)))"
		rare+=$char
	done
	echo "{\"customer\": {\"phone\": \"1390000$((1000 + i))\"}, \"category\": \"bill/amount\", \"matter\": {\"text\": \"第${i}件奇闻，蓝色软管，$rare\"}}"
done >"$T/many.jsonl"
run 0 add --json "$T/many.jsonl"
run 0 find 奇闻 蓝色 --limit 50
is "$(grep -c '奇闻' <<<"$out")" 20
run 0 find 第7件
is "$(grep -c '第7件' <<<"$out")" 1
run 0 find 表读
has "$out" "^$first "
run 0 do "$first" edit text='换成另一件事'
run 1 find 表读
run 0 find 另一件
run 0 verify
# the server has worked off what waited: the index is in its file
"$PLAINT" stop >/dev/null 2>&1
for i in $(seq 100); do
	size=$(stat -c %s "$DATA/db/posting")
	[ "$size" -gt 16384 ] && break
	sleep 0.1
done
[ "$size" -gt 16384 ] || fault "the index was not made: $size bytes"
run 0 find 奇闻 蓝色 --limit 50
is "$(grep -c '奇闻' <<<"$out")" 20
run 0 verify
done_testing

#!/usr/bin/env bash
# plaint verify --repair: a lost or damaged index comes back from the records; what is
# said until then names the way (plaint-admin(8), REPAIR).
. "$SOURCE/tests/cli/common.sh"

for i in 1 2 3 4; do
	run 0 add phone=1380013800$i name=张伟$i category=bill/amount text="气费 $i"
	n[i]=$out
done
run 0 verify --repair --help
has "$out" 'verify \[--repair\]'
run 5 verify --repair
has "$err" 'is being served; .*plaint stop.*"repair"'
run 0 list --csv
before=$out
gone
rm "$DATA/db/queue" "$DATA/db/posting"
run 5 list
has "$err" 'the table queue is missing in .*plaint verify --repair.*plaint-admin\(8\), "repair"'
run 0 verify --repair
has "$out" 'the indexes were made anew from the records' 'no faults'
run 0 list --csv
is "$out" "$before"
run 0 find 气费 --csv
is "$(grep -c 气费 <<<"$out")" 4
run 0 audit

# A damaged page of which there is no image: Berkeley DB itself gives up on it.
gone
rm "$DATA/pages"
printf damage | dd of="$DATA/db/lookup" bs=1 seek=100 conv=notrunc 2>/dev/null
run 5 list
has "$err" 'plaint-admin\(8\), "damaged store"'
run 0 verify --repair --json
has "$out" '"faults": \[\]'
run 0 find 13800138003 --csv
has "$out" "${n[3]}"
run 0 show "${n[2]}"

# Records are never made up.
gone
mv "$DATA/db/event" "$T/event"
run 5 verify --repair
has "$err" 'the table event is missing in .*"missing table"'
mv "$T/event" "$DATA/db/event"
# It began: until it is done again, nothing else is.
run 5 list
has "$err" 'a repair of .* was cut short'
run 0 verify --repair
run 0 list --csv
is "$out" "$before"
run 0 audit
done_testing

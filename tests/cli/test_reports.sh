#!/usr/bin/env bash
# Reports as a script sees them: figures, lists, ledgers, workbooks, signatures, errors.
LEAKS=yes . "$SOURCE/tests/cli/common.sh"

mkdir -p "$HOME/.config/plaint"
cat >"$HOME/.config/plaint/plaint.conf" <<C
include("$SOURCE/config/profiles/gas-company.conf")
include("$SOURCE/config/holidays-cn.conf")
staff "$(id -un)" { name = "王班长"  number = "1001"  department = "service"  roles = { taker, lead, handler, manager } }
staff "he"  { name = "何静"  number = "5002"  department = "station"  roles = { handler } }
report "tips" { name = "Suggestions"  where = { "kind=suggestion" }  fields = { number, name, text } }
staff "gu" { name = "顾云"  number = "6001"  department = "service"  roles = { archivist } }
report "weekly" { check = "archivist" }
C

figure() { # REPORT PART KEY FIGURE
	"$PLAINT" report "$1" --csv | tr -d '\r' | awk -F, -v p="$2" -v k="$3" -v f="$4" '$1 == p && $2 == k && $4 == f { print $5 }'
}

run 0 report
has "$out" '^daily ' '^ledger ' '^tips +Suggestions'
# Nothing yet: no figures, no failure.
run 0 report daily
has "$out" 'The three rates' 'Response % +- +0 / 0'
is "$(figure channels channels phone received)" 0

# Two complaints, one settled at intake; one suggestion with a comma and a quote.
run 0 add phone=13800138000 name=张伟 category=bill/amount channel=phone area=east text='气费'
first=$out
run 0 add phone=13900139000 name=李四 category=bill/amount channel=visit area=west text='表'
run 0 do "$out" settle measures=更正 satisfaction=satisfied
run 0 add phone=13700137000 name=王五 kind=suggestion category=policy/other text='more "boards", please'
tip=$out

is "$(figure channels channels phone received)" 2 # the suggestion's channel is the form's first
is "$(figure daily flow all received)" 3
is "$(figure daily rates all settled)" 1
is "$(figure daily rates all settlement_rate)" 0.333
is "$(figure daily rates all satisfaction_rate)" 1.000
is "$(figure daily rates all response_rate)" ''
is "$(figure areas areas east open)" 1
is "$(figure timeliness clocks forward runs)" 3

# The list behind a figure (U-13).
run 0 report areas --list areas/east/received --csv
is "$(wc -l <<<"$out")" 2
has "$out" "^$first," '张\*'
hasnt "$out" '张伟'
run 0 report areas --list areas/east/received --csv --personal
has "$out" '张伟'
run 2 report areas --list east
has "$err" 'not a figure'
run 2 report areas --list areas/east/moons
run 2 report areas --list moons/east/received

# Ledgers (HT-3): RFC 4180, masked unless asked for (P-3).
run 0 report tips --csv
is "$(head -n 1 <<<"$out" | tr -d '\r')" number,name,text
is "$(sed -n 2p <<<"$out" | tr -d '\r')" "$tip,王*,\"more \"\"boards\"\", please\""
run 0 report tips --csv --personal --fields name,phone
is "$(sed -n 2p <<<"$out" | tr -d '\r')" 王五,13700137000
run 0 report ledger --where kind=suggestion --json
has "$out" '"number": "'"$tip"'"' '"personal": false'
hasnt "$out" "$first"
run 0 report categories --part categories --csv --where 'category=bill/*'
is "$(wc -l <<<"$out")" 2

# JSON says what each figure means.
run 0 report daily --json
has "$out" '"settlement_rate": 0.333' '"means": "settled, of those in scope' '"of": "settled"' '"head": "[0-9a-f]{64}"'
head=$(sed -n 's/.*"head": "\([0-9a-f]*\)".*/\1/p' <<<"$out")
run 0 audit --head "$head"

# A workbook is a zip; nothing is left where it cannot be written.
run 0 report timeliness --xlsx "$T/time.xlsx"
is "$(head -c 2 "$T/time.xlsx")" PK
run 5 report timeliness --xlsx "$T/none/time.xlsx"
is "$err" "plaint: cannot write $T/none/time.xlsx: No such file or directory"
# The library's own words stay off the terminal.
run 5 report timeliness --xlsx /dev/full
is "$err" "plaint: cannot write /dev/full: No space left on device"
is "$(stat -c %a "$T/time.xlsx")" 600
is "$(ls "$T" | grep -c 'xlsx\.')" 0

# Signed upward (HT-12).
run 2 report weekly --sign approved
has "$err" 'not checked yet'
run 0 report weekly --sign written --remark 'as agreed'
run 3 report weekly --sign checked
has "$err" 'may not sign'
run 2 report weekly --sign written --where kind=enquiry
run 0 report weekly
has "$out" 'written by 王班长 .*as agreed'
hasnt "$out" 'have changed since'
run 0 add phone=13600136000 category=bill/amount text='再来'
run 0 report weekly
has "$out" 'the figures have changed since'
run 0 verify
run 0 audit

run 2 report moonly
has "$err" 'no report "moonly"'
run 2 report daily --from noon
has "$err" '--from wants a date'
run 2 report trend --from 2026-03-02 --to 2026-03-01
has "$err" 'ends before it begins: 2026-03-02 is after 2026-03-01'
run 2 report ledger --fields number,moon
run 2 report ledger --where moon=full
run 2 report daily weekly
run 2 report daily --part moons
run 0 report ledger --from 2001-01-01 --to 2001-01-31 --csv
is "$(wc -l <<<"$out")" 1
run 0 report trend --from 2026-03-02 --to 2026-03-04 --part days --csv
is "$(wc -l <<<"$out")" 4
done_testing

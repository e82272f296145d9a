#!/usr/bin/env bash
# A changed rule never moves a running deadline by itself (U-3): reload says so, recompute
# lists what would move and then moves it on purpose; a provisional due time is counted
# again by the program once the holidays are known.
. "$SOURCE/tests/cli/common.sh"

mkdir -p "$HOME/.config/plaint"
site() { # LINES...
	{
		echo "include(\"$SOURCE/config/profiles/gas-company.conf\")"
		printf '%s\n' "$@"
	} >"$HOME/.config/plaint/plaint.conf"
}
due() { "$PLAINT" show "$n" --json | sed -n '/"name": "settle"/,/}/s/^ *"due": "\(.*\)",$/\1/p'; }

site 'holidays "all" { known_until = "2099-12-31" }'
run 0 add phone=13800138001 name=张伟 category=bill/amount text=气费
n=$out
run 0 do "$n" forward department=market
first=$(due)
run 0 recompute --dry-run
has "$out" '^0 deadlines would move'

# Another limit: nothing moves, and that is said.
site 'holidays "all" { known_until = "2099-12-31" }' 'clock "settle" { limit = "5wd" }'
run 0 reload
has "$out" 'clock settle: limit 3wd -> 5wd' 'running deadlines keep the rule'
is "$(due)" "$first"
run 0 recompute --dry-run --json
has "$out" '"total": 1' "\"number\": \"$n\"" '"clock": "settle"' "\"due\": \"${first%+*}" '"limit": "3wd"' '"new_limit": "5wd"'
moved=$(sed -n 's/.*"new_due": "\(.*\)".*/\1/p' <<<"$out")
is "$(due)" "$first"

# On purpose, with a reason.
run 2 recompute
run 2 recompute --dry-run --apply
run 2 recompute --apply
has "$err" 'wants a reason'
run 2 recompute --apply because=so
run 0 recompute --apply 'reason=board decision 7'
has "$out" '^1 deadline moved'
is "$(due)" "$moved"
[ "$moved" \> "$first" ] || fault "5wd is not later than 3wd: $moved $first"
run 0 show "$n"
has "$out" 'computed again' 'board decision 7'
run 0 show "$n" --json
has "$out" "\"original_due\": \"${first%+*}" '"action": "recompute"'
run 0 why "$n" settle
has "$out" '5 working days'
run 0 recompute --dry-run
has "$out" '^0 deadlines would move'
run 2 do "$n" recompute reason=x
has "$err" 'no action "recompute"'

# A granted extension holds beside the new limit (D-5).
run 0 do "$n" extend clock=settle limit=2wd reason=parts opinion=wait told=yes
run 0 do "$n" approve
extended=$(due)
[ "$extended" \> "$moved" ] || fault "the extension did not move it: $extended"
site 'holidays "all" { known_until = "2099-12-31" }' 'clock "settle" { limit = "3wd" }'
run 0 reload
run 0 recompute --apply 'reason=back again'
back=$(due)
[ "$back" \> "$first" ] && [ "$back" \< "$extended" ] || fault "3wd and 2wd more: $back"
run 0 recompute --dry-run
has "$out" '^0 deadlines would move'

# Past the calendar's end a due time is provisional; when the holidays are known it is
# counted again, by the program.
site 'holidays "all" { known_until = "2020-12-31" }' 'clock "settle" { limit = "30wd" }'
run 0 reload
run 0 add phone=13800138002 name=李 category=bill/amount text=又
n=$out
run 0 do "$n" forward department=market
run 0 show "$n" --json
has "$out" '"provisional": true'
site 'holidays "all" { known_until = "2099-12-31" }' 'clock "settle" { limit = "30wd" }'
run 0 reload
run 0 sweep
run 0 show "$n" --json
hasnt "$out" '"provisional": true'
has "$out" '"action": "recompute"'
run 0 show "$n"
has "$out" 'the calendar reaches further now'
run 0 verify
run 0 audit
done_testing

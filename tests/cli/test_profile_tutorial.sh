#!/usr/bin/env bash
# The tutorial of the manual, typed as it stands: its files are taken from the page,
# its commands run in order, its answers compared.
. "$SOURCE/tests/cli/common.sh"
page=$SOURCE/man/plaint-profile-tutorial.7
W=$T/water
mkdir -p "$W/profiles" "$W/forms/water"
cd "$W" || exit 2
plaint() { "$PLAINT" "$@"; }

# A comment before a display says what it is: a file's part, commands to run, or one
# that is refused for want of a field.
awk -v W="$W" '
	/^\.\\" (file|run|fails)/ { what = $2; arg = $3 ? $3 : "-"; next }
	/^\.Bd -literal/ && what { inside = 1; next }
	/^\.Ed/ { inside = what = ""; next }
	inside && what == "file" { gsub(/\\&/, ""); gsub(/\\e/, "\\"); print > (W "/" arg) }
	inside && what != "file" { print what "\t" arg "\t" $0 > (W "/steps") }
' "$page"
for f in plaint.conf profiles/water.conf forms/water/water.form steps; do
	[ -s "$W/$f" ] || fault "the page has no $f"
done

commands=0
answer() { # what the last command printed in the end, against the line below it on the page
	[ -z "$wanted" ] || is "${out##*$'\n'}" "$wanted" # a calendar that ends soon is told first
	wanted=
}
wanted=
while IFS=$'\t' read -r what arg line; do
	case $line in
	'$ '*)
		answer
		commands=$((commands + 1))
		out=$(eval "${line#'$ '}" 2>"$T/err" </dev/null)
		rc=$?
		err=$(cat "$T/err")
		case $what in
		run) [ "$rc" = 0 ] || fault "$line: status $rc: $out $err" ;;
		fails) [ "$rc" = 2 ] && has "$err" "$arg" || fault "$line: status $rc: $out $err" ;;
		esac
		;;
	*) wanted=$line ;;
	esac
done <"$W/steps"
answer
is "$commands" 11 # all of them were found

# what the page says of them
conf=(--config "$W/plaint.conf")
show() { "$PLAINT" "${conf[@]}" show "$1" --json; }
has "$(show 0001)" '"state": "archived"' '"meter": "W-4711"' '"department": "meters"' '"W-3"|water: W-3'
has "$(show 0002)" '"level": 1' '"category": "pipe/burst"' '"department": "network"'
is "$("$PLAINT" "${conf[@]}" list --state all --json | grep -c '"number"')" 2
"$PLAINT" "${conf[@]}" stop >/dev/null
done_testing

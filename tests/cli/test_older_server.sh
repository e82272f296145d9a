#!/usr/bin/env bash
# A newer program beside an older server that does not know what it is asked for.
. "$SOURCE/tests/cli/common.sh"
command -v perl >/dev/null && command -v readelf >/dev/null || { echo "skipped: no perl or readelf"; exit 0; }

# This program, as another build that never heard of `handover`.
id=$(readelf -n "$PLAINT" | sed -n 's/.*Build ID: //p' | head -c 16)
[ "${#id}" = 16 ] || fault "no build id in $PLAINT"
OLD=$T/older
perl -0777 -pe 'BEGIN { $id = pack("H*", shift) } s/\Q$id\E/"\x01\x02\x03\x04\x05\x06\x07\x08"/ge; s/\0handover\0/\0handoveR\0/g' \
	"$id" "$PLAINT" >"$OLD"
chmod +x "$OLD"
status() { "$PLAINT" "$@" status | sed -n "s/^$what: //p"; }

# a private one is restarted by itself, and the question answered
"$OLD" serve || fault "the older server does not start"
what=build
has "$(status)" ' 0102030405060708$'
run 0 list # what it knows it answers: nobody is disturbed
has "$(status)" ' 0102030405060708$'
run 0 handover
has "$out" '[A-Za-z]'
has "$(status)" " $id\$"
run 0 stop

# an installed one belongs to the administrator: which command does it
cat >"$T/site.conf" <<C
include("profiles/gas-company.conf")
include("holidays-cn.conf")
data   = "$T/site"
socket = "$T/desk"
C
"$OLD" --config "$T/site.conf" serve || fault "the older site's server does not start"
run 5 --config "$T/site.conf" handover
has "$err" 'plaint [0-9.]+ 0102030405060708' 'systemctl restart plaint'
has "$(status --config "$T/site.conf")" ' 0102030405060708$'
run 0 --config "$T/site.conf" stop
done_testing

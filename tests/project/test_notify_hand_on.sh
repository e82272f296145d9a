#!/bin/bash
# packaging/notify: a call handed on arrives whole, once, and in order, and is read by the
# group alone.
set -u
dir=$(mktemp -d /tmp/plaint-hand-on-XXXXXX)
trap 'rm -rf "$dir"' EXIT
fail() { echo "FAILED: $*" >&2; exit 1; }
export PLAINT_NOTIFY=$dir/calls
mkdir -m 2770 "$PLAINT_NOTIFY"
cat >"$dir/notify" <<END
#!/bin/sh
printf '<%s>' "\$@" >>"$dir/told"; echo >>"$dir/told"
[ "\$1" != breached ]
END
chmod +x "$dir/notify"
hand=$SOURCE/packaging/notify
"$hand/notify-hand-on" emergency 20260302-0001 - li 'wang $(id) *' || fail "handing on"
"$hand/notify-hand-on" breached 20260302-0002 contact#2 li || fail "handing on"
"$hand/notify-hand-on" warned 20260302-0003 settle li || fail "handing on"
calls=("$PLAINT_NOTIFY"/*.call)
[ ${#calls[@]} -eq 3 ] || fail "${#calls[@]} calls"
[ "$(stat -c %a "${calls[0]}")" = 640 ] || fail "mode $(stat -c %a "${calls[0]}")"
"$hand/notify-run" "$dir/notify" 2>"$dir/err"
cat >"$dir/wanted" <<'END'
<emergency><20260302-0001><-><li><wang $(id) *>
<breached><20260302-0002><contact#2><li>
<warned><20260302-0003><settle><li>
END
diff "$dir/wanted" "$dir/told" || fail "told otherwise"
grep -q 'status 1 (breached 20260302-0002)' "$dir/err" || fail "a failure is not said"
[ -z "$(ls -A "$PLAINT_NOTIFY")" ] || fail "calls left"
"$hand/notify-run" "$dir/notify" || fail "nothing to do"
PLAINT_NOTIFY=/nonexistent "$hand/notify-hand-on" warned x - li 2>/dev/null && fail "a lost call is not said"
exit 0

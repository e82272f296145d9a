#!/usr/bin/env bash
# doctor: what is not fit is said, with what to do; exit status 1 only for what is bad.
. "$SOURCE/tests/cli/common.sh"

run 0 doctor
has "$out" '^ok +locale +UTF-8' '^(ok|weak) +clock' '^ok +drafts' '^ok +config +the built-in settings, profile gas-company' \
	'^weak +staff' '^weak +notify' 'no server runs'
# With nobody there and no clock it would leave, maybe before it is asked.
"$PLAINT" urgent --watch >/dev/null 2>&1 &
watch=$!
until "$PLAINT" status >/dev/null 2>&1; do :; done
run 0 doctor --json
has "$out" '"what": "server"' 'serves 0 complaints, 0 of them open'
run 0 doctor
has "$out" '^ok +evidence +no file yet'
N=$("$PLAINT" add phone=13800138000 text=气费)
kill "$watch"
echo photo >"$T/a.jpg"
run 0 do "$N" attach file="$T/a.jpg"
run 0 doctor
has "$out" '^ok +evidence +files: 1 \(0 MB\)'
echo stray >"$DATA/files/notes.txt"
run 0 doctor
has "$out" '^weak +evidence .*notes.txt is one' 'plaint verify says'
rm "$DATA/files/notes.txt"
chmod 755 "$DATA/files"
run 1 doctor
has "$out" '^BAD +evidence .*open to other accounts \(mode 755\)' 'chmod 700 .*/files'
chmod 700 "$DATA/files"
chmod 755 "$DATA"
run 1 doctor
has "$out" '^BAD +data .*open to other accounts \(mode 755\)' 'chmod 700'
chmod 700 "$DATA"
touch -d '+3 hours' "$DATA/acknowledged"
run 1 doctor
has "$out" '^BAD +clock .* it was set back'
touch "$DATA/acknowledged"
# Restored or copied by root: said by name, and no damage is spoken of.
if [ "$(id -u)" = 0 ]; then
	gone
	chown -h 65534 "$DATA/db/meta"
	run 1 doctor
	has "$out" "^BAD +data +$DATA/db/meta belongs to another account" "chown -R --reference=$DATA $DATA"
	chown -h 0 "$DATA/db/meta"
	mkdir -p "$T/theirs"
	chmod 755 "$T" "$T/theirs" "$HOME" 2>/dev/null
	cp -a "$DATA" "$T/theirs/data"
	chown -R 65534 "$T/theirs"
	chown -R 0 "$T/theirs/data/db"
	err=$(setpriv --reuid=65534 --clear-groups env HOME="$T/theirs" XDG_RUNTIME_DIR= "$PLAINT" --data "$T/theirs/data" serve 2>&1)
	has "$err" 'are not the account.s that serves it' 'chown -R'
fi
mkdir -p "$HOME/.config/plaint"
echo 'company = ' >"$HOME/.config/plaint/plaint.conf"
run 1 doctor
has "$out" '^BAD +config' 'plaint check names them'
cat >"$HOME/.config/plaint/plaint.conf" <<C
include("$SOURCE/config/profiles/gas-company.conf")
holidays "old" { off = { "2020-01-01" }  known_until = "2020-12-31" }
notify { command = "$T/no-such-program"  events = { emergency } }
C
run 1 doctor
has "$out" '^BAD +calendar +it ended on 2020-12-31' '^BAD +notify .*no-such-program cannot be run'
# Where the socket is the config's, staff start no server of their own; who is not listed is
# not told how many are open.
cat >"$HOME/.config/plaint/plaint.conf" <<C
include("$SOURCE/config/profiles/gas-company.conf")
data = "$T/site"
socket = "$T/desk"
staff "nobody-of-this-machine" { name = "张敏"  department = "service"  roles = { taker, lead } }
C
run 1 doctor
has "$out" '^BAD +server +no server runs' 'systemctl start plaint.socket'
run 0 serve
run 1 doctor
has "$out" '^ok +server .* serves 0 complaints$'
run 0 stop
run 2 doctor now
done_testing

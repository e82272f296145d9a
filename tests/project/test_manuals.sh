#!/usr/bin/env bash
# Every manual page is clean by mandoc's lint.
set -u
cd "$SOURCE" || exit 2
command -v mandoc >/dev/null || { echo "skipped: no mandoc"; exit 0; }
out=$(mandoc -Tlint -W warning man/*.[1-8])
[ -z "$out" ] || { echo "$out"; exit 1; }
for page in plaint.1 plaint.conf.5 plaint-desk.conf.5 plaint-forms.5 plaint-letters.5 plaint-profiles.7 plaint-profile-tutorial.7 plaint-reports.7; do
	[ -s "man/$page" ] || { echo "man/$page is missing"; exit 1; }
done

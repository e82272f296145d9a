#!/usr/bin/env bash
# Every text of the program has its Chinese (and its formats agree).
set -u
cd "$SOURCE" || exit 2
command -v xgettext >/dev/null || { echo "skipped: no gettext"; exit 0; }
po/update --check || exit 1
for po in po/*.po; do
	msgfmt --check --output-file=/dev/null "$po" || exit 1
done

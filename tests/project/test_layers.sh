#!/usr/bin/env bash
# The layers are true: each third-party header is included in one folder only, and
# no folder includes the contract of one above it.
set -u
cd "$SOURCE" || exit 2
bad=0
fault() { echo "FAULT: $*"; bad=1; }

only() { # HEADER-PATTERN FOLDER...
	local pattern=$1 f ok d
	shift
	while IFS= read -r f; do
		[ -z "$f" ] && continue
		ok=no
		for d in "$@"; do case $f in src/$d/*) ok=yes ;; esac; done
		[ $ok = yes ] || fault "$f includes $pattern; only src/{$*} may"
	done < <(grep -lE "#include <$pattern" -r src include)
}
only 'db\.h' store
only 'sodium' store base
only 'confuse' profile
only '(curses|ncurses|ncursesw/|panel)' tui
only 'msgpack' model
only 'uv\.h' server
only 'utf8proc' base
only 'jansson' report cli
only 'ical|libical' profile

above() { # FOLDER HEADER...: contracts this folder must not know
	local d=$1 h
	shift
	for h in "$@"; do
		grep -nE "#include \"plaint/$h" -r "src/$d" | while IFS= read -r line; do echo "$line"; done | grep . && fault "src/$d knows plaint/$h"
	done
}
above base model.h site.h complaint.h message.h rules/ store.h casework.h client.h profile.h
above model rules/ store.h casework.h client.h profile.h report.h
above rules store.h casework.h client.h profile.h report.h server.h
above profile store.h casework.h client.h server.h
above store casework.h client.h server.h rules/
above casework server.h client.h report.h
above client store.h casework.h server.h
above tui store.h casework.h server.h
above cli store.h casework.h

grep -rnE '(^|[^_a-z])exit\(' src --include=*.c | grep -vE '^src/main\.c|_exit\(' && fault "exit() outside src/main.c"
exit $bad

# What the whole-program tests of the command line share: a private world of one
# user, and checks that say what went wrong. Sourced, never run.
set -u
# Looking for leaks is half of what a command costs with sanitizers: those scripts that run
# every command do it (LEAKS=yes), but for what they run again and again (ASAN_OPTIONS=$quick
# run ...). To remember who took each piece of memory is a sixth of the rest: LEAKS=yes when
# a report here wants to say that.
quick=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0:malloc_context_size=1
[ "${LEAKS-}" = yes ] || export ASAN_OPTIONS=$quick
T=$(mktemp -d /tmp/plaint-cli-XXXXXX)
export HOME=$T/home XDG_RUNTIME_DIR=$T/run LANG=C.UTF-8 LANGUAGE=en
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME LC_ALL LC_MESSAGES NO_COLOR
mkdir -m 700 "$HOME" "$XDG_RUNTIME_DIR"
[ -x "$PLAINT" ] || { echo "no program: $PLAINT"; exit 2; }
DATA=$HOME/.local/share/plaint
fails=0 deeds=0

finish() {
	ASAN_OPTIONS=$quick "$PLAINT" stop >/dev/null 2>&1
	[ "$fails" = 0 ] || [ ! -s "$DATA/plaint.log" ] || tail -n 20 "$DATA/plaint.log"
	rm -rf "$T"
}
trap finish EXIT

# Without a `done` at the end a script that stopped early would count as passed.
done_testing() {
	[ "$fails" = 0 ] && exit 0
	echo "$fails checks failed"
	exit 1
}

fault() {
	fails=$((fails + 1))
	echo "FAULT (line ${BASH_LINENO[1]}): $*"
}

is() { # GOT WANTED
	[ "$1" = "$2" ] || fault "got '$1', wanted '$2'"
}

has() { # TEXT PATTERN...: each an extended regular expression
	local text=$1 pattern
	shift
	for pattern in "$@"; do
		grep -Eq -- "$pattern" <<<"$text" || fault "no '$pattern' in: $text"
	done
}

hasnt() { # TEXT PATTERN
	grep -Eq -- "$2" <<<"$1" && fault "'$2' in: $1"
}

# Runs plaint; out, err and rc are left for the checks that follow.
run() { # WANTED-STATUS ARGUMENTS...
	local wanted=$1
	shift
	deeds=$((deeds + 1))
	out=$("$PLAINT" "$@" 2>"$T/err")
	rc=$?
	err=$(<"$T/err")
	[ "$rc" = "$wanted" ] || fault "plaint $*: status $rc, wanted $wanted: $out $err"
	case $err in *AddressSanitizer* | *'runtime error'*) fault "plaint $*: $err" ;; esac
}

# The server is stopped, or has left by itself: nobody was there and no clock ran.
gone() { # OPTIONS...
	"$PLAINT" stop "$@" >/dev/null 2>&1
	while "$PLAINT" status "$@" >/dev/null 2>&1; do :; done
}

# Another time for the program: tests/support/moved_clock.c, preloaded with MOVED_CLOCK=$T/now.
clock=${PLAINT%/*}/tests/libmoved_clock.so
need_clock() { [ -r "$clock" ] || { echo "no $clock: build the target moved_clock"; exit 2; }; }
set_clock() { # @SECONDS, or seconds from now: +3600
	echo "$1" >"$T/now.new"
	mv "$T/now.new" "$T/now"
}

record() { ASAN_OPTIONS=$quick "$PLAINT" show "$1" --json; } # NUMBER

field() { # NUMBER NAME: a plain value of that JSON
	record "$1" | sed -n "s/^ *\"$2\": \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}$/\1/p" | head -n 1
}

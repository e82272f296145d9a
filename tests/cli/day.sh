# A day of a profile played through the real program, its clock moved (tests/support):
# the time stands still at what `at` says, for the server too. Sourced after common.sh.
need_clock

day_begin() { # PROFILE: a site of that profile and China's holidays; whoever runs it is alone
	cat >"$T/plaint.conf" <<-END
		company = "Test"
		data    = "$DATA"
		include("profiles/$1.conf")
		include("holidays-cn.conf")
	END
	cat >"$T/moved" <<-END
		#!/bin/sh
		LD_PRELOAD=$clock exec "$PLAINT" --config "$T/plaint.conf" "\$@"
	END
	chmod +x "$T/moved"
	PLAINT=$T/moved
	export TZ=Asia/Shanghai MOVED_CLOCK=$T/now
}

at() { # "2026-03-02 08:30": from now on it is that time
	now=$1
	deeds=$((deeds + 1))
	set_clock "$(date -d "$1" +@%s)"
}

sweep() { # what is due by now is told, as the server does each second
	deeds=$((deeds + 1))
	"$PLAINT" sweep >/dev/null || fault "sweep at $now"
}

add() { # FIELD=VALUE...: registers; leaves the number in $n
	run 0 add "$@"
	n=${out%% *}
}

act() { # NUMBER ACTION FIELD=VALUE...
	run 0 do "$@"
}

refused() { # PATTERN NUMBER ACTION FIELD=VALUE...: not done, for that reason
	local why=$1
	shift
	run 2 do "$@"
	has "$err" "$why"
}

# Asked for again only after something was done: nothing happens by itself, the time stands.
record() { # NUMBER: its JSON
	local file=$T/record-$1-$deeds
	[ -s "$file" ] || "$PLAINT" show "$1" --json >"$file"
	cat "$file"
}

# The newest run of a clock, from the one-value-a-line JSON of show.
run_of() { # NUMBER CLOCK: "running 2026-03-04 17:30"
	record "$1" | awk -v want="$2" -F'"' '
		/^    \{/ { name = "" }
		$2 == "name" { name = $4 }
		$2 == "state" && name == want { state = $4 }
		$2 == "due" && name == want { due = substr($4, 1, 10) " " substr($4, 12, 5) }
		END { print state == "" ? "none" : state " " due }'
}

clock() { # NUMBER CLOCK WANTED-STATE [DUE]: its newest run; due as "2026-03-04 17:30"
	local got
	got=$(run_of "$1" "$2")
	[ -n "${4:-}" ] || got=${got%% *}
	is "$1 $2 $got" "$1 $2 $3${4:+ $4}"
}

report() { # NAME ARGUMENTS...: its figures are left for `figure`
	run 0 report "$@" --csv
	figures=${out//$'\r'/}
}

figure() { # PART KEY FIGURE WANTED
	local got
	got=$(awk -F, -v p="$1" -v k="$2" -v f="$3" '$1 == p && $2 == k && $(NF - 1) == f { print $NF }' <<<"$figures")
	[ "$got" = "$4" ] || fault "report $1/$2/$3: got '$got', wanted '$4'"
}

told() { # NUMBER WHEN ACTION: how often the program did that by itself at that time
	record "$1" | awk -F'"' -v want="$2" -v action="$3" '
		/^      "time":/ { when = substr($4, 1, 10) " " substr($4, 12, 5) }
		/^      "action":/ && $4 == action && when == want { n++ }
		END { print n + 0 }'
}

# The line of the day that is wrong, not of the helper that found it.
fault() {
	fails=$((fails + 1))
	local all="$*"
	echo "FAULT (line ${BASH_LINENO[-2]}, at ${now:-?}): ${all:0:400}"
}

#!/bin/bash
# analyse.sh [FILE...] - what the static analysers that are installed say about src/ and tests/: clang-tidy
# (.clang-tidy), cppcheck, gcc -fanalyzer. Silence is good; an exception stands at its place.
# Some minutes the first time (JOBS=1: one core); later what changed: what was clean is known by
# its preprocessed text. ONLY="cppcheck": that one. CLEAN=none: as if for the first time.
cd "$(dirname "$0")/.." || exit 1
export build=${BUILD:-build/analyse}
jobs=${JOBS:-$(nproc)}
bad=0
cmake -S . -B "$build" -G Ninja -DCMAKE_C_COMPILER=gcc -DCMAKE_C_COMPILER_LAUNCHER= -DPLAINT_TESTS=ON >/dev/null || exit 1
[ "${CLEAN:-}" = none ] && rm -rf "$build/clean" "$build/cppcheck"
mkdir -p "$build/clean" "$build/cppcheck"
files=("$@")
# What is not built here (the letter as PDF, without its library) cannot be looked at either.
if [ ${#files[@]} -eq 0 ]; then
	mapfile -t files < <(git ls-files 'src/*.c' 'tests/*.c' | grep -xFf <(jq -r --arg d "$PWD/" '.[].file | ltrimstr($d)' "$build/compile_commands.json"))
	git ls-files 'src/*.c' 'tests/*.c' | grep -vxFf <(printf '%s\n' "${files[@]}") | sed 's/^/not built here: /' >&2
fi

export rules=$({ gcc --version; clang-tidy --version; cat .clang-tidy tests/.clang-tidy tests/analysed.h tests/analyse.sh; } 2>/dev/null | sha1sum)

wanted() { [[ " ${ONLY:-clang-tidy cppcheck gcc} " == *" $1 "* ]] && command -v "$1" >/dev/null; }

# The lines an analyser says, counted.
judge() {
	local name=$1 said
	said=$(sort -u)
	if [ -n "$said" ]; then
		printf '%s\n%s: %d lines\n' "$said" "$name" "$(wc -l <<<"$said")"
		bad=1
	else
		echo "$name: clean"
	fi
}

# What comes before a file: the tests' assertions, in words an analyser understands.
before() { [[ $1 == tests/* ]] && echo "-include $PWD/tests/analysed.h"; }

# A test that meets no memory, or NULL where something was to be, ends there and has failed.
lenient() {
	[[ $1 == tests/* ]] && printf -- '-Wno-%s ' analyzer-possible-null-argument analyzer-possible-null-dereference \
		analyzer-null-argument format-truncation type-limits
}

# How the file is compiled, without its output.
compile() { jq -r --arg f "$PWD/$1" '.[] | select(.file == $f) | .command' "$build/compile_commands.json" | sed -E "s,^[^ ]+,& $(before "$1"), ; s, -o [^ ]+( -c)? , ,"; }

tidy() { clang-tidy --quiet -p "$build" $(before "$1" | sed -E 's,[^ ]+,--extra-arg-before=&,g') "$1" 2>"$2" | grep -E '(warning|error):'; return "${PIPESTATUS[0]}"; }

analyzer() {
	sh -c "timeout 300 $(compile "$1") -o /dev/null -c -fanalyzer $(lenient "$1")" 2>"$2"
	local status=$?
	grep -E '(warning|error):' "$2"
	return $status
}

# one tidy|analyzer FILE: what it says, and that it failed if it did and said nothing.
one() {
	local part=$1 file=$2 mark said status log
	mark=$build/clean/$part-$({ echo "$rules"; sh -c "$(compile "$file") -E"; } 2>/dev/null | sha1sum | cut -c1-40)
	[ -e "$mark" ] && return
	log=$(mktemp)
	said=$("$part" "$file" "$log")
	status=$?
	if [ -n "$said" ]; then
		echo "$said"
	elif [ $status -ne 0 ]; then
		echo "$file: $part could not look at it ($status): $(tail -1 "$log")"
	else
		: >"$mark"
	fi
	rm -f "$log"
}
export -f one before lenient compile tidy analyzer
each() { printf '%s\0' "${files[@]}" | xargs -0 -P "$jobs" -I{} bash -c 'one "$@"' - "$1" {}; }

wanted clang-tidy && judge clang-tidy < <(each tidy)
# NULL is a pointer with this C library; a DIR is one thread's; getpwuid is asked before threads.
# Tests have one thread where they ask getpwnam or gmtime, and keep what a failed set-up began; a mapping of
# no file is mmap's -1.
wanted cppcheck && judge cppcheck < <(cppcheck --quiet -j "$jobs" --cppcheck-build-dir="$build/cppcheck" --std=c11 --include=tests/analysed.h \
	--enable=warning,portability,performance --inline-suppr --library=posix --suppress=missingInclude \
	--suppress='memleak:tests/*' --suppress='getpwnamCalled:tests/*' --suppress='gmtimeCalled:tests/*' --suppress='invalidFunctionArg:tests/*' \
	--suppress='ctuuninitvar:tests/*' --suppress=varFuncNullUB --suppress=readdirCalled --suppress=getpwuidCalled --suppress=normalCheckLevelMaxBranches \
	-D_GNU_SOURCE -DPLAINT_VERSION='""' -DPLAINT_DATADIR='""' -DPLAINT_LOCALEDIR='""' -DPLAINT_LIBEXECDIR='""' \
	-DPLAINT_SOURCE_DIR='""' -DPLAINT_BUILD_DIR='""' -I include -I src -I tests \
	--template='{file}:{line}: {severity}: {message} [{id}]' "${files[@]}" 2>&1)
wanted gcc && judge "gcc -fanalyzer" < <(each analyzer)
exit $bad

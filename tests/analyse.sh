#!/bin/bash
# analyse.sh [FILE...] - what the static analysers that are installed say about src/: clang-tidy
# (.clang-tidy), cppcheck, gcc -fanalyzer. Silence is good; an exception stands at its place.
cd "$(dirname "$0")/.." || exit 1
build=${BUILD:-build/analyse}
bad=0
[ -f "$build/compile_commands.json" ] || cmake -S . -B "$build" -G Ninja -DPLAINT_TESTS=OFF >/dev/null || exit 1
files=("$@")
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(git ls-files 'src/*.c')
jobs=$(nproc)

# The lines an analyser says, counted.
judge() {
	local name=$1 said
	said=$(cat)
	if [ -n "$said" ]; then
		printf '%s\n%s: %d lines\n' "$said" "$name" "$(wc -l <<<"$said")"
		bad=1
	else
		echo "$name: clean"
	fi
}

if command -v clang-tidy >/dev/null; then
	judge clang-tidy < <(printf '%s\0' "${files[@]}" | xargs -0 -P "$jobs" -n 8 clang-tidy --quiet -p "$build" 2>/dev/null |
		grep -E '(warning|error):' | sort -u)
fi
if command -v cppcheck >/dev/null; then
	# NULL is a pointer with this C library; a DIR is one thread's; getpwuid is asked before threads.
	judge cppcheck < <(cppcheck --quiet -j "$jobs" --std=c11 --enable=warning,portability,performance --inline-suppr \
		--library=posix --suppress=missingInclude --suppress=varFuncNullUB --suppress=readdirCalled --suppress=getpwuidCalled --suppress=normalCheckLevelMaxBranches -D_GNU_SOURCE -DPLAINT_VERSION='""' \
		-DPLAINT_DATADIR='""' -DPLAINT_LOCALEDIR='""' -DPLAINT_LIBEXECDIR='""' -DPLAINT_SOURCE_DIR='""' -DPLAINT_BUILD_DIR='""' -I include \
		--template='{file}:{line}: {severity}: {message} [{id}]' "${files[@]}" 2>&1)
fi
if command -v gcc >/dev/null && command -v jq >/dev/null; then
	judge "gcc -fanalyzer" < <(for f in "${files[@]}"; do
		jq -r --arg f "$PWD/$f" '.[] | select(.file == $f) | .command' "$build/compile_commands.json" |
			sed -E 's/ -o [^ ]+/ -o \/dev\/null/; s/ -Werror//; s/^/timeout 300 /; s/$/ -w -fanalyzer -Wno-analyzer-too-complex/'
	done | xargs -P "$jobs" -I{} sh -c '{} 2>&1' | grep -E 'warning:.*-Wanalyzer' | sort -u)
fi
exit $bad

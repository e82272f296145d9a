#!/bin/bash
# coverage.sh [CTEST-REGEX] - lines of src/ the tests run, by folder, and the files below 90 %.
# Whole: about the time of a build and two of the suite. A part, for one folder:
# coverage.sh '^rules/'. Without some: EXCEPT='^(screen|project|tui|fuzz)/' coverage.sh.
cd "$(dirname "$0")/.." || exit 1
build=${BUILD:-build/coverage}
command -v gcovr >/dev/null || { echo "gcovr is needed" >&2; exit 1; }
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_COMPILER=gcc \
	-DCMAKE_C_FLAGS='-O0 --coverage -fprofile-update=atomic' -DCMAKE_EXE_LINKER_FLAGS=--coverage >/dev/null || exit 1
# Of a part only its own programs are built.
targets=()
[ -n "${1:-}" ] && mapfile -t targets < <(ctest --test-dir "$build" -N -R "$1" | sed -n 's|.*: .*/\(test_[a-z_0-9]*\)$|\1|p' |
	while read -r t; do compgen -G "tests/*/$t.c" >/dev/null && echo "$t"; done)
nice ninja -C "$build" "${targets[@]}" || exit 1
find "$build" -name '*.gcda' -delete
ctest --test-dir "$build" -j "${JOBS:-$(nproc)}" --timeout 600 ${1:+-R "$1"} ${EXCEPT:+-E "$EXCEPT"} | tail -3
gcovr -r . --object-directory "$build" -f 'src/' --gcov-ignore-parse-errors --csv "$build/coverage.csv" "$build" || exit 1
awk -F, 'NR > 1 { split($1, p, "/"); all[p[2]] += $2; run[p[2]] += $3; total += $2; hit += $3
		if ($2 > 0 && $3 / $2 < 0.9) low[$1] = 100 * $3 / $2 }
	END { for (f in all) printf "%-10s %6d lines %5.1f %%\n", f, all[f], 100 * run[f] / all[f] | "sort"
		close("sort"); printf "%-10s %6d lines %5.1f %%\n\n", "all", total, 100 * hit / total
		for (f in low) printf "%5.1f %%  %s\n", low[f], f | "sort -n" }' "$build/coverage.csv"

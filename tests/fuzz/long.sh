#!/bin/bash
# long.sh [SECONDS] [FUZZER...] - every fuzzer for so long (a minute), from its kept corpus.
# What it finds lies in build/fuzz/found/: mend it, then keep the input in the corpus.
cd "$(dirname "$0")/../.." || exit 1
build=${BUILD:-build/fuzz}
seconds=${1:-60}
shift
[ -f "$build/build.ninja" ] || cmake --preset fuzz -B "$build" || exit 1
# Freed memory need not rest long: twice as many inputs.
export ASAN_OPTIONS=${ASAN_OPTIONS:-quarantine_size_mb=8:malloc_context_size=8}
names=("$@")
[ ${#names[@]} -gt 0 ] || names=($(basename -s .c tests/fuzz/fuzz_*.c))
ninja -C "$build" "${names[@]}" || exit 1
bad=0
for name in "${names[@]}"; do
	mkdir -p "$build/found" "$build/corpus/$name"
	dict=tests/fuzz/$name.dict
	"$build/tests/$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=8192 -print_final_stats=1 \
		-artifact_prefix="$build/found/$name-" $([ -f "$dict" ] && echo "-dict=$dict") \
		"$build/corpus/$name" "tests/fuzz/corpus/$name" >"$build/$name.log" 2>&1
	status=$?
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$name.log")
	[ $status -eq 0 ] && said=clean || { said="FAILED, see $build/$name.log"; bad=1; }
	printf '%-18s %10s runs  %s\n' "$name" "${runs:-?}" "$said"
done
exit $bad

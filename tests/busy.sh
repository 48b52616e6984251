#!/usr/bin/env bash
# Runs the tests beside two busy loops a core, several times in a row: tests/busy.sh [runs] [arguments of dotnet test]
# The tests have to be built. A line for each run; the exit code is 1 when one of them failed. Outputs are in TestResults/busy.
set -uo pipefail
cd "$(dirname "$0")/.."
exec </dev/null
runs=${1:-1}
shift
results=TestResults/busy
rm -rf "$results"
mkdir -p "$results"
loops=()
trap 'kill "${loops[@]}" 2>/dev/null' EXIT
for _ in $(seq $((2 * $(nproc)))); do
    # They end with this script, however it ends.
    while kill -0 $$; do :; done 2>/dev/null &
    loops+=($!)
done
failed=0
for run in $(seq "$runs"); do
    start=$SECONDS
    if dotnet test Atomscale.PowerShell.sln --no-build --blame-hang --blame-hang-timeout 5m --results-directory "$results/$run" "$@" >"$results/$run.log" 2>&1; then
        outcome=passed
    else
        outcome=FAILED
        failed=$((failed + 1))
    fi
    counts=$(grep -oE '^(Passed|Failed|Skipped)! +- .*Total: *[0-9]+' "$results/$run.log" | sed -E 's/^[A-Za-z]+! +- //; s/ +/ /g' | paste -sd ';')
    echo "run $run of $runs: $outcome in $((SECONDS - start)) s ($counts)"
    grep -E '^ +Failed ' "$results/$run.log"
done
[ "$failed" -eq 0 ]

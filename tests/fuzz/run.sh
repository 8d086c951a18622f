#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/fuzz/run.sh [SECONDS [FUZZER…]]: builds the fuzzers with clang and runs each for so long (60 seconds if nothing
# is said), one on each core. Says how many inputs a second each tried. Ends with 1 where one found something, and says
# where that input is: keep it in tests/fuzz/found/FUZZER, where every test run tries it again.
set -uo pipefail
# shellcheck source=tests/lib/machine.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib/machine.sh"
cd "$root" || exit 1

seconds=60
if (($# > 0)); then
    seconds=$1
    shift
fi
mapfile -t fuzzers < <(sed -n 's/^standpoint_add_fuzzer(\([a-z_]*\) CORPUS.*/\1/p' tests/fuzz/CMakeLists.txt)
if (($# > 0)); then
    fuzzers=("$@")
fi
need_packages "fuzz Standpoint" "${program_packages[@]}" "${check_packages[@]}" || exit 1

folder="$root/build/fuzz"
log="$folder/build-log.txt"
mkdir -p "$folder"
: >"$log"
say "Building the fuzzers; the first time takes some minutes."
if ! { follow "$log" cmake -S "$root" -B "$folder" -G Ninja -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_BUILD_TYPE=RelWithDebInfo \
    "-DCMAKE_CXX_FLAGS_RELWITHDEBINFO=-O1 -g1" -DSTANDPOINT_PCH=OFF -DSTANDPOINT_WERROR=OFF -DSTANDPOINT_FUZZ=ON \
    && follow "$log" cmake --build "$folder" --target "${fuzzers[@]/#/fuzz_}"; }; then
    cat "$log" >&2
    exit 1
fi

run_one() { # run_one FUZZER: its whole output in build/fuzz/FUZZER.log, one line of it here
    local name=$1 seeds log="$folder/$1.log" findings="$folder/findings/$1" grown="$folder/corpus/$1" speed
    seeds=$(sed -n "s/^standpoint_add_fuzzer($name CORPUS \([a-z_]*\).*/\1/p" tests/fuzz/CMakeLists.txt)
    mkdir -p "$findings" "$grown" "tests/fuzz/found/$name"
    local arguments=("-max_total_time=$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1
        "-artifact_prefix=$findings/" "$grown" "tests/fuzz/corpus/$seeds" "tests/fuzz/found/$name")
    if [[ -f tests/fuzz/$name.dict ]]; then
        arguments+=("-dict=tests/fuzz/$name.dict")
    fi
    if LC_ALL=C.UTF-8 "$folder/tests/fuzz/fuzz_$name" "${arguments[@]}" >"$log" 2>&1; then
        speed=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
        printf '%-16s nothing found, %6d runs a second, %s runs\n' "$name" "$speed" \
            "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")"
    else
        printf '%-16s FOUND something: %s\n' "$name" \
            "$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1), see $log"
        grep -E '^SUMMARY|runtime error|^[a-z].*: ' "$log" | grep -v '^Dictionary\|^stat::' | tail -n 3
        # The machine that found it may be gone before anybody looks.
        sed -n 's/^Base64: /the input, to be decoded with base64 -d: /p' "$log"
        return 1
    fi
}

failed=0
running=0
for name in "${fuzzers[@]}"; do
    if ((running == $(nproc))); then
        wait -n || failed=1
        running=$((running - 1))
    fi
    run_one "$name" &
    running=$((running + 1))
done
while ((running > 0)); do
    wait -n || failed=1
    running=$((running - 1))
done
exit "$failed"

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/bench/run.sh [FOLDER]: makes a corpus of 10,000 articles with 993,338 annotation rows, imports it by the command
# line, opens it, exports it, and compares opening with Boost's own text archive of the same values in plain structs.
# Then the same of a project of 100,000 articles with 1,000,000 annotations, and of its journal of 50,000 labels. Prints
# times, peak memory and ratios to the budgets; asserts nothing. The corpus stays in FOLDER (build/bench).
set -euo pipefail
# shellcheck source=tests/lib/machine.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib/machine.sh"

folder=${1:-$root/build/bench}
need_packages "build and measure Standpoint" "${program_packages[@]}" "${test_packages[@]}"
build release standpoint
build release bench_open
build release bench_journal
corpus=$folder/corpus
if [[ ! -e $corpus/manifest.json ]]; then
    mkdir -p "$folder"
    python3 "$root/tests/bench/make-corpus.py" --articles 10000 --annotators 3 --noise 0.15 --seed 1 --out "$corpus"
fi
python3 "$root/tests/bench/bench_import.py" "$root/build/release/app/standpoint" "$corpus" "$folder/corpus.stance"
"$root/build/release/tests/bench/bench_open" --project "$folder/corpus.stance"
"$root/build/release/tests/bench/bench_open" 100000 1000000
"$root/build/release/tests/bench/bench_journal" 50000 100000 1000000

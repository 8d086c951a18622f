#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/lib/tidy_one.sh BUILD_FOLDER REPORTS FILE: clang-tidy on one file; what it finds goes into a file of its own in
# REPORTS, so that several at once do not mix. For .ci/run.
set -uo pipefail
report=$2/$(printf '%s' "$3" | tr '/' '_').txt
timeout 900 clang-tidy -p "$1" --quiet "$3" >"$report" 2>"$report.errors"
result=$?
if ((result != 0)) && ! grep -q ': error: ' "$report"; then # it did not even begin
    { printf '%s: error: clang-tidy ended with %d\n' "$3" "$result"; cat "$report.errors"; } >>"$report"
fi
((result == 0))

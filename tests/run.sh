#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/run.sh [--preset release|ci|ci-model|dev] [CTEST ARGUMENTS]: builds everything and runs every test, the whole program in a
# window of its own included. Installs what is missing on a Debian machine. The exit code is ctest's.
#
#     tests/run.sh -R tst_offsets       only the tests whose names match
#     tests/run.sh --preset ci          warnings are errors, address and undefined-behaviour sanitizers on
#     tests/run.sh --preset ci-model    the same without the window and its tests
set -euo pipefail
# shellcheck source=tests/lib/machine.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/machine.sh"

preset=release
case ${1:-} in
    --preset)
        preset=${2:?--preset needs a name: release, ci, ci-model or dev}
        shift 2
        ;;
    --preset=*)
        preset=${1#--preset=}
        shift
        ;;
esac
if ! [[ $preset =~ ^(release|ci|ci-model|dev)$ ]]; then
    say "There is no preset '$preset': it is release, ci, ci-model or dev."
    exit 2
fi

need_packages "build and test Standpoint" "${program_packages[@]}" "${test_packages[@]}"
build "$preset"
cd "$root"
# Read by programs that were built with the sanitizers, and by no others.
export LSAN_OPTIONS="suppressions=$root/tests/lsan.supp:print_suppressions=0${LSAN_OPTIONS:+:$LSAN_OPTIONS}"
export UBSAN_OPTIONS="print_stacktrace=1${UBSAN_OPTIONS:+:$UBSAN_OPTIONS}"
exec ctest --preset "$preset" --parallel "$(nproc)" "$@"

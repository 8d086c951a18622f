#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds Standpoint and runs every test. On a bare Debian 12 it installs what is missing first.
#
#   tests/run.sh [--preset release|ci|dev] [arguments for ctest …]
set -euo pipefail
cd "$(dirname "$0")/.."
preset=release
if [ "${1:-}" = --preset ]; then
  [ $# -ge 2 ] || { echo "tests/run.sh: --preset needs a name: release, ci or dev" >&2; exit 2; }
  preset=$2
  shift 2
fi
. app/setup.sh
install_missing "${build_packages[@]}" "${test_packages[@]}"
build "$preset"
exec ctest --preset "$preset" "$@"

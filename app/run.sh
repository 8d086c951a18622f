#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Starts Standpoint. On a bare Debian 12 it installs what is missing first, and builds the program.
#
#   app/run.sh             the editor on the sample project
#   app/run.sh ARGUMENTS   what the arguments say; --help lists them
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
started_in=$PWD
cd "$root"
. app/setup.sh
install_missing "${build_packages[@]}"
build release >&2
cd "$started_in"
[ $# -gt 0 ] || set -- --sample
exec "$root/build/release/app/standpoint" "$@"

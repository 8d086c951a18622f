#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# app/run.sh [ARGUMENTS]: starts Standpoint. Installs what is missing on a Debian machine and builds a release first, both
# only where needed. Arguments go to the program; without any it opens the editor on a copy of the sample study.
set -euo pipefail
# shellcheck source=tests/lib/machine.sh
source "$(dirname "${BASH_SOURCE[0]}")/../tests/lib/machine.sh"

need_packages "build and run Standpoint" "${program_packages[@]}"
build release standpoint
if (($# == 0)); then
    set -- --sample
fi
exec "$root/build/release/app/standpoint" "$@"

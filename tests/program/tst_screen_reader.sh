#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tst_screen_reader.sh PROGRAM: the tutorial by what a screen reader has and nothing else, on a bus of its own, in a real window.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/lib/window.sh
source "$here/../lib/window.sh"

if [[ ${1:-} != --inside ]]; then
    command -v dbus-run-session >/dev/null || skip "dbus-run-session is not installed, so there is no bus for a screen reader."
    [[ -x /usr/libexec/at-spi-bus-launcher ]] || skip "at-spi2-core is not installed."
    /usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null || skip "gir1.2-atspi-2.0 is not installed."
    exec dbus-run-session -- bash "${BASH_SOURCE[0]}" --inside "$@"
fi
shift
program=$1
shift
open_display
export QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
/usr/libexec/at-spi-bus-launcher >"$work/bus.log" 2>&1 &
bus_pid=$!
trap 'kill "$bus_pid" 2>/dev/null; close_display' EXIT
"$program" >"$work/program.log" 2>&1 &
program_pid=$!
wait_for "the start page" is_titled '^Standpoint$'
if ! /usr/bin/python3 -W ignore "$here/screen_reader.py" "$@" >"$work/reader.log" 2>&1; then
    cat "$work/reader.log" >&2
    give_up "a screen reader cannot do the tutorial"
fi
cat "$work/reader.log"
quit_program

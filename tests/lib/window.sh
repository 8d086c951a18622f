# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A window of the program on an X server of its own, and keys for it. To be sourced by the tests in tests/program. Nothing
# here sleeps for a time that is hoped to be enough: whatever is waited for is looked at again and again.
#
# open_display puts everything that belongs to a run into the folder $work and ends it all when the script ends.

patience=${STANDPOINT_TEST_PATIENCE:-90} # seconds; a program under sanitizers on a busy machine is slow
work=
window=
program_pid=

skip() {
    printf 'Skipped: %s\n' "$*"
    exit 77
}

# Says why, and leaves a picture of the screen beside the build.
give_up() {
    printf 'FAILED: %s\n' "$*" >&2
    if [[ -n ${DISPLAY:-} ]]; then
        printf 'The window with the keyboard is: %s\n' "$(xdotool getactivewindow getwindowname 2>/dev/null)" >&2
        local picture
        picture=$PWD/$(basename "$0" .sh)-failed.png
        import -silent -window root "$picture" 2>/dev/null && printf 'The screen is in %s\n' "$picture" >&2
    fi
    [[ -s $work/program.log ]] && sed 's/^/program: /' "$work/program.log" >&2
    exit 1
}

# wait_for WHAT COMMAND…: until COMMAND succeeds.
wait_for() {
    local what=$1 until=$((SECONDS + patience))
    shift
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < until)) || give_up "waited $patience seconds for: $what"
        if [[ -n $program_pid ]] && ! kill -0 "$program_pid" 2>/dev/null; then
            give_up "the program ended while the test waited for: $what"
        fi
        sleep 0.05
    done
}

close_display() {
    local process
    for process in $program_pid $manager_pid $server_pid; do
        kill "$process" 2>/dev/null
        wait "$process" 2>/dev/null
    done
    rm -rf "$work"
}

open_display() {
    local tool
    for tool in Xvfb openbox xdotool xprop python3; do
        command -v "$tool" >/dev/null || skip "$tool is not installed, so there is no window to test."
    done
    work=$(mktemp -d)
    server_pid='' manager_pid=''
    trap close_display EXIT
    export HOME=$work/home XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache
    export XDG_RUNTIME_DIR=$work/runtime
    mkdir -m 700 "$HOME" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_RUNTIME_DIR"
    export XKB_DEFAULT_LAYOUT=us # which keys the pad begins with, whatever keyboard this machine has
    unset WAYLAND_DISPLAY DISPLAY XKB_DEFAULT_VARIANT
    Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>"$work/display" 2>"$work/server.log" &
    server_pid=$!
    wait_for "the X server" test -s "$work/display"
    DISPLAY=:$(<"$work/display")
    export DISPLAY
    openbox --sm-disable >"$work/manager.log" 2>&1 &
    manager_pid=$!
    wait_for "the window manager" sh -c 'xprop -root _NET_SUPPORTING_WM_CHECK | grep -q "window id"'
}

is_titled() { # is_titled REGEX: the window that has the keyboard
    [[ $(xdotool getactivewindow getwindowname 2>/dev/null) =~ $1 ]]
}

# start_program ARGUMENTS…: and waits until its window has the keyboard.
start_program() {
    # shellcheck disable=SC2154  # set by the test that sources this
    "$program" "$@" >"$work/program.log" 2>&1 &
    program_pid=$!
    wait_for "the window" is_titled ' – Standpoint$'
    window=$(xdotool getactivewindow)
}

is_unchanged() {
    [[ $(xdotool getwindowname "$window" 2>/dev/null) == *[!*]" – Standpoint" ]]
}

has_keyboard() {
    [[ $(xdotool getactivewindow 2>/dev/null) == "$window" ]]
}

dialog_is_open() {
    local active
    active=$(xdotool getactivewindow 2>/dev/null) && [[ -n $active && $active != "$window" ]]
}

press() { # press KEY…: one after the other
    xdotool key --delay 15 "$@"
}

enter_text() {
    xdotool type --delay 15 -- "$1"
}

# in_file_dialog KEY PATH: opens the dialog by KEY and gives it PATH.
in_file_dialog() {
    press "$1"
    wait_for "the dialog of $1" dialog_is_open
    enter_text "$2"
    press Return
    wait_for "the end of the dialog of $1" has_keyboard
}

# quit_program: by its key, and expects that it ends well.
quit_program() {
    local pid=$program_pid result=0 until=$((SECONDS + patience))
    press ctrl+q
    while kill -0 "$pid" 2>/dev/null; do
        ((SECONDS < until)) || give_up "the program did not end"
        sleep 0.05
    done
    program_pid=
    wait "$pid" || result=$?
    ((result == 0)) || give_up "the program ended with $result"
}

# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Shared by app/run.sh, tests/run.sh and .ci/run: which Debian packages are needed, how they get onto a machine, and how
# a preset is built. To be sourced. All that is said goes to stderr, so that the program's own output stays clean.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# shellcheck disable=SC2034  # the scripts that source this use them
{
    program_packages=(
        g++ cmake ninja-build ccache pkg-config
        qt6-base-dev qt6-svg-dev
        libboost-serialization-dev libicu-dev libuchardet-dev libcli11-dev libexpected-dev libzstd-dev libsqlite3-dev
        libquazip1-qt6-dev qt6-5compat-dev libxml2-dev libpoppler-qt6-dev
        fonts-noto-core fonts-noto-color-emoji fonts-dejavu-core
    )
    test_packages=(
        python3 xvfb openbox xdotool x11-utils x11-xkb-utils imagemagick xauth
        dbus-daemon at-spi2-core python3-gi gir1.2-atspi-2.0
    )
    check_packages=(clang-format clang-tidy shellcheck clang libclang-rt-14-dev)
}

say() {
    printf '%s\n' "$*" >&2
}

# follow LOG COMMAND…: runs COMMAND with its output in LOG. On a terminal the last line of it is shown meanwhile.
# Otherwise only `[12/34] …`, the count of a build, is told, once in 30 seconds. Returns COMMAND's exit code.
follow() {
    local log=$1 line told=$SECONDS width=${COLUMNS:-80} terminal=false
    shift
    if [[ -t 2 ]]; then
        terminal=true
        width=$(tput cols 2>/dev/null || echo 80)
    fi
    "$@" 2>&1 </dev/null | while IFS= read -r line; do
        printf '%s\n' "$line" >>"$log"
        if [[ $line == "ninja: no work to do." ]]; then
            continue
        elif $terminal; then
            printf '\r\033[K%s' "${line:0:$((width - 1))}" >&2
        elif [[ $line =~ ^\[[0-9]+/[0-9]+\] ]] && ((SECONDS - told >= 30)); then
            say "  ${BASH_REMATCH[0]}"
            told=$SECONDS
        fi
    done
    local result=${PIPESTATUS[0]}
    if $terminal; then
        printf '\r\033[K' >&2
    fi
    return "$result"
}

# need_packages WHAT_FOR PACKAGE…: installs those that are missing, after saying so. Quick and silent if none is.
need_packages() {
    local what_for=$1 package missing=() as_root=() log
    shift
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This script installs what it needs with Debian's apt-get, which is not here. On another system, install" \
            "the libraries that CONTRIBUTING.md names and build with: cmake --preset release && cmake --build --preset release"
        return 1
    fi
    local -A here=()
    while read -r package; do
        here[$package]=1
    done < <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p')
    for package; do
        if [[ -z ${here[$package]:-} ]]; then
            missing+=("$package")
        fi
    done
    if ((${#missing[@]} == 0)); then
        return 0
    fi

    if ((${#missing[@]} == 1)); then
        say "To $what_for, this package is missing and will be installed: ${missing[*]}"
    else
        say "To $what_for, these ${#missing[@]} packages are missing and will be installed: ${missing[*]}"
    fi
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            say "Installing needs root, and there is no sudo. Ask somebody who is root to run: apt-get install ${missing[*]}"
            return 1
        fi
        if ! sudo -v; then
            say "Installing needs root, and sudo did not let us. Ask somebody who is root to run: apt-get install ${missing[*]}"
            return 1
        fi
        as_root=(sudo)
    fi
    log=$(mktemp)
    if ! follow "$log" "${as_root[@]}" apt-get -q -o DPkg::Lock::Timeout=600 update; then
        cat "$log" >&2
        say "The list of packages could not be refreshed; trying with the one that is here."
    fi
    if ! follow "$log" "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends \
        -o DPkg::Lock::Timeout=600 install "${missing[@]}"; then
        cat "$log" >&2
        say "The packages could not be installed; apt-get says above why. Standpoint needs Debian 12 or newer."
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}

# build PRESET [TARGET]: configures where that is still to be done, and builds. Silent if there is nothing to do. A
# second script that builds the same preset waits for the first.
build() {
    local preset=$1 target=${2:-all} folder="$root/build/$1" log result=0
    mkdir -p "$folder"
    log="$folder/build-log.txt"
    exec 9>"$folder/.lock"
    if ! flock -n 9; then
        say "Another build of the preset $preset is running; waiting for it."
        flock 9
    fi
    : >"$log"
    build_locked "$preset" "$target" "$folder" "$log" 9>&- || result=$?
    if ((result != 0)); then
        cat "$log" >&2
        say "The preset $preset could not be built; the reason is above, and in $log."
    fi
    exec 9>&-
    return "$result"
}

build_locked() {
    local preset=$1 target=$2 folder=$3 log=$4 fresh=()
    if [[ -f $folder/CMakeCache.txt ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
        fresh=(--fresh) # the checkout was moved or copied
    fi
    if [[ ! -f $folder/build.ninja || ${#fresh[@]} != 0 ]]; then
        say "Building Standpoint ($preset). The first time takes some minutes."
        (cd "$root" && follow "$log" cmake --preset "$preset" "${fresh[@]}") || return
    fi
    follow "$log" cmake --build "$folder" --target "$target"
}

# SPDX-License-Identifier: GPL-3.0-or-later
#
# What app/run.sh and tests/run.sh share: installing what is missing, and building. Sourced from the project's root.
# shellcheck shell=bash

build_packages=(g++ cmake ninja-build ccache pkg-config qt6-base-dev qt6-svg-dev libboost-serialization-dev libicu-dev
  libuchardet-dev libcli11-dev libexpected-dev libzstd-dev fonts-dejavu-core fonts-noto-core fonts-noto-color-emoji)
# shellcheck disable=SC2034 # read by tests/run.sh
test_packages=(python3 xvfb openbox xdotool x11-utils imagemagick xauth)

# install_missing PACKAGE…: silent and quick when all are there.
install_missing() {
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || {
    echo "This needs Debian 12 or a system with its packages: apt-get was not found." >&2
    exit 1
  }
  local present missing=() package
  present=" $(dpkg-query -W -f '${Package}:${Status}\n' "$@" 2>/dev/null | sed -n 's/:install ok installed$//p' | tr '\n' ' ') "
  for package in "$@"; do
    case "$present" in *" $package "*) ;; *) missing+=("$package") ;; esac
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "Installing what is missing: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
      echo "Installing needs root: run this as root, or install sudo." >&2
      exit 1
    }
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || {
    echo "Installing failed; apt-get's own words are above." >&2
    exit 1
  }
}

# build PRESET: silent when there is nothing to do; a failed build shows its output.
build() {
  local log=build/$1.log
  mkdir -p build
  if ! cmake --preset "$1" >"$log" 2>&1; then
    cat "$log" >&2
    echo "The build could not be set up; its output is above." >&2
    exit 1
  fi
  if cmake --build --preset "$1" -- -n 2>/dev/null | grep -q 'no work to do'; then return 0; fi
  echo "Building ($1); the first time takes some minutes …"
  if ! cmake --build --preset "$1" >"$log" 2>&1; then
    grep -E -A6 'error|FAILED' "$log" | head -60 >&2 || true
    echo "The build failed; all of its output is in $log." >&2
    exit 1
  fi
}

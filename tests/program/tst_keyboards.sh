#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tst_keyboards.sh PROGRAM CODEBOOK ARTICLE: keyboards of several countries in a real window. For each, keys are pressed by
# their number, as fingers find them: the nine in the places of the pad must tag what stands on the pad, whatever they
# type; then Ctrl and a key, a key of the article, and letters typed into a field.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/lib/window.sh
source "$here/../lib/window.sh"

program=$1
codebook=$2
article=$3
annotator="Ada Keys"
pad=(24 25 26 38 39 40 52 53 54) # as X numbers the keys: the pad from left to right and top to bottom
digit=10
place_of_h=43
issues=(intervention negotiation third)
project=
command -v setxkbmap >/dev/null || skip "setxkbmap (x11-xkb-utils) is not installed, so the keyboard is always the same."
[[ -r $article ]] || skip "the article is not here: $article"
open_display
plan=$work/plan.tsv # what the keys say: sentence, actor, issue, polarity

run() { # run ARGUMENTS…: a command of the program
    "$program" "$@" >"$work/commands.log" 2>&1 || give_up "$1: $(cat "$work/commands.log")"
}

saved_count() { # saved_count NUMBER: whether the project file has as many annotations
    "$program" annotations "$project" --json 2>/dev/null | python3 "$here/annotations.py" count "$1"
}

# The codebook with a third issue, so that the pad has nine cells.
python3 - "$codebook" "$work/codebook.json" <<'PYTHON' || give_up "the codebook"
import json, sys
book = json.load(open(sys.argv[1], encoding="utf-8"))
book["issues"].append({"id": "5" * 32, "name": "third", "guideline": ""})
json.dump(book, open(sys.argv[2], "w", encoding="utf-8"))
PYTHON
printf 'id,name,kind,affiliation,aliases\none,First Actor,person,,\n' >"$work/actors.csv"

# Keys that come before a slow program has its window quite ready are lost; only the first ones can be. Presses those once
# more where nothing came of them: out of a field, and after a letter, by which the program knows the keyboard.
tries=0
first_label() {
    local until=$((SECONDS + 10))
    ((tries++ > 0)) && press Escape "$place_of_h"
    press "$digit" "${pad[0]}"
    until is_titled '\*'; do
        ((SECONDS < until)) || return 1
        sleep 0.05
    done
}

# keyboard LAYOUT SETTING TYPED [CODE…]: all of it with `setxkbmap LAYOUT` (a variant may follow a colon). SETTING is the
# layout set in the program; empty: the one that it guesses. TYPED is what the places of A and H type into a field. The
# codes are those of the keys that choose an actor (default: where / is on QWERTY) and of the one that is S with Ctrl.
keyboard() {
    local layout=$1 setting=$2 typed=$3 choose=${4:-61} save=${5:-39} i
    project=$work/${layout/:/-}${setting}.stance
    rm -rf "$XDG_CONFIG_HOME/Standpoint"
    mkdir -p "$XDG_CONFIG_HOME/Standpoint"
    [[ -n $setting ]] && printf '[keys]\nlayout=%s\n' "$setting" >"$XDG_CONFIG_HOME/Standpoint/standpoint.conf"
    run new "$project" --codebook "$work/codebook.json"
    run import "$project" "$work/actors.csv"
    run import "$project" "$article"
    setxkbmap -layout "${layout%%:*}" -variant "$([[ $layout == *:* ]] && printf '%s' "${layout##*:}")" \
        || give_up "setxkbmap knows no $layout"
    XKB_DEFAULT_LAYOUT=${layout%%:*} start_program "$project" --annotator "$annotator"

    : >"$plan"
    tries=0
    for ((i = 0; i < 9; i++)); do
        if ((i == 0)); then
            wait_for "the first label by the keyboard $layout" first_label
        else
            press Down "$digit" "${pad[i]}"
        fi
        printf '%d\tFirst Actor\t%s\t%d\n' "$i" "${issues[i / 3]}" $((1 - i % 3)) >>"$plan"
    done
    # What is typed into a field is a name, not labels; Shift and Enter make it an actor.
    press Down "$choose" "${pad[3]}" "$place_of_h" shift+Return "${pad[4]}"
    printf '9\t%s\tnegotiation\t0\n' "$typed" >>"$plan"
    press ctrl+"$save"
    wait_for "ten labels by the keyboard $layout, saved with Ctrl and its S" saved_count 10
    "$program" annotations "$project" --json >"$work/saved.json" || give_up "annotations"
    python3 "$here/annotations.py" planned "$work/saved.json" "$plan" "$annotator" \
        || give_up "$layout $setting: the keys did not tag as they lie"
    # A key of the article: from elsewhere back to the last decision, which goes.
    press Up Up "$place_of_h" BackSpace ctrl+"$save"
    wait_for "the last label of $layout taken away" saved_count 9
    setxkbmap us
    quit_program
    printf '%s%s: ten labels, a name, Ctrl and a key of the article, by place.\n' "$layout" "${setting:+ as $setting}"
}

keyboard us "" ah
keyboard de "" ah
keyboard fr "" qh 60
keyboard ru "" фр
keyboard ru qwerty фр
keyboard gr "" αη
keyboard ara "" شا
keyboard il "" שי
keyboard us:dvorak position ad 61 47

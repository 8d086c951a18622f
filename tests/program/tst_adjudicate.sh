#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tst_adjudicate.sh PROGRAM [CASES]: adjudication in a real window, by keys only. Three annotators differ in CASES
# sentences (20 unless told); where they agree gold takes it in one act, and each other case is decided by one key, or by
# two for gold's own label. Some decisions are undone and
# done again, one is taken back and decided anew; then all is saved. Gold is what the keys said, the annotators' layers
# are what they were, and both still are in a window that is opened again.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/lib/window.sh
source "$here/../lib/window.sh"

program=$1
cases=${2:-20}
open_display
project=$work/cases.stance
study=$work/study

annotations() { # annotations FILE: of the project as it is on disk
    "$program" annotations "$project" --json >"$1" 2>>"$work/commands.log"
}

is_decided() { # whether the project file has gold as the keys said
    annotations "$work/now.json" && python3 "$here/adjudication.py" gold "$study" "$work/now.json"
}

same() { # same WHEN: nothing but gold has changed, and gold is right
    annotations "$work/now.json" || give_up "annotations: $(cat "$work/commands.log")"
    python3 "$here/adjudication.py" gold "$study" "$work/now.json" || give_up "gold is not what the keys said $1"
    python3 "$here/adjudication.py" layers "$work/before.json" "$work/now.json" || give_up "a layer has changed $1"
}

python3 "$here/adjudication.py" make "$study" "$cases"
"$program" new "$project" --title "Cases" 2>"$work/commands.log" || give_up "new: $(cat "$work/commands.log")"
(cd "$study" && "$program" import "$project" articles actors.csv annotations.csv states.csv) >>"$work/commands.log" 2>&1 \
    || give_up "import: $(cat "$work/commands.log")"
annotations "$work/before.json" || give_up "annotations: $(cat "$work/commands.log")"

start_program "$project" --annotator "Referee"
press alt+r u # where all agree, in one act
wait_for "the preview" dialog_is_open
press Return
wait_for "the end of the preview" has_keyboard
press ctrl+d
keys=0
begin=$(date +%s%N)
while read -r -a one; do
    press "${one[@]}"
    keys=$((keys + ${#one[@]}))
done <"$study/keys.txt"
end=$(date +%s%N)
# The last one is at hand, since nothing is left to go on to.
read -r -a one < <(tail -n 1 "$study/keys.txt")
press ctrl+z ctrl+z ctrl+shift+z ctrl+shift+z
press Home End # Home and End are the list's
press BackSpace "${one[@]}"
press ctrl+s
wait_for "the decisions in the saved project" is_decided
wait_for "a title without a star" is_unchanged
same "after saving"
"$program" articles "$project" --json >"$work/articles.json" 2>>"$work/commands.log" || give_up "articles"
python3 "$here/adjudication.py" "done" "$work/articles.json" || give_up "all cases are decided, and gold is not done with every article"
quit_program
same "after the program ended"

start_program "$project" --annotator "Referee"
press ctrl+d
press 1 2 0 b # nothing is left to decide
quit_program
same "after the window was opened again"
"$program" check "$project" >>"$work/commands.log" 2>&1 || give_up "check: $(cat "$work/commands.log")"
printf '%d cases by %d keys: %d.%02d a case, in %d ms. Saved, closed and opened again all equal.\n' \
    "$cases" "$keys" $((keys / cases)) $((keys * 100 / cases % 100)) $(((end - begin) / 1000000))

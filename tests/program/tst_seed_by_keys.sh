#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tst_seed_by_keys.sh PROGRAM ARTICLE: an annotator's first hour in a real window, by keys only. Imports ARTICLE, tags two
# issues in twelve sentences for six actors, takes something back, saves, quits, opens again, saves a copy, exports.
# After each of these the annotations are the same, and they are what the keys said.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/lib/window.sh
source "$here/../lib/window.sh"

program=$1
article=$2
annotator="Ada Keys"
actors=("John Kerry" "Sergei Lavrov" "Government of Syria" "Syrian opposition" "United Nations" "Bashar al-Assad")
columns=(q w e a s d) # first issue: in favour, neutral, against; second issue: the same
sentences=12

[[ -r $article ]] || skip "the article is not here: $article"
open_display
project=$work/keys.stance
plan=$work/plan.tsv # what the keys say: sentence (from the first one tagged), actor, issue, stance

annotations() { # annotations PROJECT FILE
    "$program" annotations "$1" --json >"$2" 2>>"$work/commands.log" || give_up "annotations: $(cat "$work/commands.log")"
}

saved_count() { # saved_count NUMBER: whether the project file has as many annotations
    "$program" annotations "$project" --json 2>/dev/null | python3 "$here/annotations.py" count "$1"
}

same() { # same WHEN FILE
    python3 "$here/annotations.py" same "$work/saved.json" "$2" || give_up "the annotations differ $1"
}

"$program" new "$project" --title "By keys" 2>"$work/commands.log" || give_up "new: $(cat "$work/commands.log")"
start_program "$project" --annotator "$annotator"
in_file_dialog ctrl+i "$article"
wait_for "what will be imported" is_titled '^Import'
press Return
wait_for "the imported article" is_titled '\*'

for ((i = 0; i < sentences; i++)); do
    actor=$((i % ${#actors[@]}))
    first=$((i % 3))
    second=$(((i / 3) % 3))
    ((i > 0)) && press Down
    press slash
    enter_text "${actors[actor]}"
    press Return # makes the actor the first time, and chooses it from then on
    press "${columns[first]}" "${columns[3 + second]}"
    printf '%d\t%s\tintervention\t%d\n%d\t%s\tnegotiation\t%d\n' \
        "$i" "${actors[actor]}" $((1 - first)) "$i" "${actors[actor]}" $((1 - second)) >>"$plan"
done
# With the actor chosen, the same key takes a label back and puts it there again; undo and redo go over it.
press "${columns[3 + second]}" "${columns[3 + second]}"
press ctrl+z ctrl+z ctrl+shift+z ctrl+shift+z
press ctrl+s
wait_for "the saved project" saved_count $((2 * sentences))
wait_for "a title without a star" is_unchanged
annotations "$project" "$work/saved.json"
python3 "$here/annotations.py" planned "$work/saved.json" "$plan" "$annotator" || give_up "the annotations are not what the keys said"
"$program" segment "$article" --json >"$work/sentences.json" || give_up "segment"
python3 "$here/annotations.py" placed "$work/saved.json" "$work/sentences.json" "$article" || give_up "the evidence is misplaced"

quit_program
annotations "$project" "$work/after-quit.json"
same "after the program ended" "$work/after-quit.json"

start_program "$project" --annotator "$annotator"
in_file_dialog ctrl+shift+s "$work/copy.stance"
wait_for "the copy" test -s "$work/copy.stance"
quit_program
annotations "$work/copy.stance" "$work/copy.json"
same "in a copy that the reopened window saved" "$work/copy.json"

"$program" export "$project" --format jsonl --to "$work/corpus.jsonl" >>"$work/commands.log" 2>&1 \
    || give_up "export: $(cat "$work/commands.log")"
python3 "$here/annotations.py" exported "$work/saved.json" "$work/corpus.jsonl" || give_up "the export differs"
"$program" check "$project" >>"$work/commands.log" 2>&1 || give_up "check: $(cat "$work/commands.log")"
printf '%d annotations by %d actors, by keys: tagged, saved, opened again, copied and exported all equal.\n' \
    $((2 * sentences)) "${#actors[@]}"

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tst_kill.sh PROGRAM [KILLS]: kills the program at random moments while an annotator tags by keys in a real window, and looks
# what is there afterwards. Each time: every act that the window called "on the disk" is in the project, the project opens,
# passes `check`, and has nothing that no key said. Now and then the annotator saves meanwhile.
#
#     tests/program/tst_kill.sh build/release/app/standpoint 1000       the long form; 50 kills are the usual ones
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/lib/window.sh
source "$here/../lib/window.sh"

program=$1
kills=${2:-50}
RANDOM=${STANDPOINT_KILL_SEED:-$$}
sentences=150
open_display
project=$work/killed.stance

count() { # annotations of the article "Run N"
    "$program" annotations "$project" --json 2>"$work/commands.log" | python3 -c '
import json, sys
run = sys.argv[1]
own = [a for a in json.load(sys.stdin)["annotations"] if a["article"] == run]
assert all(a["actor"] == "Ada" and a["issue"] == "intervention" and a["polarity"] == 1 for a in own), "not what the keys said"
assert len({a["sentence"] for a in own}) == len(own), "one key gave two annotations"
print(len(own))' "$1" || give_up "the project cannot be read after kill $kill: $(cat "$work/commands.log")"
}

# One article for each kill, so that each begins with nothing tagged.
mkdir "$work/articles"
for ((kill = 1; kill <= kills; kill++)); do
    {
        printf 'Run %d\n\n' "$kill"
        for ((n = 1; n <= sentences; n++)); do
            printf 'Ada said that sentence %d of this text is about the same question.\n' "$n"
        done
    } >"$work/articles/run-$kill.txt"
done
printf 'id,name,kind,affiliation,aliases\na1,Ada,person,,\n' >"$work/actors.csv"
"$program" new "$project" --title "Killed" 2>"$work/commands.log" || give_up "new: $(cat "$work/commands.log")"
"$program" import "$project" "$work/articles" "$work/actors.csv" >"$work/commands.log" 2>&1 || give_up "import: $(cat "$work/commands.log")"

total_acts=0 total_durable=0 lost=0 saves=0 during=0
for ((kill = 1; kill <= kills; kill++)); do
    export STANDPOINT_DISK_LOG=$work/disk-$kill.log
    : >"$STANDPOINT_DISK_LOG"
    start_program "$project" --article "Run $kill" --annotator "Ann"
    press 1
    # Keys go on in the background until the program is gone.
    (
        for ((n = 0; n < sentences - 2; n++)); do
            xdotool key --delay 8 Down q 2>/dev/null || break
            if ((RANDOM % 20 == 0)); then
                xdotool key ctrl+s 2>/dev/null
                printf 's' >>"$work/saves-$kill"
            fi
        done
    ) &
    typing=$!
    sleep "$((RANDOM % 2)).$(printf '%03d' $((RANDOM % 1000)))"
    kill -0 "$typing" 2>/dev/null && during=$((during + 1))
    kill -9 "$program_pid" || give_up "the program had ended by itself before kill $kill"
    wait "$program_pid" 2>/dev/null
    (($? == 137)) || give_up "the program had ended by itself before kill $kill"
    program_pid=
    kill "$typing" 2>/dev/null
    wait "$typing" 2>/dev/null
    read -r acts durable _ <<<"$(tail -n 1 "$STANDPOINT_DISK_LOG") 0 0"
    found=$(count "Run $kill") || exit 1
    # Each act adds one annotation.
    ((found <= acts + 20)) || give_up "$found annotations of $acts acts"
    if ((found < durable)); then
        printf 'kill %d: %d acts were done, %d of them called on the disk, %d annotations are there\n' \
            "$kill" "$acts" "$durable" "$found" >&2
        cp -r "$work" "/tmp/standpoint-kill-$$" && printf 'everything is kept in /tmp/standpoint-kill-%d\n' $$ >&2
        lost=$((lost + durable - found))
    fi
    if ((kill % 10 == 0)); then
        "$program" check "$project" >"$work/commands.log" 2>&1 || give_up "check after kill $kill: $(cat "$work/commands.log")"
    fi
    total_acts=$((total_acts + found))
    total_durable=$((total_durable + durable))
    [[ -f $work/saves-$kill ]] && saves=$((saves + $(wc -c <"$work/saves-$kill")))
    rm -f "$STANDPOINT_DISK_LOG" "$work/saves-$kill"
done
"$program" check "$project" >"$work/commands.log" 2>&1 || give_up "check: $(cat "$work/commands.log")"
all=$("$program" annotations "$project" --json | python3 -c 'import json, sys; print(len(json.load(sys.stdin)["annotations"]))')
((all == total_acts)) || give_up "later kills changed what earlier ones had left: $all annotations instead of $total_acts"
printf '%d kills (%d while keys came), %d saves asked for: %d annotations called on the disk, %d found, %d lost.\n' \
    "$kills" "$during" "$saves" "$total_durable" "$total_acts" "$lost"
((lost == 0 && total_durable > kills)) || give_up "annotations were lost, or hardly any were made"

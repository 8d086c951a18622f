#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The command line from end to end on the sample: import, check, export, import again; the same annotations come back.
#
#   tst_command_line.sh PROGRAM SAMPLE_FOLDER
set -euo pipefail
program=$1 sample=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
fail() { echo "FAIL: $*" >&2; exit 1; }
"$program" new one.stance
"$program" import one.stance "$sample" --json >import.json
"$program" check one.stance
"$program" export one.stance --format csv --to one.csv
"$program" new two.stance
"$program" import two.stance "$sample/articles" "$sample/actors.csv" one.csv
"$program" annotations one.stance --json >one.json
"$program" annotations two.stance --json >two.json
python3 - <<'PY'
import json
def rows(name):
    return sorted((a["document"], a["sentence"], a["start"], a["end"], a["text"], a["actor"], a["issue"], a["stance"], a["annotator"],
                   json.dumps(a.get("attributes", {}), sort_keys=True), a.get("confidence"), a.get("note"), a["id"])
                  for a in json.load(open(name))["annotations"])
one, two = rows("one.json"), rows("two.json")
assert len(one) > 300, len(one)
assert one == two, [x for x in zip(one, two) if x[0] != x[1]][:3]
PY
"$program" export one.stance --format jsonl --to c.jsonl --split 80:10:10 --seed 7
[ "$(cat c.train.jsonl c.validation.jsonl c.test.jsonl | wc -l)" = "$(wc -l <one.csv | awk '{print $1 - 1}')" ] || fail "splits lose annotations"
if "$program" new one.stance 2>error.txt; then fail "new replaced a project"; fi
[ "$(wc -l <error.txt)" = 1 ] || fail "an error is not one line"
if "$program" check one.csv 2>error.txt; then fail "a table passed for a project"; fi
head -c 2000 one.stance >short.stance
if "$program" check short.stance 2>error.txt; then fail "a project cut short passed"; fi
grep -q 'damaged' error.txt || fail "no clear sentence for a damaged project"
[ "$(wc -l <error.txt)" = 1 ] || fail "an error is not one line"
size=$(stat -c %s one.stance)
head -c $((size * 3 / 4)) one.stance >short.stance
cp short.stance short.before
if "$program" check short.stance --json >problems.json 2>/dev/null; then fail "a project cut short passed"; fi
"$program" check short.stance --repair saved.stance >saved.txt || fail "a project cut short could not be repaired"
cmp -s short.stance short.before || fail "a repair changed what it read"
"$program" check saved.stance || fail "what a repair saved is not in order"
"$program" info saved.stance --json >saved.json
if "$program" check short.stance --repair saved.stance >/dev/null 2>error.txt; then fail "a repair replaced a file"; fi
if "$program" check short.stance --repair short.stance >/dev/null 2>error.txt; then fail "a repair replaced its input"; fi
cp one.stance short.stance~
if "$program" check short.stance >previous.txt 2>/dev/null; then fail "a project cut short passed"; fi
grep -q 'previous generation.*is in order: 6 articles' previous.txt || fail "the previous generation is not mentioned"
python3 - <<'PY'
import json
report, saved = json.load(open("problems.json")), json.load(open("saved.json"))
assert not report["ok"] and report["problems"] and all(p["what"] and p["where"] for p in report["problems"]), report
assert saved["articles"] >= 3 and saved["annotations"] > 100, saved
assert report["counts"] == saved, (report, saved)
PY
code=0
"$program" export one.stance 2>/dev/null || code=$?
[ $code = 2 ] || fail "usage errors exit with $code"
echo "all as expected"

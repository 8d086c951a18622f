#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tst_command_line.sh PROGRAM SAMPLE_FOLDER: the contract of the command line. Every command's output, exit code and
# error line; what may not work, and then changes nothing; the sample imported, exported and imported again.
set -euo pipefail
program=$1 sample=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'chmod -R u+rwx "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
unset DISPLAY WAYLAND_DISPLAY QT_QPA_PLATFORM

as=() as_user=() # what runs the program as another user: nothing, until the end
fail() { echo "FAIL: $*" >&2; cat out.txt err.txt >&2; exit 1; }

# run CODE COMMAND…: it ends with CODE. Done: nothing on the error output. Refused or typed wrongly: nothing printed but
# one line "standpoint: …" there (check lists what is wrong). The last run's output is in out.txt and err.txt.
run() {
    local expected=$1 code=0
    shift
    "${as_user[@]}" "$program" "$@" >out.txt 2>err.txt </dev/null || code=$?
    [ "$code" = "$expected" ] || fail "'$*' ended with $code, not $expected"
    if [ "$expected" = 0 ]; then
        [ ! -s err.txt ] || fail "'$*' wrote on the error output"
    else
        [ "$(wc -l <err.txt)" = 1 ] || fail "'$*': the error is not one line"
        grep -q '^standpoint: ' err.txt || fail "'$*': the error does not begin with standpoint:"
        case " $* " in *" --json "* | " check "*) ;; *) [ ! -s out.txt ] || fail "'$*' failed and printed" ;; esac
    fi
}

# refused SENTENCE COMMAND…: exit code 1, SENTENCE in the line. usage SENTENCE COMMAND…: the same with 2.
refused() { local sentence=$1; shift; run 1 "$@"; grep -q -- "$sentence" err.txt || fail "'$*' does not say '$sentence'"; }
usage() { local sentence=$1; shift; run 2 "$@"; grep -q -- "$sentence" err.txt || fail "'$*' does not say '$sentence'"; }
# shaped COMMAND…: done, and what it prints has the command's shape.
shaped() { run 0 "$@"; python3 "$here/json_shapes.py" "$1" <out.txt || fail "'$*' has another shape"; }
unchanged() { cmp -s "$1" "$2" || fail "$1 changed: $3"; }
# JSON.field of the last output, as Python has it.
field() { python3 -c 'import json, sys; print(eval("json.load(sys.stdin)" + sys.argv[1]))' "$1" <out.txt; }
is() { [ "$(field "$1")" = "$2" ] || fail "$1 is $(field "$1"), not $2"; }

# Help, version, what is typed wrongly
run 0 --version; grep -q '^standpoint [0-9]*\.[0-9]*\.[0-9]*$' out.txt || fail "--version"
run 0 --help
for command in new import export formats info check articles annotations segment suggest agree network gold merge hand-out; do
    grep -q "^  $command " out.txt || fail "--help does not list $command"
done
for command in new import export formats info check articles annotations segment suggest agree network gold merge hand-out; do
    "$program" "$command" --help >help.txt 2>err.txt || fail "$command --help"
    grep -q -- '--json' help.txt || fail "$command has no --json"
    usage "" "$command" --no-such-option
    [ "$command" = formats ] || usage "required" "$command"
done
refused "There is no display for the window.*new, import, export, formats, info, check, articles, annotations, segment, suggest, agree, network, gold"
DISPLAY=:987 refused "There is no display for the window"
refused "neither a project file nor a command" no-such-command
usage "" info one.stance more

# new, import, and lists
shaped new one.stance --title "A study" --json
is "['title']" "A study"
cp one.stance kept
refused "there already: one.stance" new one.stance
unchanged one.stance kept "new on a project"
refused "no/such" new no/such/folder.stance
printf 'standpoint-journal 1 %032d\n' 0 >left.stance-journal
cp left.stance-journal kept-journal
refused "Unsaved work on another project.*left.stance-journal" new left.stance
refused "Unsaved work on another project.*left.stance-journal" check one.stance --repair left.stance
unchanged left.stance-journal kept-journal "new beside a journal"
[ ! -e left.stance ] || fail "new beside a journal made a project"
for kept in left.stance-journal one.stance-journal one.stance-lock one.stance~; do
    refused "does not replace a Standpoint project.*$kept" export one.stance --format csv --to "$kept"
done
unchanged left.stance-journal kept-journal "export onto a journal"
cp left.stance-journal odd-name
refused "does not replace a Standpoint project.*odd-name" export one.stance --format csv --to odd-name
rm left.stance-journal kept-journal odd-name
echo '{"issues": [{"name": "x"}' >broken.json
refused "broken.json" new other.stance --codebook broken.json
refused "There is no such file" new other.stance --codebook absent.json
[ ! -e other.stance ] || fail "a refused new leaves a file"
shaped import one.stance "$sample" --json
is "['articles']" 6
is "['notices']" "[{'what': 'The file is about its folder, so it was left out; name it to import it', 'where': '$sample/README.md'}]"
cp one.stance imported
shaped import one.stance "$sample/articles" "$sample/actors.csv" "$sample/annotations.csv" --json
is "['annotations']" 0
is "['skipped']" 0
unchanged one.stance imported "importing what is there"
shaped info one.stance --json
is "['articles']" 6
shaped check one.stance --json
is "['ok']" True
shaped articles one.stance --json
is "['articles'][0]['states']['Amira Haddad']" "done"
shaped annotations one.stance --json
cp out.txt one.json
shaped formats --json
is "['formats'][0]['id']" text
# A whole project, as lines and as tables, makes a new one equal, whatever that began with.
run 0 export one.stance --format jsonl --choice contents=project --to whole.jsonl
run 0 export one.stance --format tables --to whole-tables
run 0 export one.stance --format tables --to whole.zip
for whole in whole.jsonl whole-tables whole.zip; do
    run 0 new copy.stance --template five-values
    shaped import copy.stance "$whole" --json
    is "['skipped']" 0
    run 0 export copy.stance --format jsonl --choice contents=project --to again.jsonl
    unchanged again.jsonl whole.jsonl "out of $whole"
    cp copy.stance copied
    run 0 import copy.stance "$whole" --json
    unchanged copy.stance copied "importing $whole once more"
    rm copy.stance*
done
refused "no rows by sentence" export one.stance --format jsonl --choice contents=project --unit sentence --to no.jsonl
shaped suggest one.stance --json
is "['sentences'][3]['suggestions'][0]['actor']" "David Cameron"
shaped suggest one.stance --article 02-congress --json
is "['sentences'][0]['document']" "02-congress"
run 0 suggest one.stance --article "The road to Geneva is getting shorter, but not smoother"
grep -q "Lakhdar Brahimi" out.txt || fail "suggest does not name Brahimi"
refused "There is no such article: none" suggest one.stance --article none
shaped segment "$sample/articles/02-congress.txt" --json
shaped segment "$sample/articles/02-congress.txt" --language en --json
for command in info check articles annotations; do
    run 0 "$command" one.stance
    [ -s out.txt ] || fail "$command prints nothing for people"
done
run 0 formats
run 0 segment "$sample/articles/02-congress.txt"
usage "A language is a code like en" segment "$sample/articles/02-congress.txt" --language English
usage "A language is a code like en" import one.stance "$sample" --language English
usage "There is no format" import one.stance "$sample" --format papyrus
usage "--changed" import one.stance "$sample" --changed both

# Articles from elsewhere
printf 'Body;Headline;When\nThe talks begin.;Talks;03/08/2013\n;Empty;04/08/2013\n' >articles-in.csv
printf 'Title: Old talks\nDate: 30 August 2013\n\nThe old talks ended.\n' >2013-08-29_Courier_Talks.txt
shaped new in.stance --json
usage "text=Body" import in.stance articles-in.csv --columns "title=Headline"
usage "no field .{headline}" import in.stance articles-in.csv --name-pattern "{headline}"
usage "near-duplicates" import in.stance articles-in.csv --near-duplicates drop
refused "no column .Text.*there are Body, Headline, When" import in.stance articles-in.csv --columns "text=Text"
shaped import in.stance articles-in.csv --columns "text=body,title=Headline,published=When,dates=dmy" --json
is "['articles']" 1
is "['skipped']" 1
is "['notices'][0]['where']" "articles-in.csv, line 3"
shaped import in.stance 2013-08-29_Courier_Talks.txt --head-lines keep --name-pattern "{published}_{source}_{title}" --json
shaped articles in.stance --json
is "['articles'][0]['published']" 2013-08-03
is "['articles'][1]['published']" 2013-08-29
is "['articles'][1]['source']" Courier
printf 'The talks begin.' >copy.txt
shaped import in.stance copy.txt --near-duplicates skip --json
is "['near_duplicates'][0]['imported']" False
is "['articles']" 0

# The discourse network
shaped network one.stance --json
is "['network']" affiliation
shaped network one.stance --network subtract --duplicates all --normalise cosine --nodes affiliations --json
run 0 network one.stance --network conflict
grep -q "^source_id,source,target_id,target,weight,abs_weight,sign$" out.txt || fail "network prints no table of edges"
run 0 network one.stance --to net.graphml
grep -q 'edgedefault="undirected"' net.graphml || fail "network writes no graph"
run 0 network one.stance --visone --to net.graphml
grep -q 'yfiles.type' net.graphml || fail "network writes no graph for visone"
run 0 network one.stance --layer "Amira Haddad" --to net.csv --json
grep -q "^source_id,.*,oppose$" net.csv || fail "network writes no table"
usage "is none of affiliation, congruence" network one.stance --network friends
refused "activity or prominence" network one.stance --normalise cosine
refused "no such layer" network one.stance --layer Nobody

# Agreement: three forms, and what is none of them
shaped agree one.stance --json
is "['articles']" 6
is "['questions']['detection']['unit']" sentence
python3 -c 'import json, sys; lost = json.load(sys.stdin)["losses"]; assert sum(lost["kinds"].values()) == lost["disagreements"] > 0 and all(sum(sum(n for kind, n in one.items() if kind != "name") for one in lost[by].values()) == lost["disagreements"] for by in ("by_issue", "by_actor")) and all(one["name"] for one in lost["by_actor"].values()), lost' <out.txt || fail "the losses do not add up"
shaped agree one.stance --unit span --issue negotiation --json
is "['unit']" span
shaped agree one.stance --annotators "Amira Haddad,Jonas Keller" --resamples 0 --json
run 0 agree one.stance
grep -q "Krippendorff's α, nominal" out.txt || fail "agree prints no alpha for people"
printf 'item,annotator,label\n1,A,x\n1,B,x\n2,A,y\n2,B,x\n3,A,\n3,B,y\n' >labels.csv
shaped agree --table labels.csv --json
is "['items']" 3
is "['measures']['percent_agreement']['value']" 0.5
is "['left_out'][0]['count']" 1
shaped agree --table labels.csv --resamples 50 --seed 3 --json
is "['bootstrap']" "{'by': 'item', 'resamples': 50, 'seed': 3}"
refused "y.* in column label is not declared: labels.csv, line 4" agree --table labels.csv --labels x,z
printf 'item,annotator,label\n1,A,x\n1,A,y\n' >twice.csv
refused "Two rows give one annotator's label" agree --table twice.csv
printf 'item,label\n1,x\n' >short.csv
refused "no column .*annotator.*: short.csv" agree --table short.csv
refused ".x. is declared twice" agree --table labels.csv --labels x,x,y
refused ".A. is declared twice" agree --table labels.csv --annotators A,A
printf 'item,annotator,label\n1,A,in favour, mostly\n1,B,against\n' > wide.csv
refused "more cells than the head line: wide.csv, line 2" agree --table wide.csv
printf 'annotator,begin,end,label\nA,0,5,x\nB,1,5,x\n' >spans.csv
shaped agree --spans spans.csv --length 20 --annotators A,B,C --json
is "['measures']['gamma']['samples']" 30
refused "span from 0 to 5 is empty or not between 0 and 4.*line 2" agree --spans spans.csv --length 4
usage "--length" agree --spans spans.csv
refused ".A. is declared twice" agree --spans spans.csv --length 20 --annotators A,A,B
printf 'annotator,begin,end,label\n,0,5,x\n' > nobody.csv
refused "names no annotator: nobody.csv, line 2" agree --spans nobody.csv --length 20
usage "excludes" agree one.stance --table labels.csv
usage "--unit" agree one.stance --unit page
refused "no such annotator: Nobody" agree one.stance --annotators "Nobody,Amira Haddad"
refused "two annotators" agree one.stance --annotators "Amira Haddad"
refused "no such issue: weather" agree one.stance --issue weather
usage "excludes" agree one.stance --repeated --to report.html
refused "marked as done twice" agree one.stance --repeated

# Gold: a preview changes nothing, majority is one Change, what was decided stays, and gold is compared like a layer
cp one.stance gold.stance
shaped gold gold.stance --by unanimous --preview --json
is "['written']" False
unanimous=$(field "['accepted']")
shaped gold gold.stance --by majority --preview --json
majority=$(field "['accepted']") rejected=$(field "['rejected']")
if [ "$majority" -le "$unanimous" ] || [ "$rejected" -eq 0 ]; then fail "the majority decides no more than all"; fi
is "['items'].__len__()" $((majority + rejected))
run 0 gold gold.stance --by majority --preview
grep -q "Would be decided: $((majority + rejected)) cases" out.txt || fail "the preview counts otherwise for people"
shaped gold gold.stance --by dawid-skene --json
is "['written']" False
python3 -c 'import json, sys; e = json.load(sys.stdin)["estimate"]; assert len(e["reliability"]) == 3 and all(.5 < r["value"] <= 1 and all(abs(sum(row) - 1) < 1e-9 for row in r["confusion"]) for r in e["reliability"]) and abs(sum(e["prior"]) - 1) < 1e-9, e' <out.txt || fail "the estimate"
unchanged gold.stance one.stance "a preview, an estimate"
shaped gold gold.stance --by majority --as "Jonas Keller" --json
is "['accepted']" "$majority"
shaped check gold.stance --json
is "['ok']" True
shaped annotations gold.stance --json
python3 - "$majority" <<'PYTHON' || fail "gold is not what the majority says"
import collections, json, sys
rows = json.load(open("out.txt"))["annotations"]
layers = collections.defaultdict(set)
for row in rows:
    layers[row["annotator"]].add((row["article"], row["sentence"], row["actor"], row["issue"], row["stance"]))
gold = layers.pop("gold")
assert gold and all(row["provenance"] == "adjudicated" for row in rows if row["annotator"] == "gold")
assert all(sum(unit in layer for layer in layers.values()) >= 2 for unit in gold), gold
PYTHON
cp gold.stance decided.stance
shaped gold gold.stance --by majority --json
is "['accepted']" 0
unchanged gold.stance decided.stance "deciding what is decided"
shaped agree gold.stance --annotators "Amira Haddad,gold" --resamples 0 --json
is "['articles']" 1
refused "Gold does not decide on itself" gold gold.stance --by majority --annotators "Amira Haddad,gold"
refused "no such annotator: Nobody" gold gold.stance --by majority --as Nobody
refused "two annotators" gold gold.stance --by majority --annotators "Amira Haddad"
usage "goes with --by dawid-skene" gold gold.stance --by majority --least 0.9
usage "--least" gold gold.stance --by dawid-skene --least 2
usage "--by" gold gold.stance --by lot
cp one.stance likely.stance
shaped gold likely.stance --by dawid-skene --least 0.9 --json
is "['written']" True
[ "$(field "['accepted']")" -gt "$unanimous" ] || fail "what is likely is less than what all say"
shaped check likely.stance --json

# An annotator against themselves: the text of one article once more, with fewer of the same annotations
mkdir again
cp "$sample/articles/02-congress.txt" again/once-more.txt
for table in states annotations; do
    { head -1 "$sample/$table.csv"; grep '^02-congress' "$sample/$table.csv" | sed 's/^02-congress/once-more/' | tail -n +3; } >"again/$table.csv"
done
cp one.stance again.stance
run 0 import again.stance again
run 0 agree again.stance --repeated --annotators "Lucía Ortega" --resamples 0
grep -q "Lucía Ortega against themselves; texts done twice: 1" out.txt || fail "nobody against themselves"
run 0 agree again.stance --repeated --annotators "Lucía Ortega" --resamples 0 --json
python3 "$here/json_shapes.py" repeated <out.txt || fail "agree --repeated has another shape"
is "['repeated'][0]['annotators']" "['Lucía Ortega, first time', 'Lucía Ortega, second time']"
is "['repeated'][0]['measures']['percent_agreement']['value']" 1

# Out and in again, in both formats: the same annotations
for format in csv jsonl; do
    shaped export one.stance --format $format --to "out.$format" --json
    is "['files']" "['out.$format', 'out.$format.losses.csv']" # descriptions of articles, and progress
    run 0 new two.stance
    run 0 import two.stance "$sample/articles" "$sample/actors.csv" "out.$format"
    run 0 check two.stance
    "$program" annotations two.stance --json >two.json
    python3 - <<'PY' || fail "$format does not come back whole"
import json
def rows(name):
    return sorted(json.dumps([a["document"], a["sentence"], a["start"], a["end"], a.get("fragments"), a["text"], a["actor"],
                              a["issue"], a["stance"], a["annotator"], a.get("attributes"), a.get("confidence"), a.get("note"),
                              a["created"], a["provenance"], a["id"]], sort_keys=True)
                  for a in json.load(open(name))["annotations"])
one, two = rows("one.json"), rows("two.json")
assert len(one) > 300, len(one)
assert one == two, [x for x in zip(one, two) if x[0] != x[1]][:3]
PY
    # What another program made of them stays out, or comes in where that is wanted
    sed '0,/in favour/s//neutral/' "out.$format" >"other.$format"
    shaped import two.stance "other.$format" --json
    is "['differing_annotations']" 1
    is "['changed_annotations']" 0
    run 0 import two.stance "other.$format" --changed take --json
    is "['changed_annotations']" 1
    run 0 import two.stance "other.$format" --json
    is "['differing_annotations']" 0
    run 0 check two.stance
    rm two.stance two.stance~
done
python3 - <<'PY' || fail "jsonl has other objects than annotations --json"
import json
assert [json.loads(line) for line in open("out.jsonl")] == json.load(open("one.json"))["annotations"]
PY

# Handed out, and merged again
run 0 new from.stance --title "A study"
run 0 import from.stance "$sample"
cp from.stance from.before
shaped hand-out from.stance --to "Amira Haddad" --copy amira.stance --json
is "['annotations']" 110
unchanged from.stance from.before "a hand-out changes the project"
run 0 hand-out from.stance --to "Jonas Keller" --copy jonas.stance
run 0 hand-out from.stance --to "Lucía Ortega" --copy lucia.stance
run 0 hand-out from.stance --to "Somebody New" --copy new-one.stance
run 0 check amira.stance
run 0 info amira.stance --json
is "['annotators'][0]['name']" "Amira Haddad"
[ "$(field "['annotators']" | grep -c Keller)" = 0 ] || fail "a copy names another annotator"
refused "there already: amira.stance" hand-out from.stance --to "Amira Haddad" --copy amira.stance
refused "Say for whom" hand-out from.stance --to " " --copy x.stance
refused "no article to hand out" hand-out from.stance --to A --articles-tagged none --copy x.stance
usage "required" hand-out from.stance --to A
cp amira.stance amira.before
shaped merge jonas.stance amira.stance lucia.stance --into all.stance --json
is "['made_from']" jonas.stance
is "['conflicts']" "[]"
unchanged amira.stance amira.before "a merge changes what comes in"
run 0 check all.stance
run 0 annotations from.stance --json
cp out.txt apart.json
run 0 annotations all.stance --json
python3 - <<'PY' || fail "three copies merged are not what was handed out"
import json
one, two = (sorted(json.load(open(f))["annotations"], key=lambda a: a["id"]) for f in ("apart.json", "out.txt"))
assert one == two and one
PY
cp all.stance all.before
shaped merge lucia.stance jonas.stance amira.stance --into all.stance --json
is "['changed']" False
unchanged all.stance all.before "merging again"
run 0 merge amira.stance --into from.stance
grep -q "everything is there already" out.txt || fail "merging what is there does not say so"
unchanged from.stance from.before "merging what is there"
shaped merge imported --into all.stance --preview --json
is "['changed']" False
is "['inputs'][0]['counts']['annotation']['matched_otherwise']" "$(python3 -c 'import json; print(len(json.load(open("apart.json"))["annotations"]))')"
is "['matches'][0]['what']" "annotator"
key=$(python3 -c 'import json; print(next(m["key"] for m in json.load(open("out.txt"))["matches"] if m["what"] == "article"))')
shaped merge imported --into all.stance --preview --json --apart "$key"
is "['inputs'][0]['counts']['article']['added']" 1
refused "no match of this key" merge imported --into all.stance --preview --apart "x$key"
unchanged all.stance all.before "a preview of what is kept apart"
printf 'One. Two.' >more.txt
cp from.stance more.stance
run 0 import more.stance more.txt
shaped merge more.stance --into all.stance --preview --json
is "['changed']" True
unchanged all.stance all.before "a preview"
refused "No such file" merge absent.stance --into all.stance
refused "leave it out" merge all.stance --into all.stance
refused "named twice" merge more.stance more.stance --into all.stance
refused "absent" merge absent.stance --into new-all.stance
[ ! -e new-all.stance ] || fail "a refused merge leaves a file"
usage "--into" merge all.stance
usage "--take" merge more.stance --into all.stance --take both
unchanged all.stance all.before "a refused merge"
run 0 merge more.stance --into all.stance --take theirs
run 0 info all.stance --json
is "['articles']" 7
rm -f all.stance* amira.stance* jonas.stance* lucia.stance* new-one.stance* from.* more.*

# Splits and layers
shaped export one.stance --format jsonl --to c.jsonl --split 80:10:10 --seed 7 --json
is "['files'][::2]" "['c.train.jsonl', 'c.validation.jsonl', 'c.test.jsonl']"
[ "$(cat c.*.jsonl | wc -l)" = "$(wc -l <out.jsonl)" ] || fail "splits lose annotations"
for split in train validation test; do
    grep -o '"article_id": "[0-9a-f]*"' c.$split.jsonl | sort -u
done | sort | uniq -d >twice.txt
[ ! -s twice.txt ] || fail "an article is in two splits"
cp c.train.jsonl first
run 0 export one.stance --format jsonl --to c.jsonl --split 80:10:10 --seed 7
unchanged c.train.jsonl first "the same seed again"
for split in 80 80:20 80:10:10:0 a:b:c 0:0:0 -1:1:1 80:10: ""; do
    usage "" export one.stance --format csv --to x.csv "--split=$split"
done
usage "three shares" export one.stance --format csv --to x.csv --split 80:20
for seed in minus -1 1.5 99999999999999999999999; do
    usage "" export one.stance --format csv --to x.csv --split 80:10:10 --seed="$seed"
done
usage "" export one.stance --format csv --to x.csv --seed 3
usage "--format" export one.stance --to x.csv
usage "--to" export one.stance --format csv
usage "There is no format .*docx" export one.stance --format docx --to x.docx
refused "no such layer: Nobody" export one.stance --format csv --to x.csv --layer Nobody
refused "could not be written" export one.stance --format csv --to no/such/folder.csv
refused "does not replace a Standpoint project.*one.stance" export one.stance --format csv --to one.stance
unchanged one.stance imported "an export onto the project"
refused "" export absent.stance --format csv --to x.csv
[ ! -e x.csv ] || fail "a refused export leaves a file"
run 0 export one.stance --format jsonl --to layer.jsonl --layer "Amira Haddad"
[ "$(grep -c '"annotator": "Amira Haddad"' layer.jsonl)" = "$(wc -l <layer.jsonl)" ] || fail "a layer has others' annotations"

# Input that is none
mkdir bad
: >bad/empty.txt
printf ' \n\t\n' >bad/blank.txt
printf 'a\0b' >bad/nul.txt
printf 'Z\303\274rich and \303\274ber \303(' >bad/invalid.txt
printf '\211PNG\r\n\032\n\0\0\0\rIHDR' >bad/picture.txt
truncate -s 200000001 bad/huge.txt
printf 'document,start,end,actor,issue,stance,annotator\n02-congress,1,5,"A,negotiation,neutral,Bo\n' >bad/torn.csv
printf 'lorem,ipsum\n1,2\n' >bad/lorem.csv
for file in empty.txt:"is empty" blank.txt:"is empty" nul.txt:"zero bytes" invalid.txt:"damaged at byte" picture.txt:"a picture" \
    huge.txt:"larger than 200 MB" torn.csv:"nothing closes" lorem.csv:"head line is none" absent.txt:"no such file"; do
    refused "${file#*:}.*bad/${file%%:*}" import one.stance "bad/${file%%:*}"
    unchanged one.stance imported "refusing bad/${file%%:*}"
    case $file in *.txt:*) refused "${file#*:}" segment "bad/${file%%:*}" ;; esac
done
mkdir nothing
echo x >nothing/letter.papyrus
refused "nothing that can be imported" import one.stance nothing
refused "" import one.stance bad
unchanged one.stance imported "refusing a folder of nothing"

# Projects that are none: every command says so in a line
head -c 2000 one.stance >short.stance
sed '1s/.*/standpoint-project 99/' one.stance >newer.stance
python3 - <<'PY'
data = bytearray(open("one.stance", "rb").read())
data[len(data) // 2] ^= 0x40
open("flipped.stance", "wb").write(data)
PY
for case in short.stance:damaged flipped.stance:damaged newer.stance:newer out.csv: absent.stance: "$folder":; do
    project=${case%%:*}
    refused "${case#*:}.*$(basename "$project")" info "$project"
    refused "${case#*:}" check "$project"
    refused "${case#*:}" articles "$project"
    refused "${case#*:}" annotations "$project"
    refused "${case#*:}" import "$project" "$sample"
    refused "${case#*:}" export "$project" --format csv --to x.csv
    run 1 check "$project" --json
    python3 "$here/json_shapes.py" check <out.txt || fail "check --json of $project"
    is "['ok']" False
done
[ ! -e x.csv ] || fail "an export of a damaged project leaves a file"

# What is wrong is listed, what can be saved is saved elsewhere, and what was read stays as it is
head -c $(($(stat -c %s one.stance) * 3 / 4)) one.stance >short.stance
cp short.stance short.before
run 1 check short.stance --json
cp out.txt problems.json
run 0 check short.stance --repair saved.stance
unchanged short.stance short.before "a repair changed what it read"
run 0 check saved.stance
run 0 info saved.stance --json
cp out.txt saved.json
refused "there already" check short.stance --repair saved.stance
refused "there already" check short.stance --repair short.stance
cp one.stance short.stance~
run 1 check short.stance
grep -q 'previous generation.*is in order: 6 articles' out.txt || fail "the previous generation is not mentioned"
python3 - <<'PY'
import json
report, saved = json.load(open("problems.json")), json.load(open("saved.json"))
assert not report["ok"] and report["problems"] and all(p["what"] and p["where"] for p in report["problems"]), report
assert saved["articles"] >= 2 and saved["annotations"] >= 50, saved
assert report["counts"] == saved, (report, saved)
PY

# A disk that is full. A limit on the size of files says the same to a program; the output goes where it does not count.
cp one.stance full.stance
before=$(find . | sort)
echo "Something new." >new.txt
(
    ulimit -f 8 # blocks of 1,024 bytes
    trap '' XFSZ
    "$program" import full.stance new.txt 2>&1 | cat >/dev/null
    exit "${PIPESTATUS[0]}"
) && fail "an import onto a full disk succeeds"
unchanged full.stance imported "a full disk"
(
    ulimit -f 8
    trap '' XFSZ
    "$program" export full.stance --format csv --to full.csv 2>&1 | cat >/dev/null
    exit "${PIPESTATUS[0]}"
) && fail "an export onto a full disk succeeds"
rm new.txt
[ "$before" = "$(find . | sort)" ] || fail "a full disk leaves files: $(find . -newer full.stance)"
if [ -w /dev/full ]; then
    for command in "annotations one.stance --json" "formats" "segment $sample/articles/02-congress.txt"; do
        code=0
        # shellcheck disable=SC2086
        "$program" $command >/dev/full 2>err.txt || code=$?
        [ "$code" = 1 ] || fail "'$command' lost its output and ended with $code"
        grep -q '^standpoint: The output could not be written$' err.txt || fail "'$command' lost its output in silence"
    done
fi

# A folder without rights: as another user where root runs this, whom the system lets write everywhere.
echo "Something new." >new.txt
mkdir closed
cp one.stance closed/
chmod 755 .
chmod 555 closed
chmod 644 closed/one.stance
[ "$(id -u)" != 0 ] || as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
if "${as[@]}" "$program" --version >/dev/null 2>&1; then
    as_user=("${as[@]}")
    refused "closed" import closed/one.stance new.txt
    refused "closed" new closed/two.stance
    chmod 600 new.txt closed/one.stance
    if [ "$(id -u)" = 0 ]; then
        refused "closed/one.stance" info closed/one.stance
        chmod 644 closed/one.stance
        chmod 777 closed
        refused "cannot be read.*new.txt" import closed/one.stance new.txt
    fi
    as_user=()
    unchanged closed/one.stance imported "a folder without rights"
    [ "$(ls closed)" = one.stance ] || fail "a folder without rights has files: $(ls closed)"
else
    echo "not tested: a folder without rights (no other user can run the program here)"
fi
echo "all as expected"

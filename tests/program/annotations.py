# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what `standpoint annotations --json` and its exports say. Prints what differs, and then ends with 1.

annotations.py count NUMBER                                  the annotations on stdin are as many
annotations.py same ONE.json OTHER.json                      both have the same annotations, all fields
annotations.py exported ONE.json CORPUS.jsonl                the corpus has the same objects, one a line
annotations.py planned ONE.json PLAN.tsv ANNOTATOR           sentence, actor, issue and polarity are the plan's
annotations.py placed ONE.json SENTENCES.json ARTICLE.txt    the evidence is the sentence, in the file's code points
"""
import json
import sys


def annotations(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)["annotations"]


def by_id(items):
    table = {item["id"]: item for item in items}
    if len(table) != len(items):
        sys.exit("an id is there twice")
    return table


def same(one, other):
    one, other = by_id(one), by_id(other)
    wrong = [f"only on one side: {id}" for id in one.keys() ^ other.keys()]
    for id in one.keys() & other.keys():
        for field in one[id].keys() | other[id].keys():
            a, b = one[id].get(field), other[id].get(field)
            if a != b:
                wrong.append(f"{id}: {field}: {a!r} became {b!r}")
    return wrong


def planned(items, plan_path, annotator):
    with open(plan_path, encoding="utf-8") as file:
        plan = [line.rstrip("\n").split("\t") for line in file]
    expected = sorted((int(sentence), actor, issue, float(polarity)) for sentence, actor, issue, polarity in plan)
    first = min(item["sentence"] for item in items)
    found = sorted((item["sentence"] - first, item["actor"], item["issue"], float(item["polarity"])) for item in items)
    wrong = [f"planned, not there: {row}" for row in expected if row not in found]
    wrong += [f"there, not planned: {row}" for row in found if row not in expected]
    wrong += [f"{item['id']}: annotated by {item['annotator']}" for item in items if item["annotator"] != annotator]
    wrong += [f"{item['id']}: provenance {item['provenance']}" for item in items if item["provenance"] != "manual"]
    return wrong


def placed(items, sentences_path, article_path):
    with open(sentences_path, encoding="utf-8") as file:
        sentences = json.load(file)["sentences"]
    with open(article_path, encoding="utf-8-sig", newline=None) as file:
        article = file.read()
    wrong = []
    # Whether sentences count from 0 or 1 is the program's contract elsewhere; here the text decides.
    for item in items:
        start, end, text = item["start"], item["end"], item["text"]
        if article[start:end] != text:
            wrong.append(f"{item['id']}: the file has {article[start:end]!r} there, not {text!r}")
        if {"start": start, "end": end, "text": text} not in sentences:
            wrong.append(f"{item['id']}: {start}-{end} is no sentence")
    return wrong


def main(what, *rest):
    if what == "count":
        return [] if len(json.load(sys.stdin)["annotations"]) == int(rest[0]) else ["another number"]
    items = annotations(rest[0])
    if what == "same":
        return same(items, annotations(rest[1]))
    if what == "exported":
        with open(rest[1], encoding="utf-8") as file:
            return same(items, [json.loads(line) for line in file])
    if what == "planned":
        return planned(items, rest[1], rest[2])
    if what == "placed":
        return placed(items, rest[1], rest[2])
    sys.exit(__doc__)


if __name__ == "__main__":
    differences = main(*sys.argv[1:])
    for difference in differences[:20]:
        print(difference, file=sys.stderr)
    sys.exit(1 if differences else 0)

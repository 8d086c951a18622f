# SPDX-License-Identifier: GPL-3.0-or-later
"""A study in which three annotators differ in every other sentence, and what gold has to say after keys were pressed.

adjudication.py make FOLDER CASES        writes articles, actors.csv, annotations.csv, states.csv and keys.txt: in each
                                         line the keys that decide one case, in the order of the queue
adjudication.py gold FOLDER ALL.json     gold's annotations are what the keys said
adjudication.py layers BEFORE.json AFTER.json   nobody else's annotation has changed
adjudication.py done ARTICLES.json       gold has done every article
"""
import csv
import json
import os
import sys

PEOPLE = ["Ada", "Bo", "Cy"]
ACTORS = {"minister": "Foreign minister", "union": "The Union"}
PER_ARTICLE = 10  # cases
# What the three say (actor, stance on intervention; None: nothing), the keys, and what gold says then.
M, U = "minister", "union"
PATTERNS = [
    ([(M, 1), (M, -1), (M, 1)], "Left", [(M, 1)]),
    ([(M, 1), (M, -1), (M, 0)], "Right", [(M, 0)]),
    ([(M, 1), (M, -1), (M, 1)], "2", [(M, -1)]),
    ([(U, 0), None, (U, 0)], "1", [(U, 0)]),
    ([(U, 0), None, (U, 0)], "2", []),
    ([None, None, (M, 1)], "0", []),
    ([(M, 1), (U, 1), (M, 1)], "b", [(M, 1), (U, 1)]),
    ([(M, 1), (M, -1), (M, -1)], "o w", [(M, 0)]),
    ([(U, 1), (U, 1), None], "3", []),
    ([(U, -1), (U, 1), None], "o e", [(U, -1)]),
]


def cases(count):
    """Article, sentence (from 0) and pattern of each case. In even ones all agree, or found nothing."""
    for n in range(count):
        yield n // PER_ARTICLE, 2 * (n % PER_ARTICLE) + 1, PATTERNS[(n + n // len(PATTERNS)) % len(PATTERNS)]


def write_table(folder, name, head, rows):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


def make(folder, count):
    os.makedirs(os.path.join(folder, "articles"))
    labels, states = [], []
    names = [f"{n:04}" for n in range((count + PER_ARTICLE - 1) // PER_ARTICLE)]
    for name in names:
        with open(os.path.join(folder, "articles", name + ".txt"), "w", encoding="utf-8") as file:
            file.write(f"What was said on day {name}\n")
            for n in range(PER_ARTICLE):
                file.write(f"The minister and the Union spoke {n + 1} times by then. Nobody else did.\n")
        states += [(name, person, "done") for person in PEOPLE]
        labels += [(name, 2, M, "negotiation", 1, person) for person in PEOPLE]  # all agree
    with open(os.path.join(folder, "keys.txt"), "w", encoding="utf-8") as keys:
        for article, sentence, (said, key, _) in cases(count):
            keys.write(key + "\n")
            labels += [(names[article], sentence, label[0], "intervention", label[1], person)
                       for person, label in zip(PEOPLE, said) if label]
    write_table(folder, "actors.csv", ["id", "name", "kind"], [(M, ACTORS[M], "person"), (U, ACTORS[U], "organisation")])
    write_table(folder, "annotations.csv", ["document", "sentence", "actor", "issue", "stance", "annotator"], labels)
    write_table(folder, "states.csv", ["document", "annotator", "state"], states)


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def gold(folder, path):
    with open(os.path.join(folder, "keys.txt"), encoding="utf-8") as file:
        count = len(file.readlines())
    expected = [(f"{article:04}", sentence, ACTORS[actor], "intervention", float(stance))
                for article, sentence, (_, _, becomes) in cases(count) for actor, stance in becomes]
    expected += [(f"{article:04}", 2, ACTORS[M], "negotiation", 1.0) for article in {article for article, _, _ in cases(count)}]
    found = [a for a in load(path)["annotations"] if a["annotator"] == "gold"]
    said = sorted((a["document"], a["sentence"], a["actor"], a["issue"], float(a["polarity"])) for a in found)
    wrong = [f"missing: {one}" for one in expected if one not in said] + [f"not decided so: {one}" for one in said if one not in expected]
    wrong += [f"provenance {a['provenance']}" for a in found if a["provenance"] != "adjudicated"]
    if len(said) != len(expected):
        wrong.append(f"{len(said)} annotations instead of {len(expected)}")
    return wrong


def layers(before, after):
    keep = lambda path: {a["id"]: a for a in load(path)["annotations"] if a["annotator"] != "gold"}
    one, other = keep(before), keep(after)
    return [f"changed: {id}" for id in one.keys() | other.keys() if one.get(id) != other.get(id)]


def done(path):
    return [f"not done: {a['title']}" for a in load(path)["articles"] if a["states"].get("gold") != "done"]


if __name__ == "__main__":
    command, arguments = sys.argv[1], sys.argv[2:]
    if command == "make":
        make(arguments[0], int(arguments[1]))
    else:
        problems = {"gold": gold, "layers": layers, "done": done}[command](*arguments)
        for problem in problems[:20]:
            print(problem)
        sys.exit(1 if problems else 0)

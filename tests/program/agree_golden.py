# SPDX-License-Identifier: GPL-3.0-or-later
"""agree_golden.py PROGRAM DATA SAMPLE: `standpoint agree` prints the checked values under their names, and the figures of a
project are those that a few lines here count from what the program exports.

DATA is tests/data/agreement, SAMPLE the sample study. Prints what differs, and then ends with 1.
"""
import csv
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile

program, data, sample = sys.argv[1:4]
holder = tempfile.TemporaryDirectory()
folder = holder.name
failures = []


def run(*arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{arguments} ended with {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)


def cases(*names):
    for name in names:
        with open(os.path.join(data, name), encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def differ(found, expected, tolerance):
    if isinstance(expected, list):
        return len(found) != len(expected) or any(differ(a, b, tolerance) for a, b in zip(found, expected))
    if isinstance(expected, dict):
        return found.keys() != expected.keys() or any(differ(found[k], expected[k], tolerance) for k in expected)
    if expected is None or found is None:
        return found is not expected
    return abs(found - expected) > tolerance


def compare(case, measures, skip=()):
    for name, entry in case["expect"].items():
        if name in skip:
            continue
        found = measures.get(name, {})
        for field in ("value", "undefined", "se", "ci95", "se_large_sample", "coverage"):
            if field not in entry:
                continue
            tolerance = entry.get("tolerance", 1e-9) if field == "value" else 1e-9
            if field == "se_large_sample" and entry[field] < 1e-6:
                tolerance = 1e-7
            wrong = field not in found or (
                found[field] != entry[field] if field == "undefined" else differ(found[field], entry[field], tolerance))
            if wrong:
                failures.append(f"{case['name']} {name}.{field}: {found.get(field)}, not {entry[field]}")


def write(name, head, rows):
    path = os.path.join(folder, name)
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)
    return path


def check_tables():
    for number, case in enumerate(cases("coding_published.jsonl", "coding_random.jsonl", "coding_degenerate.jsonl")):
        names = [f"annotator {g}" for g in range(case["annotators"])]
        rows = [(f"item {i}", names[g], "" if label is None else case["categories"][label])
                for i, labels in enumerate(case["ratings"]) for g, label in enumerate(labels)]
        random.Random(number).shuffle(rows)
        path = write("table.csv", ["item", "annotator", "label"], rows)
        compare(case, run("agree", "--table", path, "--labels", ",".join(case["categories"]), "--json")["measures"])


def check_spans():
    for case in cases("spans.jsonl"):
        names = [f"annotator {g}" for g in range(case["annotators"])]
        path = write("spans.csv", ["label", "begin", "end", "annotator"],
                     [(label, begin, end, names[g]) for g, begin, end, label in case["units"]])
        found = run("agree", "--spans", path, "--begin", str(case["begin"]), "--length", str(case["length"]),
                    "--annotators", ",".join(names), "--samples", "200", "--json")
        compare(case, found["measures"])


def nominal_alpha(items):
    """Of lists of labels, by the definition: pairs of values within items against pairs within all."""
    items = [labels for labels in items if len(labels) > 1]
    every = [label for labels in items for label in labels]
    observed = sum(sum(a != b for a, b in itertools.permutations(labels, 2)) / (len(labels) - 1) for labels in items)
    expected = sum(every.count(a) * every.count(b) for a in set(every) for b in set(every) if a != b)
    return 1 - (len(every) - 1) * observed / expected


def check_project():
    project = os.path.join(folder, "sample.stance")
    subprocess.run([program, "new", project], check=True, capture_output=True)
    subprocess.run([program, "import", project, sample], check=True, capture_output=True)
    agree = run("agree", project, "--json")
    articles = run("articles", project, "--json")["articles"]
    annotations = run("annotations", project, "--json")["annotations"]
    people = agree["annotators"]
    done = {a["id"]: [p for p in people if a["states"].get(p) == "done"] for a in articles}
    done = {article: by for article, by in done.items() if len(by) > 1}
    seen, stances, whole = {}, {}, {}
    for a in annotations:
        if a["annotator"] not in done.get(a["article_id"], []):
            continue
        seen.setdefault((a["article_id"], a["sentence"]), set()).add(a["annotator"])
        key = a["article_id"], a["sentence"], a["actor_id"], a["issue"]
        stances.setdefault(key, {}).setdefault(a["annotator"], set()).add(a["stance"])
        whole.setdefault((key[0], *key[2:]), {}).setdefault(a["annotator"], set()).add(a["stance"])
    one = lambda values: min(values) if len(values) == 1 else "mixed"
    everything = lambda found: [[one(by[p]) if p in by else "none" for p in done[key[0]]] for key, by in found.items()]
    expected = {
        "detection": nominal_alpha([[p in seen.get((a["id"], s), set()) for p in done[a["id"]]]
                                    for a in articles if a["id"] in done for s in range(a["sentences"])]),
        "stance": nominal_alpha([[min(v) for v in by.values() if len(v) == 1] for by in stances.values()]),
        "everything": nominal_alpha(everything(stances)),
        "article": nominal_alpha(everything(whole)),
    }
    for question, value in expected.items():
        entry = agree["questions"][question]["measures"]["krippendorff_alpha_nominal"]
        if differ(entry["value"], value, 1e-9):
            failures.append(f"sample, {question}: {entry['value']}, not {value}")
        if not entry["ci95"][0] <= entry["value"] <= entry["ci95"][1] or entry["bootstrap"]["undefined"]:
            failures.append(f"sample, {question}: {entry}")
    if agree["measures"] != agree["questions"]["everything"]["measures"]:
        failures.append("the headline is another one")


check_tables()
check_spans()
check_project()
print("\n".join(failures[:40]))
sys.exit(1 if failures else 0)

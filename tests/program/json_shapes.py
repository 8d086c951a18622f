# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what a command prints with --json, on stdin, against the contract. Prints what differs, and then ends with 1.

json_shapes.py SHAPE        SHAPE is a name in SHAPES below
"""
import json
import sys

ID = "an id"
NUMBER = (int, float)

# A field that ends in ? may be left out; nothing is ever null. "*" stands for any name, "…" for further fields.
SPLIT = {"start": int, "end": int, "text": str}
SHAPES = {
    "new": {"project": str, "title": str},
    "segment": {"code_points": int, "sentences": [SPLIT]},
    "articles": {"articles": [{
        "id": ID, "title": str, "language?": str, "code_points": int, "sentences": int, "published?": str, "source?": str,
        "author?": str, "url?": str, "document?": str, "tags?": [str], "states": {"*": {"todo", "started", "done"}}}]},
    "annotations": {"annotations": [{
        "id": ID, "article": str, "article_id": ID, "document?": str, "sentence?": int, "start": int, "end": int,
        "fragments?": [[int]], "text": str, "actor": str, "actor_id": ID, "affiliation?": str, "issue": str, "stance": str,
        "polarity?": NUMBER, "annotator": str, "attributes?": {"*": (str, bool, int, float)}, "confidence?": NUMBER,
        "note?": str, "provenance": {"manual", "imported", "accepted", "adjudicated"}, "created?": str, "modified?": str}]},
    "suggest": {"sentences": [{
        "article": str, "article_id": ID, "document?": str, "sentence": int, "start": int, "end": int,
        "suggestions": [{"actor": str, "actor_id": ID, "reason": {"speaker", "mention", "recent", "affiliation"},
                         "start?": int, "end?": int, "guess?": bool}]}]},
    "info": {"title": str, "articles": int, "sentences": int, "annotations": int, "actors": int, "issues": int,
             "stances": int, "annotators": [{"name": str, "annotations": int, "done": int}],
             "work_lists": [{"name": str, "annotator": str, "articles": int, "done": int}]},
    "check": {"ok": bool, "counts?": {"*": (str, int, list)}, "problems?": [(str, dict)], "…": None},
    "formats": {"formats": [{"id": str, "name": str, "reads": bool, "writes": bool, "endings": [str], "choices": {"*": [str]}}]},
    "import": {"articles": int, "annotations": int, "actors": int, "issues": int, "stances": int, "annotators": int,
               "attributes": int, "further": int, "changed_articles": int, "changed_actors": int, "already_there": int, "skipped": int,
               "differing_annotations": int, "changed_annotations": int, "differing_changed_here_since": int,
               "near_duplicates": [{"title": str, "like": str, "share": NUMBER, "imported": bool}],
               "notices": [{"what": str, "where": str}], "notices_left_out": int},
    "export": {"files": [str], "articles": int, "annotations": int,
               "losses": [{"field": str, "what": str, "count": int}], "left_out": [{"what": str, "where": str}]},
    "hand-out": {"copy": str, "annotator": str, "articles": int, "annotations": int},
    "merge": {"into": str, "changed": bool, "preview": bool, "made_from?": str, "notices": [str],
              "inputs": [{"file": str, "copy_for?": str, "counts": {"*": {
                  "added": int, "matched_by_id": int, "matched_otherwise": int, "updated": int, "deleted": int,
                  "refused": int}}}],
              "matches": [{"file": str, "what": str, "ours": str, "theirs": str,
                           "by": {"id", "name", "alias", "gold", "text", "merged"}, "key": str, "apart": bool}],
              "conflicts": [{"file": str, "what": str, "thing": str, "field?": str, "ours": str, "theirs": str,
                             "taken": {"ours", "theirs"}, "by_rule": bool, "why?": str, "article?": str,
                             "article_id?": ID, "start?": int, "end?": int}],
              "conflicts_left_out": int, "remarks": [{"file": str, "what": str, "where": str}],
              "remarks_left_out": int},
    "gold": {"by": {"majority", "unanimous", "dawid-skene"}, "annotators": [str], "cases": int, "written": bool,
             "states": {"agreed": int, "accepted": int, "rejected": int, "open": int, "incomplete": int},
             "accepted?": int, "rejected?": int, "left?": {"decided_before": int, "incomplete": int, "open": int},
             "items?": [{"article_id": ID, "article": str, "sentence": int, "actor": str, "issue": str,
                         "becomes": [{"sentence": int, "actor": str, "issue": str, "stance": str}]}],
             "estimate?": {"unit": str, "labels": [str], "prior": [NUMBER], "log_likelihood": NUMBER, "steps": int, "converged": bool,
                           "reliability": [{"annotator": str, "value": NUMBER, "confusion": [[NUMBER]]}],
                           "likely": [{"article_id": ID, "article": str, "sentence": int, "actor": str, "issue": str,
                                       "label": str, "chance": NUMBER, "tie": bool}]}},
    "network": {"network": {"affiliation", "congruence", "conflict", "subtract"}, "duplicates": str, "normalise": str, "statements": int,
                "said_again": int, "without_polarity": int,
                "nodes": [{"id": ID, "name": str, "mode": {"actor", "issue"}, "frequency": int, "kind?": str}],
                "edges": [{"source": int, "target": int, "weight": NUMBER, "support?": int, "neutral?": int, "oppose?": int}]},
    "repeated": {"repeated": [{"annotator": str, "pairs": int, "texts_left_over": int, "unit": str, "items": int, "…": None}]},
    "agree": {"unit": str, "items": int, "annotators": [str], "labels": [str], "measures": {"*": {"…": None}},
              "left_out": [{"reason": str, "count": int, "what": str}], "articles?": int, "question?": str,
              "questions?": {"*": {"unit": str, "items": int, "…": None}},
              "losses?": {"disagreements": int, "kinds": {"*": int}, "…": None}, "…": None},
}


def differences(value, shape, where):
    if value is None:
        return [f"{where} is null"]
    if shape == ID:
        good = isinstance(value, str) and len(value) == 32 and set(value) <= set("0123456789abcdef")
        return [] if good else [f"{where} is no id: {value!r}"]
    if isinstance(shape, set):
        return [] if value in shape else [f"{where}: {value!r} is none of {sorted(shape)}"]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{where} is no list"]
        return [d for i, item in enumerate(value) for d in differences(item, shape[0], f"{where}[{i}]")]
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return [f"{where} is no object"]
        if "*" in shape:
            return [d for key, item in value.items() for d in differences(item, shape["*"], f"{where}.{key}")]
        found = []
        for key, inner in shape.items():
            name = key.rstrip("?")
            if key == "…":
                continue
            if name in value:
                found += differences(value[name], inner, f"{where}.{name}")
            elif name == key:
                found.append(f"{where}.{name} is missing")
        known = {key.rstrip("?") for key in shape}
        further = [] if "…" in shape else [key for key in value if key not in known]
        return found + [f"{where}.{key} is not described" for key in further]
    if isinstance(value, bool) and shape in (int, NUMBER):
        return [f"{where} is a truth value"]
    return [] if isinstance(value, shape) else [f"{where}: {value!r} is no {shape}"]


def meaning(name, value):
    """What no shape says: ends lie behind starts, several fragments, and they begin and end the evidence."""
    found = []
    for item in value.get("annotations", []) if name == "annotations" else value.get("sentences", []) if name in ("segment", "suggest") else []:
        if not 0 <= item["start"] < item["end"]:
            found.append(f"{item['start']}-{item['end']} is no span")
        if name == "segment" and len(item["text"]) != item["end"] - item["start"]:
            found.append(f"{item['text']!r} is not {item['start']}-{item['end']} in code points")
        fragments = item.get("fragments")
        if fragments is not None:
            parts = item["text"].split(" … ")
            if len(fragments) < 2 or [fragments[0][0], fragments[-1][1]] != [item["start"], item["end"]]:
                found.append(f"fragments {fragments} of {item['start']}-{item['end']}")
            if [len(part) for part in parts] != [end - start for start, end in fragments]:
                found.append(f"{item['text']!r} is not {fragments}")
    if name == "suggest":
        for sentence in value["sentences"]:
            actors = [one["actor_id"] for one in sentence["suggestions"]]
            if len(set(actors)) != len(actors):
                found.append(f"{actors} has an actor twice")
            reasons = [one["reason"] for one in sentence["suggestions"]]
            if reasons != sorted(reasons, key=["speaker", "mention", "recent", "affiliation"].index):
                found.append(f"{reasons} are out of order")
            for one in sentence["suggestions"]:
                if "start" in one and not sentence["start"] <= one["start"] < one["end"] <= sentence["end"]:
                    found.append(f"{one} lies outside its sentence")
                if (one["reason"] == "mention") > ("start" in one) or (one["reason"] == "speaker") != ("guess" in one):
                    found.append(f"{one} lacks a field or has one too many")
    return found


if __name__ == "__main__":
    value = json.load(sys.stdin)
    found = differences(value, SHAPES[sys.argv[1]], sys.argv[1])
    found = found or meaning(sys.argv[1], value)
    for line in found[:20]:
        print(line, file=sys.stderr)
    sys.exit(1 if found else 0)

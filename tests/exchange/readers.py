# SPDX-License-Identifier: GPL-3.0-or-later
"""What Python's own readers make of exported files: readers.py FORMAT PATH EXPECTED.json

EXPECTED has the texts by the name of their document, and the annotations with their fragments in code points and their words. Each
format is read with nothing of ours; its offsets are taken in its own unit, and what stands there has to be what was marked.
Prints how many places were right. Ends with 1 and a sentence where one is not.
"""

import collections
import csv
import glob
import io
import json
import os
import sqlite3
import sys
import xml.etree.ElementTree as ET
import zipfile


def bare(words):
    """Some formats part evidence at line ends, or write another space for one."""
    return "".join("".join(words).split())


def utf16(text, begin, end):
    return text.encode("utf-16-le")[2 * begin : 2 * end].decode("utf-16-le")


def fragments(expected):
    return [word for one in expected["annotations"] for word in one["words"]]


def same(found, wanted):
    a, b = collections.Counter(map(bare, found)), collections.Counter(map(bare, wanted))
    assert a == b, f"missing {list((b - a).elements())}, too many {list((a - b).elements())}"
    return len(found)


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def files(path, pattern):
    found = sorted(glob.glob(os.path.join(path, "**", pattern), recursive=True))
    assert found, f"no {pattern} in {path}"
    return found


def lines(path):
    return [json.loads(line) for line in read(path).split("\n") if line]


def check_rows(rows, expected):
    """Rows of annotations, whether of CSV or of JSON lines."""
    by_id = {row["id"]: row for row in rows}
    for one in expected["annotations"]:
        row = by_id[one["id"]]
        for name in ("actor", "issue", "stance", "annotator"):
            assert row[name] == one[name], (name, row[name], one[name])
        assert (row.get("note") or "") == one["note"], row.get("note")
        assert int(row["start"]) == one["fragments"][0][0] and int(row["end"]) == one["fragments"][-1][1]
    assert len(rows) == len(expected["annotations"])
    return len(rows)


def check_csv(path, expected):
    return check_rows(list(csv.DictReader(io.StringIO(read(path), newline=""))), expected)


def check_jsonl(path, expected):
    return check_rows(lines(path), expected)


def check_pandas_csv(path, expected):
    import pandas

    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    return check_rows(frame.to_dict("records"), expected)


def check_pandas_jsonl(path, expected):
    import pandas

    frame = pandas.read_json(path, lines=True, dtype=False, convert_dates=False)
    rows = [{k: v for k, v in row.items() if v == v} for row in frame.to_dict("records")]  # NaN where absent
    return check_rows(rows, expected)


def check_dataset(path, expected):
    count = 0
    for name in files(path, "*.jsonl"):
        rows = lines(name)
        table = list(csv.DictReader(io.StringIO(read(name.replace("/data/", "/csv/").replace(".jsonl", ".csv")), newline="")))
        assert [r["id"] for r in rows] == [r["id"] for r in table], name
        for row in rows:
            for evidence in row["evidence"]:
                text = expected["texts"][expected["documents"][row["doc_id"]]]
                assert text[evidence["start"] : evidence["end"]] == evidence["text"], evidence
                count += 1
    assert count == len(fragments(expected)), count
    json.loads(read(os.path.join(path, "codebook.json")))
    return count


def check_brat(path, expected):
    found = []
    for ann in files(path, "*.ann"):
        text = read(ann[:-4] + ".txt")
        for line in read(ann).split("\n"):
            if not line.startswith("T"):
                continue
            _, where, covered = line.split("\t")
            places = [tuple(map(int, pair.split(" "))) for pair in where.split(" ", 1)[1].split(";")]
            assert " ".join(text[a:b] for a, b in places) == covered, line
            found.append("".join(text[a:b] for a, b in places))
    return same(found, ["".join(one["words"]) for one in expected["annotations"]])


def check_webanno_tsv(path, expected):
    count = 0
    for tsv in [name for name in files(path, "*.tsv")]:
        text = read(os.path.join(path, "text", os.path.basename(tsv)[:-4] + ".txt"))
        for line in read(tsv).split("\n"):
            cells = line.split("\t")
            if len(cells) > 2 and "-" in cells[1] and cells[0][:1].isdigit():
                begin, end = map(int, cells[1].split("-"))
                assert utf16(text, begin, end) == cells[2].replace("\\\\", "\\"), line
                count += 1
    return count


def check_xmi(path, expected):
    found = []
    for xmi in files(path, "*.xmi"):
        root = ET.parse(xmi).getroot()
        text = next(e.get("sofaString") for e in root if e.tag.endswith("}Sofa"))
        found += [utf16(text, int(e.get("begin")), int(e.get("end"))) for e in root
                  if e.tag.split("}")[-1] in ("Statement", "Evidence")]
    return same(found, fragments(expected))


def check_cas_json(path, expected):
    found = []
    for name in files(path, "*.json"):
        data = json.loads(read(name))
        features = data.get("%FEATURE_STRUCTURES", [])
        text = next((f["sofaString"] for f in features if "sofaString" in f), None)
        found += [utf16(text, f["begin"], f["end"]) for f in features
                  if f["%TYPE"].split(".")[-1] in ("Statement", "Evidence")]
    return same(found, fragments(expected))


def check_label_studio(path, expected):
    found = []
    for task in json.loads(read(path)):
        for entry in task["annotations"]:
            for result in entry["result"]:
                if result["type"] == "labels":
                    value = result["value"]
                    assert task["data"]["text"][value["start"] : value["end"]] == value["text"], value
                    found.append(value["text"])
    return same(found, fragments(expected))


def check_doccano(path, expected):
    return same([line["text"][s:e] for line in lines(path) for s, e, _ in line["label"]], fragments(expected))


def check_prodigy(path, expected):
    found = []
    for line in lines(path):
        for token in line.get("tokens", []):
            assert line["text"][token["start"] : token["end"]] == token["text"], token
        found += [line["text"][span["start"] : span["end"]] for span in line["spans"]]
    return same(found, fragments(expected))


def check_w3c(path, expected):
    found = []
    texts = list(expected["texts"].values())
    for item in json.loads(read(path))["first"]["items"]:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            position, quote = target["selector"]
            assert any(t[position["start"] : position["end"]] == quote["exact"] for t in texts), target
            found.append(quote["exact"])
    return same(found, fragments(expected))


def check_conll(path, expected):
    count = 0
    for name in files(path, "*.conll"):
        tokens = [line.split(" ")[0] for line in read(name).split("\n") if line and not line.startswith("-DOCSTART-")]
        table = list(csv.DictReader(io.StringIO(read(name[:-6] + ".map.tsv")), delimiter="\t", quoting=csv.QUOTE_NONE))
        assert len(tokens) == len(table), (name, len(tokens), len(table))
        for token, row in zip(tokens, table):
            text = expected["texts"][expected["documents"][row["doc_id"]]]
            assert text[int(row["start"]) : int(row["end"])] == token, (token, row)
            count += 1
    return count


def check_semeval(path, expected):
    rows = [line.split("\t") for line in read(os.path.join(path, "stance.txt")).split("\n") if line]
    assert all(len(row) == 4 for row in rows), rows
    found = [row[2] for row in rows[1:]]
    assert {row[3] for row in rows[1:]} <= {"FAVOR", "AGAINST", "NONE"}
    return same(found, [" … ".join(one["words"]) for one in expected["annotations"]])


def check_refi(path, expected):
    found = []
    with zipfile.ZipFile(path) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        root = ET.fromstring(archive.read(names["project.qde"]))
        space = root.tag.split("}")[0] + "}"
        for source in root.iter(space + "TextSource"):
            inside = source.get("plainTextPath").replace("internal://", "sources/")
            text = archive.read(names[inside.lower()]).decode("utf-8-sig")
            found += [text[int(s.get("startPosition")) : int(s.get("endPosition"))]
                      for s in source.iter(space + "PlainTextSelection")]
    missing = collections.Counter(map(bare, fragments(expected))) - collections.Counter(map(bare, found))
    assert not missing, list(missing.elements())
    return len(found)


def check_dna(path, expected):
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    found = [utf16(text, start, stop) for text, start, stop in base.execute(
        "SELECT d.Text, s.Start, s.Stop FROM STATEMENTS s JOIN DOCUMENTS d ON s.DocumentId = d.ID")]
    missing = collections.Counter(map(bare, found)) - collections.Counter(
        bare(one["hull"]) for one in expected["annotations"] for _ in range(3))
    assert found and not missing, list(missing.elements())
    return len(found)


def check_networkx(path, expected):
    import networkx

    graph = networkx.read_graphml(path)
    names = {data["name"] for _, data in graph.nodes(data=True)}
    assert names == set(expected["nodes"]), names ^ set(expected["nodes"])
    return len(names)


def check_igraph(path, expected):
    import igraph

    names = set(igraph.Graph.Read_GraphML(path).vs["name"])
    assert names == set(expected["nodes"]), names ^ set(expected["nodes"])
    return len(names)


def main():
    reader, path, wanted = sys.argv[1:]
    print(globals()["check_" + reader.replace("-", "_")](path, json.loads(read(wanted))))


main()

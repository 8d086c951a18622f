#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make a synthetic news corpus for Standpoint: articles, their sentences, their actors, and who stands where.

Everything is invented: states, people, places and sentences. The same arguments give the same bytes on every machine
(Python 3.9 or newer, standard library only), and article number i does not change when more articles are asked for.

    make-corpus.py --articles 500 --out DIR                     one .txt file per article
    make-corpus.py --articles 10000 --out DIR --jsonl           one articles.jsonl
    make-corpus.py --articles 200 --out DIR --annotators 3 --noise 0.15

DIR then holds
    articles/NNNNNN.txt   UTF-8, first line the headline, a paragraph a line   (or articles.jsonl, see write_jsonl)
    actors.csv            id,name,kind,affiliation,aliases        (aliases parted by |)
    sentences.csv         document,sentence,start,end
    gold.csv              document,sentence,start,end,actor,issue,stance,annotator   (annotator is gold)
    annotations.csv       the same columns, one row per annotation of each annotator   (with --annotators)
    manifest.json         the arguments, the counts, the unit of the offsets

Offsets count Unicode code points of the article's text, end exclusive. Stance is -1, 0 or 1.

The noise of an annotator: an annotation is overlooked with probability noise/2; one that is made has a wrong stance
with probability noise (a neighbouring stance three times in four); and each sentence gets, with probability noise/10,
an annotation that gold does not have. --lazy makes the last annotator overlook half of all. --overlap says which share
of the articles everyone codes; the rest goes round, one annotator each.
"""
import argparse
import csv
import json
import os
import random
import sys
import unicodedata

STATES = [  # name, adjective, capital, aliases
    ("Veldoria", "Veldorian", "Kastrel", ["Kastrel", "Republic of Veldoria"]),
    ("Ostmark Union", "Ostmark", "Brünn-Süd", ["Brünn-Süd", "the Union", "O.U."]),
    ("Karanthe", "Karanthean", "St. Aldric", ["St. Aldric"]),
    ("Côte-Rivière", "Rivièran", "Port-Élan", ["Port-Élan", "Cote-Riviere"]),
    ("Tashmir", "Tashmiri", "Qal‘at", ["Qal‘at", "Qal'at"]),
    ("Łęgowia", "Łęgowian", "Żary Górne", ["Żary Górne", "Legowia"]),
    ("Santa Íñez", "Íñezan", "Peñaluz", ["Peñaluz", "Santa Inez"]),
    ("Norrhavn", "Norrhavner", "Ærøby", ["Ærøby"]),
    ("Hanbyeol", "Hanbyeol", "Saebyeok", ["Saebyeok", "한별"]),
    ("Zarqan", "Zarqani", "Umm Saif", ["Umm Saif", "زرقان"]),
]
BODIES = [
    ("Council of Nine", "organisation", ["the Council", "C9"]),
    ("Meridian Alliance", "organisation", ["the Alliance", "MA"]),
    ("Free Highlands Front", "group", ["the Front", "FHF"]),
    ("Red Lantern Relief", "organisation", ["Red Lantern", "紅燈"]),
    ("Assembly for Peace – Dwór", "group", ["the Assembly"]),
]
GIVEN = ["Ana", "Jürgen", "Chloé", "Łukasz", "Nguyễn Thu", "Søren", "Íñigo", "Zeynep", "Oluwaṣeun", "Ayşe", "Mátyás",
         "Fatima", "Dmitri", "Yusuf", "Björk", "Siobhán", "Tariq", "Mei-Lin", "Kwame", "Renée", "J. P.", "Maria R."]
FAMILY = ["O’Halloran", "Żeleński", "Müller-Šmit", "al-Harazi", "de la Peña", "Þórsdóttir", "Okonjo", "Đặng", "Kovács",
          "St. Clair", "Nuñez", "van der Berg", "Çelik", "Ó Briain", "Petrovič", "Håkansson", "Bağış", "Lindqvist",
          "Rahman Jr.", "Ivanova", "D’Souza", "Gyöngyösi"]
ROLES = [("Foreign Minister", "foreign minister"), ("President", "president"), ("Prime Minister", "prime minister"),
         ("Defence Minister", "defence minister"), ("Gen.", "general"), ("Amb.", "ambassador")]
PLACES = ["Lower Saarn", "the Oum valley", "Port-Élan", "the Highlands", "Mount Özgür", "the northern provinces"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]

# What is said, by issue and stance. Each goes after "that" and, with a capital, inside quotation marks.
SAYINGS = {
    ("intervention", 1): [
        "only troops on the ground can end the killing in {place}", "air strikes on {place} have become unavoidable",
        "the time for an armed mission to {place} has come", "a force of {n} soldiers must be sent before winter",
        "standing by while {place} burns is no longer an option", "a no-fly zone over {place} deserves every support"],
    ("intervention", 0): [
        "no decision on sending troops has been taken", "an operation in {place} is still being weighed",
        "military plans exist but nobody has asked for them", "a mission would depend on a mandate that is not there yet"],
    ("intervention", -1): [
        "foreign soldiers have no business in {place}", "any attack on {place} would set the whole region on fire",
        "bombs have never brought a government to reason", "the armed option must come off the table for good",
        "an invasion would cost {n} lives and solve nothing", "no outside force will be let into {place}"],
    ("negotiation", 1): [
        "there is no way around talks without preconditions", "both sides must meet in {place} before the month is out",
        "a conference of all parties is the only road to peace", "delegates are ready to sit down at any hour",
        "the accord of {year} is a sound basis for new talks", "dialogue has to begin now, not after another winter"],
    ("negotiation", 0): [
        "talks may follow, if the guns fall silent first", "the offer of a conference is being studied",
        "it is too early to say who would sit at the table", "a delegation will come only when the agenda is known"],
    ("negotiation", -1): [
        "nobody will sit down with those who shelled {place}", "the talks are a waste of everyone’s time",
        "there is nothing left to negotiate", "another conference would only reward the aggressor"],
    ("sanctions", 1): ["an embargo on fuel must come at once", "the accounts of the leadership have to be frozen"],
    ("sanctions", 0): ["new penalties will be looked at in due course", "a list of names exists but is not final"],
    ("sanctions", -1): ["penalties hit the poor and spare the guilty", "the trade ban has failed and must be lifted"],
}
DEEDS = {
    ("intervention", 1): ["ordered {n} soldiers to the border of {place}", "asked parliament for a mandate to strike {place}"],
    ("intervention", 0): ["postponed a vote on the mission to {place}", "remained divided over an operation in {place}"],
    ("intervention", -1): ["rejected any armed mission to {place}", "withdrew the last {n} soldiers from {place}"],
    ("negotiation", 1): ["agreed to convene a conference in {place}", "sent an envoy to prepare talks on {place}"],
    ("negotiation", 0): ["left an invitation to talks in {place} unanswered", "abstained when the talks were put to a vote"],
    ("negotiation", -1): ["walked out of the talks in {place}", "cancelled the meeting planned for {place}"],
    ("sanctions", 1): ["voted for an embargo against {place}", "froze accounts worth {n} crowns"],
    ("sanctions", 0): ["put the list of penalties aside for now", "asked for more time to study the embargo"],
    ("sanctions", -1): ["vetoed new penalties", "reopened trade with {place} in spite of the ban"],
}
FILLERS = [
    "The meeting began at {hour} p.m. on {day} and went on past midnight.",
    "More than {n} people have fled {place} since {month} {dom}, according to aid workers.",
    "The Group of Twenty-One (G21) will gather in St. Aldric next week.",
    "Shops in {place} stayed shut, and the road to the airport was blocked.",
    "About {pct} percent of the harvest was lost in {year}, i.e. before the fighting began.",
    "Journalists were kept out of the hall.",
    "The text of the CommuniquÉ of {month} {dom}, {year}, has not been published.",
    "Rain is expected over {place} for the rest of the week.",
    "Dr. A. K. Osei, who treats the wounded in {place}, counted {n} patients in one night.",
    "Was it a coincidence?",
    "A video seen {n} times shows smoke over {place} 🔥 and people running.",
    "The river (it is called Oum by those who live there) marks the line between the two armies.",
    "Prices for bread rose from 1.50 to 2.75 crowns, the U.N. food office said.",
    "In Żary Górne, naïve hopes faded fast; cafe\u0301s along the square closed early.",
]
VERBS = ["said", "added", "told reporters", "insisted", "warned", "stressed", "argued"]
LEADS = ["", "", "", "On {day}, ", "At the same time, ", "Elsewhere, ", "In {place}, ", "Asked about it on {day}, "]


PLAIN = str.maketrans({"Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "Ø": "O", "ø": "o", "Þ": "Th", "þ": "th", "Æ": "Ae", "ı": "i", "–": " "})


class Cast:
    """The actors of the whole corpus."""

    def __init__(self, seed):
        rnd = random.Random(f"cast {seed}")
        self.rows = []
        self.people = []
        self.bodies = []
        pairs = [(g, f) for g in GIVEN for f in FAMILY]
        rnd.shuffle(pairs)
        used = set()
        for name, adjective, capital, aliases in STATES:
            state = self.add(name, "state", "", aliases)
            self.bodies.append((state, name))
            self.bodies.append((state, capital))
            for role, lower in rnd.sample(ROLES, 3):
                given, family = next(p for p in pairs if p[1] not in used) if len(used) < len(FAMILY) else pairs.pop()
                used.add(family)
                full = f"{given} {family}"
                actor = self.add(full, "person", state, [family, f"{role} {full}", f"the {adjective} {lower}"])
                self.people.append((actor, f"{adjective} {role} {full}", family, f"the {adjective} {lower}"))
        for name, kind, aliases in BODIES:
            self.bodies.append((self.add(name, kind, "", aliases), f"the {name}"))

    def add(self, name, kind, affiliation, aliases):
        plain = unicodedata.normalize("NFKD", name.translate(PLAIN)).encode("ascii", "ignore").decode()
        base = "-".join("".join(c if c.isalnum() else " " for c in plain.lower()).split()) or "actor"
        ids = {row[0] for row in self.rows}
        actor, k = base, 2
        while actor in ids:
            actor, k = f"{base}-{k}", k + 1
        self.rows.append((actor, name, kind, affiliation, aliases))
        return actor


def capital(text):
    return text[:1].upper() + text[1:]


class Article:
    """Text that grows sentence by sentence, and what each sentence says."""

    def __init__(self, number, seed, cast):
        self.rnd = rnd = random.Random(f"{seed} {number}")
        self.parts, self.length = [], 0
        self.sentences, self.truth = [], []  # (start, end); (sentence, actor, issue, stance)
        self.id = f"{number:06d}"
        self.published = f"{rnd.randint(2009, 2025)}-{rnd.randint(1, 12):02d}-{rnd.randint(1, 28):02d}"
        self.source = rnd.choice(["The Kastrel Post", "Ærøby Tidende", "Le Courrier d’Élan", "Wire"])
        self.author = f"{rnd.choice(GIVEN)} {rnd.choice(FAMILY)}"
        people = rnd.sample(cast.people, rnd.randint(3, 5))
        bodies = rnd.sample(cast.bodies, rnd.randint(2, 4))
        issues = ["intervention", "negotiation"] if rnd.random() < 0.8 else ["intervention", "negotiation", "sanctions"]
        lean = {(who[0], issue): rnd.choice((-1, -1, 0, 1, 1)) for who in people + bodies for issue in issues}
        self.place = rnd.choice(PLACES)
        lead, topic = people[0], rnd.choice(issues)
        self.sentence(f"{capital(self.fill('{place}'))}: {lead[2]} on {topic}" if rnd.random() < 0.5
                      else f"{capital(topic)} in {self.place} divides {bodies[0][1]}", [])
        self.title = self.parts[-1]
        self.put("\n")
        seen, last = set(), None
        size = rnd.randint(2600, 4400)
        while self.length < size:
            for _ in range(rnd.randint(1, 3)):
                kind = rnd.random()
                if kind < 0.28:
                    self.sentence(self.fill(rnd.choice(FILLERS)), [])
                elif kind < 0.48:
                    who = rnd.choice(bodies)
                    issue = rnd.choice(issues)
                    stance = self.drift(lean[who[0], issue])
                    lead_in = self.fill(rnd.choice(LEADS))
                    name = who[1] if lead_in else capital(who[1])
                    self.sentence(f"{lead_in}{name} {self.fill(rnd.choice(DEEDS[issue, stance]))}.", [(who[0], issue, stance)])
                else:
                    last = self.speech(rnd.choice(people), issues, lean, seen, last)
            self.put("\n")
        while self.parts and self.parts[-1] in ("\n", " "):
            self.length -= len(self.parts.pop())
        self.text = "".join(self.parts)

    def drift(self, stance):
        return stance if self.rnd.random() < 0.9 else self.rnd.choice((-1, 0, 1))

    def fill(self, template):
        rnd = self.rnd
        return template.format(place=self.place if rnd.random() < 0.6 else rnd.choice(PLACES), n=f"{rnd.randint(2, 95)},{rnd.randint(0, 999):03d}",
                               day=rnd.choice(DAYS), month=rnd.choice(MONTHS), dom=rnd.randint(1, 28), year=rnd.randint(2001, 2024),
                               hour=rnd.randint(1, 11), pct=f"{rnd.randint(2, 80)}.{rnd.randint(0, 9)}")

    def speech(self, who, issues, lean, seen, last):
        rnd = self.rnd
        actor, full, family, role = who
        if actor not in seen:
            name = full
        else:
            name = rnd.choice([family, family, role, "he" if last == actor else family])
        seen.add(actor)
        made = []
        for issue in rnd.sample(issues, 2 if rnd.random() < 0.25 else 1):
            made.append((issue, self.drift(lean[actor, issue])))
        said = [self.fill(rnd.choice(SAYINGS[m])) for m in made]
        marks = [(actor, issue, stance) for issue, stance in made]
        verb = rnd.choice(VERBS)
        opening, closing = rnd.choice([("“", "”"), ("“", "”"), ('"', '"'), ('"', "”")])
        kind = rnd.random()
        if kind < 0.35:
            joined = " and that ".join(said)
            lead_in = self.fill(rnd.choice(LEADS))
            self.sentence(f"{lead_in}{name if lead_in else capital(name)} {verb} that {joined}.", marks)
        elif kind < 0.75 or len(said) == 1 and kind < 0.85:
            self.sentence(f"{opening}{capital('; '.join(said))},{closing} {name} {verb}.", marks)
        elif len(said) == 2:
            self.sentence(f"{opening}{capital(said[0])}.", marks[:1])
            self.sentence(f"{capital(said[1])},{closing} {name} {verb}.", marks[1:])
        else:
            self.sentence(f"According to {name if name != 'he' else family}, {said[0]}.", marks)
        return actor

    def put(self, text):
        if text == "\n":
            while self.parts and self.parts[-1] == " ":
                self.parts.pop()
                self.length -= 1
        self.parts.append(text)
        self.length += len(text)

    def sentence(self, text, marks):
        start = self.length
        self.put(text)
        self.sentences.append((start, self.length))
        self.truth += [(len(self.sentences) - 1, *m) for m in marks]
        self.put(" ")


def annotate(article, name, rate, lazy, seed, issues=("intervention", "negotiation")):
    """What one annotator makes of an article: rows (sentence, actor, issue, stance)."""
    rnd = random.Random(f"{seed} {article.id} {name}")
    rows, have = [], set()
    actors = sorted({t[1] for t in article.truth}) or ["nobody"]
    for sentence, actor, issue, stance in article.truth:
        if rnd.random() < (0.5 if lazy else rate / 2):
            continue
        if rnd.random() < rate:
            near = [s for s in (-1, 0, 1) if abs(s - stance) == 1]
            stance = rnd.choice(near) if rnd.random() < 0.75 else rnd.choice([s for s in (-1, 0, 1) if s != stance])
        if (sentence, actor, issue) not in have:
            have.add((sentence, actor, issue))
            rows.append((sentence, actor, issue, stance))
    for sentence in range(1, len(article.sentences)):
        if rnd.random() < rate / 10:
            extra = (sentence, rnd.choice(actors), rnd.choice(issues))
            if extra not in have:
                have.add(extra)
                rows.append((*extra, rnd.choice((-1, 0, 1))))
    return sorted(rows, key=lambda r: r[0])


def write_jsonl(out, article):
    json.dump({"id": article.id, "title": article.title, "source": article.source, "author": article.author,
               "published": article.published, "language": "en", "text": article.text,
               "sentences": article.sentences}, out, ensure_ascii=False)
    out.write("\n")


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100, metavar="N")
    parser.add_argument("--out", required=True, metavar="DIR")
    parser.add_argument("--jsonl", action="store_true", help="one articles.jsonl in place of .txt files")
    parser.add_argument("--annotators", type=int, default=0, metavar="K")
    parser.add_argument("--noise", type=float, default=0.1, metavar="0..1")
    parser.add_argument("--overlap", type=float, default=1.0, metavar="0..1", help="share of the articles that all annotators code")
    parser.add_argument("--lazy", action="store_true", help="the last annotator overlooks half of all")
    parser.add_argument("--seed", default="1")
    a = parser.parse_args(argv)
    if a.articles < 0 or a.annotators < 0 or not 0 <= a.noise <= 1 or not 0 <= a.overlap <= 1:
        parser.error("counts must not be negative; noise and overlap lie between 0 and 1")
    os.makedirs(a.out, exist_ok=True)
    if not a.jsonl:
        os.makedirs(os.path.join(a.out, "articles"), exist_ok=True)
    cast = Cast(a.seed)
    header = ("document", "sentence", "start", "end", "actor", "issue", "stance", "annotator")
    names = [f"annotator{k + 1}" for k in range(a.annotators)]
    counts = dict(articles=a.articles, sentences=0, gold=0, annotations=0, bytes=0)

    def table(name, columns):
        f = open(os.path.join(a.out, name), "w", encoding="utf-8", newline="")
        w = csv.writer(f, lineterminator="\n")
        w.writerow(columns)
        return f, w

    f, w = table("actors.csv", ("id", "name", "kind", "affiliation", "aliases"))
    for actor, name, kind, affiliation, aliases in cast.rows:
        w.writerow((actor, name, kind, affiliation, "|".join(aliases)))
    f.close()
    sf, sw = table("sentences.csv", ("document", "sentence", "start", "end"))
    gf, gw = table("gold.csv", header)
    af, aw = table("annotations.csv", header) if names else (None, None)
    jf = open(os.path.join(a.out, "articles.jsonl"), "w", encoding="utf-8") if a.jsonl else None
    for number in range(1, a.articles + 1):
        article = Article(number, a.seed, cast)
        if jf:
            write_jsonl(jf, article)
        else:
            with open(os.path.join(a.out, "articles", article.id + ".txt"), "w", encoding="utf-8", newline="") as out:
                out.write(article.text + "\n")
        spans = article.sentences
        sw.writerows((article.id, i, s, e) for i, (s, e) in enumerate(spans))
        gw.writerows((article.id, i, *spans[i], actor, issue, stance, "gold") for i, actor, issue, stance in article.truth)
        counts["sentences"] += len(spans)
        counts["gold"] += len(article.truth)
        counts["bytes"] += len(article.text.encode()) + 1
        if names:
            shared = random.Random(f"overlap {a.seed} {number}").random() < a.overlap
            for k, name in enumerate(names):
                if shared or k == number % len(names):
                    rows = annotate(article, name, a.noise, a.lazy and k == len(names) - 1, a.seed)
                    aw.writerows((article.id, i, *spans[i], actor, issue, stance, name) for i, actor, issue, stance in rows)
                    counts["annotations"] += len(rows)
    for f in (sf, gf, af, jf):
        if f:
            f.close()
    with open(os.path.join(a.out, "manifest.json"), "w", encoding="utf-8") as f:
        json.dump(dict(arguments={k: v for k, v in vars(a).items() if k != "out"}, counts=counts,
                       offsets="Unicode code points, end exclusive"), f, indent=1, ensure_ascii=False)
        f.write("\n")
    print(", ".join(f"{v} {k}" for k, v in counts.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())

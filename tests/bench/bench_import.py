#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast a corpus is imported, opened and exported by the command line, as ratios to the budgets. Asserts nothing.

bench_import.py PROGRAM CORPUS PROJECT     CORPUS is a folder that make-corpus.py made with --annotators; PROJECT is made anew

Times are of whole processes, start and saving included: wall clock, and the processor time of all threads. Where other programs
keep the machine busy, the latter is what can be compared.
"""
import json
import os
import sys
import time


class Run:
    """A process that was run to its end."""

    def __init__(self, *command, cores=None):
        begin = time.monotonic()
        child = os.fork()
        if child == 0:
            if cores:
                os.sched_setaffinity(0, cores)
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.execv(command[0], command)
        _, status, usage = os.wait4(child, 0)
        self.wall = time.monotonic() - begin
        self.processor = usage.ru_utime + usage.ru_stime
        self.peak = usage.ru_maxrss * 1024
        if status != 0:
            sys.exit(f"failed: {' '.join(command)}")


def show(what, run, budget):
    print(f"{what:34} {run.wall:7.2f} s  processor {run.processor:6.2f} s  peak {run.peak / 1e6:6.0f} MB   "
          f"{run.wall / budget:5.2f} of the budget of {budget} s")


def rate(what, size, run, budget, note=""):
    print(f"{what:34} {size / 1e6 / run.wall:7.1f} MB/s, {size / 1e6 / run.processor:.1f} MB for each processor second   "
          f"{size / 1e6 / run.wall / budget:5.2f} times the budget of {budget} MB/s{note}")


def fresh(program, project):
    for path in (project, project + "~"):
        if os.path.exists(path):
            os.remove(path)
    Run(program, "new", project)


def main(program, corpus, project):
    with open(os.path.join(corpus, "manifest.json"), encoding="utf-8") as file:
        counts = json.load(file)["counts"]
    articles, actors, annotations = (os.path.join(corpus, name) for name in ("articles", "actors.csv", "annotations.csv"))
    print(f"{counts['articles']} articles, {counts['bytes'] / 1e6:.1f} MB of text, {counts['annotations']} annotation rows, "
          f"{os.path.getsize(annotations) / 1e6:.1f} MB of table; {os.cpu_count()} cores")
    everyone = os.sched_getaffinity(0)
    fresh(program, project)
    one = Run(program, "import", project, articles, cores={min(everyone)})
    rate("import of the texts, one core", counts["bytes"], one, 15)
    fresh(program, project)
    both = Run(program, "import", project, articles)
    rate("import of the texts, all cores", counts["bytes"], both, 15,
         f"; {both.processor / both.wall:.2f} cores used, {one.wall / both.wall:.2f} times as fast as one")
    fresh(program, project)
    show("import of all", Run(program, "import", project, articles, actors, annotations), 20)
    show("import of the same table again", Run(program, "import", project, annotations), 20)
    show("open and count (info)", Run(program, "info", project), 3)
    opened = Run(program, "info", project)
    for name in ("jsonl", "csv"):
        path = f"{project}.{name}"
        run = Run(program, "export", project, "--format", name, "--to", path)
        run.wall -= opened.wall
        run.processor -= opened.processor
        rate(f"export {name}, opening taken off", os.path.getsize(path), run, 100)
        os.remove(path)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tidy.py BUILD_FOLDER FILE…: clang-tidy on our source files, with the flags of BUILD_FOLDER/compile_commands.json.

Most of the time that clang-tidy takes for a file goes into the headers of Qt and of the standard library. So the files
of one room are looked at several at once, written one after the other into one file, and what is found is told with
the place in the file it stands in. Helpers of one name in several files are renamed for it. Files that do not compile
together are looked at alone.

The exit code is 1 when anything was found or a file could not be looked at.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

AT_ONCE = 20  # files; more save little and need memory
PLACE = re.compile(r"^(?P<file>/[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<rest>(?:error|warning|note): .*)$")
CLASH = re.compile(r"error: (typedef )?redefinition|note: candidate found by name lookup is .*::\(anonymous")
ROUNDS = 8  # a clash may hide another
ONCE = {"main", "LLVMFuzzerTestOneInput"}  # what every program of the tests has
OWN_OUTPUT = {"-o", "-MF", "-MT", "-MQ"}


def flags_of(command):
    """The flags of a compile command, without the compiler, the source and where the result goes."""
    words = shlex.split(command)[1:]
    flags, skipped = [], False
    for word in words:
        if skipped:
            skipped = False
        elif word in OWN_OUTPUT:
            skipped = True
        elif word not in ("-c", "-MD", "-MMD") and not word.endswith(".cpp"):
            flags.append(word)
    return flags


def together(files, flags):
    """One list of flags for several files: each flag once, where it first stands (-isystem keeps its folder)."""
    once = {}
    for file in files:
        words = iter(flags[file])
        for word in words:
            once[(word, next(words)) if word in ("-isystem", "-include") else (word,)] = None
        once[(f"-I{file.parent}",)] = None
    return [word for words in once for word in words]


def head_of(lines):
    """How many lines the file begins with that are remarks, empty or #include."""
    for number, line in enumerate(lines):
        if not re.match(r"\s*(//|#include\b|$)", line):
            return number
    return len(lines)


def joined(files, renamed):
    """The text of all files, their heads first, and for each line of it which file and line it is.

    Names that several files give to helpers of their own, `renamed` of each file, become one name for each of them; what
    stands behind a dot or an arrow is somebody's member and stays.
    """
    texts = [file.read_text(encoding="utf-8").splitlines() for file in files]
    heads = [head_of(text) for text in texts]
    lines, places = [], []
    for file, text, head in zip(files, texts, heads):
        lines += text[:head]
        places += [(file, line) for line in range(1, head + 1)]
    for number, (file, text, head) in enumerate(zip(files, texts, heads)):
        body = text[head:]
        if renamed[file]:
            names = re.compile(r"(?<!\.)(?<!->)\b(" + "|".join(sorted(renamed[file])) + r")\b")
            body = [names.sub(rf"\g<1>{number}", line) for line in body]
        lines += body
        places += [(file, line) for line in range(head + 1, len(text) + 1)]
    return "\n".join(lines) + "\n", places


def written_together(files, renamed, scratch):
    """The file that holds all of these files, and its places."""
    text, places = joined(files, renamed)
    with tempfile.NamedTemporaryFile("w", suffix=".cpp", dir=scratch, delete=False, encoding="utf-8") as one:
        one.write(text)
    return pathlib.Path(one.name), places


def clashes(one, places, flags):
    """Whether the file compiles; if not, which helpers clash, as pairs of file and name, and which files have errors."""
    done = subprocess.run(["clang++-14", "-fsyntax-only", "-w", "-ferror-limit=0", *flags, str(one)],
                          capture_output=True, text=True, timeout=1800, check=False)
    lines = one.read_text(encoding="utf-8").splitlines()
    names, wrong = set(), set()
    for line in done.stderr.splitlines():
        place = PLACE.match(line)
        if place is None or pathlib.Path(place["file"]) != one:
            continue
        at, column = int(place["line"]) - 1, int(place["column"]) - 1
        if place["rest"].startswith("error: "):
            wrong.add(places[at][0])
        if CLASH.match(place["rest"]) and (name := re.match(r"\w+", lines[at][column:])):
            names.add((places[at][0], name[0]))
    return done.returncode == 0, names, wrong


def prepared(files, flags, scratch):
    """The files in groups that compile as one file, each group with the names that are renamed in each file of it."""
    groups = []
    while files:
        group, apart = list(files), []
        renamed = {file: set(ONCE) for file in files}
        for _ in range(ROUNDS):
            one, places = written_together(group, renamed, scratch)
            compiles, names, wrong = clashes(one, places, together(group, flags))
            if compiles or len(group) == 1:
                break
            fresh = [(file, name) for file, name in names if name not in renamed[file]]
            for file, name in fresh:
                renamed[file].add(name)
            if not fresh:
                wrong = (wrong - {group[0]}) or set(group[len(group) // 2:])  # headers that do not go together
                apart += [file for file in group if file in wrong]
                group = [file for file in group if file not in wrong]
        else:
            apart, group = apart + group[1:], group[:1]
        groups.append((group, renamed if len(group) > 1 else {group[0]: set()}))
        files = apart
    return groups


def look_at(root, files, renamed, flags, scratch):
    """What clang-tidy says of these files, which compile together: a list of remarks, each a list of lines."""
    one, places = written_together(files, renamed, scratch)
    done = subprocess.run(
        ["clang-tidy", f"--config-file={root}/.clang-tidy", "--quiet", str(one), "--", *together(files, flags)],
        capture_output=True, text=True, timeout=1800, check=False, cwd=root)
    remarks = []
    for line in done.stdout.splitlines():
        place = PLACE.match(line)
        if place is None:
            if remarks:
                remarks[-1].append(line)
            continue
        file, number = pathlib.Path(place["file"]), int(place["line"])
        if file == one:
            file, number = places[number - 1]
        text = f"{os.path.relpath(file, root)}:{number}:{place['column']}: {place['rest']}"
        if place["rest"].startswith("note: ") and remarks:
            remarks[-1].append(text)
        else:
            remarks.append([text])
    if done.returncode != 0 and not remarks:
        remarks.append([f"{os.path.relpath(files[0], root)}: error: clang-tidy ended with {done.returncode}: {done.stderr}"])
    return remarks


def groups_of(root, files):
    """Files of one room, so many at once, neighbours together; longest first."""
    rooms = {}
    for file in sorted(files):
        rooms.setdefault(file.relative_to(root).parts[0], []).append(file)
    groups = []
    for members in rooms.values():
        count = -(-len(members) // AT_ONCE)
        size = -(-len(members) // count)
        groups += [members[first:first + size] for first in range(0, len(members), size)]
    return sorted(groups, key=lambda group: -sum(file.stat().st_size for file in group))


def main():
    if len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    build, wanted = sys.argv[1], [pathlib.Path(name).resolve() for name in sys.argv[2:]]
    root = pathlib.Path(__file__).resolve().parents[2]
    with open(pathlib.Path(build) / "compile_commands.json", encoding="utf-8") as commands:
        flags = {pathlib.Path(entry["file"]): flags_of(entry["command"]) for entry in json.load(commands)}
    for file in wanted:
        if file not in flags:
            print(f"{os.path.relpath(file, root)}: not looked at, for no target has it", flush=True)
    groups = groups_of(root, [file for file in wanted if file in flags])
    shown = set()  # what stands in a header is found once for every group that includes it
    with tempfile.TemporaryDirectory() as scratch, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        ready = [group for parts in pool.map(lambda files: prepared(files, flags, scratch), groups) for group in parts]
        for remarks in pool.map(lambda group: look_at(root, *group, flags, scratch), ready):
            for remark in remarks:
                if remark[0] not in shown:
                    shown.add(remark[0])
                    print("\n".join(remark), flush=True)
    print(f"{sum(map(len, groups))} files looked at in {len(ready)} groups", flush=True)
    return 1 if shown else 0


sys.exit(main())

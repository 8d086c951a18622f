# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader has: the tree of the program's window over AT-SPI, and nothing else.

screen_reader.py [--show]   walks the tree of the running program, says everything that has no name, and does
the tutorial by the actions, texts and selections that the tree offers. Ends with 1 and a sentence where that fails. With --show the
tree is printed.
"""

import os
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

PATIENCE = 60  # seconds
ANSWER = 30_000  # milliseconds that one question to the program may take; under sanitizers much takes long
NO_ANSWER = 1_500  # where an answer comes only when a dialog is closed
# What a person can do something with has to have a name; what only holds others need not.
NAMED = {
    "push button", "toggle button", "check box", "radio button", "combo box", "text", "entry", "password text",
    "list", "table", "tree", "tree table", "menu", "menu item", "check menu item", "radio menu item", "spin button", "slider", "page tab",
    "document frame", "document text", "dialog", "frame", "list item", "table cell", "link",
}


def fail(sentence):
    print(f"FAILED: {sentence}", file=sys.stderr)
    sys.exit(1)


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def walk(node, depth=0):
    yield node, depth
    # Long lists are all alike: a screen reader reads rows as one goes to them.
    for number, child in enumerate(children(node)):
        if number >= 60:
            break
        yield from walk(child, depth + 1)


def states(node):
    return node.get_state_set()


def is_showing(node):
    return states(node).contains(Atspi.StateType.SHOWING)


def is_focusable(node):
    return states(node).contains(Atspi.StateType.FOCUSABLE)


def wait_for(what, found):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            result = found()
        except gi.repository.GLib.Error:
            result = None  # something of the tree went while it was looked at
        if result:
            return result
        time.sleep(0.05)
    if "--show" in sys.argv:
        show(program())
    return fail(f"waited {PATIENCE} seconds for: {what}")


def program():
    desktop = Atspi.get_desktop(0)
    for application in children(desktop):
        if (application.get_name() or "").lower().startswith("standpoint"):
            return application
    return None


def window(title):
    def look():
        for frame in children(program()):
            if title in (frame.get_name() or "") and is_showing(frame):
                return frame
        return None

    return wait_for(f"a window named {title}", look)


def named(root, name, roles=None):
    for node, _ in walk(root):
        if (node.get_name() or "") == name and (roles is None or node.get_role_name() in roles):
            return node
    return None


def find(root, name, roles=None):
    return wait_for(f"{name} ({', '.join(roles or ['anything'])})", lambda: named(root, name, roles))


def act(node):
    """Does the first thing that the node can do."""
    action = node.get_action_iface()
    if action is None or action.get_n_actions() == 0:
        fail(f"{node.get_role_name()} {node.get_name()!r} can do nothing")
    names = [action.get_action_name(n) for n in range(action.get_n_actions())]
    for wanted in ("Press", "Toggle", "click"):
        if wanted in names:
            action.do_action(names.index(wanted))
            return
    action.do_action(0)


def nameless(root):
    """Everything in sight that takes the keyboard or does something, and has no name."""
    found = []
    for node, _ in walk(root):
        role = node.get_role_name()
        if not is_showing(node) or (node.get_name() or "").strip():
            continue
        if is_focusable(node) or role in NAMED:
            if role in ("table cell", "list item", "filler", "panel", "viewport", "scroll pane"):
                continue  # an empty cell is empty; what only holds others is passed over
            trail = []
            above = node
            while above is not None and above.get_role_name() not in ("application", "desktop frame"):
                trail.append(f"{above.get_role_name()} {above.get_name()!r}")
                above = above.get_parent()
            found.append(" < ".join(trail[:5]))
    return found


def show(root):
    for node, depth in walk(root):
        if is_showing(node):
            print("  " * depth + f"{node.get_role_name()} {node.get_name()!r} {node.get_description() or ''}")


def article(frame):
    return find(frame, "Article", ["document frame", "document text", "text", "document web", "document"])


def text_of(node):
    text = node.get_text_iface()
    return text.get_text(0, text.get_character_count())


def go_to_sentence(frame, beginning):
    """Puts the cursor on the sentence that begins so, as a screen reader's cursor does."""
    node = article(frame)
    place = text_of(node).find(beginning)
    if place < 0:
        fail(f"the article has no sentence {beginning!r}")
    node.get_text_iface().set_caret_offset(place)
    wait_for(f"the cursor on {beginning!r}", lambda: node.get_text_iface().get_caret_offset() == place)


def labels(frame):
    """What the article's description says of the sentence in hand."""
    return (article(frame).get_description() or "").split("; ")[1:]


def expect_label(frame, label):
    wait_for(f"the label {label!r}", lambda: label in labels(frame))


def menu(frame, *path):
    node = find(frame, path[0], ["menu", "menu item"])
    for name in path[1:]:
        node = find(node, name, ["menu", "menu item", "check menu item", "radio menu item"])
    act(node)


def cell(frame, name):
    """One of the stance pad's; its name may go on behind a comma."""
    def look():
        for node, _ in walk(frame):
            if (node.get_name() or "").split(",")[0] == name and node.get_role_name() == "check box":
                return node
        return None

    return wait_for(f"{name} on the stance pad", look)


def tutorial():
    start = window("Standpoint")
    name = find(start, "Your name", ["text", "entry"])
    name.get_editable_text_iface().set_text_contents("Louis")
    act(find(start, "Open the sample", ["push button"]))
    frame = window("Syria 2013 (sample)")
    articles = find(frame, "Articles", ["list"])
    second = wait_for("the list of articles", lambda: next(
        (row for row in children(articles) if (row.get_name() or "").startswith("Obama turns to Congress")), None))
    act(second)
    wait_for("the second article", lambda: text_of(article(frame)).startswith("Obama turns to Congress"))

    go_to_sentence(frame, "The president announced")
    act(cell(frame, "in favour intervention"))
    expect_label(frame, "Barack Obama on intervention: in favour")

    go_to_sentence(frame, "Speaking in the garden")
    menu(frame, "Annotation", "Repeat the last label")
    expect_label(frame, "Barack Obama on intervention: in favour")

    go_to_sentence(frame, "Many members")
    field = find(frame, "Actor", ["text", "entry"])
    field.get_editable_text_iface().set_text_contents("congress")
    actors = find(frame, "Actors to choose", ["list"])
    row = wait_for("the actor", lambda: next(
        (row for row in children(actors) if "Congress" in (row.get_name() or "")), None))
    act(row)
    act(cell(frame, "against intervention"))
    expect_label(frame, "US Congress on intervention: against")

    go_to_sentence(frame, "“We refuse to see")
    act(cell(frame, "against intervention"))
    act(cell(frame, "in favour negotiation"))
    expect_label(frame, "Egypt on intervention: against")
    expect_label(frame, "Egypt on negotiation: in favour")
    act(cell(frame, "in favour intervention"))
    expect_label(frame, "Egypt on intervention: in favour")
    undo = wait_for("an act to undo", lambda: next(
        (node for node, _ in walk(frame) if (node.get_name() or "").startswith("Undo") and
         node.get_role_name() in ("menu item", "push button")), None))
    act(undo)
    expect_label(frame, "Egypt on intervention: against")
    menu(frame, "Article", "Done, next article")
    wait_for("the third article", lambda: text_of(article(frame)).startswith("G20 leaders"))
    menu(frame, "File", "Save")
    return frame


# Every dialog that a menu opens on the sample: where it is, and how its title begins.
DIALOGS = [
    (("Edit", "Find in the project…"), None),
    (("Edit", "Find in the article…"), None),
    (("Article", "Details of the article…"), "Details"),
    (("Article", "Correct the text…"), "Correct"),
    (("Codebook", "Actors…"), "Actors"),
    (("Codebook", "Issues, stances, attributes…"), "Codebook"),
    (("File", "Export…"), "Export"),
    (("File", "Earlier versions…"), "Earlier"),
    (("File", "Hand out to…"), "Hand out"),
    (("View", "Preferences…"), "Preferences"),
    (("View", "Your progress…"), "Your progress"),
    (("Help", "Find a command…"), "Find a command"),
    (("Article", "Work lists…"), "Work lists"),
    (("Review", "Mark as done for…"), "Mark articles as done"),
    (("Help", "Change the keys…"), "Change the keys"),
    (("Help", "Keys"), "Help"),
]


def other_windows(frame):
    return [one for one in children(program()) if is_showing(one) and one.get_name() != frame.get_name()]


def close(one):
    for node, _ in walk(one):
        if node.get_name() in ("Cancel", "Close") and node.get_role_name() == "push button" and is_showing(node):
            act(node)
            return
    wait_for(f"{one.get_name()} with the keyboard", lambda: states(one).contains(Atspi.StateType.ACTIVE))
    subprocess.run(["xdotool", "key", "Escape"], check=True)


def dialogs(frame):
    problems = []
    for path, title in DIALOGS:
        Atspi.set_timeout(NO_ANSWER, ANSWER)
        try:
            menu(frame, *path)
        except gi.repository.GLib.Error:
            pass  # the answer comes when the dialog is closed
        Atspi.set_timeout(ANSWER, ANSWER)
        if title is None:  # a panel of the window
            problems += nameless(frame)
            continue
        opened = wait_for(f"the dialog {title}", lambda: [w for w in other_windows(frame) if title in w.get_name()])[0]
        problems += [f"{title}: {one}" for one in nameless(opened)]
        close(opened)
        wait_for(f"the end of {title}", lambda: not other_windows(frame))
    return problems


def import_dialog(frame):
    """The preview of an import, behind the dialog that asks for the files."""
    with tempfile.TemporaryDirectory() as folder:
        units, codes = os.path.join(folder, "units.csv"), os.path.join(folder, "codes.csv")
        with open(units, "w", encoding="utf-8") as out:
            out.write("unit,text\nu1,We build roads.\nu2,We wait.\n")
        with open(codes, "w", encoding="utf-8") as out:
            out.write("unit,coder,tone\nu1,Cleo,warm\nu2,Dan,cold\n")
        Atspi.set_timeout(NO_ANSWER, ANSWER)
        try:
            menu(frame, "File", "Import files…")
        except gi.repository.GLib.Error:
            pass
        Atspi.set_timeout(ANSWER, ANSWER)
        chooser = wait_for("the dialog that asks for files", lambda: other_windows(frame))[0]
        wait_for("the keyboard in it", lambda: states(chooser).contains(Atspi.StateType.ACTIVE))
        subprocess.run(["xdotool", "type", "--delay", "20", f'"{units}" "{codes}"'], check=True)
        subprocess.run(["xdotool", "key", "Return"], check=True)
        preview = wait_for("the preview of an import", lambda: [w for w in other_windows(frame) if w.get_name() == "Import"
                                                                 or w.get_name().startswith("Import —")])[0]
        problems = [f"Import: {one}" for one in nameless(preview)]
        close(preview)
        wait_for("the end of the preview", lambda: not other_windows(frame))
    return problems


def main():
    Atspi.set_timeout(ANSWER, ANSWER)
    wait_for("the program", program)
    problems = nameless(window("Standpoint"))
    frame = tutorial()
    if "--show" in sys.argv:
        show(frame)
    problems += nameless(frame)
    problems += dialogs(frame)
    problems += import_dialog(frame)
    if problems:
        fail("without a name:\n  " + "\n  ".join(problems))
    print("The tutorial was done, and everything in sight has a name.")


main()

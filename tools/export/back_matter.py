"""What a book gathers at its back: where each source is cited, and the notes for tutors."""

import xml.etree.ElementTree as tree
from collections.abc import Mapping, Sequence

from tools.export import contents, fit, markup

NOTES = "notes-for-tutors"
NOTES_TITLE = "Group tasks: notes for tutors"
NOTES_LEAD = (
    "Whoever runs a task finds here what to ask, what has gone wrong with it and what to leave alone. The notes stand "
    "apart so that a task can be copied without them."
)


def tutor_notes(bodies: Mapping[str, tree.Element], marks: fit.Marks) -> tuple[str, tree.Element]:
    """Return title and body of a chapter with the notes that were taken out of the tasks; each task says where it is.

    Args:
        bodies: the tasks' own bodies, by their keys.
        marks: what was gathered while the pages were read.
    """
    given: set[str] = set()
    body = markup.element("section", markup.element("h1", NOTES_TITLE), markup.element("p", NOTES_LEAD), class_="chapter chapter--tutor")
    for key, name, notes in marks.notes:
        markup.add(body, markup.element("h2", markup.element("a", name, href=f"{fit.LINK}{key}"), id=f"notes-{key}"))
        for child in list(notes):
            for one in child.iter():  # two tasks may cite one source, and here they stand in one chapter
                if one.get("id") in given:
                    del one.attrib["id"]
            given |= {one.get("id") for one in child.iter() if one.get("id")}
            if "opened__name" not in markup.classes(child):
                markup.add(body, child)
        way = markup.element("a", "Notes for tutors", href=f"{fit.LINK}{NOTES}#notes-{key}")
        markup.add(bodies[key], markup.element("p", way, class_="notes-way"))
    return NOTES_TITLE, body


def cited(chapters: Sequence[tuple[str, str, tree.Element]], marks: fit.Marks) -> None:
    """Say at each item, and at each dated row, where in the book it is cited.

    Args:
        chapters: key, title and body of each.
        marks: what was gathered while the pages were read.
    """
    titles = {key: title for key, title, _ in chapters}
    bodies = {key: body for key, _, body in chapters}
    for uri in (contents.ITEMS, contents.LAW):
        key = marks.keys.get(uri, "")
        for parent in list(bodies[key].iter()) if key in bodies else ():
            for child in list(parent):
                found = marks.citing.get((key, child.get("id", "")))
                if found:
                    _say(parent, child, [(f"{fit.LINK}{where}#{part}", titles[where]) for where, part in found])


def _say(parent: tree.Element, child: tree.Element, ways: Sequence[tuple[str, str]]) -> None:
    made = markup.element("p" if child.tag != "div" else "span", "Cited in ", class_="cited")
    for number, (href, title) in enumerate(ways):
        markup.add(made, "; " if number else "")
        markup.add(made, markup.element("a", title, class_="cited__way", href=href))
    markup.add(made, ".")
    description = child.find("dd")
    if description is not None:
        markup.add(description, " ")
        markup.add(description, made)
        return
    following = list(parent)[list(parent).index(child) + 1 :]
    at = next((one for one in following if one.tag in ("h1", "h2")), None)
    parent.insert(list(parent).index(at) if at is not None else len(parent), made)

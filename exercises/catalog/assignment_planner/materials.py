"""What a learner made elsewhere in the course, drawn into a plan: its title, its date, and the lines of words that stand in it.

A record of any exercise can be read, of today's and of those to come: only what every saved file has is looked at, and in its
inputs only words of a length that somebody writes.
"""

import re

from exercises.catalog.assignment_planner.inputs import MOST_LINE, MOST_LINES
from exercises.record import envelope, names
from exercises.record.files import whole
from exercises.record.problems import Problem, shown

FORMAT = "joined-up work"
OWN = "assignment_planner"
# What an exercise supplies itself, and what names or orders things.
_NOT_WORDS = frozenset("id name title heading label key slug version seed rungs role roles phrase kind vignette".split())
_LEAST = 3  # words
_SLUG = re.compile(r"[a-z][a-z0-9_]{0,59}\Z")
_MATERIAL = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


def from_file(data):
    """The records in a file that an exercise, or the page *My work*, has saved.

    Args:
        data: the file's bytes or its text.

    Returns:
        A list of materials, as a plan holds them; at least one.

    Raises:
        Problem: the file cannot be read, or holds nothing that can be drawn in.
    """
    held = envelope.parse(data)
    if held.get("format") == FORMAT:
        records = held.get("records")
        if not isinstance(records, list) or not records:
            raise Problem("The file holds no record that can be drawn in. Save it again on My work.")
        found = [from_record(one) for one in records if isinstance(one, dict) and one.get("exercise") != OWN]
    else:
        found = [from_record(held)]
    if not found:
        raise Problem("The file holds plans only. To open a plan, or to put two together, use the buttons for files at the end.")
    return found


def from_record(record, title=""):
    """One saved record as a material.

    Args:
        record: what a file of an exercise holds.
        title: what the course calls it, where that is known.

    Raises:
        Problem: it is no such record, is a plan, or holds the course's invented example.
    """
    exercise, inputs = record.get("exercise"), record.get("inputs")
    if not isinstance(exercise, str) or not _SLUG.match(exercise) or not isinstance(inputs, dict):
        raise Problem("This is not a record that an exercise of this course saved. Choose another file.")
    if exercise == OWN:
        raise Problem("This is a plan, and a plan is not drawn into itself. To put two together, use the buttons for files at the end.")
    page = record.get("page") if isinstance(record.get("page"), dict) else {}
    about = page.get("material") if isinstance(page.get("material"), str) else inputs.get("vignette")
    about = about if isinstance(about, str) and len(about) <= 80 and _MATERIAL.match(about) else ""
    title = title or (page.get("title") if isinstance(page.get("title"), str) else "") or _in_words(about or exercise)
    if inputs.get("invented") is True or inputs.get("kind") == "invented":
        raise Problem(f"{shown(title)} holds the course’s invented example, which is nobody’s own work. It was not drawn in.")
    changed = record.get("created")
    return {"id": f"{exercise}.{about}" if about else exercise, "exercise": exercise, "title": names.clean(title[:names.LONGEST], "record’s title"),
            "changed": changed[:10] if isinstance(changed, str) and re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T", changed) else "",
            "lines": own_words(inputs, record.get("notes", ""))}


def own_words(inputs, notes=""):
    """The lines of words that somebody wrote in a record, each once: notes first, then in the order of the record.

    A line is a text of three words or more, at most 400 characters long; longer ones are whole drafts, and stay in the exercise.
    Whose words they are cannot be seen from here: in a group's record they may be another member's.
    """
    found = []
    for text in (*str(notes).splitlines(), *_texts(inputs, "")):
        line = " ".join(whole(text).split())
        if len(line.split(" ")) >= _LEAST and len(line) <= MOST_LINE and line.isprintable() and line not in found:
            found.append(line)
    return found[:MOST_LINES]


def _texts(value, key):
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in _NOT_WORDS:
                yield from _texts(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, key)
    elif isinstance(value, str):
        yield value


def _in_words(slug):
    return slug.replace("_", " ").replace("-", " ").strip().capitalize()

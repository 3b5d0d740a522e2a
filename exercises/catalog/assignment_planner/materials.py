"""What a learner made elsewhere in the course, drawn into a plan: its title, its date, and the lines of words that stand in it.

A record of any exercise can be read, of today's and of those to come: only what every saved file has is looked at, and in its
inputs only words of a length that somebody writes. Where several people entered into one record, only one person's lines are
drawn in: what the others wrote may still lie behind a curtain, and is theirs.
"""

import re

from exercises.catalog.assignment_planner.inputs import MOST_LINE, MOST_LINES
from exercises.record import envelope, names
from exercises.record.files import whole
from exercises.record.problems import Problem, shown

FORMAT = "joined-up work"
OWN = "assignment_planner"
BY_SENTENCE = "reflection"
"""The exercise in which people write paragraphs: of a reflection one takes a sentence along, not the whole."""
# What an exercise supplies itself, what names or orders things, and what came from others.
_NOT_WORDS = frozenset("id name title heading label key slug version seed rungs role roles phrase sentence kind vignette module asks others conflicts".split())
# Under these an exercise lists the people who entered into one record; rows of theirs name them by id.
_PEOPLE = ("members", "raters", "coders", "participants", "readers")
_LEAST = 3  # words
_SENTENCE_ENDS = re.compile(r"(?<=[.?!…])\s+|\n+")
_SLUG = re.compile(r"[a-z][a-z0-9_]{0,59}\Z")
_MATERIAL = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


def from_file(data):
    """The records in a file that an exercise, or the page *My work*, has saved.

    Args:
        data: the file's bytes or its text.

    Returns:
        A list of records that :func:`from_record` takes; at least one.

    Raises:
        Problem: the file cannot be read, or holds nothing that can be drawn in.
    """
    held = envelope.parse(data)
    if held.get("format") == FORMAT:
        records = held.get("records")
        if not isinstance(records, list) or not records:
            raise Problem("The file holds no record that can be drawn in. Save it again on My work.")
        found = [one for one in records if isinstance(one, dict) and one.get("exercise") != OWN]
    else:
        found = [held]
    for one in found:
        from_record(one)  # so that all of a file is taken, or nothing
    if not found:
        raise Problem("The file holds plans only. To open a plan, or to put two together, use the buttons for files at the end.")
    return found


def names_in(record):
    """The made-up names of those who entered words into a record, where they are several; else none."""
    inputs = record.get("inputs") if isinstance(record.get("inputs"), dict) else {}
    people = _people(inputs)
    wrote = {owner for _, owner in _texts(inputs, "", "", people)}
    found = [name for id_, name in people.items() if id_ in wrote]
    return found if len(found) > 1 else []


def from_record(record, title="", whose=None):
    """One saved record as a material.

    Args:
        record: what a file of an exercise holds.
        title: what the course calls it, where that is known.
        whose: whose lines are drawn in, by made-up name, where several people entered into it; nobody's where that is not said.

    Raises:
        Problem: it is no such record, is a plan, or holds the course's invented example.
    """
    exercise, inputs = record.get("exercise"), record.get("inputs")
    if not isinstance(exercise, str) or not _SLUG.match(exercise) or not isinstance(inputs, dict):
        raise Problem("This is not a record that an exercise of this course saved. Choose another file.")
    if exercise == OWN:
        raise Problem("This is a plan, and a plan is not drawn into itself. To put two together, use the buttons for files at the end.")
    page = record.get("page") if isinstance(record.get("page"), dict) else {}
    about = page.get("material") if isinstance(page.get("material"), str) else inputs.get("vignette", inputs.get("module"))
    about = about if isinstance(about, str) and len(about) <= 80 and _MATERIAL.match(about) else ""
    title = title or (page.get("title") if isinstance(page.get("title"), str) else "") or _in_words(about or exercise)
    if inputs.get("invented") is True or inputs.get("kind") == "invented":
        raise Problem(f"{shown(title)} holds the course’s invented example, which is nobody’s own work. It was not drawn in.")
    changed = record.get("created")
    return {"id": f"{exercise}.{about}" if about else exercise, "exercise": exercise, "title": names.clean(title[:names.LONGEST], "record’s title"),
            "changed": changed[:10] if isinstance(changed, str) and re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T", changed) else "",
            "lines": own_words(inputs, record.get("notes", ""), whose, by_sentence=exercise == BY_SENTENCE)}


def own_words(inputs, notes="", whose=None, by_sentence=False):
    """The lines of words that somebody wrote in a record, each once: notes first, then in the order of the record.

    A line is a text of three words or more, at most 400 characters long; longer ones are whole drafts, and stay in the exercise.
    Where several people entered into the record, only the lines of ``whose`` (a made-up name) are among them, and those that belong
    to nobody in particular. Where it is said, texts are taken apart into their sentences: one of them is what goes into a plan.
    """
    people = _people(inputs)
    several = len({owner for _, owner in _texts(inputs, "", "", people) if owner}) > 1
    mine = {id_ for id_, name in people.items() if whose is not None and names.same(name, whose)}
    texts = [text for text, owner in _texts(inputs, "", "", people) if not owner or not several or owner in mine]
    found = []
    pieces = [piece for text in texts for piece in (_SENTENCE_ENDS.split(text) if by_sentence else (text,))]
    for text in (*str(notes).splitlines(), *pieces):
        line = " ".join(whole(text).split())
        if len(line.split(" ")) >= _LEAST and len(line) <= MOST_LINE and line.isprintable() and line not in found:
            found.append(line)
    return found[:MOST_LINES]


def _people(inputs):
    """The people of a record by their ids, in its order; empty where it lists none."""
    found = {}
    for field in _PEOPLE:
        rows = inputs.get(field)
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and isinstance(row.get("id"), str) and isinstance(row.get("name"), str):
                found[row["id"]] = row["name"]
    return found


def _texts(value, key, owner, people):
    """Each text with the id of the person whose row it stands in; what names somebody in ``by`` came from another, and is left out."""
    if isinstance(value, dict):
        if isinstance(value.get("by"), str):
            return
        owner = next((one for one in value.values() if isinstance(one, str) and one in people), owner)
        for name, one in value.items():
            if name not in _NOT_WORDS and name not in _PEOPLE:
                yield from _texts(one, name, owner, people)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, key, owner, people)
    elif isinstance(value, str):
        yield value, owner


def _in_words(slug):
    return slug.replace("_", " ").replace("-", " ").strip().capitalize()

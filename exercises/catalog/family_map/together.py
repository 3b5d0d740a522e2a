"""How two maps of one family become one; see :mod:`exercises.record.together`."""

from exercises.catalog.family_map import checking, files, inputs, merging
from exercises.record import together
from exercises.record.together import Merged, Question

TITLE = "Family and service map"
SENTENCE = "People, ties, services and links of one family come into one map. A field of which two maps differ stands side by side until somebody chooses; where something lies on the paper is nobody’s claim."
MERGES, SIDED = True, False
ONE_OR_TWO = {"people": ("They are one person", "They are two people"), "services": ("They are one service", "They are two services")}

read, write = files.read, files.as_json


def merge(mine, theirs):
    """The two maps as one; what they say differently waits beside it.

    Raises:
        Problem: put together the map would contradict itself, or hold more than it can.
    """
    if inputs.is_untouched(mine.record):
        return theirs
    if inputs.is_untouched(theirs.record):
        return mine
    record, found = merging.merge(mine.record, theirs.record)
    made = together.joined(record, mine.conflicts, theirs.conflicts, found)
    return Merged(checking.check(made.record), made.conflicts) if not made.conflicts else made


def waiting(merged):
    """What differs first; then people, and services, of one name."""
    if merged.conflicts:
        return together.asked_by_field(merged, lambda place: merging.place_in_words(merged.record, place))
    return tuple(_same_name(merged.record, *pair) for pair in inputs.same_names(merged.record))


def settle(merged, question, number):
    """The map with one question answered.

    Raises:
        Problem: so answered, the map would contradict itself.
    """
    if isinstance(question.what, dict):
        after = together.settled_by_field(merged, question, number)
    else:
        rows, first, second = question.what
        after = Merged(inputs.one_of_two(merged.record, rows, first, second) if number == 0 else inputs.two_of_one(merged.record, rows, second))
    return after if after.conflicts else Merged(checking.check(after.record))


def said(record):
    """What the map says of the family; the moment that is shown, and where things lie, are the device's own."""
    rows = {part: sorted(record[part], key=lambda row: row["id"]) for part in ("people", "ties", "services", "links")}
    return {**together.without(record, "here", "moved"), **rows, "words": sorted({line.strip() for line in record["words"].splitlines()} - {""})}


def told(record):
    """What is in a map, in words."""
    parts = ((len(record["people"]), "person", "people"), (len(record["services"]), "service", "services"), (len(record["links"]), "link", "links"))
    return ", ".join(f"{many} {one if many == 1 else more}" for many, one, more in parts)


def _same_name(record, rows, first, second):
    what, kind = (("people", "person") if rows == "people" else ("services", "service"))
    return Question(f"Two {what} are called {inputs.name_of(record, first)}. Are they one {kind}, entered twice? If they are two, one of them gets a "
                    "number after the name.", (), ONE_OR_TWO[rows], (rows, first, second))

"""How two records of the stage tracker become one; see :mod:`exercises.record.together`."""

from exercises.catalog.stage_tracker import files, inputs, merging
from exercises.catalog.stage_tracker.behaviours import words
from exercises.catalog.stage_tracker.inputs import find
from exercises.record import dates, together
from exercises.record.together import Merged, Question

TITLE = "Stage tracker"
SENTENCE = "Members and check-ins come into one record. Where two files say different things of one entry, both stand side by side until somebody chooses."
MERGES, SIDED = True, False
FIELDS = {"label": "the name of the check-in", "date": "its date", "event": "what happened"}

read, write = files.read, files.as_json


def merge(mine, theirs):
    """The union of two records; a page on which nothing was entered has a member that stands for nobody."""
    if inputs.is_untouched(mine.record):
        return Merged({**theirs.record, "showing": False})
    if inputs.is_untouched(theirs.record):
        return mine
    return Merged(merging.merge(mine.record, theirs.record))


def waiting(merged):
    """Two members of one name first, since one person's versions may follow from it."""
    record = merged.record
    return (*(_same_name(record, pair) for pair in merging.same_names(record)), *(_differs(record, one) for one in record["conflicts"]))


def settle(merged, question, number):
    """The record with one question answered.

    Raises:
        Problem: it cannot be answered so, or is there no more.
    """
    kind, what = question.what
    if kind == "same_name":
        first, second = what
        return Merged(merging.one_person(merged.record, first, second) if number == 0 else merging.two_people(merged.record, second))
    return Merged(merging.pick(merged.record, what, number))


def said(record):
    """What the group said, whosever page is open."""
    return together.without(record, "showing", "here")


def told(record):
    """What is in a record, in words."""
    return (f"{_count(len(record['members']), 'made-up name')}, {_count(len(record['check_ins']), 'check-in')}, "
            f"{_count(len(record['entries']) + sum(one['about'] == 'entry' for one in record['conflicts']), 'entry', 'entries')}")


def _same_name(record, pair):
    name = find(record["members"], pair[0])["name"]
    counts = [_count(sum(entry["member"] == member for entry in record["entries"]), "entry", "entries") for member in pair]
    return Question(f"Two members are called {name}, one with {counts[0]} and one with {counts[1]}. Are they one person on two devices? If they "
                    "are two, one of them gets a number after the name.", (), together.ONE_OR_TWO, ("same_name", pair))


def _differs(record, conflict):
    versions = conflict["versions"]
    answers, what = together.versions(len(versions)), ("conflict", conflict)
    if conflict["about"] == "entry":
        who, when = find(record["members"], conflict["member"])["name"], find(record["check_ins"], conflict["check_in"])["label"]
        return Question(f"{who} at {when}: it is {who} who chooses", _rows(versions), answers, what)
    if conflict["about"] == "name":
        return Question("One member under two names", (("Name", *versions),), answers, what)
    label = find(record["check_ins"], conflict["check_in"])["label"]
    shown = [dates.british(v) if conflict["about"] == "date" else v for v in versions]
    return Question(f"{label}: {FIELDS[conflict['about']]}", ((conflict["about"].capitalize(), *shown),), answers, what)


def _rows(versions):
    """Versions of one entry, side by side."""
    return (
        ("Ticked", *("; ".join(words(t) for t in v["ticks"]) or "nothing" for v in versions)),
        ("None of these fits", *(_yes(v["none_fits"]) for v in versions)),
        ("Was not there", *(_yes(v["absent"]) for v in versions)),
        ("Filled in afterwards", *(_yes(v["afterwards"]) for v in versions)),
        ("Changed after comparing", *(_yes(v["after_comparing"]) for v in versions)),
        ("Example", *(v["example"] or "none" for v in versions)),
    )


def _yes(value):
    return "yes" if value else "no"


def _count(many, one, more=None):
    return f"{many} {one if many == 1 else more or one + 's'}" if many != 1 else f"one {one}"

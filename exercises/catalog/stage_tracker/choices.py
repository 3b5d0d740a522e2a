"""What two files say differently of a group's stages, in words; ``exercises/views/choices`` asks."""

from exercises.catalog.stage_tracker import merging
from exercises.catalog.stage_tracker.behaviours import words
from exercises.catalog.stage_tracker.inputs import find
from exercises.record import dates
from exercises.views import markup
from exercises.views.choices import NAMES, versions

FIELDS = {"label": "the name of the check-in", "date": "its date", "event": "what happened"}


def settled(record, choice, answer):
    """The record once a choice is made.

    Raises:
        Problem: it cannot be made.
    """
    kind, what = choice
    if kind == "same_name":
        first, second = what
        return merging.one_person(record, first, second) if answer == 0 else merging.two_people(record, second)
    return merging.pick(record, what, answer)


def waiting_in(record):
    """The choices that wait: two members of one name first, since one person's versions may follow from it."""
    return ([("same_name", pair) for pair in merging.same_names(record)]
            + [("conflict", conflict) for conflict in record["conflicts"]])


def told(record, choice):
    """A choice in words, and its options."""
    kind, what = choice
    if kind == "same_name":
        name = find(record["members"], what[0])["name"]
        counts = [sum(1 for e in record["entries"] if e["member"] == m) for m in what]
        return markup.paragraph(
            f"Two members are called {name}, one with {_entries(counts[0])} and one with {_entries(counts[1])}. Are they one "
            "person on two devices? If they are two, one of them gets a number after the name."), NAMES
    options = versions(len(what["versions"]))
    if what["about"] == "entry":
        who = find(record["members"], what["member"])["name"]
        when = find(record["check_ins"], what["check_in"])["label"]
        return markup.table(f"{who} at {when}: it is {who} who chooses", ["", *options], _rows(what["versions"])), options
    if what["about"] == "name":
        return markup.table("One member under two names", ["", *options], [["Name", *what["versions"]]]), options
    label = find(record["check_ins"], what["check_in"])["label"]
    shown = [dates.british(v) if what["about"] == "date" else v for v in what["versions"]]
    return markup.table(f"{label}: {FIELDS[what['about']]}", ["", *options], [[what["about"].capitalize(), *shown]]), options


def _rows(versions):
    """Versions of one entry, side by side."""
    return [
        ["Ticked", *("; ".join(words(t) for t in v["ticks"]) or "nothing" for v in versions)],
        ["None of these fits", *(_yes(v["none_fits"]) for v in versions)],
        ["Was not there", *(_yes(v["absent"]) for v in versions)],
        ["Filled in afterwards", *(_yes(v["afterwards"]) for v in versions)],
        ["Changed after comparing", *(_yes(v["after_comparing"]) for v in versions)],
        ["Example", *(v["example"] or "none" for v in versions)],
    ]


def _yes(value):
    return "yes" if value else "no"


def _entries(count):
    return "one entry" if count == 1 else f"{count} entries"

"""How two records of a conference become one; see :mod:`exercises.record.together`."""

from exercises.catalog.case_conference import files, inputs, merging, seats
from exercises.catalog.case_conference.words_debrief import STEPS
from exercises.catalog.case_conference.words_floor import ORDERS
from exercises.record import together
from exercises.record.together import Merged, Question

TITLE = "The case conference"
SENTENCE = "A meeting is one story: the file that has gone further in it is taken. Two different meetings, or two texts of a debrief, stand side by side until somebody chooses."
MERGES, SIDED = True, False

read, write = files.read, files.as_json


def merge(mine, theirs):
    """The record that holds both; which seats are at this device stays as it is on it."""
    return Merged(merging.merge(mine.record, theirs.record))


def waiting(merged):
    """The meeting first, then the texts."""
    return tuple(_differs(one) for one in merged.record["conflicts"])


def settle(merged, question, number):
    """The record with one question answered.

    Raises:
        Problem: it is there no more.
    """
    return Merged(merging.pick(merged.record, question.what, number))


def said(record):
    """What happened and what was written; the seats at one device, its cover and its code are the device's own."""
    # A text that was gone on with while a choice waits is one more version of it.
    record = merging.merge(record, record)
    open_ = any(one["about"] == "meeting" for one in record["conflicts"]) or not record["started"]
    return together.without(record, "mine", "uncovered", "code", *((*inputs.SETTINGS, "log") if open_ else ()))


def told(record):
    """What is in a record, in words."""
    texts = sum(bool(words.strip()) for words in record["debrief"].values())
    meeting = f"a meeting in which {len(record['log'])} things were done" if record["started"] else "no meeting yet"
    return f"{meeting}, {len(record['earlier'])} put by, {texts} text{'' if texts == 1 else 's'} of the debrief"


def _differs(conflict):
    versions = conflict["versions"]
    if conflict["about"] == "meeting":
        rows = (("Whose", *(_whose(one["settings"]) for one in versions)), ("How far", *(f"{len(one['log'])} things done" for one in versions)))
        about = "The files hold different meetings. One can stand here; save the other in a file of its own first"
    else:
        about = next((step["title"] for step in STEPS if step["id"] == conflict["about"]), "What was written")
        rows = (("What the files say", *versions),)
    return Question(about, rows, together.versions(len(versions)), conflict)


def _whose(settings):
    """What a meeting is called: whose chair, in which running order."""
    who = ", ".join(seats.called(seat) if seat in seats.IDS else "the observer" for seat in settings["humans"]) or "nobody"
    return f"From the chair of {who}, {ORDERS[settings['order']]['title']}"

"""How the sheets of several readers become one record; see :mod:`exercises.record.together`."""

from exercises.catalog.knowing_the_end import files, inputs, merging
from exercises.catalog.knowing_the_end.chronology import SCALES, label
from exercises.record import together
from exercises.record.together import Merged, Question

TITLE = "Knowing how it ended"
SENTENCE = "Sheets come together by their codes. Two different sheets of one code stand side by side, and count towards nothing until their reader chooses."
MERGES, SIDED = True, False

read, write = files.read, files.as_json


def merge(mine, theirs):
    """The union of two records; what has been seen on this screen stays known of it."""
    if inputs.is_untouched(mine.record):
        return Merged({**theirs.record, "showing": False, "shown": mine.record["shown"]})
    if inputs.is_untouched(theirs.record):
        return mine
    return Merged(merging.merge(mine.record, theirs.record))


def waiting(merged):
    """Codes of which there are several sheets."""
    return tuple(_differs(one) for one in merged.record["conflicts"])


def settle(merged, question, number):
    """The record with one question answered.

    Raises:
        Problem: it is there no more.
    """
    return Merged(merging.pick(merged.record, question.what, number))


def said(record):
    """What the readers wrote, whosever sheet is open; in which order answers stand says nothing."""
    return {**together.without(record, "seed", "showing", "shown", "here"), "answer": sorted({part.strip() for part in record["answer"].split("\n\n")} - {""})}


def told(record):
    """What is in a record, in words."""
    sheets = len(record["sheets"]) + len(record["conflicts"])
    return f"{sheets} sheet{'' if sheets == 1 else 's'} by code, and an answer to the last question" if record["answer"].strip() else \
        f"{sheets} sheet{'' if sheets == 1 else 's'} by code"


def _differs(conflict):
    both = conflict["versions"]
    rows = (("Committed", *("yes" if one["committed"] else "no" for one in both)),
            *((words, *("left blank" if one[scale] == "" else str(one[scale]) for one in both)) for scale, words in SCALES.items()),
            ("Which entry", *(label(one["entry"]) if one["entry"] else "none" for one in both)),
            ("Why", *(one["why"] or "nothing written" for one in both)),
            ("Knew the ending", *("yes" if one["heard"] else "no" for one in both)))
    return Question(f"The code {conflict['code']}: it is its reader who chooses", rows, together.versions(len(both)), conflict)

"""What a record of readers holds, and the few ways in which it changes.

A record is a plain dictionary (version 1)::

    version     1
    seed        whole number: the seed of the permutation test, where not every way can be looked at
    invented    True for the worked example and whatever is made out of it
    panel       whether the invented readers stand beside those here
    sheets      [{code, harm, decisions, entry, why, heard, committed, late}]: one reader each, by code;
                ``heard`` says that a reader who was not told knew the ending all the same, ``late`` that
                results had been on this screen before the sheet was committed
    drawn       codes that were drawn here for a group
    conflicts   [{code, versions}]: sheets of one code that two files have differently, undecided
    showing     whether the results stand on the screen
    shown       whether they ever stood there
    answer      what a review cannot tell you, in the readers' own words
    here        {code, test}: whose sheet is open (none: ""), and whether the permutation test is opened

``harm`` and ``decisions`` are text as typed until the sheet is committed, then a whole number from 0 to 100, or
"" where left out. No name is kept: a code stands for a reader. Every function gives back a new record.
"""

from exercises.catalog.knowing_the_end import codes
from exercises.catalog.knowing_the_end.chronology import SCALES, SHORT
from exercises.record import numbers
from exercises.record.problems import Problem

VERSION = 1
MOST_READERS = codes.MOST_GROUP
DEFAULT_SEED = 1975
MOST_WHY = 600
MOST_ANSWER = 4000
MOST_TYPED = 40


def blank():
    """A record in which nobody has a code."""
    return {"version": VERSION, "seed": DEFAULT_SEED, "invented": False, "panel": False, "sheets": [], "drawn": [], "conflicts": [],
            "showing": False, "shown": False, "answer": "", "here": {"code": "", "test": False}}


def new_sheet(code):
    """A sheet on which nothing stands."""
    return {"code": code, "harm": "", "decisions": "", "entry": "", "why": "", "heard": False, "committed": False, "late": False}


def sheet_of(record, code):
    """The sheet of a code; an empty one where there is none."""
    return next((sheet for sheet in record["sheets"] if sheet["code"] == code), None) or new_sheet(code)


def is_empty(sheet):
    """Whether nothing stands on a sheet, so that there is nothing to keep."""
    return {**sheet, "late": False} == new_sheet(sheet["code"])


def in_order(sheets):
    """Sheets by their codes, which says nothing of who came first."""
    return sorted(sheets, key=lambda sheet: sheet["code"])


def is_untouched(record):
    """Whether the record is as :func:`blank` makes it, so that nothing is lost if another takes its place."""
    return not (record["sheets"] or record["conflicts"] or record["drawn"] or record["answer"].strip() or record["panel"])


def taken(record):
    """Every code that has something on its sheet. One that was drawn and not begun with is nobody's."""
    return [*(s["code"] for s in record["sheets"]), *(c["code"] for c in record["conflicts"])]


def opened(record, code):
    """The record with the sheet of a code open.

    Raises:
        Problem: there is no room for one more.
    """
    if code and code not in taken(record) and len(taken(record)) >= MOST_READERS:
        raise Problem(f"There are {MOST_READERS} readers already, and that is as many as one record holds.")
    return {**record, "here": {**record["here"], "code": code}}


def with_sheet(record, sheet):
    """The record with one sheet put in its place, or taken out where it is empty."""
    kept = [s for s in record["sheets"] if s["code"] != sheet["code"]]
    return {**record, "sheets": in_order(kept if is_empty(sheet) else [*kept, sheet])}


def with_changes(record, code, **changes):
    """The record with something on a sheet changed.

    Raises:
        Problem: the sheet is committed, and a commitment stays.
    """
    sheet = sheet_of(record, code)
    if sheet["committed"]:
        raise Problem("This sheet is committed, and stays as it is.")
    return with_sheet(record, {**sheet, **changes})


def rating(typed, scale):
    """What was typed as a rating: a whole number from 0 to 100, or "" where nothing stands.

    Raises:
        Problem: it is neither.
    """
    if isinstance(typed, str) and not typed.strip():
        return ""
    return int(numbers.read(typed, 0, 100, SHORT[scale], whole=True))


def commit(record, code):
    """The record with a sheet committed.

    Raises:
        Problem: no code is open, nothing is rated, or a rating is out of range.
    """
    if not code:
        raise Problem("Draw a code first.")
    sheet = sheet_of(record, code)
    if sheet["committed"]:
        raise Problem("This sheet is committed already.")
    rated = {scale: rating(sheet[scale], scale) for scale in SCALES}
    if all(value == "" for value in rated.values()):
        raise Problem("Nothing is rated yet. Give at least one of the two numbers.")
    return with_sheet(record, {**sheet, **rated, "committed": True, "late": record["shown"]})


def left_blank(sheet):
    """The scales on which a sheet says nothing, in the words of their questions."""
    return [words for scale, words in SCALES.items() if isinstance(sheet[scale], str) and not sheet[scale].strip()]


def leave(record, code):
    """The record as if nobody had ever had this code, with no sheet open."""
    return {**record, "sheets": [s for s in record["sheets"] if s["code"] != code],
            "conflicts": [c for c in record["conflicts"] if c["code"] != code],
            "drawn": [c for c in record["drawn"] if c != code], "here": {**record["here"], "code": ""}}


def only(record, code):
    """A record with one committed sheet and nobody else's, to be handed to the group.

    Raises:
        Problem: no committed sheet is open, or a choice between two versions of it still waits.
    """
    if any(c["code"] == code for c in record["conflicts"]):
        raise Problem("This sheet stands here in two versions. Choose between them first.")
    sheet = sheet_of(record, code)
    if not sheet["committed"]:
        raise Problem("Commit first: what you hand over is to be what you thought alone.")
    return {**blank(), "seed": record["seed"], "invented": record["invented"], "sheets": [sheet]}


def group_size(typed):
    """How many codes somebody asks for.

    Raises:
        Problem: it is no whole number in the range.
    """
    return int(numbers.read(typed, 2, MOST_READERS, "How many will read?", whole=True))

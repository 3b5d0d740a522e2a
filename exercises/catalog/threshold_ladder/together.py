"""How two records of a ladder become one; see :mod:`exercises.record.together`."""

from exercises.catalog.threshold_ladder import files, inputs, merging
from exercises.catalog.threshold_ladder.inputs import answer_of, find
from exercises.catalog.threshold_ladder.referrals import BY_ID, RUNGS, placed_in, rung_words
from exercises.record import together
from exercises.record.together import Merged, Question

TITLE = "Threshold ladder"
SENTENCE = "Everybody’s sheets come into one record. Where two files hold different sheets of one person, both stand side by side and count in no figure until that person chooses."
MERGES, SIDED = True, False

read, write = files.read, files.as_json


def merge(mine, theirs):
    """The union of two records; a page on which nothing was entered has a person that stands for nobody."""
    if inputs.is_untouched(mine.record):
        return Merged({**theirs.record, "showing": False})
    if inputs.is_untouched(theirs.record):
        return mine
    return Merged(merging.merge(mine.record, theirs.record))


def waiting(merged):
    """Two people of one name first, since one person's versions may follow from it."""
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
    """What was placed, whosever sheet is open. Names that rungs have here, and the seed, are the device's."""
    return together.without(record, "seed", "rungs", "showing", "shown", "here")


def told(record):
    """What is in a record, in words."""
    people, sheets = len(record["raters"]), len(record["sheets"])
    return f"{people} made-up name{'' if people == 1 else 's'} with their roles, {sheets} sheet{'' if sheets == 1 else 's'} of placements with reasons"


def _same_name(record, pair):
    name = find(record["raters"], pair[0])["name"]
    return Question(f"Two people are called {name}. Are they one person on two devices? If they are two, one of them gets a number after the name.",
                    (), together.ONE_OR_TWO, ("same_name", pair))


def _differs(record, conflict):
    versions = conflict["versions"]
    answers, who = together.versions(len(versions)), find(record["raters"], conflict["rater"])["name"]
    if conflict["about"] != "sheet":
        return Question(f"One person with two {conflict['about']}s", ((conflict["about"].capitalize(), *versions),), answers, ("conflict", conflict))
    rows = [("Committed", *("yes" if v["committed"] else "no" for v in versions))]
    rows += [(BY_ID[one].title, *(_answer(v, one) for v in versions)) for one in placed_in(conflict["round"])]
    when = "before the talk" if conflict["round"] == "before" else "after the talk"
    return Question(f"{who}, {when}: it is {who} who chooses", tuple(rows), answers, ("conflict", conflict))


def _answer(sheet, one):
    answer = answer_of(sheet, one)
    placed = rung_words(answer["rung"], sheet["rungs"] or RUNGS)
    return f"{placed}; {answer['why']}" if answer["why"] else placed

"""What two files say differently of a ladder, in words; ``exercises/views/choices`` asks."""

from exercises.catalog.threshold_ladder import merging
from exercises.catalog.threshold_ladder.inputs import answer_of, find
from exercises.catalog.threshold_ladder.referrals import BY_ID, RUNGS, placed_in, rung_words
from exercises.views import markup
from exercises.views.choices import NAMES, versions


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
    """The choices that wait: two people of one name first, since one person's versions may follow from it."""
    return [("same_name", pair) for pair in merging.same_names(record)] + [("conflict", one) for one in record["conflicts"]]


def told(record, choice):
    """A choice in words, and its options."""
    kind, what = choice
    if kind == "same_name":
        name = find(record["raters"], what[0])["name"]
        return markup.paragraph(f"Two people are called {name}. Are they one person on two devices? If they are two, one of them gets a number "
                                "after the name."), NAMES
    options = versions(len(what["versions"]))
    who = find(record["raters"], what["rater"])["name"]
    if what["about"] != "sheet":
        return markup.table(f"One person with two {what['about']}s", ["", *options], [[what["about"].capitalize(), *what["versions"]]]), options
    rows = [["Committed", *("yes" if v["committed"] else "no" for v in what["versions"])]]
    rows += [[BY_ID[one].title, *(_answer(v, one) for v in what["versions"])] for one in placed_in(what["round"])]
    words = "before the talk" if what["round"] == "before" else "after the talk"
    return markup.table(f"{who}, {words}: it is {who} who chooses", ["", *options], rows), options


def _answer(sheet, one):
    answer = answer_of(sheet, one)
    placed = rung_words(answer["rung"], sheet["rungs"] or RUNGS)
    return f"{placed}; {answer['why']}" if answer["why"] else placed

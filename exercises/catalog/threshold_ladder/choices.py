"""What two files say differently, side by side, until somebody picks."""

import ipywidgets as widgets

from exercises.catalog.threshold_ladder import merging
from exercises.catalog.threshold_ladder.inputs import answer_of, find
from exercises.catalog.threshold_ladder.referrals import BY_ID, RUNGS, placed_in, rung_words
from exercises.record.problems import Problem
from exercises.views import markup

ONE, TWO = "They are one person", "They are two people"


class Choices(widgets.VBox):
    """The first of the choices that wait; nothing where none does.

    Args:
        exercise: the exercise on which the two controls are registered.
        record: gives the record as it is now.
        keep: called with the record once a choice is made.
    """

    def __init__(self, exercise, record, keep):
        self._record, self._keep = record, keep
        self._asked = widgets.HTML()
        self._which = exercise.field("version", widgets.RadioButtons(
            options=("Version 1", "Version 2"), index=None, description="Which of them holds?",
            style={"description_width": "initial"}, layout={"width": "auto"}))
        self._button = exercise.field("keep_version", widgets.Button(description="Keep what I chose"))
        self._note = widgets.HTML()
        super().__init__([self._asked, self._which, self._button, self._note], layout={"display": "none"})
        self._button.on_click(self._chosen)

    def refresh(self):
        """Show the first choice that waits, if one does."""
        record = self._record()
        waiting = waiting_in(record)
        self.layout.display = "flex" if waiting else "none"
        self._note.value = ""
        if not waiting:
            self._asked.value = ""
            return
        asked, options = _told(record, waiting[0])
        left = f"Choice 1 of {len(waiting)}. " if len(waiting) > 1 else ""
        self._asked.value = markup.join(
            markup.tag("h3", "Two files say different things"),
            markup.paragraph(left, "Nothing has been overwritten, and what is shown here counts towards no figure until you choose."), asked)
        self._which.options = options
        self._which.index = None

    def _chosen(self, _):
        record = self._record()
        waiting = waiting_in(record)
        if not waiting:
            return
        if self._which.index is None:
            self._note.value = markup.status("Choose one of the versions first.")
            return
        kind, what = waiting[0]
        try:
            if kind == "same_name":
                first, second = what
                after = merging.one_person(record, first, second) if self._which.index == 0 else merging.two_people(record, second)
            else:
                after = merging.pick(record, what, self._which.index)
        except Problem as problem:
            self._note.value = markup.status(str(problem))
            return
        self._keep(after)


def waiting_in(record):
    """The choices that wait: two people of one name first, since one person's versions may follow from it."""
    return [("same_name", pair) for pair in merging.same_names(record)] + [("conflict", one) for one in record["conflicts"]]


def _told(record, choice):
    """A choice in words, and its options."""
    kind, what = choice
    if kind == "same_name":
        name = find(record["raters"], what[0])["name"]
        return markup.paragraph(f"Two people are called {name}. Are they one person on two devices? If they are two, one of them gets a number "
                                "after the name."), (ONE, TWO)
    options = tuple(f"Version {n}" for n in range(1, len(what["versions"]) + 1))
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

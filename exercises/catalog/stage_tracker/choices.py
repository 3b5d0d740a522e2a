"""What two files say differently, side by side, until somebody picks."""

import ipywidgets as widgets

from exercises.catalog.stage_tracker import merging
from exercises.catalog.stage_tracker.behaviours import words
from exercises.catalog.stage_tracker.inputs import find
from exercises.record import dates
from exercises.record.problems import Problem
from exercises.views import markup

ONE, TWO = "They are one person", "They are two people"
FIELDS = {"label": "the name of the check-in", "date": "its date", "event": "what happened"}


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
            markup.paragraph(left, "Nothing has been overwritten, and what is shown here counts towards no figure until "
                             "you choose."), asked)
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
                after = (merging.one_person(record, first, second) if self._which.index == 0
                         else merging.two_people(record, second))
            else:
                after = merging.pick(record, what, self._which.index)
        except Problem as problem:
            self._note.value = markup.status(str(problem))
            return
        self._keep(after)


def waiting_in(record):
    """The choices that wait: two members of one name first, since one person's versions may follow from it."""
    return ([("same_name", pair) for pair in merging.same_names(record)]
            + [("conflict", conflict) for conflict in record["conflicts"]])


def _told(record, choice):
    """A choice in words, and its options."""
    kind, what = choice
    if kind == "same_name":
        name = find(record["members"], what[0])["name"]
        counts = [sum(1 for e in record["entries"] if e["member"] == m) for m in what]
        return markup.paragraph(
            f"Two members are called {name}, one with {_entries(counts[0])} and one with {_entries(counts[1])}. Are they one "
            "person on two devices? If they are two, one of them gets a number after the name."), (ONE, TWO)
    options = tuple(f"Version {n}" for n in range(1, len(what["versions"]) + 1))
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

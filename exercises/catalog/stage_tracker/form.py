"""One member's page at one check-in: twenty-five boxes, three marks and a line of one's own."""

import ipywidgets as widgets

from exercises.catalog.stage_tracker.behaviours import BEHAVIOURS, shuffled, words
from exercises.catalog.stage_tracker.checking import MOST_WORDS
from exercises.views.lines import Line
from exercises.catalog.stage_tracker.rules import state_of
from exercises.record.files import whole
from exercises.views.form import FreeText, Group

# As many columns as fit beside each other: two on a wide screen, one on a phone.
COLUMNS = {"display": "grid", "grid_template_columns": "repeat(auto-fit, minmax(min(100%, 17em), 1fr))",
           "grid_gap": "0 1rem", "width": "100%"}

MARKS = {
    "none_fits": "None of these fits",
    "absent": "I was not there",
    "afterwards": "I am filling this in afterwards",
}


class EntryForm(widgets.VBox):
    """The controls of one entry.

    Args:
        exercise: the exercise on which they are registered.
        seed: the shuffle of the behaviours.
        enter: called with the changed fields of the entry as keywords; gives the entry as it is then.
    """

    def __init__(self, exercise, seed, enter):
        self._enter, self._filling = enter, False
        self._boxes = {b: exercise.field(f"behaviour.{b}", _box(words(b))) for b in BEHAVIOURS}
        self._marks = {m: exercise.field(m, _box(text)) for m, text in MARKS.items()}
        line = FreeText("One line: an example of what you saw", rows=2, notice=None)
        self._example = exercise.field("example", line.text)
        self._grid = widgets.VBox(layout=COLUMNS)
        self._remarks = Line()
        super().__init__([
            Group("What was seen or heard?", [self._grid],
                  hint="Tick whatever anybody did or said, you among them. As many as you like, or none."),
            Group("About this check-in as a whole", [widgets.VBox(list(self._marks.values()), layout=COLUMNS)]),
            self._remarks, line])
        self.shuffle(seed)
        for box in self._boxes.values():
            box.observe(self._ticked, "value")
        for mark, box in self._marks.items():
            box.observe(lambda change, mark=mark: self._told(**{mark: change["new"]}), "value")
        self._example.observe(lambda change: self._told(example=whole(change["new"])[:MOST_WORDS]), "value")

    def shuffle(self, seed):
        """Put the behaviours in the order that belongs to a seed."""
        order = tuple(self._boxes[b] for b in shuffled(seed))
        if order != self._grid.children:
            self._grid.children = order

    def fill(self, entry):
        """Show an entry."""
        self._filling = True
        try:
            for behaviour, box in self._boxes.items():
                box.value = behaviour in entry["ticks"]
            for mark, box in self._marks.items():
                box.value = entry[mark]
            self._example.value = entry["example"]
        finally:
            self._filling = False
        self._remark(entry)

    def _ticked(self, _):
        self._told(ticks=[b for b, box in self._boxes.items() if box.value])

    def _told(self, **changes):
        if not self._filling:
            self._remark(self._enter(**changes))

    def _remark(self, entry):
        """Say what does not go together."""
        said = []
        if entry["absent"] and entry["ticks"]:
            said.append("You ticked “I was not there”, so the boxes above are kept but not counted.")
        elif state_of(entry) == "contradicts_itself":
            said.append("You ticked boxes and “None of these fits”. Until one of them goes, this entry is kept but "
                        "not counted.")
        elif state_of(entry) == "all_ticked":
            said.append("Every box is ticked. The entry counts, and tells no stage from another.")
        if len(self._example.value) > MOST_WORDS:
            said.append(f"The example is longer than {MOST_WORDS:,} characters. What comes after is not kept.")
        self._remarks.say(*said)


def _box(text):
    """A box with its words beside it; no margin, so that two columns stand level."""
    return widgets.Checkbox(description=text, indent=False, layout={"margin": "0"})

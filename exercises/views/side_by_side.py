"""Two copies of an exercise that say different things: each place with its versions side by side, and a person chooses.

Nothing is taken over before every place has been decided, so that neither copy can be lost half way.
"""

import ipywidgets as widgets

from exercises.record import merging
from exercises.record.together import in_words
from exercises.views import markup

NEITHER = "Choose for each place which version holds. Until you have, what stands here is as it was, and so is the file."


class SideBySide(widgets.VBox):
    """Asks which version holds, one place after the other.

    Args:
        exercise: the ``Exercise``; the controls become its fields ``version.first``, ``version.second`` and ``version.neither``.
        done: called with the merged inputs once nothing is undecided.
        told: called with a sentence where the choosing is broken off.
        names: what a place is called for a reader, a function of its steps; the steps themselves where not given.
    """

    def __init__(self, exercise, done, told, names=None):
        self._done, self._say = done, told
        self._names = names or (lambda place: " · ".join(str(step).replace("_", " ") for step in place))
        self._inputs, self._left = None, []
        self._table = widgets.HTML()
        self._first = self._button(exercise, "version.first", "The first holds", lambda: self._pick(0))
        self._second = self._button(exercise, "version.second", "The second holds", lambda: self._pick(1))
        self._neither = self._button(exercise, "version.neither", "Put the file away", self._put_away)
        buttons = widgets.HBox([self._first, self._second, self._neither], layout={"flex_flow": "row wrap"})
        super().__init__([self._table, buttons], layout={"display": "none"})
        self.add_class("course-side-by-side")

    def ask(self, inputs, conflicts):
        """Begin with what :func:`exercises.record.merging.merge` gave."""
        self._inputs, self._left = inputs, list(conflicts)
        self._go_on()

    def _button(self, exercise, name, description, act):
        button = exercise.field(name, widgets.Button(description=description))
        button.on_click(lambda _: act())
        return button

    def _pick(self, number):
        # A press that comes when nothing is asked (an early click, honoured late) does nothing.
        if self._left:
            self._inputs = merging.pick(self._inputs, self._left.pop(0), number)
            self._go_on()

    def _put_away(self):
        if self._left:
            self._left = []
            self.layout.display = "none"
            self._say("The file was put away. What stands here is as it was.")

    def _go_on(self):
        if not self._left:
            self.layout.display = "none"
            self._done(self._inputs)
            return
        conflict = self._left[0]
        rows = [[name, in_words(version)] for name, version in zip(("The first", "The second"), conflict["versions"])]
        self._table.value = markup.status(
            markup.paragraph(NEITHER),
            markup.table(f"{self._names(conflict['place'])} ({len(self._left)} to decide)", ["Version", "What it says"], rows))
        self.layout.display = "flex"


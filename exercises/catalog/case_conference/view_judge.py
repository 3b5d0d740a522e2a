"""Two numbers before and two after: how likely is harm, and how far would help be accepted."""

import ipywidgets as widgets

from exercises.catalog.case_conference.people import called
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.lines import ROW, Line, button
from exercises.views.shown import show

NUMBERS = (("not said", None), *((str(n), n) for n in range(11)))


class Judging(widgets.VBox):
    """The two numbers of one chair.

    Args:
        exercise: the exercise on which the controls are registered.
        when: ``before`` or ``after``.
        judged: called with the event.
    """

    def __init__(self, exercise, when, judged):
        self._when, self._judged, self._seat = when, judged, None
        self._head, self._line = widgets.HTML(), Line()
        self._harm = exercise.field(f"{when}.harm", widgets.Dropdown(description="How likely is significant harm? 0 not at all, 10 certain", options=NUMBERS))
        self._help = exercise.field(f"{when}.help", widgets.Dropdown(description="How far would help be accepted? 0 not at all, 10 wholly", options=NUMBERS))
        super().__init__([self._head, widgets.HBox([self._harm, self._help], layout=ROW), self._line,
                          button(exercise, f"{when}.judge", "Keep these two numbers", lambda: self._line.attempt(self._keep))])
        self.add_class("conference-turn")

    def redraw(self, seat):
        """Ask this seat, or nobody."""
        show(self, seat is not None)
        if seat is None or seat == self._seat:
            return
        self._seat = seat
        self._harm.value = self._help.value = None
        self._line.say()
        asked = "before anybody has spoken" if self._when == "before" else "now that you have heard them"
        self._head.value = markup.join(
            markup.tag("h3", f"{called(seat)}: your two numbers, {asked}"),
            markup.paragraph("As this person sees it, with what this person knows. Nobody sees them before the end, and no number is right.",
                             class_="course-hint"))

    def _keep(self):
        if self._seat is None:
            return
        if self._harm.value is None or self._help.value is None:
            raise Problem("Give both numbers, 0 to 10.")
        seat, self._seat = self._seat, None
        self._judged({"do": "judge", "when": self._when, "seat": seat, "harm": self._harm.value, "help": self._help.value})

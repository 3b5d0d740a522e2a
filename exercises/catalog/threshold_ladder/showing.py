"""Showing where people stand, once they have committed, and the coefficients one click further down."""

import ipywidgets as widgets

from exercises.catalog.threshold_ladder import figures, figures_agreement, inputs, rules, sheet
from exercises.views.lines import ROW, Line, button, set_options
from exercises.record.problems import Problem
from exercises.views import markup

EMPTY = ("Nothing to show yet: nobody has committed. Place the referrals and commit, or load the invented example.")
AGREE = ("Showing opens everybody’s placements and reasons to whoever sees this screen. Agree on that first. Anybody can withdraw, before "
         "or after, and need not say why.")
STALE = "Something has changed since this was drawn. Press “Show where we stand” to draw it again."
PANEL_IN = "Set the invented panel beside us"
PANEL_OUT = "Take the invented panel away"


class Showing(widgets.VBox):
    """The buttons that show, the results, and the coefficients behind a button of their own.

    Args:
        exercise: the exercise on which the controls are registered; its ``record`` is read.
        put: called with a record in which something else is shown than before.
    """

    def __init__(self, exercise, put):
        self._exercise, self._put, self._filling = exercise, put, False
        show = button(exercise, "show", "Show where we stand", self._show)
        self._panel = button(exercise, "panel", PANEL_IN, self._turn_panel)
        self._hide = button(exercise, "hide", "Put the results away", lambda: self._put({**exercise.record, "showing": False}))
        self._more = button(exercise, "figures", "Show the coefficients", self._turn_figures)
        self._line, self._results, self._together, self._two = Line(), widgets.HTML(), widgets.HTML(), widgets.HTML()
        self._first = exercise.field("pair_first", widgets.Dropdown(description="Set this person"))
        self._second = exercise.field("pair_second", widgets.Dropdown(description="beside this one"))
        self._below = widgets.VBox([self._together, widgets.HBox([self._first, self._second], layout=ROW), self._two])
        super().__init__([widgets.HTML(markup.paragraph(AGREE, class_="course-notice")),
                          widgets.HBox([show, self._panel], layout=ROW), self._line, self._results, self._more, self._below, self._hide])
        for control in (self._first, self._second):
            control.observe(lambda change: self._filling or self._paired(), "value")

    def draw(self):
        """Draw what is to be seen, and take away what is not."""
        record = self._exercise.record
        self._panel.description = PANEL_OUT if record["panel"] else PANEL_IN
        shown, opened = record["showing"], record["showing"] and record["here"]["figures"]
        self._hide.layout.display = self._more.layout.display = "" if shown else "none"
        self._below.layout.display = "flex" if opened else "none"
        self._more.description = "Put the coefficients away" if opened else "Show the coefficients"
        if not shown:
            self._results.value = self._together.value = self._two.value = ""
            self._line.say(self._why_not() or "")
            return
        results = self._exercise.results
        self._results.value = figures.page(results)
        disputed = sum(row["disputed"] for row in results["referrals"])
        people = len(results["raters"])
        self._line.say(f"The results stand below: {people} {'person' if people == 1 else 'people'}, {disputed} of ten referrals disputed.")
        self._draw_figures(results)

    def _draw_figures(self, results):
        """The coefficients, where they are asked for; what is not seen is not drawn."""
        record = self._exercise.record
        if not record["here"]["figures"]:
            self._together.value = self._two.value = ""
            return
        self._together.value = figures_agreement.together(results)
        name = figures.names_of(results)
        known = list(results["rounds"]["before"]["raters"])
        pair = [p for p in record["here"]["pair"] if p in known]
        pair = (pair + [r for r in known if r not in pair])[:2]
        self._filling = True
        try:
            options = tuple((name[r], r) for r in known) or (("nobody yet", ""),)
            set_options(self._first, options, pair[0] if pair else options[0][1])
            set_options(self._second, options, pair[-1] if pair else options[0][1])
        finally:
            self._filling = False
        self._two.value = figures_agreement.two_people(results, pair)

    def went_stale(self):
        """Say that what is on the screen is older than the record."""
        if self._exercise.record["showing"]:
            self._line.say(STALE)

    def page(self):
        """The threshold discussion sheet.

        Raises:
            Problem: nothing is shown yet, so that the sheet would tell before people have committed.
        """
        if not self._exercise.record["showing"]:
            raise Problem("Press “Show where we stand” first: the sheet holds the same results.")
        return sheet.page(self._exercise.results)

    def _why_not(self):
        """Why nothing can be shown, or None where it can."""
        record = self._exercise.record
        if not rules.committed(record):
            return EMPTY
        waiting = rules.waiting(record)
        if waiting:
            return (f"{' and '.join(waiting)} {'has' if len(waiting) == 1 else 'have'} begun and not committed. Nothing is shown before that, so that "
                    "nobody places a referral after seeing others.")
        return None

    def _show(self):
        reason = self._why_not()
        if reason:
            self._line.say(reason)
        else:
            self._put({**self._exercise.record, "showing": True, "shown": True})

    def _turn_panel(self):
        record = self._exercise.record
        if not record["panel"] and not rules.committed(record):
            self._line.say("Commit your own placements first. The panel is for comparing, not for copying.")
            return
        self._put({**record, "panel": not record["panel"]})
        if not self._exercise.record["showing"]:
            self._line.say("The invented panel is taken away." if record["panel"] else
                           "The invented panel of five stands beside you. Press “Show where we stand”.")

    def _turn_figures(self):
        record = self._exercise.record
        self._put({**record, "here": {**record["here"], "figures": not record["here"]["figures"]}})

    def _paired(self):
        record = self._exercise.record
        self._put({**record, "here": {**record["here"], "pair": inputs.pair_of(self._first.value, self._second.value)}}, quiet=True)
        self._two.value = figures_agreement.two_people(self._exercise.results, [self._first.value, self._second.value])

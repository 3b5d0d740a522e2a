"""Showing what the group saw, once the group chooses to."""

import ipywidgets as widgets

from exercises.catalog.stage_tracker import figures, rules
from exercises.views.lines import Line, button
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.form import ConfirmButton

EMPTY = ("Nothing to show yet: nobody has ticked anything that counts. Fill in a check-in for one member at least, or load "
         "the invented example.")
AGREE = ("Comparing opens every member’s ticks and examples to whoever sees this screen. Agree on that first. Anybody can "
         "withdraw, before or after, and need not say why.")
TWO = ("Two members have ticked something. Each will know what the other ticked. Show it only if you both agree, freely. "
       "Otherwise talk without the figures.")
STALE = "Something has changed since these figures were drawn. Press “Show what we saw” to draw them again."


class Comparing(widgets.VBox):
    """The button that shows, the figures, and the button that puts them away.

    Args:
        exercise: the exercise on which the buttons are registered; its ``record`` is read.
        put: called with a record in which more, or less, is open to everybody than before.
    """

    def __init__(self, exercise, put):
        self._exercise, self._put = exercise, put
        show = ConfirmButton("Show what we saw", self._ask, self._show, "We both agree: show it",
                             "Leave it closed").register(exercise, "show")
        self._hide = button(exercise, "hide", "Put the figures away", self._put_away)
        self._line, self._figures = Line(), widgets.HTML()
        super().__init__([widgets.HTML(markup.paragraph(AGREE, class_="course-notice")), show, self._line,
                          self._figures, self._hide])

    def draw(self):
        """Draw the figures if they are to be seen, and take them away if not."""
        record = self._exercise.record
        self._hide.layout.display = "" if record["showing"] else "none"
        if not record["showing"]:
            self._figures.value = ""
            self._line.say("" if rules.observers(record) else EMPTY)
            return
        results = rules.compute(record)
        self._figures.value = figures.page(results)
        seen = sum(1 for c in results["check_ins"] if c["profile"])
        clear = results["fit"]["clear"]
        self._line.say(f"The figures stand below: {counted(seen, 'check-in')} with ticks, {clear} of them with a clear stage, "
                       f"from {counted(len(rules.observers(record)), 'member')}.")

    def went_stale(self):
        """Say that what is on the screen is older than the entries."""
        if self._exercise.record["showing"]:
            self._line.say(STALE)

    def sheet(self):
        """The figures as a page of their own.

        Raises:
            Problem: the group has not chosen to see them.
        """
        if not self._exercise.record["showing"]:
            raise Problem("Press “Show what we saw” first: the printable page holds the same figures.")
        return figures.sheet(self._exercise.results)

    def _ask(self):
        return TWO if len(rules.observers(self._exercise.record)) == 2 else None

    def _show(self):
        record = self._exercise.record
        if not rules.observers(record):
            self._line.say(EMPTY)
            return
        used = {e["check_in"] for e in record["entries"]}
        self._put({**record, "showing": True, "compared": sorted({*record["compared"], *used})})

    def _put_away(self):
        self._put({**self._exercise.record, "showing": False})


def counted(number, what):
    """A number of things, in words that agree with it."""
    return f"{number} {what}" if number == 1 else f"{number} {what.removesuffix('y')}{'ies' if what.endswith('y') else 's'}"

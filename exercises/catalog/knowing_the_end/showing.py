"""Showing the dots, once everybody has committed, and the permutation test one click further down."""

import ipywidgets as widgets

from exercises.catalog.knowing_the_end import example, figures, rules, sheet
from exercises.catalog.knowing_the_end.inputs import MOST_ANSWER
from exercises.record.files import whole
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.form import FreeText
from exercises.views.lines import ROW, Line, button

EMPTY = "Nothing to show yet: nobody has committed a sheet. Draw a code and read, or load the invented example."
AGREE = ("Showing opens everybody’s numbers and reasons, by code, and how it ended. Wait till all have rated. Anybody may leave, before or after, and need not "
         "say why.")
PANEL_IN = "Set twelve invented readers beside me"
PANEL_OUT = "Take the invented readers away"
MORE = "Show the permutation test"
LESS = "Put the permutation test away"


class Showing(widgets.VBox):
    """The buttons that show, the results, the test behind a button of its own, and the last question with room for an answer.

    Args:
        exercise: the exercise on which the controls are registered; its ``record`` is read.
        put: called with a record in which something else is shown than before.
        answered: called with what a review cannot tell, in the readers' words.
    """

    def __init__(self, exercise, put, answered):
        self._exercise, self._put, self._answered, self._filling = exercise, put, answered, False
        show = button(exercise, "show", "Show the dots", self._show)
        self._panel = button(exercise, "panel", PANEL_IN, self._turn_panel)
        self._more = button(exercise, "test", MORE, self._turn_test)
        self._hide = button(exercise, "hide", "Put the results away", lambda: self._put({**exercise.record, "showing": False}))
        self._line, self._results, self._test, self._last = Line(), widgets.HTML(), widgets.HTML(), widgets.HTML()
        answer = FreeText("What can a review not tell you? Your own answer", rows=4)
        self._answer = exercise.field("answer", answer.text)
        self._below = widgets.VBox([self._more, self._test, self._last, answer, widgets.HTML(figures.honesty()), self._hide])
        super().__init__([widgets.HTML(markup.paragraph(AGREE, class_="course-notice")),
                          widgets.HBox([show, self._panel], layout=ROW), self._line, self._results, self._below])
        self._answer.observe(self._wrote, "value")

    def draw(self):
        """Draw what is to be seen, and take away what is not."""
        record = self._exercise.record
        self._panel.description = PANEL_OUT if record["panel"] else PANEL_IN
        self._panel.layout.display = "none" if record["invented"] else ""
        self._below.layout.display = "flex" if record["showing"] else "none"
        self._filling = True
        try:
            self._answer.value = record["answer"]
        finally:
            self._filling = False
        if not record["showing"]:
            self._results.value = self._test.value = self._last.value = ""
            self._line.say(self._why_not() or "")
            return
        results, beside = self._exercise.results, self._beside()
        self._results.value = figures.page(results, beside)
        self._last.value = figures.last(results)
        opened = record["here"]["test"]
        self._more.description = LESS if opened else MORE
        self._test.value = figures.test(results, beside) if opened else ""
        counted = results["counted"]
        self._line.say(f"The results stand below: {counted['told']} told first, {counted['untold']} not told.")

    def page(self):
        """The seminar sheet.

        Raises:
            Problem: nothing is shown yet, so that the sheet would tell the ending before people have rated.
        """
        if not self._exercise.record["showing"]:
            raise Problem("Press “Show the dots” first: the sheet holds the same results, and the ending.")
        return sheet.page(self._exercise.results, self._beside(), self._exercise.record["answer"])

    def _beside(self):
        """The invented readers' results, where they stand beside."""
        return rules.compute(example.load()) if self._exercise.record["panel"] else None

    def _why_not(self):
        """Why nothing can be shown, or None where it can."""
        record = self._exercise.record
        if not rules.committed(record):
            return EMPTY
        waiting = rules.waiting(record)
        if waiting:
            return (f"{' and '.join(waiting)} {'has' if len(waiting) == 1 else 'have'} begun and not committed. Nothing is shown before that: it would tell "
                    "the ending. Whoever has that code commits, or opens it and leaves it out.")
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
            self._line.say("Commit your own sheet first. The invented readers’ reasons tell how it ended.")
            return
        self._put({**record, "panel": not record["panel"]})
        if not self._exercise.record["showing"]:
            self._line.say("The invented readers are taken away." if record["panel"] else "Twelve invented readers stand beside you. Press “Show the dots”.")

    def _turn_test(self):
        record = self._exercise.record
        self._put({**record, "here": {**record["here"], "test": not record["here"]["test"]}})

    def _wrote(self, change):
        if not self._filling:
            if len(change["new"]) > MOST_ANSWER:
                self._line.say(f"Your own answer: only the first {MOST_ANSWER:,} characters are kept.")
            self._answered(whole(change["new"])[:MOST_ANSWER])

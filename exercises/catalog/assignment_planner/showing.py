"""What the plan shows: the coverage, which follows every change, and the rest once it is asked for."""

import ipywidgets as widgets

from exercises.catalog.assignment_planner import figures, inputs, sheet
from exercises.record.problems import Problem
from exercises.views.lines import Line, button

EMPTY = "There is nothing to show yet. Give one paragraph a heading, words or a tag, or load an example."
STALE = "Something has changed since this was drawn. Press “Show what the plan covers” to draw it again."


class Showing(widgets.VBox):
    """The button that shows, and the results.

    Args:
        exercise: the planner.

    Attributes:
        top: the coverage, for the top of the exercise.
    """

    def __init__(self, exercise):
        self._exercise = exercise
        self.top, self._line, self._results = widgets.HTML(), Line(), widgets.HTML()
        self._hide = button(exercise, "hide", "Put the results away", self._put_away)
        super().__init__([button(exercise, "show", "Show what the plan covers", self._show), self._line, self._results, self._hide])

    def draw_top(self):
        """Bring the coverage in line with the plan; what looks the same is not sent again."""
        results = self._exercise.results
        # Each picture's ids are new: only the figures say whether anything differs.
        seen = (results["prompts"], results["total"], results["limit"])
        if getattr(self, "_seen", None) != seen:
            self._seen = seen
            self.top.value = figures.coverage(results)

    def draw(self):
        """Draw the results, where they are to be seen."""
        plan = self._exercise.record
        self._hide.layout.display = "" if plan["showing"] else "none"
        self._results.value = figures.page(self._exercise.results, plan) if plan["showing"] else ""
        self._line.say()

    def went_stale(self):
        """Say that what is on the screen is older than the plan."""
        if self._exercise.record["showing"]:
            self._line.say(STALE)

    def page(self):
        """The plan as a page to print.

        Raises:
            Problem: there is nothing in it.
        """
        if inputs.is_untouched(self._exercise.record):
            raise Problem(EMPTY)
        return sheet.page(self._exercise.record, self._exercise.results)

    def _show(self):
        if inputs.is_untouched(self._exercise.record):
            self._line.say(EMPTY)
            return
        self._exercise.put({**self._exercise.record, "showing": True}, counts=False)
        self.draw()
        results = self._exercise.results
        empty = sum(one["state"] == "empty" for one in results["prompts"])
        self._line.say(f"The results stand below: {results['total']:,} words planned, {empty} of 12 prompts without a paragraph.")

    def _put_away(self):
        self._exercise.put({**self._exercise.record, "showing": False}, counts=False)
        self.draw()
        self._line.say("The results are put away. The plan is kept.")

"""Showing what a recording says, once somebody wants to see it, and two beside each other."""

import ipywidgets as widgets

from exercises.catalog.talk_recorder import figures, sheet, talks
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.lines import ROW, Line, button, set_options

EMPTY = "Nothing to show yet: there is no turn in this recording. Record, paste a log, or load the invented example."
RUNS = "It is being recorded. Stop first: whoever watches figures while people speak is not listening to them."
AGREE = "Figures name people. Ask the table before you show them, and start with each person’s own question to them."


class Showing(widgets.VBox):
    """The button that shows, the choice of a second recording, and the results.

    Args:
        exercise: the exercise on which the controls are registered; its ``record`` is read.
        put: called with a record in which something else is shown than before.
    """

    def __init__(self, exercise, put):
        self._exercise, self._put, self._filling = exercise, put, False
        self._beside = exercise.field("beside", widgets.Dropdown(description="Set another recording beside it", style={"description_width": "initial"},
                                                                 layout={"width": "auto"}))
        self._hide = button(exercise, "hide", "Put the results away", lambda: self._show(False))
        self._line, self._results = Line(), widgets.HTML()
        super().__init__([widgets.HTML(markup.join(markup.tag("h3", "What it says"), markup.paragraph(AGREE, class_="course-notice"))), self._beside,
                          widgets.HBox([button(exercise, "show", "Show what it says", lambda: self._line.attempt(self._turn_on)), self._hide], layout=ROW),
                          self._line, self._results])
        self._beside.observe(lambda change: self._filling or self._chosen(change["new"]), "value")

    def refresh(self):
        """Bring the choice in line with the record, and draw or take away the results."""
        record = self._exercise.record
        self.layout.display = "none" if record["running"] else "flex"
        here = record["here"]
        others = [one for one in record["recordings"] if one["id"] != here["recording"] and one["turns"]]
        beside = next((one for one in here["pair"] if one in [o["id"] for o in others]), "") if here["recording"] in here["pair"] else ""
        self._filling = True
        try:
            set_options(self._beside, (("none", ""), *((one["title"], one["id"]) for one in others)), beside)
        finally:
            self._filling = False
        self._beside.layout.display = "" if others else "none"
        self._hide.layout.display = "" if here["showing"] else "none"
        if not here["showing"]:
            self._results.value = ""
            self._line.say()
            return
        results = self._exercise.results
        one = self._of(results)
        pair = results["pair"] if here["recording"] in here["pair"] else None
        self._results.value = figures.page(one, pair)
        self._line.say(f"The results stand below: {one['title']}, {one['turns']} turns, {len(one['seats'])} seats.")

    def page(self):
        """The process sheet.

        Raises:
            Problem: there is nothing on it yet.
        """
        record = self._exercise.record
        if not talks.closed(record, talks.at(record))[0]:
            raise Problem(EMPTY)
        results = self._exercise.results
        return sheet.page(self._of(results), results["pair"] if record["here"]["recording"] in record["here"]["pair"] else None)

    def _of(self, results):
        return talks.find(results["recordings"], self._exercise.record["here"]["recording"])

    def _turn_on(self):
        record = self._exercise.record
        if record["running"]:
            raise Problem(RUNS)
        if not talks.closed(record, talks.at(record))[0]:
            raise Problem(EMPTY)
        self._show(True)

    def _show(self, showing):
        record = self._exercise.record
        self._put({**record, "here": {**record["here"], "showing": showing}})

    def _chosen(self, other):
        record = self._exercise.record
        here = record["here"]["recording"]
        # In the order in which they stand: the earlier one is the first.
        pair = [one["id"] for one in record["recordings"] if one["id"] in (here, other)] if other else []
        self._put({**record, "here": {**record["here"], "pair": pair}})

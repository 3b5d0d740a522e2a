"""What the parts of the planner's form have in common: controls that tell the plan of a change, and are filled from it without telling."""

import ipywidgets as widgets

from exercises.record.files import whole
from exercises.record.problems import Problem
from exercises.views.form import FreeText
from exercises.views.lines import Line

BESIDE = {"display": "grid", "grid_template_columns": "repeat(auto-fit, minmax(min(100%, 14em), 1fr))", "grid_gap": "0.2rem 1.2rem", "width": "100%",
          "align_items": "flex-end"}
TICKS = {"display": "grid", "grid_template_columns": "repeat(auto-fill, minmax(min(100%, 15em), 1fr))", "grid_gap": "0 1.2rem", "width": "100%"}


class Part(widgets.VBox):
    """One part of the form.

    Args:
        exercise: the planner; its ``record`` is the plan, ``put`` takes a changed one.

    Attributes:
        line: says what came of the last thing that was done here.
    """

    def __init__(self, exercise):
        super().__init__()
        self.exercise, self.line, self._filling = exercise, Line(), False

    @property
    def plan(self):
        """The plan as it is now."""
        return self.exercise.record

    def fill(self):
        """Show the plan in the controls, without taking that for a change."""
        self._filling = True
        try:
            self.show_plan()
        finally:
            self._filling = False

    def show_plan(self):
        """Set each control to what the plan says."""
        raise NotImplementedError

    def typed(self, name, words, act, most, rows=0, done=True):
        """A field for words; ``act`` is called with them. ``rows`` above 0 gives a place for free writing.

        Args:
            name: the field's name.
            words: its description.
            act: takes what was typed, cut to ``most`` characters; may raise ``Problem``, which is told.
            most: how many characters are kept.
            rows: its height in lines; 0 for one line.
            done: whether it tells only once one is done with it, as a number or a date wants; False tells at each key.
        """
        if rows:
            holder = FreeText(words, rows=rows, notice=None)
            control = holder.text
        else:
            holder = control = widgets.Text(description=words, continuous_update=not done)
        self.exercise.field(name, control)

        def tell(change):
            if self._filling:
                return
            value = whole(change["new"]).replace("\x00", "")
            self.attempt(lambda: act(value[:most]))
            if len(value) > most:
                self.line.say(f"{words}: only the first {most:,} characters are kept.")

        control.observe(tell, "value")
        return holder

    def chosen(self, name, words, options, act):
        """A list to choose one thing from; ``act`` is called with the value chosen."""
        control = self.exercise.field(name, widgets.Dropdown(description=words, options=options))
        control.observe(lambda change: self._filling or self.attempt(lambda: act(change["new"])), "value")
        return control

    def ticked(self, name, words, act):
        """A box to tick; ``act`` is called with whether it is."""
        control = self.exercise.field(name, widgets.Checkbox(description=words, indent=False))
        control.observe(lambda change: self._filling or self.attempt(lambda: act(change["new"])), "value")
        return control

    def attempt(self, act):
        """Do something that may not be possible; where it is not, say why, and show the plan as it was."""
        try:
            act()
        except Problem as problem:
            self.line.say(str(problem))
        else:
            self.line.say()
